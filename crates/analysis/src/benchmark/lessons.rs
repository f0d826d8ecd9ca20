//! У кого поучиться: schools in like conditions that do clearly better, and in what.
//!
//! Looked for in every subject of the procedure and grade, in the chosen indicator. The school
//! itself is in every difference, so findings are kept few by Benjamini and Hochberg, over all
//! schools and subjects at once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    field::Field,
    set::{ReferenceSet, cluster_asked},
    standing::is_alike,
};
use crate::{
    answer::{Row, Verdict, answer, difference},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    finding::PUPILS_MIN,
    indicator::Measured,
    setting::{Named, Setting},
    stats::{
        ALPHA,
        many::{Adjustment, discoveries, p_of_difference},
    },
    territory::UnitId,
    view::ReferenceKind,
};

/// More schools are not named.
pub const LESSONS_MAX: usize = 10;

/// A school that does clearly better in something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// The school.
    pub school: Named,
    /// In what, the largest difference first.
    pub better: Vec<Better>,
}

/// A subject in which a school does clearly better.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Better {
    /// The subject.
    pub subject: Named,
    /// Of the school that asks.
    pub own: Measured,
    /// Of the other.
    pub other: Measured,
    /// The other less the own.
    pub delta: f64,
}

/// In one subject: the row of the school, and of those asked with their positions.
type OfSubject = (Option<Row>, Vec<(usize, Row)>);

/// Who of the school's cluster, or of the set where there is none, does clearly better.
pub(super) fn lessons(
    cube: &Published<Cube>,
    setting: &Setting,
    field: &Field<'_>,
    own: UnitId,
    set: &ReferenceSet,
) -> Vec<Lesson> {
    let is_asked = teachers(cube.get(), setting, own, set);
    let view = field.view.with_indicator(setting.view.indicator).without(Dimension::Subject);
    let view = crate::view::View { by: vec![Dimension::School, Dimension::Subject], ..view };
    let all = answer(cube, &view);
    let own_at = field.position(own);
    let mut of_subject: BTreeMap<u32, OfSubject> = BTreeMap::new();
    for row in &all.rows {
        let [school, subject] = row.keys;
        let school = school as usize;
        let entry = of_subject.entry(subject).or_default();
        if Some(school) == own_at {
            entry.0 = Some(*row);
        } else if field.schools.get(school).is_some_and(|it| is_asked(*it)) {
            entry.1.push((school, *row));
        }
    }
    let pairs = of_subject.iter().flat_map(|(subject, (own, others))| {
        let own = own.and_then(|row| Some((row, row.value.ok()?)));
        own.into_iter().flat_map(move |(own_row, own)| {
            let alike = others.iter().filter(move |(_, row)| is_alike(&own_row, row));
            alike.filter_map(move |(school, row)| Some((*subject, *school, own, row.value.ok()?)))
        })
    });
    let pairs = pairs.filter(|(.., own, other)| own.n.min(other.n) >= PUPILS_MIN);
    let tested: Vec<_> = pairs
        .filter_map(|(subject, school, own, other)| {
            let change = difference(setting.view.indicator, &own, &other);
            let p = p_of_difference(change.delta, change.interval?)?;
            Some((subject, school, own, other, change, p))
        })
        .collect();
    let p: Vec<Option<f64>> = tested.iter().map(|it| Some(it.5)).collect();
    let sure = discoveries(&p, Adjustment::BenjaminiHochberg, ALPHA);
    let mut found: BTreeMap<usize, Vec<Better>> = BTreeMap::new();
    for ((subject, school, own, other, change, _), is_sure) in tested.into_iter().zip(sure) {
        if is_sure == Some(true) && change.verdict == Verdict::Better {
            let header = &all.headers[1][subject as usize];
            let subject = Named::new(&header.code, &header.name);
            let better = Better { subject, own, other, delta: change.delta };
            found.entry(school).or_default().push(better);
        }
    }
    let mut lessons: Vec<Lesson> = found
        .into_iter()
        .map(|(school, mut better)| {
            better.sort_by(|a, b| b.delta.abs().total_cmp(&a.delta.abs()));
            Lesson { school: field.named(field.schools[school]), better }
        })
        .collect();
    let largest = |it: &Lesson| it.better.first().map_or(0.0, |it| it.delta.abs());
    lessons.sort_by(|a, b| {
        b.better.len().cmp(&a.better.len()).then(largest(b).total_cmp(&largest(a)))
    });
    lessons.truncate(LESSONS_MAX);
    lessons
}

/// Among whom ways that may fit are looked for: the cluster, or the set where there is none.
pub(super) fn among(
    cube: &Cube,
    setting: &Setting,
    own: UnitId,
    set: &ReferenceSet,
) -> Option<ReferenceKind> {
    let cluster = cluster_asked(cube.dictionary(), setting, own);
    let is_place = matches!(set.kind, ReferenceKind::Region | ReferenceKind::Target);
    match cluster {
        Some(_) => Some(ReferenceKind::Cluster),
        None => (!is_place).then_some(set.kind),
    }
}

/// Whose ways may fit: the schools of the cluster, or of the set.
fn teachers<'a>(
    cube: &'a Cube,
    setting: &Setting,
    own: UnitId,
    set: &'a ReferenceSet,
) -> impl Fn(UnitId) -> bool + use<'a> {
    let among = among(cube, setting, own, set);
    let cluster = cluster_asked(cube.dictionary(), setting, own);
    move |unit| match cluster {
        Some(cluster) => cluster.members.contains(&unit),
        None => among.is_some() && set.members.iter().any(|it| it.unit == unit),
    }
}
