//! What consists of what.

use serde::{Deserialize, Serialize};

use super::{Detail, Dictionary, MemberId};
use crate::dimension::Dimension;

/// One member is part of another, within one procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partition {
    /// [`Dimension::Grade`], [`Dimension::Group`] or [`Dimension::Subject`].
    pub dimension: Dimension,
    /// The procedure in which this holds; `None` for all.
    pub procedure: Option<MemberId>,
    /// The whole.
    pub whole: MemberId,
    /// The part.
    pub part: MemberId,
    /// Parts of one family do not overlap: grades, sexes. A part with a family of its own
    /// (pupils with special needs) overlaps with every other.
    pub family: u8,
    /// Whether the parts of the family make up the whole, so that their sum may stand for it.
    pub is_exhaustive: bool,
}

impl Dictionary {
    /// The partitions of `dimension` that hold in `procedure`.
    pub fn partitions(
        &self,
        dimension: Dimension,
        procedure: MemberId,
    ) -> impl Iterator<Item = &Partition> {
        self.partitions.iter().filter(move |it| {
            it.dimension == dimension && it.procedure.is_none_or(|of| of == procedure)
        })
    }

    /// The parts of `whole` in `procedure`, in list order.
    pub fn parts(
        &self,
        dimension: Dimension,
        procedure: MemberId,
        whole: MemberId,
    ) -> Vec<MemberId> {
        self.partitions(dimension, procedure)
            .filter(|it| it.whole == whole)
            .map(|it| it.part)
            .collect()
    }

    /// Whether `member` is neither a part of another in `procedure` nor the total of others.
    pub fn stands_alone(
        &self,
        dimension: Dimension,
        procedure: MemberId,
        member: MemberId,
    ) -> bool {
        let is_part = self.partitions(dimension, procedure).any(|it| it.part == member);
        !is_part && self.members(dimension)[usize::from(member)].detail != Detail::SubjectTotal
    }

    /// Whether `member` is directly or indirectly part of `whole` in `procedure`.
    pub fn is_part_of(
        &self,
        dimension: Dimension,
        procedure: MemberId,
        member: MemberId,
        whole: MemberId,
    ) -> bool {
        self.partitions(dimension, procedure).any(|it| {
            it.part == member
                && (it.whole == whole || self.is_part_of(dimension, procedure, it.whole, whole))
        })
    }
}
