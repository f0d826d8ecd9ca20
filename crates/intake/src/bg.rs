//! Bulgarian НВО (grades 4, 7, 10) and ДЗИ (grade 12): pupils and mean by school and subject.
//!
//! The ministry publishes one file per examination and year, and the data set joins them as
//! they are: regions, municipalities, settlements and schools change their spelling from file
//! to file ([`places`]), subjects from year to year ([`subjects`]).

mod places;
mod subjects;

use analysis::{
    AcademicYear, Tally, Term, UnitKind,
    code::Code,
    cube::Place,
    dictionary::{Break, MemberId, NotHeld, Source},
    tally::{SCORE_UNIT, Sum},
};

use crate::{
    Format, Harvest, Unreadable,
    atlas::{Sighting, Spot},
    gathering::{Gathering, SCHOOL_MAX, grade, procedure},
    header::Header,
    problem::{Problem, Rejected},
    roster::Roster,
    scales::{Known, dzi_2_6, nvo},
    table::{Row, Table},
};

const NVO: MemberId = 0;
const DZI: MemberId = 1;
/// Places in the list of grades.
const GRADE_4: MemberId = 0;
const GRADE_7: MemberId = 1;
const GRADE_10: MemberId = 2;
const GRADE_12: MemberId = 3;
/// More subjects than any country examines.
const SUBJECTS_MAX: usize = 500;

/// Whether this is the heading of such a file.
pub(crate) fn claims(header: &Header) -> bool {
    header.has(&["exam"]) && (header.has(&["settlement"]) || header.has(&["mean"]))
}

/// Reads such a file.
pub(crate) fn read(table: Table<'_>) -> Result<Harvest, Unreadable> {
    let columns = Columns::of(table.header())?;
    let scales = [
        dzi_2_6(),
        nvo("nvo4_100", 100),
        nvo("nvo7_65", 65),
        nvo("nvo7_100", 100),
        nvo("nvo10_100", 100),
    ];
    let mut gathering = prepared(&scales);
    let passed = table.pass(|row| columns.take(row, &scales, &mut gathering));
    let style = places::Bulgarian::of(gathering.atlas.places());
    Ok(gathering.finish(Format::Bg, passed, &style))
}

struct Columns {
    year: usize,
    exam: usize,
    grade: usize,
    region: usize,
    municipality: usize,
    settlement: usize,
    school_code: usize,
    school: usize,
    subject: usize,
    n: usize,
    mean: usize,
}

/// Which examination a row belongs to.
struct Exam {
    procedure: MemberId,
    grade: MemberId,
    year: AcademicYear,
    scale: MemberId,
}

impl Columns {
    fn of(header: &Header) -> Result<Self, Unreadable> {
        let names = [
            "year",
            "exam",
            "grade",
            "region",
            "municipality",
            "settlement",
            "school_code",
            "school",
            "subject",
            "n",
            "mean",
        ];
        let at = header.require(Format::Bg, names)?;
        let [year, exam, grade, region, municipality, ..] = at;
        let [.., settlement, school_code, school, subject, n, mean] = at;
        Ok(Self {
            year,
            exam,
            grade,
            region,
            municipality,
            settlement,
            school_code,
            school,
            subject,
            n,
            mean,
        })
    }

    fn take(
        &self,
        row: &Row<'_>,
        scales: &[Known],
        gathering: &mut Gathering,
    ) -> Result<(), Rejected> {
        let exam = self.exam(row)?;
        let (name, tally) =
            match (row.name(self.school), self.tally(row, &scales[exam.scale as usize])) {
                (Ok(name), Ok(tally)) => (name, tally),
                // A torn row shows in several columns; all of them help to find the cause.
                (name, tally) => {
                    return Err(Rejected(name.err().into_iter().chain(tally.err()).collect()));
                }
            };
        let subject = row.filled(self.subject, "a subject")?;
        let subject = gathering
            .subjects
            .find_or_add(subject, SUBJECTS_MAX, subjects::member)
            .ok_or_else(|| row.problem(self.subject, "no more than 500 subjects"))?;
        let code = row.filled(self.school_code, "a school code")?;
        let parent = self.municipality(row, gathering)?;
        let school = gathering.atlas.school(code);
        let sighting = Sighting {
            year: exam.year.ends_in(),
            parent: Some(parent),
            is_vague: places::is_vague(row.text(self.municipality)),
            name,
            place: row.text(self.settlement),
        };
        gathering.atlas.see(school, &sighting);
        let Exam { procedure, grade, year, scale } = exam;
        let place = Place {
            procedure,
            year,
            term: Term::Spring,
            subject,
            group: analysis::dictionary::EVERYBODY,
            grade,
            scale,
        };
        Ok(gathering.add(row.lines(), place, school, tally)?)
    }

