//! School context in the long format: one row per school, characteristic and year.
//!
//! What can be said is the code book of `analysis`; this reads it, and compares what a school says
//! in one year: a village of half a million or more obsolete computers than computers is a slip,
//! though either number alone could be true.

use std::collections::{BTreeMap, HashMap};

use analysis::{
    AcademicYear, Batch, Dictionary, Pupils,
    context::{Characteristic, Context, Fact},
    territory::UnitId,
};

use crate::{
    Format, Harvest, Unreadable,
    atlas::{Atlas, Sighting, Spot},
    header::Header,
    long,
    problem::{Problem, Rejected},
    spelling::{self, AsSpelled},
    table::{Row, Table},
};

const INDICATOR: [&str; 2] = ["indicator", "показатель"];
const VALUE: [&str; 2] = ["value", "значение"];
/// From this class on (50 thousand inhabitants and more) no place is a village.
const NO_VILLAGE_FROM: u32 = 5;
/// Up to this class (fewer than 1,000 inhabitants) no place is a town.
const NO_TOWN_TO: u32 = 1;

/// Whether this is the heading of such a file.
pub(crate) fn claims(header: &Header) -> bool {
    Columns::of(header).is_some()
}

/// Reads such a file.
pub(crate) fn read(table: Table<'_>) -> Result<Harvest, Unreadable> {
    let Some(columns) = Columns::of(table.header()) else { return Err(Unreadable::Empty) };
    let mut reading = Reading { columns, atlas: Atlas::default(), facts: HashMap::new() };
    let mut passed = table.pass(|row| reading.take(row));
    let Reading { atlas, mut facts, .. } = reading;
    for problem in implausible(&facts) {
        facts.retain(|_, known| known.line != problem.line);
        passed.rows_rejected += 1;
        passed.problems.push(problem);
    }
    passed.problems.kept.sort_by_key(|it| it.line);
    let (units, positions) = atlas.finish(facts.keys().map(|it| it.0), &AsSpelled);
    let dictionary = Dictionary { context: context(&facts, &positions), ..Dictionary::default() };
    Ok(Harvest {
        file: String::new(),
        format: Format::Context,
        shape: None,
        batch: Batch { dictionary, units, ..Batch::default() },
        origins: Vec::new(),
        sheets: Vec::new(),
        pupils: Pupils::default(),
        problems: passed.problems.kept,
        problems_total: passed.problems.total,
        rows_read: passed.rows_read,
        rows_rejected: passed.rows_rejected,
    })
}

#[expect(clippy::cast_possible_truncation, reason = "a file has far fewer units than 2^32")]
fn context(facts: &Facts, positions: &[usize]) -> Context {
    Context::of(facts.iter().map(|((spot, characteristic, year), known)| Fact {
        unit: positions[*spot as usize] as UnitId,
        characteristic: *characteristic,
        year: *year,
        value: known.value,
    }))
}

struct Columns {
    year: usize,
    code: usize,
    indicator: usize,
    value: usize,
}

impl Columns {
    fn of(header: &Header) -> Option<Self> {
        let find = |names: &[&str]| names.iter().find_map(|it| header.find(it));
        Some(Self {
            year: find(long::year_names())?,
            code: find(long::school_code_names())?,
            indicator: find(&INDICATOR)?,
            value: find(&VALUE)?,
        })
    }
}

/// What one row says, and where it stands.
struct Known {
    line: u64,
    value: u32,
    /// As the file spells it.
    text: String,
}

type Facts = HashMap<(Spot, Characteristic, AcademicYear), Known>;

struct Reading {
    columns: Columns,
    atlas: Atlas,
    facts: Facts,
}

impl Reading {
    fn take(&mut self, row: &Row<'_>) -> Result<(), Rejected> {
        let at = &self.columns;
        let year = spelling::academic_year(row.text(at.year)).ok_or_else(|| {
            row.problem(at.year, "a school year such as 2023/24, or 2024 for the same")
        })?;
        let code = row.filled(at.code, "the code of the school: by it the years are joined")?;
        let characteristic = characteristic(row.text(at.indicator)).ok_or_else(|| {
            let codes: Vec<_> = Characteristic::ALL.iter().map(|it| it.code()).collect();
            row.problem(at.indicator, format!("one of: {}", codes.join(", ")))
        })?;
        let text = row.filled(at.value, "a value; leave the row out if it is not known")?;
        let value = characteristic
            .parse(text)
            .ok_or_else(|| row.problem(at.value, characteristic.expected()))?;
        let school = self.atlas.school(code);
        let place = (school, characteristic, year);
        if let Some(known) = self.facts.get(&place) {
            let line = known.line;
            let expected =
                format!("one row for each school, indicator and year; line {line} has it");
            return Err(row.problem(at.indicator, expected).into());
        }
        let sighting =
            Sighting { year: year.ends_in(), parent: None, is_vague: false, name: "", place: "" };
        self.atlas.see(school, &sighting);
        self.facts.insert(place, Known { line: row.line, value, text: text.to_owned() });
        Ok(())
    }
}

/// The characteristic with this code or Russian name.
fn characteristic(text: &str) -> Option<Characteristic> {
    let folded = text.to_lowercase();
    let is_meant = |it: &&Characteristic| it.code() == folded || it.spec().name == folded;
    Characteristic::ALL.iter().find(is_meant).copied()
}

/// What cannot be true together, as problems of the row that is given up, in file order.
fn implausible(facts: &Facts) -> Vec<Problem> {
    let mut found = BTreeMap::new();
    for ((spot, characteristic, year), known) in facts {
        let other = |it: Characteristic| facts.get(&(*spot, it, *year)).map(|it| it.value);
        if let Some(expected) = contradiction(*characteristic, known.value, other) {
            let problem = Problem::error(known.line, Some(VALUE[0]), &known.text, expected);
            found.insert(known.line, problem);
        }
    }
    found.into_values().collect()
}

/// What should stand there instead, if a value contradicts what else the school says.
fn contradiction(
    characteristic: Characteristic,
    value: u32,
    other: impl Fn(Characteristic) -> Option<u32>,
) -> Option<String> {
    use Characteristic as C;
    let lies_in = |code: &str| other(C::Settlement).is_some_and(|it| C::Settlement.is(it, code));
    let at_most = |of: C| {
        let most = other(of)?;
        (value > most).then(|| format!("at most {most}, {}", of.spec().name))
    };
    match characteristic {
        C::SettlementSize if lies_in("village") && value >= NO_VILLAGE_FROM => {
            Some("the size of a village, below 50 thousand: the school says it lies in one".into())
        }
        C::SettlementSize if lies_in("town") && value <= NO_TOWN_TO => {
            Some("the size of a town: the school says it lies in one".into())
        }
        C::ComputersObsolete => at_most(C::Computers),
        C::Classes | C::Teachers => at_most(C::Pupils),
        C::Latitude | C::Longitude => {
            let beside = if characteristic == C::Latitude { C::Longitude } else { C::Latitude };
            let alone = other(beside).is_none();
            alone.then(|| "latitude and longitude of a school in the same year, or neither".into())
        }
        _ => None,
    }
}
