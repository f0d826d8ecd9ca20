//! Means of schools: every school counts the same, whatever its size.
//!
//! Asked for by the view's [`Centre`]. A row that lies inside one school has no schools to average
//! and keeps its value; what counts people or is a deviation is no average to begin with.

use std::collections::BTreeMap;

use super::{Axis, Sum, plane_keys, reader::Reader};
use crate::{
    answer::{Absence, Row, select::Selection},
    cube::Cube,
    indicator::{Indicator, Measured, Unit},
    territory::{UnitId, UnitKind},
    view::{BY_MAX, Centre, View},
};

/// The sums of each school, for each combination of members.
type Schools = BTreeMap<[u32; BY_MAX], BTreeMap<UnitId, Sum>>;

/// Whether the rows of this view are averaged over schools.
pub(super) fn is_asked(view: &View) -> bool {
    let indicator = view.indicator;
    let is_average = indicator.spec().unit != Unit::People && indicator != Indicator::SdScore;
    view.against.centre == Centre::Schools && is_average
}

/// Puts the mean of its schools into each row that has several of them.
pub(super) fn average(
    cube: &Cube,
    selection: &Selection<'_>,
    reader: &Reader<'_>,
    axes: &[Axis],
    rows: &mut [Row],
) {
    let schools = by_school(cube, selection, reader, axes);
    for row in rows {
        let Some(sums) = schools.get(&row.keys) else { continue };
        if row.value != Err(Absence::NotComparable) && sums.len() > 1 {
            averaged(reader, row, sums);
        }
    }
}

/// The same for the whole of a breakdown.
pub(super) fn average_of_all(
    cube: &Cube,
    selection: &Selection<'_>,
    reader: &Reader<'_>,
    total: &mut Row,
) {
    average(cube, selection, reader, &[], std::slice::from_mut(total));
}

fn averaged(reader: &Reader<'_>, row: &mut Row, sums: &BTreeMap<UnitId, Sum>) {
    let values: Vec<Measured> = sums.values().filter_map(|sum| reader.value(sum).ok()).collect();
    row.value = reader.indicator.mean_of_schools(&values).ok_or(Absence::NoData);
    row.coverage = row.value.ok().map(|it| it.n as f64 / sums.len() as f64);
}

/// Goes through the selected rows as [`super::grouped`] does, and keeps schools apart; what is
/// published of a place as a whole tells nothing of its schools.
fn by_school(
    cube: &Cube,
    selection: &Selection<'_>,
    reader: &Reader<'_>,
    axes: &[Axis],
) -> Schools {
    let part = reader.part();
    let mut schools = Schools::new();
    let level = axes.iter().enumerate().find_map(|(at, axis)| Some((at, axis.units()?)));
    let units = &cube.columns().units;
    for plane in &selection.planes {
        let Some(mut keys) = plane_keys(axes, plane) else { continue };
        for unit in &selection.units {
            let rows = cube.rows_inside(plane, *unit);
            let mut row = rows.start;
            while row < rows.end {
                let Some(school) = cube.ancestor(units[row], UnitKind::School) else {
                    row += 1;
                    continue;
                };
                let end = cube.territory().inside(school).end;
                let run = row..row + units[row..rows.end].partition_point(|it| *it < end);
                row = run.end;
                if let Some((at, level)) = level {
                    let member = cube.ancestor(school, level.kind);
                    let Some(position) = member.and_then(|it| level.position(it)) else { continue };
                    keys[at] = position;
                }
                schools
                    .entry(keys)
                    .or_default()
                    .entry(school)
                    .or_default()
                    .add(cube, plane, run, part);
            }
        }
    }
    schools
}
