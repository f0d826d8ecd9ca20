//! What stands beside the breakdown: who is missing, the marked row, the heat map.

use std::collections::BTreeSet;

use crate::{
    answer::{Absence, Answer, Header, answer},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    indicator::Measured,
    lens::Lens,
    setting::{units_of_procedure, whenever},
    view::View,
};

/// How many units without data are listed by name.
const MISSING_LISTED_MAX: usize = 100;

/// Units of the level shown that have no row here although the territory knows them.
pub(super) fn missing(
    cube: &Cube,
    view: &View,
    by: Dimension,
    main: &Answer,
    rows_in_all: u32,
) -> (u32, Vec<Header>) {
    let Some(kind) = by.unit_kind() else { return (0, Vec::new()) };
    if main.headers.first().is_none_or(|it| it.len() < rows_in_all as usize) {
        // The list goes on: whoever is not on this page is not missing yet.
        return (0, Vec::new());
    }
    let shown: BTreeSet<&str> = main.headers[0].iter().map(|it| it.code.as_str()).collect();
    let candidates = units_of_procedure(cube, view, kind);
    let absent: Vec<Header> = candidates
        .into_iter()
        .map(|id| cube.territory().unit(id))
        .filter(|unit| !shown.contains(unit.code.as_str()))
        .map(|unit| Header { code: unit.code.to_string(), name: unit.name.clone(), depth: 0 })
        .collect();
    let count = u32::try_from(absent.len()).unwrap_or(u32::MAX);
    (count, absent.into_iter().take(MISSING_LISTED_MAX).collect())
}

/// The development of the marked row.
pub(super) fn marked(
    cube: &Published<Cube>,
    view: &View,
    by: Dimension,
    main: &Answer,
) -> Option<(Header, Answer)> {
    let code = view.mark.as_deref()?;
    let header = main.headers.first()?.iter().find(|it| it.code == code)?.clone();
    let own = view.with_filter(by, code).without(Dimension::Year).broken_down_by(Dimension::Year);
    Some((header, answer(cube, &own)))
}

/// The heat map: shown rows × subjects of the same procedure, grade and year.
pub(super) fn matrix(
    cube: &Published<Cube>,
    view: &View,
    by: Dimension,
    main: &Answer,
) -> Option<Answer> {
    if by == Dimension::Subject || main.rows.is_empty() {
        return None;
    }
    let mut wider = whenever(view);
    if !Lens::keeps(view, Dimension::Subject) {
        wider = wider.without(Dimension::Subject);
    }
    wider.by = vec![by, Dimension::Subject];
    if by != Dimension::Grade {
        let shown = main.headers.first()?.iter().map(|it| it.code.clone()).collect();
        wider.filters.insert(by, shown);
    }
    let mut matrix = answer(cube, &wider);
    matrix.rows.retain(|row| row.value != Err(Absence::NotApplicable));
    let subjects: BTreeSet<u32> = matrix.rows.iter().map(|it| it.keys[1]).collect();
    (subjects.len() > 1).then_some(matrix)
}

/// The whole place in each subject of its matrix.
pub(super) fn wholes(
    cube: &Published<Cube>,
    view: &View,
    matrix: &Answer,
) -> Vec<Result<Measured, Absence>> {
    let subjects = whenever(view).without(Dimension::Subject).broken_down_by(Dimension::Subject);
    let wholes = answer(cube, &subjects);
    let has_whole = match matrix.by.first() {
        Some(Dimension::Year | Dimension::Procedure) => false,
        Some(Dimension::Grade) => view.filters.contains_key(&Dimension::Grade),
        _ => true,
    };
    if !has_whole {
        // No year is a part of another, and between them a series may begin anew.
        let subjects = matrix.headers.get(1).map_or(0, Vec::len);
        return vec![Err(Absence::NotComparable); subjects];
    }
    let whole = |it: &Header| wholes.row_of(&it.code).map_or(Err(Absence::NoData), |row| row.value);
    matrix.headers.get(1).map_or_else(Vec::new, |heads| heads.iter().map(whole).collect())
}
