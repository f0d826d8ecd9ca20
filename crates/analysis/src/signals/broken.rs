//! Where a series begins anew between two years: no rule sets what lies before beside what comes
//! after, and the cell says of which works that is so.
//!
//! A rule of a document that asks for no difference (low shares in two years) stays as it is written.

use serde::{Deserialize, Serialize};

use super::{
    detail::{WorkName, name},
    found::Why,
    material::{Material, Work},
};
use crate::{
    series::{Series, SeriesBreak},
    year::AcademicYear,
};

/// A work that is not set beside the same work of an earlier year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// The work.
    pub work: WorkName,
    /// Where it begins anew, and why.
    pub at: SeriesBreak,
}

impl Material<'_> {
    /// What lies between a work and the same work of an earlier year.
    pub(super) fn cut(&self, earlier: &Work, later: &Work) -> Option<SeriesBreak> {
        let told = self.series(earlier, later).break_between(earlier.year, later.year);
        let differs = earlier.scale != later.scale;
        let (kind, reason) = told.or_else(|| differs.then_some((None, "")))?;
        Some(SeriesBreak { since: later.year, kind, reason: reason.to_owned() })
    }

    /// Whether a work of an earlier year can be looked at beside those of `year`.
    pub(super) fn leads_to(&self, work: &Work, year: AcademicYear) -> bool {
        let mut same = self.in_year(year).filter(|(_, it)| it.is_same_as(work));
        let told = self.series(work, work).break_between(work.year, year);
        work.year == year || (told.is_none() && same.all(|(_, it)| it.scale == work.scale))
    }

    /// Whether the year of a work was cancelled: it is compared with nothing.
    pub(super) fn is_cancelled(&self, work: &Work) -> bool {
        self.series(work, work).is_cancelled(work.year)
    }

    /// The works of a school in both years between which a series begins anew.
    pub(super) fn cuts(&self, school: usize, before: AcademicYear, year: AcademicYear) -> Vec<Cut> {
        let sat = |at: usize| self.works[at].sat[school].is_some();
        let pairs = self.all_pairs(before, year).into_iter();
        let cut = pairs.filter(|(now, was)| sat(*now) && sat(*was)).filter_map(|(now, was)| {
            let (was, now) = (&self.works[was], &self.works[now]);
            Some(Cut { work: name(self, now), at: self.cut(was, now)? })
        });
        cut.collect()
    }

    /// Why there is nothing to compare with the year before, of the works that are looked at.
    pub(super) fn why_no_pairs(
        &self,
        year: AcademicYear,
        is_looked_at: impl Fn(&Work) -> bool,
    ) -> Why {
        let all = year.previous().map_or_else(Vec::new, |before| self.all_pairs(before, year));
        let is_cut = all.into_iter().any(|(now, _)| is_looked_at(&self.works[now]));
        if is_cut { Why::Broken } else { Why::NoEarlier }
    }

    fn series(&self, one: &Work, other: &Work) -> Series<'_> {
        // In autumn a grade is called after those who sit, so both names of it are asked.
        Series::of_work(
            self.cube.dictionary(),
            one.procedure,
            one.subject,
            vec![one.grade, other.grade],
            vec![one.term, other.term],
        )
    }
}
