//! What the page of dynamics says beyond values and changes.

use analysis::fioko::Mark2Change;

/// Texts of the page of dynamics. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct DynamicsTexts {
    pub hide_bands: &'static str,
    pub show_bands: &'static str,
    pub pick: &'static str,
    pub pick_keys: &'static str,
    pub picking: [&'static str; 3],
    pub if_it_continues: &'static str,
    pub ahead_note: &'static str,
    pub ahead_text: &'static str,
    pub steadiness: &'static str,
    pub range: &'static str,
    pub deviation: &'static str,
    pub mean_change: &'static str,
    pub variation: &'static str,
    /// Within chance and beyond it.
    pub years_differ: [&'static str; 2],
    pub official: &'static str,
    pub official_labels: [&'static str; 3],
    pub official_note: &'static str,
    pub by_subject: &'static str,
    pub grid_colours: &'static str,
    /// Where something is good or bad, and where it is neither.
    pub grid_shades: [&'static str; 2],
    pub grid_plain: &'static str,
    pub grid_choice: &'static str,
    pub grid_brackets: &'static str,
    pub cohort: &'static str,
    pub entered: &'static str,
    pub cohort_says: [&'static str; 4],
    pub cohort_text: &'static str,
    pub cohorts: &'static str,
    pub cohorts_axes: &'static str,
    pub autumn: &'static str,
    pub column_entered: &'static str,
    pub column_procedure: &'static str,
    pub column_grade: &'static str,
    pub column_pupils: &'static str,
    pub column_mean: &'static str,
    pub column_all: &'static str,
    pub column_z: &'static str,
    pub column_moved: &'static str,
}

impl DynamicsTexts {
    /// The official label in words.
    pub const fn official_label(&self, of: Mark2Change) -> &'static str {
        let [positive, neutral, negative] = self.official_labels;
        match of {
            Mark2Change::Positive => positive,
            Mark2Change::Neutral => neutral,
            Mark2Change::Negative => negative,
        }
    }
}

/// Русские тексты.
pub(super) static RU: DynamicsTexts = DynamicsTexts {
    hide_bands: "скрыть полосы неопределённости",
    show_bands: "показать полосы неопределённости",
    pick: "Затенено то, что сравнивается. Другие два года: протяните по графику от одного до другого или нажмите рядом с одним, потом с другим.",
    pick_keys: "Пробел на двух точках выбирает два года для сравнения.",
    picking: ["Первый год", "Выберите второй год; Escape отменяет.", "Выбор двух лет отменён."],
    if_it_continues: "если тенденция продолжится",
    ahead_note: "Это продолжение прямой на один год, а не обещание: что изменится в школе, она не знает.",
    ahead_text: "«Если тенденция продолжится»: прямая Тейла — Сена, продлённая на один год, с 95-процентной полосой для отдельного значения; не меньше четырёх лет без разрыва ряда.",
    steadiness: "Устойчивость с последнего разрыва ряда",
    range: "размах",
    deviation: "стандартное отклонение",
    mean_change: "среднее изменение за год",
    variation: "коэффициент вариации",
    years_differ: [
        "годы различаются в пределах случайного разброса",
        "годы различаются больше, чем случайный разброс",
    ],
    official: "По правилу ФИОКО (2026, с. 8), доля «2»",
    official_labels: ["положительная динамика", "нейтральная динамика", "отрицательная динамика"],
    official_note: "Правило не учитывает случайный разброс: при десяти участниках одна работа — это десять пунктов. Наш вывод — в таблице выше.",
    by_subject: "То же по предметам",
    grid_colours: "Цвет — отличие от целого в той же работе того же года",
    grid_shades: [
        "синий — лучше, оранжевый — хуже; без цвета — в пределах случайного разброса или меньше 20 участников",
        "синий — больше, оранжевый — меньше; без цвета — в пределах случайного разброса или меньше 20 участников",
    ],
    grid_plain: "Без цвета: сравнивать не с чем, это самое широкое место.",
    grid_choice: "Другое целое:",
    grid_brackets: "В скобках —",
    cohort: "Те же дети из года в год",
    cohorts: "Параллели рядом",
    cohorts_axes: "по горизонтали класс, в котором сидели дети, и работа; по вертикали место среди всех, в стандартных отклонениях (0 — среднее всех); ось у всех одна",
    autumn: "осень",
    column_entered: "Первый класс",
    entered: "Параллель, пришедшая в первый класс в",
    cohort_says: [
        "поднялась относительно всех",
        "опустилась относительно всех",
        "держится на том же месте среди всех, в пределах случайного разброса",
        "участников слишком мало, чтобы судить",
    ],
    cohort_text: "Работы разных классов не сравнить напрямую, поэтому каждый результат ставится на место среди всех, кто писал ту же работу: z = (среднее − среднее всех) / стандартное отклонение всех, ошибка 1/√n. Осенняя работа засчитывается классу, в котором дети сидели. Состав параллели меняется: число участников — в каждой строке. Вывод — от десяти участников в обоих годах.",
    column_procedure: "Процедура",
    column_grade: "Класс",
    column_pupils: "Участников",
    column_mean: "Среднее",
    column_all: "Среднее всех",
    column_z: "Место среди всех, z",
    column_moved: "Изменение",
};

/// English texts.
pub(super) static EN: DynamicsTexts = DynamicsTexts {
    hide_bands: "hide the bands of uncertainty",
    show_bands: "show the bands of uncertainty",
    pick: "What is compared is shaded. For two other years drag over the chart from one to the other, or press beside one and then beside the other.",
    pick_keys: "The space bar on two marks chooses two years to compare.",
    picking: [
        "First year",
        "Choose the second year; Escape drops it.",
        "No two years were chosen.",
    ],
    if_it_continues: "if the trend continues",
    ahead_note: "This is a line carried on for one year and no promise: it knows nothing of what will change.",
    ahead_text: "\"If the trend continues\": the line of Theil and Sen carried on for one year, with the 95 % band of a single value; at least four years without a break in the series.",
    steadiness: "Steadiness since the last break",
    range: "range",
    deviation: "standard deviation",
    mean_change: "mean change in a year",
    variation: "coefficient of variation",
    years_differ: [
        "the years differ within chance variation",
        "the years differ by more than chance variation",
    ],
    official: "By the rule of FIOKO (2026, p. 8), share of mark 2",
    official_labels: ["positive dynamics", "neutral dynamics", "negative dynamics"],
    official_note: "The rule takes no account of chance: of ten participants one work is ten points. Our verdict stands in the table above.",
    by_subject: "The same by subject",
    grid_colours: "Colour: the difference from the whole in the same work of the same year",
    grid_shades: [
        "blue is better, orange worse; no colour where chance may have made it or below 20 participants",
        "blue is more, orange less; no colour where chance may have made it or below 20 participants",
    ],
    grid_plain: "No colour: this is the widest place, there is nothing to set it against.",
    grid_choice: "Another whole:",
    grid_brackets: "In brackets:",
    cohort: "The same children from year to year",
    cohorts: "Cohorts beside each other",
    cohorts_axes: "across: the grade the children sat in and the work; upwards: their place among all, in standard deviations (0 is the mean of all); one axis for all",
    autumn: "autumn",
    column_entered: "First grade",
    entered: "Cohort that entered the first grade in",
    cohort_says: [
        "rose among all",
        "fell among all",
        "keeps its place among all, within chance variation",
        "too few participants to tell",
    ],
    cohort_text: "Works of different grades cannot be compared, so each result is placed among all who sat the same work: z = (mean − mean of all) / standard deviation of all, with error 1/√n. A work of autumn counts for the grade the children sat in. The cohort's members change: each row says how many there were. A verdict needs ten participants in both years.",
    column_procedure: "Procedure",
    column_grade: "Grade",
    column_pupils: "Participants",
    column_mean: "Mean",
    column_all: "Mean of all",
    column_z: "Place among all, z",
    column_moved: "Move",
};
