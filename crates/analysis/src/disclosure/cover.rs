//! Covering one number that an observer could pin down.

use super::{
    secret::{Column, NOWHERE},
    set::Set,
    settle::Aim,
    shield::Shield,
};
use crate::territory::{EVERYTHING, UnitId};

impl Shield<'_> {
    /// Does one thing to make a number safe: withholds more of the unit, brings what it
    /// withholds to one place, finds a partner there, or moves on to the next place.
    pub(super) fn cover(&mut self, aim: Aim) {
        let Aim { row, target, column, apart } = aim;
        let kept = self.kept(row, column);
        let binding = self.binding_for(aim);
        if !self.links.movable(kept, binding).has(target) {
            self.extend(aim, kept);
            return;
        }
        let free = self.free(row, column) & kept;
        let place = self.anchor(aim);
        let here = kept.iter().filter(|it| self.secrets[row].places[*it] == place);
        let here = here.collect::<Set>() | free;
        if !self.links.movable(here, binding).has(target) {
            let needed = self.needed(aim, kept, binding).without(free);
            // Units further out have smaller numbers.
            let outermost = needed.iter().map(|it| self.secrets[row].places[it]).min();
            self.move_to(row, needed, outermost.unwrap_or(place));
            return;
        }
        let needed = self.needed(aim, here, binding).without(free);
        // A partner outside a unit cannot be found inside it.
        let is_too_near = apart.is_some_and(|it| self.territory.inside(it).contains(&place));
        let partner = if is_too_near { None } else { self.partner(aim, here, place) };
        match partner {
            Some((partner, planes)) => self.conceal(partner, planes, column, place),
            None => match self.wider(aim, kept).filter(|_| place == EVERYTHING && !is_too_near) {
                Some(next) => self.conceal(row, Set::only(next), column, place),
                None => self.raise(row, needed, column, place),
            },
        }
    }

    /// A further plane to withhold where no unit withholds, or could, the same planes: links that
    /// do not bind this unit may bind all others.
    fn wider(&self, aim: Aim, kept: Set) -> Option<usize> {
        let Aim { row, column, .. } = aim;
        let worth = |it: &usize| self.table.value(row, *it, 0);
        let near = self.links.all.iter().filter(|it| it.is_tight);
        let near = near.map(|it| it.parts | Set::only(it.whole));
        near.filter(|it| !(*it & kept).is_empty())
            .flat_map(|it| it.without(kept).iter())
            .filter(|it| self.carried(row, column).has(*it) && worth(it) > 0)
            .min_by_key(worth)
    }

    /// The unit that gives up least by becoming a partner, and what it has to give up.
    fn partner(&self, aim: Aim, kept: Set, place: UnitId) -> Option<(usize, Set)> {
        let Aim { row, target, column, apart } = aim;
        let free = self.free(row, column) & kept;
        let mut best: Option<(i64, usize, Set)> = None;
        for other in self.pool(place) {
            if other == row || self.lies_in(other, apart) {
                continue;
            }
            let (secret, carried) = (&self.secrets[other], self.carried(other, column));
            let is_open = |it: usize| !secret.any().has(it) || secret.places[it] == place;
            let common: Set = kept
                .without(free)
                .iter()
                .filter(|it| carried.has(*it) && is_open(*it))
                .filter(|it| column != Column::Row || self.table.covers(other, row, *it))
                .collect();
            let binding = self.binding(row, column) | self.binding(other, column);
            let binding = self.released(aim, binding);
            let free = free & self.free(other, column) & self.kept(other, column);
            if !self.links.movable(common | free, binding).has(target) {
                continue;
            }
            let planes = self.needed(Aim { row: other, ..aim }, common | free, binding);
            let given = planes.without(self.kept(other, column));
            let cost = given.iter().map(|it| self.table.value(other, it, 0)).sum();
            if best.as_ref().is_none_or(|it| cost < it.0) {
                best = Some((cost, other, planes));
            }
        }
        best.map(|(_, other, planes)| (other, planes))
    }

    /// Withholds one more plane of the unit, so that a link no longer pins the target down.
    fn extend(&mut self, aim: Aim, kept: Set) {
        let Aim { row, target, column, .. } = aim;
        let links = self.links;
        let place = self.secrets[row].places.get(target).copied().unwrap_or(self.home(row));
        let members = |number: usize| {
            let link = &links.all[number];
            link.parts | Set::only(link.whole)
        };
        let worth = |it: usize| self.table.value(row, it, 0);
        let offers = |number: usize| -> Option<usize> {
            let whole = links.all[number].whole;
            members(number)
                .without(kept)
                .iter()
                .filter(|it| self.carried(row, column).has(*it) && worth(*it) > 0)
                .min_by_key(|it| (*it == whole, worth(*it)))
        };
        let binding = self.binding_for(aim);
        let own = links.link_of(target);
        let alone = binding.iter().find(|it| {
            let hidden = members(*it) & kept;
            hidden.has(target) && hidden.len() == 1
        });
        let pinned = own.into_iter().chain(alone).find_map(offers);
        let near = || {
            let touched = |it: &usize| !(members(*it) & kept).is_empty();
            binding.iter().filter(touched).find_map(offers)
        };
        match (pinned.or_else(near), column) {
            (Some(next), _) => self.conceal(row, Set::only(next), column, place),
            // Nothing to hide these counts among: the row goes as a whole.
            (None, Column::Pair(..)) if self.table.present[row].has(target) => {
                self.conceal(row, Set::only(target), Column::Row, place);
            }
            // Nothing is left that could give it away, if nothing is shown of the unit at all.
            (None, _) => {
                let all = self.table.present[row];
                self.conceal(row, all, Column::Row, NOWHERE);
                self.move_to(row, all, NOWHERE);
            }
        }
    }
}
