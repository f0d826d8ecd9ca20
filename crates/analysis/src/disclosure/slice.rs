//! Slices: what somebody of a scope sees of a published cube.
//!
//! The schools of the scope keep all their rows. Of everything that contains them there is the
//! total, so that a school still sees its municipality and its region; of nothing else is there
//! anything. A slice holds sums of published cells only, so it tells nothing that its cube does
//! not.

use super::{Published, Scope};
use crate::{
    cube::{Columns, Cube, Debt, Plane, Summed},
    dictionary::Dictionary,
    indicator::Part,
    territory::{EVERYTHING, UnitId, UnitKind},
};

impl Published<Cube> {
    /// The part of it that `scope` may see; codes nobody knows are no schools.
    #[must_use]
    pub fn slice(&self, scope: &Scope) -> Self {
        let cube = self.get();
        let codes = match scope {
            Scope::Everything => return self.clone(),
            Scope::Schools(codes) => codes,
        };
        let find =
            |code: &crate::code::Code| cube.territory().find(UnitKind::School, code.as_str());
        let mut schools: Vec<UnitId> = codes.iter().filter_map(find).collect();
        schools.sort_unstable();
        schools.dedup();
        Self { inner: sliced(cube, &schools), policy: self.policy }
    }
}

fn sliced(cube: &Cube, schools: &[UnitId]) -> Cube {
    let above = containing(cube, schools);
    let mut planes = cube.planes().to_vec();
    let mut columns = Columns::default();
    for (place, plane) in cube.planes().iter().enumerate() {
        // A plane of one grade may be the plane of all grades as well.
        let known = cube.planes()[..place].iter().position(|it| it.rows == plane.rows);
        let (rows, is_flat) = match known {
            Some(known) => (planes[known].rows.clone(), planes[known].is_flat),
            None => write(cube, plane, schools, &above, &mut columns),
        };
        planes[place] = Plane { rows, is_flat, ..plane.clone() };
    }
    columns.finish();
    // Of the other schools of a cluster nothing is here, so there is no cluster to speak of.
    let mut dictionary = Dictionary { clusters: Vec::new(), ..cube.dictionary().clone() };
    // Nor can they be a set, and what others say or have is not theirs.
    dictionary.remarks.sets.clear();
    dictionary.remarks.expert.retain(|it| schools.contains(&it.school));
    dictionary.signals.notes.retain(|it| schools.contains(&it.unit));
    dictionary.signals.heaps.clear();
    dictionary.signals.rows.clear();
    Cube::assembled(dictionary, planes, columns)
}

/// Everything that contains one of the schools, in preorder.
fn containing(cube: &Cube, schools: &[UnitId]) -> Vec<UnitId> {
    let territory = cube.territory();
    let of_school = |school: &UnitId| {
        let mut path = territory.path(*school);
        path.retain(|it| it != school);
        path
    };
    let mut above: Vec<UnitId> = schools.iter().flat_map(of_school).collect();
    above.push(EVERYTHING);
    above.sort_unstable();
    above.dedup();
    above
}

/// Writes the totals above the schools and the rows of the schools, in preorder; says where they
/// are, and whether no row stands for others.
fn write(
    cube: &Cube,
    plane: &Plane,
    schools: &[UnitId],
    above: &[UnitId],
    columns: &mut Columns,
) -> (std::ops::Range<u32>, bool) {
    let start = columns.len();
    let mut totals = above.iter().peekable();
    for school in schools {
        while let Some(unit) = totals.next_if(|it| *it < school) {
            write_total(cube, plane, *unit, columns);
        }
        for row in cube.rows_inside(plane, *school) {
            columns.push_copy(cube.columns(), row);
        }
    }
    totals.for_each(|unit| write_total(cube, plane, *unit, columns));
    #[expect(clippy::cast_possible_truncation, reason = "rows are numbered in u32")]
    let rows = start as u32..columns.len() as u32;
    (rows, false)
}

fn write_total(cube: &Cube, plane: &Plane, unit: UnitId, columns: &mut Columns) {
    let inside = cube.rows_inside(plane, unit);
    let Summed { mut tally, debt, rows, .. } = cube.sum(plane, inside.clone(), Part::Participants);
    if rows == 0 {
        return;
    }
    tally.attendance = cube.sum(plane, inside.clone(), Part::Attendance).tally.attendance;
    tally.levels = cube.sum(plane, inside.clone(), Part::Levels).tally.levels;
    let scores = cube.sum(plane, inside, Part::Scores).tally;
    (tally.scores, tally.squares, tally.points_max) =
        (scores.scores, scores.squares, scores.points_max);
    if columns.push_indebted(unit, &tally, debt).is_err() {
        // Too large for a cell: the debt says that there is something.
        let unknown = Debt { cells: 1, ..Debt::default() };
        let _nothing = columns.push_indebted(unit, &crate::Tally::default(), unknown);
    }
}
