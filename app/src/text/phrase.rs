//! Whole sentences: what a view says in words, and titles of charts.

use analysis::{
    Dimension, Indicator, Measured,
    answer::{Absence, Change},
    comparison::{Compared, Comparison},
    setting::{Named, Setting},
    view::Centre,
};

use super::{Locale, event::stage, grade, number, verdict};

mod over_years;
mod place;

pub use over_years::{
    ahead, cohort, context_over_years, dynamics, last_before, official, span, steadiness, step,
    tendency, tendency_of,
};
pub use place::{place, reference, unit};

/// «Качество знаний, Mathematics, MCAS, 3–8, 2021/22».
pub fn title(locale: Locale, setting: &Setting) -> String {
    let texts = locale.texts();
    let mut parts = vec![texts.shown(setting).name.into_owned()];
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
    let year = chosen(setting, Dimension::Year);
    let year = year.into_iter().chain(stage(locale, setting));
    work(locale, setting).into_iter().chain(year).collect()
}

/// The same of what is shown for all years.
fn context_of_all_years(locale: Locale, setting: &Setting) -> Vec<String> {
    let subject = chosen(setting, Dimension::Subject);
    subject.into_iter().chain(work(locale, setting)).collect()
}

/// Procedure, grade and group, and what an average is of.
fn work(locale: Locale, setting: &Setting) -> Vec<String> {
    // What an average is of stands beside it, unless it is the usual.
    let centre = setting.view.against.centre;
    let of_schools = (centre == Centre::Schools).then(|| locale.centre(centre).to_owned());
    let work = [Dimension::Procedure, Dimension::Grade, Dimension::Group];
    let chosen = work.into_iter().filter_map(|dimension| grade::shown(locale, setting, dimension));
    of_schools.into_iter().chain(chosen).collect()
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
    let name = texts.shown(setting).name;
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
            let word = verdict::after(locale, indicator, change);
            let amount = number::change(locale, indicator, change, n);
            format!("; {} {amount}{word}", texts.year_before)
        }
        Err(Absence::NotComparable) => {
            format!("; {} {}", texts.year_before, texts.absence(Absence::NotComparable))
        }
        Err(_) => String::new(),
    }
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
        let of = number::of(locale, indicator, it);
        let of = if of.is_empty() { of } else { format!(", {of}") };
        format!("{} ({name}{of})", number::value(locale, indicator, it))
    };
    if known.len() == 1 {
        let objects = locale.counted(compared.objects.len() as u64, &texts.objects);
        let name = lower_first(texts.shown(&compared.setting).name);
        let alone = match compared.objects.len() {
            1 => "",
            _ => locale.either(("; у остальных значения нет", "; the others have no value")),
        };
        return format!("{objects}, {name}: {}{alone}.", end(lowest));
    }
    let is_apart = |it: &&Compared| it.from_first.is_ok_and(|it| it.verdict.is_beyond_chance());
    format!(
        "{}, {}: {} {} {} {}; {}: {} {} {}.",
        locale.counted(compared.objects.len() as u64, &texts.objects),
        lower_first(texts.shown(&compared.setting).name),
        texts.from_lowest,
        end(lowest),
        texts.to_highest,
        end(highest),
        texts.surely_differ,
        compared.objects.iter().filter(is_apart).count(),
        texts.of,
        compared.objects.len().saturating_sub(1),
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
pub fn lower_first(name: impl AsRef<str>) -> String {
    let name = name.as_ref();
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}
