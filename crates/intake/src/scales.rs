//! The scales the product knows by code, with the bounds of a mean on each.

use analysis::{
    Scale,
    code::Code,
    scale::{EGE_BANDS, ScoreKind},
};

/// The largest score any work gives; beyond it is a slip.
const POINTS_MAX: f64 = 1_000.0;

/// The lowest scaled score of MCAS.
pub(crate) const MCAS_MIN: f64 = 440.0;
/// The highest scaled score of MCAS.
pub(crate) const MCAS_MAX: f64 = 560.0;

/// A scale, and what its mean may be.
#[derive(Clone)]
pub(crate) struct Known {
    pub(crate) scale: Scale,
    /// Lowest possible mean.
    pub(crate) min: f64,
    /// Highest possible mean.
    pub(crate) max: f64,
    /// Points of the work, where the scale fixes them.
    pub(crate) points: Option<u16>,
}

/// Four MCAS levels and the scaled score, 440–560.
pub(crate) fn mcas_4() -> Known {
    let scale = Scale {
        code: Code::spelled("mcas_4"),
        levels: 4,
        pass_from: 3,
        quality_from: 3,
        below_to: 1,
        lowest_mark: None,
        counts_not_graded: false,
        scores: ScoreKind::Scaled,
    };
    Known { scale, min: MCAS_MIN, max: MCAS_MAX, points: None }
}

/// The mark 2.00–6.00 of the ДЗИ.
pub(crate) fn dzi_2_6() -> Known {
    Known { scale: without_levels("dzi_2_6", ScoreKind::Mark), min: 2.0, max: 6.0, points: None }
}

/// Points of an НВО, from 0 to a maximum.
pub(crate) fn nvo(code: &str, max: u16) -> Known {
    let scale = without_levels(code, ScoreKind::Points);
    Known { scale, min: 0.0, max: f64::from(max), points: Some(max) }
}

/// Marks 2–5.
pub(crate) fn marks_2_5() -> Known {
    Known { scale: Scale::marks_2_to_5(), min: 0.0, max: POINTS_MAX, points: None }
}

/// Points without marks.
pub(crate) fn points() -> Known {
    let scale = without_levels("points", ScoreKind::Points);
    Known { scale, min: 0.0, max: POINTS_MAX, points: None }
}

/// Scores of which no maximum is known.
pub(crate) fn scores() -> Known {
    let scale = without_levels("scores", ScoreKind::Scaled);
    Known { scale, min: 0.0, max: POINTS_MAX, points: None }
}

/// Nothing but participants.
pub(crate) fn counts() -> Known {
    Known { scale: without_levels("counts", ScoreKind::None), min: 0.0, max: 0.0, points: None }
}

/// Test scores of the ЕГЭ with the pupils below the minimum, between, from `high` to 99, and with
/// 100: four levels. Which score counts as high differs between publishers, so it is in the code.
pub(crate) fn ege(high: u16) -> Known {
    let scale = Scale {
        levels: 4,
        pass_from: 2,
        quality_from: 3,
        below_to: 1,
        ..without_levels(&format!("ege_high_{high}"), ScoreKind::Scaled)
    };
    Known { scale, min: 0.0, max: 100.0, points: None }
}

/// Test scores of the ЕГЭ in the five bands of the official report: below the minimum, to 60, to 80,
/// to 99, and 100. A high score (высокий балл) begins at 81.
pub(crate) fn ege_bands() -> Known {
    let scale = Scale {
        levels: 5,
        pass_from: 2,
        quality_from: 4,
        below_to: 1,
        ..without_levels(EGE_BANDS, ScoreKind::Scaled)
    };
    Known { scale, min: 0.0, max: 100.0, points: None }
}

/// Marks of the ЕГЭ in mathematics on the basic level, known by their mean.
pub(crate) fn ege_basic() -> Known {
    Known { scale: without_levels("ege_basic", ScoreKind::Mark), min: 2.0, max: 5.0, points: None }
}

/// A criterion of НОКО, or a share of those asked.
pub(crate) fn noko_100() -> Known {
    Known {
        scale: without_levels("noko_100", ScoreKind::Scaled),
        min: 0.0,
        max: 100.0,
        points: None,
    }
}

/// Points of the four criteria that НОК had before 2018.
pub(crate) fn noko_160() -> Known {
    Known {
        scale: without_levels("noko_160", ScoreKind::Scaled),
        min: 0.0,
        max: 160.0,
        points: None,
    }
}

/// Every scale a file may name.
pub(crate) fn all() -> Vec<Known> {
    vec![
        marks_2_5(),
        points(),
        scores(),
        counts(),
        mcas_4(),
        dzi_2_6(),
        nvo("nvo4_100", 100),
        nvo("nvo7_65", 65),
        nvo("nvo7_100", 100),
        nvo("nvo10_100", 100),
        ege_bands(),
    ]
}

fn without_levels(code: &str, scores: ScoreKind) -> Scale {
    Scale {
        code: Code::spelled(code),
        levels: 0,
        pass_from: 0,
        quality_from: 0,
        below_to: 0,
        lowest_mark: None,
        counts_not_graded: false,
        scores,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_is_possible_and_has_its_own_code() {
        let mut codes = std::collections::BTreeSet::new();
        for Known { scale, min, max, .. } in
            all().into_iter().chain([ege(80), ege_basic(), noko_100(), noko_160()])
        {
            assert!(codes.insert(scale.code.clone()), "{}", scale.code);
            assert!(min <= max);
            scale.checked().unwrap();
        }
    }
}
