//! Reading an indicator off a tally: the only place where results are divided.

use std::num::NonZeroU64;

use super::{
    Absence, Indicator, Levels, Measured, SCORE_UNIT, Scale, ScoreKind, Sum, Tally, interval,
};
use crate::stats::quantile::sample_sd_of_sums;

/// Simonov's weights for marks 2, 3, 4, 5: squares of 0.4, 0.6, 0.8 and 1, in percent
/// (В. П. Симонов, «Диагностика степени обученности учащихся», М.: МПА, 1999).
const SIMONOV_WEIGHTS: [u64; 4] = [16, 36, 64, 100];
/// Simonov's weight of a pupil who was not graded, same source.
const SIMONOV_NOT_GRADED: u64 = 7;

impl Indicator {
    /// Reads the indicator off a tally.
    ///
    /// # Errors
    ///
    /// Why there is no value: [`Absence::NotApplicable`] if the scale does not give it,
    /// [`Absence::NoData`] if the tally lacks the part or nobody took part.
    pub fn read(self, tally: &Tally, scale: &Scale) -> Result<Measured, Absence> {
        match self {
            Self::Own(own) => own.read(tally, scale),
            Self::Participants => people(tally),
            Self::ParticipationShare | Self::AbsentShare => self.attendance(tally),
            Self::MeanScore => mean_score(tally, scale),
            Self::MeanPercent => mean_percent(tally, scale),
            Self::SdScore => sd_score(tally, scale),
            Self::MeanMark if scale.scores == ScoreKind::Mark => mean_score(tally, scale),
            Self::MeanMark => mean_mark(tally, scale),
            Self::Sou => simonov(tally, scale),
            Self::Quality
            | Self::Pass
            | Self::Below
            | Self::High
            | Self::Share1
            | Self::Share2
            | Self::Share3
            | Self::Share4
            | Self::Share5
            | Self::Share6 => self.share_of_levels(tally, scale),
        }
    }

    fn share_of_levels(self, tally: &Tally, scale: &Scale) -> Result<Measured, Absence> {
        let counted = self.counted_levels(scale).ok_or(Absence::NotApplicable)?;
        let levels = tally.levels.ok_or(Absence::NoData)?;
        let count = levels.counts[counted.start() - 1..*counted.end()].iter().sum();
        share(count, denominator_of_levels(&levels, scale))
    }

    fn attendance(self, tally: &Tally) -> Result<Measured, Absence> {
        let attendance = tally.attendance.ok_or(Absence::NoData)?;
        let count = match self {
            Self::AbsentShare => attendance.registered.saturating_sub(attendance.present),
            _ => attendance.valid,
        };
        share(count, attendance.registered)
    }
}

/// Mean and sample deviation of what a tally measures its pupils by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Moments {
    /// How many pupils.
    pub(crate) n: u64,
    /// Their mean.
    pub(crate) mean: f64,
    /// Their deviation; of one pupil there is none.
    pub(crate) sd: Option<f64>,
}

/// The moments of the scores, or of the marks where no scores with their squares are told.
pub(crate) fn moments(tally: &Tally, scale: &Scale) -> Option<Moments> {
    let of_scores = tally.scores.zip(tally.squares).filter(|(it, squares)| it.n == squares.n);
    if let Some((scores, _)) =
        of_scores.filter(|(it, _)| it.n > 0 && scale.scores != ScoreKind::None)
    {
        let mean = signed(scores.sum) / signed(i128::from(SCORE_UNIT)) / float(scores.n);
        return Some(Moments { n: scores.n, mean, sd: sd_of_scores(tally) });
    }
    let it = mean_mark(tally, scale).ok()?;
    Some(Moments { n: it.n, mean: it.value, sd: it.sd })
}

/// Who counts in the denominator of shares of levels (domain 1.0: н/а only where the scale says so).
fn denominator_of_levels(levels: &Levels, scale: &Scale) -> u64 {
    levels.graded() + if scale.counts_not_graded { levels.not_graded } else { 0 }
}

fn people(tally: &Tally) -> Result<Measured, Absence> {
    if tally.participants == 0 {
        return Err(Absence::NoData);
    }
    let count = float(tally.participants);
    Ok(Measured {
        value: count,
        interval: None,
        sd: None,
        numerator: Some(count),
        denominator: 1.0,
        n: tally.participants,
    })
}

pub(super) fn share(count: u64, of: u64) -> Result<Measured, Absence> {
    let n = NonZeroU64::new(of).ok_or(Absence::NoData)?;
    Ok(Measured {
        value: float(count) / float(of),
        interval: Some(interval::wilson(count, n)),
        sd: None,
        numerator: Some(float(count)),
        denominator: float(of),
        n: of,
    })
}

