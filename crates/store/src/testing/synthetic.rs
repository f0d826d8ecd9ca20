//! A batch of any size, shaped like the bundled data, for measurements.

use analysis::{
    AcademicYear, Batch, Cell, Tally, Term, UnitKind,
    code::Code,
    cube::Place,
    dictionary::Member,
    tally::{Levels, Sum},
    territory::Unit,
};

/// Cells of one school: ten years of three subjects in seven grades.
const CELLS_PER_SCHOOL: usize = 10 * 3 * 7;

/// A batch of `cells` cells: levels and scores of as many schools as that takes.
///
/// # Panics
///
/// If there were more than some billion cells.
pub fn synthetic(cells: usize) -> Batch {
    let mut batch = super::batch([]);
    let of = &mut batch.dictionary;
    of.procedures.push(Member::new("mcas", "MCAS"));
    of.subjects.extend(["math", "ela", "sci"].map(|it| Member::new(it, it)));
    of.grades.extend(["3", "4", "5", "6", "7", "8", "10"].map(|it| Member::new(it, it)));
    for school in 0..cells.div_ceil(CELLS_PER_SCHOOL) {
        if school % 5 == 0 {
            let name = format!("District {}", school / 5);
            let district = Unit::new(UnitKind::Municipality, Code::spelled(&name), name);
            batch.units.push((district, None));
        }
        let district = batch.units.len() - 1 - school % 5;
        let name = format!("School {school}");
        let unit = Unit::new(UnitKind::School, Code::spelled(&name), name);
        batch.units.push((unit, Some(district)));
        let number = u32::try_from(batch.units.len() - 1).unwrap();
        let left = cells - batch.cells.len();
        batch.cells.extend((0..CELLS_PER_SCHOOL.min(left)).map(|at| cell(number, at)));
    }
    batch
}

fn cell(unit: u32, at: usize) -> Cell {
    let digit = |from: usize, to: usize| u16::try_from(at / from % to).unwrap();
    let place = Place {
        procedure: 0,
        year: AcademicYear::starting(2013 + i16::try_from(digit(1, 10)).unwrap()).unwrap(),
        term: Term::Spring,
        subject: digit(10, 3),
        group: 0,
        grade: digit(30, 7),
        scale: 0,
    };
    let level = |step: u64| (u64::from(unit) * 7 + at as u64 * step) % 40;
    let levels = Levels { counts: [level(3), level(5), level(11), level(13), 0, 0], not_graded: 0 };
    let n = levels.graded();
    let scores = Some(Sum { n, sum: i128::from(n) * 499_125 });
    Cell {
        place,
        unit,
        tally: Tally { participants: n, levels: Some(levels), scores, ..Tally::default() },
    }
}
