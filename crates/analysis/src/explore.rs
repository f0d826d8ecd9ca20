//! Exploration: everything the drill-down page shows for one view.
//!
//! A pure function of cube and view, so the server's first paint and every later click in
//! the browser come from the same code.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Absence, Answer, Change, Counted, Header, Row, answer, apart_from_wholes, correct},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    finding::{self, Finding},
    indicator::Measured,
    lens::{Lens, forbids_order},
    setting::{Note, Setting, previous, setting, whenever},
    smoothed::{self, Smoothed},
    view::{Centre, Order, View},
};

mod beside;
#[cfg(test)]
mod tests;

/// How many rows are shown before one asks for more.
pub const ROWS_USUAL: u32 = 50;

/// What the drill-down page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exploration {
    /// The place, its path and its filters.
    pub setting: Setting,
    /// What there is to see of the main breakdown.
    pub findings: Vec<Finding>,
    /// The main breakdown, in the chosen year; at most the shown rows.
    pub main: Answer,
    /// For each row of `main` the change to the year before.
    pub changes: Vec<Result<Change, Absence>>,
    /// How many changes of all parts were judged together.
    pub changes_judged: u32,
    /// How many rows there are in all.
    pub rows_in_all: u32,
    /// Units of this level without any result here: how many, and the first by name.
    pub missing: (u32, Vec<Header>),
    /// The marked row over years, where one is marked.
    pub marked: Option<(Header, Answer)>,
    /// The shown rows of `main` × subject.
    pub matrix: Option<Answer>,
    /// For each subject of `matrix` the place as a whole.
    pub wholes: Vec<Result<Measured, Absence>>,
    /// For each row of `main` what it says once its size is allowed for, where that is asked for.
    pub smoothed: Option<Vec<Option<Smoothed>>>,
}

impl Exploration {
    /// How far each cell of the matrix lies from the whole place in its subject, and how many were
    /// judged ([`apart_from_wholes`]).
    pub fn away(&self) -> (Vec<Option<f64>>, u32) {
        let whole = |cell: &Row| Some(self.wholes.get(cell.keys[1] as usize)?.ok()?.value);
        let cells = self.matrix.iter().flat_map(|it| &it.rows);
        apart_from_wholes(&cells.map(|cell| (*cell, whole(cell))).collect::<Vec<_>>())
    }
}

/// Explores the cube as `view` says.
pub fn explore(cube: &Published<Cube>, view: &View) -> Exploration {
    let mut setting = setting(cube, view);
    let view = &setting.view;
    let by = view.by.first().copied().unwrap_or(Dimension::Year);
    let (asked, mut main, is_beside) = broken_down(cube, view, by);
    let is_unordered = forbids_order(by, &main);
    if is_unordered && matches!(asked.order, Order::Rising | Order::Falling) {
        main = answer(cube, &asked.ordered(Order::Natural));
        setting.notes.push(Note::NoOrder);
    }
    let before = previous(&asked).map(|it| answer(cube, &it));
    let rows_in_all = u32::try_from(main.rows.len()).unwrap_or(u32::MAX);
    // By code once: the changes of all parts are looked at, and there may be thousands.
    let earlier: BTreeMap<&str, &Row> = before.iter().flat_map(Answer::by_code).collect();
    let mut changes: Vec<Result<Change, Absence>> = main
        .rows
        .iter()
        .map(|row| {
            let code = main.headers_of(row).next().map(|it| it.code.as_str());
            let earlier = code.and_then(|it| earlier.get(it).copied());
            setting.change_of_part(cube.get().dictionary(), (by, code), earlier, Some(row))
        })
        .collect();
    // All parts are looked at, not only those that are shown.
    let changes_judged = correct(changes.iter_mut().flatten());
    if by == Dimension::Procedure {
        // Each may have a scale of its own.
        setting.ends = setting.view.indicator.ends(None);
    }
    // What is said counts pupils.
    let is_pooled = setting.view.against.centre == Centre::Pupils;
    let findings = if is_pooled && !is_unordered && !is_beside {
        finding::of_breakdown(&setting, &main, &changes)
    } else {
        vec![]
    };
    // All parts draw, not only those that are shown.
    let mut smoothed = view.aside.smoothed.then(|| smoothed::of_parts(&main));
    let shown = view.rows.unwrap_or(ROWS_USUAL) as usize;
    main.rows.truncate(shown);
    changes.truncate(shown);
    smoothed.iter_mut().for_each(|it| it.truncate(shown));
    trim_headers(&mut main);
    let missing = beside::missing(cube.get(), view, by, &main, rows_in_all);
    let marked = beside::marked(cube, view, by, &main);
    let open = if is_beside { view.without(by) } else { view.clone() };
    let matrix = beside::matrix(cube, &open, by, &main);
    let wholes = matrix.as_ref().map_or_else(Vec::new, |it| beside::wholes(cube, &open, it));
    if main.counted == Counted::Results && !setting.notes.contains(&Note::CountsResults) {
        setting.notes.push(Note::CountsResults);
    }
    Exploration {
        setting,
        findings,
        main,
        changes,
        changes_judged,
        rows_in_all,
        missing,
        marked,
        matrix,
        wholes,
        smoothed,
    }
}

/// The view that is asked for, its answer, and whether that shows what lies beside the chosen one.
fn broken_down(cube: &Published<Cube>, view: &View, by: Dimension) -> (View, Answer, bool) {
    let mut asked = if by.partitions_pupils() && by != Dimension::Group || Lens::keeps(view, by) {
        whenever(view)
    } else {
        // Broken down by what it is filtered to, a view would show one row.
        let mut open = whenever(view).without(by);
        let asked = cube.get().dictionary().procedures_asked_for(view);
        if let Some(codes) = asked.filter(|_| by == Dimension::Procedure) {
            open.filters.insert(by, codes);
        }
        open
    };
    let mut main = answer(cube, &asked);
    // A range of grades has parts; of a single one those beside it are shown, which are no parts.
    let is_beside = by == Dimension::Grade && main.rows.len() < 2 && !Lens::keeps(view, by);
    if is_beside {
        asked = asked.without(by);
        main = answer(cube, &asked);
    }
    (asked, main, is_beside)
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
