//! Settling one unit: withholding what is small, and whatever would give it away.
//!
//! A withheld number is safe if it could have been another one: if there is a change of the
//! unit's withheld numbers that touches it, agrees with all links ([`super::links`]) and is
//! made up for by a *partner*, another unit that withholds the same planes and whose sum is
//! shown in the same place. [`Shield::exposed`] finds what is not safe, [`Shield::cover`]
//! (in [`super::cover`]) does one thing about it.

use super::{
    row,
    secret::{Column, Duty, NOWHERE},
    set::Set,
    shield::Shield,
};
use crate::{scale::LEVELS_MAX, territory::UnitId};

/// What is to be kept from being pinned down.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aim {
    pub(super) row: usize,
    /// A plane, or the rest of a link.
    pub(super) target: usize,
    pub(super) column: Column,
    /// The partner must lie outside this unit.
    pub(super) apart: Option<UnitId>,
}

impl Shield<'_> {
    /// Looks at every unit in the queue until all are settled.
    pub(super) fn settle(&mut self) {
        while let Some(row) = self.next() {
            while self.close(row) {}
            while let Some(aim) = self.exposed(row) {
                self.cover(aim);
                while self.close(row) {}
            }
        }
    }

    /// Withholds what the unit's own numbers call for; says whether there was anything.
    fn close(&mut self, row: usize) -> bool {
        let home = self.home(row);
        let visible = self.table.present[row].without(self.secrets[row].rows);
        let small = visible.iter().filter(|it| self.table.is_small(row, *it, self.threshold));
        let small: Set = small.collect();
        if !small.is_empty() {
            self.conceal(row, small, Column::Row, home);
            return true;
        }
        let masked = (visible & self.table.levelled[row])
            .iter()
            .any(|plane| self.close_levels(row, plane, home));
        masked || (0..=LEVELS_MAX).any(|column| self.close_differences(row, column, home))
    }

    /// Within a row: the case `suppress.small`.
    fn close_levels(&mut self, row: usize, plane: usize, home: UnitId) -> bool {
        let counts = self.table.counts(row, plane);
        let already = self.secrets[row].levels.map(|it| it.has(plane));
        let withheld = row::withheld(counts, already, self.threshold);
        if withheld.iter().filter(|it| **it).count() == 1 {
            // No other pupil to hide it among: n would tell the count.
            self.conceal(row, Set::only(plane), Column::Row, home);
            return true;
        }
        let more = (0..LEVELS_MAX).filter(|it| withheld[*it] && !already[*it]);
        let more: Vec<usize> = more.collect();
        more.iter().for_each(|level| self.mask(row, plane, *level));
        !more.is_empty()
    }

    /// Across planes: what a whole has beyond its visible parts is a number like any other.
    fn close_differences(&mut self, row: usize, column: usize, home: UnitId) -> bool {
        let (table, links) = (self.table, self.links);
        let there = table.there(row, column);
        let hidden = self.withheld(row, column);
        for link in &links.all {
            let visible = (link.parts & there).without(hidden);
            let is_open = there.has(link.whole) && !hidden.has(link.whole);
            if !is_open || link.is_single || visible.is_empty() {
                continue;
            }
            let of = |plane: usize| table.value(row, plane, column);
            let parts: i64 = visible.iter().map(of).sum();
            if !self.is_small(of(link.whole) - parts) {
                continue;
            }
            let smallest = visible.iter().filter(|it| of(*it) > 0).min_by_key(|it| of(*it));
            let Some(smallest) = smallest else { continue };
            match column.checked_sub(1) {
                None => self.conceal(row, Set::only(smallest), Column::Row, home),
                Some(level) => self.mask(row, smallest, level),
            }
            return true;
        }
        false
    }

    /// Something about the unit that an observer could pin down.
    fn exposed(&mut self, row: usize) -> Option<Aim> {
        let rows = self.secrets[row].rows;
        let aim = |target, column| Aim { row, target, column, apart: None };
        if let Some(plane) = rows.iter().find(|it| !self.is_safe(aim(*it, Column::Row))) {
            return Some(aim(plane, Column::Row));
        }
        for level in 0..LEVELS_MAX {
            let masked = self.secrets[row].levels[level].without(rows);
            for plane in masked.iter().filter(|it| self.table.value(row, *it, level + 1) > 0) {
                let duty = Duty { target: plane, column: level + 1, apart: None };
                let failed = self.failed(row, duty);
                if failed.is_some() {
                    return failed;
                }
            }
        }
        let duties = self.secrets[row].duties.clone();
        duties.into_iter().find_map(|duty| self.failed(row, duty))
    }

    /// What is to be done for a duty that is not met.
    fn failed(&mut self, row: usize, duty: Duty) -> Option<Aim> {
        let Duty { target, column, apart } = duty;
        let aim = |column| Aim { row, target, column, apart };
        let mut columns = Vec::new();
        if column == 0 || self.secrets[row].rows.has(target) {
            columns.push(Column::Row);
        } else {
            let level = column - 1;
            columns.extend(self.others(row, target, level).map(|it| Column::Pair(level, it)));
            if self.links.link_of(target).is_some() {
                columns.push(Column::Row);
            }
        }
        if columns.iter().any(|it| self.is_safe(aim(*it))) {
            return None;
        }
        columns.into_iter().max_by_key(|it| self.kept(row, *it).len()).map(aim)
    }

    /// The levels that may be withheld together with one: in the same row, or in any row where
    /// the rest of a link is at stake.
    fn others(&self, row: usize, target: usize, level: usize) -> impl Iterator<Item = usize> {
        let levels = self.secrets[row].levels;
        let is_rest = self.links.link_of(target).is_some();
        (0..LEVELS_MAX).filter(move |it| {
            let both = levels[*it] & levels[level];
            *it != level && if is_rest { !both.is_empty() } else { both.has(target) }
        })
    }

    pub(super) fn is_safe(&mut self, aim: Aim) -> bool {
        let Aim { row, target, column, apart } = aim;
        let kept = self.kept(row, column);
        let free = self.free(row, column) & kept;
        let binding = self.binding_for(aim);
        if self.links.movable(free, binding).has(target) || free == self.table.present[row] {
            return true;
        }
        if !self.links.movable(kept, binding).has(target) {
            return false;
        }
        let is_plane = self.links.link_of(target).is_none() && !free.has(target);
        let serves = |other: usize| {
            (!is_plane || self.kept(other, column).has(target))
                && other != row
                && self.table.up[other] == self.table.up[row]
                && !self.lies_in(other, apart)
                && {
                    let both_free = free & self.free(other, column) & self.kept(other, column);
                    let shared = self.shared(row, other, column, kept) | both_free;
                    let binding = binding | self.binding(other, column);
                    let binding = self.released(aim, binding);
                    self.links.movable(shared, binding).has(target)
                }
        };
        let hint = self.hints[row];
        if serves(hint) {
            return true;
        }
        let place = self.anchor(aim);
        let found = self.pool(place).find(|other| serves(*other));
        self.hints[row] = found.unwrap_or(hint);
        found.is_some()
    }

    pub(super) fn lies_in(&self, row: usize, unit: Option<UnitId>) -> bool {
        unit.is_some_and(|it| self.territory.inside(it).contains(&self.table.units[row]))
    }

    /// The links that bind a unit. Where the rest of one is at stake, that one cannot be reckoned
    /// with.
    pub(super) fn binding_for(&self, aim: Aim) -> Set {
        self.released(aim, self.binding(aim.row, aim.column))
    }

    pub(super) fn released(&self, aim: Aim, binding: Set) -> Set {
        self.links.link_of(aim.target).map_or(binding, |it| binding.without(Set::only(it)))
    }

    /// Where a partner is looked for: where the number is gathered, or, if that is nowhere, the
    /// outermost place of what has to move along.
    pub(super) fn anchor(&self, aim: Aim) -> UnitId {
        let kept = self.kept(aim.row, aim.column);
        let free = self.free(aim.row, aim.column) & kept;
        let places = &self.secrets[aim.row].places;
        if self.links.link_of(aim.target).is_none() && !free.has(aim.target) {
            return places[aim.target];
        }
        let needed = self.needed(aim, kept, self.binding_for(aim));
        needed.without(free).iter().map(|it| places[it]).min().unwrap_or(NOWHERE)
    }

    /// The planes in which two units withhold the same and in the same place.
    fn shared(&self, row: usize, other: usize, column: Column, kept: Set) -> Set {
        let (ours, theirs) = (&self.secrets[row].places, &self.secrets[other].places);
        (kept & self.kept(other, column))
            .iter()
            .filter(|it| ours[*it] == theirs[*it])
            .filter(|it| column != Column::Row || self.table.covers(other, row, *it))
            .collect()
    }

    /// As few of the planes `kept` as will do to keep the target movable, the fullest left out
    /// first.
    pub(super) fn needed(&self, aim: Aim, kept: Set, binding: Set) -> Set {
        let mut needed = self.links.movable(kept, binding) & kept;
        let fresh = needed.without(self.kept(aim.row, aim.column));
        let mut order: Vec<usize> = needed.iter().filter(|it| *it != aim.target).collect();
        order.sort_by_key(|it| {
            std::cmp::Reverse((fresh.has(*it), self.table.value(aim.row, *it, 0)))
        });
        for candidate in order {
            let fewer = needed.without(Set::only(candidate));
            let movable = self.links.movable(fewer, binding);
            if movable.has(aim.target) {
                needed = movable & fewer;
            }
        }
        needed
    }
}
