//! Reading sums: the last step, where values or reasons for their absence come out.

use super::Sum;
use crate::{
    answer::{Absence, Row, select::Selection},
    cube::{Cube, Summed},
    dictionary::MemberId,
    indicator::{Indicator, Measured, Part, Unit},
    scale::Scale,
    tally::Tally,
    view::BY_MAX,
};

/// Turns sums into rows.
pub(super) struct Reader<'a> {
    pub(super) cube: &'a Cube,
    pub(super) indicator: Indicator,
    pub(super) selection: &'a Selection<'a>,
    /// For what needs no scale, such as counts of participants.
    pub(super) no_scale: Scale,
}

impl Reader<'_> {
    /// The part to add up: for a mean mark it depends on the scale of what was selected.
    pub(super) fn part(&self) -> Part {
        let scale = self.selection.planes.iter().find_map(|it| it.scale).map(|it| self.scale(it));
        scale.map_or(self.indicator.spec().part, |scale| self.indicator.part_on(scale))
    }

    fn scale(&self, id: MemberId) -> &Scale {
        &self.cube.dictionary().scales[usize::from(id)]
    }

    pub(super) fn row(&self, keys: [u32; BY_MAX], sum: &Sum) -> Row {
        let value = self.value(sum);
        let tally = &sum.summed.tally;
        Row {
            keys,
            value,
            participants: if sum.summed.debt.cells == 0 { tally.participants } else { 0 },
            coverage: value.ok().and_then(|it| self.coverage(tally, it.n)),
            scale: sum.scale.filter(|_| !sum.mixes_scales),
            grades: sum.grades,
        }
    }

    /// Attendance is told of everybody on the lists, so there it is no share of them.
    fn coverage(&self, tally: &Tally, n: u64) -> Option<f64> {
        match self.indicator.spec().part {
            Part::Attendance => tally.attendance_told(),
            _ => tally.coverage(n),
        }
    }

    /// The row of what was gathered from hidden cells: whole by construction, but for levels
    /// with which single counts of other rows are mixed.
    pub(super) fn gathered(&self, sum: &Sum) -> Row {
        let mut complete = sum.clone();
        complete.summed.debt.cells = 0;
        self.row([0; BY_MAX], &complete)
    }

    pub(super) fn value(&self, sum: &Sum) -> Result<Measured, Absence> {
        let needs_scale =
            !matches!(self.indicator.spec().part, Part::Participants | Part::Attendance);
        let is_share_of_levels =
            self.indicator.spec().part == Part::Levels && self.indicator.spec().unit == Unit::Share;
        if sum.mixes_sittings
            || self.selection.groups_overlap
            || (sum.mixes_scales && needs_scale)
            || (sum.mixes_subjects && !is_share_of_levels)
        {
            return Err(Absence::NotComparable);
        }
        if sum.summed.debt.cells != 0 {
            return Err(Absence::Hidden);
        }
        let scale = sum.scale.map_or(&self.no_scale, |it| self.scale(it));
        if self.hides_a_level(sum, scale) {
            return Err(Absence::Hidden);
        }
        let measured = match withheld_level(&sum.summed) {
            None => self.indicator.read(&sum.summed.tally, scale)?,
            Some(level) => self.indicator.read(&with_all_graded(&sum.summed, level), scale)?,
        };
        Ok(if sum.summed.mixes_maxima { self.without_spread(measured) } else { measured })
    }

    /// A share of points of works with several maxima: what each pupil earned of the own one is not
    /// known, so neither is its spread.
    fn without_spread(&self, measured: Measured) -> Measured {
        let spec = self.indicator.spec();
        if (spec.part, spec.unit) != (Part::Scores, Unit::Share) {
            return measured;
        }
        Measured { interval: None, sd: None, ..measured }
    }

    /// Whether a level the indicator reads is incomplete.
    fn hides_a_level(&self, sum: &Sum, scale: &Scale) -> bool {
        let debts = &sum.summed.debt.levels;
        if let Indicator::Own(formula) = self.indicator {
            let mut debts = debts.iter().enumerate();
            return formula.part() == Part::Levels
                && debts.any(|(level, debt)| *debt != 0 && formula.rests_on_level(scale, level));
        }
        self.indicator.spec().part == Part::Levels
            && self.indicator.part_on(scale) == Part::Levels
            && match self.indicator.counted_levels(scale) {
                // Denominators are published even where a level is not, so only the counted matter.
                Some(counted) => {
                    debts[counted.start() - 1..*counted.end()].iter().any(|it| *it != 0)
                }
                None => debts.iter().any(|it| *it != 0),
            }
    }
}

/// A level of which pupils are missing here.
fn withheld_level(summed: &Summed) -> Option<usize> {
    summed.debt.levels.iter().position(|it| *it != 0)
}

/// The tally with everybody who has a level in its levels: the pupils whose level is withheld
/// are put on one of the withheld levels, none of which is read.
fn with_all_graded(summed: &Summed, withheld: usize) -> Tally {
    let mut tally = summed.tally;
    if let Some(levels) = &mut tally.levels {
        let count = &mut levels.counts[withheld];
        *count = count.saturating_add_signed(summed.debt.graded);
    }
    tally
}
