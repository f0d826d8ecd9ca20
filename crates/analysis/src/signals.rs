//! Signals: which schools of a district need attention, in which of six ways, and how sure that is.
//!
//! A signal is a hypothesis: a fact, what it may mean, what to check. Rules of documents and rules of
//! our own stand side by side and are never mixed; ours say what chance alone would raise. Of every
//! school three years are told. The public is shown none of it: a list of schools with problems is
//! for those who answer for them.
//!
//! | question | file |
//! |---|---|
//! | the six problems, the rules and where they are written | `problem`, `rule` |
//! | what an administrator may change | `threshold` |
//! | what the rules look at | `material`, `place`; of pupil rows `rows`; where series begin anew `broken` |
//! | what a rule finds, and what is made of many findings | `found` |
//! | a rule | `shnor`, `fioko`, `ranks`, `bias`, `items`, `spikes` (by `heap`), `unstable`, `sinking`, `unsatisfactory`, `contests`, `conditions` |
//! | the index of objectivity | `objectivity` |
//! | all of that for a region and a year, which is what takes time | `judged` |
//! | the matrix, its lists and counts; one cell | `matrix`, `detail` |
//! | before, expected, after | `effect` |
//! | who could be the partner of a school with low results | `partners` |

#![expect(clippy::cast_precision_loss, reason = "pupils of a country fit in 52 bits")]

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    cube::Cube,
    dimension::Dimension,
    disclosure::{Policy, Published},
    setting::{Named, Setting, setting, whenever},
    territory::{EVERYTHING, UnitId, UnitKind},
    view::View,
    year::AcademicYear,
};

mod bias;
mod broken;
mod conditions;
mod contests;
mod detail;
mod effect;
mod fioko;
mod found;
mod heap;
mod items;
mod judge;
mod judged;
pub(crate) mod kind;
mod material;
mod matrix;
mod objectivity;
mod partners;
mod place;
mod problem;
mod ranks;
mod rows;
mod rule;
mod settings;
mod shnor;
mod shown;
mod sinking;
mod spikes;
#[cfg(test)]
mod tests;
mod threshold;
mod unsatisfactory;
mod unstable;

pub use broken::Cut;
pub use detail::{Detail, Said, WorkName};
pub use effect::{Below, Beside, Effect};
pub use found::{Certainty, Fact, Finding, Quantity, Why};
pub use heap::{Heap, WINDOW};
pub use judged::{Asked, Judged};
pub use objectivity::IndexLine;
pub use partners::Partner;
pub use problem::Problem;
pub use rows::{Gathering, Graded, OfRows, RowSums, SchoolRows, Which, asks_for_rows};
pub use rule::{Layer, Rule, Spec};
pub use settings::{Decided, Note, Settings};
pub use shown::{Cell, Checked, Column, Lasting, Line, Raised};
pub use threshold::{Combination, OutOfBounds, Thresholds};

use material::{Material, Read};
use matrix::Matrix;

/// How many years are told of each school.
pub const YEARS_SHOWN: usize = 3;

/// What the page of signals shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signals {
    /// The place, its path and its years.
    pub setting: Setting,
    /// Nothing is told of schools, because everybody could read it.
    pub is_withheld: bool,
    /// The chosen year and those before it.
    pub years: Vec<AcademicYear>,
    /// How many schools the place has.
    pub schools: u32,
    /// The schools of the list, in the order asked for.
    pub lines: Vec<Line>,
    /// What stands above each column.
    pub columns: Vec<Column>,
    /// What each rule looked at and raised.
    pub checks: Vec<Checked>,
    /// The chosen cell.
    pub detail: Option<Detail>,
    /// What the school of the chosen cell had before and after, beside what was to be expected.
    pub effect: Option<Effect>,
    /// The index of objectivity.
    pub index: Vec<IndexLine>,
    /// The years of the index.
    pub index_years: Vec<AcademicYear>,
    /// By which thresholds ours were judged.
    pub thresholds: Thresholds,
    /// Who set them; `None` is what is usual.
    pub decided: Option<Decided>,
    /// Every decision about thresholds, the first one first: by each the page can be asked again.
    pub decisions: Vec<Decided>,
}

/// The signals of the schools of a place.
pub fn signals(cube: &Published<Cube>, view: &View) -> Signals {
    signals_by(cube, view, |asked| Arc::new(Judged::of(cube, asked)))
}

/// The same by what `judge` tells of a region, which may have been judged before: it does not
/// depend on what else the page shows.
pub fn signals_by(
    cube: &Published<Cube>,
    view: &View,
    judge: impl FnOnce(&Asked) -> Arc<Judged>,
) -> Signals {
    let setting = of_the_place(cube, view);
    let Some(asked) = asked(cube, &setting) else { return nothing(cube, setting) };
    let judged = judge(&asked);
    let material = judged.material(cube);
    let matrix = judged.matrix(cube, inside(cube.get(), &setting));
    let settings = &cube.get().dictionary().signals;
    Signals {
        lines: matrix.lines(&setting.view),
        columns: matrix.columns(),
        checks: matrix.checks(),
        detail: detail::detail(&material, &matrix, &setting.view),
        effect: of_the_cell(&material, &matrix, view, asked.year),
        schools: u32::try_from(matrix.len()).unwrap_or(u32::MAX),
        is_withheld: false,
        index: judged.index.clone(),
        index_years: judged.index_years.clone(),
        decided: settings.by(asked.thresholds).1.cloned(),
        decisions: settings.history.iter().map(|it| it.0.clone()).collect(),
        years: judged.years.clone(),
        thresholds: material.thresholds.clone(),
        setting,
    }
}

