//! Which planes and which units a view asks about.

use std::collections::BTreeSet;

use crate::{
    cube::{Cube, Plane},
    dictionary::{Detail, EVERYBODY, MemberId},
    dimension::Dimension,
    territory::{EVERYTHING, UnitId},
    view::View,
    year::{AcademicYear, Term},
};

/// What a view asks about.
pub(super) struct Selection<'a> {
    /// The planes, in the cube's order.
    pub(super) planes: Vec<&'a Plane>,
    /// Units that do not overlap; everything inside them counts.
    pub(super) units: Vec<UnitId>,
    /// A breakdown by grade itemises this composite grade.
    pub(super) itemised: Option<MemberId>,
    /// The chosen groups overlap, so they cannot be added up.
    pub(super) groups_overlap: bool,
}

/// The filters as numbers; `None` is everything.
struct Wanted {
    procedures: Option<Vec<MemberId>>,
    subjects: Option<Vec<MemberId>>,
    grades: Option<Vec<MemberId>>,
    groups: Option<Vec<MemberId>>,
    years: Option<Vec<AcademicYear>>,
    terms: Option<Vec<Term>>,
}

impl<'a> Selection<'a> {
    pub(super) fn of(cube: &'a Cube, view: &View) -> Self {
        let wanted = Wanted::of(cube, view);
        let by = |dimension| view.by.contains(&dimension);
        let held: Vec<&Plane> =
            cube.planes().iter().filter(|plane| wanted.holds(view, plane)).collect();
        let itemised = wanted.itemised(cube, &held, by(Dimension::Grade));
        let first = cube.dictionary().first_attempts();
        let planes: Vec<&Plane> = held
            .into_iter()
            .filter(|plane| wanted.has_grade(cube, plane, by(Dimension::Grade), itemised))
            .filter(|plane| wanted.has_group(plane, by(Dimension::Group).then_some(first)))
            .collect();
        let planes =
            if by(Dimension::Subject) || matches!(&wanted.subjects, Some(it) if it.len() == 1) {
                planes
            } else {
                without_overlapping_subjects(cube, planes, wanted.subjects.as_deref())
            };
        let groups_overlap = !by(Dimension::Group) && wanted.groups_overlap(cube, &planes);
        Self { planes, units: wanted_units(cube, view), itemised, groups_overlap }
    }
}

impl Wanted {
    fn of(cube: &Cube, view: &View) -> Self {
        let members = |dimension| {
            view.filters.get(&dimension).map(|codes| {
                codes.iter().filter_map(|it| cube.dictionary().find(dimension, it)).collect()
            })
        };
        let codes = |dimension| view.filters.get(&dimension);
        Self {
            procedures: members(Dimension::Procedure),
            subjects: members(Dimension::Subject),
            grades: members(Dimension::Grade),
            groups: members(Dimension::Group),
            years: codes(Dimension::Year)
                .map(|it| it.iter().filter_map(|it| AcademicYear::from_spoken(it).ok()).collect()),
            terms: codes(Dimension::Term)
                .map(|it| it.iter().filter_map(|it| it.parse().ok()).collect()),
        }
    }

    fn holds(&self, view: &View, plane: &Plane) -> bool {
        has(self.procedures.as_ref(), &plane.procedure)
            && has(self.subjects.as_ref(), &plane.subject)
            && has(self.years.as_ref(), &plane.year)
            && has(self.terms.as_ref(), &plane.term)
            && view.since.is_none_or(|it| it <= plane.year)
            && view.until.is_none_or(|it| plane.year <= it)
    }

    /// The one composite grade that is asked for and has parts to itemise it by.
    fn itemised(&self, cube: &Cube, held: &[&Plane], by_grade: bool) -> Option<MemberId> {
        let [only] = self.grades.as_deref()? else { return None };
        let parts =
            |plane: &Plane| cube.dictionary().parts(Dimension::Grade, plane.procedure, *only);
        let found =
            held.iter().any(|plane| plane.grade.is_some_and(|it| parts(plane).contains(&it)));
        (by_grade && found).then_some(*only)
    }

