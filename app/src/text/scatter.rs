//! What two indicators of the same schools are called, and what is said of them.

use analysis::{
    Dimension, Indicator,
    comparison::{Comparison, Sat, Scatter, ScatterPoint},
    setting::{Named, Setting},
    stats::correlation::Correlation,
};

use super::{Locale, Plural, grade, number, phrase};

/// So many schools are named in a sentence.
const NAMED_MAX: usize = 5;

/// Texts of the scatter. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct ScatterTexts {
    pub title: &'static str,
    pub across: &'static str,
    pub subject: &'static str,
    pub same_subject: &'static str,
    pub work: &'static str,
    pub same_work: &'static str,
    pub same_children: &'static str,
    pub column_beyond: &'static str,
    pub how_beyond: &'static str,
    pub and: &'static str,
    pub spearman: &'static str,
    pub pearson: &'static str,
    pub too_few: &'static str,
    pub medians: &'static str,
    pub median: &'static str,
    pub chosen: &'static str,
    pub how: &'static str,
}

static RU: ScatterTexts = ScatterTexts {
    title: "Два показателя рядом",
    across: "По горизонтали",
    subject: "Предмет по горизонтали",
    same_subject: "тот же",
    work: "Работа по горизонтали",
    same_work: "та же",
    same_children: "та же параллель детей",
    column_beyond: "К ожидаемому",
    how_beyond: "Процедура рядом с процедурой: берётся работа той же параллели детей, ближайшая по времени; состав параллели мог измениться. От тридцати школ через точки всех остальных школ проводится прямая (наименьшие квадраты, вес — число учеников); «к ожидаемому» — на сколько школа выше или ниже неё, с 95-процентным интервалом прогноза. Вывод — после поправки Бенджамини — Хохберга на число школ и от десяти учеников в обеих работах. Неожиданное значение — повод посмотреть, а не оценка школы.",
    and: "и",
    spearman: "ранговая корреляция Спирмена",
    pearson: "корреляция Пирсона",
    too_few: "Корреляция называется от двадцати школ.",
    medians: "медианы",
    median: "медиана",
    chosen: "выбрано",
    how: "Два показателя: каждая школа — одна точка и считается один раз, сколько бы в ней ни было участников; линии — медианы. Корреляция Спирмена сравнивает порядок школ, Пирсона — близость точек к прямой; в скобках 95-процентный интервал (Бонетт — Райт, Фишер). Она описывает, как значения лежат рядом, и не говорит почему: оба могут зависеть от третьего. Показатели одних и тех же работ связаны уже тем, как они считаются.",
};

static EN: ScatterTexts = ScatterTexts {
    title: "Two indicators side by side",
    across: "Across",
    subject: "Subject across",
    same_subject: "the same",
    work: "Work across",
    same_work: "the same",
    same_children: "the same children",
    column_beyond: "Beyond expectation",
    how_beyond: "Procedure beside procedure: the work of the same children nearest in time is taken; the cohort may have changed. From thirty schools on a line is drawn through all other schools (least squares weighted by pupils); \"beyond expectation\" is how far a school lies above or below it, with the 95 % prediction interval. What is said is corrected for the number of schools (Benjamini and Hochberg) and needs ten pupils in both works. An unexpected value is a reason to look, not a judgement of a school.",
    and: "and",
    spearman: "Spearman's rank correlation",
    pearson: "Pearson's correlation",
    too_few: "A correlation is told from twenty schools on.",
    medians: "medians",
    median: "median",
    chosen: "chosen",
    how: "Two indicators: each school is one point and counts once, however many participants it has; the lines are medians. Spearman's correlation compares the order of schools, Pearson's how near the points lie to a line; the 95 % interval (Bonett and Wright, Fisher) stands in brackets. It describes how values lie beside each other and does not say why: both may follow a third one. Indicators of the same works go together by the way they are computed.",
};

impl Locale {
    /// The texts of two indicators side by side.
    pub fn scatter(self) -> &'static ScatterTexts {
        self.either((&RU, &EN))
    }
}

/// «Качество знаний, Русский язык»: what stands on an axis.
pub fn axis(
    locale: Locale,
    setting: &Setting,
    indicator: Indicator,
    subject: Option<&Named>,
) -> String {
    let name = locale.texts().named(indicator, setting).name.into_owned();
    subject.map_or_else(|| name.clone(), |it| format!("{name}, {}", it.name))
}

/// «ОГЭ, 9 класс, 2023/24».
pub fn work(locale: Locale, of: &Sat) -> String {
    format!("{}, {}, {}", of.procedure.name, grade::grade(locale, &of.grade.name), of.year)
}

