//! The numbers of a row: what they must be to be believed.

use analysis::{
    Tally,
    scale::ScoreKind,
    tally::{Attendance, Journal, Levels, SCORE_UNIT, Sum},
};

use super::{
    column::{Column, LEVELS, PERCENTS},
    fields::Fields,
};
use crate::{gathering::SCHOOL_MAX, problem::Problem, scales::Known};

/// Digits behind the point of a score and of a squared score.
const SCORE_DIGITS: u32 = 3;
const SQUARE_DIGITS: u32 = 6;
/// Digits of a mean that matter when it is multiplied by its pupils.
const MEAN_DIGITS: u32 = 9;

/// The scale the row names, or the one its columns imply; its place in `known`.
pub(super) fn scale(fields: &Fields<'_>, known: &[Known]) -> Result<usize, Problem> {
    let columns = fields.columns;
    let has = |it| columns.has(it);
    let implied = match (fields.text(Column::Scale), columns.levels()) {
        ("", 4) => "marks_2_5",
        ("", 0) if has(Column::PointsMax) => "points",
        ("", 0) if has(Column::ScoresMean) || has(Column::ScoresSum) => "scores",
        ("", 0) => "counts",
        ("", _) => "",
        (named, _) => named,
    };
    let found = known.iter().position(|it| it.scale.code.as_str().eq_ignore_ascii_case(implied));
    found.ok_or_else(|| {
        let codes: Vec<_> = known.iter().map(|it| it.scale.code.as_str()).collect();
        let expected =
            format!("one of: {} (without it, exactly four levels are marks 2–5)", codes.join(", "));
        fields.problem(Column::Scale, expected)
    })
}

/// The sums of the row.
pub(super) fn tally(fields: &Fields<'_>, scale: &Known) -> Result<Tally, Problem> {
    let levels = levels(fields, scale)?;
    let sum = levels.map(|it| it.graded() + it.not_graded);
    let participants = match (fields.count(Column::Participants)?, sum) {
        (Some(n), Some(sum)) if n != sum => {
            let expected = format!("{sum}, the sum of all levels and not_graded");
            return Err(fields.problem(Column::Participants, expected));
        }
        (Some(n), _) | (None, Some(n)) => n,
        (None, None) => fields
            .count(Column::ScoresN)?
            .ok_or_else(|| fields.problem(Column::Participants, "the number of participants"))?,
    };
    if !fields.text(Column::SchoolCode).is_empty() && participants > SCHOOL_MAX {
        let expected = format!("at most {SCHOOL_MAX} pupils of one school");
        return Err(fields.problem(Column::Participants, expected));
    }
    let scores = scores(fields, scale, participants)?;
    Ok(Tally {
        participants,
        attendance: attendance(fields, participants)?,
        levels,
        squares: squares(fields, scores)?,
        points_max: points_max(fields, scale, scores, participants)?,
        scores,
        journal: journal(fields, participants)?,
    })
}

fn levels(fields: &Fields<'_>, scale: &Known) -> Result<Option<Levels>, Problem> {
    let many = usize::from(scale.scale.levels);
    let (on_scale, beyond) = LEVELS.split_at(many);
    let stray = |it: &&Column| !fields.text(**it).is_empty();
    if let Some(stray) = beyond.iter().chain(&PERCENTS[many..]).find(stray) {
        let expected =
            format!("nothing: the scale {} has {} levels", scale.scale.code, scale.scale.levels);
        return Err(fields.problem(*stray, expected));
    }
    let not_graded = fields.count(Column::NotGraded)?;
    if on_scale.iter().all(|it| fields.text(*it).is_empty()) {
        if let Some(levels) = shares(fields, many, not_graded.unwrap_or_default())? {
            return Ok(Some(levels));
        }
        return match not_graded {
            Some(_) => Err(fields.problem(Column::NotGraded, "nothing where no level is given")),
            None => Ok(None),
        };
    }
    let mut levels = Levels { not_graded: not_graded.unwrap_or_default(), ..Levels::default() };
    let mut blank = None;
    for (count, column) in levels.counts.iter_mut().zip(on_scale) {
        match fields.count(*column)? {
            Some(it) => *count = it,
            None => blank = blank.or(Some(*column)),
        }
    }
    // Where the others are everybody, nobody is left for a level with a dash.
    let is_everybody = || {
        fields.count(Column::Participants).map(|it| it == Some(levels.graded() + levels.not_graded))
    };
    match blank {
        Some(column) if !(fields.columns.is_mapped && is_everybody()?) => {
            return Err(fields.problem(column, "a count, 0 if nobody has this level"));
        }
        _ => {}
    }
    Ok(Some(levels))
}

/// Levels of which the file has the shares among those graded.
fn shares(fields: &Fields<'_>, many: usize, not_graded: u64) -> Result<Option<Levels>, Problem> {
    if PERCENTS[..many].iter().all(|it| fields.text(*it).is_empty()) {
        return Ok(None);
    }
    let all = fields
        .count(Column::Participants)?
        .ok_or_else(|| fields.problem(Column::Participants, "the number of participants"))?;
    let graded = all.checked_sub(not_graded).ok_or_else(|| {
        fields.problem(Column::NotGraded, format!("at most {all}, the participants"))
    })?;
    let counted = fields.shared(many, graded)?.unwrap_or_default();
    let mut levels = Levels { not_graded, ..Levels::default() };
    levels.counts.iter_mut().zip(counted).for_each(|(to, from)| *to = from);
    Ok(Some(levels))
}

