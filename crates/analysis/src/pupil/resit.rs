//! Повторная сдача (пересдача): attempts of one pupil that stand in several files.
//!
//! Within one file the reader of the format tells attempts apart. A protocol of September comes as a
//! file of its own, and by itself it would take the place of the whole school. Here the rows that are
//! kept and those that are given become the attempts of the same pupils, known by their codes: in
//! the order of days, or the kept ones first where days are not told. As everywhere the latest
//! attempt is the result, of the class of the latest attempt, and a second sum is of first attempts
//! ([`attempt`](crate::attempt)). A row of the same pupil on the same day takes the kept one's place.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Attempt, Code, Pupil, Status};
use crate::tally::{Levels, Sum, Tally};

/// What becomes of pupils whom an earlier file has too.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Resits {
    /// The rows are further attempts of the same pupils.
    Join,
    /// The file takes the place of what it has too, as any later file.
    Replace,
}

/// How pupils of a file meet those that are kept, in the works and schools that both have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// Pupils of the file, by code.
    pub given: u64,
    /// Of them those that are kept.
    pub known: u64,
    /// All pupils that are kept.
    pub kept: u64,
    /// Of those known the ones who sat on a day that is kept: a correction, no further attempt.
    pub same_day: u64,
}

impl Met {
    /// How the rows of a work and school meet.
    pub fn of(kept: &[Pupil], given: &[Pupil]) -> Self {
        let people = |rows| {
            let mut days: BTreeMap<Code, BTreeSet<Option<u32>>> = BTreeMap::new();
            let told = |it: &&Pupil| it.status != Status::Absent && !it.code.is_of_row();
            for it in <[Pupil]>::iter(rows).filter(told) {
                days.entry(it.code.clone()).or_default().insert(it.day);
            }
            days
        };
        let (kept, given) = (people(kept), people(given));
        let both = given.iter().filter_map(|(code, days)| Some((days, kept.get(code)?)));
        let is_same = |(one, other): &(&BTreeSet<_>, &BTreeSet<_>)| {
            one.intersection(other).any(Option::is_some)
        };
        Self {
            given: given.len() as u64,
            known: both.clone().count() as u64,
            kept: kept.len() as u64,
            same_day: both.filter(is_same).count() as u64,
        }
    }

    /// What is suggested: rows are further attempts if the pupils of the smaller side are all among
    /// those of the larger, and nobody sat on a day that is kept. A file with just the same pupils
    /// is rather a correction.
    pub fn suggested(self) -> Resits {
        let Self { given, known, kept, same_day } = self;
        let is_part = known == given && given < kept || known == kept && kept < given;
        if known > 0 && same_day == 0 && is_part { Resits::Join } else { Resits::Replace }
    }
}

impl std::ops::AddAssign for Met {
    fn add_assign(&mut self, other: Self) {
        self.given += other.given;
        self.known += other.known;
        self.kept += other.kept;
        self.same_day += other.same_day;
    }
}

/// What the rows of a work and school are together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Together {
    /// The rows of the units in which anything is new, each with which attempt it is.
    pub rows: Vec<Pupil>,
    /// The results of these units: of latest attempts, and of first ones where they are others.
    pub cells: Vec<(u32, Tally, Option<Tally>)>,
}

