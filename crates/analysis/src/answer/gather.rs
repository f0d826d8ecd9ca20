//! Filtering, grouping and adding; then reading each sum once.

use std::collections::BTreeSet;

use super::{Absence, Answer, Counted, Header, Row, select::Selection};
use crate::{
    cube::{Cube, Plane, Summed},
    dictionary::MemberId,
    dimension::Dimension,
    indicator::{Indicator, Part},
    scale::Scale,
    tally::Tally,
    territory::{UnitId, UnitKind},
    view::{BY_MAX, Order, View},
    year::{AcademicYear, Term},
};

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

/// The members of one breakdown, and where each stands.
enum Axis {
    /// Members of planes: their positions follow from a small sorted list.
    Planes(Dimension, Vec<PlaneKey>),
    /// Units of one level of the territory.
    Units(UnitKind, Vec<UnitId>),
}

/// A member of a plane's dimension as something that sorts in natural order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PlaneKey {
    Year(AcademicYear),
    Term(Term),
    Member(MemberId),
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

/// Turns sums into rows.
struct Reader<'a> {
    cube: &'a Cube,
    indicator: Indicator,
    selection: &'a Selection<'a>,
}

impl Reader<'_> {
    /// The part to add up: for a mean mark it depends on the scale of what was selected.
    fn part(&self) -> Part {
        let scale = self.selection.planes.iter().find_map(|it| it.scale).map(|it| self.scale(it));
        scale.map_or(self.indicator.spec().part, |scale| self.indicator.part_on(scale))
    }

    fn scale(&self, id: MemberId) -> &Scale {
        &self.cube.dictionary().scales[usize::from(id)]
    }

    fn row(&self, keys: [u32; BY_MAX], sum: &Sum) -> Row {
        let value = self.value(sum);
        let tally = &sum.summed.tally;
        Row {
            keys,
            value,
            participants: if sum.summed.debt.cells == 0 { tally.participants } else { 0 },
            coverage: value.ok().and_then(|it| tally.coverage(it.n)),
            scale: sum.scale.filter(|_| !sum.mixes_scales),
            grades: sum.grades,
        }
    }

    /// The row of what was gathered from hidden cells: whole by construction, but for levels
    /// with which single counts of other rows are mixed.
    fn gathered(&self, sum: &Sum) -> Row {
        let mut complete = *sum;
        complete.summed.debt.cells = 0;
        self.row([0; BY_MAX], &complete)
    }

    fn value(&self, sum: &Sum) -> Result<crate::Measured, Absence> {
        let needs_scale =
            !matches!(self.indicator.spec().part, Part::Participants | Part::Attendance);
        let is_share_of_levels = self.indicator.spec().part == Part::Levels
            && self.indicator.spec().unit == crate::indicator::Unit::Share;
        if sum.mixes_sittings
            || self.selection.groups_overlap
            || (sum.mixes_scales && needs_scale)
            || (sum.mixes_subjects && !is_share_of_levels)
        {
            return Err(Absence::NotComparable);
        }
        if sum.summed.debt.cells != 0 {
            return Err(Absence::Hidden);
        }
        let no_scale = Scale::marks_2_to_5();
        let scale = sum.scale.map_or(&no_scale, |it| self.scale(it));
        if self.hides_a_level(sum, scale) {
            return Err(Absence::Hidden);
        }
        self.indicator.read(&with_all_graded(sum.summed), scale)
    }

    /// Whether a level the indicator reads is incomplete.
    fn hides_a_level(&self, sum: &Sum, scale: &Scale) -> bool {
        let debts = &sum.summed.debt.levels;
        self.indicator.spec().part == Part::Levels
            && self.indicator.part_on(scale) == Part::Levels
            && match self.indicator.counted_levels(scale) {
                // Denominators are published even where a level is not, so only the counted matter.
                Some(counted) => {
                    debts[counted.start() - 1..*counted.end()].iter().any(|it| *it != 0)
                }
                None => debts.iter().any(|it| *it != 0),
            }
    }
}

/// The tally with everybody who has a level in its levels: the pupils whose level is withheld
/// are put on one of the withheld levels, none of which is read.
fn with_all_graded(summed: Summed) -> Tally {
    let Summed { mut tally, debt, .. } = summed;
    let withheld = debt.levels.iter().position(|it| *it != 0);
    if let (Some(levels), Some(level)) = (&mut tally.levels, withheld) {
        let count = &mut levels.counts[level];
        *count = count.saturating_add_signed(debt.graded);
    }
    tally
}

