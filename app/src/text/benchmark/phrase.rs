//! Sentences of benchmarking.

use analysis::{
    Indicator, Measured,
    benchmark::{Band, Benchmark, Expected, FunnelOfPlace, Own, Said, Standing},
    setting::Setting,
    stats::{funnel::Level, interval::Interval, many::RankInterval, quantile::Describe},
    view::{Line, ReferenceKind},
};

use crate::text::{Locale, number, phrase};

/// The sentence at the top: own value, the others, the place, and whether it holds.
pub fn benchmark(locale: Locale, shown: &Benchmark) -> String {
    let words = locale.benchmark();
    let Some((own, standing)) = shown.own.as_ref().and_then(|own| Some((own, own.chosen()?)))
    else {
        let funnel = shown.place.funnel.as_ref().ok();
        let said = funnel.map(|it| funnel_sentence(locale, it));
        let value = phrase::sentence(locale, &shown.setting);
        return [Some(value), said, Some(words.choose_school.to_owned())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
    };
    let mut sentences = vec![own_value(locale, &shown.setting, own, standing)];
    if let Some(spread) = &standing.spread {
        sentences.push(others(locale, own, standing, spread));
    }
    if let Some((rank, all)) = standing.rank {
        sentences.push(format!("{}: {}.", words.place_of, place(locale, rank, all)));
    }
    sentences.push(verdict(locale, standing.verdict));
    if standing.verdict.is_ok() && own.set.is_unlike() {
        sentences.push(words.unlike.to_owned());
    }
    sentences.extend(stability(locale, own).map(|it| format!("{it}.")));
    sentences.join(" ")
}

fn own_value(locale: Locale, setting: &Setting, own: &Own, standing: &Standing) -> String {
    let (name, indicator) = (&own.school.name, standing.indicator);
    let what = phrase::lower_first(locale.texts().named(indicator, setting).name);
    match standing.own.value {
        Ok(it) => {
            let of = number::of(locale, indicator, &it);
            let of = if of.is_empty() { of } else { format!(" ({of})") };
            format!("{name}: {what} {}{of}.", number::value(locale, indicator, &it))
        }
        Err(absence) => format!("{name}: {}.", locale.texts().absence(absence)),
    }
}

/// «У похожих школ: 31–49 %, медиана 40 %.»
fn others(locale: Locale, own: &Own, standing: &Standing, spread: &Describe) -> String {
    let ends = Interval { low: spread.min, high: spread.max };
    // With the decimals of the school's own value, beside which it stands.
    let n = standing.own.value.map_or(standing.own.participants, |it| it.n);
    let at = locale.at_reference(own.set.kind);
    let at = phrase::upper_first(at);
    format!(
        "{at}: {}, {} {}.",
        number::interval(locale, standing.indicator, ends, n),
        locale.benchmark().at_others,
        number::plain(locale, standing.indicator, spread.median, n),
    )
}

/// What the school is set against: one line of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Where it lies.
    pub value: f64,
    /// What it is called.
    pub name: String,
}

/// The line of the set that was chosen for pictures (D12); none where no school is chosen.
pub fn reference(locale: Locale, shown: &Benchmark) -> Option<Reference> {
    let own = shown.own.as_ref()?;
    line_of(locale, shown, own, own.chosen()?)
}

/// The same in any indicator: what stands for the set, or the median of its schools. A target is a
/// target, whichever was chosen.
pub fn line_of(
    locale: Locale,
    shown: &Benchmark,
    own: &Own,
    standing: &Standing,
) -> Option<Reference> {
    let is_median = shown.setting.view.against.line == Line::Median;
    if is_median && own.set.kind != ReferenceKind::Target {
        let kind = locale.reference_kind(own.set.kind);
        let name = format!("{kind}, {}", locale.benchmark().median);
        return standing.spread.map(|it| Reference { value: it.median, name });
    }
    let centre_of =
        |it: Measured| Reference { value: it.value, name: centre(locale, shown, own, &it) };
    standing.centre.map(centre_of)
}

