//! Building a cube: sorting cells into planes and completing the wholes.
//!
//! Three kinds of whole are completed, in this order: everybody from an exhaustive family of
//! groups; a composite grade from its grades where the source did not publish it for a unit
//! (after everybody, or a grade known by its groups only would be missing); and all grades
//! together from the grades that are part of no other. What the
//! source published is never replaced.

mod attempts;

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Columns, Cube, Place, Plane};
use crate::{
    dictionary::{Dictionary, EVERYBODY, MemberId},
    dimension::Dimension,
    tally::Tally,
    territory::UnitId,
    year::{AcademicYear, Term},
};

/// Why cells do not make a cube.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCube {
    /// Two cells claim the same place.
    #[error("two results for the same place: {place:?} in unit {unit}")]
    Duplicate {
        /// Of what.
        place: Place,
        /// Where.
        unit: UnitId,
    },
    /// A member, scale or unit number that is not in the dictionary.
    #[error("a result of something unknown: {0:?}")]
    Unknown(Place),
    /// A count beyond what a cell can hold.
    #[error("a count or sum is too large to be true: {place:?} in unit {unit}")]
    Oversized {
        /// Of what.
        place: Place,
        /// Where.
        unit: UnitId,
    },
    /// More grades than make-up bits.
    #[error("more than 64 grades")]
    TooManyGrades,
}

/// Year × term × procedure × subject: within it grades and groups partition pupils.
type Series = (MemberId, AcademicYear, Term, MemberId);
/// Group, grade (`None`: all grades) and scale (`None`: several).
type Slot = (MemberId, Option<MemberId>, Option<MemberId>);
/// Rows of one plane in the making.
type Rows = BTreeMap<UnitId, Tally>;

#[derive(Default)]
struct Draft {
    rows: Rows,
    grades: u64,
}

impl Cube {
    /// Builds the cube of one data version.
    ///
    /// # Errors
    ///
    /// [`InvalidCube`] if cells contradict each other or the dictionary.
    pub fn build(
        dictionary: Dictionary,
        cells: impl IntoIterator<Item = Cell>,
    ) -> Result<Self, InvalidCube> {
        if dictionary.grades.len() > 64 {
            return Err(InvalidCube::TooManyGrades);
        }
        let mut series: BTreeMap<Series, BTreeMap<Slot, Draft>> = BTreeMap::new();
        for Cell { place, unit, tally } in cells {
            check(&dictionary, &place, unit)?;
            let slots =
                series.entry((place.procedure, place.year, place.term, place.subject)).or_default();
            let slot = (place.group, Some(place.grade), Some(place.scale));
            let draft = slots.entry(slot).or_default();
            draft.grades |= 1 << place.grade;
            if draft.rows.insert(unit, tally).is_some() {
                return Err(InvalidCube::Duplicate { place, unit });
            }
        }
        let mut planes = Vec::new();
        let mut columns = Columns::default();
        for (series, mut slots) in series {
            complete_everybody(&dictionary, series, &mut slots);
            attempts::complete(&dictionary, &mut slots);
            complete_grades(&dictionary, series, &mut slots);
            let only = add_all_grades(&dictionary, series, &mut slots);
            for (slot, draft) in slots {
                let plane = store(&dictionary, series, slot, &draft, &mut columns)?;
                // One grade alone is all grades: a second plane over the same rows.
                let all = only.contains(&slot).then(|| Plane { grade: None, ..plane.clone() });
                planes.push(plane);
                planes.extend(all);
            }
        }
        columns.finish();
        Ok(Self::assembled(dictionary, planes, columns))
    }
}

fn check(dictionary: &Dictionary, place: &Place, unit: UnitId) -> Result<(), InvalidCube> {
    let known =
        |dimension, member: MemberId| usize::from(member) < dictionary.members(dimension).len();
    let fits = known(Dimension::Procedure, place.procedure)
        && known(Dimension::Subject, place.subject)
        && known(Dimension::Group, place.group)
        && known(Dimension::Grade, place.grade)
        && usize::from(place.scale) < dictionary.scales.len()
        && unit < dictionary.territory.len();
    if fits { Ok(()) } else { Err(InvalidCube::Unknown(*place)) }
}

/// Fills in composite grades from their parts, the innermost first.
fn complete_grades(dictionary: &Dictionary, series: Series, slots: &mut BTreeMap<Slot, Draft>) {
    let mut wholes: Vec<MemberId> = Vec::new();
    for partition in dictionary.partitions(Dimension::Grade, series.0) {
        if partition.is_exhaustive && !wholes.contains(&partition.whole) {
            wholes.push(partition.whole);
        }
    }
    // A whole that is itself a part comes before the whole it is part of.
    wholes.sort_by_key(|it| std::cmp::Reverse(depth(dictionary, series.0, *it)));
    for whole in wholes {
        let parts = dictionary.parts(Dimension::Grade, series.0, whole);
        let groups: BTreeSet<_> = slots.keys().map(|(group, _, scale)| (*group, *scale)).collect();
        for (group, scale) in groups {
            let slot = |grade| (group, Some(grade), scale);
            let sources: Vec<_> = parts.iter().map(|part| slot(*part)).collect();
            complete(dictionary, slots, slot(whole), &sources);
        }
    }
}

fn depth(dictionary: &Dictionary, procedure: MemberId, member: MemberId) -> usize {
    dictionary
        .partitions(Dimension::Grade, procedure)
        .find(|it| it.part == member)
        .map_or(0, |it| 1 + depth(dictionary, procedure, it.whole))
}

