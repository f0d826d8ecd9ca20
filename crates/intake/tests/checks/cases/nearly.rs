//! Files that nearly break a rule.

use analysis::Tally;
use intake::check::Rule;

use super::{
    CLEAN, Case, after, attended, class_of, clean, compared, file, group, knowing, known_as, marks,
    mean_marks, municipality, points, sat, scores, squares, tally, with,
};

/// What comes close to breaking a rule; the clean file where nothing is close.
pub(crate) fn good(rule: Rule) -> Case {
    use Rule as R;
    let rows = |read, rejected| {
        let mut case = clean();
        (case.harvest.rows_read, case.harvest.rows_rejected) = (read, rejected);
        case
    };
    match rule {
        R::FileNothingLoaded => rows(2, 1),
        R::FileManyRejected => rows(10, 1),
        // The year that has begun, as `today` says.
        R::YearInTheFuture => with(
            "2024,ВПР,Математика,5,Приречье,Северный,0101",
            "2027,ВПР,Математика,5,Приречье,Северный,0101",
        ),
        R::GradeOutsideProcedure => file(&CLEAN.replace("ВПР,Математика,5", "ОГЭ,Математика,9")),
        R::Nobody => tally(Tally { participants: 1, ..Tally::default() }),
        R::ScoresAboveParticipants => {
            tally(Tally { scores: scores(40, 400_000), ..marks([4, 16, 14, 6]) })
        }
        R::SchoolWithoutPlace => known_as("7777", "Другая"),
        R::SchoolNew => known_as("0101", "Другая"),
        R::SchoolTwice => with("0102,Гимназия № 2", "0102,ШКОЛА №\u{a0}11"),
        R::RowsUnlikeAggregate => knowing(|it| it.from_rows = [(0, marks([4, 16, 14, 6]))].into()),
        R::MeanAboveMaximum => points(800_000, 800_000),
        R::MeanBelowZero => points(0, 800_000),
        R::MarkOutsideScale => mean_marks(50_000),
        R::SquaresTooSmall => squares(4_000_000_000),
        R::PresentAboveRegistered | R::ValidAbovePresent | R::ParticipantsNotValid => {
            attended(40, 40, 40)
        }
        R::BoundariesUnknown => sat([Some(11), Some(14)], [None, Some(4)]),
        R::LowParticipation => attended(53, 40, 40),
        R::JournalAboveMarks | R::JournalAllSame | R::JournalHalfLower => compared(20, 19, 1),
        R::AllTheSameLevel => tally(marks([0, 9, 0, 0])),
        R::AllReachQuality => tally(marks([0, 0, 19, 1])),
        R::NobodyPasses => tally(marks([20, 0, 0, 0])),
        R::ParallelTooLarge => {
            with("0101,Школа № 1,40,4,16,14,6", "0101,Школа № 1,360,4,16,14,326")
        }
        R::ClassesUnlikeSchool => class_of(40),
        R::SchoolsUnlikeMunicipality => municipality(70),
        R::GroupsAboveEverybody => group(40),
        R::SchoolSimilar => known_as("7777", "МБОУ \"СОШ № 11\""),
        R::SchoolRenamed => known_as("0101", "ШКОЛА №\u{a0}1"),
        R::ValueChanges => knowing(|it| it.present = [(0, marks([4, 16, 14, 6]))].into()),
        R::ParticipantsJump => after(marks([2, 6, 6, 6])),
        R::QualityJumps => after(marks([4, 4, 20, 12])),
        R::MeanJumps => {
            let mut case = points(800_000, 800_000);
            let before = Tally { scores: scores(40, 600_000), ..marks([4, 16, 14, 6]) };
            case.known.year_before.insert(0, before);
            case
        }
        _ => clean(),
    }
}
