//! Levels within one row: the case `suppress.small` (domain 5.12).
//!
//! Zero is shown. A count below the threshold is withheld, and where that is exactly one, the
//! smallest count that is still visible and not zero joins it, for n is published.

use crate::scale::LEVELS_MAX;

/// Which levels of a row are withheld, given those that are withheld already.
pub(super) fn withheld(
    counts: [u64; LEVELS_MAX],
    already: [bool; LEVELS_MAX],
    threshold: u64,
) -> [bool; LEVELS_MAX] {
    let mut withheld = already;
    for (withheld, count) in withheld.iter_mut().zip(counts) {
        *withheld |= (1..threshold).contains(&count);
    }
    if withheld.iter().filter(|it| **it).count() == 1 {
        let visible = (0..LEVELS_MAX).filter(|it| !withheld[*it] && counts[*it] > 0);
        if let Some(smallest) = visible.min_by_key(|it| counts[*it]) {
            withheld[smallest] = true;
        }
    }
    withheld
}
