//! Rules about rows: the readers have applied them, here they get their names.
//!
//! A reader says of a row what it expected; which rule that is follows from the first words of
//! [`READERS`] that occur in it. What no line fits is [`Rule::RowOther`].

use super::{Findings, Rule};
use crate::{Harvest, Problem, Severity};

/// More than this share of the rows, in percent, is no slip of a few.
const REJECTED_MAX_PERCENT: u64 = 10;

/// Words of what readers expect, the particular before the general.
const READERS: &[(&str, Rule)] = &[
    ("others are no results of a school", Rule::RowOfOthers),
    ("other results are not final", Rule::RowOfOthers),
    ("one row for each", Rule::RowRepeated),
    ("each result once", Rule::RowRepeated),
    ("the lowest score with this mark", Rule::RowScore),
    ("a higher score for each higher mark", Rule::RowScore),
    ("as a package has it", Rule::RowShape),
    ("the package tells of", Rule::RowShape),
    ("participant of a school once", Rule::RowRepeated),
    ("participant of a subject once", Rule::RowRepeated),
    ("the code of the school", Rule::RowSchool),
    ("as the heading has", Rule::RowShape),
    ("Понизили", Rule::RowShape),
    ("degrees", Rule::RowNumber),
    ("latitude and longitude", Rule::RowNumber),
    ("a column of the", Rule::RowShape),
    ("squared", Rule::SquaresTooSmall),
    ("compared with the journal", Rule::JournalAboveMarks),
    ("the sum of all levels", Rule::RowLevelsSum),
    ("the rows of this school", Rule::RowPupils),
    ("the share of", Rule::RowPercent),
    ("a region", Rule::RowPlace),
    ("a mean", Rule::RowScore),
    ("4, 7 or 10", Rule::RowGrade),
    ("grade 12", Rule::RowGrade),
    ("a sheet of the same layout", Rule::FileOtherSheet),
    ("year", Rule::RowYear),
    ("once a day", Rule::RowRepeated),
    ("test score", Rule::RowScore),
    ("an examination", Rule::RowSubject),
    ("призёр", Rule::RowWord),
    ("a stage", Rule::RowWord),
    ("not passed", Rule::RowWord),
    ("a value", Rule::RowNumber),
    ("the size of a", Rule::RowNumber),
    ("spring", Rule::RowTerm),
    ("number of a class", Rule::RowClass),
    ("a class", Rule::RowClass),
    ("a grade", Rule::RowGrade),
    ("subject", Rule::RowSubject),
    ("one of:", Rule::RowWord),
    ("НВО or ДЗИ", Rule::RowWord),
    ("login", Rule::RowSchool),
    ("school code", Rule::RowSchool),
    ("code of a school", Rule::RowSchool),
    ("above it the region", Rule::RowPlace),
    ("municipality", Rule::RowPlace),
    ("in one line", Rule::RowName),
    ("name of a person", Rule::RowName),
    ("those asked", Rule::RowNumber),
    ("repeated", Rule::RowRepeated),
    ("the same as", Rule::RowRepeated),
    ("that make 100", Rule::RowPercentsSum),
    ("percentage", Rule::RowPercent),
    ("the sum of the tasks", Rule::RowTasksSum),
    ("the sum of level", Rule::RowLevelsSum),
    ("together at most", Rule::RowLevelsSum),
    ("together", Rule::RowLevelsSum),
    ("if nobody has this level", Rule::RowLevelsSum),
    ("those present", Rule::RowAttendance),
    ("all three or none", Rule::RowAttendance),
    ("beside present", Rule::RowAttendance),
    ("pupils of one school", Rule::RowPupils),
    ("in the columns beside", Rule::RowPupils),
    ("at least one pupil", Rule::RowPupils),
    ("the number of participants", Rule::RowPupils),
    ("1 to", Rule::RowPupils),
    ("at least", Rule::RowAttendance),
    ("the participants", Rule::RowPupils),
    ("the points of the whole work", Rule::RowScore),
    ("points", Rule::RowScore),
    ("a number from", Rule::RowScore),
    ("a score", Rule::RowScore),
    ("a mark", Rule::RowMark),
    ("nothing", Rule::RowSuperfluous),
    ("no more than", Rule::RowSuperfluous),
    ("not given twice", Rule::RowRepeated),
    ("only once", Rule::RowRepeated),
    ("whole number", Rule::RowNumber),
    ("a count", Rule::RowNumber),
    ("at most", Rule::RowNumber),
    ("a number", Rule::RowNumber),
    ("a name", Rule::RowName),
    ("a school", Rule::RowSchool),
];

impl Rule {
    /// The rule that a row with this problem breaks.
    pub fn of_problem(problem: &Problem) -> Self {
        let said = |(words, _): &&(&str, Self)| problem.expected.contains(words);
        READERS.iter().find(said).map_or(Self::RowOther, |(_, rule)| *rule)
    }
}

pub(super) fn check(harvest: &Harvest, findings: &mut Findings) {
    for problem in &harvest.problems {
        // A row that was loaded broke nothing that would have kept it out.
        let rule = match (Rule::of_problem(problem), problem.severity) {
            (rule, Severity::Error) => rule,
            (
                rule @ (Rule::FileOtherSheet
                | Rule::RowTasksSum
                | Rule::RowShape
                | Rule::RowOfOthers),
                Severity::Warning,
            ) => rule,
            (_, Severity::Warning) => Rule::RowSuperfluous,
        };
        findings.row(rule, problem);
    }
    let kept = u64::try_from(harvest.problems.len()).unwrap_or(u64::MAX);
    if harvest.problems_total > kept {
        findings.unkept(Rule::RowOther, harvest.problems_total - kept);
    }
    let (read, rejected) = (harvest.rows_read, harvest.rows_rejected);
    if harvest.rows_loaded() == 0 {
        let expected = "≥ 1".to_owned();
        findings.named(Rule::FileNothingLoaded, harvest.file.clone(), "0".to_owned(), expected);
    } else if rejected * 100 > read * REJECTED_MAX_PERCENT {
        let (found, expected) = (format!("{rejected} / {read}"), "≤ 10 %".to_owned());
        findings.named(Rule::FileManyRejected, harvest.file.clone(), found, expected);
    }
}
