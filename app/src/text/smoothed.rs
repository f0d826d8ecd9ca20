//! What smoothed values are called, and how they come about.

use super::Locale;

/// Texts of smoothed values. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct SmoothedTexts {
    pub column: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub what: &'static str,
    pub of_parts: &'static str,
    pub of_all: &'static str,
}

static RU: SmoothedTexts = SmoothedTexts {
    column: "Сглаженное значение",
    show: "показать сглаженные значения",
    hide: "скрыть сглаженные значения",
    what: "Что такое сглаженное значение",
    of_parts: "Значение малой школы сильно зависит от случая. Сглаженное значение подтянуто к общему для всех строк этой таблицы тем сильнее, чем меньше в строке участников; в скобках — где истинное значение лежит с вероятностью 95 %, если модель верна. Доли: бета-биномиальная модель, (k + α)/(n + α + β); средние: λ·x̄ + (1 − λ)·μ, λ = τ²/(τ² + s²/n). Считается не меньше чем по пяти строкам. Сырое значение — то, что посчитано, — стоит рядом.",
    of_all: "Значение малой школы сильно зависит от случая. Сглаженное значение подтянуто к общему для всех объектов того же уровня в данных тем сильнее, чем меньше в объекте участников; в скобках — где истинное значение лежит с вероятностью 95 %, если модель верна. Доли: бета-биномиальная модель, (k + α)/(n + α + β); средние: λ·x̄ + (1 − λ)·μ, λ = τ²/(τ² + s²/n). Считается не меньше чем по пяти объектам. Сырое значение — то, что посчитано, — стоит рядом.",
};

static EN: SmoothedTexts = SmoothedTexts {
    column: "Smoothed value",
    show: "show smoothed values",
    hide: "hide smoothed values",
    what: "What a smoothed value is",
    of_parts: "The value of a small school depends much on chance. The smoothed value is drawn towards what all rows of this table have in common, the more the fewer participants the row has; in brackets, where the true value lies with 95 % if the model holds. Shares: beta-binomial, (k + α)/(n + α + β); means: λ·x̄ + (1 − λ)·μ, λ = τ²/(τ² + s²/n). It takes five rows. The raw value, which was counted, stands beside it.",
    of_all: "The value of a small school depends much on chance. The smoothed value is drawn towards what all objects of the same level in the data have in common, the more the fewer participants the object has; in brackets, where the true value lies with 95 % if the model holds. Shares: beta-binomial, (k + α)/(n + α + β); means: λ·x̄ + (1 − λ)·μ, λ = τ²/(τ² + s²/n). It takes five objects. The raw value, which was counted, stands beside it.",
};

impl Locale {
    /// The texts of smoothed values.
    pub fn smoothed(self) -> &'static SmoothedTexts {
        self.either((&RU, &EN))
    }
}