fn mean_score(tally: &Tally, scale: &Scale) -> Result<Measured, Absence> {
    if scale.scores == ScoreKind::None {
        return Err(Absence::NotApplicable);
    }
    let scores = present(tally.scores)?;
    let total = signed(scores.sum) / signed(i128::from(SCORE_UNIT));
    let mean = total / float(scores.n);
    Ok(mean_of(mean, total, sd_of_scores(tally), scores.n))
}

/// A mean with its deviation, and the interval that follows from both.
pub(super) fn mean_of(mean: f64, total: f64, sd: Option<f64>, n: u64) -> Measured {
    Measured {
        value: mean,
        interval: sd.and_then(|sd| interval::mean_t(mean, sd, n)),
        sd,
        numerator: Some(total),
        denominator: float(n),
        n,
    }
}

/// Points earned of points possible. Points of one pupil hang together and are no independent trials:
/// the interval is Student's on what each pupil earned of the maximum, where that is one for all.
fn mean_percent(tally: &Tally, scale: &Scale) -> Result<Measured, Absence> {
    if scale.scores != ScoreKind::Points {
        return Err(Absence::NotApplicable);
    }
    let (scores, possible) = (present(tally.scores)?, present(tally.points_max)?);
    if possible.n != scores.n || possible.sum <= 0 {
        return Err(Absence::NoData);
    }
    let unit = signed(i128::from(SCORE_UNIT));
    let value = signed(scores.sum) / signed(possible.sum);
    let n = i128::from(scores.n);
    let maximum = (possible.sum % n == 0).then(|| signed(possible.sum / n) / unit);
    let sd = sd_of_scores(tally).zip(maximum).map(|(sd, maximum)| sd / maximum);
    Ok(Measured {
        value,
        interval: sd.and_then(|sd| Indicator::MeanPercent.student(value, sd, scores.n)),
        sd,
        numerator: Some(signed(scores.sum) / unit),
        denominator: signed(possible.sum) / unit,
        n: scores.n,
    })
}

fn sd_score(tally: &Tally, scale: &Scale) -> Result<Measured, Absence> {
    if scale.scores == ScoreKind::None {
        return Err(Absence::NotApplicable);
    }
    let n = present(tally.scores)?.n;
    let value = sd_of_scores(tally).ok_or(Absence::NoData)?;
    Ok(Measured { value, interval: None, sd: None, numerator: None, denominator: float(n - 1), n })
}

/// Sample standard deviation of the scores, where the squares cover the same pupils.
fn sd_of_scores(tally: &Tally) -> Option<f64> {
    let (scores, squares) = (tally.scores?, tally.squares?);
    if scores.n != squares.n {
        return None;
    }
    let sd = sample_sd_of_sums(scores.n, scores.sum, squares.sum)?;
    Some(sd / signed(i128::from(SCORE_UNIT)))
}

fn mean_mark(tally: &Tally, scale: &Scale) -> Result<Measured, Absence> {
    let lowest = u64::from(scale.lowest_mark.ok_or(Absence::NotApplicable)?);
    let levels = tally.levels.ok_or(Absence::NoData)?;
    let n = levels.graded();
    let weighted = |power: u32| -> u64 {
        (lowest..).zip(levels.counts).map(|(mark, count)| mark.pow(power) * count).sum()
    };
    let (sum, squares) = (weighted(1), weighted(2));
    if n == 0 {
        return Err(Absence::NoData);
    }
    let mean = float(sum) / float(n);
    let sd = sample_sd_of_sums(n, i128::from(sum), i128::from(squares));
    Ok(mean_of(mean, float(sum), sd, n))
}

/// СОУ = (100·n₅ + 64·n₄ + 36·n₃ + 16·n₂ + 7·н) / N, on marks 2–5 only. The weights are a
/// convention without measurement theory, so there is no interval and nothing is tested on it.
fn simonov(tally: &Tally, scale: &Scale) -> Result<Measured, Absence> {
    if (scale.lowest_mark, scale.levels) != (Some(2), 4) {
        return Err(Absence::NotApplicable);
    }
    let levels = tally.levels.ok_or(Absence::NoData)?;
    let n = denominator_of_levels(&levels, scale);
    let graded: u64 = SIMONOV_WEIGHTS.iter().zip(levels.counts).map(|(w, count)| w * count).sum();
    let not_graded =
        if scale.counts_not_graded { SIMONOV_NOT_GRADED * levels.not_graded } else { 0 };
    if n == 0 {
        return Err(Absence::NoData);
    }
    let sum = float(graded + not_graded);
    Ok(Measured {
        value: sum / float(n),
        interval: None,
        sd: None,
        numerator: Some(sum),
        denominator: float(n),
        n,
    })
}

fn present(part: Option<Sum>) -> Result<Sum, Absence> {
    part.filter(|it| it.n > 0).ok_or(Absence::NoData)
}

#[expect(clippy::cast_precision_loss, reason = "pupils of a country fit in 52 bits")]
pub(super) fn float(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "divided at once; 52 bits keep 15 digits")]
pub(super) fn signed(sum: i128) -> f64 {
    sum as f64
}
