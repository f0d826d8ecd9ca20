//! Exploration: everything the drill-down page shows for one view.
//!
//! A pure function of cube and view, so the server's first paint and every later click in
//! the browser come from the same code. What the address leaves open is chosen here, by
//! rules a person would guess ([`complete`]), and said in [`Exploration::view`].

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Absence, Answer, Change, Counted, Header, Row, answer, change},
    cube::Cube,
    dictionary::{Dictionary, Source},
    dimension::Dimension,
    disclosure::Published,
    indicator::Indicator,
    scale::Scale,
    view::View,
    year::AcademicYear,
};

mod beside;
mod complete;
mod facets;
#[cfg(test)]
mod tests;

pub use facets::{Facet, Named};

/// How many rows are shown before one asks for more.
pub const ROWS_USUAL: u32 = 50;

/// What the drill-down page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exploration {
    /// The view, with everything the address left open filled in.
    pub view: View,
    /// What was changed or dropped, and why.
    pub notes: Vec<Note>,
    /// The data set.
    pub source: Option<Source>,
    /// The path from everything to the place shown.
    pub crumbs: Vec<Crumb>,
    /// What can be chosen.
    pub facets: Vec<Facet>,
    /// The indicators that this scale gives.
    pub indicators: Vec<Indicator>,
    /// The dimensions the place can be broken down by.
    pub breakdowns: Vec<Dimension>,
    /// The scale of the results, if it is one.
    pub scale: Option<Scale>,
    /// The main breakdown, in the chosen year; at most the shown rows.
    pub main: Answer,
    /// For each row of `main` the change to the year before.
    pub changes: Vec<Result<Change, Absence>>,
    /// How many rows there are in all.
    pub rows_in_all: u32,
    /// Units of this level without any result here: how many, and the first by name.
    pub missing: (u32, Vec<Header>),
    /// The value of the place itself in the chosen year.
    pub here: Option<Row>,
    /// Its change to the year before.
    pub here_change: Result<Change, Absence>,
    /// The development of the place over years.
    pub years: Answer,
    /// Between which years the series breaks: the later year and why.
    pub breaks: Vec<(AcademicYear, String)>,
    /// The marked row over years, where one is marked.
    pub marked: Option<(Header, Answer)>,
    /// The shown rows of `main` × subject.
    pub matrix: Option<Answer>,
}

/// A step of the path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crumb {
    /// The level.
    pub dimension: Dimension,
    /// The member.
    pub member: Named,
}

/// Something the page should tell about the view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// A filter value was not known and left out.
    Unknown {
        /// Of which dimension.
        dimension: Dimension,
        /// What was asked for.
        value: String,
    },
    /// The scale does not give the indicator asked for.
    OtherIndicator {
        /// What was asked for.
        asked: Indicator,
        /// What is shown.
        shown: Indicator,
    },
    /// Several subjects are added up, so a pupil counts once for each of them.
    CountsResults,
}

/// Explores the cube as `view` says.
pub fn explore(cube: &Published<Cube>, view: &View) -> Exploration {
    let complete::Completed { view, mut notes } = complete::complete(cube, view);
    let by = view.by.first().copied().unwrap_or(Dimension::Year);
    let asked = if by.partitions_pupils() && by != Dimension::Group {
        whenever(&view)
    } else {
        // Broken down by what it is filtered to, a view would show one row.
        whenever(&view).without(by)
    };
    let mut main = answer(cube, &asked);
    let before = previous(&asked).map(|it| answer(cube, &it));
    let rows_in_all = u32::try_from(main.rows.len()).unwrap_or(u32::MAX);
    main.rows.truncate(view.rows.unwrap_or(ROWS_USUAL) as usize);
    trim_headers(&mut main);
    let place = View { by: vec![Dimension::Year], mark: None, ..view.clone() };
    let years = answer(cube, &place.without(Dimension::Year));
    if [&main, &years].iter().any(|it| it.counted == Counted::Results) {
        notes.push(Note::CountsResults);
    }
    let here = row_of_year(cube, &view, &years);
    let here_before = previous(&view).and_then(|it| row_of_year(cube, &it, &years));
    let breaks = breaks(cube.get().dictionary(), &view, &years);
    let is_broken = view
        .only(Dimension::Year)
        .is_some_and(|year| breaks.iter().any(|(since, _)| since.to_string() == year));
    let change_of = |earlier: Option<&Row>, later: Option<&Row>| match (earlier, later) {
        _ if is_broken => Err(Absence::NotComparable),
        (Some(earlier), Some(later)) => change(view.indicator, earlier, later),
        _ => Err(Absence::NoData),
    };
    let changes = main
        .rows
        .iter()
        .map(|row| {
            let code = main.headers_of(row).next().map(|it| it.code.as_str());
            let earlier = before.as_ref().zip(code).and_then(|(it, code)| it.row_of(code));
            change_of(earlier, Some(row))
        })
        .collect();
    Exploration {
        source: source(cube.get().dictionary(), &view),
        crumbs: crumbs(cube.get(), &view),
        facets: facets::facets(cube.get(), &view),
        indicators: applicable(cube.get(), &view),
        breakdowns: complete::breakdowns(cube.get(), &view),
        scale: scale(cube.get(), here.as_ref().or(main.rows.first())),
        here_change: change_of(here_before.as_ref(), here.as_ref()),
        missing: beside::missing(cube.get(), &view, by, &main, rows_in_all),
        marked: beside::marked(cube, &view, by, &main),
        matrix: beside::matrix(cube, &view, by, &main),
        notes,
        changes,
        rows_in_all,
        here,
        years,
        breaks,
        main,
        view,
    }
}

