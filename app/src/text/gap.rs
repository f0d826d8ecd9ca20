//! What the gap between two groups is called, and its sentence.

use analysis::{
    Indicator,
    answer::Verdict,
    comparison::{Comparison, Gap, GapOfYear},
};

use super::{Locale, number, phrase};

/// Texts of the gap. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct GapTexts {
    pub title: &'static str,
    pub first: &'static str,
    pub second: &'static str,
    pub less: &'static str,
    pub tendency: &'static str,
    pub beyond_chance: &'static str,
    pub within_chance: &'static str,
    pub overlap: &'static str,
    pub how: &'static str,
}

static RU: GapTexts = GapTexts {
    title: "Разница между группами",
    first: "Группа",
    second: "Сравнить с",
    less: "минус",
    tendency: "Тенденция разницы",
    beyond_chance: "больше случайного разброса",
    within_chance: "в пределах случайного разброса",
    overlap: "Одни и те же ученики могут быть в обеих группах, поэтому у разницы нет интервала и вывода.",
    how: "Разница групп: значение первой группы минус значение второй в том же году, с 95-процентным интервалом (доли — Ньюкомб, средние — Уэлч), если никто не входит в обе. Год без одной из групп — разрыв линии. Тенденция — Тейл — Сен и Манн — Кендалл по разницам с последнего разрыва ряда, не раньше пяти лет. Разница описывает и не объясняет: она не говорит, откуда взялась.",
};

static EN: GapTexts = GapTexts {
    title: "Difference between groups",
    first: "Group",
    second: "Compare with",
    less: "less",
    tendency: "Trend of the difference",
    beyond_chance: "beyond chance variation",
    within_chance: "within chance variation",
    overlap: "The same pupils may be in both groups, so the difference has no interval and no verdict.",
    how: "Difference of groups: the value of the first less that of the second in the same year, with a 95 % interval (shares by Newcombe, means by Welch) if no pupil is in both. A year without one of the groups is a gap in the line. The trend is that of Theil and Sen with the test of Mann and Kendall, over the differences since the last break and not before five years. A difference describes and does not explain: it does not say where it comes from.",
};

impl Locale {
    /// The texts of the gap between two groups.
    pub fn gap(self) -> &'static GapTexts {
        self.either((&RU, &EN))
    }
}

/// «девочки минус мальчики».
pub fn pair(locale: Locale, gap: &Gap) -> String {
    let [first, second] = &gap.pair;
    format!("{} {} {}", first.name, locale.gap().less, second.name)
}

/// Up to which size a difference in deviations is called so (Cohen 1988; domain 5.8).
const SIZES: [(f64, [&str; 2]); 3] = [
    (0.2, ["незаметно", "hardly noticeable"]),
    (0.5, ["небольшое", "small"]),
    (0.8, ["среднее", "medium"]),
];

/// «g Хеджеса +0,35 (+0,10 … +0,60): небольшое»: a difference in deviations, for pointing at it.
pub fn effect(locale: Locale, of: &GapOfYear) -> Option<String> {
    let it = of.effect()?;
    let size = SIZES.iter().find(|(most, _)| it.g.abs() < *most);
    let [ru, en] = size.map_or(["большое", "large"], |it| it.1);
    let [g, low, high] =
        [it.g, it.interval.low, it.interval.high].map(|it| number::signed_decimal(locale, it, 2));
    let name = locale.either(("g Хеджеса", "Hedges' g"));
    Some(format!("{name} {g} ({low} … {high}): {}", locale.either((ru, en))))
}

/// The interval of a difference: «+2,0 п. п. … +10,1 п. п.».
pub fn range(locale: Locale, indicator: Indicator, of: &GapOfYear) -> Option<String> {
    Some(number::range(locale, indicator, of.gap.ok()?.interval?, fewest(of)))
}

/// How many pupils are in the smaller group; by them a difference is rounded.
pub fn fewest(of: &GapOfYear) -> u64 {
    of.rows.iter().map(|it| it.participants).min().unwrap_or(0)
}

/// What the interval of a difference says of it, where there is one.
pub fn verdict(locale: Locale, of: Verdict) -> Option<&'static str> {
    let texts = locale.gap();
    match of {
        Verdict::Unknown => None,
        Verdict::TooFew | Verdict::IntervalOnly => Some(locale.texts().verdict(of).1),
        Verdict::NotDifferent => Some(texts.within_chance),
        Verdict::Better | Verdict::Worse | Verdict::Different => Some(texts.beyond_chance),
    }
}

/// The difference as a number without its unit, as it stands in the chart: «+6,1».
pub fn bare(locale: Locale, indicator: Indicator, of: &GapOfYear) -> String {
    let text = of
        .gap
        .map_or_else(|_| String::new(), |it| number::change(locale, indicator, &it, fewest(of)));
    text.split('\u{a0}').next().unwrap_or_default().to_owned()
}

/// «2024/25: +6,1 п. п. (+2,0 п. п. … +10,1 п. п.; n = 51 и 48), больше случайного разброса».
pub fn year(locale: Locale, indicator: Indicator, of: &GapOfYear) -> String {
    match of.gap {
        Err(absence) => format!("{}: {}", of.year, locale.texts().absence(absence)),
        Ok(change) => {
            let word = verdict(locale, change.verdict);
            let word = word.map_or_else(String::new, |it| format!(", {it}"));
            let range = range(locale, indicator, of);
            let range = range.map_or_else(String::new, |it| format!("{it}; "));
            let [first, second] = of.rows.map(|it| number::whole(locale, it.participants));
            let and = locale.scatter().and;
            let n = format!("n\u{a0}=\u{a0}{first} {and} {second}");
            let delta = number::change(locale, indicator, &change, fewest(of));
            format!("{}: {delta} ({range}{n}){word}", of.year)
        }
    }
}

/// The chosen year's difference, and what all of them say together.
pub fn sentence(locale: Locale, compared: &Comparison, gap: &Gap) -> String {
    let indicator = compared.setting.view.indicator;
    let shown = compared.setting.year();
    let mut until = gap.years.iter().filter(|it| shown.is_none_or(|shown| it.year <= shown));
    let last = until.rfind(|it| it.gap.is_ok());
    let told = last.map(|it| phrase::sentence_of(year(locale, indicator, it)));
    let tendency = gap.tendency.map(|it| {
        let of = locale.gap().tendency;
        phrase::tendency_of(locale, of, indicator, it)
    });
    told.into_iter().chain(tendency).collect::<Vec<_>>().join(" ")
}
