//! Rules that compare with what is known: the value that is there, and that of the year before.

use analysis::{
    Batch, Scale, Tally,
    tally::{Levels, Sum},
};

use super::{Findings, Known, Rule, cell::mean};

/// With fewer pupils a jump is chance.
const PUPILS_MIN: u64 = 20;
/// In percentage points.
const QUALITY_JUMP: u64 = 30;

pub(super) fn check(batch: &Batch, known: &Known, findings: &mut Findings) {
    for (at, cell) in batch.cells.iter().enumerate() {
        if let Some(before) = known.present.get(&at)
            && differs(before, &cell.tally)
        {
            let (found, expected) = (cell.tally.participants, before.participants);
            findings.about(
                Rule::ValueChanges,
                batch,
                at,
                format!("n = {found}"),
                format!("n = {expected}"),
            );
        }
        let Some(scale) = batch.dictionary.scales.get(usize::from(cell.place.scale)) else {
            continue;
        };
        if let Some(before) = known.year_before.get(&at) {
            let mut found = |rule: Rule, found: String, expected: String| {
                findings.about(rule, batch, at, found, expected);
            };
            jumps(before, &cell.tally, scale, &mut found);
        }
    }
}

/// Whether a part of the later value is another than that of the earlier.
fn differs(before: &Tally, after: &Tally) -> bool {
    // Taken apart without `..`, so that a new part cannot be forgotten here.
    let Tally { participants, attendance, levels, scores, squares, points_max, journal } = *after;
    participants != before.participants
        || attendance.is_some_and(|it| before.attendance.is_some_and(|was| was != it))
        || levels.is_some_and(|it| before.levels.is_some_and(|was| was != it))
        || scores.is_some_and(|it| before.scores.is_some_and(|was| was != it))
        || squares.is_some_and(|it| before.squares.is_some_and(|was| was != it))
        || points_max.is_some_and(|it| before.points_max.is_some_and(|was| was != it))
        || journal.is_some_and(|it| before.journal.is_some_and(|was| was != it))
}

fn jumps(
    before: &Tally,
    after: &Tally,
    scale: &Scale,
    found: &mut impl FnMut(Rule, String, String),
) {
    let (was, is) = (before.participants, after.participants);
    if was.max(is) >= PUPILS_MIN && (is > was * 2 || is * 2 < was) {
        found(Rule::ParticipantsJump, is.to_string(), format!("≈ {was}"));
    }
    if was.min(is) < PUPILS_MIN {
        return;
    }
    if let (Some(was), Some(is)) = (before.levels, after.levels)
        && let (Some((was, was_of)), Some((is, is_of))) = (quality(was, scale), quality(is, scale))
        // |a/b − c/d| > 30 %, in whole numbers.
        && (was * is_of).abs_diff(is * was_of) * 100 > QUALITY_JUMP * was_of * is_of
    {
        found(Rule::QualityJumps, format!("{is} / {is_of}"), format!("≈ {was} / {was_of}"));
    }
    if let (Some(was), Some(is), Some(max)) = (before.scores, after.scores, after.points_max)
        && is_far(was, is, max)
    {
        let expected = format!("≈ {}", mean(was.n, was.sum));
        found(Rule::MeanJumps, mean(is.n, is.sum), expected);
    }
}

/// Pupils who reach quality, and of how many.
fn quality(levels: Levels, scale: &Scale) -> Option<(u64, u64)> {
    let from = usize::from(scale.quality_from.checked_sub(1)?);
    let graded = levels.graded();
    (graded > 0).then(|| (levels.counts[from..].iter().sum(), graded))
}

/// Whether two means lie further apart than a quarter of the mean maximum.
fn is_far(was: Sum, is: Sum, max: Sum) -> bool {
    if was.n == 0 || is.n == 0 || max.n == 0 {
        return false;
    }
    let [was_n, is_n, max_n] = [was.n, is.n, max.n].map(i128::from);
    (was.sum * is_n - is.sum * was_n).abs() * max_n * 4 > max.sum * was_n * is_n
}
