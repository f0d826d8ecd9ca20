//! What is told of signals: the shapes of the answers, and how they are made of what the page shows.

use analysis::{
    setting::Named,
    signals::{
        Cell, Certainty, Checked, Combination, Detail, Effect, Fact, Finding, Layer, Line, Problem,
        Rule, Said, Signals, Thresholds, Why, WorkName,
    },
};
use serde::Serialize;
use utoipa::ToSchema;

/// The signals of the schools of a place.
#[derive(Serialize, ToSchema)]
pub(in crate::rest) struct Told {
    /// The chosen year and those before it.
    years: Vec<String>,
    /// By which thresholds our rules judge.
    #[schema(value_type = Object)]
    thresholds: Thresholds,
    /// The number of the decision that set them; none where they are the usual ones.
    thresholds_version: Option<u32>,
    /// The rules, what they looked at and raised in the chosen year.
    rules: Vec<RuleEntry>,
    /// School by school.
    schools: Vec<SchoolEntry>,
}

/// A rule.
#[derive(Serialize, ToSchema)]
struct RuleEntry {
    /// Its code.
    rule: &'static str,
    /// `official`: as a document has it; `ours`: with intervals and corrections.
    #[schema(value_type = String)]
    layer: Layer,
    /// Which problem it speaks of.
    #[schema(value_type = String)]
    problem: Problem,
    /// Where it is written: title, year and page of the document.
    source: &'static str,
    /// How a document that leaves it open is read here: `both`, `either`, `several` or `repeated`.
    #[schema(value_type = Option<String>)]
    reading: Option<Combination>,
    /// Of how many schools it can say anything.
    schools: u32,
    /// How many it raised.
    raised: u32,
    /// Of these surely; documents know no certainty.
    sure: Option<u32>,
    /// How many chance alone would raise, where the rule knows.
    by_chance: Option<f64>,
    /// Why it says nothing of anybody.
    #[schema(value_type = Option<String>)]
    absence: Option<Why>,
}

/// A school.
#[derive(Serialize, ToSchema)]
struct SchoolEntry {
    /// Its code.
    code: String,
    /// Its name.
    name: String,
    /// A cell for each year and problem, the chosen year first.
    cells: Vec<CellEntry>,
}

/// One school, one problem, one year.
#[derive(Serialize, ToSchema)]
struct CellEntry {
    /// The year.
    year: String,
    /// The problem.
    #[schema(value_type = String)]
    problem: Problem,
    /// What the documents say, exactly as written.
    official: LayerSaid,
    /// What our rules say.
    ours: LayerSaid,
    /// The most pupils any of the rules rests on.
    n: u64,
    /// The independent families of signs of bias that are sure, as letters a to f.
    families: String,
}

/// What a layer or a rule says.
#[derive(Serialize, ToSchema)]
struct LayerSaid {
    /// Whether anything is raised; none where nothing can be said.
    raised: Option<bool>,
    /// `borderline`, `likely` or `sure`; documents do not ask for chance.
    #[schema(value_type = Option<String>)]
    certainty: Option<Certainty>,
    /// Why nothing can be said.
    #[schema(value_type = Option<String>)]
    absence: Option<Why>,
}

/// One cell with what it rests on.
#[derive(Serialize, ToSchema)]
pub(in crate::rest) struct CellTold {
    /// The school's code.
    code: String,
    /// The school's name.
    name: String,
    /// The cell of each year, the chosen one first.
    years: Vec<CellEntry>,
    /// Rule by rule, those of documents first.
    rules: Vec<RuleSaid>,
    /// What the school says to it.
    note: Option<String>,
    /// The share below the minimum since the year before: before, expected without measures, after.
    #[schema(value_type = Option<Object>)]
    effect: Option<Effect>,
}

/// What one rule says of a school.
#[derive(Serialize, ToSchema)]
struct RuleSaid {
    /// Its code.
    rule: &'static str,
    /// `official` or `ours`.
    #[schema(value_type = String)]
    layer: Layer,
    /// Where it is written.
    source: &'static str,
    /// How it is read where its document leaves that open.
    #[schema(value_type = Option<String>)]
    reading: Option<Combination>,
    /// What it says.
    #[serde(flatten)]
    said: LayerSaid,
    /// On how many pupils it rests.
    n: u64,
    /// The numbers behind it.
    facts: Vec<FactEntry>,
}

