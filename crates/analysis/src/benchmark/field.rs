//! The field: every school around, and what was measured of it, indicator by indicator.
//!
//! One question to the cube for each indicator, whatever is then made of it: sets, ranks, funnels
//! and every variant of a set read the same rows.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    answer::{Row, answer},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    indicator::{Better, Indicator},
    setting::{Named, Setting},
    territory::{EVERYTHING, UnitId, UnitKind},
    view::{Order, View},
};

/// The schools of a place.
pub(super) struct Field<'a> {
    cube: &'a Published<Cube>,
    /// The view of the place, without a breakdown.
    pub(super) view: View,
    /// The place.
    pub(super) unit: UnitId,
    /// Its schools, in the order of the tree: their numbers rise.
    pub(super) schools: Vec<UnitId>,
    /// Those of them that share their name with another.
    namesakes: BTreeSet<UnitId>,
}

/// For each indicator the row of each school of the field.
pub(super) struct Columns {
    pub(super) indicators: Vec<Indicator>,
    pub(super) rows: Vec<Vec<Option<Row>>>,
}

impl Columns {
    /// The rows of the chosen indicator.
    pub(super) fn chosen(&self) -> &[Option<Row>] {
        &self.rows[0]
    }
}

impl<'a> Field<'a> {
    /// The schools of `unit`.
    pub(super) fn of(cube: &'a Published<Cube>, view: &View, unit: UnitId) -> Self {
        let territory = cube.get().territory();
        let everywhere = View { order: Order::Natural, rows: None, ..view.everywhere() };
        let dimension = Dimension::TERRITORY
            .into_iter()
            .find(|it| it.unit_kind().is_some_and(|kind| kind == territory.unit(unit).kind));
        let view = match dimension {
            Some(it) if unit != EVERYTHING => {
                everywhere.with_filter(it, territory.unit(unit).code.as_str())
            }
            _ => everywhere,
        };
        let inside = territory.inside(unit);
        let schools: Vec<UnitId> =
            inside.filter(|it| territory.unit(*it).kind == UnitKind::School).collect();
        let mut by_name: BTreeMap<&str, Vec<UnitId>> = BTreeMap::new();
        for school in &schools {
            by_name.entry(&territory.unit(*school).name).or_default().push(*school);
        }
        let namesakes = by_name.into_values().filter(|it| it.len() > 1).flatten().collect();
        Self { cube, view, unit, schools, namesakes }
    }

    /// What was measured of each school.
    pub(super) fn rows(&self, view: &View) -> Vec<Option<Row>> {
        let answer = answer(self.cube, &view.broken_down_by(Dimension::School));
        let mut rows = vec![None; self.schools.len()];
        for row in answer.rows {
            // A breakdown by school lists the schools of the place in the order of the tree.
            if let Some(slot) = rows.get_mut(row.keys[0] as usize) {
                *slot = Some(row);
            }
        }
        rows
    }

    /// The chosen indicator and all others that are good or bad news.
    pub(super) fn columns(&self, setting: &Setting) -> Columns {
        let chosen = setting.view.indicator;
        let judged = |it: &Indicator| *it != chosen && it.spec().better != Better::Neither;
        let others = setting.indicators.iter().copied().filter(judged);
        let indicators: Vec<Indicator> = std::iter::once(chosen).chain(others).collect();
        let rows = indicators.iter().map(|it| self.rows(&self.view.with_indicator(*it))).collect();
        Columns { indicators, rows }
    }

    /// Where a school stands in the columns.
    pub(super) fn position(&self, school: UnitId) -> Option<usize> {
        self.schools.binary_search(&school).ok()
    }

    /// The positions of those of `schools` that lie in the place.
    pub(super) fn positions(&self, schools: &[UnitId]) -> Vec<Option<usize>> {
        schools.iter().map(|it| self.position(*it)).collect()
    }

    /// Code and name of a school; with its municipality where the name alone could be another's.
    pub(super) fn named(&self, school: UnitId) -> Named {
        let territory = self.cube.get().territory();
        let name = territory.name_of(school, self.namesakes.contains(&school));
        Named::new(territory.unit(school).code.as_str(), &name)
    }
}
