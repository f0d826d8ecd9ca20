//! Sets of planes (and of links between planes), small enough to be copied.

use std::hash::{BuildHasherDefault, Hasher};

/// How many planes and links together one table may have. Beyond, nothing of it is shown.
pub(super) const SIZE_MAX: usize = 64 * WORDS;
const WORDS: usize = 4;

/// A set of numbers below [`SIZE_MAX`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Set([u64; WORDS]);

impl Set {
    pub(super) fn only(member: usize) -> Self {
        let mut set = Self::default();
        set.insert(member);
        set
    }

    pub(super) fn has(self, member: usize) -> bool {
        self.0[member / 64] >> (member % 64) & 1 == 1
    }

    pub(super) fn insert(&mut self, member: usize) {
        self.0[member / 64] |= 1 << (member % 64);
    }

    pub(super) fn without(self, other: Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == [0; WORDS]
    }

    pub(super) fn len(self) -> usize {
        self.0.iter().map(|it| it.count_ones() as usize).sum()
    }

    /// The members in rising order.
    pub(super) fn iter(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(word, mut bits)| {
            std::iter::from_fn(move || {
                let bit = bits.trailing_zeros() as usize;
                (bits != 0).then(|| {
                    bits &= bits - 1;
                    64 * word + bit
                })
            })
        })
    }

    fn zip(self, other: Self, of: impl Fn(u64, u64) -> u64) -> Self {
        let mut set = self;
        for (a, b) in set.0.iter_mut().zip(other.0) {
            *a = of(*a, b);
        }
        set
    }
}

/// A hash of sets. Nobody outside chooses them, so mixing well is enough.
pub(super) type Quick = BuildHasherDefault<Mixed>;

/// What has been mixed so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            // The multiplier of `FxHasher`.
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word))
                .wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl std::ops::BitOr for Set {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.zip(other, |a, b| a | b)
    }
}

impl std::ops::BitAnd for Set {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.zip(other, |a, b| a & b)
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<T: IntoIterator<Item = usize>>(members: T) -> Self {
        let mut set = Self::default();
        members.into_iter().for_each(|it| set.insert(it));
        set
    }
}
