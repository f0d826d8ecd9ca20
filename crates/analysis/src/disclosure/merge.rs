//! Merging: the published cube is written from the decisions of the [`Shield`].
//!
//! A withheld row stays where it is, empty and with a debt, so that a list can say «•». The
//! residual row of the place where it is gathered carries its numbers and the opposite debt:
//! a sum over both is whole again, a sum over one of them knows that it is not.

use std::collections::BTreeMap;

use super::{
    secret::{NOWHERE, Secret},
    shield::Shield,
    table::{Table, tables},
};
use crate::{
    cube::{Columns, Cube, Debt, Plane},
    dictionary::Dictionary,
    scale::LEVELS_MAX,
    tally::{Levels, Tally},
    territory::UnitId,
};

/// Gathers cells and counts that are too small to be shown.
pub(super) fn merged(cube: &Cube, threshold: u64) -> Cube {
    let tables = tables(cube);
    let secrets: Vec<Vec<Secret>> =
        tables.iter().map(|table| secrets(cube, table, threshold)).collect();
    written(cube, &tables, &secrets)
}

/// What is withheld of each unit of a table.
pub(super) fn secrets(cube: &Cube, table: &Table, threshold: u64) -> Vec<Secret> {
    let Some(links) = &table.links else { return everything(table) };
    let mut shield = Shield::new(table, links, cube.territory(), threshold);
    shield.settle();
    while shield.balance() {
        shield.settle();
    }
    shield.secrets
}

/// Too many planes to look through: nothing of them is shown.
fn everything(table: &Table) -> Vec<Secret> {
    let places = vec![NOWHERE; table.planes.len()];
    vec![Secret { all: true, places, ..Secret::default() }; table.units.len()]
}

/// The cube in which `secrets` are withheld.
pub(super) fn written(cube: &Cube, tables: &[Table], secrets: &[Vec<Secret>]) -> Cube {
    let mut planes = cube.planes().to_vec();
    let mut columns = Columns::default();
    for (table, secrets) in tables.iter().zip(secrets) {
        for (number, at) in table.planes.iter().enumerate() {
            let rows = &cube.planes()[*at].rows;
            let start = columns.len();
            let is_flat = write(cube, table, secrets, number, &mut columns);
            #[expect(clippy::cast_possible_truncation, reason = "rows are numbered in u32")]
            let range = start as u32..columns.len() as u32;
            // A plane of one grade may be the plane of all grades as well.
            for plane in planes.iter_mut().zip(cube.planes()).filter(|it| it.1.rows == *rows) {
                *plane.0 = Plane { rows: range.clone(), is_flat, ..plane.0.clone() };
            }
        }
    }
    columns.finish();
    let context = cube.dictionary().context.for_everybody();
    // What schools say to signals and experts of schools is for those who answer for them.
    let signals = crate::signals::Settings::default();
    let mut dictionary = Dictionary { context, signals, ..cube.dictionary().clone() };
    dictionary.remarks.expert.clear();
    Cube::assembled(dictionary, planes, columns)
}

/// Writes one plane; says whether no row stands for others.
fn write(
    cube: &Cube,
    table: &Table,
    secrets: &[Secret],
    plane: usize,
    columns: &mut Columns,
) -> bool {
    let mut residual: BTreeMap<UnitId, (Tally, Debt)> = BTreeMap::new();
    let mut rows: Vec<(UnitId, Tally, Debt)> = Vec::new();
    for (row, secret) in secrets.iter().enumerate() {
        let Some(tally) = table.tally(row, plane) else { continue };
        let (shown, withheld, debt) = split(tally, secret, plane);
        rows.push((table.units[row], shown, debt));
        let place = secret.places[plane];
        // A standing total needs nothing to be whole, so nothing is said beside it.
        let is_needed = place != NOWHERE && table.units.binary_search(&place).is_err();
        if debt != Debt::default() && is_needed {
            let (sum, makes_good) = residual.entry(place).or_default();
            *sum += withheld;
            *makes_good -= debt;
        }
    }
    let mut is_flat = true;
    let mut end = 0;
    let mut residual = residual.into_iter().peekable();
    for (unit, tally, debt) in rows {
        while let Some((place, (sum, makes_good))) = residual.next_if(|it| it.0 < unit) {
            // A sum too large for a cell is left out; the debts that stay say so.
            let _left_out = columns.push_residual(place, &sum, makes_good);
        }
        is_flat &= unit >= end;
        end = end.max(cube.territory().inside(unit).end);
        if columns.push_indebted(unit, &tally, debt).is_err() {
            let unknown = Debt { cells: 1, ..Debt::default() };
            let _nothing = columns.push_indebted(unit, &Tally::default(), unknown);
        }
    }
    is_flat
}

/// What is shown of a row, what is gathered elsewhere, and what the row lacks.
fn split(tally: &Tally, secret: &Secret, plane: usize) -> (Tally, Tally, Debt) {
    // No indicator reads the comparison with the journal, whose counts are as small as any.
    let tally = Tally { journal: None, ..*tally };
    let mut debt = Debt::default();
    if secret.all || secret.rows.has(plane) {
        debt.cells = 1;
        return (Tally::default(), tally, debt);
    }
    let Some(levels) = tally.levels else { return (tally, Tally::default(), debt) };
    let (mut shown, mut withheld) = (levels, Levels::default());
    for level in (0..LEVELS_MAX).filter(|it| secret.levels[*it].has(plane)) {
        withheld.counts[level] = std::mem::take(&mut shown.counts[level]);
        debt.levels[level] = 1;
    }
    if debt == Debt::default() {
        return (tally, Tally::default(), debt);
    }
    debt.graded = withheld.graded().cast_signed();
    let gathered = Tally { levels: Some(withheld), ..Tally::default() };
    (Tally { levels: Some(shown), ..tally }, gathered, debt)
}