/// Every signal of the chosen year, rule by rule, for a file.
pub fn raised_by(
    cube: &Published<Cube>,
    view: &View,
    judge: impl FnOnce(&Asked) -> Arc<Judged>,
) -> Vec<Raised> {
    let setting = of_the_place(cube, view);
    let Some(asked) = asked(cube, &setting) else { return Vec::new() };
    judge(&asked).matrix(cube, inside(cube.get(), &setting)).raised()
}

/// What a rule finds of each school of a region in a year: for judging the rules themselves.
pub fn findings(cube: &Published<Cube>, year: AcademicYear) -> Vec<(Rule, Vec<(Named, Finding)>)> {
    let read = read_of(cube, year);
    let material = Material::of(cube.get(), &read, None);
    let territory = cube.get().territory();
    let named = |unit: &UnitId| {
        let it = territory.unit(*unit);
        Named::new(it.code.as_str(), &it.name)
    };
    let of = |rule: &Rule| {
        let found = judge::judge(&material, *rule, year);
        (*rule, material.schools.iter().map(named).zip(found).collect())
    };
    Rule::ALL.iter().map(of).collect()
}

/// The change of the chosen school since the year asked for, or the year before.
fn of_the_cell(
    material: &Material<'_>,
    matrix: &Matrix<'_>,
    view: &View,
    year: AcademicYear,
) -> Option<Effect> {
    let (code, _) = view.watch.cell.as_ref()?;
    let from = view.since.filter(|it| *it < year).or_else(|| year.previous())?;
    effect::effect(material, matrix.position(code)?, from, year)
}

/// The change of a school of the first data set between two years: for judging the method.
pub fn change_of(
    cube: &Published<Cube>,
    school: &str,
    from: AcademicYear,
    to: AcademicYear,
) -> Option<Effect> {
    let read = read_of(cube, to);
    let material = Material::of(cube.get(), &read, None);
    let unit = cube.get().territory().find(UnitKind::School, school)?;
    effect::effect(&material, material.schools.binary_search(&unit).ok()?, from, to)
}

/// The setting with what a page of all procedures has no use for left out.
fn of_the_place(cube: &Published<Cube>, view: &View) -> Setting {
    let mut setting = setting(cube, &whenever(view));
    setting.facets.retain(|it| it.dimension == Dimension::Year);
    let asked = view.filters.contains_key(&Dimension::Procedure);
    let rest = [Dimension::Subject, Dimension::Grade, Dimension::Group, Dimension::Term];
    let mut narrow = rest.into_iter().fold(setting.view.clone(), |it, of| it.without(of));
    if !asked {
        narrow = narrow.without(Dimension::Procedure);
    }
    setting.view =
        View { by: Vec::new(), rows: view.rows, indicator: crate::Indicator::default(), ..narrow };
    setting
}

/// What has to be judged for a place; nothing where nothing is told.
fn asked(cube: &Published<Cube>, setting: &Setting) -> Option<Asked> {
    let year = setting.year().filter(|_| cube.policy() == Policy::Everything)?;
    let cube = cube.get();
    let region = cube.territory().ancestor(inside(cube, setting), UnitKind::Region);
    let set = setting.source.as_ref().map(|it| it.code.clone());
    let settings = &cube.dictionary().signals;
    // Those that hold by their number and by none are one question.
    let held = settings.decided.as_ref().map_or(0, |it| it.version);
    let version = setting.view.watch.thresholds.filter(|it| *it != held);
    let thresholds =
        version.filter(|it| *it == 0 || settings.history.iter().any(|of| of.0.version == *it));
    Some(Asked { set, region: region.unwrap_or(EVERYTHING), year, thresholds })
}

/// The works of the first data set up to a year, whoever may see them.
fn read_of(cube: &Published<Cube>, year: AcademicYear) -> Read {
    let asked = View::default().with_filter(Dimension::Year, &year.to_string());
    let setting = of_the_place(cube, &asked);
    let cube = cube.get();
    let region = cube.territory().ancestor(inside(cube, &setting), UnitKind::Region);
    let set = setting.source.as_ref().map(|it| &it.code);
    Read::of(cube, set, region.unwrap_or(EVERYTHING), year)
}

/// The unit whose schools are shown; of a class its school.
fn inside(cube: &Cube, setting: &Setting) -> UnitId {
    let crumbs = setting.crumbs.iter().rev().filter(|it| it.dimension != Dimension::Class);
    let mut units =
        crumbs.filter_map(|it| cube.territory().find(it.dimension.unit_kind()?, &it.member.code));
    units.next().unwrap_or(EVERYTHING)
}

fn nothing(cube: &Published<Cube>, setting: Setting) -> Signals {
    let thresholds = cube.get().dictionary().signals.thresholds.clone();
    Signals {
        is_withheld: cube.policy() != Policy::Everything,
        years: Vec::new(),
        schools: 0,
        lines: Vec::new(),
        columns: Vec::new(),
        checks: Vec::new(),
        detail: None,
        effect: None,
        index: Vec::new(),
        index_years: Vec::new(),
        decided: None,
        decisions: Vec::new(),
        setting,
        thresholds,
    }
}
