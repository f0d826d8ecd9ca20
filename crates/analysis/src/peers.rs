//! Peers: the schools whose conditions are nearest to those of one school.
//!
//! Only characteristics of context enter, never a result: otherwise a school would be compared with
//! those that do as well as itself. Being near is not mutual, and there may be nobody near; then
//! there are few peers, and [`Peers::are_enough`] says so.

use serde::{Deserialize, Serialize};

use crate::{
    context::{Characteristic, Context, Measure},
    stats::distance::Space,
    territory::UnitId,
    year::AcademicYear,
};

mod sensitivity;
#[cfg(test)]
mod tests;

pub use sensitivity::{Sensitivity, Variant};

/// With fewer peers no verdict is given (domain §5.11: at least five).
pub const PEERS_MIN: usize = 5;

/// Distances that differ by less come of rounding.
const EQUALLY_NEAR: f64 = 1e-9;

/// By what schools are likened, and how many are wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The characteristics, each with its weight from 0.
    pub by: Vec<(Characteristic, f64)>,
    /// How many peers.
    pub k: usize,
    /// How far away a peer may be; none for any distance.
    pub distance_max: Option<f64>,
}

/// A school that is like another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Peer {
    /// The school.
    pub unit: UnitId,
    /// How far it is.
    pub distance: f64,
}

/// The peers of one school.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Peers {
    /// The nearest first.
    pub peers: Vec<Peer>,
    /// Schools that were looked at.
    pub candidates: usize,
    /// Schools that could not be, because something of them is unknown.
    pub unknown: usize,
    /// The mean distance of the peers relative to that of all candidates: the smaller, the better
    /// the set; 1 is no better than any schools. None without peers, or if all are in one place.
    pub closeness: Option<f64>,
}

/// Why a school has no peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPeers {
    /// Something of the school itself is unknown.
    #[error("`{0}` of the school is unknown")]
    Unknown(Characteristic),
    /// Nothing that has weight differs between schools, or a weight is impossible.
    #[error("nothing that schools could be told apart by")]
    Alike,
}

impl Peers {
    /// Whether there are enough for a verdict.
    pub fn are_enough(&self) -> bool {
        self.peers.len() >= PEERS_MIN
    }
}

/// All schools with what they are likened by, and how far each is from one of them.
///
/// Distances are Gower's if a characteristic is a word, else standardised Euclidean.
#[derive(Clone, Debug)]
pub struct Neighbourhood {
    units: Vec<UnitId>,
    numbers: Vec<Vec<f64>>,
    words: Vec<Vec<u32>>,
    /// The position of the school itself.
    own: usize,
    unknown: usize,
    choice: Choice,
    /// The share of the mean distance within which a peer lies, if there is such a limit.
    near_max: Option<f64>,
}

impl Neighbourhood {
    /// The schools known as of a year, around one of them.
    ///
    /// # Errors
    ///
    /// [`NoPeers::Unknown`] if a characteristic of the school itself was never told.
    pub fn of(
        context: &Context,
        school: UnitId,
        year: AcademicYear,
        choice: &Choice,
    ) -> Result<Self, NoPeers> {
        Self::among(context, school, year, choice, |_| true)
    }