impl Axis {
    fn len(&self) -> usize {
        match self {
            Self::Planes(_, keys) => keys.len(),
            Self::Units(_, units) => units.len(),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "members are numbered in u32 at most")]
    fn position(&self, plane: &Plane, unit: Option<UnitId>) -> Option<u32> {
        let position = match self {
            Self::Planes(dimension, keys) => {
                keys.binary_search(&plane_key(*dimension, plane)?).ok()?
            }
            Self::Units(_, units) => units.binary_search(&unit?).ok()?,
        };
        Some(position as u32)
    }
}

fn plane_key(dimension: Dimension, plane: &Plane) -> Option<PlaneKey> {
    Some(match dimension {
        Dimension::Year => PlaneKey::Year(plane.year),
        Dimension::Term => PlaneKey::Term(plane.term),
        Dimension::Procedure => PlaneKey::Member(plane.procedure),
        Dimension::Subject => PlaneKey::Member(plane.subject),
        Dimension::Group => PlaneKey::Member(plane.group),
        Dimension::Grade => PlaneKey::Member(plane.grade?),
        Dimension::Class | Dimension::Region | Dimension::Municipality | Dimension::School => {
            return None;
        }
    })
}

fn axis(cube: &Cube, selection: &Selection<'_>, dimension: Dimension) -> Axis {
    let Some(kind) = dimension.unit_kind() else {
        let keys: BTreeSet<_> =
            selection.planes.iter().filter_map(|it| plane_key(dimension, it)).collect();
        let mut keys: Vec<_> = keys.into_iter().collect();
        if dimension == Dimension::Year {
            keys = every_year(&keys);
        }
        return Axis::Planes(dimension, keys);
    };
    let territory = cube.territory();
    let inside =
        |unit: &UnitId| selection.units.iter().any(|it| territory.inside(*it).contains(unit));
    Axis::Units(kind, territory.of_kind(kind).filter(inside).collect())
}

/// Years in between belong on the axis although nothing happened: a gap must be seen.
fn every_year(keys: &[PlaneKey]) -> Vec<PlaneKey> {
    let (Some(PlaneKey::Year(first)), Some(PlaneKey::Year(last))) = (keys.first(), keys.last())
    else {
        return Vec::new();
    };
    (first.first_september()..=last.first_september())
        .filter_map(|it| AcademicYear::starting(it).ok())
        .map(PlaneKey::Year)
        .collect()
}

fn headers(cube: &Cube, selection: &Selection<'_>, axis: &Axis) -> Vec<Header> {
    match axis {
        Axis::Units(_, units) => units
            .iter()
            .map(|unit| cube.territory().unit(*unit))
            .map(|unit| Header { code: unit.code.to_string(), name: unit.name.clone(), depth: 0 })
            .collect(),
        Axis::Planes(dimension, keys) => {
            keys.iter().map(|key| header(cube, selection, *dimension, *key)).collect()
        }
    }
}

fn header(cube: &Cube, selection: &Selection<'_>, dimension: Dimension, key: PlaneKey) -> Header {
    let plain = |text: String| Header { code: text.clone(), name: text, depth: 0 };
    match key {
        PlaneKey::Year(year) => plain(year.to_string()),
        PlaneKey::Term(term) => plain(term.to_string()),
        PlaneKey::Member(id) => {
            let dictionary = cube.dictionary();
            let member = &dictionary.members(dimension)[usize::from(id)];
            let is_part = selection.planes.iter().any(|plane| {
                plane_key(dimension, plane) == Some(key)
                    && dictionary.partitions(dimension, plane.procedure).any(|it| it.part == id)
            });
            let depth = u8::from(is_part && selection.itemised.is_none());
            Header { code: member.code.to_string(), name: member.name.clone(), depth }
        }
    }
}

/// Gives years without any result a row that says why there is none.
fn fill_years(
    cube: &Cube,
    view: &View,
    selection: &Selection<'_>,
    axes: &[Axis],
    rows: &mut Vec<Row>,
) {
    let [Axis::Planes(Dimension::Year, years)] = axes else { return };
    let procedures: BTreeSet<_> = selection.planes.iter().map(|it| it.procedure).collect();
    let grades = view.filters.get(&Dimension::Grade).map(|codes| {
        codes
            .iter()
            .filter_map(|it| cube.dictionary().find(Dimension::Grade, it))
            .collect::<Vec<_>>()
    });
    for (key, year) in (0..).zip(years) {
        let PlaneKey::Year(year) = *year else { continue };
        if rows.iter().any(|row| row.keys[0] == key) {
            continue;
        }
        let was_cancelled =
            procedures.iter().any(|it| cube.dictionary().is_not_held(*it, grades.as_deref(), year));
        let absence = if was_cancelled { Absence::NotHeld } else { Absence::NoData };
        rows.push(Row {
            keys: [key, 0],
            value: Err(absence),
            participants: 0,
            coverage: None,
            scale: None,
            grades: 0,
        });
    }
    rows.sort_by_key(|row| row.keys);
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
