//! НОКО: totals of the check-list and of the questionnaire, a row for each school, or the criteria
//! as they were published.
//!
//! The criteria are computed where their parts are there ([`analysis::noko`]), and then a published
//! one is only compared. Each becomes a result of its own: a criterion as a score of everybody asked, so that the
//! mean over schools weighs them by who was asked; a share of satisfied as scores of 0 and 100, which
//! add up exactly and have an interval; a part of the check-list as the score of the things it looks at. The four criteria before 2018 are points of another scale and
//! only as published.

mod book;

use std::collections::BTreeMap;

use analysis::{
    AcademicYear, Tally, Term, UnitKind,
    cube::Place,
    dictionary::{EVERYBODY, Member, MemberId},
    noko::{
        CHECKED, FOUR_MAX, NobodyAsked, PROCEDURE, Quantity, SHARES, Scheme, checked, criteria,
        total,
    },
    tally::Sum,
};

use book::{ASKED, CRITERIA, FOUR, HEADINGS, PUBLISHED, RESPONDENTS, SUBJECTS};

use crate::{
    Format, Harvest, Unreadable,
    atlas::{Sighting, Spot},
    gathering::{Gathering, grade},
    header::Header,
    likeness::digits,
    long,
    problem::{Problem, Rejected},
    roster::Roster,
    scales,
    spelling::{self, AsSpelled, code_of, of_town, squeezed},
    table::{Row, Table, each},
};

/// By how much a published criterion may differ: it is rounded to a tenth, and its parts are too.
const ROUNDED: f64 = 0.15;
const EVERYTHING: f64 = 100.0;

/// Whether this is the heading of such a table.
pub(crate) fn claims(header: &Header) -> bool {
    let has = |it: &&&str| header.like(it).is_some();
    let quantities = HEADINGS.iter().filter(has).count();
    let published = PUBLISHED.iter().filter(has).count();
    header.like(RESPONDENTS).is_some() && (quantities >= 5 || published >= 4)
}

/// Reads such tables.
pub(crate) fn read(tables: Vec<Table<'_>>) -> Result<Harvest, Unreadable> {
    let mut gathering = Gathering::new();
    gathering.procedures =
        Roster::of([Member::new(PROCEDURE, "НОКО").also(&["НОК УООД", "НОК ОД"])]);
    gathering.grades = Roster::of([grade("whole_school", "вся школа", None)]);
    gathering.subjects = Roster::of(SUBJECTS.map(|(code, name)| Member::new(code, name)));
    gathering.scales = [scales::noko_100(), scales::noko_160()].map(|it| it.scale).into();
    let passed = each(tables, |table| {
        let columns = Columns::of(table.header())?;
        Ok(table.pass_those(|row| !row.is_alone(), |row| columns.take(row, &mut gathering)))
    })?;
    Ok(gathering.finish(Format::Noko, passed, &AsSpelled))
}

struct Columns {
    year: usize,
    code: Option<usize>,
    name: Option<usize>,
    town: Option<usize>,
    quantities: BTreeMap<Quantity, usize>,
    published: [Option<usize>; 5],
}

impl Columns {
    fn of(header: &Header) -> Result<Self, Unreadable> {
        let any = |names: &[&str]| names.iter().find_map(|it| header.like(it));
        let year = any(long::year_names());
        let code = any(long::school_code_names());
        let name = any(&["Наименование", "Организация", "Школа", "Образовательная организация"]);
        let (Some(year), true) = (year, code.or(name).is_some()) else {
            let columns = vec!["год".to_owned(), "код ОО or наименование".to_owned()];
            return Err(Unreadable::MissingColumns { format: Format::Noko, columns });
        };
        let town = any(&["Муниципалитет", "Муниципальное образование"]);
        let quantities = Quantity::ALL.iter().zip(HEADINGS);
        let quantities = quantities.filter_map(|(it, name)| Some((*it, header.like(name)?)));
        let published = PUBLISHED.map(|it| header.like(it));
        Ok(Self { year, code, name, town, quantities: quantities.collect(), published })
    }

    fn take(&self, row: &Row<'_>, gathering: &mut Gathering) -> Result<Vec<Problem>, Rejected> {
        let year = spelling::academic_year(row.text(self.year)).ok_or_else(|| {
            row.problem(self.year, "a school year such as 2023/24, or 2024 for the same")
        })?;
        let mut known = BTreeMap::new();
        for (quantity, at) in &self.quantities {
            if !row.text(*at).is_empty() {
                known.insert(*quantity, row.whole(*at)?);
            }
        }
        self.shares_are_possible(row, &known)?;
        let asked = known.get(&Quantity::Respondents).copied().filter(|it| *it > 0);
        let asked = asked.ok_or_else(|| {
            let at = self.quantities.get(&Quantity::Respondents).copied().unwrap_or_default();
            row.problem(at, "the number of those asked")
        })?;
        let mut problems = Vec::new();
        let results = match Scheme::of(year) {
            Scheme::Five => self.five(row, &known, asked, &mut problems)?,
            Scheme::Four => self.four(row, asked)?,
        };
        let spot = self.spot(row, year, gathering)?;
        for (subject, scale, tally) in results {
            let place = Place {
                procedure: 0,
                year,
                term: Term::Spring,
                subject: gathering.subjects.find(subject).unwrap_or_default(),
                group: EVERYBODY,
                grade: 0,
                scale,
            };
            gathering.add(row.lines(), place, spot, tally)?;
        }
        Ok(problems.into_iter().map(Problem::ignored).collect())
    }

