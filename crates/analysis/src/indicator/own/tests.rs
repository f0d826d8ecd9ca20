//! Formulas worked by hand, and those of the catalogue defined once more by a form.

use strum::IntoEnumIterator;

use super::*;
use crate::{
    Absence, Indicator, Tally,
    scale::ScoreKind,
    tally::{Attendance, Levels, Sum},
};

fn typed(numerator: &str, denominator: &str, unit: Unit) -> Formula {
    Formula::typed((numerator, denominator), unit, Better::Higher).unwrap()
}

/// Marks 2, 3, 4, 5; points 6, 8, 10, 12 of 20; ten on the list, eight present, seven valid.
fn tally(counts: [u64; 4]) -> Tally {
    let [n2, n3, n4, n5] = counts;
    let levels = Levels { counts: [n2, n3, n4, n5, 0, 0], not_graded: 3 };
    Tally {
        participants: levels.graded(),
        levels: Some(levels),
        scores: Some(Sum { n: 4, sum: 36_000 }),
        squares: Some(Sum { n: 4, sum: 344_000_000 }),
        points_max: Some(Sum { n: 4, sum: 80_000 }),
        attendance: Some(Attendance { registered: 10, present: 8, valid: 7 }),
        ..Tally::default()
    }
}

/// What of the catalogue a formula says again.
fn again() -> Vec<(Indicator, Formula)> {
    let share = |numerator, denominator| typed(numerator, denominator, Unit::Share);
    vec![
        (Indicator::Quality, share("n4 + n5", "n")),
        (Indicator::Quality, share("quality", "n")),
        (Indicator::Pass, share("n3+n4+n5", "n")),
        (Indicator::Pass, share("n3 + quality", "n")),
        (Indicator::Below, share("level1", "n")),
        (Indicator::High, share("top", "n")),
        (Indicator::Share2, share("N3", "n")),
        (Indicator::MeanMark, typed("2n2 + 3n3 + 4n4 + 5n5", "n2 + n3 + n4 + n5", Unit::Mark)),
        (Indicator::MeanScore, typed("points", "scored", Unit::Score)),
        (Indicator::MeanPercent, share("points", "possible")),
        (Indicator::ParticipationShare, share("valid", "registered")),
        (Indicator::AbsentShare, share("registered − present", "registered")),
        (Indicator::Participants, typed("participants", "", Unit::People)),
        (Indicator::Sou, typed("100·n5 + 64 n4 + 36*n3 + 16 × n2", "n", Unit::Index)),
    ]
}

#[test]
fn domain_row_4_an_own_indicator_equal_to_m3_gives_the_same_values() {
    // Without н/а, so that Simonov's weight of them plays no part: 5 of 10, 0 of 7, nobody.
    for counts in [[1, 4, 3, 2], [7, 0, 0, 0], [0, 0, 3, 0], [0; 4]] {
        for counts_not_graded in [false, true] {
            let scale = Scale { counts_not_graded, ..Scale::marks_2_to_5() };
            for (indicator, formula) in again() {
                if counts_not_graded && indicator == Indicator::Sou {
                    continue;
                }
                let it = tally(counts);
                let (own, known) =
                    (Indicator::Own(formula).read(&it, &scale), indicator.read(&it, &scale));
                assert_eq!(own, known, "{formula} of {counts:?}");
                assert_eq!(Indicator::Own(formula).spec().unit, indicator.spec().unit, "{formula}");
            }
        }
    }
}

#[test]
fn domain_row_4_own_indicators_are_worked_by_hand() {
    let scale = Scale::marks_2_to_5();
    // Of 10: 1 two, 4 threes, 3 fours, 2 fives.
    let read = |it: Formula| Indicator::Own(it).read(&tally([1, 4, 3, 2]), &scale).unwrap();
    // Fives among those with 4 or 5: 2 of 5.
    let share = read(typed("n5", "n4 + n5", Unit::Share));
    assert_eq!((share.numerator, share.denominator, share.value), (Some(2.0), 5.0, 0.4));
    assert!(share.interval.is_some());
    // A 5 is worth two, a 2 costs one: 2·2 + 3 − 1 = 6 of 10. Squares: 2·4 + 3 + 1 = 12, so
    // s² = (12 − 10·0.36)/9 = 8.4/9.
    let mean = read(typed("2n5 + n4 - n2", "n", Unit::Score));
    assert_eq!((mean.numerator, mean.denominator, mean.value), (Some(6.0), 10.0, 0.6));
    assert!((mean.sd.unwrap() - (8.4_f64 / 9.0).sqrt()).abs() < 1e-12);
    assert!(mean.interval.is_some(), "a mean has Student's interval");
    // 2 + 4·3 + 3·4 + 2·5 = 36 of 10; a scale that ends elsewhere lacks marks, or leaves some out.
    let marks = typed("2n2 + 3n3 + 4n4 + 5n5", "n", Unit::Mark);
    assert_eq!(
        (read(marks).value, Indicator::Own(marks).ends(Some(&scale))),
        (3.6, Some((2.0, 5.0)))
    );
    let to_six = Scale { levels: 5, ..Scale::marks_2_to_5() };
    let none = Indicator::Own(marks).read(&tally([1, 4, 3, 2]), &to_six);
    assert_eq!(none, Err(Absence::NotApplicable), "somebody has a 6");
    let index = read(typed("100n5 + 50n4", "n", Unit::Index));
    assert_eq!((index.value, index.interval), (35.0, None));
    let people = read(typed("n4 + n5", "", Unit::People));
    assert_eq!((people.value, people.n), (5.0, 10));
    let none = Indicator::Own(typed("n5", "n4 + n5", Unit::Share));
    assert_eq!(none.read(&tally([1, 0, 0, 0]), &scale), Err(Absence::NoData), "nothing of nobody");
}

