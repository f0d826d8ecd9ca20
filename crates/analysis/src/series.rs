//! A series: one work through the years, and where it begins anew.
//!
//! The manifest of a data set says where ([`crate::dictionary::Break`]), the operator may say more
//! ([`WrittenBreak`]), and another scale or another make-up of grades says so by itself. Across any
//! of these no difference is computed.

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Answer, Row},
    dictionary::{Dictionary, MemberId},
    dimension::Dimension,
    view::View,
    year::{AcademicYear, Term},
};

#[cfg(test)]
mod tests;

/// What makes a series begin anew, where somebody said which.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum BreakKind {
    /// Новый формат работы.
    Format,
    /// Новые границы отметок.
    Boundaries,
    /// Год отменён: what there is of this year is compared with no other, and the years on both
    /// sides of it not with each other.
    Cancelled,
    /// Программа другого класса.
    Programme,
}

/// A break that the operator wrote down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenBreak {
    /// The first year of the new series; of a cancelled year that year.
    pub since: AcademicYear,
    /// Only works of this term; `None` for both.
    pub term: Option<Term>,
    /// The procedure.
    pub procedure: MemberId,
    /// Only this subject; `None` for all.
    pub subject: Option<MemberId>,
    /// Only this grade; `None` for all.
    pub grade: Option<MemberId>,
    /// What changed.
    pub kind: BreakKind,
    /// More about it, in the operator's words.
    pub text: String,
}

/// Where a series that is shown begins anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesBreak {
    /// The first year of the new series.
    pub since: AcademicYear,
    /// What changed, where somebody said which.
    pub kind: Option<BreakKind>,
    /// Why, in the words of the data or of the operator; empty where numbers alone say so.
    pub reason: String,
}

/// What a view follows through the years: one procedure, and what it is filtered to.
#[derive(Debug)]
pub(crate) struct Series<'d> {
    dictionary: &'d Dictionary,
    procedure: MemberId,
    /// `None` is all of them.
    subjects: Option<Vec<MemberId>>,
    grades: Option<Vec<MemberId>>,
    terms: Option<Vec<Term>>,
}

impl<'d> Series<'d> {
    /// The series of a view of one procedure.
    pub(crate) fn of(dictionary: &'d Dictionary, view: &View) -> Option<Self> {
        let procedure = dictionary.find(Dimension::Procedure, view.only(Dimension::Procedure)?)?;
        let members = |of: Dimension| {
            let codes = view.filters.get(&of)?;
            Some(codes.iter().filter_map(|it| dictionary.find(of, it)).collect())
        };
        let terms = view.filters.get(&Dimension::Term);
        Some(Self {
            dictionary,
            procedure,
            subjects: members(Dimension::Subject),
            grades: members(Dimension::Grade),
            terms: terms.map(|all| all.iter().filter_map(|it| it.parse().ok()).collect()),
        })
    }

    /// The series of one work; some works go by two grades or both halves of the year.
    pub(crate) fn of_work(
        dictionary: &'d Dictionary,
        procedure: MemberId,
        subject: MemberId,
        grades: Vec<MemberId>,
        terms: Vec<Term>,
    ) -> Self {
        let (grades, terms) = (Some(grades), Some(terms));
        Self { dictionary, procedure, subjects: Some(vec![subject]), grades, terms }
    }

    /// Whether a year of it was cancelled: what there is of it is compared with nothing.
    pub(crate) fn is_cancelled(&self, year: AcademicYear) -> bool {
        let written = self.dictionary.remarks.breaks.iter();
        let mut cancelled = written.filter(|it| it.kind == BreakKind::Cancelled);
        cancelled.any(|it| it.since == year && self.is_about(it))
    }

    /// Whether the manifest says that it was not held in a year.
    pub(crate) fn is_not_held(&self, year: AcademicYear) -> bool {
        self.dictionary.is_not_held(self.procedure, self.grades.as_deref(), year)
    }

    /// What the manifest or the operator puts between two years.
    pub(crate) fn break_between(
        &self,
        earlier: AcademicYear,
        later: AcademicYear,
    ) -> Option<(Option<BreakKind>, &'d str)> {
        let manifest = self.dictionary.breaks.iter().find(|it| {
            it.procedure == self.procedure
                && concerns(self.grades.as_deref(), it.grade)
                && begins_between(it.since, earlier, later)
        });
        let written =
            || self.dictionary.remarks.breaks.iter().find(|it| self.is_cut(it, earlier, later));
        let told = manifest.map(|it| (None, it.reason.as_str()));
        told.or_else(|| written().map(|it| (Some(it.kind), it.text.as_str())))
    }

    fn is_cut(&self, by: &WrittenBreak, earlier: AcademicYear, later: AcademicYear) -> bool {
        let leaves = by.kind == BreakKind::Cancelled && earlier == by.since && earlier < later;
        self.is_about(by) && (leaves || begins_between(by.since, earlier, later))
    }

    fn is_about(&self, by: &WrittenBreak) -> bool {
        by.procedure == self.procedure
            && concerns(self.subjects.as_deref(), by.subject)
            && concerns(self.grades.as_deref(), by.grade)
            && concerns(self.terms.as_deref(), by.term)
    }
}

fn begins_between(since: AcademicYear, earlier: AcademicYear, later: AcademicYear) -> bool {
    earlier < since && since <= later
}

/// Whether what is said of `one`, or of all, is said of something that is shown.
fn concerns<T: PartialEq>(shown: Option<&[T]>, one: Option<T>) -> bool {
    one.is_none_or(|one| shown.is_none_or(|all| all.contains(&one)))
}

/// Where the development `years` of a view begins anew: by the manifest, by the operator, by another
/// scale or by another make-up.
pub(crate) fn breaks(dictionary: &Dictionary, view: &View, years: &Answer) -> Vec<SeriesBreak> {
    let series = Series::of(dictionary, view);
    let known: Vec<(AcademicYear, &Row)> =
        years.by_year().filter(|(_, row)| row.value.is_ok()).collect();
    let pairs = known.windows(2).filter_map(|pair| {
        let [(earlier, before), (later, after)] = pair else { return None };
        let told = series.as_ref().and_then(|it| it.break_between(*earlier, *later));
        let differs = before.scale != after.scale || before.grades != after.grades;
        let (kind, reason) = told.or_else(|| differs.then_some((None, "")))?;
        Some(SeriesBreak { since: *later, kind, reason: reason.to_owned() })
    });
    pairs.collect()
}
