//! ФИС ОКО, «Индивидуальные результаты» (Ф1): a row for each pupil, added up to classes at once.
//!
//! What is about one pupil goes into the pupil rows and nowhere else: codes of participants are
//! compared while it is read, so that nobody counts twice; no message repeats them. A pupil without
//! a score did not take part and is left out of results, never counted as zero. A task a pupil did not
//! begin (X) earned no point; the score must be the sum of the tasks. Levels are the marks of the
//! file: boundaries are not known and not needed.

use std::collections::{BTreeMap, HashMap, hash_map::Entry};

use analysis::{
    Lines, Pupil, Tally,
    pupil::{Status, Task},
    tally::{Journal, Levels, SCORE_UNIT, SQUARE_UNIT, Sum},
};

use super::{
    POINTS_MAX, class, coded, login, municipality, prepared, region_digits, school, title::Work,
};
use crate::{
    Format, Harvest, Unreadable,
    atlas::Spot,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    likeness::{digits, is_absent},
    problem::{Problem, Rejected},
    pupils::{self, points},
    spelling::AsSpelled,
    table::{Passed, Row, Table, each},
};

const NAMES: [&str; 7] =
    ["ОО", "Муниципалитет", "Название ОО", "Код участника", "Класс", "Первичный балл", "Отметка"];
/// Whether this is the heading of such a table.
pub(crate) fn claims(header: &Header) -> bool {
    NAMES.iter().filter(|it| **it != "Муниципалитет").all(|it| header.like(it).is_some())
}

/// Reads such tables.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = prepared(known);
    let passed = each(tables, |table| sheet(table, &mut gathering))?;
    Ok(gathering.finish(Format::VprIndividual, passed, &AsSpelled))
}

fn sheet(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let columns = Columns::of(table.header())?;
    let work = Work::of(&table.titles, Format::VprIndividual)?;
    let place = work.place(gathering);
    let sheet = table.header().sheet.clone();
    let number = gathering.work(place, &columns.headed(table.header()));
    let mut captions = Captions::default();
    let mut seen: HashMap<(String, String), u64> = HashMap::new();
    let mut classes: BTreeMap<Spot, (Lines, Tally)> = BTreeMap::new();
    let mut pupils: Vec<String> = Vec::new();
    let mut passed = table.pass_those(
        |row| !captions.take(row),
        |row| {
            let login = columns.login(row)?;
            pupils.push(login.clone());
            let code = row.text(columns.code).to_owned();
            match seen.entry((login.clone(), code.clone())) {
                Entry::Occupied(known) => return Err(repeated(row, *known.get()).into()),
                Entry::Vacant(new) => new.insert(row.line),
            };
            let pupil = columns.pupil(row, &work)?;
            let spot = columns.spot(row, &login, &work, gathering)?;
            let met = pupils::met(row, number, spot, &code);
            gathering.pupils.rows.push(columns.told(row, met, pupil.as_ref()));
            if let Some(pupil) = pupil {
                let (lines, sum) = classes.entry(spot).or_default();
                lines.add(row.sheet, row.line);
                *sum += pupil;
            }
            Ok(Vec::new())
        },
    );
    let incomplete = captions.incomplete(&pupils).into_iter();
    let doubled = classes
        .into_iter()
        .filter_map(|(spot, (lines, tally))| gathering.add(lines, place, spot, tally).err());
    for problem in incomplete.chain(doubled) {
        passed.problems.push(Problem { sheet: sheet.clone(), ..problem });
    }
    passed.problems.kept.sort_by_key(|it| it.line);
    Ok(passed)
}

fn repeated(row: &Row<'_>, line: u64) -> Problem {
    let expected = format!("every participant of a school once; line {line} has the same");
    Problem::error(row.line, Some("Код участника"), "a repeated code", expected)
}

/// The lines «МБОУ «СОШ №1»(edu990001) | Кол-во участников: 89» above the pupils of a school.
#[derive(Default)]
struct Captions(Vec<Caption>);

struct Caption {
    line: u64,
    login: String,
    participants: u64,
}

impl Captions {
    /// Takes a row over if it is a caption: nothing stands beside it.
    fn take(&mut self, row: &Row<'_>) -> bool {
        if !row.is_alone() {
            return false;
        }
        let told = row.text(0).rsplit_once('|').and_then(|(school, told)| {
            let (_, number) = told.split_once(':')?;
            let login = coded(school).1.as_deref().and_then(login)?;
            Some(Caption { line: row.line, login, participants: digits(number).parse().ok()? })
        });
        self.0.extend(told);
        true
    }

    /// Captions that tell another number of pupils than follow; the file was cut or added to.
    fn incomplete(&self, pupils: &[String]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for Caption { line, login, participants } in &self.0 {
            let rows = pupils.iter().filter(|it| *it == login).count() as u64;
            if rows != *participants {
                let expected = format!("{rows}, the rows of this school");
                let column = Some("Кол-во участников");
                let found = participants.to_string();
                problems.push(Problem::error(*line, column, &found, expected).ignored());
            }
        }
        problems
    }
}

struct Columns {
    login: usize,
    municipality: usize,
    school: usize,
    code: usize,
    class: usize,
    score: usize,
    mark: usize,
    journal: Option<usize>,
    variant: Option<usize>,
    /// The tasks, with the points each gives.
    tasks: Vec<(usize, u64)>,
}

