//! How much may be said of so many pupils (domain 5): the tiers of every verdict and every colour.
//!
//! A number is shown however few stand behind it, unless it is withheld; what shrinks with their number
//! is what is said of it.

/// Of fewer pupils a value is shown and nothing is said («мало данных»).
pub const PUPILS_MIN: u64 = 10;
/// Of fewer pupils there is an interval and no verdict.
pub const PUPILS_OF_A_VERDICT: u64 = 20;
/// From so many pupils a statement is a fact; below, of a limited sample.
pub const PUPILS_OF_A_FACT: u64 = 50;

/// How much may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Nothing.
    TooFew,
    /// Where the value could lie, and no verdict.
    IntervalOnly,
    /// A verdict in cautious words.
    Cautious,
    /// A verdict.
    Full,
}

impl Tier {
    /// What may be said of `n` pupils; of a comparison, of the smaller side.
    ///
    /// ```
    /// use analysis::tier::Tier::{self, Cautious, Full, IntervalOnly, TooFew};
    ///
    /// let tiers = [0, 9, 10, 19, 20, 49, 50].map(Tier::of);
    /// assert_eq!(tiers, [TooFew, TooFew, IntervalOnly, IntervalOnly, Cautious, Cautious, Full]);
    /// ```
    pub fn of(n: u64) -> Self {
        match n {
            0..PUPILS_MIN => Self::TooFew,
            PUPILS_MIN..PUPILS_OF_A_VERDICT => Self::IntervalOnly,
            PUPILS_OF_A_VERDICT..PUPILS_OF_A_FACT => Self::Cautious,
            PUPILS_OF_A_FACT.. => Self::Full,
        }
    }

    /// Whether better or worse may be said, and shown by a colour.
    pub fn is_judged(self) -> bool {
        self >= Self::Cautious
    }
}
