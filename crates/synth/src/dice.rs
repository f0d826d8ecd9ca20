//! Chance, in streams that do not disturb each other: a school's numbers do not depend on how
//! many schools there are.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

/// One stream of chance.
pub(crate) struct Dice(ChaCha8Rng);

/// What a stream is for; each has its own numbers for every school.
#[derive(Clone, Copy)]
pub(crate) enum Stream {
    /// The map: places, sizes, planted truths.
    Map = 1,
    /// Difficulty of works over the years.
    Works = 2,
    /// Context of a school.
    Context = 3,
    /// Pupils of a school and what they do.
    Pupils = 4,
    /// Which tasks points were earned in.
    Tasks = 5,
    /// Where a school stands.
    Ground = 6,
    /// Who takes part in contests.
    Contests = 7,
}

impl Dice {
    /// The stream of a purpose and, where there is one, a school.
    pub(crate) fn new(seed: u64, stream: Stream, school: usize) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream((stream as u64) << 32 | school as u64);
        Self(rng)
    }

    /// From the normal distribution with mean 0 and variance 1.
    pub(crate) fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.0)
    }

    /// From 0 to 1.
    pub(crate) fn share(&mut self) -> f64 {
        self.0.random()
    }

    /// Whether something happens.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// A position in a list of this length.
    pub(crate) fn below(&mut self, length: usize) -> usize {
        self.0.random_range(0..length.max(1))
    }

    /// The list in another order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.below(end + 1));
        }
    }
}
