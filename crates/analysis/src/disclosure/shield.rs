//! The shield: which numbers of a table are withheld, and where their sum is shown instead.
//!
//! [`Shield`] holds the decisions and the two ways in which they grow: a number more is
//! withheld ([`Shield::conceal`]), or its sum moves to a unit further out
//! ([`Shield::raise`]). Nothing is ever taken back, so deciding comes to an end.

use std::collections::VecDeque;

use super::{
    links::Links,
    secret::{Column, Duty, NOWHERE, Secret},
    set::Set,
    table::Table,
};
use crate::{
    scale::LEVELS_MAX,
    territory::{EVERYTHING, Territory, UnitId},
};

/// The decisions about one table.
pub(super) struct Shield<'a> {
    pub(super) table: &'a Table,
    pub(super) links: &'a Links,
    pub(super) territory: &'a Territory,
    pub(super) threshold: u64,
    pub(super) secrets: Vec<Secret>,
    /// For each unit, the ones whose innermost containing unit it is.
    below: Vec<Vec<usize>>,
    /// For each unit, the links that bind its participants, and those that bind its levels.
    binding: Vec<[Set; 2]>,
    /// Units to be looked at (again).
    queue: VecDeque<usize>,
    is_queued: Vec<bool>,
    /// The partner found last, which usually serves again.
    pub(super) hints: Vec<usize>,
}

impl<'a> Shield<'a> {
    pub(super) fn new(
        table: &'a Table,
        links: &'a Links,
        territory: &'a Territory,
        threshold: u64,
    ) -> Self {
        let count = table.units.len();
        let places = vec![NOWHERE; table.planes.len()];
        let mut below = vec![Vec::new(); count];
        for (row, up) in table.up.iter().enumerate() {
            if let Some(up) = up {
                below[*up].push(row);
            }
        }
        Self {
            table,
            links,
            territory,
            threshold,
            secrets: (0..count)
                .map(|row| Secret {
                    places: places.clone(),
                    duties: duties(table, links, row, threshold),
                    ..Secret::default()
                })
                .collect(),
            below,
            binding: (0..count).map(|row| binding(table, links, row)).collect(),
            queue: (0..count).collect(),
            is_queued: vec![true; count],
            hints: (0..count).collect(),
        }
    }

    pub(super) fn is_small(&self, value: i64) -> bool {
        (1..self.threshold.cast_signed()).contains(&value)
    }

    /// The next unit to look at.
    pub(super) fn next(&mut self) -> Option<usize> {
        let row = self.queue.pop_front()?;
        self.is_queued[row] = false;
        Some(row)
    }

    /// Gives a unit one more number to protect.
    pub(super) fn oblige(&mut self, row: usize, duty: Duty) {
        self.secrets[row].duties.push(duty);
        self.enqueue(row);
    }

    fn enqueue(&mut self, row: usize) {
        if !self.is_queued[row] {
            self.is_queued[row] = true;
            self.queue.push_back(row);
        }
    }

    /// The unit in which what a unit withholds is gathered first.
    pub(super) fn home(&self, row: usize) -> UnitId {
        let unit = self.table.units[row];
        if unit == EVERYTHING { NOWHERE } else { self.territory.parent(unit) }
    }

    /// The planes in which a unit has the column.
    pub(super) fn carried(&self, row: usize, column: Column) -> Set {
        match column {
            Column::Row => self.table.present[row],
            // Counts that are all zero cannot stand in for others.
            Column::Pair(a, b) => self.table.peopled[row][a] | self.table.peopled[row][b],
        }
    }

    /// The planes in which a unit withholds participants (column 0) or a level.
    pub(super) fn withheld(&self, row: usize, column: usize) -> Set {
        let secret = &self.secrets[row];
        column.checked_sub(1).map_or(secret.rows, |level| secret.level(level))
    }

    /// The planes in which a unit withholds the column.
    pub(super) fn kept(&self, row: usize, column: Column) -> Set {
        let secret = &self.secrets[row];
        match column {
            Column::Row => secret.rows,
            Column::Pair(a, b) => secret.level(a) & secret.level(b) & self.carried(row, column),
        }
    }

    /// The planes whose sum appears nowhere, so that nobody has to make up for a change.
    pub(super) fn free(&self, row: usize, column: Column) -> Set {
        let secret = &self.secrets[row];
        let unseen = |up: usize| {
            let over = &self.secrets[up];
            let bare = self.table.present[row].without(self.table.levelled[up]);
            match column {
                Column::Row => over.rows,
                Column::Pair(a, b) => (over.level(a) & over.level(b)) | bare,
            }
        };
        let unseen = self.table.up[row].map(unseen).unwrap_or_default();
        let nowhere = secret.any().iter().filter(|it| secret.places[*it] == NOWHERE);
        unseen | nowhere.collect()
    }