#[test]
fn domain_row_4_what_cannot_be_computed_is_refused_with_a_reason() {
    let refused = |numerator: &str, denominator: &str, unit| {
        Formula::typed((numerator, denominator), unit, Better::Neither).unwrap_err().to_string()
    };
    for (numerator, denominator, unit, why) in [
        ("n4 + n7", "n", Unit::Share, "`n7` is nothing that is counted"),
        ("n4 / n5", "n", Unit::Share, "`n4/n5` is nothing that is counted"),
        ("(n4 + n5)", "n", Unit::Share, "`(n4` is nothing"),
        ("n4 + ", "n", Unit::Share, "`` is nothing that is counted"),
        ("5000n4", "n", Unit::Index, "the weight `5000`"),
        ("", "n", Unit::Share, "numerator and denominator are needed"),
        ("n4", "", Unit::Share, "numerator and denominator are needed"),
        ("n4 - n4", "n", Unit::Share, "numerator and denominator are needed"),
        ("n4", "registered", Unit::Share, "must count the same"),
        ("n4", "n5", Unit::Share, "a share counts pupils of its denominator"),
        ("n + n4", "n", Unit::Share, "a share counts pupils of its denominator"),
        ("quality + top", "n", Unit::Share, "a share counts pupils of its denominator"),
        ("points", "scored", Unit::Share, "a share counts pupils of its denominator"),
        ("101n5", "n", Unit::Index, "from 0 to 100"),
        ("n5", "n", Unit::People, "has no denominator"),
        ("2n5", "", Unit::People, "counts each once"),
        ("n2 + n3", "n2 + n3", Unit::Mark, "gives each pupil of its denominator their mark"),
        ("2n2 + 3n3", "n", Unit::Mark, "gives each pupil of its denominator their mark"),
        ("3n2 + 4n3", "n2 + n3", Unit::Mark, "gives each pupil of its denominator their mark"),
    ] {
        let said = refused(numerator, denominator, unit);
        assert!(said.contains(why), "{numerator} of {denominator}: {said}");
    }
}

#[test]
fn domain_row_4_a_formula_is_not_applicable_where_the_scale_lacks_its_terms() {
    let levels = Scale { lowest_mark: None, scores: ScoreKind::None, ..Scale::marks_2_to_5() };
    let read = |it: Formula, scale| Indicator::Own(it).read(&tally([1, 4, 3, 2]), scale);
    let marks = typed("n4 + n5", "n", Unit::Share);
    assert_eq!(read(marks, &levels), Err(Absence::NotApplicable), "levels are no marks");
    assert!(read(typed("level3 + level4", "n", Unit::Share), &levels).is_ok());
    let sixth = typed("level6", "n", Unit::Share);
    assert_eq!(read(sixth, &levels), Err(Absence::NotApplicable), "there are four");
    let twice = typed("n5 + level6", "n", Unit::Share);
    let to_six = Scale { levels: 6, lowest_mark: Some(0), ..Scale::marks_2_to_5() };
    assert_eq!(read(twice, &to_six), Err(Absence::NotApplicable), "5 is the sixth level there");
    assert!(!typed("points", "scored", Unit::Score).fits(&levels));
}

#[test]
fn domain_row_4_a_formula_is_its_own_code() {
    for (_, formula) in again() {
        let code = Indicator::Own(formula).code();
        assert_eq!(code.parse(), Ok(Indicator::Own(formula)), "{code}");
        let is_plain = |it: char| it.is_ascii_alphanumeric() || "._-".contains(it);
        assert!(code.chars().all(is_plain), "{code} needs no escapes in an address");
    }
    assert_eq!(typed("100n5 - n2", "n", Unit::Score).numerator().to_string(), "−n2 + 100·n5");
    for wrong in
        ["own_n4_n", "own_n4_n_share_up", "own_n4.n5_n4_share_higher", "own__n_share_higher"]
    {
        assert_eq!(wrong.parse::<Indicator>(), Err(crate::indicator::UnknownIndicator), "{wrong}");
    }
}

#[test]
fn the_catalogue_lists_every_indicator() {
    let every: Vec<Indicator> = Indicator::iter().collect();
    assert_eq!(every, Indicator::ALL);
}
