//! What may be told of two objects beside each other, and of their places among all.

use super::Compared;
use crate::{
    answer::{Absence, Change, Row, change},
    cube::Cube,
    dictionary::MemberId,
    dimension::Dimension,
    finding::PUPILS_MIN,
    indicator::{Better, Unit},
    setting::{Setting, is_broken},
    stats::{interval::Z_975, many::rank_intervals},
    territory::UnitId,
    view::Object,
    year::AcademicYear,
};

/// The dimensions whose members are works of their own, with points of their own.
pub(super) const WORKS: [Dimension; 3] =
    [Dimension::Subject, Dimension::Procedure, Dimension::Grade];

/// The difference of an object from the first one; of years none across a break of the series.
pub(super) fn difference(
    cube: &Cube,
    setting: &Setting,
    (first, base): (&Object, Option<Row>),
    (object, row): (&Object, Option<Row>),
) -> Result<Change, Absence> {
    let indicator = setting.view.indicator;
    let is_same_work = ![first, object].iter().any(|it| WORKS.contains(&it.dimension));
    let is_share = indicator.spec().unit == Unit::Share;
    if !is_same_work && !is_share || is_cut(setting, &[first, object]) {
        return Err(Absence::NotComparable);
    }
    // What was made up of other grades is another work, unless grades are what is compared.
    let grades = base.map_or(0, |it| it.grades);
    let row = row.map(|it| if is_same_work { it } else { Row { grades, ..it } });
    let change = change(indicator, base.as_ref(), row.as_ref())?;
    if overlap(cube, first, object) {
        return Ok(change.without_interval());
    }
    Ok(change)
}

/// Whether the series of the place begins anew somewhere between the years among the objects.
fn is_cut(setting: &Setting, objects: &[&Object]) -> bool {
    let years = objects.iter().filter(|it| it.dimension == Dimension::Year);
    let years: Vec<AcademicYear> = years.filter_map(|it| it.code.parse().ok()).collect();
    let Some((first, last)) = years.iter().min().zip(years.iter().max()) else { return false };
    is_broken(&setting.breaks, *first, *last)
}

/// Whether the same pupils may be in both: one lies in the other, or they are of dimensions that
/// cross.
pub(super) fn overlap(cube: &Cube, one: &Object, two: &Object) -> bool {
    let territory = cube.territory();
    let units = |it: &Object| match it.dimension.unit_kind() {
        Some(kind) => territory.find(kind, &it.code).map(|it| vec![it]),
        None if it.dimension == Dimension::Cluster => {
            cube.dictionary().cluster(&it.code).map(|it| it.members.clone())
        }
        None => None,
    };
    let is_in = |one: &UnitId, two: &UnitId| territory.inside(*two).contains(one);
    match (units(one), units(two)) {
        (Some(one), Some(two)) => {
            one.iter().any(|one| two.iter().any(|two| is_in(one, two) || is_in(two, one)))
        }
        (None, None) if one.dimension == two.dimension => members_overlap(cube, one, two),
        _ => true,
    }
}

/// Whether two members of one dimension have pupils in common: one is a part of the other, or
/// they are parts of one whole by different divisions (girls, learners of the language).
fn members_overlap(cube: &Cube, one: &Object, two: &Object) -> bool {
    let dictionary = cube.dictionary();
    let id = |it: &Object| dictionary.find(it.dimension, &it.code);
    let Some((first, second)) = id(one).zip(id(two)) else { return false };
    let of_dimension = || dictionary.partitions.iter().filter(|it| it.dimension == one.dimension);
    let is_inside = of_dimension()
        .any(|it| (it.whole, it.part) == (first, second) || (it.whole, it.part) == (second, first));
    let family = |member: MemberId| of_dimension().find(|it| it.part == member).map(|it| it.family);
    is_inside || family(first) != family(second)
}

/// Places of the objects whose spread is known, where something is good or bad news, and all are
/// disjoint and of one work and scale, without a break between.
pub(super) fn rank(cube: &Cube, setting: &Setting, objects: &mut [Compared]) {
    let indicator = setting.view.indicator.spec();
    let is_one_work = objects.iter().all(|it| !WORKS.contains(&it.object.dimension));
    let rows = || objects.iter().filter_map(|it| it.now.filter(|row| row.value.is_ok()));
    let make_up = |it: Row| (it.scale, if is_one_work { it.grades } else { 0 });
    let is_alike = rows().map(make_up).all(|it| rows().next().map(make_up) == Some(it));
    let all: Vec<&Object> = objects.iter().map(|it| &it.object).collect();
    if indicator.better == Better::Neither || !is_alike || is_cut(setting, &all) {
        return;
    }
    let pairs = objects.iter().enumerate().flat_map(|(place, one)| {
        objects.iter().skip(place + 1).map(move |two| (&one.object, &two.object))
    });
    let is_fair = is_one_work || indicator.unit == Unit::Share;
    if !is_fair || pairs.into_iter().any(|(one, two)| overlap(cube, one, two)) {
        return;
    }
    // The best is the first, whichever side that is.
    let sign = if indicator.better == Better::Lower { -1.0 } else { 1.0 };
    let known: Vec<(usize, (f64, f64))> = objects
        .iter()
        .enumerate()
        .filter_map(|(place, it)| {
            let measured = it.now?.value.ok()?;
            // Half of a 95 % interval is 1.96 standard errors, near enough for comparing pairs.
            let error = measured.interval?.half_width() / Z_975;
            Some((place, (sign * measured.value, error)))
        })
        .collect();
    let is_small = |it: &Compared| {
        let n = it.now.map_or(0, |row| row.participants);
        it.object.dimension == Dimension::Class && n < PUPILS_MIN
    };
    if known.len() < 2 || objects.iter().any(is_small) {
        return;
    }
    let estimates: Vec<(f64, f64)> = known.iter().map(|(_, it)| *it).collect();
    for ((place, _), interval) in known.iter().zip(rank_intervals(&estimates).unwrap_or_default()) {
        objects[*place].rank = Some(interval);
    }
}