impl Columns {
    fn of(header: &Header) -> Result<Self, Unreadable> {
        let [login, municipality, school, code, class, score, mark] =
            header.require(Format::VprIndividual, NAMES)?;
        let points = |(at, name): (usize, &String)| Some((at, points(name)?));
        let tasks = header.names.iter().enumerate().filter_map(points).collect();
        let journal = header.like("Отметка по журналу");
        let variant = header.like("Вариант");
        Ok(Self { login, municipality, school, code, class, score, mark, journal, variant, tasks })
    }

    fn login(&self, row: &Row<'_>) -> Result<String, Problem> {
        login(row.text(self.login))
            .ok_or_else(|| row.problem(self.login, "the login of a school, such as edu990001"))
    }

    fn spot(
        &self,
        row: &Row<'_>,
        login: &str,
        work: &Work,
        gathering: &mut Gathering,
    ) -> Result<Spot, Problem> {
        const LONGEST: usize = 3;
        let number = digits(row.text(self.class));
        if number.is_empty()
            || number.chars().count() > LONGEST
            || !number.chars().all(char::is_alphanumeric)
        {
            return Err(row.problem(self.class, "the number of a class in its grade, such as 1"));
        }
        let (area, name) = (row.name(self.municipality)?, row.name(self.school)?);
        let atlas = &mut gathering.atlas;
        let digits = region_digits(login).unwrap_or_default();
        let parent = municipality(atlas, None, digits, area);
        let school = school(atlas, login, name, Some(parent), work.year);
        Ok(class(atlas, school, &work.grade.code, &number))
    }

    /// What one pupil adds to the class; `None` for one who did not take part.
    fn pupil(&self, row: &Row<'_>, work: &Work) -> Result<Option<Tally>, Rejected> {
        if is_absent(row.text(self.score)) {
            return Ok(None);
        }
        let max = work.points_max.unwrap_or(POINTS_MAX);
        let score = row.whole(self.score)?;
        if score > max {
            return Err(row.problem(self.score, format!("0 to {max} points")).into());
        }
        self.check_tasks(row, score)?;
        let mark = mark(row, self.mark, 2)?;
        let mut levels = Levels::default();
        match mark {
            Some(mark) => levels.counts[usize::from(mark - 2)] = 1,
            None => levels.not_graded = 1,
        }
        let known = self.journal.map_or(Ok(None), |it| mark_in_journal(row, it))?;
        let journal = mark.zip(known).map(|(mark, known)| Journal {
            lower: u64::from(mark < known),
            same: u64::from(mark == known),
            higher: u64::from(mark > known),
        });
        let (score, unit) = (i128::from(score), i128::from(SCORE_UNIT));
        Ok(Some(Tally {
            participants: 1,
            levels: Some(levels),
            scores: Some(Sum { n: 1, sum: score * unit }),
            squares: Some(Sum { n: 1, sum: score * score * i128::from(SQUARE_UNIT) }),
            points_max: work.points_max.map(|it| Sum { n: 1, sum: i128::from(it) * unit }),
            journal,
            attendance: None,
        }))
    }

    /// The tasks by their headings.
    fn headed(&self, header: &Header) -> Vec<Task> {
        pupils::headed(self.tasks.iter().map(|(at, _)| header.names[*at].as_str()))
    }

    /// The row of a pupil, with what it adds to the class or nothing for who was away.
    fn told(&self, row: &Row<'_>, met: Pupil, sat: Option<&Tally>) -> Pupil {
        let variant = pupils::variant(row, self.variant);
        let journal = pupils::journal(row, self.journal);
        let Some(sat) = sat else {
            return Pupil { status: Status::Absent, variant, journal, ..met };
        };
        Pupil {
            variant,
            journal,
            primary: pupils::points_in(sat),
            mark: pupils::mark_in(sat),
            tasks: pupils::tasks(row, self.tasks.iter().map(|(at, _)| *at)),
            ..met
        }
    }

    /// The points of the tasks: none above what its heading says, together the score.
    fn check_tasks(&self, row: &Row<'_>, score: u64) -> Result<(), Problem> {
        let mut sum = 0;
        for (column, max) in &self.tasks {
            if !is_absent(row.text(*column)) {
                let points = row.whole(*column)?;
                if points > *max {
                    return Err(row.problem(*column, format!("0 to {max} points, or X")));
                }
                sum += points;
            }
        }
        if sum != score && !self.tasks.is_empty() {
            return Err(row.problem(self.score, format!("{sum}, the sum of the tasks")));
        }
        Ok(())
    }
}

fn mark_in_journal(row: &Row<'_>, column: usize) -> Result<Option<u8>, Problem> {
    mark(row, column, 1)
}

/// A mark from `lowest` to 5; `None` where there is none.
fn mark(row: &Row<'_>, column: usize, lowest: u8) -> Result<Option<u8>, Problem> {
    let text = row.text(column);
    if is_absent(text) {
        return Ok(None);
    }
    let mark: Option<u8> = digits(text).parse().ok().filter(|it| (lowest..=5).contains(it));
    let expected = || row.problem(column, format!("a mark from {lowest} to 5, or no mark"));
    mark.map(Some).ok_or_else(expected)
}