    fn exam(&self, row: &Row<'_>) -> Result<Exam, Problem> {
        let year = AcademicYear::from_spoken(row.text(self.year))
            .map_err(|_invalid| row.problem(self.year, "a calendar year such as 2019"))?;
        let (procedure, grade, scale) = match (row.text(self.exam), row.text(self.grade)) {
            ("ДЗИ", "12") => (DZI, GRADE_12, 0),
            ("НВО", "4") => (NVO, GRADE_4, 1),
            ("НВО", "7") if year.ends_in() <= 2018 => (NVO, GRADE_7, 2),
            ("НВО", "7") => (NVO, GRADE_7, 3),
            ("НВО", "10") => (NVO, GRADE_10, 4),
            ("ДЗИ", _) => return Err(row.problem(self.grade, "grade 12")),
            ("НВО", _) => return Err(row.problem(self.grade, "4, 7 or 10")),
            _ => return Err(row.problem(self.exam, "НВО or ДЗИ")),
        };
        Ok(Exam { procedure, grade, year, scale })
    }

    fn tally(&self, row: &Row<'_>, scale: &Known) -> Result<Tally, Problem> {
        let n = row.count(self.n)?;
        if !(1..=SCHOOL_MAX).contains(&n) {
            return Err(row.problem(self.n, format!("1 to {SCHOOL_MAX} pupils of one school")));
        }
        let mean = row.decimal(self.mean, scale.min, scale.max)?;
        let points_max = scale
            .points
            .map(|max| Sum { n, sum: i128::from(n) * i128::from(max) * i128::from(SCORE_UNIT) });
        Ok(Tally {
            participants: n,
            scores: Some(Sum::of_mean(n, mean)),
            points_max,
            ..Tally::default()
        })
    }

    fn municipality(&self, row: &Row<'_>, gathering: &mut Gathering) -> Result<Spot, Problem> {
        let region = row.filled(self.region, "a region")?;
        let municipality = row.filled(self.municipality, "a municipality")?;
        let region = places::region(region, municipality);
        let atlas = &mut gathering.atlas;
        let area = atlas.area(None, UnitKind::Region, region, places::canonical_region);
        let canonical = places::canonical_municipality;
        Ok(atlas.area(Some(area), UnitKind::Municipality, municipality, canonical))
    }
}

/// Everything that is known before the first row.
fn prepared(scales: &[Known]) -> Gathering {
    let mut gathering = Gathering::new();
    gathering.sources.push(Source {
        code: Code::spelled("bg_nvo_dzi"),
        title: "Национално външно оценяване и държавни зрелостни изпити".to_owned(),
        territory: "България".to_owned(),
        publisher: "Министерство на образованието и науката".to_owned(),
        licence: "MIT".to_owned(),
        origin: "https://github.com/ivandavidov/nvo".to_owned(),
        is_opened_first: false,
    });
    gathering.procedures = Roster::of([
        procedure("nvo", "НВО", "bg_nvo_dzi").also(&["Национално външно оценяване"]),
        procedure("dzi", "ДЗИ", "bg_nvo_dzi").also(&["Държавни зрелостни изпити"]),
    ]);
    gathering.grades = Roster::of(
        [("4", 4), ("7", 7), ("10", 10), ("12", 12)]
            .map(|(code, of)| grade(code, code, Some((of, of)))),
    );
    gathering.scales.extend(scales.iter().map(|it| it.scale.clone()));
    gathering.not_held.extend(AcademicYear::from_spoken("2020").map(|year| NotHeld {
        procedure: NVO,
        grade: Some(GRADE_4),
        year,
        term: Term::Spring,
    }));
    gathering.breaks.extend(AcademicYear::from_spoken("2019").map(|since| Break {
        procedure: NVO,
        grade: Some(GRADE_7),
        since,
        reason: "От 2019 г. максималният брой точки е 100, дотогава 65.".to_owned(),
    }));
    gathering
}