    /// The same among those schools only for which `is_candidate` holds: those that have results.
    ///
    /// # Errors
    ///
    /// As for [`Neighbourhood::of`].
    pub fn among(
        context: &Context,
        school: UnitId,
        year: AcademicYear,
        choice: &Choice,
        is_candidate: impl Fn(UnitId) -> bool,
    ) -> Result<Self, NoPeers> {
        let candidates: Vec<UnitId> = context
            .schools()
            .iter()
            .copied()
            .filter(|it| *it == school || is_candidate(*it))
            .collect();
        let latest = |unit, of| context.latest(unit, of, year).map(|(_, value)| value);
        if let Some((of, _)) = choice.by.iter().find(|it| latest(school, it.0).is_none()) {
            return Err(NoPeers::Unknown(*of));
        }
        let (mut units, mut numbers, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for unit in &candidates {
            let values: Option<Vec<_>> =
                choice.by.iter().map(|(of, _)| Some((*of, latest(*unit, *of)?))).collect();
            let Some(values) = values else { continue };
            units.push(*unit);
            numbers.push(values.iter().filter_map(|(of, value)| of.number(*value)).collect());
            let is_word = |it: &&(Characteristic, u32)| is_word(it.0);
            words.push(values.iter().filter(is_word).map(|it| it.1).collect());
        }
        let own = units.iter().position(|it| *it == school);
        let own = own.ok_or(NoPeers::Alike)?;
        let unknown = candidates.len() - units.len();
        Ok(Self { units, numbers, words, own, unknown, choice: choice.clone(), near_max: None })
    }

    /// The peers of the school.
    ///
    /// # Errors
    ///
    /// [`NoPeers::Alike`] if nothing with weight differs between schools.
    pub fn peers(&self) -> Result<Peers, NoPeers> {
        let ranked = self.ranked(&self.weights()).ok_or(NoPeers::Alike)?;
        let mean = |list: &[Peer]| {
            (!list.is_empty())
                .then(|| list.iter().map(|it| it.distance).sum::<f64>() / list.len() as f64)
        };
        let peers = self.within(&ranked, self.choice.k).to_vec();
        let closeness = mean(&peers).zip(mean(&ranked)).filter(|(_, all)| *all > 0.0);
        Ok(Peers {
            candidates: ranked.len(),
            unknown: self.unknown,
            closeness: closeness.map(|(near, all)| near / all),
            peers,
        })
    }

    /// How far every other school is, the nearest first.
    ///
    /// # Errors
    ///
    /// [`NoPeers::Alike`] if nothing with weight differs between schools.
    pub fn distances(&self) -> Result<Vec<Peer>, NoPeers> {
        self.ranked(&self.weights()).ok_or(NoPeers::Alike)
    }

    /// The same neighbourhood, in which nobody farther than a share of the mean distance is a peer;
    /// of the mean by the same weights, for distances grow with weights.
    #[must_use]
    pub fn limited(self, share: f64) -> Self {
        Self { near_max: Some(share), ..self }
    }

    /// Schools that could not be placed, because something of them is unknown.
    pub fn unknown(&self) -> usize {
        self.unknown
    }

    fn weights(&self) -> Vec<f64> {
        self.choice.by.iter().map(|it| it.1).collect()
    }

    /// All other schools, the nearest first; of equally near ones the lower number first.
    fn ranked(&self, weights: &[f64]) -> Option<Vec<Peer>> {
        let with = |wanted: bool| {
            let all = self.choice.by.iter().zip(weights);
            all.filter(move |(it, _)| is_word(it.0) == wanted).map(|(_, weight)| *weight)
        };
        let space = if self.words.iter().any(|it| !it.is_empty()) {
            let weights: Vec<f64> = with(false).chain(with(true)).collect();
            Space::gower(&self.numbers, &self.words, &weights)
        } else {
            Space::euclid(&self.numbers, weights)
        }?;
        let others = (0..self.units.len()).filter(|it| *it != self.own);
        let peer = |at: usize| Peer { unit: self.units[at], distance: space.between(self.own, at) };
        let mut ranked: Vec<Peer> = others.map(peer).collect();
        // Equal distances come out of different numbers, and rounding would tell them apart.
        let step = |it: &Peer| (it.distance / EQUALLY_NEAR).round();
        ranked.sort_by(|a, b| step(a).total_cmp(&step(b)).then(a.unit.cmp(&b.unit)));
        Some(ranked)
    }

    /// The first `k` that are not too far.
    fn within<'r>(&self, ranked: &'r [Peer], k: usize) -> &'r [Peer] {
        let mean = ranked.iter().map(|it| it.distance).sum::<f64>() / ranked.len().max(1) as f64;
        let near = self.near_max.map_or(f64::INFINITY, |share| share * mean);
        let limit = self.choice.distance_max.unwrap_or(f64::INFINITY).min(near);
        let near = ranked.partition_point(|it| it.distance <= limit);
        &ranked[..near.min(k)]
    }
}

fn is_word(characteristic: Characteristic) -> bool {
    matches!(characteristic.spec().measure, Measure::Word(_))
}

/// When something was last said of a school, and what; none if never.
pub type LastSaid = Option<(AcademicYear, u32)>;

/// What is known of some schools, side by side: for each characteristic one value per school, as
/// last said up to a year.
pub fn side_by_side(
    context: &Context,
    schools: &[UnitId],
    year: AcademicYear,
) -> Vec<(Characteristic, Vec<LastSaid>)> {
    let row = |of: Characteristic| {
        let values: Vec<_> = schools.iter().map(|it| context.latest(*it, of, year)).collect();
        values.iter().any(Option::is_some).then_some((of, values))
    };
    let told = Characteristic::ALL.iter().filter(|it| !it.is_place());
    told.filter_map(|it| row(*it)).collect()
}
