//! Two towns, three schools, and cells a test only says the remarkable of.

use crate::{
    Answer, Batch, Cell, Cube, Dictionary, Dimension, Published, Row, Scale, Tally, UnitKind, View,
    answer::{Absence, answer},
    code::Code,
    cube::Place,
    dictionary::{Detail, Member, Partition},
    disclosure::{Policy, publish},
    tally::Levels,
    territory::Unit,
    year::{AcademicYear, Term},
};

/// Numerator and denominator, or why there are none.
pub(crate) type Counts = Result<(f64, f64), Absence>;
/// The code of a row and its counts.
pub(crate) type Line = (String, Counts);

pub(crate) const READING: u16 = 0;
pub(crate) const COUNTING: u16 = 1;
pub(crate) const ALL_SUBJECTS: u16 = 2;
pub(crate) const GRADE_3: u16 = 0;
pub(crate) const GRADE_4: u16 = 1;
pub(crate) const GRADES_3_TO_4: u16 = 2;
pub(crate) const GRADE_10: u16 = 3;
pub(crate) const EVERYBODY: u16 = 0;
pub(crate) const GIRLS: u16 = 1;
pub(crate) const BOYS: u16 = 2;
pub(crate) const LEARNERS: u16 = 3;

/// Two towns in one region; two schools in the first, one in the second.
pub(crate) const REGION: u32 = 0;
pub(crate) const TOWN_A: u32 = 1;
pub(crate) const SCHOOL_1: u32 = 3;
pub(crate) const SCHOOL_2: u32 = 4;
pub(crate) const SCHOOL_3: u32 = 5;

pub(crate) struct Fixture {
    pub(crate) batch: Batch,
}

pub(crate) fn part(
    dimension: Dimension,
    whole: u16,
    part: u16,
    family: u8,
    is_exhaustive: bool,
) -> Partition {
    Partition { dimension, procedure: None, whole, part, family, is_exhaustive }
}

pub(crate) fn fixture() -> Fixture {
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
    Fixture { batch: Batch { dictionary, units, ..Batch::default() } }
}

/// A cell with so many failing and so many best pupils; a test states only what it is about.
pub(crate) struct At {
    pub(crate) place: Place,
    unit: u32,
}

pub(crate) fn at(unit: u32) -> At {
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

pub(crate) fn year(text: &str) -> AcademicYear {
    text.parse().unwrap()
}

impl At {
    pub(crate) fn grade(mut self, grade: u16) -> Self {
        self.place.grade = grade;
        self
    }

    pub(crate) fn group(mut self, group: u16) -> Self {
        self.place.group = group;
        self
    }

    pub(crate) fn subject(mut self, subject: u16) -> Self {
        self.place.subject = subject;
        self
    }

    pub(crate) fn scale(mut self, scale: u16) -> Self {
        self.place.scale = scale;
        self
    }

    pub(crate) fn procedure(mut self, procedure: u16) -> Self {
        self.place.procedure = procedure;
        self
    }

    pub(crate) fn year(mut self, text: &str) -> Self {
        self.place.year = year(text);
        self
    }

    pub(crate) fn term(mut self, term: Term) -> Self {
        self.place.term = term;
        self
    }
}

/// A view as an address says it.
pub(crate) fn view(query: &str) -> View {
    let pairs = query.split('&').filter_map(|it| it.split_once('='));
    let (view, ignored) = View::from_pairs(pairs);
    assert_eq!(ignored, [], "the test's own question");
    view
}

impl Fixture {
    pub(crate) fn with(mut self, at: At, worst: u64, best: u64) -> Self {
        let levels = Levels { counts: [worst, 0, 0, best, 0, 0], not_graded: 0 };
        let tally = Tally { participants: worst + best, levels: Some(levels), ..Tally::default() };
        self.batch.cells.push(Cell { place: at.place, unit: at.unit, tally });
        self
    }

    pub(crate) fn cube(&self) -> Published<Cube> {
        publish(self.batch.clone().into_cube().unwrap(), Policy::Everything)
    }

    pub(crate) fn ask(&self, query: &str) -> Answer {
        answer(&self.cube(), &view(query))
    }

    /// The only row's numerator and denominator, or why there is none.
    pub(crate) fn of(&self, query: &str) -> Counts {
        let answer = self.ask(query);
        assert_eq!(answer.rows.len(), 1, "one row for {query}: {:?}", answer.rows);
        counts(&answer.rows[0])
    }

    /// Code, numerator and denominator of each row.
    pub(crate) fn rows(&self, query: &str) -> Vec<Line> {
        let answer = self.ask(query);
        let code =
            |row| answer.headers_of(row).map(|it| it.code.as_str()).collect::<Vec<_>>().join("/");
        answer.rows.iter().map(|row| (code(row), counts(row))).collect()
    }
}

pub(crate) fn counts(row: &Row) -> Counts {
    row.value.map(|it| (it.numerator.unwrap(), it.denominator))
}

pub(crate) fn named(rows: &[(&str, Counts)]) -> Vec<Line> {
    rows.iter().map(|(code, value)| ((*code).to_owned(), *value)).collect()
}
