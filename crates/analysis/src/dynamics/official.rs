//! What the official rule says of the share of «2», beside what the interval says.

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Row, answer},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    fioko::{Mark2Change, mark2_change},
    indicator::{Indicator, Measured},
    setting::Setting,
    year::AcademicYear,
};

/// The official label of a change in the share of «2», and what it was made of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Official {
    /// The label exactly as the document defines it, without regard to chance.
    pub label: Mark2Change,
    /// The share in the earlier year.
    pub before: Measured,
    /// The share in the later year.
    pub after: Measured,
}

/// The label for two years of the place; `None` where marks are not 2–5, where one of the years
/// has none, or across a break.
pub(super) fn official(
    cube: &Published<Cube>,
    setting: &Setting,
    from: AcademicYear,
    to: AcademicYear,
) -> Option<Official> {
    let view = setting.view.pooled().with_indicator(Indicator::Share1).without(Dimension::Year);
    let years = answer(cube, &view.broken_down_by(Dimension::Year));
    let row = |year: AcademicYear| years.row_of(&year.to_string());
    let (before, after) = (row(from)?, row(to)?);
    let scales = &cube.get().dictionary().scales;
    let is_mark_2 = |it: &Row| {
        let scale = it.scale.and_then(|id| scales.get(usize::from(id)));
        scale.is_some_and(|it| it.lowest_mark == Some(2) && it.below_to == 1)
    };
    if !is_mark_2(before) || !is_mark_2(after) {
        return None;
    }
    setting.change_between((from, Some(before)), (to, Some(after))).ok()?;
    let (before, after) = (before.value.ok()?, after.value.ok()?);
    let label = mark2_change(counts(&after)?, counts(&before)?);
    Some(Official { label, before, after })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both are counts of pupils that were widened to f64 exactly"
)]
fn counts(measured: &Measured) -> Option<(u64, NonZeroU64)> {
    Some((measured.numerator? as u64, NonZeroU64::new(measured.denominator as u64)?))
}
