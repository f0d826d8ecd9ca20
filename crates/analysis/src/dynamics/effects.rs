//! Why a value changed: each part did differently, or the parts are of another size.
//!
//! The formula is [`contributions`]; here it is decided what the parts of a place are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Absence, Answer, Row, answer},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    setting::{Named, Setting},
    stats::standardise::{Decomposition, Stratum, contributions},
    view::View,
    year::AcademicYear,
};

/// A change taken apart. The effects of all parts sum to the change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effects {
    /// The level of the parts.
    pub by: Dimension,
    /// The parts, the largest effect first.
    pub parts: Vec<Part>,
    /// The sum of all rate effects.
    pub rate: f64,
    /// The sum of all composition effects.
    pub composition: f64,
}

/// What one part has to do with the change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Which; `None` gathers what the whole has beyond its listed parts.
    pub member: Option<Named>,
    /// Its share of all pupils in the two years.
    pub weights: [f64; 2],
    /// What its values were divided by: pupils, results or points possible.
    pub sizes: [u64; 2],
    /// Its value in the two years; `None` where it had no pupils.
    pub values: [Option<f64>; 2],
    /// What its own change moved the whole by.
    pub rate: f64,
    /// What its change of size moved the whole by.
    pub composition: f64,
}

/// A part in two years.
type Years = [Stratum; 2];

/// By how much sums of the same numbers may differ for their order, relative to the sum.
const ROUNDING: f64 = 1e-9;

const NOBODY: Stratum = Stratum { n: 0, sum: 0.0 };

/// Takes the change of the place between two years apart by the level below it.
///
/// # Errors
///
/// [`Absence::NotApplicable`] if the indicator is no quotient or nothing lies below,
/// [`Absence::Hidden`] if a part may not be shown, [`Absence::NoData`] if a year has no value,
/// [`Absence::NotComparable`] if the parts do not fit into the published total of a year.
pub(super) fn effects(
    cube: &Published<Cube>,
    setting: &Setting,
    from: AcademicYear,
    to: AcademicYear,
) -> Result<Effects, Absence> {
    let place = &setting.view;
    let by = *place.by.first().ok_or(Absence::NotApplicable)?;
    if by.unit_kind().is_none() {
        // Grades and groups overlap or are the question itself.
        return Err(Absence::NotApplicable);
    }
    let in_year = |year: AcademicYear| {
        let view = place.with_filter(Dimension::Year, &year.to_string());
        answer(cube, &View { rows: None, mark: None, ..view })
    };
    let (before, after) = (in_year(from), in_year(to));
    let whole = [stratum(before.total.as_ref())?, stratum(after.total.as_ref())?];
    let mut parts: Vec<(Option<Named>, Years)> = Vec::new();
    // Of hundreds of schools each is looked for once for each year.
    let mut places: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for (year, answer) in [&before, &after].into_iter().enumerate() {
        if answer.withheld.is_some() {
            return Err(Absence::Hidden);
        }
        for row in &answer.rows {
            let member = named(answer, row);
            let code = member.as_ref().map(|it| it.code.clone());
            let at = *places.entry(code).or_insert_with(|| {
                parts.push((member, [NOBODY; 2]));
                parts.len() - 1
            });
            parts[at].1[year] = stratum(Some(row))?;
        }
    }
    let mut rest = [NOBODY; 2];
    for (year, rest) in rest.iter_mut().enumerate() {
        let listed = parts.iter().map(|(_, years)| years[year]);
        *rest = beyond(whole[year], listed, setting.ends).ok_or(Absence::NotComparable)?;
    }
    if rest.iter().any(|it| it.n > 0) {
        parts.push((None, rest));
    }
    taken_apart(by, whole, parts).ok_or(Absence::NoData)
}

/// What a whole has beyond its parts; `None` where they do not fit into it, so that nobody or an
/// impossible value would be left and the effects could not sum to the change.
#[expect(clippy::cast_precision_loss, reason = "pupils of a country fit in 52 bits")]
fn beyond(
    whole: Stratum,
    parts: impl Iterator<Item = Stratum>,
    ends: Option<(f64, f64)>,
) -> Option<Stratum> {
    let (n, sum) = parts.fold((0, 0.0), |(n, sum), it| (n + it.n, sum + it.sum));
    let rest = Stratum { n: whole.n.checked_sub(n)?, sum: whole.sum - sum };
    let (lowest, highest) = ends.unwrap_or((0.0, f64::INFINITY));
    let rounding = ROUNDING * whole.sum.abs().max(1.0);
    let most = if rest.n == 0 { 0.0 } else { highest * rest.n as f64 };
    let fits = lowest * rest.n as f64 - rounding <= rest.sum && rest.sum <= most + rounding;
    fits.then_some(rest)
}

fn taken_apart(by: Dimension, whole: Years, parts: Vec<(Option<Named>, Years)>) -> Option<Effects> {
    let (before, after): (Vec<Stratum>, Vec<Stratum>) =
        parts.iter().map(|(_, [before, after])| (*before, *after)).unzip();
    let contributions = contributions(&before, &after)?;
    let Decomposition { composition, rate } = contributions.iter().copied().sum();
    let mut parts: Vec<Part> = parts
        .into_iter()
        .zip(contributions)
        .map(|((member, years), effect)| Part {
            member,
            weights: [0, 1].map(|year| share(years[year].n, whole[year].n)),
            sizes: years.map(|it| it.n),
            values: years.map(Stratum::rate),
            rate: effect.rate,
            composition: effect.composition,
        })
        .collect();
    let size = |part: &Part| (part.rate + part.composition).abs();
    parts.sort_by(|a, b| size(b).total_cmp(&size(a)));
    Some(Effects { by, parts, rate, composition })
}

#[expect(clippy::cast_precision_loss, reason = "pupils of a country fit in 52 bits")]
fn share(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

/// A row as a stratum: what it was divided by must be a number of pupils, results or points.
fn stratum(row: Option<&Row>) -> Result<Stratum, Absence> {
    let measured = row.ok_or(Absence::NoData)?.value?;
    let sum = measured.numerator.ok_or(Absence::NotApplicable)?;
    if measured.denominator.fract() != 0.0 {
        return Err(Absence::NotApplicable);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count that was widened to f64 exactly"
    )]
    let n = measured.denominator as u64;
    Ok(Stratum { n, sum })
}

fn named(answer: &Answer, row: &Row) -> Option<Named> {
    answer.headers_of(row).next().map(|it| Named::new(&it.code, &it.name))
}