/// The view without the bounds of its development, which say nothing about the chosen year.
fn whenever(view: &View) -> View {
    View { since: None, until: None, ..view.clone() }
}

/// The place in the view's year: read off the development, unless that is cut off before it.
fn row_of_year(cube: &Published<Cube>, view: &View, years: &Answer) -> Option<Row> {
    let known = view.only(Dimension::Year).and_then(|year| years.row_of(year));
    known.copied().or_else(|| {
        answer(cube, &whenever(view).broken_down_by(Dimension::Year)).rows.into_iter().next()
    })
}

/// The same view one year earlier, if it is a view of one year.
fn previous(view: &View) -> Option<View> {
    let year: AcademicYear = view.only(Dimension::Year)?.parse().ok()?;
    let earlier = year.previous()?.to_string();
    Some(view.with_filter(Dimension::Year, &earlier))
}

/// Leaves only the headers of rows that are shown, so that a page carries what it needs.
fn trim_headers(answer: &mut Answer) {
    let Some(headers) = answer.headers.first_mut() else { return };
    let mut kept = Vec::new();
    let mut moved = std::collections::BTreeMap::new();
    for row in &mut answer.rows {
        row.keys[0] = *moved.entry(row.keys[0]).or_insert_with_key(|key| {
            kept.push(headers[*key as usize].clone());
            u32::try_from(kept.len() - 1).unwrap_or(u32::MAX)
        });
    }
    *headers = kept;
}

fn source(dictionary: &Dictionary, view: &View) -> Option<Source> {
    let procedure = dictionary.find(Dimension::Procedure, view.only(Dimension::Procedure)?)?;
    dictionary.source_of(procedure).cloned()
}

fn crumbs(cube: &Cube, view: &View) -> Vec<Crumb> {
    let territory = cube.territory();
    let Some(deepest) = complete::place(cube, view) else { return Vec::new() };
    let path = territory.path(deepest);
    path.into_iter()
        .filter_map(|id| {
            let unit = territory.unit(id);
            let levels = Dimension::TERRITORY;
            let dimension = levels.into_iter().find(|it| it.unit_kind() == Some(unit.kind))?;
            Some(Crumb { dimension, member: Named::new(unit.code.as_str(), &unit.name) })
        })
        .collect()
}

/// The indicators that make sense on the scale of what is shown.
fn applicable(cube: &Cube, view: &View) -> Vec<Indicator> {
    let scale = complete::scale_of(cube, view);
    let fits = |it: &Indicator| scale.is_none_or(|scale| complete::gives(cube, view, scale, *it));
    Indicator::ALL.iter().copied().filter(fits).collect()
}

fn scale(cube: &Cube, row: Option<&Row>) -> Option<Scale> {
    let id = row?.scale?;
    cube.dictionary().scales.get(usize::from(id)).cloned()
}

/// The years in which the shown series starts anew: by the manifest, by another scale or by
/// another make-up.
fn breaks(dictionary: &Dictionary, view: &View, years: &Answer) -> Vec<(AcademicYear, String)> {
    let procedure = view
        .only(Dimension::Procedure)
        .and_then(|code| dictionary.find(Dimension::Procedure, code));
    let grades: Option<Vec<_>> = view
        .filters
        .get(&Dimension::Grade)
        .map(|it| it.iter().filter_map(|it| dictionary.find(Dimension::Grade, it)).collect());
    let known: Vec<(AcademicYear, &Row)> = years
        .rows
        .iter()
        .filter(|row| row.value.is_ok())
        .filter_map(|row| Some((years.headers_of(row).next()?.code.parse().ok()?, row)))
        .collect();
    let pairs = known.windows(2).filter_map(|pair| {
        let [(earlier, before), (later, after)] = pair else { return None };
        let manifest = procedure
            .and_then(|it| dictionary.breaks_between(it, grades.as_deref(), *earlier, *later));
        let differs = before.scale != after.scale || before.grades != after.grades;
        let reason = manifest.map(|it| it.reason.clone());
        reason.or_else(|| differs.then(String::new)).map(|reason| (*later, reason))
    });
    pairs.collect()
}
