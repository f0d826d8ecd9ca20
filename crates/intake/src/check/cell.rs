//! Rules about one result: what cannot be, and what hardly ever is.

use analysis::{
    Batch, Cell, Scale, UnitKind,
    scale::ScoreKind,
    tally::{Attendance, Journal, Levels, SCORE_UNIT, Sum},
};

use super::{Findings, Rule};

/// Below it "all the same" happens by chance.
const ALIKE_MIN: u64 = 10;
/// «Доля 100 % при n > 20»: a sign for a closer look, no verdict.
const PERFECT_ABOVE: u64 = 20;
/// Twelve parallel classes of thirty: no school of the country has more in one grade.
const PARALLEL_MAX: u64 = 360;

pub(super) fn check(batch: &Batch, findings: &mut Findings) {
    for (at, cell) in batch.cells.iter().enumerate() {
        let Some(scale) = batch.dictionary.scales.get(usize::from(cell.place.scale)) else {
            continue;
        };
        let mut found = |rule: Rule, found: String, expected: String| {
            findings.about(rule, batch, at, found, expected);
        };
        if cell.tally.participants == 0 {
            found(Rule::Nobody, "0".to_owned(), "≥ 1".to_owned());
        }
        parallel(batch, cell, &mut found);
        levels(cell, scale, &mut found);
        scores(cell, scale, &mut found);
        attendance(cell, &mut found);
        journal(cell, &mut found);
    }
}

fn parallel(batch: &Batch, cell: &Cell, found: &mut impl FnMut(Rule, String, String)) {
    let n = cell.tally.participants;
    let is_school =
        batch.units.get(cell.unit as usize).is_some_and(|it| it.0.kind >= UnitKind::School);
    if is_school && n > PARALLEL_MAX {
        found(Rule::ParallelTooLarge, n.to_string(), format!("≤ {PARALLEL_MAX}"));
    }
}

fn levels(cell: &Cell, scale: &Scale, found: &mut impl FnMut(Rule, String, String)) {
    let Some(levels @ Levels { counts, not_graded }) = cell.tally.levels else { return };
    let (participants, graded) = (cell.tally.participants, levels.graded());
    if graded > participants {
        found(Rule::LevelsAboveParticipants, graded.to_string(), format!("≤ {participants}"));
    } else if graded + not_graded < participants {
        let (sum, expected) = (graded + not_graded, format!("= {participants}"));
        found(Rule::LevelsBelowParticipants, sum.to_string(), expected);
    }
    if graded >= ALIKE_MIN && counts.contains(&graded) {
        found(Rule::AllTheSameLevel, graded.to_string(), format!("< {graded}"));
    }
    if graded <= PERFECT_ABOVE || scale.levels == 0 {
        return;
    }
    let from = |level: u8| counts.iter().skip(usize::from(level).saturating_sub(1)).sum::<u64>();
    if from(scale.quality_from) == graded {
        found(Rule::AllReachQuality, "100 %".to_owned(), format!("< 100 % (n = {graded})"));
    }
    if from(scale.pass_from) == 0 {
        found(Rule::NobodyPasses, "0 %".to_owned(), format!("> 0 % (n = {graded})"));
    }
}

fn scores(cell: &Cell, scale: &Scale, found: &mut impl FnMut(Rule, String, String)) {
    let Some(Sum { n, sum }) = cell.tally.scores.filter(|it| it.n > 0) else { return };
    let participants = cell.tally.participants;
    if n > participants {
        found(Rule::ScoresAboveParticipants, n.to_string(), format!("≤ {participants}"));
    }
    if sum < 0 {
        found(Rule::MeanBelowZero, mean(n, sum), "≥ 0".to_owned());
    }
    if let Some(max) = cell.tally.points_max.filter(|it| it.n > 0)
        // Means compared crosswise, in whole numbers.
        && sum * i128::from(max.n) > max.sum * i128::from(n)
    {
        found(Rule::MeanAboveMaximum, mean(n, sum), format!("≤ {}", mean(max.n, max.sum)));
    }
    if let (ScoreKind::Mark, Some(lowest)) = (scale.scores, scale.lowest_mark) {
        let highest = lowest + scale.levels.saturating_sub(1);
        let of = |mark: u8| i128::from(mark) * i128::from(SCORE_UNIT) * i128::from(n);
        if !(of(lowest)..=of(highest)).contains(&sum) {
            found(Rule::MarkOutsideScale, mean(n, sum), format!("{lowest}–{highest}"));
        }
    }
    // The sum of squares is never below the square of the sum over n (Cauchy and Schwarz); a mean
    // that was rounded before it became a sum may lie a little beside it.
    if let Some(squares) = cell.tally.squares.filter(|it| it.n == n)
        && (squares.sum + squares.sum / 100) * i128::from(n) < sum * sum
    {
        found(
            Rule::SquaresTooSmall,
            squares.sum.to_string(),
            format!("≥ {}", sum * sum / i128::from(n)),
        );
    }
}

fn attendance(cell: &Cell, found: &mut impl FnMut(Rule, String, String)) {
    let Some(Attendance { registered, present, valid }) = cell.tally.attendance else { return };
    if present > registered {
        found(Rule::PresentAboveRegistered, present.to_string(), format!("≤ {registered}"));
    }
    if valid > present {
        found(Rule::ValidAbovePresent, valid.to_string(), format!("≤ {present}"));
    }
    if valid != cell.tally.participants {
        let participants = cell.tally.participants;
        found(Rule::ParticipantsNotValid, participants.to_string(), format!("= {valid}"));
    }
    if registered >= ALIKE_MIN && valid * 4 < registered * 3 {
        found(Rule::LowParticipation, format!("{valid} / {registered}"), "≥ 75 %".to_owned());
    }
}

fn journal(cell: &Cell, found: &mut impl FnMut(Rule, String, String)) {
    let Some(Journal { lower, same, higher }) = cell.tally.journal else { return };
    let compared = lower + same + higher;
    let marks = cell.tally.levels.map_or(cell.tally.participants, Levels::graded);
    if compared > marks {
        found(Rule::JournalAboveMarks, compared.to_string(), format!("≤ {marks}"));
    }
    if compared > PERFECT_ABOVE && same == compared {
        found(Rule::JournalAllSame, "100 %".to_owned(), format!("< 100 % (n = {compared})"));
    }
    if compared > PERFECT_ABOVE && lower * 2 > compared {
        found(Rule::JournalHalfLower, format!("{lower} / {compared}"), "≤ 50 %".to_owned());
    }
}

/// A mean for a person: two decimals are enough to find it in the file.
pub(super) fn mean(n: u64, sum: i128) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown, not computed with")]
    let mean = sum as f64 / (n as f64 * SCORE_UNIT as f64);
    format!("{mean:.2}")
}
