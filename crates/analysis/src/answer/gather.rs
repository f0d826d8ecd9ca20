//! Filtering, grouping and adding; then reading each sum once.

use std::collections::BTreeSet;

use super::{Answer, Counted, Row, select::Selection};
use crate::{
    cube::{Cube, Plane, Summed},
    dictionary::MemberId,
    dimension::Dimension,
    indicator::Part,
    tally::Tally,
    territory::UnitId,
    view::{BY_MAX, Order, View},
    year::{AcademicYear, Term},
};

mod axis;
mod reader;

use axis::{Axis, axis, fill_years, headers};
use reader::Reader;

/// What must be the same for results to be added up.
type Sitting = (MemberId, AcademicYear, Term);

/// A sum in the making, and whether what went into it goes together.
#[derive(Clone, Copy, Default)]
struct Sum {
    summed: Summed,
    sitting: Option<Sitting>,
    subject: Option<MemberId>,
    scale: Option<MemberId>,
    grades: u64,
    mixes_sittings: bool,
    mixes_subjects: bool,
    mixes_scales: bool,
}

impl Sum {
    fn add(&mut self, plane: &Plane, more: Summed) {
        if more.rows == 0 {
            return;
        }
        let sitting = (plane.procedure, plane.year, plane.term);
        self.mixes_sittings |= self.sitting.is_some_and(|it| it != sitting);
        self.mixes_subjects |= self.subject.is_some_and(|it| it != plane.subject);
        self.mixes_scales |=
            plane.scale.is_none() || (self.sitting.is_some() && self.scale != plane.scale);
        self.sitting = Some(sitting);
        self.subject = Some(plane.subject);
        self.scale = plane.scale;
        self.grades |= plane.grades;
        self.summed += more;
    }
}

/// Adds up what `selection` picked and reads it.
pub(super) fn gather(cube: &Cube, view: &View, selection: &Selection<'_>) -> Answer {
    let reader = Reader { cube, indicator: view.indicator, selection };
    let axes: Vec<Axis> = view.by.iter().map(|it| axis(cube, selection, *it)).collect();
    let part = reader.part();
    let (sums, withheld) = grouped(cube, selection, &axes, part);
    let counted = if sums.iter().any(|(_, sum)| sum.mixes_subjects) {
        Counted::Results
    } else {
        Counted::Pupils
    };
    let mut rows: Vec<Row> = sums.iter().map(|(keys, sum)| reader.row(*keys, sum)).collect();
    let headers = axes.iter().map(|it| headers(cube, selection, it)).collect();
    fill_years(cube, view, selection, &axes, &mut rows);
    order(&mut rows, view.order);

    let partitions = matches!(view.by.as_slice(), [only] if only.partitions_pupils());
    let total = partitions.then(|| total(cube, selection, part)).flatten();
    let not_itemised =
        total.as_ref().filter(|_| sums_to_total(view, selection)).and_then(|total| {
            let itemised = sums.iter().map(|(_, sum)| sum.summed.tally).sum::<Tally>();
            let shown = itemised + withheld.summed.tally;
            let mut lacking = withheld.summed.debt;
            sums.iter().for_each(|(_, sum)| lacking += sum.summed.debt);
            let rest = remainder(&total.summed.tally, &shown)?;
            Some(reader.row(
                [0; BY_MAX],
                // What the rows lack is in the difference, so it is as incomplete as they are.
                &Sum { summed: Summed { tally: rest, debt: lacking, ..total.summed }, ..*total },
            ))
        });
    Answer {
        indicator: view.indicator,
        by: view.by.clone(),
        headers,
        rows,
        total: total.as_ref().map(|it| reader.row([0; BY_MAX], it)),
        not_itemised,
        withheld: (withheld.summed.debt.cells != 0).then(|| reader.gathered(&withheld)),
        counted,
    }
}

/// Whether the rows of this breakdown are parts of the total and of nothing else.
fn sums_to_total(view: &View, selection: &Selection<'_>) -> bool {
    match view.by.as_slice() {
        [only] if only.unit_kind().is_some() => true,
        [Dimension::Grade] => selection.itemised.is_some(),
        _ => false,
    }
}