/// What goes across and what goes up.
pub fn axes(locale: Locale, compared: &Comparison, scatter: &Scatter) -> [String; 2] {
    let setting = &compared.setting;
    let own = phrase::chosen_member(setting, Dimension::Subject);
    let x = axis(locale, setting, scatter.x, scatter.x_subject.as_ref().or(own));
    let y = axis(locale, setting, setting.view.indicator, own);
    match &scatter.x_work {
        None => [x, y],
        Some(it) => {
            let of = |dimension| grade::shown(locale, setting, dimension);
            let page = [Dimension::Procedure, Dimension::Grade, Dimension::Year].map(of);
            let page = page.into_iter().flatten().collect::<Vec<_>>().join(", ");
            [format!("{x}: {}", work(locale, it)), format!("{y}: {page}")]
        }
    }
}

/// Whether a school lies elsewhere than the other work lets expect.
pub fn stands_out(point: &ScatterPoint) -> bool {
    point.beyond.is_some_and(|it| it.verdict.is_beyond_chance())
}

/// Who lies elsewhere than the other work lets expect; nothing where that cannot be told.
pub fn beyond(locale: Locale, scatter: &Scatter) -> Option<String> {
    let told = || scatter.points.iter().filter(|it| it.beyond.is_some());
    let looked = told().count();
    let found: Vec<&str> =
        told().filter(|it| stands_out(it)).map(|it| it.unit.name.as_str()).collect();
    let schools = |n: usize| number::whole(locale, n as u64);
    let of = schools(looked);
    (looked > 0).then(|| match (locale, found.as_slice()) {
        (Locale::Ru, []) => format!("Ни одна из {} не лежит в стороне от ожидаемого по другой работе (с поправкой на их число).", locale.counted(looked as u64, &OF_SCHOOLS)),
        (Locale::En, []) => format!("None of {} lies apart from what the other work lets expect (corrected for their number).", locale.counted(looked as u64, &locale.texts().schools)),
        (Locale::Ru, names) => format!("В стороне от ожидаемого по другой работе: {} из {of} (с поправкой на их число): {}.", schools(names.len()), listed(names)),
        (Locale::En, names) => format!("Apart from what the other work lets expect: {} of {of} (corrected for their number): {}.", schools(names.len()), listed(names)),
    })
}

/// «Из 31 школы, из 32 школ»: what schools are called after "of".
const OF_SCHOOLS: Plural = Plural(["школы", "школ", "школ"]);

/// The first names; the table has the others.
fn listed(names: &[&str]) -> String {
    let shown = names.iter().take(NAMED_MAX).copied().collect::<Vec<_>>().join(", ");
    if names.len() > NAMED_MAX { format!("{shown} …") } else { shown }
}

/// «60: ранговая корреляция Спирмена 0,62 (0,43 … 0,76); корреляция Пирсона …».
pub fn sentence(locale: Locale, scatter: &Scatter) -> String {
    let texts = locale.scatter();
    let both = [(texts.spearman, scatter.spearman), (texts.pearson, scatter.pearson)];
    told(locale, scatter.level, scatter.points.len(), &both)
}

/// Of how many, and each correlation with its interval; why none, where none is told.
pub(super) fn told(
    locale: Locale,
    level: Dimension,
    points: usize,
    both: &[(&str, Option<Correlation>)],
) -> String {
    let two = |it: f64| number::decimal(locale, it, 2);
    let told = |name: &str, it: Correlation| {
        let Correlation { value, interval, .. } = it;
        format!("{name} {} ({} … {})", two(value), two(interval.low), two(interval.high))
    };
    let told: Vec<String> = both.iter().filter_map(|(name, it)| Some(told(name, (*it)?))).collect();
    let by = phrase::upper_first(locale.texts().by(level));
    let n = number::whole(locale, points as u64);
    match told.as_slice() {
        [] => format!("{by}, n\u{a0}=\u{a0}{n}. {}", locale.scatter().too_few),
        told => format!("{by}, n\u{a0}=\u{a0}{n}: {}.", told.join("; ")),
    }
}

/// A point as it is read out.
pub fn point(
    locale: Locale,
    [x, y]: &[String; 2],
    [across, up]: [Indicator; 2],
    of: &ScatterPoint,
) -> String {
    let value = |indicator, it| number::value(locale, indicator, it);
    format!(
        "{}: {} {}, n\u{a0}=\u{a0}{}; {} {}, n\u{a0}=\u{a0}{}",
        of.unit.name,
        phrase::lower_first(x),
        value(across, &of.x),
        number::whole(locale, of.x.n),
        phrase::lower_first(y),
        value(up, &of.y),
        number::whole(locale, of.y.n),
    )
}