/// A number.
#[derive(Serialize, ToSchema)]
struct FactEntry {
    /// What was measured.
    quantity: &'static str,
    /// In which year.
    year: String,
    /// Of which work, where it is of one.
    #[schema(value_type = Option<Object>)]
    work: Option<WorkName>,
    /// Its value; shares are fractions of one.
    value: f64,
    /// The lower end of its interval.
    low: Option<f64>,
    /// The upper end.
    high: Option<f64>,
    /// How many pupils.
    n: u64,
    /// The same of all schools.
    all_schools: Option<f64>,
    /// What it must not pass.
    limit: Option<f64>,
}

impl Told {
    pub(super) fn of(shown: &Signals) -> Self {
        Self {
            years: shown.years.iter().map(ToString::to_string).collect(),
            thresholds_version: shown.decided.as_ref().map(|it| it.version),
            rules: shown.checks.iter().map(|it| rule(it, &shown.thresholds)).collect(),
            schools: shown.lines.iter().map(|it| school(it, shown)).collect(),
            thresholds: shown.thresholds.clone(),
        }
    }
}

impl CellTold {
    pub(super) fn of(detail: &Detail, shown: &Signals) -> Self {
        let years = detail.years.iter();
        Self {
            code: detail.school.code.clone(),
            name: detail.school.name.clone(),
            years: years.map(|(year, it)| entry(&year.to_string(), detail.problem, it)).collect(),
            rules: detail.rules.iter().map(|it| said(it, detail, &shown.thresholds)).collect(),
            note: detail.note.as_ref().map(|it| it.0.clone()),
            effect: shown.effect.clone(),
        }
    }
}

fn school(line: &Line, shown: &Signals) -> SchoolEntry {
    let Named { code, name } = line.school.clone();
    let years = shown.years.iter().zip(&line.years);
    let cells = years.flat_map(|(year, cells)| {
        let each = Problem::ALL.iter().zip(cells);
        each.map(move |(problem, cell)| entry(&year.to_string(), *problem, cell))
    });
    SchoolEntry { code, name, cells: cells.collect() }
}

fn reading(rule: Rule, thresholds: &Thresholds) -> Option<Combination> {
    rule.has_parts().then_some(thresholds.combination)
}

fn rule(of: &Checked, thresholds: &Thresholds) -> RuleEntry {
    let spec = of.rule.spec();
    RuleEntry {
        rule: of.rule.code(),
        layer: spec.layer,
        problem: spec.problem,
        source: spec.source,
        reading: reading(of.rule, thresholds),
        schools: of.schools,
        raised: of.raised,
        sure: of.sure,
        by_chance: of.by_chance,
        absence: of.why,
    }
}

fn entry(year: &str, problem: Problem, cell: &Cell) -> CellEntry {
    let official =
        LayerSaid { raised: cell.official.ok(), certainty: None, absence: cell.official.err() };
    let families = cell.family_letters().collect();
    let (year, ours) = (year.to_owned(), layer(cell.ours));
    CellEntry { year, problem, official, ours, n: cell.n, families }
}

fn layer(of: Result<Option<Certainty>, Why>) -> LayerSaid {
    LayerSaid {
        raised: of.ok().map(|it| it.is_some()),
        certainty: of.ok().flatten(),
        absence: of.err(),
    }
}

fn said(of: &Said, detail: &Detail, thresholds: &Thresholds) -> RuleSaid {
    let spec = of.rule.spec();
    let Finding { raised, n } = of.finding;
    let told = layer(raised);
    // A document raises or does not: it knows no certainty.
    let certainty = told.certainty.filter(|_| spec.layer == Layer::Ours);
    RuleSaid {
        rule: of.rule.code(),
        layer: spec.layer,
        source: spec.source,
        reading: reading(of.rule, thresholds),
        said: LayerSaid { certainty, ..told },
        n,
        facts: of.facts.iter().map(|it| fact(it, detail)).collect(),
    }
}

fn fact(of: &Fact, detail: &Detail) -> FactEntry {
    FactEntry {
        quantity: of.quantity.into(),
        year: of.year.to_string(),
        work: of.work.and_then(|at| detail.works.get(usize::from(at))).cloned(),
        value: of.value,
        low: of.interval.map(|it| it.low),
        high: of.interval.map(|it| it.high),
        n: of.n,
        all_schools: of.reference,
        limit: of.limit,
    }
}
