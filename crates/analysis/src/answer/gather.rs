//! Filtering, grouping and adding; then reading each sum once.

use std::{collections::BTreeSet, ops::Range};

use super::{Answer, Counted, Row, select::Selection};
use crate::{
    cube::{Cube, Plane, Summed},
    dictionary::MemberId,
    dimension::Dimension,
    indicator::Part,
    scale::Scale,
    tally::Tally,
    view::{BY_MAX, Order, View},
    year::{AcademicYear, Term},
};

mod axis;
mod reader;
mod schools;

use axis::{Axis, axis, fill_years, headers};
use reader::Reader;

/// What must be the same for results to be added up.
type Sitting = (MemberId, AcademicYear, Term);

/// A sum in the making, and whether what went into it goes together.
#[derive(Clone, Default)]
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
    /// Adds rows of a plane, and notes whether they go with what is there.
    fn add(&mut self, cube: &Cube, plane: &Plane, rows: Range<usize>, part: Part) {
        if rows.is_empty() {
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
        cube.add(plane, rows, part, &mut self.summed);
    }
}

/// Room for so many sums is taken at once; a larger answer grows into its size.
const SUMS_EXPECTED: usize = 10_000;

/// One sum for each combination of members, made when its first rows come.
struct Slots {
    sizes: [usize; BY_MAX],
    /// For each combination, in natural order, its number in `sums`.
    places: Vec<u32>,
    sums: Vec<([u32; BY_MAX], Sum)>,
}

impl Slots {
    fn of(axes: &[Axis]) -> Self {
        let sizes = [0, 1].map(|it| axes.get(it).map_or(1, Axis::len));
        let combinations = sizes[0] * sizes[1];
        // Growing would copy what is there; room that is not used is never touched.
        let sums = Vec::with_capacity(combinations.min(SUMS_EXPECTED));
        Self { sizes, places: vec![u32::MAX; combinations], sums }
    }

    fn at(&mut self, keys: [u32; BY_MAX]) -> &mut Sum {
        let place = &mut self.places[keys[0] as usize * self.sizes[1] + keys[1] as usize];
        if *place == u32::MAX {
            #[expect(clippy::cast_possible_truncation, reason = "at most one sum per cell")]
            let next = self.sums.len() as u32;
            *place = next;
            self.sums.push((keys, Sum::default()));
        }
        &mut self.sums[*place as usize].1
    }

    /// The sums in natural order.
    fn in_order(&self) -> impl Iterator<Item = &([u32; BY_MAX], Sum)> {
        self.places.iter().filter_map(|place| self.sums.get(*place as usize))
    }
}

/// Adds up what `selection` picked and reads it.
pub(super) fn gather(cube: &Cube, view: &View, selection: &Selection<'_>) -> Answer {
    let no_scale = Scale::marks_2_to_5();
    let reader = Reader { cube, indicator: view.indicator, selection, no_scale };
    let axes: Vec<Axis> = view.by.iter().map(|it| axis(cube, view, selection, *it)).collect();
    let part = reader.part();
    let (slots, withheld) = grouped(cube, selection, &axes, part);
    let mixes = slots.sums.iter().any(|(_, sum)| sum.mixes_subjects);
    let counted = Counted::of(cube.dictionary(), &selection.planes, mixes);
    let mut rows: Vec<Row> = slots.in_order().map(|(keys, sum)| reader.row(*keys, sum)).collect();
    let headers = axes.iter().map(|it| headers(cube, selection, it)).collect();
    let is_of_schools = schools::is_asked(view);
    if is_of_schools {
        schools::average(cube, selection, &reader, &axes, &mut rows);
    }
    fill_years(cube, view, selection, &axes, &mut rows);
    order(&mut rows, view.order);

    let partitions = matches!(view.by.as_slice(), [only] if only.partitions_pupils());
    let total = partitions.then(|| total(cube, selection, part)).flatten();
    let not_itemised =
        total.as_ref().filter(|_| sums_to_total(view, selection)).and_then(|total| {
            let itemised = slots.sums.iter().map(|(_, sum)| sum.summed.tally).sum::<Tally>();
            let shown = itemised + withheld.summed.tally;
            let mut lacking = withheld.summed.debt;
            slots.sums.iter().for_each(|(_, sum)| lacking += sum.summed.debt);
            let rest = remainder(&total.summed.tally, &shown)?;
            Some(reader.row(
                [0; BY_MAX],
                // What the rows lack is in the difference, so it is as incomplete as they are.
                &Sum {
                    summed: Summed { tally: rest, debt: lacking, ..total.summed },
                    ..total.clone()
                },
            ))
        });
    let mut total = total.as_ref().map(|it| reader.row([0; BY_MAX], it));
    if let Some(total) = total.as_mut().filter(|_| is_of_schools) {
        schools::average_of_all(cube, selection, &reader, total);
    }
    Answer {
        indicator: view.indicator,
        by: view.by.clone(),
        headers,
        rows,
        total,
        not_itemised: not_itemised.filter(|_| !is_of_schools),
        withheld: (withheld.summed.debt.cells != 0 && !is_of_schools)
            .then(|| reader.gathered(&withheld)),
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
fn grouped(cube: &Cube, selection: &Selection<'_>, axes: &[Axis], part: Part) -> (Slots, Sum) {
    let mut slots = Slots::of(axes);
    let mut withheld = Sum::default();
    let level = axes.iter().enumerate().find_map(|(at, axis)| Some((at, axis.units()?)));
    for plane in &selection.planes {
        let Some(mut keys) = plane_keys(axes, plane) else { continue };
        for unit in &selection.units {
            let rows = cube.rows_inside(plane, *unit);
            let Some((at, level)) = level else {
                if !rows.is_empty() {
                    slots.at(keys).add(cube, plane, rows, part);
                }
                continue;
            };
            let units = &cube.columns().units;
            let mut row = rows.start;
            while row < rows.end {
                if let Some(member) = cube.ancestor(units[row], level.kind) {
                    let end = cube.territory().inside(member).end;
                    let run = row..row + units[row..rows.end].partition_point(|it| *it < end);
                    row = run.end;
                    if let Some(position) = level.position(member) {
                        keys[at] = position;
                        slots.at(keys).add(cube, plane, run, part);
                    }
                } else {
                    if cube.is_residual(row) {
                        withheld.add(cube, plane, row..row + 1, part);
                    }
                    row += 1;
                }
            }
        }
    }
    (slots, withheld)
}

/// Where a plane stands on the axes that its members decide.
fn plane_keys(axes: &[Axis], plane: &Plane) -> Option<[u32; BY_MAX]> {
    let mut keys = [0; BY_MAX];
    for (key, axis) in keys.iter_mut().zip(axes) {
        if axis.units().is_none() {
            *key = axis.position(plane)?;
        }
    }
    Some(keys)
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
            sum.add(cube, plane, cube.rows_inside(plane, *unit), part);
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
