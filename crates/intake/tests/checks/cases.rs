//! Files that break a rule, and files that nearly do.

mod nearly;
mod rows;

use analysis::{
    AcademicYear, Pupil, Scale, Tally, UnitKind,
    code::Code,
    pupil::{Attempt, Code as PupilCode, Status, Tasks, Work},
    scale::ScoreKind,
    tally::{Attendance, Journal, Levels, Sum},
    territory::Unit,
};
use intake::{
    Harvest,
    check::{Known, Rule},
};

pub(crate) use nearly::good;
pub(crate) use rows::ROWS;

const CLEAN: &str = "\
year,procedure,subject,grade,region,municipality,school_code,school,participants,level_1,level_2,level_3,level_4
2024,ВПР,Математика,5,Приречье,Северный,0101,Школа № 1,40,4,16,14,6
2024,ВПР,Математика,5,Приречье,Северный,0102,Гимназия № 2,30,3,12,11,4
";

/// What a rule is shown: a file, and what was known before it came.
pub(crate) struct Case {
    pub(crate) harvest: Harvest,
    pub(crate) known: Known,
}

pub(crate) fn today() -> AcademicYear {
    AcademicYear::starting(2026).unwrap()
}

fn file(text: &str) -> Case {
    let harvest = intake::read("file.csv", text.as_bytes()).unwrap();
    let units = harvest.batch.units.clone();
    Case { harvest, known: Known { units, ..Known::default() } }
}

pub(crate) fn clean() -> Case {
    file(CLEAN)
}

pub(crate) fn with(line: &str, other: &str) -> Case {
    assert!(CLEAN.contains(line), "{line}");
    file(&CLEAN.replace(line, other))
}

fn tally(tally: Tally) -> Case {
    let mut case = clean();
    case.harvest.batch.cells[0].tally = tally;
    case
}

fn marks(counts: [u64; 4]) -> Tally {
    let [a, b, c, d] = counts;
    let levels = Levels { counts: [a, b, c, d, 0, 0], not_graded: 0 };
    Tally { participants: levels.graded(), levels: Some(levels), ..Tally::default() }
}

fn scores(n: u64, sum: i128) -> Option<Sum> {
    Some(Sum { n, sum })
}

fn attended(registered: u64, present: u64, valid: u64) -> Case {
    let attendance = Some(Attendance { registered, present, valid });
    tally(Tally { attendance, ..marks([4, 16, 14, 6]) })
}

fn compared(lower: u64, same: u64, higher: u64) -> Case {
    tally(Tally { journal: Some(Journal { lower, same, higher }), ..marks([4, 16, 14, 6]) })
}

/// Two pupils with primary scores and marks.
fn sat(scores: [Option<u16>; 2], marks: [Option<u8>; 2]) -> Case {
    let mut case = clean();
    let place = case.harvest.batch.cells[0].place;
    case.harvest.pupils.works.push(Work { place, tasks: Vec::new() });
    for (line, (primary, mark)) in (2..).zip(scores.into_iter().zip(marks)) {
        case.harvest.pupils.rows.push(Pupil {
            work: 0,
            unit: case.harvest.batch.cells[0].unit,
            sheet: 0,
            line,
            code: PupilCode::of(&format!("{line}")).unwrap(),
            status: Status::Present,
            attempt: Attempt::Only,
            day: None,
            class: None,
            sex: None,
            variant: None,
            journal: None,
            primary,
            mark,
            score: None,
            tasks: Tasks::default(),
            kept_from: None,
        });
    }
    case
}

fn knowing(change: impl FnOnce(&mut Known)) -> Case {
    let mut case = clean();
    change(&mut case.known);
    case
}

fn after(before: Tally) -> Case {
    knowing(|it| it.year_before = [(0, before)].into())
}

fn mean_marks(sum: i128) -> Case {
    let mut case = tally(Tally { participants: 10, scores: scores(10, sum), ..Tally::default() });
    case.harvest.batch.dictionary.scales[0] =
        Scale { scores: ScoreKind::Mark, ..Scale::marks_2_to_5() };
    case
}

fn points(sum: i128, max: i128) -> Case {
    let points_max = scores(40, max);
    tally(Tally { scores: scores(40, sum), points_max, ..marks([4, 16, 14, 6]) })
}

fn squares(sum: i128) -> Case {
    let squares = scores(40, sum);
    tally(Tally { scores: scores(40, 400_000), squares, ..marks([4, 16, 14, 6]) })
}

/// The clean file with one school inside the other, as its class.
fn class_of(participants: u64) -> Case {
    let mut case = clean();
    let school = case.harvest.batch.cells[0].unit as usize;
    let class = case.harvest.batch.cells[1].unit as usize;
    let (unit, parent) = &mut case.harvest.batch.units[class];
    (unit.kind, *parent) = (UnitKind::Class, Some(school));
    case.harvest.batch.cells[1].tally.participants = participants;
    case.harvest.batch.cells[1].tally.levels = None;
    case
}

