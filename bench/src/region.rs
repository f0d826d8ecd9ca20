//! An invented region: 650 schools × 10 years × 12 subjects × 5 grades × 3 groups.
//!
//! Nothing about it is real; it has the size that a region has, and marks that differ.

use analysis::{
    AcademicYear, Batch, Cell, Dictionary, Dimension, Scale, Tally, Term, UnitKind,
    code::Code,
    context::{Characteristic, Context, Fact},
    cube::Place,
    dictionary::{Member, Partition},
    tally::{Levels, Sum},
    territory::Unit,
};

/// Schools, years, subjects, grades, and groups (everybody, girls, boys).
pub const SIZES: [u16; 5] = [650, 10, 12, 5, 3];
/// The start of the first year.
const FIRST_YEAR: i16 = 2016;
/// The lowest grade.
const FIRST_GRADE: u16 = 4;
/// Schools of one municipality.
const SCHOOLS_TOGETHER: u16 = 25;

/// A cell in small integers, as any other engine can hold it too.
pub struct Numbers {
    /// School, year, subject, grade and group, each from 0.
    pub codes: [u16; 5],
    /// Pupils with marks 2, 3, 4 and 5.
    pub levels: [u32; 4],
}

/// Every cell of the region.
pub fn cells() -> impl Iterator<Item = Numbers> {
    let [schools, years, subjects, grades, _] = SIZES;
    let of = |size: u16| 0..size;
    of(years).flat_map(move |year| {
        of(subjects).flat_map(move |subject| {
            of(grades).flat_map(move |grade| {
                of(schools).flat_map(move |school| groups([school, year, subject, grade]))
            })
        })
    })
}

/// Girls, boys, and both together.
fn groups(place: [u16; 4]) -> [Numbers; 3] {
    let [school, year, subject, grade] = place;
    let (girls, boys) = (levels(place, 1), levels(place, 2));
    let both = [0, 1, 2, 3].map(|at| girls[at] + boys[at]);
    [(0, both), (1, girls), (2, boys)]
        .map(|(group, levels)| Numbers { codes: [school, year, subject, grade, group], levels })
}

/// From 8 to 20 pupils, spread as marks are: the remainders of a multiplication.
fn levels(place: [u16; 4], group: u32) -> [u32; 4] {
    let mixed = place
        .iter()
        .fold(group, |mixed, code| (mixed ^ u32::from(*code)).wrapping_mul(0x9E37_79B1) >> 1);
    [mixed % 4, 3 + mixed / 7 % 7, 3 + mixed / 61 % 6, 2 + mixed / 509 % 4]
}

/// The region as a batch.
pub fn batch() -> Batch {
    let [schools, _, subjects, grades, _] = SIZES;
    let numbered = |prefix: &'static str, from: u16, size: u16| {
        (from..from + size)
            .map(move |it| Member::new(&format!("{prefix}{it}"), format!("{prefix}{it}")))
    };
    let part = |part| Partition {
        dimension: Dimension::Group,
        procedure: None,
        whole: 0,
        part,
        family: 0,
        is_exhaustive: true,
    };
    let dictionary = Dictionary {
        procedures: vec![Member::new("work", "Проверочная работа")],
        subjects: numbered("s", 0, subjects).collect(),
        grades: numbered("", FIRST_GRADE, grades).collect(),
        groups: ["all", "girls", "boys"].map(|it| Member::new(it, it)).to_vec(),
        scales: vec![Scale::marks_2_to_5()],
        partitions: vec![part(1), part(2)],
        context: Context::of(context()),
        ..Dictionary::default()
    };
    let unit = |kind, code: String| Unit::new(kind, Code::spelled(&code), code);
    let towns = schools.div_ceil(SCHOOLS_TOGETHER);
    let mut units: Vec<_> =
        (0..towns).map(|it| (unit(UnitKind::Municipality, format!("m{it}")), None)).collect();
    units.extend((0..schools).map(|it| {
        let town = usize::from(it / SCHOOLS_TOGETHER);
        (unit(UnitKind::School, format!("school{it}")), Some(town))
    }));
    let cells = cells().map(|cell| at(&cell, towns)).collect();
    Batch { dictionary, units, cells, ..Batch::default() }
}

/// What benchmarking likens schools by, told of every school in the last year.
pub fn context() -> Vec<Fact> {
    let [schools, years, ..] = SIZES;
    let towns = schools.div_ceil(SCHOOLS_TOGETHER);
    let year = FIRST_YEAR.saturating_add_unsigned(years - 1);
    let year = AcademicYear::starting(year).expect("a year of this century");
    let told = [
        (Characteristic::Kind, 2),
        (Characteristic::Settlement, 4),
        (Characteristic::Pupils, 900),
        (Characteristic::ParentsHigher, 700),
        (Characteristic::FamiliesIncomplete, 500),
        (Characteristic::FamiliesLowIncome, 600),
        (Characteristic::TeachersCategory, 900),
    ];
    let of = |school: u16| {
        (0..).zip(told).map(move |(place, (characteristic, below))| {
            let [a, b, c, d] = levels([school, place, 0, 0], 3);
            // At least one pupil; words and shares may be 0.
            let value = ((a + 4 * b + 29 * c + 211 * d) * 7_919 % below).max(1);
            Fact { unit: u32::from(towns + school), characteristic, year, value }
        })
    };
    (0..schools).flat_map(of).collect()
}

fn at(numbers: &Numbers, towns: u16) -> Cell {
    let [school, year, subject, grade, group] = numbers.codes;
    let year = FIRST_YEAR.saturating_add_unsigned(year);
    let mut counts = [0; analysis::scale::LEVELS_MAX];
    for (count, pupils) in counts.iter_mut().zip(numbers.levels) {
        *count = u64::from(pupils);
    }
    let levels = Levels { counts, not_graded: 0 };
    let n = levels.graded();
    let points = numbers.levels.iter().zip([6_000, 11_000, 16_000, 21_000]);
    let scores = Sum { n, sum: points.map(|(pupils, each)| i128::from(*pupils) * each).sum() };
    Cell {
        place: Place {
            procedure: 0,
            year: AcademicYear::starting(year).expect("a year of this century"),
            term: Term::Spring,
            subject,
            group,
            grade,
            scale: 0,
        },
        unit: u32::from(towns + school),
        tally: Tally {
            participants: n,
            levels: Some(levels),
            scores: Some(scores),
            ..Tally::default()
        },
    }
}
