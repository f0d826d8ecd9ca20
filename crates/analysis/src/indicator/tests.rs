//! Every indicator, worked by hand.

use super::*;
use crate::{code::Code, tally::Attendance};

/// A tally with marks 2, 3, 4, 5 and nothing else.
fn marks(counts: [u64; 4]) -> Tally {
    let [n2, n3, n4, n5] = counts;
    let levels = Levels { counts: [n2, n3, n4, n5, 0, 0], not_graded: 0 };
    Tally { participants: levels.graded(), levels: Some(levels), ..Tally::default() }
}

/// Four pupils with scores 6, 8, 10 and 12 of 20.
fn scores() -> Tally {
    Tally {
        participants: 4,
        scores: Some(Sum { n: 4, sum: 36_000 }),
        squares: Some(Sum { n: 4, sum: 344_000_000 }),
        points_max: Some(Sum { n: 4, sum: 80_000 }),
        ..Tally::default()
    }
}

fn attendance() -> Tally {
    let attendance = Some(Attendance { registered: 10, present: 8, valid: 7 });
    Tally { participants: 7, attendance, ..Tally::default() }
}

/// Name, indicator, tally, what is expected: numerator, denominator, value.
type Example = (&'static str, Indicator, Tally, Option<(Option<f64>, f64, f64)>);

/// Worked with pencil and paper on marks 2–5.
fn examples() -> Vec<Example> {
    let some =
        |numerator: f64, denominator: f64, value: f64| Some((Some(numerator), denominator, value));
    let ten = marks([1, 4, 3, 2]);
    vec![
        ("half are 4 or 5", Indicator::Quality, ten, some(5.0, 10.0, 0.5)),
        ("all failed", Indicator::Quality, marks([7, 0, 0, 0]), some(0.0, 7.0, 0.0)),
        ("nobody came", Indicator::Quality, marks([0; 4]), None),
        ("one in ten failed", Indicator::Pass, ten, some(9.0, 10.0, 0.9)),
        ("one in ten is below", Indicator::Below, ten, some(1.0, 10.0, 0.1)),
        ("two of ten at the top", Indicator::High, ten, some(2.0, 10.0, 0.2)),
        ("one of each", Indicator::MeanMark, marks([1; 4]), some(14.0, 4.0, 3.5)),
        ("one of each", Indicator::Sou, marks([1; 4]), some(216.0, 4.0, 54.0)),
        ("6, 8, 10, 12", Indicator::MeanScore, scores(), some(36.0, 4.0, 9.0)),
        ("36 of 80 points", Indicator::MeanPercent, scores(), some(36.0, 80.0, 0.45)),
        // Deviations −3, −1, 1, 3: squares sum to 20, by 3 is 6.67, its root 2.582.
        ("spread of four", Indicator::SdScore, scores(), Some((None, 3.0, 2.581_988_897_471_611))),
        ("heads", Indicator::Participants, ten, some(10.0, 1.0, 10.0)),
        ("7 of 10 registered", Indicator::ParticipationShare, attendance(), some(7.0, 10.0, 0.7)),
        ("2 of 10 stayed away", Indicator::AbsentShare, attendance(), some(2.0, 10.0, 0.2)),
        ("first level is 2", Indicator::Share1, ten, some(1.0, 10.0, 0.1)),
        ("second level is 3", Indicator::Share2, ten, some(4.0, 10.0, 0.4)),
        ("third level is 4", Indicator::Share3, ten, some(3.0, 10.0, 0.3)),
        ("fourth level is 5", Indicator::Share4, ten, some(2.0, 10.0, 0.2)),
        ("there is no fifth level", Indicator::Share5, ten, None),
        ("there is no sixth level", Indicator::Share6, ten, None),
    ]
}

#[test]
fn e1_readings_match_the_worked_examples() {
    for (name, indicator, tally, expected) in examples() {
        let got = indicator.read(&tally, &Scale::marks_2_to_5()).ok();
        match (got, expected) {
            (Some(got), Some((numerator, denominator, value))) => {
                assert_eq!(got.numerator, numerator, "case: {name}");
                assert!((got.denominator - denominator).abs() < 1e-12, "case: {name}");
                assert!((got.value - value).abs() < 1e-12, "case: {name}: {}", got.value);
            }
            (got, expected) => assert_eq!(got.is_some(), expected.is_some(), "case: {name}"),
        }
    }
}

#[test]
fn every_indicator_has_a_worked_example() {
    let examples = examples();
    for indicator in Indicator::ALL {
        let is_worked = examples.iter().any(|(_, example, ..)| example == indicator);
        assert!(is_worked, "add a worked example for `{indicator}`");
    }
}

#[test]
fn codes_read_back_and_are_ascii() {
    for indicator in Indicator::ALL {
        assert_eq!(indicator.code().parse(), Ok(*indicator));
        assert!(indicator.code().parse::<Code>().is_ok(), "{indicator}");
    }
}

#[test]
fn four_levels_without_marks_have_quality_but_no_mean_mark() {
    let mcas = Scale {
        code: Code::spelled("mcas_4"),
        levels: 4,
        pass_from: 3,
        quality_from: 3,
        below_to: 1,
        lowest_mark: None,
        counts_not_graded: false,
        scores: ScoreKind::Scaled,
    };
    let tally = marks([2, 3, 4, 1]);
    let read = |it: Indicator| it.read(&tally, &mcas).map(|it| it.value);
    assert_eq!(read(Indicator::Quality), Ok(0.5));
    assert_eq!(read(Indicator::Pass), Ok(0.5));
    assert_eq!(read(Indicator::Below), Ok(0.2));
    for missing in [Indicator::MeanMark, Indicator::Sou, Indicator::MeanPercent] {
        assert_eq!(read(missing), Err(Absence::NotApplicable), "{missing}");
    }
    assert_eq!(read(Indicator::MeanScore), Err(Absence::NoData), "no scores were given");
}

#[test]
fn a_mean_of_marks_that_came_as_scores_is_a_mean_mark() {
    let dzi = Scale {
        code: Code::spelled("dzi_2_6"),
        levels: 0,
        pass_from: 0,
        quality_from: 0,
        below_to: 0,
        scores: ScoreKind::Mark,
        ..Scale::marks_2_to_5()
    };
    let tally = Tally { participants: 3, scores: Some(Sum::of_mean(3, 4.048)), ..Tally::default() };
    let mark = Indicator::MeanMark.read(&tally, &dzi).unwrap();
    assert!((mark.value - 4.048).abs() < 1e-12);
    assert_eq!(Indicator::Quality.read(&tally, &dzi), Err(Absence::NotApplicable));
}

#[test]
fn e1_a_share_of_points_has_the_interval_of_what_each_pupil_earned() {
    // Of 20 points 6, 8, 10, 12: shares 0.3, 0.4, 0.5, 0.6, their mean 0.45. Deviations ±0.05 and
    // ±0.15: squares sum to 0.05, by 3 is 1/60, its root 0.129099; by √4 is 0.0645497. With t of
    // 3 degrees of freedom, 3.182446, half the width is 0.205426.
    let read = |tally| Indicator::MeanPercent.read(&tally, &Scale::marks_2_to_5()).unwrap();
    let it = read(scores());
    assert!((it.sd.unwrap() - 0.129_099_4).abs() < 1e-6, "{it:?}");
    let interval = it.interval.unwrap();
    assert!((interval.low - 0.244_574).abs() < 1e-6, "{interval:?}");
    assert!((interval.high - 0.655_426).abs() < 1e-6, "{interval:?}");
    // Without squares of the same pupils, and of one pupil, there is none.
    assert_eq!(read(Tally { squares: None, ..scores() }).interval, None);
    let one = |sum| Some(Sum { n: 1, sum });
    let alone = Tally {
        participants: 1,
        scores: one(6_000),
        squares: one(36_000_000),
        points_max: one(20_000),
        ..Tally::default()
    };
    assert_eq!(read(alone).interval, None);
    // 81.001 points possible for 4 pupils are no one maximum.
    assert_eq!(
        read(Tally { points_max: Some(Sum { n: 4, sum: 81_001 }), ..scores() }).interval,
        None
    );
}

#[test]
fn e12_the_reading_of_a_sum_is_not_the_mean_of_readings() {
    // 1 of 1 and 0 of 9: the district stands at 10 %, not at 50 %.
    let (small, large) = (marks([0, 0, 0, 1]), marks([9, 0, 0, 0]));
    let district = Indicator::Quality.read(&(small + large), &Scale::marks_2_to_5()).unwrap();
    assert_eq!((district.numerator, district.denominator), (Some(1.0), 10.0));
}

#[test]
fn e9_a_mean_over_schools_of_which_some_gave_no_scores_says_how_many_it_covers() {
    let silent = Tally { participants: 12, ..Tally::default() };
    let both = scores() + silent;
    let mean = Indicator::MeanScore.read(&both, &Scale::marks_2_to_5()).unwrap();
    assert_eq!(mean.n, 4);
    assert_eq!(both.coverage(mean.n), Some(0.25));
}

#[test]
fn c14_an_indicator_ends_where_its_scale_does() {
    let marks = Scale::marks_2_to_5();
    let cases = [
        (Indicator::Quality, None, Some((0.0, 1.0))),
        (Indicator::Sou, Some(&marks), Some((0.0, 100.0))),
        (Indicator::MeanMark, Some(&marks), Some((2.0, 5.0))),
        (Indicator::MeanMark, None, None),
        (Indicator::MeanScore, Some(&marks), None),
        (Indicator::Participants, Some(&marks), None),
    ];
    for (indicator, scale, ends) in cases {
        assert_eq!(indicator.ends(scale), ends, "{indicator}");
    }
}
