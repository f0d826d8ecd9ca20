//! Batches of unremarkable results.

use std::hash::{DefaultHasher, Hash, Hasher};

use analysis::{
    AcademicYear, Batch, Cell, Scale, Tally, Term, UnitKind,
    code::Code,
    cube::Place,
    dictionary::{Detail, Member, MemberId, Source},
    source_kind::SourceKind,
    tally::Levels,
    territory::Unit,
};

use crate::Origin;

/// One result with unremarkable values; a test overrides what it is about.
pub fn result() -> ResultBuilder {
    ResultBuilder {
        municipality: "town",
        school: "1",
        procedure: "vpr",
        subject: "math",
        grade: "5",
        group: "all",
        year: 2023,
        tally: Tally::default(),
    }
    .marks([1, 4, 3, 2])
}

/// See [`result`].
#[derive(Clone, Copy, Debug)]
pub struct ResultBuilder {
    municipality: &'static str,
    school: &'static str,
    procedure: &'static str,
    subject: &'static str,
    grade: &'static str,
    group: &'static str,
    year: i16,
    tally: Tally,
}

impl ResultBuilder {
    /// Sets the municipality in which the school lies.
    #[must_use]
    pub fn municipality(self, municipality: &'static str) -> Self {
        Self { municipality, ..self }
    }

    /// Sets the school.
    #[must_use]
    pub fn school(self, school: &'static str) -> Self {
        Self { school, ..self }
    }

    /// Sets the procedure.
    #[must_use]
    pub fn procedure(self, procedure: &'static str) -> Self {
        Self { procedure, ..self }
    }

    /// Sets the subject.
    #[must_use]
    pub fn subject(self, subject: &'static str) -> Self {
        Self { subject, ..self }
    }

    /// Sets the grade.
    #[must_use]
    pub fn grade(self, grade: &'static str) -> Self {
        Self { grade, ..self }
    }

    /// Sets the pupil group; `all` is everybody.
    #[must_use]
    pub fn group(self, group: &'static str) -> Self {
        Self { group, ..self }
    }

    /// Sets the year, by its first September.
    #[must_use]
    pub fn year(self, year: i16) -> Self {
        Self { year, ..self }
    }

    /// Sets how many pupils received 2, 3, 4 and 5.
    #[must_use]
    pub fn marks(self, [two, three, four, five]: [u64; 4]) -> Self {
        let levels = Levels { counts: [two, three, four, five, 0, 0], not_graded: 0 };
        let participants = levels.graded();
        self.tally(Tally { participants, levels: Some(levels), ..Tally::default() })
    }

    /// Sets the whole tally.
    #[must_use]
    pub fn tally(self, tally: Tally) -> Self {
        Self { tally, ..self }
    }
}

/// A batch of results, with everything they speak of.
///
/// # Panics
///
/// If a year is out of range.
pub fn batch(results: impl IntoIterator<Item = ResultBuilder>) -> Batch {
    let mut batch = Batch::default();
    let of = &mut batch.dictionary;
    of.sources.push(Source {
        code: Code::spelled("test"),
        title: "Test".to_owned(),
        territory: "Nowhere".to_owned(),
        publisher: "Nobody".to_owned(),
        licence: "MIT".to_owned(),
        origin: "invented".to_owned(),
        is_opened_first: false,
    });
    of.groups.push(Member::new("all", "All pupils"));
    of.scales.push(Scale::marks_2_to_5());
    for result in results {
        let unit = school(&mut batch, result);
        let of = &mut batch.dictionary;
        let source = Code::spelled("test");
        let programme = result.grade.parse().ok().map(|grade| (grade, grade));
        let place = Place {
            procedure: member(&mut of.procedures, result.procedure, Detail::Procedure { source }),
            year: AcademicYear::starting(result.year).unwrap(),
            term: Term::Spring,
            subject: member(&mut of.subjects, result.subject, Detail::Plain),
            group: member(&mut of.groups, result.group, Detail::Plain),
            grade: member(&mut of.grades, result.grade, Detail::Grade { programme, seated: None }),
            scale: 0,
        };
        batch.cells.push(Cell { place, unit, tally: result.tally });
    }
    batch
}

/// Where a file came from; the same `contents` are the same file.
pub fn origin(contents: &str) -> Origin {
    let mut sha256 = [0; 32];
    for (part, bytes) in sha256.chunks_mut(8).enumerate() {
        let mut hasher = DefaultHasher::new();
        (part, contents).hash(&mut hasher);
        bytes.copy_from_slice(&hasher.finish().to_be_bytes());
    }
    Origin {
        file_name: format!("{contents}.csv"),
        sha256,
        format: "long".to_owned(),
        operator: "tester".to_owned(),
        rows_read: 1,
        problems: Vec::new(),
        kind: SourceKind::OwnTable,
        errors: 0,
    }
}

fn member(list: &mut Vec<Member>, code: &str, detail: Detail) -> MemberId {
    let at = list.iter().position(|it| it.code.as_str() == code).unwrap_or_else(|| {
        list.push(Member::new(code, code.to_uppercase()).with(detail));
        list.len() - 1
    });
    at.try_into().unwrap()
}

fn school(batch: &mut Batch, result: ResultBuilder) -> u32 {
    let region = unit(batch, UnitKind::Region, "region", None);
    let town = unit(batch, UnitKind::Municipality, result.municipality, Some(region));
    unit(batch, UnitKind::School, result.school, Some(town)).try_into().unwrap()
}

fn unit(batch: &mut Batch, kind: UnitKind, code: &str, parent: Option<usize>) -> usize {
    let units = &mut batch.units;
    let known = |it: &(Unit, _)| it.0.kind == kind && it.0.code.as_str() == code;
    units.iter().position(known).unwrap_or_else(|| {
        units.push((Unit::new(kind, Code::spelled(code), code.to_uppercase()), parent));
        units.len() - 1
    })
}
