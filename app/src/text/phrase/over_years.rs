//! What is said of a place through the years.

use analysis::{
    Indicator, Measured, Row,
    answer::{Absence, Verdict},
    dynamics::{Ahead, Between, Dynamics, Step, Tendency},
    setting::Setting,
    stats::{ALPHA, trend::Trend},
    year::AcademicYear,
};

use super::{context_of_all_years, lower_first, place, sentence, sentence_of, upper_first};
use crate::text::{Locale, grade::grade, number, verdict};

/// Subject, procedure, grade, group and all years of a development.
pub fn context_over_years(locale: Locale, setting: &Setting) -> Vec<String> {
    let years: Vec<_> = setting.years.by_year().map(|(year, _)| year).collect();
    let span = Some(span(&years)).filter(|it| !it.is_empty());
    context_of_all_years(locale, setting).into_iter().chain(span).collect()
}

/// One sentence with both values, each with what it is of, and what the interval says of their
/// difference.
pub fn dynamics(locale: Locale, followed: &Dynamics) -> String {
    let texts = locale.texts();
    let setting = &followed.setting;
    let indicator = setting.view.indicator;
    let Some(between) = &followed.between else { return sentence(locale, setting) };
    let own = &between.rows[0];
    let value = |row: Option<Row>| match row.map_or(Err(Absence::NoData), |it| it.value) {
        Ok(it) => number::value_of(locale, indicator, &it),
        Err(absence) => texts.absence(absence).to_owned(),
    };
    let change = match own.change {
        Ok(change) => {
            let n = own.after.map_or(0, |it| it.participants);
            let amount = number::change(locale, indicator, &change, n);
            format!("{amount}{}", verdict::after(locale, indicator, &change))
        }
        Err(Absence::NotComparable) => texts.series_break.to_owned(),
        Err(absence) => texts.absence(absence).to_owned(),
    };
    format!(
        "{}: {} {} → {} ({}–{}); {change}.",
        place(locale, setting),
        lower_first(texts.shown(setting).name),
        value(own.before),
        value(own.after),
        between.from,
        between.to,
    )
}

/// What the years say together: «Тенденция: растёт, +1,2 п. п. в год (6 лет).»
pub fn tendency(locale: Locale, followed: &Dynamics) -> Option<String> {
    let indicator = followed.setting.view.indicator;
    Some(tendency_of(locale, locale.texts().tendency, indicator, followed.tendency?))
}

/// The same of any series, called `what`.
pub fn tendency_of(locale: Locale, what: &str, indicator: Indicator, of: Tendency) -> String {
    let texts = locale.texts();
    let Tendency { trend, slope, years } = of;
    let [rising, falling, none, early] = texts.trends;
    let is_claimed = matches!(trend, Trend::Rising | Trend::Falling);
    let word = match trend {
        Trend::Rising => rising,
        Trend::Falling => falling,
        Trend::NoEvidence => none,
        Trend::TooEarly => early,
    };
    // A slope is said only where there is one to speak of.
    let slope = slope.filter(|_| is_claimed).map_or_else(String::new, |it| {
        format!(", {} {}", number::delta(locale, indicator, it, u64::MAX), texts.per_year)
    });
    let years = locale.counted(years.into(), &texts.years);
    format!("{what}: {word}{slope} ({years}).")
}

/// «Если тенденция продолжится, 2026/27: 43 % (31–55 %; в 2025/26 n = 51)».
pub fn ahead(locale: Locale, setting: &Setting, ahead: &Ahead) -> String {
    let indicator = setting.view.indicator;
    let last = last_before(setting, ahead);
    let n = last.map_or(u64::MAX, |(_, it)| it.n);
    let shown = number::plain(locale, indicator, ahead.value, n);
    let range = number::interval(locale, indicator, ahead.interval, n);
    let of = last.map(|(year, it)| {
        let within = locale.either(("в", "in"));
        format!("; {within}\u{a0}{year} {}", number::n(locale, it.n))
    });
    let words = upper_first(locale.dynamics().if_it_continues);
    format!("{words}, {}: {shown} ({range}{})", ahead.year, of.unwrap_or_default())
}

/// The last year of the series that is carried on.
pub fn last_before(setting: &Setting, ahead: &Ahead) -> Option<(AcademicYear, Measured)> {
    let years = setting.years.by_year().filter(|(it, _)| *it < ahead.year);
    years.filter_map(|(it, row)| Some((it, row.value.ok()?))).last()
}

/// How steady the values are: their spread, of how many years.
pub fn steadiness(locale: Locale, followed: &Dynamics) -> Option<String> {
    let texts = locale.dynamics();
    let indicator = followed.setting.view.indicator;
    let amount = |it: f64| number::amount(locale, indicator, it);
    let it = followed.stability?;
    let change = it.mean_abs_change.map(|it| format!(", {} {}", texts.mean_change, amount(it)));
    let years = followed
        .tendency
        .map(|it| format!(" ({})", locale.counted(it.years.into(), &locale.texts().years)));
    let variation = it.cv.map(|it| {
        format!(", {} {}\u{a0}%", texts.variation, number::decimal(locale, it * 100.0, 1))
    });
    let [within, beyond] = texts.years_differ;
    let differ =
        followed.homogeneity.map(|it| format!("; {}", if it.p < ALPHA { beyond } else { within }));
    Some(sentence_of(format!(
        "{}{}: {} {}, {} {}{}{}{}",
        texts.steadiness,
        years.unwrap_or_default(),
        texts.range,
        amount(it.range),
        texts.deviation,
        amount(it.sd),
        variation.unwrap_or_default(),
        change.unwrap_or_default(),
        differ.unwrap_or_default(),
    )))
}

/// «По правилу ФИОКО (2026, с. 8), доля «2»: 10 % (10 из 100) → 15 % (15 из 100), нейтральная
/// динамика.»
pub fn official(locale: Locale, between: &Between) -> Option<String> {
    let texts = locale.dynamics();
    let official = between.official?;
    let share = |it| number::value_of(locale, Indicator::Share1, it);
    Some(format!(
        "{}: {} → {}, {}. {}",
        texts.official,
        share(&official.before),
        share(&official.after),
        texts.official_label(official.label),
        texts.official_note,
    ))
}

/// What may be said of the last step of a cohort.
pub fn cohort(locale: Locale, followed: &Dynamics) -> Option<String> {
    let texts = locale.dynamics();
    let last = followed.cohort.as_ref()?.steps.last()?;
    let [rose, fell, stayed, few] = texts.cohort_says;
    let (_, verdict) = last.moved?;
    let word = match verdict {
        Verdict::Better | Verdict::Different => rose,
        Verdict::Worse => fell,
        Verdict::NotDifferent => stayed,
        Verdict::Unknown | Verdict::TooFew | Verdict::IntervalOnly => few,
    };
    Some(format!("{}: {word}.", step(locale, last)))
}

/// «2024/25, 6 класс, ВПР: +0,12 стандартного отклонения от среднего (51 ученик)».
pub fn step(locale: Locale, step: &Step) -> String {
    let from =
        locale.either(("стандартного отклонения от среднего", "standard deviations from the mean"));
    format!(
        "{}, {}, {}: {} {from} ({})",
        step.year,
        grade(locale, &step.seated.to_string()),
        step.procedure.name,
        number::signed_decimal(locale, step.place.z, 2),
        locale.counted(step.own.n, &locale.texts().pupils),
    )
}

/// The span of years of a development: «2016/17–2021/22».
pub fn span(years: &[AcademicYear]) -> String {
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(only), _) => only.to_string(),
        _ => String::new(),
    }
}
