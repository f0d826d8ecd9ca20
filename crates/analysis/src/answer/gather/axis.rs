//! The members of a breakdown: which there are, in which order, and what they are called.

use std::collections::BTreeSet;

use crate::{
    answer::{Absence, Header, Row, select::Selection},
    code::Code,
    cube::{Cube, Plane},
    dictionary::MemberId,
    dimension::Dimension,
    territory::{UnitId, UnitKind},
    view::View,
    year::{AcademicYear, Term},
};

/// The members of one breakdown, and where each stands.
pub(super) enum Axis {
    /// Members of planes: their positions follow from a small sorted list.
    Planes(Dimension, Vec<PlaneKey>),
    /// Units of one level of the territory.
    Units(Units),
}

/// The units of one level that are asked about, or what they are gathered into.
pub(super) struct Units {
    pub(super) kind: UnitKind,
    members: Members,
    /// The position of each unit of the territory among `members`.
    positions: Vec<u32>,
}

/// What rows are gathered by.
enum Members {
    /// Each unit by itself.
    Units(Vec<UnitId>),
    /// The clusters of schools, by their place in the dictionary.
    Clusters(Vec<usize>),
}

/// A member of a plane's dimension as something that sorts in natural order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PlaneKey {
    Year(AcademicYear),
    Term(Term),
    Member(MemberId),
}

impl Axis {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Planes(_, keys) => keys.len(),
            Self::Units(units) => match &units.members {
                Members::Units(it) => it.len(),
                Members::Clusters(it) => it.len(),
            },
        }
    }

    pub(super) fn units(&self) -> Option<&Units> {
        if let Self::Units(units) = self { Some(units) } else { None }
    }

    /// Where a plane stands, if its members decide that.
    pub(super) fn position(&self, plane: &Plane) -> Option<u32> {
        let Self::Planes(dimension, keys) = self else { return None };
        let position = keys.binary_search(&plane_key(*dimension, plane)?).ok()?;
        u32::try_from(position).ok()
    }
}

impl Units {
    fn of(kind: UnitKind, members: Vec<UnitId>, all: UnitId) -> Self {
        let mut positions = vec![u32::MAX; all as usize];
        for (position, unit) in (0..).zip(&members) {
            positions[*unit as usize] = position;
        }
        Self { kind, members: Members::Units(members), positions }
    }

    /// The clusters of `year` that have a school among the chosen units; a school in several
    /// counts for the one that came last.
    fn clusters(cube: &Cube, selection: &Selection<'_>, year: Option<AcademicYear>) -> Self {
        let (dictionary, territory) = (cube.dictionary(), cube.territory());
        let is_asked =
            |unit: UnitId| selection.units.iter().any(|it| territory.inside(*it).contains(&unit));
        let mut positions = vec![u32::MAX; territory.len() as usize];
        let mut clusters = Vec::new();
        for place in year.into_iter().flat_map(|it| dictionary.places_of_clusters(it)) {
            let position = u32::try_from(clusters.len()).unwrap_or(u32::MAX);
            let members = &dictionary.clusters[place].members;
            let mut has_any = false;
            for school in members.iter().filter(|it| is_asked(**it)) {
                positions[*school as usize] = position;
                has_any = true;
            }
            if has_any {
                clusters.push(place);
            }
        }
        Self { kind: UnitKind::School, members: Members::Clusters(clusters), positions }
    }

    /// Where a unit stands.
    pub(super) fn position(&self, unit: UnitId) -> Option<u32> {
        Some(self.positions[unit as usize]).filter(|it| *it != u32::MAX)
    }
}

fn plane_key(dimension: Dimension, plane: &Plane) -> Option<PlaneKey> {
    Some(match dimension {
        Dimension::Year => PlaneKey::Year(plane.year),
        Dimension::Term => PlaneKey::Term(plane.term),
        Dimension::Procedure => PlaneKey::Member(plane.procedure),
        Dimension::Subject => PlaneKey::Member(plane.subject),
        Dimension::Group => PlaneKey::Member(plane.group),
        Dimension::Grade => PlaneKey::Member(plane.grade?),
        Dimension::Class
        | Dimension::Region
        | Dimension::Municipality
        | Dimension::School
        | Dimension::Cluster => return None,
    })
}

