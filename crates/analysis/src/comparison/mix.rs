//! The same mix of subjects for everybody (domain §5.10).
//!
//! Results over several subjects depend on which subjects were sat: where many sit the easy one, the
//! total is high. On request every object is given the mix of all objects together, over the subjects
//! that all of them have: direct standardisation, beside the value as it is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Compared;
use crate::{
    answer::{Absence, Change, Row, answer, apart},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    finding::PUPILS_MIN,
    indicator::{Indicator, Measured, Unit},
    setting::{Named, Setting},
    smoothed::counts,
    stats::standardise::{Stratum, direct, direct_interval},
    view::{Order, View},
};

/// The common mix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mix {
    /// The subjects that all objects have, with their weights, which make up 1.
    pub subjects: Vec<(Named, f64)>,
    /// How many subjects were left out, because one of the objects lacks them or has fewer than ten
    /// results in them.
    pub left_out: u32,
}

/// A value over several subjects, as it is and with the common mix.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alike {
    /// With the subjects of the object itself.
    pub crude: Measured,
    /// With the common mix.
    pub value: Measured,
    /// How that differs from the first object's.
    pub from_first: Result<Change, Absence>,
}

/// The results of an object, subject by subject.
type Strata = BTreeMap<String, (String, Stratum)>;

/// Whether objects of these kinds can be given another mix: only counted shares, of a procedure with
/// several subjects.
pub(super) fn is_mixed(setting: &Setting, objects: &[Compared]) -> bool {
    let of_works = [Dimension::Subject, Dimension::Procedure];
    let has_works = objects.iter().any(|it| of_works.contains(&it.object.dimension));
    let facet = setting.facets.iter().find(|it| it.dimension == Dimension::Subject);
    setting.view.indicator.spec().unit == Unit::Share
        && objects.len() > 1
        && !has_works
        && facet.is_some_and(|it| it.options.len() > 1)
}

/// Gives every object the mix of all together, over the subjects of the view if it has several, else over
/// all of the procedure; `None` where they have none in common.
pub(super) fn standardise(
    cube: &Published<Cube>,
    setting: &Setting,
    objects: &mut [Compared],
) -> Option<Mix> {
    let view = &setting.view;
    let strata: Vec<Strata> = objects.iter().map(|it| strata(cube, &view.of(&it.object))).collect();
    let everything: BTreeMap<&String, &String> =
        strata.iter().flatten().map(|(code, (name, _))| (code, name)).collect();
    let is_enough = |it: &(String, Stratum)| it.1.n >= PUPILS_MIN;
    let is_common = |code: &str| strata.iter().all(|it| it.get(code).is_some_and(is_enough));
    let common: Vec<(&String, &String)> =
        everything.iter().map(|(code, name)| (*code, *name)).filter(|it| is_common(it.0)).collect();
    if common.is_empty() {
        return None;
    }
    let in_subject = |code: &str| strata.iter().map(|it| it[code].1.n as f64).sum::<f64>();
    let sizes: Vec<f64> = common.iter().map(|(code, _)| in_subject(code)).collect();
    let whole: f64 = sizes.iter().sum();
    let weights: Vec<f64> = sizes.iter().map(|it| it / whole).collect();
    for (object, strata) in objects.iter_mut().zip(&strata) {
        let shared: Vec<Stratum> = common.iter().map(|(code, _)| strata[*code].1).collect();
        let all: Vec<Stratum> = strata.values().map(|it| it.1).collect();
        let own: Vec<f64> = all.iter().map(|it| it.n as f64).collect();
        object.alike = measured(&shared, &weights)
            .zip(measured(&all, &own))
            .map(|(value, crude)| Alike { crude, value, from_first: Err(Absence::NotApplicable) });
    }
    set_differences(view.indicator, objects);
    let named = |(code, name): &(&String, &String)| Named::new(code.as_str(), name.as_str());
    Some(Mix {
        subjects: common.iter().map(named).zip(weights).collect(),
        left_out: u32::try_from(everything.len() - common.len()).unwrap_or(u32::MAX),
    })
}

/// Counts by subject; totals over subjects and parts of other subjects are none.
fn strata(cube: &Published<Cube>, view: &View) -> Strata {
    let dictionary = cube.get().dictionary();
    let procedure = view.only(Dimension::Procedure);
    let procedure = procedure.and_then(|it| dictionary.find(Dimension::Procedure, it));
    let is_own = |code: &str| {
        let subject = dictionary.find(Dimension::Subject, code);
        let both = procedure.zip(subject);
        both.is_some_and(|(at, it)| dictionary.stands_alone(Dimension::Subject, at, it))
    };
    let several = view.filters.get(&Dimension::Subject).is_some_and(|it| it.len() > 1);
    let view = if several { view.clone() } else { view.without(Dimension::Subject) };
    let view =
        View { rows: None, order: Order::Natural, ..view.broken_down_by(Dimension::Subject) };
    let by_subject = answer(cube, &view);
    let stratum = |row: &Row| {
        let [(k, n)] = counts(view.indicator, &[row.value.ok()?])?[..] else { return None };
        let header = by_subject.headers_of(row).next().filter(|it| is_own(&it.code))?;
        Some((header.code.clone(), (header.name.clone(), Stratum::of_count(k, n))))
    };
    by_subject.rows.iter().filter_map(stratum).collect()
}

fn measured(strata: &[Stratum], weights: &[f64]) -> Option<Measured> {
    let n = strata.iter().map(|it| it.n).sum();
    Some(Measured {
        value: direct(strata, weights)?,
        interval: direct_interval(strata, weights),
        sd: None,
        numerator: None,
        denominator: n as f64,
        n,
    })
}

/// Where the plain values may be compared, these may be.
fn set_differences(indicator: Indicator, objects: &mut [Compared]) {
    let Some((first, rest)) = objects.split_first_mut() else { return };
    let base = first.alike.map(|it| it.value);
    for object in rest {
        let Some((alike, base)) = object.alike.as_mut().zip(base) else { continue };
        let has_verdict = object.from_first.map(|it| it.interval.is_some());
        alike.from_first = has_verdict.map(|has_verdict| {
            let change = apart(indicator, &base, &alike.value).of_enough();
            if has_verdict { change } else { change.without_interval() }
        });
    }
}