/// Fills in everybody from the first exhaustive family of groups that is there.
fn complete_everybody(dictionary: &Dictionary, series: Series, slots: &mut BTreeMap<Slot, Draft>) {
    let families: BTreeSet<u8> = dictionary
        .partitions(Dimension::Group, series.0)
        .filter(|it| it.whole == EVERYBODY && it.is_exhaustive)
        .map(|it| it.family)
        .collect();
    let grades: BTreeSet<_> = slots.keys().map(|(_, grade, scale)| (*grade, *scale)).collect();
    for family in families {
        let members: Vec<_> = dictionary
            .partitions(Dimension::Group, series.0)
            .filter(|it| it.whole == EVERYBODY && it.family == family)
            .map(|it| it.part)
            .collect();
        for (grade, scale) in &grades {
            let sources: Vec<_> = members.iter().map(|it| (*it, *grade, *scale)).collect();
            complete(dictionary, slots, (EVERYBODY, *grade, *scale), &sources);
        }
    }
}

/// Adds to `whole` the rows it lacks: the sum of `parts`, unit by unit.
fn complete(
    dictionary: &Dictionary,
    slots: &mut BTreeMap<Slot, Draft>,
    whole: Slot,
    parts: &[Slot],
) {
    let present: Vec<&Draft> = parts.iter().filter_map(|it| slots.get(it)).collect();
    if present.is_empty() {
        return;
    }
    let published = slots.get(&whole).map(|it| &it.rows);
    let missing: BTreeMap<UnitId, Tally> = present
        .iter()
        .flat_map(|draft| draft.rows.keys().copied())
        .collect::<BTreeSet<UnitId>>()
        .into_iter()
        .filter(|unit| published.is_none_or(|rows| !rows.contains_key(unit)))
        .map(|unit| (unit, present.iter().map(|it| resolve(dictionary, it, unit)).sum()))
        .collect();
    let grades = present.iter().fold(0, |all, it| all | it.grades);
    if missing.is_empty() {
        return;
    }
    let draft = slots.entry(whole).or_default();
    if draft.grades == 0 {
        // The sum of all parts of a whole is of the same make-up as the whole itself.
        draft.grades = whole.1.map_or(grades, |grade| 1 << grade);
    }
    draft.rows.extend(missing);
}

/// Adds the plane of all grades together, from those that are part of no other, and returns
/// the slots that are alone and therefore are all grades already.
fn add_all_grades(
    dictionary: &Dictionary,
    series: Series,
    slots: &mut BTreeMap<Slot, Draft>,
) -> Vec<Slot> {
    let mut by_group: BTreeMap<MemberId, Vec<Slot>> = BTreeMap::new();
    for &slot @ (group, grade, _) in slots.keys() {
        let is_root = grade.is_some_and(|grade| {
            !dictionary.partitions(Dimension::Grade, series.0).any(|it| {
                it.part == grade
                    && slots.keys().any(|other| other.0 == group && other.1 == Some(it.whole))
            })
        });
        if is_root {
            by_group.entry(group).or_default().push(slot);
        }
    }
    let mut alone = Vec::new();
    for (group, roots) in by_group {
        if let [only] = roots.as_slice() {
            alone.push(*only);
            continue;
        }
        let scales: BTreeSet<_> = roots.iter().map(|it| it.2).collect();
        let scale = if scales.len() == 1 { roots[0].2 } else { None };
        let drafts: Vec<&Draft> = roots.iter().filter_map(|it| slots.get(it)).collect();
        let units: BTreeSet<UnitId> =
            drafts.iter().flat_map(|it| it.rows.keys().copied()).collect();
        let mut all =
            Draft { grades: drafts.iter().fold(0, |all, it| all | it.grades), ..Draft::default() };
        for unit in units {
            let sum: Tally = drafts.iter().map(|it| resolve(dictionary, it, unit)).sum();
            // Levels and scores of different scales have no common meaning; heads do.
            let heads = Tally {
                participants: sum.participants,
                attendance: sum.attendance,
                ..Tally::default()
            };
            all.rows.insert(unit, if scale.is_some() { sum } else { heads });
        }
        slots.insert((group, None, scale), all);
    }
    alone
}

/// The value of one plane at a unit: what is published for it, else the sum of what is inside.
fn resolve(dictionary: &Dictionary, draft: &Draft, unit: UnitId) -> Tally {
    let inside = dictionary.territory.inside(unit);
    let mut next = inside.start;
    let mut sum = Tally::default();
    while let Some((&found, tally)) = draft.rows.range(next..inside.end).next() {
        sum += *tally;
        next = dictionary.territory.inside(found).end;
    }
    sum
}

fn store(
    dictionary: &Dictionary,
    (procedure, year, term, subject): Series,
    (group, grade, scale): Slot,
    draft: &Draft,
    columns: &mut Columns,
) -> Result<Plane, InvalidCube> {
    let start = columns.len();
    let mut is_flat = true;
    let mut end = 0;
    for (&unit, tally) in &draft.rows {
        is_flat &= unit >= end;
        end = end.max(dictionary.territory.inside(unit).end);
        columns.push(unit, tally).map_err(|_oversized| {
            let place = Place {
                procedure,
                year,
                term,
                subject,
                group,
                grade: grade.unwrap_or_default(),
                scale: scale.unwrap_or_default(),
            };
            InvalidCube::Oversized { place, unit }
        })?;
    }
    #[expect(clippy::cast_possible_truncation, reason = "4 billion rows do not fit into memory")]
    let rows = start as u32..columns.len() as u32;
    Ok(Plane {
        procedure,
        year,
        term,
        subject,
        group,
        grade,
        scale,
        grades: draft.grades,
        rows,
        is_flat,
    })
}
