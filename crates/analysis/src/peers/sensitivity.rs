//! Sensitivity: whether a verdict would be the same with another, equally good set of peers.
//!
//! Nobody knows the right number of peers or the right weights. So the verdict is asked again with
//! ten peers fewer (but no fewer than allow a verdict) and more, with each weight a fifth lower and higher, and without each single
//! peer; if one of these says something else, the verdict depends on the set.

use serde::{Deserialize, Serialize};

use super::{Neighbourhood, NoPeers, PEERS_MIN, Peer};
use crate::{context::Characteristic, territory::UnitId};

/// How many peers fewer and more.
const STEP: usize = 10;
/// Each weight times these (domain §4.1: ± 20 %).
const FACTORS: [f64; 2] = [0.8, 1.2];

/// Another set of peers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Variant {
    /// So many peers.
    Count(usize),
    /// One characteristic with its weight times a factor.
    Weight(Characteristic, f64),
    /// Without one peer.
    Without(UnitId),
}

/// What other sets say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity<V> {
    /// The verdict of the set itself; none if it has too few peers.
    pub verdict: Option<V>,
    /// How many other sets were asked.
    pub asked: usize,
    /// Those that say something else; none where the variant has too few peers.
    pub differing: Vec<(Variant, Option<V>)>,
}

impl<V> Sensitivity<V> {
    /// Устойчиво: every other set says the same.
    pub fn is_stable(&self) -> bool {
        self.verdict.is_some() && self.differing.is_empty()
    }
}

impl Neighbourhood {
    /// Asks `verdict` about the peers and about every variant of them.
    ///
    /// Schools are ranked once for each set of weights; other counts are beginnings of the same
    /// ranking, so no distance is measured twice. A variant that has the same schools as the set
    /// itself is asked too: it counts as one more that says the same.
    ///
    /// # Errors
    ///
    /// [`NoPeers::Alike`] if nothing with weight differs between schools.
    pub fn sensitivity<V: PartialEq>(
        &self,
        mut verdict: impl FnMut(&[Peer]) -> V,
    ) -> Result<Sensitivity<V>, NoPeers> {
        let weights = self.weights();
        let ranked = self.ranked(&weights).ok_or(NoPeers::Alike)?;
        let mut ask = |set: &[Peer]| (set.len() >= PEERS_MIN).then(|| verdict(set));
        let k = self.choice.k;
        let own = self.within(&ranked, k);
        let main = ask(own);
        let mut found = Sensitivity { verdict: main, asked: 0, differing: Vec::new() };
        let mut note = |variant, verdict: Option<V>| {
            found.asked += 1;
            if verdict != found.verdict {
                found.differing.push((variant, verdict));
            }
        };
        let fewer = Some(k.saturating_sub(STEP).max(PEERS_MIN)).filter(|it| *it < k);
        for count in fewer.into_iter().chain([k + STEP]) {
            note(Variant::Count(count), ask(self.within(&ranked, count)));
        }
        for (at, (of, weight)) in self.choice.by.iter().enumerate() {
            for factor in FACTORS {
                let mut other = weights.clone();
                other[at] = weight * factor;
                let ranked = self.ranked(&other).ok_or(NoPeers::Alike)?;
                note(Variant::Weight(*of, factor), ask(self.within(&ranked, k)));
            }
        }
        for left_out in 0..own.len() {
            let rest: Vec<Peer> = [&own[..left_out], &own[left_out + 1..]].concat();
            note(Variant::Without(own[left_out].unit), ask(&rest));
        }
        Ok(found)
    }
}
