//! The map of gaps through the years (domain row 24): what of each requirement the place earned in
//! earlier works of the same procedure, subject and grade.
//!
//! Years are told beside each other only where the plan of the earlier work has the same requirement by
//! its code, and no break of the series lies between; otherwise the cell says «несопоставимо». Children of
//! different years are different children, so nothing is subtracted.

use serde::{Deserialize, Serialize};

use super::{Inside, RequirementLine, Status};
use crate::{
    answer::Absence, dimension::Dimension, finding::PUPILS_MIN, plan::Requirement,
    setting::is_broken, view::View, year::AcademicYear,
};

/// So many earlier years are looked up: rows are added up for each.
const YEARS_MAX: usize = 4;

/// Requirements through the years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct History {
    /// The years, the chosen one last.
    pub years: Vec<AcademicYear>,
    /// The requirements of the chosen year, in the order of the plan's codes.
    pub lines: Vec<HistoryLine>,
}

/// One requirement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// Its code and text, as in the chosen year.
    pub requirement: Requirement,
    /// For each year of [`History::years`].
    pub cells: Vec<Result<HistoryCell, Absence>>,
}

/// What was earned of a requirement in a year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryCell {
    /// The share of the points that could be earned.
    pub share: f64,
    /// Points earned.
    pub points: u64,
    /// Pupils.
    pub n: u64,
    /// How it lies to the threshold of its level.
    pub status: Option<Status>,
}

/// The views of the earlier works that are asked besides; none where there are no requirements, or
/// where everybody may look.
pub fn earlier(shown: &Inside) -> Vec<(AcademicYear, View)> {
    let Some(chosen) = shown.setting.year() else { return Vec::new() };
    if shown.is_public || shown.requirements.as_ref().is_none_or(|it| it.lines.is_empty()) {
        return Vec::new();
    }
    let known = shown
        .setting
        .years
        .by_year()
        .filter(|(year, row)| *year < chosen && (row.participants > 0 || row.value.is_ok()));
    let mut years: Vec<AcademicYear> = known.map(|(year, _)| year).collect();
    years.sort_unstable();
    years.dedup();
    let first = years.len().saturating_sub(YEARS_MAX);
    let of = |year: AcademicYear| {
        (year, shown.setting.view.with_filter(Dimension::Year, &year.to_string()))
    };
    years.into_iter().skip(first).map(of).collect()
}

/// The requirements of a work beside those of earlier ones; `None` where no earlier one has one of them.
pub fn history(shown: &Inside, earlier: &[(AcademicYear, Inside)]) -> Option<History> {
    let chosen = shown.setting.year()?;
    let of_year = |it: &Inside| it.requirements.as_ref().map(|it| it.lines.clone());
    let mut lines = of_year(shown)?;
    lines.sort_by(|one, other| one.requirement.code.cmp(&other.requirement.code));
    let earlier: Vec<_> =
        earlier.iter().filter_map(|(year, it)| Some((*year, of_year(it)?))).collect();
    let line = |own: &RequirementLine| {
        let before = earlier.iter().map(|(year, lines)| {
            if is_broken(&shown.setting.breaks, *year, chosen) {
                return Err(Absence::NotComparable);
            }
            let same = lines.iter().find(|it| it.requirement.code == own.requirement.code);
            same.map_or(Err(Absence::NotComparable), cell)
        });
        let cells = before.chain([cell(own)]).collect();
        HistoryLine { requirement: own.requirement.clone(), cells }
    };
    let lines: Vec<HistoryLine> = lines.iter().map(line).collect();
    let has_before = |it: &HistoryLine| it.cells.iter().rev().skip(1).any(Result::is_ok);
    let years = earlier.iter().map(|(year, _)| *year).chain([chosen]).collect();
    lines.iter().any(has_before).then_some(History { years, lines })
}

/// What was earned, of ten pupils and more.
fn cell(of: &RequirementLine) -> Result<HistoryCell, Absence> {
    let own = of.done.own;
    let cell = HistoryCell { share: own.share, points: own.points, n: own.n, status: of.status };
    if own.n < PUPILS_MIN { Err(Absence::NoData) } else { Ok(cell) }
}
