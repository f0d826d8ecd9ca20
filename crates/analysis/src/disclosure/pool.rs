//! Balancing: what a unit shows as the sum of withheld numbers is a number like any other.
//!
//! The residual row of a place, what a standing total has beyond the visible rows inside it,
//! a computed total, and the difference of two totals are looked at in turn. One that is too
//! small is made larger by a further unit, or gathered further out, or becomes a [`Duty`] of a
//! unit that is part of it.

use std::collections::BTreeMap;

use super::{
    secret::{Column, Duty, NOWHERE},
    set::Set,
    shield::Shield,
};
use crate::{
    scale::LEVELS_MAX,
    territory::{EVERYTHING, UnitId},
};

/// Participants, then the count at each level.
type Sums = [i64; LEVELS_MAX + 1];

impl Shield<'_> {
    /// Corrects sums that are too small; says whether there were any.
    pub(super) fn balance(&mut self) -> bool {
        let mut changed = false;
        for ((place, plane), sums) in self.gathered() {
            for (column, sum) in sums.into_iter().enumerate() {
                if self.is_small(sum) && self.is_shown(place, plane, column) {
                    self.enlarge(place, plane, column);
                    changed = true;
                    // One correction changes the others.
                    break;
                }
            }
        }
        changed || self.balance_totals()
    }

    /// What each place shows for all it gathers.
    fn gathered(&self) -> BTreeMap<(UnitId, usize), Sums> {
        let table = self.table;
        let mut gathered: BTreeMap<(UnitId, usize), Sums> = BTreeMap::new();
        for row in 0..table.units.len() {
            let secret = &self.secrets[row];
            let shown = secret.any().iter().filter(|it| secret.places[*it] != NOWHERE);
            for plane in shown {
                let sums = gathered.entry((secret.places[plane], plane)).or_default();
                for (column, sum) in sums.iter_mut().enumerate() {
                    if self.withheld(row, column).has(plane) {
                        *sum += table.value(row, plane, column);
                    }
                }
            }
        }
        // What a standing total has beyond all rows inside it is mixed with what they withhold.
        for (row, up) in table.up.iter().enumerate() {
            let Some(up) = *up else { continue };
            for plane in table.present[row].iter() {
                let sums = gathered.entry((table.units[up], plane)).or_default();
                for (column, sum) in sums.iter_mut().enumerate() {
                    *sum -= table.value(row, plane, column);
                }
            }
        }
        for ((place, plane), sums) in &mut gathered {
            let Some(row) = self.standing(*place) else { continue };
            for (column, sum) in sums.iter_mut().enumerate() {
                *sum += table.value(row, *plane, column);
            }
        }
        gathered
    }

    /// Whether the sum can be seen: for a standing total, if it is itself shown.
    fn is_shown(&self, place: UnitId, plane: usize, column: usize) -> bool {
        self.standing(place).is_none_or(|row| {
            self.table.there(row, column).without(self.withheld(row, column)).has(plane)
        })
    }

    /// Adds the smallest unit that is still visible, or gathers everything further out.
    fn enlarge(&mut self, place: UnitId, plane: usize, column: usize) {
        let pool: Vec<usize> = self.pool(place).collect();
        if let Some(row) = self.visible(&pool, plane, column, place) {
            let column = self.column(row, plane, column);
            self.conceal(row, Set::only(plane), column, place);
            return;
        }
        if let Some(row) = self.standing(place) {
            let (column, home) = (self.column(row, plane, column), self.home(row));
            self.conceal(row, Set::only(plane), column, home);
            return;
        }
        for row in pool {
            let is_here = self.secrets[row].places[plane] == place;
            if is_here && self.withheld(row, column).has(plane) {
                self.raise(row, Set::only(plane), Column::Row, place);
            }
        }
    }

    /// The smallest unit of a pool that could still be withheld in a column.
    fn visible(&self, pool: &[usize], plane: usize, column: usize, place: UnitId) -> Option<usize> {
        let value = |row: usize| self.table.value(row, plane, column);
        let offered = pool.iter().copied().filter(|row| {
            let secret = &self.secrets[*row];
            value(*row) > 0
                && !self.withheld(*row, column).has(plane)
                && (!secret.any().has(plane) || secret.places[plane] == place)
                && (column == 0 || self.beside(*row, plane, column - 1).is_some())
        });
        offered.min_by_key(|it| value(*it))
    }

    /// What is to be withheld of a row so that it joins in `column`.
    fn column(&self, row: usize, plane: usize, column: usize) -> Column {
        let pair = |level: usize| {
            self.beside(row, plane, level).map_or(Column::Row, |it| Column::Pair(level, it))
        };
        column.checked_sub(1).map_or(Column::Row, pair)
    }

    /// The level that would be withheld beside another: one that is already, else the smallest.
    fn beside(&self, row: usize, plane: usize, level: usize) -> Option<usize> {
        let counts = self.table.counts(row, plane);
        let secret = &self.secrets[row];
        (0..LEVELS_MAX)
            .filter(|it| *it != level && counts[*it] > 0)
            .min_by_key(|it| (!secret.levels[*it].has(plane), counts[*it]))
    }

    /// Looks at the units whose totals are computed, the innermost first.
    fn balance_totals(&mut self) -> bool {
        let mut places: Vec<UnitId> = Vec::new();
        for unit in &self.table.units {
            let mut at = *unit;
            while at != EVERYTHING {
                at = self.territory.parent(at);
                places.push(at);
            }
        }
        places.sort_unstable();
        places.dedup();
        places.retain(|it| self.standing(*it).is_none());
        let has_levels = self.table.levelled.iter().any(|it| !it.is_empty());
        let columns = if has_levels { LEVELS_MAX } else { 0 };
        let mut changed = false;
        for place in places.into_iter().rev() {
            let pool: Vec<usize> = self.pool(place).collect();
            for column in 0..=columns {
                changed |= self.balance_total(place, &pool, column);
            }
        }
        changed
    }

    /// One column of all totals of one unit, and of the differences between them.
    fn balance_total(&mut self, place: UnitId, pool: &[usize], column: usize) -> bool {
        let (table, links) = (self.table, self.links);
        let mut changed = false;
        let mut totals = vec![0; table.planes.len()];
        let (mut there, mut incomplete) = (Set::default(), Set::default());
        for &row in pool {
            there = there | table.there(row, column);
            let withheld = self.withheld(row, column) & table.there(row, column);
            let places = &self.secrets[row].places;
            let outside = |it: &usize| places[*it] == NOWHERE || places[*it] < place;
            incomplete = incomplete | withheld.iter().filter(outside).collect();
            for plane in table.there(row, column).iter() {
                totals[plane] += table.value(row, plane, column);
            }
        }
        for plane in there.iter() {
            if !self.is_small(totals[plane]) {
                continue;
            }
            let share = |row: usize| table.value(row, plane, column);
            changed |= self.oblige_one(pool, plane, column, place, share);
        }
        if column > 0 {
            // A level of the few whom no part of a large total counts tells of nobody.
            return changed;
        }
        for (number, link) in links.all.iter().enumerate() {
            let rest: i64 = pool.iter().map(|row| table.rest(*row, link, column)).sum();
            if self.is_small(rest) {
                let share = |row: usize| table.rest(row, link, column);
                changed |= self.oblige_one(pool, links.rest(number), column, place, share);
            }
            let parts = (link.parts & there).without(incomplete);
            if link.is_single
                || incomplete.has(link.whole)
                || !there.has(link.whole)
                || parts.is_empty()
            {
                continue;
            }
            let visible: i64 = parts.iter().map(|it| totals[it]).sum();
            if self.is_small(totals[link.whole] - visible) {
                let part = parts.iter().filter(|it| totals[*it] > 0).min_by_key(|it| totals[*it]);
                changed |= part.is_some_and(|it| self.withdraw(pool, it, column, place));
            }
        }
        changed
    }

    /// Makes the unit with the largest share in a total that is too small answer for it.
    fn oblige_one(
        &mut self,
        pool: &[usize],
        target: usize,
        column: usize,
        place: UnitId,
        share: impl Fn(usize) -> i64,
    ) -> bool {
        let duty = Duty { target, column, apart: Some(place) };
        if pool.iter().any(|row| self.secrets[*row].duties.contains(&duty)) {
            return false;
        }
        let Some(row) = pool.iter().copied().max_by_key(|row| share(*row)) else { return false };
        self.oblige(row, duty);
        true
    }

    /// Makes a total incomplete: a number inside is gathered outside.
    fn withdraw(&mut self, pool: &[usize], plane: usize, column: usize, place: UnitId) -> bool {
        let value = |row: usize| self.table.value(row, plane, column);
        let withheld = pool.iter().copied().filter(|it| self.withheld(*it, column).has(plane));
        let row = match withheld.filter(|it| value(*it) > 0).min_by_key(|it| value(*it)) {
            Some(row) => row,
            None => {
                let Some(row) = self.visible(pool, plane, column, place) else { return false };
                let (column, home) = (self.column(row, plane, column), self.home(row));
                self.conceal(row, Set::only(plane), column, home);
                row
            }
        };
        let duty = Duty { target: plane, column, apart: Some(place) };
        let is_new = !self.secrets[row].duties.contains(&duty);
        if is_new {
            self.oblige(row, duty);
        }
        is_new
    }
}