/// Joins the rows of a work and school; all in one numbering of units, `school` among them.
///
/// `adds` says what an attempt adds to its class; nothing comes of it where that is not known of one.
pub fn joined(
    school: u32,
    kept: &[Pupil],
    given: &[Pupil],
    adds: impl Fn(&Pupil) -> Option<Tally>,
) -> Option<Together> {
    let (people, others, mut touched) = people(school, kept, given);
    let mut together = Together::default();
    let mut sums: BTreeMap<u32, (Tally, Tally, bool)> = BTreeMap::new();
    let mut whole = (Tally::default(), Tally::default(), false);
    for attempts in people.values() {
        let (Some(first), Some(latest)) = (attempts.first(), attempts.last()) else { continue };
        let (first_adds, adds) = (adds(first)?, adds(latest)?);
        for sum in [sums.entry(latest.unit).or_default(), &mut whole] {
            sum.0 += adds;
            sum.1 += first_adds;
            sum.2 |= attempts.len() > 1;
        }
    }
    // Who is in no class stands beside classes only as part of the whole school, which is then
    // told anew whatever is new in it.
    if sums.contains_key(&school) && sums.len() > 1 {
        sums.insert(school, whole);
        if !touched.is_empty() {
            touched.insert(school);
        }
    }
    for unit in &touched {
        let had = kept.iter().find(|it| it.unit == *unit && it.status != Status::Absent);
        match (sums.get(unit), had) {
            (Some((latest, first, differ)), _) => {
                together.cells.push((*unit, *latest, differ.then_some(*first)));
            }
            (None, Some(had)) => together.cells.push((*unit, nobody(adds(had)?), None)),
            (None, None) => {}
        }
    }
    let attempts = people.into_values().flat_map(|attempts| {
        let count = attempts.len();
        let numbered = move |(at, it)| Pupil { attempt: Attempt::of(at, count), ..it };
        attempts.into_iter().enumerate().map(numbered)
    });
    let all = attempts.chain(others).filter(|it| touched.contains(&it.unit));
    together.rows = all.collect();
    Some(together)
}

/// What the latest attempts of rows add up to, unit by unit.
pub fn sums(
    rows: &[Pupil],
    adds: impl Fn(&Pupil) -> Option<Tally>,
) -> Option<BTreeMap<u32, Tally>> {
    let mut sums: BTreeMap<u32, Tally> = BTreeMap::new();
    let counts = |it: &&Pupil| it.status != Status::Absent && it.attempt.is_first_and_latest().1;
    for it in rows.iter().filter(counts) {
        *sums.entry(it.unit).or_default() += adds(it)?;
    }
    Some(sums)
}

/// Whether somebody has two results that count: an import spoke of classes and a later one of the whole
/// school, and which rows are the result cannot be told.
pub fn are_twice(kept: &[Pupil]) -> bool {
    let mut seen = BTreeSet::new();
    let counts = |it: &&Pupil| {
        it.status != Status::Absent && it.attempt.is_first_and_latest().1 && !it.code.is_of_row()
    };
    kept.iter().filter(counts).any(|it| !seen.insert(&it.code))
}

/// Pupils without a code are told apart in their import only.
type Who = (Option<(bool, Option<i32>)>, Code);

/// The attempts of each pupil in their order, rows that are no attempt, and the units in which
/// anything is new.
fn people(
    school: u32,
    kept: &[Pupil],
    given: &[Pupil],
) -> (BTreeMap<Who, Vec<Pupil>>, Vec<Pupil>, BTreeSet<u32>) {
    let mut people: BTreeMap<Who, Vec<Pupil>> = BTreeMap::new();
    let (mut others, mut touched) = (Vec::new(), BTreeSet::new());
    for (is_given, it) in kept.iter().map(|it| (false, it)).chain(given.iter().map(|it| (true, it)))
    {
        if it.status == Status::Absent {
            others.push(it.clone());
            touched.extend(is_given.then_some(it.unit));
            continue;
        }
        let who = (it.code.is_of_row().then_some((is_given, it.kept_from)), it.code.clone());
        let attempts = people.entry(who).or_default();
        let mut it = it.clone();
        if is_given {
            // A file that does not tell the class leaves the pupil where the other one has them.
            let class = attempts.iter().rev().map(|it| it.unit).find(|unit| *unit != school);
            it.unit = class.filter(|_| it.unit == school).unwrap_or(it.unit);
            touched.extend(attempts.iter().map(|it| it.unit).chain([it.unit]));
            attempts.retain(|kept| kept.day.is_none() || kept.day != it.day);
        }
        attempts.push(it);
    }
    for attempts in people.values_mut() {
        if attempts.iter().all(|it| it.day.is_some()) {
            attempts.sort_by_key(|it| it.day);
        }
    }
    (people, others, touched)
}

/// The same parts of nobody: all who sat there sit elsewhere now.
fn nobody(Tally { levels, scores, squares, points_max, .. }: Tally) -> Tally {
    let none = |it: Option<Sum>| it.map(|_| Sum { n: 0, sum: 0 });
    Tally {
        levels: levels.map(|_| Levels::default()),
        scores: none(scores),
        squares: none(squares),
        points_max: none(points_max),
        ..Tally::default()
    }
}

#[cfg(test)]
mod tests;
