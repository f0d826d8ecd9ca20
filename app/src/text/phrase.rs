//! Whole sentences: what a view says in words, and titles of charts.

use analysis::{
    Dimension, Indicator, Measured, Row,
    answer::{Absence, Change, Verdict},
    comparison::Comparison,
    dynamics::{Ahead, Dynamics, Step, Tendency},
    setting::{Named, Setting},
    stats::trend::Trend,
    view::Centre,
    year::AcademicYear,
};

use super::{Locale, event::stage, grade, number};

mod place;

pub use place::{place, reference, unit};

/// «Качество знаний, Mathematics, MCAS, 3–8, 2021/22».
pub fn title(locale: Locale, setting: &Setting) -> String {
    let texts = locale.texts();
    let mut parts = vec![texts.indicator(setting.view.indicator).name.to_owned()];
    parts.extend(context(locale, setting));
    parts.join(" · ")
}

/// Subject, procedure, grade and year of a view, by name.
pub fn context(locale: Locale, setting: &Setting) -> Vec<String> {
    let subject = chosen(setting, Dimension::Subject);
    subject.into_iter().chain(context_of_subjects(locale, setting)).collect()
}

/// The same of what is shown for all subjects.
pub fn context_of_subjects(locale: Locale, setting: &Setting) -> Vec<String> {
    // What an average is of stands beside it, unless it is the usual.
    let centre = setting.view.against.centre;
    let of_schools = (centre == Centre::Schools).then(|| locale.centre(centre).to_owned());
    let years = [Dimension::Procedure, Dimension::Grade, Dimension::Group, Dimension::Year];
    let chosen = years.into_iter().filter_map(|dimension| grade::shown(locale, setting, dimension));
    of_schools.into_iter().chain(chosen).chain(stage(locale, setting)).collect()
}

/// What a filter is set to, by name.
pub fn chosen(setting: &Setting, dimension: Dimension) -> Option<String> {
    chosen_member(setting, dimension).map(|it| it.name.clone())
}

/// What a filter is set to.
pub fn chosen_member(setting: &Setting, dimension: Dimension) -> Option<&Named> {
    let facet = setting.facets.iter().find(|it| it.dimension == dimension)?;
    facet.chosen.as_ref()
}

/// One sentence with the value, what it was divided by and the change, or why there is none.
pub fn sentence(locale: Locale, setting: &Setting) -> String {
    let place = place(locale, setting);
    let texts = locale.texts();
    let indicator = setting.view.indicator;
    let name = texts.indicator(indicator).name;
    let value = setting.here.as_ref().map_or(Err(Absence::NoData), |it| it.value);
    match value {
        Err(absence) => format!("{place}: {}.", texts.absence(absence)),
        Ok(measured) => {
            let shown = number::value(locale, indicator, &measured);
            let of = number::of(locale, indicator, &measured);
            let of = if of.is_empty() { of } else { format!(" ({of})") };
            let change = changed(locale, indicator, setting.here_change.as_ref(), measured.n);
            format!("{place}: {} {shown}{of}{change}.", lower_first(name))
        }
    }
}

fn changed(
    locale: Locale,
    indicator: Indicator,
    change: Result<&Change, &Absence>,
    n: u64,
) -> String {
    let texts = locale.texts();
    match change {
        Ok(change) => {
            let word = if change.verdict == Verdict::Unknown {
                String::new()
            } else {
                format!(": {}", texts.verdict(change.verdict).1)
            };
            let amount = number::change(locale, indicator, change, n);
            format!("; {} {amount}{word}", texts.year_before)
        }
        Err(Absence::NotComparable) => {
            format!("; {} {}", texts.year_before, texts.absence(Absence::NotComparable))
        }
        Err(_) => String::new(),
    }
}

/// Subject, procedure, grade, and all years of a development.
pub fn context_over_years(locale: Locale, setting: &Setting) -> Vec<String> {
    let years: Vec<_> = setting.years.by_year().map(|(year, _)| year).collect();
    let mut parts = context(locale, setting);
    // All years instead of the chosen one.
    parts.truncate(parts.len() - 1 - usize::from(stage(locale, setting).is_some()));
    parts.push(span(&years));
    parts
}