/// The clean file with another result of the same work.
fn beside(change: impl FnOnce(&mut analysis::Cell), participants: u64) -> Case {
    let mut case = clean();
    let batch = &mut case.harvest.batch;
    batch.dictionary.groups.push(analysis::dictionary::Member::new("girls", "Девочки"));
    let mut cell = batch.cells[0];
    cell.tally = Tally { participants, ..Tally::default() };
    change(&mut cell);
    batch.cells.push(cell);
    case
}

fn municipality(participants: u64) -> Case {
    let is_town = |it: &(Unit, _)| it.0.kind == UnitKind::Municipality;
    let town = clean().harvest.batch.units.iter().position(is_town).unwrap();
    beside(|it| it.unit = u32::try_from(town).unwrap(), participants)
}

fn group(participants: u64) -> Case {
    beside(|it| it.place.group = 1, participants)
}

/// The clean file, where a school was known by another code and name.
fn known_as(code: &str, name: &str) -> Case {
    knowing(|it| {
        let at = it.units.iter().position(|it| it.0.code.as_str() == "0101").unwrap();
        it.units[at].0 = Unit::new(UnitKind::School, Code::spelled(code), name);
    })
}

pub(crate) fn bad_result(rule: Rule) -> Option<Case> {
    use Rule as R;
    let large = "0101,Школа № 1,40,4,16,14,6";
    Some(match rule {
        R::FileNothingLoaded => {
            let mut case = clean();
            case.harvest.rows_rejected = case.harvest.rows_read;
            case
        }
        R::FileManyRejected => {
            let mut case = clean();
            case.harvest.rows_rejected = 1;
            case
        }
        R::BoundariesUnknown => sat([Some(11), Some(14)], [None, None]),
        R::FileAlreadyThere => knowing(|it| it.already_there = true),
        R::FileOverlaps => knowing(|it| it.shared_with.push(("other.csv".to_owned(), 2))),
        R::FileNewProcedure => knowing(|it| it.new_procedures.push("ОГЭ".to_owned())),
        R::FileNewSubject => knowing(|it| it.new_subjects.push("Алхимия".to_owned())),
        R::YearInTheFuture => with(
            "2024,ВПР,Математика,5,Приречье,Северный,0101",
            "2031,ВПР,Математика,5,Приречье,Северный,0101",
        ),
        R::GradeOutsideProcedure => file(&CLEAN.replace("ВПР", "ОГЭ")),
        R::Nobody => tally(Tally::default()),
        R::LevelsAboveParticipants => tally(Tally { participants: 39, ..marks([4, 16, 14, 6]) }),
        R::LevelsBelowParticipants => tally(Tally { participants: 41, ..marks([4, 16, 14, 6]) }),
        R::ScoresAboveParticipants => {
            tally(Tally { scores: scores(41, 400_000), ..marks([4, 16, 14, 6]) })
        }
        R::MeanAboveMaximum => points(800_040, 800_000),
        R::MeanBelowZero => points(-1, 800_000),
        R::MarkOutsideScale => mean_marks(50_001),
        R::SquaresTooSmall => squares(3_900_000_000),
        R::PresentAboveRegistered => attended(40, 41, 40),
        R::ValidAbovePresent => attended(40, 39, 40),
        R::ParticipantsNotValid => attended(41, 41, 41),
        R::LowParticipation => attended(54, 40, 40),
        R::JournalAboveMarks => compared(10, 21, 10),
        R::JournalAllSame => compared(0, 40, 0),
        R::JournalHalfLower => compared(21, 19, 0),
        R::AllTheSameLevel => tally(marks([0, 10, 0, 0])),
        R::AllReachQuality => tally(marks([0, 0, 20, 1])),
        R::NobodyPasses => tally(marks([21, 0, 0, 0])),
        R::ParallelTooLarge => with(large, "0101,Школа № 1,361,4,16,14,327"),
        _ => return None,
    })
}

pub(crate) fn bad_place(rule: Rule) -> Case {
    use Rule as R;
    match rule {
        R::ClassesUnlikeSchool => class_of(41),
        R::SchoolsUnlikeMunicipality => municipality(69),
        R::GroupsAboveEverybody => group(41),
        R::SchoolWithoutPlace => {
            let mut case = known_as("7777", "Другая");
            for unit in &mut case.harvest.batch.units {
                unit.1 = None;
            }
            case
        }
        R::SchoolNew => known_as("7777", "Другая"),
        R::SchoolSimilar => known_as("7777", "МБОУ \"СОШ № 1\""),
        R::SchoolRenamed => known_as("0101", "Лицей № 1"),
        R::SchoolTwice => with("0102,Гимназия № 2", "0102,ШКОЛА №\u{a0}1"),
        R::RowsUnlikeAggregate => knowing(|it| it.from_rows = [(0, marks([5, 16, 14, 6]))].into()),
        R::ValueChanges => knowing(|it| it.present = [(0, marks([5, 16, 14, 6]))].into()),
        R::ParticipantsJump => after(marks([1, 6, 6, 6])),
        R::QualityJumps => after(marks([2, 4, 20, 14])),
        R::MeanJumps => {
            let mut case = points(800_000, 800_000);
            let before = Tally { scores: scores(40, 599_000), ..marks([4, 16, 14, 6]) };
            case.known.year_before.insert(0, before);
            case
        }
        other => panic!("give `{}` an example that breaks it", other.code()),
    }
}
