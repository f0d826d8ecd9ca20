//! Two towns, three schools, and cells a test only says the remarkable of.

use super::super::*;
use crate::{
    Batch, Cell, Dictionary, Scale, Tally, UnitKind,
    code::Code,
    cube::Place,
    dictionary::{Detail, Member, Partition},
    disclosure::{Policy, publish},
    tally::Levels,
    territory::Unit,
    year::{AcademicYear, Term},
};

/// Numerator and denominator, or why there are none.
pub(super) type Counts = Result<(f64, f64), Absence>;
/// The code of a row and its counts.
pub(super) type Line = (String, Counts);

pub(super) const READING: u16 = 0;
pub(super) const COUNTING: u16 = 1;
pub(super) const ALL_SUBJECTS: u16 = 2;
pub(super) const GRADE_3: u16 = 0;
pub(super) const GRADE_4: u16 = 1;
pub(super) const GRADES_3_TO_4: u16 = 2;
pub(super) const GRADE_10: u16 = 3;
pub(super) const EVERYBODY: u16 = 0;
pub(super) const GIRLS: u16 = 1;
pub(super) const BOYS: u16 = 2;
pub(super) const LEARNERS: u16 = 3;

/// Two towns in one region; two schools in the first, one in the second.
pub(super) const REGION: u32 = 0;
pub(super) const TOWN_A: u32 = 1;
pub(super) const SCHOOL_1: u32 = 3;
pub(super) const SCHOOL_2: u32 = 4;
pub(super) const SCHOOL_3: u32 = 5;

pub(super) struct Fixture {
    pub(super) batch: Batch,
}

pub(super) fn part(
    dimension: Dimension,
    whole: u16,
    part: u16,
    family: u8,
    is_exhaustive: bool,
) -> Partition {
    Partition { dimension, procedure: None, whole, part, family, is_exhaustive }
}

pub(super) fn fixture() -> Fixture {
    let dictionary = Dictionary {
        procedures: vec![Member::new("exam", "Exam"), Member::new("trial", "Trial")],
        subjects: vec![
            Member::new("reading", "Reading"),
            Member::new("counting", "Counting"),
            Member::new("total", "Total").with(Detail::SubjectTotal),
        ],
        grades: ["3", "4", "3-4", "10"].map(|it| Member::new(it, it)).to_vec(),
        groups: ["all", "girls", "boys", "learners"].map(|it| Member::new(it, it)).to_vec(),
        scales: vec![
            Scale::marks_2_to_5(),
            Scale { code: Code::spelled("other"), ..Scale::marks_2_to_5() },
        ],
        partitions: vec![
            part(Dimension::Grade, GRADES_3_TO_4, GRADE_3, 0, true),
            part(Dimension::Grade, GRADES_3_TO_4, GRADE_4, 0, true),
            part(Dimension::Group, EVERYBODY, GIRLS, 0, true),
            part(Dimension::Group, EVERYBODY, BOYS, 0, true),
            part(Dimension::Group, EVERYBODY, LEARNERS, 1, false),
        ],
        ..Dictionary::default()
    };
    let unit = |kind, name: &str| Unit::new(kind, Code::spelled(name), name);
    let units = vec![
        (unit(UnitKind::Region, "region"), None),
        (unit(UnitKind::Municipality, "town_a"), Some(0)),
        (unit(UnitKind::Municipality, "town_b"), Some(0)),
        (unit(UnitKind::School, "school_1"), Some(1)),
        (unit(UnitKind::School, "school_2"), Some(1)),
        (unit(UnitKind::School, "school_3"), Some(2)),
    ];
    Fixture { batch: Batch { dictionary, units, cells: Vec::new() } }
}

/// A cell with so many failing and so many best pupils; a test states only what it is about.
pub(super) struct At {
    place: Place,
    unit: u32,
}

pub(super) fn at(unit: u32) -> At {
    let place = Place {
        procedure: 0,
        year: year("2020/21"),
        term: Term::Spring,
        subject: READING,
        group: EVERYBODY,
        grade: GRADE_3,
        scale: 0,
    };
    At { place, unit }
}

pub(super) fn year(text: &str) -> AcademicYear {
    text.parse().unwrap()
}

impl At {
    pub(super) fn grade(mut self, grade: u16) -> Self {
        self.place.grade = grade;
        self
    }

    pub(super) fn group(mut self, group: u16) -> Self {
        self.place.group = group;
        self
    }

    pub(super) fn subject(mut self, subject: u16) -> Self {
        self.place.subject = subject;
        self
    }

    pub(super) fn scale(mut self, scale: u16) -> Self {
        self.place.scale = scale;
        self
    }

    pub(super) fn procedure(mut self, procedure: u16) -> Self {
        self.place.procedure = procedure;
        self
    }

    pub(super) fn year(mut self, text: &str) -> Self {
        self.place.year = year(text);
        self
    }
}

impl Fixture {
    pub(super) fn with(mut self, at: At, worst: u64, best: u64) -> Self {
        let levels = Levels { counts: [worst, 0, 0, best, 0, 0], not_graded: 0 };
        let tally = Tally { participants: worst + best, levels: Some(levels), ..Tally::default() };
        self.batch.cells.push(Cell { place: at.place, unit: at.unit, tally });
        self
    }

    pub(super) fn ask(&self, query: &str) -> Answer {
        let pairs = query.split('&').filter_map(|it| it.split_once('='));
        let (view, ignored) = View::from_pairs(pairs);
        assert_eq!(ignored, [], "the test's own question");
        answer(&publish(self.batch.clone().into_cube().unwrap(), Policy::Everything), &view)
    }

    /// The only row's numerator and denominator, or why there is none.
    pub(super) fn of(&self, query: &str) -> Counts {
        let answer = self.ask(query);
        assert_eq!(answer.rows.len(), 1, "one row for {query}: {:?}", answer.rows);
        counts(&answer.rows[0])
    }

    /// Code, numerator and denominator of each row.
    pub(super) fn rows(&self, query: &str) -> Vec<Line> {
        let answer = self.ask(query);
        let code =
            |row| answer.headers_of(row).map(|it| it.code.as_str()).collect::<Vec<_>>().join("/");
        answer.rows.iter().map(|row| (code(row), counts(row))).collect()
    }
}

pub(super) fn counts(row: &Row) -> Counts {
    row.value.map(|it| (it.numerator.unwrap(), it.denominator))
}

pub(super) fn named(rows: &[(&str, Counts)]) -> Vec<Line> {
    rows.iter().map(|(code, value)| ((*code).to_owned(), *value)).collect()
}