/// Goes through the selected rows once. Rows that lie above the level of a breakdown belong
/// to none of its members: residual rows are kept apart, published totals are left to `total`.
fn grouped(
    cube: &Cube,
    selection: &Selection<'_>,
    axes: &[Axis],
    part: Part,
) -> (Vec<([u32; BY_MAX], Sum)>, Sum) {
    let sizes = [0, 1].map(|it| axes.get(it).map_or(1, Axis::len));
    let mut places = vec![u32::MAX; sizes[0] * sizes[1]];
    let mut sums: Vec<([u32; BY_MAX], Sum)> = Vec::new();
    let mut withheld = Sum::default();
    let level =
        axes.iter().find_map(|it| if let Axis::Units(kind, _) = it { Some(*kind) } else { None });
    let mut add = |plane: &Plane, unit: Option<UnitId>, summed: Summed| {
        let mut keys = [0; BY_MAX];
        for (key, axis) in keys.iter_mut().zip(axes) {
            let Some(position) = axis.position(plane, unit) else { return };
            *key = position;
        }
        let place = &mut places[keys[0] as usize * sizes[1] + keys[1] as usize];
        if *place == u32::MAX {
            #[expect(clippy::cast_possible_truncation, reason = "at most one sum per cell")]
            let next = sums.len() as u32;
            *place = next;
            sums.push((keys, Sum::default()));
        }
        sums[*place as usize].1.add(plane, summed);
    };
    for plane in &selection.planes {
        for unit in &selection.units {
            let rows = cube.rows_inside(plane, *unit);
            let Some(level) = level else {
                add(plane, None, cube.sum(plane, rows, part));
                continue;
            };
            let units = &cube.columns().units;
            let mut row = rows.start;
            while row < rows.end {
                if let Some(member) = cube.ancestor(units[row], level) {
                    let end = cube.territory().inside(member).end;
                    let run = row..row + units[row..rows.end].partition_point(|it| *it < end);
                    row = run.end;
                    add(plane, Some(member), cube.sum(plane, run, part));
                } else {
                    if cube.is_residual(row) {
                        withheld.add(plane, cube.sum(plane, row..row + 1, part));
                    }
                    row += 1;
                }
            }
        }
    }
    sums.sort_unstable_by_key(|(keys, _)| *keys);
    (sums, withheld)
}

/// The same planes without the breakdown: for grades, the whole that is itemised.
fn total(cube: &Cube, selection: &Selection<'_>, part: Part) -> Option<Sum> {
    let mut sum = Sum::default();
    let whole_of = |plane: &&Plane| {
        cube.planes().iter().find(|it| {
            it.grade == selection.itemised
                && (it.procedure, it.year, it.term, it.subject, it.group, it.scale)
                    == (
                        plane.procedure,
                        plane.year,
                        plane.term,
                        plane.subject,
                        plane.group,
                        plane.scale,
                    )
        })
    };
    let mut planes: Vec<&Plane> = match selection.itemised {
        Some(_) => selection.planes.iter().filter_map(whole_of).collect(),
        None => selection.planes.clone(),
    };
    planes.dedup_by_key(|it| it.rows.clone());
    // Members of a breakdown by group or grade overlap; there is no total to speak of.
    let slots: BTreeSet<_> = planes.iter().map(|it| (it.group, it.grade)).collect();
    if slots.len() > 1 {
        return None;
    }
    for plane in planes {
        for unit in &selection.units {
            sum.add(plane, cube.sum(plane, cube.rows_inside(plane, *unit), part));
        }
    }
    (sum.summed.rows > 0).then_some(sum)
}

/// What a published total has beyond its parts; nothing where they agree or contradict it.
fn remainder(total: &Tally, parts: &Tally) -> Option<Tally> {
    total.minus(parts).filter(|rest| rest.participants > 0)
}

/// Rows without a value come last in an order by value.
fn order(rows: &mut [Row], order: Order) {
    let value = |row: &Row| row.value.map_or(f64::NAN, |it| it.value);
    let by_value = |a: &Row, b: &Row| match (value(a).is_nan(), value(b).is_nan()) {
        (false, false) => value(a).total_cmp(&value(b)),
        (a, b) => a.cmp(&b),
    };
    match order {
        Order::Natural => {}
        Order::Rising => rows.sort_by(by_value),
        Order::Falling => rows.sort_by(|a, b| {
            if a.value.is_ok() && b.value.is_ok() { by_value(b, a) } else { by_value(a, b) }
        }),
        Order::Size => rows.sort_by_key(|row| std::cmp::Reverse(row.participants)),
    }
}
