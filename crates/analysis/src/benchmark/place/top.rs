//! Who is surely among the first of a place, and who may be (domain row 81).
//!
//! A list of so many names would cut where chance cuts. Here everybody is named whose place may be one
//! of the first, and of whom that is sure.

use serde::{Deserialize, Serialize};

use super::{Placed, ranks_of};
use crate::{
    answer::Row, finding::PUPILS_MIN, indicator::Indicator, setting::Named,
    stats::many::RankInterval, view::TOPS,
};

/// Unless asked otherwise, one school in so many at most is among the first; our choice.
const USUAL_ONE_IN: usize = 4;

/// Who is among the first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Top {
    /// Among the first how many.
    pub size: u32,
    /// What else can be asked for: every size that leaves somebody out.
    pub sizes: Vec<u32>,
    /// Among how many schools.
    pub of: u32,
    /// Those who surely are, then those who may be, each by place; equal values share a place.
    pub schools: Vec<Among>,
}

/// A school that is or may be among the first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Among {
    /// The school.
    pub school: Named,
    /// Its value.
    pub row: Row,
    /// Its place.
    pub rank: RankInterval,
    /// Whether the worst of its possible places is one of the first.
    pub is_sure: bool,
    /// Whether another school has the same place.
    pub is_tied: bool,
}

impl Top {
    /// How many surely are among the first.
    pub fn surely(&self) -> usize {
        self.schools.iter().filter(|it| it.is_sure).count()
    }
}

/// The first of `placed`: so many as are asked for, else the largest number that is at most one in
/// [`USUAL_ONE_IN`]; none where that leaves nobody out. A school of few pupils is neither in the list
/// nor counted.
pub(super) fn top(placed: &[Placed], indicator: Indicator, asked: Option<u32>) -> Option<Top> {
    let is_enough = |it: &&Placed| it.row.value.is_ok_and(|it| it.n >= PUPILS_MIN);
    let counted: Vec<&Placed> = placed.iter().filter(is_enough).collect();
    let rows: Vec<Row> = counted.iter().map(|it| it.row).collect();
    let ranks = counted.into_iter().zip(ranks_of(indicator, &rows));
    let mut known: Vec<(&Placed, RankInterval)> =
        ranks.filter_map(|(it, rank)| Some((it, rank?))).collect();
    let fits = |it: &u32, one_in: usize| one_in * (*it as usize) <= known.len();
    let sizes: Vec<u32> = TOPS.into_iter().filter(|it| (*it as usize) < known.len()).collect();
    let asked = asked.filter(|it| sizes.contains(it));
    let usual = || sizes.iter().copied().filter(|it| fits(it, USUAL_ONE_IN)).max();
    let size = asked.or_else(usual)?;
    let of = u32::try_from(known.len()).unwrap_or(u32::MAX);
    known.sort_by_key(|(_, rank)| (rank.worst > size, rank.rank, rank.worst));
    let shared = |rank: u32| known.iter().filter(|it| it.1.rank == rank).nth(1).is_some();
    let among = |(it, rank): &(&Placed, RankInterval)| Among {
        school: it.school.clone(),
        row: it.row,
        rank: *rank,
        is_sure: rank.worst <= size,
        is_tied: shared(rank.rank),
    };
    let schools = known.iter().filter(|(_, rank)| rank.best <= size).map(among).collect();
    Some(Top { size, sizes, of, schools })
}