pub(super) fn axis(
    cube: &Cube,
    view: &View,
    selection: &Selection<'_>,
    dimension: Dimension,
) -> Axis {
    if dimension == Dimension::Cluster {
        let year = cube.dictionary().year_of_view(view);
        return Axis::Units(Units::clusters(cube, selection, year));
    }
    let Some(kind) = dimension.unit_kind() else {
        let keys: BTreeSet<_> =
            selection.planes.iter().filter_map(|it| plane_key(dimension, it)).collect();
        let mut keys: Vec<_> = keys.into_iter().collect();
        if dimension == Dimension::Year {
            keys = every_year(&keys);
        }
        return Axis::Planes(dimension, keys);
    };
    let territory = cube.territory();
    let inside =
        |unit: &UnitId| selection.units.iter().any(|it| territory.inside(*it).contains(unit));
    let members = territory.of_kind(kind).filter(inside).collect();
    Axis::Units(Units::of(kind, members, territory.len()))
}

/// Years in between belong on the axis although nothing happened: a gap must be seen.
fn every_year(keys: &[PlaneKey]) -> Vec<PlaneKey> {
    let (Some(PlaneKey::Year(first)), Some(PlaneKey::Year(last))) = (keys.first(), keys.last())
    else {
        return Vec::new();
    };
    (first.first_september()..=last.first_september())
        .filter_map(|it| AcademicYear::starting(it).ok())
        .map(PlaneKey::Year)
        .collect()
}

pub(super) fn headers(cube: &Cube, selection: &Selection<'_>, axis: &Axis) -> Vec<Header> {
    let named = |code: &Code, name: String| Header { code: code.to_string(), name, depth: 0 };
    match axis {
        Axis::Units(Units { members: Members::Units(units), .. }) => {
            let names = cube.territory().names_beside(units);
            let codes = units.iter().map(|unit| &cube.territory().unit(*unit).code);
            codes.zip(names).map(|(code, name)| named(code, name)).collect()
        }
        Axis::Units(Units { members: Members::Clusters(clusters), .. }) => clusters
            .iter()
            .map(|place| &cube.dictionary().clusters[*place])
            .map(|cluster| named(&cluster.code, cluster.name.clone()))
            .collect(),
        Axis::Planes(dimension, keys) => {
            keys.iter().map(|key| header(cube, selection, *dimension, *key)).collect()
        }
    }
}

fn header(cube: &Cube, selection: &Selection<'_>, dimension: Dimension, key: PlaneKey) -> Header {
    let plain = |text: String| Header { code: text.clone(), name: text, depth: 0 };
    match key {
        PlaneKey::Year(year) => plain(year.to_string()),
        PlaneKey::Term(term) => plain(term.to_string()),
        PlaneKey::Member(id) => {
            let dictionary = cube.dictionary();
            let member = &dictionary.members(dimension)[usize::from(id)];
            let is_part = selection.planes.iter().any(|plane| {
                plane_key(dimension, plane) == Some(key)
                    && dictionary.partitions(dimension, plane.procedure).any(|it| it.part == id)
            });
            let depth = u8::from(is_part && selection.itemised.is_none());
            Header { code: member.code.to_string(), name: member.name.clone(), depth }
        }
    }
}

/// Gives years without any result a row that says why there is none.
pub(super) fn fill_years(
    cube: &Cube,
    view: &View,
    selection: &Selection<'_>,
    axes: &[Axis],
    rows: &mut Vec<Row>,
) {
    let [Axis::Planes(Dimension::Year, years)] = axes else { return };
    let procedures: BTreeSet<_> = selection.planes.iter().map(|it| it.procedure).collect();
    let grades = view.filters.get(&Dimension::Grade).map(|codes| {
        codes
            .iter()
            .filter_map(|it| cube.dictionary().find(Dimension::Grade, it))
            .collect::<Vec<_>>()
    });
    for (key, year) in (0..).zip(years) {
        let PlaneKey::Year(year) = *year else { continue };
        if rows.iter().any(|row| row.keys[0] == key) {
            continue;
        }
        let was_cancelled =
            procedures.iter().any(|it| cube.dictionary().is_not_held(*it, grades.as_deref(), year));
        let absence = if was_cancelled { Absence::NotHeld } else { Absence::NoData };
        rows.push(Row {
            keys: [key, 0],
            value: Err(absence),
            participants: 0,
            coverage: None,
            scale: None,
            grades: 0,
        });
    }
    rows.sort_by_key(|row| row.keys);
}
