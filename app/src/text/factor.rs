//! What is said of an indicator beside a condition of schools.

use analysis::{
    Dimension, Indicator,
    comparison::{Comparison, Factor, FactorPoint},
};

use super::{Locale, benchmark::characteristic, number, phrase, scatter};

/// Texts of the condition across. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct FactorTexts {
    pub condition: &'static str,
    pub told: &'static str,
    pub warning: &'static str,
}

static RU: FactorTexts = FactorTexts {
    condition: "Условие",
    told: "сообщено",
    warning: "Связь не означает причины: условия связаны друг с другом и с тем, чего нет в данных.",
};

static EN: FactorTexts = FactorTexts {
    condition: "Condition",
    told: "told",
    warning: "Going together is no cause: conditions go together with each other and with what is not in the data.",
};

impl Locale {
    /// The texts of an indicator beside a condition.
    pub fn factor(self) -> &'static FactorTexts {
        self.either((&RU, &EN))
    }
}

/// What goes across and what goes up.
pub fn axes(locale: Locale, compared: &Comparison, factor: &Factor) -> [String; 2] {
    let own = phrase::chosen_member(&compared.setting, Dimension::Subject);
    let up = scatter::axis(locale, &compared.setting, compared.setting.view.indicator, own);
    [phrase::upper_first(characteristic::name(locale, factor.across)), up]
}

/// «По школам, n = 60: ранговая корреляция Спирмена 0,41 (0,17 … 0,60).»
pub fn sentence(locale: Locale, factor: &Factor) -> String {
    let both = [(locale.scatter().spearman, factor.spearman)];
    scatter::told(locale, Dimension::School, factor.points.len(), &both)
}

/// A school as it is read out.
pub fn point(
    locale: Locale,
    [x, y]: &[String; 2],
    factor: &Factor,
    indicator: Indicator,
    of: &FactorPoint,
) -> String {
    format!(
        "{}: {} {} ({}); {} {}, n\u{a0}=\u{a0}{}",
        of.unit.name,
        phrase::lower_first(x),
        characteristic::value(locale, factor.across, of.x),
        of.told,
        phrase::lower_first(y),
        number::value(locale, indicator, &of.y),
        number::whole(locale, of.y.n),
    )
}