/// «похожие школы, участники вместе»; a target is called so.
pub fn centre(locale: Locale, shown: &Benchmark, own: &Own, centre: &Measured) -> String {
    let kind = locale.reference_kind(own.set.kind);
    // Of a target there are no pupils, and it stands for the chosen indicator alone.
    match own.set.kind == ReferenceKind::Target && centre.n == 0 {
        true => kind.to_owned(),
        false => format!("{kind}, {}", locale.centre(shown.setting.view.against.centre)),
    }
}

/// «Линия: похожие школы, участники вместе 44 %.»
pub fn line(locale: Locale, shown: &Benchmark) -> Option<String> {
    let standing = shown.own.as_ref()?.chosen()?;
    let n = standing.own.value.map_or(standing.own.participants, |it| it.n);
    let Reference { value, name } = reference(locale, shown)?;
    let value = number::plain(locale, standing.indicator, value, n);
    Some(format!("{}: {name} {value}.", locale.benchmark().line))
}

/// «3–11 из 15».
pub fn place(locale: Locale, rank: RankInterval, all: u32) -> String {
    let of = locale.texts().of;
    match (rank.best, rank.worst) {
        (best, worst) if best == worst => format!("{best} {of} {all}"),
        (best, worst) => format!("{best}–{worst} {of} {all}"),
    }
}

fn verdict(locale: Locale, said: Said) -> String {
    let column = locale.benchmark().column_verdict;
    let words = match said {
        Ok(verdict) => locale.standing(verdict).1,
        Err(why) => locale.no_verdict(why),
    };
    format!("{column}: {words}.")
}

/// Whether other sets say the same; nothing where there is no verdict to hold.
pub fn stability(locale: Locale, own: &Own) -> Option<String> {
    let words = locale.benchmark();
    let found = own.sensitivity.as_ref()?;
    if !matches!(found.verdict, Some(Ok(_))) {
        return None;
    }
    let differing = found.differing.len();
    let count = format!("{}: {}", words.of_variants, found.asked);
    Some(if found.is_stable() {
        format!("{} ({count})", words.stable)
    } else {
        format!("{} ({differing} {} {})", words.unstable, locale.texts().of, found.asked)
    })
}

/// «За пределами 95 %: 7 (случайно вышло бы ≈ 3); внутри воронки — обычный разброс.»
pub fn funnel_sentence(locale: Locale, funnel: &FunnelOfPlace) -> String {
    let words = locale.benchmark();
    let by_chance = 2.0 * Level::Warning.tail() * f64::from(funnel.judged);
    format!(
        "{}: {} ({} ≈ {}), {}: {}; {}.",
        words.funnel_outside,
        funnel.outside[0],
        words.funnel_expected,
        number::decimal(locale, by_chance, 0),
        words.funnel_limits[1],
        funnel.outside[1],
        words.funnel_inside,
    )
}

/// «ожидаемый результат для школ с такими условиями: 54 ± 4; фактический 58: выше ожидаемого».
pub fn expected(locale: Locale, standing: &Standing, it: &Expected) -> String {
    let words = locale.benchmark();
    let indicator = standing.indicator;
    let found = match standing.own.value {
        Ok(found) => number::value(locale, indicator, &found),
        Err(_) => return String::new(),
    };
    let n = standing.own.participants;
    format!(
        "{}: {} ({} {}); {} {found}: {}.",
        words.expected_is,
        number::plain(locale, indicator, it.value, n),
        locale.texts().interval_95,
        number::interval(locale, indicator, it.interval, n),
        words.found_is,
        locale.beside_expected(it.verdict, it.residual > 0.0),
    )
}

/// «третья снизу (2–4)».
pub fn band(locale: Locale, band: Band) -> String {
    let words = locale.benchmark();
    let quarter = words.quarters[usize::from(band.quarter.clamp(1, 4)) - 1];
    let (low, high) = band.quarters;
    let range = if low == high { String::new() } else { format!(" ({low}–{high})") };
    let tenth = band.tenth.map_or_else(String::new, |it| format!(", {it}-я {}", words.tenth));
    let tenth = if locale == Locale::En { tenth.replace("-я", ".") } else { tenth };
    format!("{quarter}{range}{tenth}")
}

/// «31–49 %».
pub fn quartiles(locale: Locale, indicator: Indicator, spread: &Describe, n: u64) -> String {
    number::interval(locale, indicator, Interval { low: spread.q1, high: spread.q3 }, n)
}
