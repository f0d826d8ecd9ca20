//! Why a value changed: each part did differently, or the parts are of another size.
//!
//! With a part's share w of all pupils and its value p in two years, the change is
//! Σ w̄·Δp + Σ (p̄ − P̄)·Δw exactly (Kitagawa 1955, *JASA* 50): the first sum is the *rate*
//! effect, the second the *composition* effect; a bar is the mean of both years, P the whole.

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Absence, Answer, Row, answer},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    explore::Named,
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
    /// Its value in the two years; `None` where it had no pupils.
    pub values: [Option<f64>; 2],
    /// What its own change moved the whole by.
    pub rate: f64,
    /// What its change of size moved the whole by.
    pub composition: f64,
}

/// Numerator and denominator of a part in two years.
type Counts = [(f64, f64); 2];

/// Takes the change of the place between two years apart by the level below it.
///
/// # Errors
///
/// [`Absence::NotApplicable`] if the indicator is no quotient or nothing lies below,
/// [`Absence::Hidden`] if a part may not be shown, [`Absence::NoData`] if a year has no value.
pub(super) fn effects(
    cube: &Published<Cube>,
    place: &View,
    from: AcademicYear,
    to: AcademicYear,
) -> Result<Effects, Absence> {
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
    let whole = [counts(before.total.as_ref())?, counts(after.total.as_ref())?];
    let mut parts: Vec<(Option<Named>, Counts)> = Vec::new();
    for (year, answer) in [&before, &after].into_iter().enumerate() {
        if answer.withheld.is_some() {
            return Err(Absence::Hidden);
        }
        for row in &answer.rows {
            let member = named(answer, row);
            let at = parts.iter().position(|(it, _)| *it == member);
            let at = at.unwrap_or_else(|| {
                parts.push((member, [(0.0, 0.0); 2]));
                parts.len() - 1
            });
            parts[at].1[year] = counts(Some(row))?;
        }
    }
    let listed = |year: usize, of: fn(&(f64, f64)) -> f64| -> f64 {
        parts.iter().map(|(_, counts)| of(&counts[year])).sum()
    };
    let rest = [0, 1].map(|year| {
        (whole[year].0 - listed(year, |it| it.0), whole[year].1 - listed(year, |it| it.1))
    });
    // Sums of counts are whole numbers, sums of scores are exact to a thousandth.
    if rest.iter().any(|(_, n)| *n > 0.5) {
        parts.push((None, rest));
    }
    Ok(taken_apart(by, whole, parts))
}

fn taken_apart(by: Dimension, whole: Counts, parts: Vec<(Option<Named>, Counts)>) -> Effects {
    let mean_of_whole = 0.5 * (whole[0].0 / whole[0].1 + whole[1].0 / whole[1].1);
    let mut parts: Vec<Part> = parts
        .into_iter()
        .map(|(member, counts)| {
            let weights = [0, 1].map(|year| counts[year].1 / whole[year].1);
            let values = counts.map(|(k, n)| (n > 0.0).then(|| k / n));
            // Who was not there in one year did neither better nor worse: only its size counts.
            let p =
                [values[0].or(values[1]), values[1].or(values[0])].map(Option::unwrap_or_default);
            let rate = 0.5 * (weights[0] + weights[1]) * (p[1] - p[0]);
            let composition = (weights[1] - weights[0]) * (0.5 * (p[0] + p[1]) - mean_of_whole);
            Part { member, weights, values, rate, composition }
        })
        .collect();
    let size = |part: &Part| (part.rate + part.composition).abs();
    parts.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let (rate, composition) =
        (parts.iter().map(|it| it.rate).sum(), parts.iter().map(|it| it.composition).sum());
    Effects { by, parts, rate, composition }
}

fn counts(row: Option<&Row>) -> Result<(f64, f64), Absence> {
    let measured = row.ok_or(Absence::NoData)?.value?;
    let numerator = measured.numerator.ok_or(Absence::NotApplicable)?;
    Ok((numerator, measured.denominator))
}

fn named(answer: &Answer, row: &Row) -> Option<Named> {
    answer.headers_of(row).next().map(|it| Named::new(&it.code, &it.name))
}
