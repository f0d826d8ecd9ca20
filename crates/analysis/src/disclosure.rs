//! Disclosure: what may be shown to whom; the last step before data leave.
//!
//! Answers are computed from a [`Published`] cube only, and [`publish`] is the only way to
//! make one. So page, API, command line, export and browser give the same number for the
//! same question, and forgetting the policy does not compile.
//!
//! # Why nothing small follows from what the public sees
//!
//! A withheld number is gathered with others in the residual row of a unit around it, so that
//! totals stay whole. An observer then knows a system of linear equations: each residual row
//! is a sum over units, each whole is a sum over its parts (`links`), the levels of a row
//! add up to its n. A number is safe exactly if some change of the withheld numbers solves the
//! same equations and touches it. All changes used here have one form, *(one unit − another) ⊗
//! change of planes*, for levels also *⊗ (one level − another)*:
//!
//! - the change of planes lies in the kernel of the links of both units, over planes in which
//!   both withhold the same (`Links::movable`);
//! - the two units are *partners*: their numbers are gathered in the same place, so every sum
//!   that contains that place is unchanged, and every sum that contains only one of them is
//!   incomplete and hidden by its debt.
//!
//! `settle` looks for such a change for each withheld number and for each difference of a
//! few pupils between a whole and its parts; `cover` withholds the cheapest further rows until
//! there is one, or gathers further out. `pool` keeps what is shown as a sum from being small
//! itself. Where all that fails the number is gathered nowhere, and all totals around it say
//! that they are incomplete. Published totals of the source are rows like any other; one that
//! is withheld takes everything inside it along.
//!
//! What is not claimed: that ranges are wide (a few pupils may still be known to be few), and
//! that units which publish different scales, subjects or years know nothing of each other
//! beyond the links of the dictionary.

use serde::{Deserialize, Serialize};

use crate::cube::Cube;

mod cover;
mod links;
mod merge;
mod pool;
mod row;
mod secret;
mod set;
mod settle;
mod shield;
mod slice;
mod table;
#[cfg(test)]
mod tests;

/// What may be shown.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Policy {
    /// Everything: data that are public already, or one's own.
    #[default]
    Everything,
    /// For everybody to see: cells of fewer than [`Policy::threshold`] pupils are gathered.
    Public,
}

impl Policy {
    /// The smallest number of pupils that is shown (domain 5.12, 0: no limit).
    pub fn threshold(self) -> u64 {
        match self {
            Self::Everything => 0,
            Self::Public => 5,
        }
    }
}

/// Which part of the territory somebody may see. Comes from a session or the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All of it.
    #[default]
    Everything,
    /// These schools, by code.
    Schools(Vec<crate::code::Code>),
}

/// Something that went through [`publish`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published<T> {
    inner: T,
    policy: Policy,
}

impl<T> Published<T> {
    /// What was published.
    pub fn get(&self) -> &T {
        &self.inner
    }

    /// Under which policy.
    pub fn policy(&self) -> Policy {
        self.policy
    }
}

impl Published<Cube> {
    /// The published cube as bytes, policy first.
    pub fn serialize(&self) -> Vec<u8> {
        let mut bytes = vec![self.policy as u8];
        bytes.extend(self.inner.serialize());
        bytes
    }

    /// Reads what [`Published::serialize`] wrote: published once, it stays published.
    ///
    /// # Errors
    ///
    /// [`crate::cube::Undecodable`] if the bytes are no published cube of this version.
    pub fn deserialize(bytes: &[u8]) -> Result<Self, crate::cube::Undecodable> {
        let damaged = crate::cube::Undecodable::Damaged("no policy");
        let (first, rest) = bytes.split_first().ok_or(damaged.clone())?;
        let policies = <Policy as strum::VariantArray>::VARIANTS;
        let policy = *policies.get(usize::from(*first)).ok_or(damaged)?;
        Ok(Self { inner: Cube::deserialize(rest)?, policy })
    }
}

/// Prepares a cube for those whom `policy` describes.
pub fn publish(mut cube: Cube, policy: Policy) -> Published<Cube> {
    let inner = match policy {
        Policy::Everything => cube,
        Policy::Public => {
            // Beside the latest attempts they would tell of single pupils, whatever is gathered.
            if let Some(first) = cube.dictionary().first_attempts() {
                cube.forget(first);
            }
            merge::merged(&cube, policy.threshold())
        }
    };
    Published { inner, policy }
}
