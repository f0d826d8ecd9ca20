//! Massachusetts MCAS: pupils at four levels by school, grade, subject and group.
//!
//! Grades `3-8` stand beside single grades, "all students" beside groups, and pupils who learn
//! English (EL) are by definition also among those who ever did: the partitions say so, so that
//! nobody is counted twice. `sgp`, a growth percentile, is a median and cannot be added: left out.

use analysis::{
    AcademicYear, Dimension, Tally, Term, UnitKind,
    code::Code,
    cube::Place,
    dictionary::{Member, MemberId, NotHeld, Partition, Source},
    tally::{Attendance, Levels, Sum},
};

use crate::{
    Format, Harvest, Unreadable,
    atlas::Sighting,
    gathering::{Gathering, SCHOOL_MAX, grade, procedure},
    header::Header,
    problem::{Problem, Rejected},
    roster::{Roster, everybody},
    scales::{MCAS_MAX, MCAS_MIN, mcas_4},
    spelling::{AsSpelled, squeezed},
    table::{Row, Table},
};

const MCAS: MemberId = 0;
const SCALE: MemberId = 0;
const REGION: &str = "Massachusetts";

/// Whether this is the heading of such a file.
pub(crate) fn claims(header: &Header) -> bool {
    header.has(&["level1"]) && (header.has(&["district_code"]) || header.has(&["mean_scaled"]))
}

/// Reads such a file.
pub(crate) fn read(table: Table<'_>) -> Result<Harvest, Unreadable> {
    let columns = Columns::of(table.header())?;
    let mut gathering = prepared();
    let passed = table.pass(|row| columns.take(row, &mut gathering));
    Ok(gathering.finish(Format::Mcas, passed, &AsSpelled))
}

struct Columns {
    year: usize,
    grade: usize,
    group: usize,
    subject: usize,
    district: usize,
    school: usize,
    district_code: usize,
    school_code: usize,
    levels: [usize; 4],
    n: usize,
    participation: usize,
    mean: usize,
}

impl Columns {
    fn of(header: &Header) -> Result<Self, Unreadable> {
        let names = [
            "year",
            "grade",
            "group",
            "subject",
            "district",
            "school",
            "district_code",
            "school_code",
            "n",
            "participation",
            "mean_scaled",
            "level1",
            "level2",
            "level3",
            "level4",
        ];
        let at = header.require(Format::Mcas, names)?;
        let [year, grade, group, subject, district, school, district_code, school_code, ..] = at;
        let [.., n, participation, mean, one, two, three, four] = at;
        let levels = [one, two, three, four];
        Ok(Self {
            year,
            grade,
            group,
            subject,
            district,
            school,
            district_code,
            school_code,
            levels,
            n,
            participation,
            mean,
        })
    }

    fn take(&self, row: &Row<'_>, gathering: &mut Gathering) -> Result<(), Rejected> {
        let year = AcademicYear::from_spoken(row.text(self.year))
            .map_err(|_invalid| row.problem(self.year, "a calendar year such as 2019"))?;
        let place = Place {
            procedure: MCAS,
            year,
            term: Term::Spring,
            subject: member(row, self.subject, &mut gathering.subjects)?,
            group: member(row, self.group, &mut gathering.groups)?,
            grade: member(row, self.grade, &mut gathering.grades)?,
            scale: SCALE,
        };
        let tally = self.tally(row)?;
        let (district, name) = (row.name(self.district)?, row.name(self.school)?);
        let code = row.filled(self.district_code, "a district code")?;
        let school_code = row.filled(self.school_code, "a school code")?;
        let region = gathering.region(REGION);
        let atlas = &mut gathering.atlas;
        let canonical = |_: Option<&Code>, code: &str| (Code::spelled(code), squeezed(district));
        let parent = atlas.area(Some(region), UnitKind::Municipality, code, canonical);
        let school = atlas.school(school_code);
        let year = year.ends_in();
        let sighting = Sighting { year, parent: Some(parent), is_vague: false, name, place: "" };
        atlas.see(school, &sighting);
        Ok(gathering.add(row.lines(), place, school, tally)?)
    }

    fn tally(&self, row: &Row<'_>) -> Result<Tally, Problem> {
        let n = row.count(self.n)?;
        if !(1..=SCHOOL_MAX).contains(&n) {
            return Err(row.problem(self.n, format!("1 to {SCHOOL_MAX} pupils of one school")));
        }
        let mut levels = Levels::default();
        for (count, column) in levels.counts.iter_mut().zip(self.levels) {
            *count = row.count(column)?;
        }
        if levels.graded() != n {
            let sum = levels.graded();
            return Err(row.problem(self.n, format!("the sum of level1 to level4, {sum}")));
        }
        let scores = match row.text(self.mean) {
            "" => None,
            _ => Some(Sum::of_mean(n, row.decimal(self.mean, MCAS_MIN, MCAS_MAX)?)),
        };
        let attendance = self.attendance(row, n)?;
        Ok(Tally { participants: n, attendance, levels: Some(levels), scores, ..Tally::default() })
    }