/// One sentence with both values and what the interval says of their difference.
pub fn dynamics(locale: Locale, followed: &Dynamics) -> String {
    let texts = locale.texts();
    let setting = &followed.setting;
    let indicator = setting.view.indicator;
    let Some(between) = &followed.between else { return sentence(locale, setting) };
    let own = &between.rows[0];
    let value = |row: Option<Row>| match row.map_or(Err(Absence::NoData), |it| it.value) {
        Ok(it) => number::value(locale, indicator, &it),
        Err(absence) => texts.absence(absence).to_owned(),
    };
    let change = match own.change {
        Ok(change) => {
            let n = own.after.map_or(0, |it| it.participants);
            let word = match change.verdict {
                Verdict::Unknown => String::new(),
                verdict => format!(": {}", texts.verdict(verdict).1),
            };
            format!("{}{word}", number::change(locale, indicator, &change, n))
        }
        Err(Absence::NotComparable) => texts.series_break.to_owned(),
        Err(absence) => texts.absence(absence).to_owned(),
    };
    format!(
        "{}: {} {} → {} ({}–{}); {change}.",
        place(locale, setting),
        lower_first(texts.indicator(indicator).name),
        value(own.before),
        value(own.after),
        between.from,
        between.to,
    )
}

/// One sentence with the range of what is compared and how many differ from the first.
pub fn comparison(locale: Locale, compared: &Comparison) -> String {
    let texts = locale.texts();
    let indicator = compared.setting.view.indicator;
    let mut known: Vec<(&str, Measured)> = compared
        .objects
        .iter()
        .filter_map(|it| Some((it.member.name.as_str(), it.now?.value.ok()?)))
        .collect();
    known.sort_by(|(_, one), (_, two)| one.value.total_cmp(&two.value));
    let (Some(lowest), Some(highest)) = (known.first(), known.last()) else {
        return sentence(locale, &compared.setting);
    };
    let end = |(name, it): &(&str, Measured)| {
        format!("{} ({name})", number::value(locale, indicator, it))
    };
    let differ = compared.objects.iter().filter(|it| {
        let verdict = it.from_first.map(|it| it.verdict);
        matches!(verdict, Ok(Verdict::Better | Verdict::Worse | Verdict::Different))
    });
    format!(
        "{}, {}: {} {} {} {}; {}: {}.",
        locale.counted(compared.objects.len() as u64, &texts.objects),
        lower_first(texts.indicator(indicator).name),
        texts.from_lowest,
        end(lowest),
        texts.to_highest,
        end(highest),
        texts.surely_differ,
        differ.count(),
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

/// «Если тенденция продолжится, 2026/27: 43 % (31–55 %)».
pub fn ahead(locale: Locale, indicator: Indicator, ahead: &Ahead, n: u64) -> String {
    let value = Measured {
        value: ahead.value,
        interval: Some(ahead.interval),
        sd: None,
        numerator: None,
        denominator: 1.0,
        n,
    };
    let shown = number::value(locale, indicator, &value);
    let range = number::interval(locale, indicator, ahead.interval, n);
    let words = upper_first(locale.dynamics().if_it_continues);
    format!("{words}, {}: {shown} ({range})", ahead.year)
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
        Verdict::Unknown => few,
    };
    Some(format!("{}: {word}.", step(locale, last)))
}

/// «2024/25, 6, ВПР: z +0,12 (51 ученик)».
pub fn step(locale: Locale, step: &Step) -> String {
    format!(
        "{}, {}, {}: z\u{a0}{} ({})",
        step.year,
        step.seated,
        step.procedure.name,
        number::signed_decimal(locale, step.place.z, 2),
        locale.counted(step.own.n, &locale.texts().pupils),
    )
}

/// A value as it is read out and shown in a tooltip: name, value, what of, interval.
pub fn spoken(
    locale: Locale,
    indicator: Indicator,
    name: &str,
    value: &Result<Measured, Absence>,
) -> String {
    match value {
        Err(absence) => format!("{name}: {}", locale.texts().absence(*absence)),
        Ok(measured) => {
            let mut text = format!("{name}: {}", number::value(locale, indicator, measured));
            let of = number::of(locale, indicator, measured);
            if !of.is_empty() {
                text = format!("{text} ({of})");
            }
            if let Some(interval) = measured.interval {
                let range = number::interval(locale, indicator, interval, measured.n);
                text = format!("{text}, {} {range}", locale.texts().interval_95);
            }
            text
        }
    }
}

/// The span of years of a development: «2016/17–2021/22».
pub fn span(years: &[AcademicYear]) -> String {
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(only), _) => only.to_string(),
        _ => String::new(),
    }
}

/// A sentence ends with one full stop, after an abbreviation too.
pub fn sentence_of(text: String) -> String {
    if text.ends_with('.') { text } else { text + "." }
}

/// A sentence begins with a capital.
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

/// Names of indicators begin in lower case inside a sentence, unless they are abbreviations.
pub fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}
