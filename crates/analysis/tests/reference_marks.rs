//! Indicators over marks give the reference values.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use analysis::{
    Indicator, Scale, Tally,
    scale::Boundaries,
    tally::{Attendance, Levels},
};
use common::{Case, case};

#[test]
fn marks_give_shares_quality_pass_mean_mark_and_simonov() {
    for id in ["marks.1", "marks.2", "marks.3", "marks.4"] {
        let case = case(id);
        let tally = marks(&case);
        let percent = |indicator: Indicator, scale: &Scale| {
            indicator.read(&tally, scale).unwrap().value * 100.0
        };
        let plain = Scale::marks_2_to_5();
        case.check("/share2", percent(Indicator::Share1, &plain));
        case.check("/share3", percent(Indicator::Share2, &plain));
        case.check("/share4", percent(Indicator::Share3, &plain));
        case.check("/share5", percent(Indicator::Share4, &plain));
        case.check("/share2", percent(Indicator::Below, &plain));
        case.check("/share5", percent(Indicator::High, &plain));
        case.check("/uspevaemost", percent(Indicator::Pass, &plain));
        case.check("/kachestvo", percent(Indicator::Quality, &plain));
        let value = |indicator: Indicator, scale: &Scale| indicator.read(&tally, scale).unwrap();
        case.check("/mean_mark", value(Indicator::MeanMark, &plain).value);
        case.check("/sou_simonov", value(Indicator::Sou, &plain).value);
        case.check_eq("/n", value(Indicator::Quality, &plain).n);

        let with_na = Scale { counts_not_graded: true, ..plain };
        case.check("/uspevaemost_na_in_denominator", percent(Indicator::Pass, &with_na));
        case.check("/kachestvo_na_in_denominator", percent(Indicator::Quality, &with_na));
        case.check("/sou_simonov_with_na7", value(Indicator::Sou, &with_na).value);
        case.check_eq("/n_with_na", value(Indicator::Quality, &with_na).n);
    }
}

#[test]
fn participation_counts_valid_results_of_all_registered() {
    let case = case("participation.1");
    let [registered, present, valid] =
        ["/registered", "/present", "/valid"].map(|it| case.input::<u64>(it));
    let attendance = Some(Attendance { registered, present, valid });
    let tally = Tally { participants: valid, attendance, ..Tally::default() };
    let percent = |it: Indicator| it.read(&tally, &Scale::marks_2_to_5()).unwrap().value * 100.0;
    case.check("/participation_share", percent(Indicator::ParticipationShare));
    case.check("/absent_share", percent(Indicator::AbsentShare));
}

#[test]
fn scores_become_marks_by_boundaries() {
    let case = case("scores.to_marks");
    let lowest = ["/min_for_3", "/min_for_4", "/min_for_5"].map(|it| case.input::<u32>(it));
    let boundaries = Boundaries::new(lowest).unwrap();
    let scores: Vec<u32> = case.input("/scores");
    let marks: Vec<usize> = scores.iter().map(|it| boundaries.level_of(*it) + 1).collect();
    case.check_eq("/marks", marks);
}

fn marks(case: &Case) -> Tally {
    let count = |pointer| case.input::<u64>(pointer);
    let counts = [count("/n2"), count("/n3"), count("/n4"), count("/n5"), 0, 0];
    let levels = Levels { counts, not_graded: count("/na") };
    Tally { participants: levels.graded(), levels: Some(levels), ..Tally::default() }
}