    /// The source gives the share that took part in whole percents; the number on the list is
    /// reconstructed from it.
    fn attendance(&self, row: &Row<'_>, n: u64) -> Result<Option<Attendance>, Problem> {
        if row.text(self.participation).is_empty() {
            return Ok(None);
        }
        let percent = row.decimal(self.participation, 1.0, 100.0)?;
        #[expect(clippy::cast_precision_loss, reason = "n is at most a few thousand")]
        let registered = (100.0 * n as f64 / percent).round();
        #[expect(clippy::cast_possible_truncation, reason = "at most a hundred times n")]
        #[expect(clippy::cast_sign_loss, reason = "a quotient of positive numbers")]
        let registered = (registered as u64).max(n);
        Ok(Some(Attendance { registered, present: n, valid: n }))
    }
}

/// A member that must be known: of a new group or grade nobody could say whom it overlaps.
fn member(row: &Row<'_>, column: usize, roster: &mut Roster) -> Result<MemberId, Problem> {
    roster.find(row.text(column)).ok_or_else(|| {
        let known: Vec<_> = roster.members().iter().map(|it| it.name.as_str()).collect();
        row.problem(column, format!("one of: {}", known.join(", ")))
    })
}

/// Everything that is known before the first row.
fn prepared() -> Gathering {
    let mut gathering = Gathering::new();
    gathering.sources.push(Source {
        code: Code::spelled("mcas"),
        title: "Massachusetts Comprehensive Assessment System (MCAS)".to_owned(),
        territory: REGION.to_owned(),
        publisher: "Massachusetts Department of Elementary and Secondary Education".to_owned(),
        licence: "MIT".to_owned(),
        origin: "https://github.com/EdLightPBC/mcas-public".to_owned(),
        is_opened_first: false,
    });
    gathering.procedures = Roster::of([procedure("mcas", "MCAS", "mcas")]);
    gathering.subjects = Roster::of([
        Member::new("ela", "English Language Arts").also(&["ELA"]),
        Member::new("math", "Mathematics").also(&["MATH"]),
        Member::new("sci", "Science and Technology/Engineering").also(&["SCI"]),
        Member::new("bio", "Biology").also(&["BIO"]),
        Member::new("phy", "Introductory Physics").also(&["PHY"]),
    ]);
    gathering.grades = Roster::of(
        [("3", 3), ("4", 4), ("5", 5), ("6", 6), ("7", 7), ("8", 8), ("10", 10)]
            .map(|(code, of)| grade(code, code, Some((of, of))))
            .into_iter()
            .chain([
                grade("3-8", "3-8", Some((3, 8))),
                grade("hs_sci", "High school science", None).also(&["HS SCI"]),
            ]),
    );
    gathering.groups = Roster::of([
        everybody(),
        Member::new("female", "female"),
        Member::new("male", "male"),
        Member::new("el", "EL"),
        Member::new("ever_el", "ever EL"),
        Member::new("high_needs", "high needs"),
        Member::new("low_income", "low-income"),
        Member::new("students_with_disabilities", "students with disabilities"),
    ]);
    gathering.scales.push(mcas_4().scale);
    gathering.partitions = partitions(&gathering);
    gathering.not_held.extend(AcademicYear::from_spoken("2020").map(|year| NotHeld {
        procedure: MCAS,
        grade: None,
        year,
        term: Term::Spring,
    }));
    gathering
}

/// Whole, part, family, and whether the family makes up the whole.
fn partitions(gathering: &Gathering) -> Vec<Partition> {
    let grades = ["3", "4", "5", "6", "7", "8"].map(|part| ("3-8", part, 0, true));
    let groups = [
        ("all", "female", 0, true),
        ("all", "male", 0, true),
        ("all", "ever_el", 1, false),
        ("ever_el", "el", 1, false),
        ("all", "high_needs", 2, false),
        ("all", "low_income", 3, false),
        ("all", "students_with_disabilities", 4, false),
    ];
    let subjects = [("sci", "bio", 0, false), ("sci", "phy", 0, false)];
    let all = [
        (Dimension::Grade, &gathering.grades, &grades[..]),
        (Dimension::Group, &gathering.groups, &groups[..]),
        (Dimension::Subject, &gathering.subjects, &subjects[..]),
    ];
    let mut partitions = Vec::new();
    for (dimension, roster, rows) in all {
        let id = |code: &str| roster.of_code(&Code::spelled(code));
        partitions.extend(rows.iter().filter_map(|&(whole, part, family, is_exhaustive)| {
            let procedure = Some(MCAS);
            let (whole, part) = (id(whole)?, id(part)?);
            Some(Partition { dimension, procedure, whole, part, family, is_exhaustive })
        }));
    }
    partitions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_partition_names_known_members() {
        assert_eq!(prepared().partitions.len(), 6 + 7 + 2);
        assert_eq!(prepared().not_held.len(), 1);
    }
}