    fn has_grade(
        &self,
        cube: &Cube,
        plane: &Plane,
        by_grade: bool,
        itemised: Option<MemberId>,
    ) -> bool {
        let dictionary = cube.dictionary();
        match (plane.grade, itemised, self.grades.as_deref()) {
            (grade, Some(whole), _) => grade.is_some_and(|grade| {
                dictionary.parts(Dimension::Grade, plane.procedure, whole).contains(&grade)
            }),
            (grade, None, None) => grade.is_none() != by_grade,
            (None, None, Some(_)) => false,
            (Some(grade), None, Some(wanted)) => {
                let covered = |whole: &MemberId| {
                    dictionary.is_part_of(Dimension::Grade, plane.procedure, grade, *whole)
                };
                wanted.contains(&grade) && (by_grade || !wanted.iter().any(covered))
            }
        }
    }

    /// `by_group` holds the group of first attempts: it is no group beside others.
    fn has_group(&self, plane: &Plane, by_group: Option<Option<MemberId>>) -> bool {
        match (&self.groups, by_group) {
            (Some(wanted), _) => wanted.contains(&plane.group),
            (None, Some(first)) => Some(plane.group) != first,
            (None, None) => plane.group == EVERYBODY,
        }
    }

    /// Whether the groups to be added up share pupils: only members of one family do not.
    fn groups_overlap(&self, cube: &Cube, planes: &[&Plane]) -> bool {
        let Some(groups) = self.groups.as_deref().filter(|it| it.len() > 1) else { return false };
        planes.iter().any(|plane| {
            let family = |group: &MemberId| {
                cube.dictionary()
                    .partitions(Dimension::Group, plane.procedure)
                    .find(|it| it.part == *group)
                    .map(|it| (it.whole, it.family))
            };
            let first = family(&groups[0]);
            first.is_none() || groups.iter().any(|group| family(group) != first)
        })
    }
}

fn has<T: PartialEq>(wanted: Option<&Vec<T>>, value: &T) -> bool {
    wanted.is_none_or(|it| it.contains(value))
}

/// Leaves out subject totals, and subjects that are part of another one that is there: what
/// remains can be added up to results.
fn without_overlapping_subjects<'a>(
    cube: &Cube,
    planes: Vec<&'a Plane>,
    chosen: Option<&[MemberId]>,
) -> Vec<&'a Plane> {
    let dictionary = cube.dictionary();
    let sitting = |plane: &Plane| (plane.procedure, plane.year, plane.term);
    let present: BTreeSet<_> = planes.iter().map(|it| (sitting(it), it.subject)).collect();
    let is_total = |subject: MemberId| {
        chosen.is_none() && dictionary.subjects[usize::from(subject)].detail == Detail::SubjectTotal
    };
    planes
        .into_iter()
        .filter(|plane| !is_total(plane.subject))
        .filter(|plane| {
            !dictionary
                .partitions(Dimension::Subject, plane.procedure)
                .any(|it| it.part == plane.subject && present.contains(&(sitting(plane), it.whole)))
        })
        .collect()
}

/// The units that lie inside every filter of place: the innermost one, cut by the others. A
/// cluster stands for its schools, whatever the year: it is frozen.
fn wanted_units(cube: &Cube, view: &View) -> Vec<UnitId> {
    let territory = cube.territory();
    let mut units = vec![EVERYTHING];
    // From the outside in, whatever the order of dimensions in addresses.
    for dimension in Dimension::PLACES {
        let Some(codes) = view.filters.get(&dimension) else { continue };
        let chosen = codes.iter().flat_map(|code| match dimension.unit_kind() {
            Some(kind) => territory.find(kind, code).into_iter().collect(),
            None => cube.dictionary().cluster(code).map_or_else(Vec::new, |it| it.members.clone()),
        });
        let inside = |unit: UnitId| units.iter().any(|it| territory.inside(*it).contains(&unit));
        units = chosen.filter(|unit| inside(*unit)).collect();
    }
    units.sort_unstable();
    units.dedup();
    units
}