    /// The links an observer may reckon with for this unit.
    pub(super) fn binding(&self, row: usize, column: Column) -> Set {
        self.binding[row][usize::from(column != Column::Row)]
    }

    /// Withholds `column` of a unit in `planes`, and of whatever lies inside it.
    pub(super) fn conceal(&mut self, row: usize, planes: Set, column: Column, place: UnitId) {
        let given = planes;
        let there = &self.table;
        let there = if column == Column::Row { &there.present } else { &there.levelled };
        let planes = planes & there[row];
        let before = self.secrets[row].any();
        let secret = &mut self.secrets[row];
        for plane in planes.without(before).iter() {
            secret.places[plane] = place;
        }
        match column {
            Column::Row => secret.rows = secret.rows | planes,
            Column::Pair(a, b) => {
                secret.levels[a] = secret.levels[a] | planes;
                secret.levels[b] = secret.levels[b] | planes;
            }
        }
        self.enqueue(row);
        for inside in self.below[row].clone() {
            let planes = given & self.table.present[inside];
            let home = self.home(inside);
            self.conceal(inside, planes, column, home);
        }
    }

    /// Withholds one level more in one row.
    pub(super) fn mask(&mut self, row: usize, plane: usize, level: usize) {
        let home = self.home(row);
        self.conceal(row, Set::only(plane), Column::Pair(level, level), home);
    }

    /// Moves what `row` withholds in `planes` from `place` to the unit around it. Where a unit's
    /// own total stands in the way, that total is withheld instead.
    pub(super) fn raise(&mut self, row: usize, planes: Set, column: Column, place: UnitId) {
        let standing = self.table.up[row].filter(|up| self.table.units[*up] == place);
        if let Some(up) = standing {
            let home = self.home(up);
            self.conceal(up, planes, column, home);
            return;
        }
        let around = if place == EVERYTHING { NOWHERE } else { self.territory.parent(place) };
        self.move_to(row, planes, around);
    }

    /// Gathers what `row` withholds in `planes` in `place`.
    pub(super) fn move_to(&mut self, row: usize, planes: Set, place: UnitId) {
        for plane in planes.iter() {
            let from = std::mem::replace(&mut self.secrets[row].places[plane], place);
            if from == place || from == NOWHERE {
                continue;
            }
            // Whoever relied on this unit has to look for another partner.
            for other in self.pool(from) {
                let secret = &self.secrets[other];
                if secret.places[plane] == from && secret.any().has(plane) {
                    self.enqueue(other);
                }
            }
        }
        self.enqueue(row);
    }

    /// The units whose numbers may be gathered in `place`: those inside it, but not inside one
    /// another.
    pub(super) fn pool(&self, place: UnitId) -> impl Iterator<Item = usize> + use<'a> {
        let inside = self.territory.inside(place);
        let table = self.table;
        let units = &table.units;
        let from = units.partition_point(|it| *it < inside.start);
        let to = units.partition_point(|it| *it < inside.end);
        let first = (from..to).find(|it| units[*it] != place).unwrap_or(to);
        let group = table.up.get(first).copied().flatten();
        (first..to).filter(move |it| table.up[*it] == group)
    }

    /// The unit's own row, if `place` has one.
    pub(super) fn standing(&self, place: UnitId) -> Option<usize> {
        self.table.units.binary_search(&place).ok()
    }
}

/// Tight links where whole and parts are there and agree. An observer who takes the parts for
/// the whole where they do not agree is mistaken.
fn binding(table: &Table, links: &Links, row: usize) -> [Set; 2] {
    let mut binding = [Set::default(); 2];
    for (number, link) in links.all.iter().enumerate().filter(|(_, it)| it.is_tight) {
        let agree = |column: usize| table.rest(row, link, column) == 0;
        let holds = |there: Set| there.has(link.whole) && !(link.parts & there).is_empty();
        if holds(table.present[row]) && agree(0) {
            binding[0].insert(number);
        }
        if holds(table.levelled[row]) && (1..=LEVELS_MAX).all(agree) {
            binding[1].insert(number);
        }
    }
    binding
}

/// What a whole has beyond its parts, where that is small.
fn duties(table: &Table, links: &Links, row: usize, threshold: u64) -> Vec<Duty> {
    let small = 1..threshold.cast_signed();
    let mut duties = Vec::new();
    for (number, link) in links.all.iter().enumerate() {
        let columns = (0..=LEVELS_MAX).filter(|it| small.contains(&table.rest(row, link, *it)));
        let target = links.rest(number);
        duties.extend(columns.map(|column| Duty { target, column, apart: None }));
    }
    duties
}