    /// Nobody is satisfied who was not asked.
    fn shares_are_possible(
        &self,
        row: &Row<'_>,
        known: &BTreeMap<Quantity, u64>,
    ) -> Result<(), Problem> {
        for (have, asked) in SHARES {
            if let (Some(have_n), Some(asked_n)) = (known.get(&have), known.get(&asked))
                && have_n > asked_n
            {
                return Err(
                    row.problem(self.quantities[&have], format!("at most {asked_n}, those asked"))
                );
            }
        }
        Ok(())
    }

    /// The five criteria, the total and the shares of satisfied.
    fn five(
        &self,
        row: &Row<'_>,
        known: &BTreeMap<Quantity, u64>,
        asked: u64,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<Found>, Problem> {
        let computed = criteria(|it| known.get(&it).copied(), NobodyAsked::LeftOut);
        let mut all = [None; 5];
        for (at, computed) in computed.into_iter().enumerate() {
            let published = self.published(row, at, EVERYTHING)?;
            if let (Some(computed), Some(published)) = (computed, published)
                && (computed - published).abs() > ROUNDED
            {
                let column = self.published[at].unwrap_or_default();
                problems.push(row.problem(column, format!("{computed:.1}, as its parts give")));
            }
            all[at] = computed.or(published);
        }
        if known.get(&Quantity::AccessAsked) == Some(&0) {
            let at = self.quantities[&Quantity::AccessAsked];
            problems.push(row.problem(at, "somebody; without them К3 is of its other two parts"));
        }
        let values = CRITERIA.into_iter().zip(all.into_iter().chain([total(all)]));
        let values = values.filter_map(|(subject, it)| Some((subject, 0, mean(asked, it?))));
        let mut results: Vec<_> = values.collect();
        for (subject, (have, asked)) in ASKED.into_iter().zip(&SHARES) {
            if let (Some(have), Some(asked)) = (known.get(have), known.get(asked))
                && *asked > 0
            {
                results.push((subject, 0, satisfied(*have, *asked)));
            }
        }
        let of_list = |(subject, have, norm)| {
            let (score, n) = checked(|it| known.get(&it).copied(), have, norm)?;
            Some((subject, 0, mean(n, score)))
        };
        results.extend(CHECKED.into_iter().filter_map(of_list));
        if results.is_empty() {
            return Err(row.problem(self.year, "a criterion, or all its parts"));
        }
        Ok(results)
    }

    /// The four criteria before 2018 and their sum, as published.
    fn four(&self, row: &Row<'_>, asked: u64) -> Result<Vec<Found>, Problem> {
        let mut results = Vec::new();
        let mut sum = Some(0.0);
        for (at, (subject, max)) in FOUR.into_iter().zip(FOUR_MAX).enumerate() {
            let points = self.published(row, at, max)?;
            sum = sum.zip(points).map(|(sum, it)| sum + it);
            results.extend(points.map(|it| (subject, 1, mean(asked, it))));
        }
        results.extend(sum.map(|it| (FOUR[FOUR_MAX.len()], 1, mean(asked, it))));
        if results.is_empty() {
            return Err(
                row.problem(self.year, "the points of a criterion: before 2018 there are four")
            );
        }
        Ok(results)
    }

    fn published(&self, row: &Row<'_>, at: usize, max: f64) -> Result<Option<f64>, Problem> {
        let Some(column) = self.published[at].filter(|it| !row.text(*it).is_empty()) else {
            return Ok(None);
        };
        let value: Option<f64> = digits(row.text(column)).parse().ok();
        let value = value.filter(|it| (0.0..=max).contains(it));
        value.map(Some).ok_or_else(|| row.problem(column, format!("a number from 0 to {max}")))
    }

    fn spot(
        &self,
        row: &Row<'_>,
        year: AcademicYear,
        gathering: &mut Gathering,
    ) -> Result<Spot, Problem> {
        let text = |at: Option<usize>| at.map(|it| squeezed(row.text(it))).unwrap_or_default();
        let (code, name, town) = (text(self.code), text(self.name), text(self.town));
        let atlas = &mut gathering.atlas;
        let canonical = |_: Option<&_>, it: &str| (code_of(&of_town(it)), squeezed(it));
        let parent =
            (!town.is_empty()).then(|| atlas.area(None, UnitKind::Municipality, &town, canonical));
        let code = match (code.as_str(), parent) {
            ("", _) if name.is_empty() => {
                let at = self.code.or(self.name).unwrap_or_default();
                return Err(row.problem(at, "the code of a school"));
            }
            ("", Some(parent)) => format!("{}.{name}", atlas.code(parent)),
            ("", None) => name.clone(),
            (code, _) => code.to_owned(),
        };
        let school = atlas.school(&code);
        let year = year.ends_in();
        atlas.see(school, &Sighting { year, parent, is_vague: false, name: &name, place: "" });
        Ok(school)
    }
}

/// Subject, scale, sums.
type Found = (&'static str, MemberId, Tally);

/// A criterion as the score of everybody asked, or a part of the check-list as that of its things.
fn mean(n: u64, value: f64) -> Tally {
    let scores = Some(Sum::of_mean(n, value));
    Tally { participants: n, scores, ..Tally::default() }
}

/// How many must be satisfied, and how many not, for an interval by the normal approximation; then it
/// never reaches beyond 0 or 100.
const EACH_MIN: u64 = 10;

/// A share of satisfied: a score of 100 each, and of 0 each other.
fn satisfied(have: u64, asked: u64) -> Tally {
    let scores = Sum { n: asked, sum: i128::from(have) * 100_000 };
    let squares = Sum { n: asked, sum: i128::from(have) * 10_000 * 1_000_000 };
    let is_normal = have.min(asked - have) >= EACH_MIN;
    Tally {
        participants: asked,
        scores: Some(scores),
        squares: is_normal.then_some(squares),
        ..Tally::default()
    }
}