fn scores(fields: &Fields<'_>, scale: &Known, participants: u64) -> Result<Option<Sum>, Problem> {
    let mean = fields.decimal(Column::ScoresMean, MEAN_DIGITS)?;
    let sum = fields.decimal(Column::ScoresSum, SCORE_DIGITS)?;
    let n = covered(fields, participants)?;
    let (column, sum) = match (mean, sum) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => {
            return Err(fields.problem(Column::ScoresSum, "nothing beside scores_mean"));
        }
        // As `Sum::of_mean`, round(1000 · mean · n), but of the decimal number itself.
        (Some(mean), None) => {
            let unit = 10_i128.pow(MEAN_DIGITS - SCORE_DIGITS);
            (Column::ScoresMean, (mean * i128::from(n) + unit / 2) / unit)
        }
        (None, Some(sum)) => (Column::ScoresSum, sum),
    };
    if n == 0 {
        return Err(fields.problem(column, "nothing where nobody took part"));
    }
    if scale.scale.scores == ScoreKind::None {
        let expected = format!("nothing: the scale {} has no scores", scale.scale.code);
        return Err(fields.problem(column, expected));
    }
    let max = match fields.decimal(Column::PointsMax, SCORE_DIGITS)? {
        #[expect(clippy::cast_precision_loss, reason = "only compared with a mean")]
        Some(points) => scale.max.min(points as f64 / SCORE_UNIT as f64),
        None => scale.max,
    };
    #[expect(clippy::cast_precision_loss, reason = "only compared with the bounds")]
    let mean = sum as f64 / (SCORE_UNIT as f64 * n as f64);
    // Half a thousandth for the rounding of the sum.
    if mean < scale.min - 0.0005 || mean > max + 0.0005 {
        let expected = format!("a mean from {} to {max}", scale.min);
        return Err(fields.problem(column, expected));
    }
    Ok(Some(Sum { n, sum }))
}

/// How many pupils the scores cover: all, unless the file says otherwise.
fn covered(fields: &Fields<'_>, participants: u64) -> Result<u64, Problem> {
    let n = fields.count(Column::ScoresN)?.unwrap_or(participants);
    if n > participants {
        let expected = format!("at most {participants}, the participants");
        return Err(fields.problem(Column::ScoresN, expected));
    }
    Ok(n)
}

fn squares(fields: &Fields<'_>, scores: Option<Sum>) -> Result<Option<Sum>, Problem> {
    let Some(sum) = fields.decimal(Column::SquaresSum, SQUARE_DIGITS)? else { return Ok(None) };
    let Some(scores) = scores else {
        return Err(fields.problem(Column::SquaresSum, "nothing without scores"));
    };
    // No distribution has less (Cauchy and Schwarz); a smaller number is a sum of something else.
    // A published mean may be rounded by half a thousandth, so its sum by n/2 thousandths.
    let n = i128::from(scores.n);
    let least = (scores.sum - (n + 1) / 2).max(0);
    if sum * n < least * least {
        let expected = "the sum of squared scores, which cannot be below the squared sum / n";
        return Err(fields.problem(Column::SquaresSum, expected));
    }
    Ok(Some(Sum { n: scores.n, sum }))
}

/// The column holds the maximum of the work; the cell keeps it times the pupils.
fn points_max(
    fields: &Fields<'_>,
    scale: &Known,
    scores: Option<Sum>,
    participants: u64,
) -> Result<Option<Sum>, Problem> {
    let fixed = scale.points.map(|it| i128::from(it) * i128::from(SCORE_UNIT));
    let n = scores.map_or(participants, |it| it.n);
    let max = fields.decimal(Column::PointsMax, SCORE_DIGITS)?;
    if max == Some(0) {
        return Err(fields.problem(Column::PointsMax, "the points of the whole work, above 0"));
    }
    Ok(max.or(fixed).map(|max| Sum { n, sum: max * i128::from(n) }))
}

fn attendance(fields: &Fields<'_>, participants: u64) -> Result<Option<Attendance>, Problem> {
    let present = fields.count(Column::Present)?;
    let Some(registered) = fields.count(Column::Registered)? else {
        return match present {
            Some(_) => Err(fields.problem(Column::Registered, "a count beside present")),
            None => Ok(None),
        };
    };
    let present = present.unwrap_or(participants);
    if present < participants {
        let expected = format!("at least {participants}, the participants");
        return Err(fields.problem(Column::Present, expected));
    }
    if registered < present {
        let expected = format!("at least {present}, those present");
        return Err(fields.problem(Column::Registered, expected));
    }
    Ok(Some(Attendance { registered, present, valid: participants }))
}

fn journal(fields: &Fields<'_>, participants: u64) -> Result<Option<Journal>, Problem> {
    let columns = [Column::JournalLower, Column::JournalSame, Column::JournalHigher];
    if columns.iter().all(|it| fields.text(*it).is_empty()) {
        return Ok(None);
    }
    let count = |it| fields.count(it)?.ok_or_else(|| fields.problem(it, "all three or none"));
    let [lower, same, higher] = [count(columns[0])?, count(columns[1])?, count(columns[2])?];
    if lower + same + higher > participants {
        let expected = format!("together at most {participants}, the participants");
        return Err(fields.problem(Column::JournalHigher, expected));
    }
    Ok(Some(Journal { lower, same, higher }))
}
