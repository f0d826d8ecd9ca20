//! One year ahead, the official label, subjects side by side and cohorts, by hand.

use super::{super::*, in_year};
use crate::{
    answer::Verdict,
    dictionary::{Break, Detail, Member, NotHeld},
    fioko::Mark2Change,
    fixture::{COUNTING, Fixture, SCHOOL_1, SCHOOL_2, at, fixture, view, year},
    tally::{Levels, Tally},
    year::Term,
};

/// Good marks of 100 in the years from 2016/17 on.
fn good(shares: &[u64]) -> Fixture {
    let years = ["2016/17", "2017/18", "2018/19", "2019/20", "2020/21"];
    years
        .into_iter()
        .zip(shares)
        .fold(fixture(), |data, (text, good)| data.with(in_year(SCHOOL_1, text), 100 - good, *good))
}

fn followed(data: &Fixture, query: &str) -> Dynamics {
    dynamics(&data.cube(), &view(query))
}

#[test]
fn domain_row_22_a_tendency_is_carried_on_for_one_year_and_not_from_three() {
    assert_eq!(followed(&good(&[30, 32, 34]), "").ahead, None, "three years are too few");
    let ahead = followed(&good(&[30, 32, 34, 36]), "").ahead.unwrap();
    assert_eq!(ahead.year, year("2020/21"));
    assert!((ahead.value - 0.38).abs() < 1e-12);
    assert!((ahead.interval.high - ahead.interval.low).abs() < 1e-9, "all on one line");
    // The line leads beyond all pupils: a share ends at one.
    let ahead = followed(&good(&[40, 60, 80, 100]), "").ahead.unwrap();
    assert!((ahead.value - 1.0).abs() < 1e-12 && ahead.interval.high <= 1.0);
}

#[test]
fn b4_nothing_is_carried_on_into_a_year_of_which_something_is_known() {
    let data = good(&[30, 32, 34, 36, 20]);
    assert_eq!(followed(&data, "until=2019/20").ahead, None, "2020/21 is there: 20 of 100");
    assert_eq!(followed(&data, "").ahead.unwrap().year, year("2021/22"));
    let mut data = good(&[30, 32, 34, 36]);
    let not_held = NotHeld { procedure: 0, grade: None, year: year("2020/21"), term: Term::Spring };
    data.batch.dictionary.not_held.push(not_held);
    assert_eq!(followed(&data, "").ahead, None, "it is not held");
}

#[test]
fn b4_b5_nothing_is_carried_on_across_a_break() {
    let mut data = good(&[30, 32, 34, 36]);
    let since = year("2020/21");
    let reason = "new marks".to_owned();
    data.batch.dictionary.breaks.push(Break { procedure: 0, grade: None, since, reason });
    assert_eq!(followed(&data, "").ahead, None, "the next year begins a series of its own");
    data.batch.dictionary.breaks[0].procedure = 1;
    assert!(followed(&data, "").ahead.is_some(), "the break is of another procedure");
}

#[test]
fn the_official_label_stands_beside_the_interval_and_knows_no_chance() {
    // 10 of 100, then 15 of 100: within chance for the interval, neutral by the rule.
    let page = followed(&good(&[90, 85]), "");
    let between = page.between.unwrap();
    let official = between.official.unwrap();
    assert_eq!(official.label, Mark2Change::Neutral);
    assert!((official.before.value - 0.10).abs() < 1e-12);
    assert!((official.after.value - 0.15).abs() < 1e-12);
    assert_eq!(between.rows[0].change.unwrap().verdict, Verdict::NotDifferent);
    // Ten points exactly are negative.
    let label =
        |shares: &[u64]| followed(&good(shares), "").between.unwrap().official.unwrap().label;
    assert_eq!(label(&[90, 80]), Mark2Change::Negative);
    assert_eq!(label(&[80, 80]), Mark2Change::Positive);
}

#[test]
fn the_official_label_is_for_marks_2_to_5_only() {
    let mut data = good(&[90, 85]);
    data.batch.dictionary.scales[0].lowest_mark = None;
    assert_eq!(followed(&data, "").between.unwrap().official, None);
}

#[test]
fn every_subject_is_followed_where_there_are_several() {
    let data = good(&[30, 40]);
    assert!(followed(&data, "").subjects.is_empty(), "one subject is on the page already");
    let data = data.with(in_year(SCHOOL_1, "2017/18").subject(COUNTING), 20, 60);
    let subjects = followed(&data, "subject=reading").subjects;
    let read: Vec<(&str, f64)> =
        subjects.iter().map(|it| (it.subject.code.as_str(), it.value.unwrap().value)).collect();
    assert_eq!(read, [("reading", 0.4), ("counting", 0.75)]);
}

#[test]
fn spread_over_the_years_is_described() {
    // 30, 32, 40 of 100: mean 34, deviations −4 −2 6, changes 2 and 8.
    let stability = followed(&good(&[30, 32, 40]), "").stability.unwrap();
    assert!((stability.sd - (0.0056_f64 / 2.0).sqrt()).abs() < 1e-12);
    assert!((stability.cv.unwrap() - (0.0056_f64 / 2.0).sqrt() / 0.34).abs() < 1e-12);
    assert!((stability.range - 0.10).abs() < 1e-12);
    assert!((stability.mean_abs_change.unwrap() - 0.05).abs() < 1e-12);
}

#[test]
fn d4_years_that_differ_by_more_than_chance_are_told_from_those_that_do_not() {
    // 30, 32, 34 of 100 around 32: (4 + 0 + 4) / (100 · 0.32 · 0.68) = 0.368 with 2 degrees.
    let test = followed(&good(&[30, 32, 34]), "").homogeneity.unwrap();
    assert!((test.chi_squared - 8.0 / 21.76).abs() < 1e-9 && test.df == 2);
    // exp(−χ²/2) for two degrees of freedom.
    assert!((test.p - (-4.0_f64 / 21.76).exp()).abs() < 1e-9);
    // 30, 50, 70 of 100 around 50: (400 + 0 + 400) / 25 = 32.
    let test = followed(&good(&[30, 50, 70]), "").homogeneity.unwrap();
    assert!((test.chi_squared - 32.0).abs() < 1e-9 && test.p < 1e-6);
    // 2 of 100 and 4 of 100: 3 are expected.
    assert_eq!(followed(&good(&[2, 4]), "").homogeneity, None);
    let few = fixture().with(in_year(SCHOOL_1, "2019/20"), 9, 10).with(
        in_year(SCHOOL_1, "2020/21"),
        10,
        9,
    );
    assert_eq!(followed(&few, "").homogeneity, None, "nineteen have no verdict");
}

/// Marks 2, 3, 4, 5 of a school in a grade, year and term.
fn marks(data: &mut Fixture, unit: u32, grade: u16, when: (&str, Term), counts: [u64; 4]) {
    let mut all = [0; crate::scale::LEVELS_MAX];
    all[..4].copy_from_slice(&counts);
    let levels = Levels { counts: all, not_graded: 0 };
    let place = at(unit).grade(grade).year(when.0).term(when.1).place;
    let participants = levels.graded();
    let tally = Tally { participants, levels: Some(levels), ..Tally::default() };
    data.batch.cells.push(crate::Cell { place, unit, tally });
}

/// School 1 climbs from below the mean of two schools to above it.
fn climbing() -> Fixture {
    let mut data = fixture();
    // All: 3 for 50, 4 for 50; mean 3.5, deviation √(25/99). School 1: 40 × 3, 10 × 4.
    marks(&mut data, SCHOOL_1, 0, ("2018/19", Term::Spring), [0, 40, 10, 0]);
    marks(&mut data, SCHOOL_2, 0, ("2018/19", Term::Spring), [0, 10, 40, 0]);
    // A year and a grade later the other way round.
    marks(&mut data, SCHOOL_1, 1, ("2019/20", Term::Spring), [0, 10, 40, 0]);
    marks(&mut data, SCHOOL_2, 1, ("2019/20", Term::Spring), [0, 40, 10, 0]);
    // Those who came after them, who must not be mistaken for them.
    marks(&mut data, SCHOOL_1, 0, ("2019/20", Term::Spring), [50, 0, 0, 0]);
    marks(&mut data, SCHOOL_2, 0, ("2019/20", Term::Spring), [0, 0, 0, 50]);
    data
}

#[test]
fn b8_a_cohort_is_followed_from_grade_to_grade() {
    let page = followed(&climbing(), "school=school_1&grade=4&year=2019/20");
    let cohort = page.cohort.unwrap();
    assert_eq!(cohort.entered, year("2016/17"));
    let [first, second] = cohort.steps.as_slice() else { panic!("two steps: {cohort:?}") };
    assert_eq!((first.seated, second.seated), (3, 4));
    let sd = (25.0_f64 / 99.0).sqrt();
    assert!((first.place.z - -0.3 / sd).abs() < 1e-12);
    assert!((second.place.z - 0.3 / sd).abs() < 1e-12);
    assert!((first.place.se - 1.0 / 50.0_f64.sqrt()).abs() < 1e-12);
    // 0.6 / 0.5025 deviations with an error of √(2/50): far beyond chance.
    let (moved, verdict) = second.moved.unwrap();
    assert!((moved.delta - 0.6 / sd).abs() < 1e-12);
    assert_eq!(verdict, Verdict::Better);
    assert!(first.moved.is_none());
}

#[test]
fn b8_the_autumn_of_2020_belongs_to_those_who_sat_it() {
    let mut data = climbing();
    // Grade 4 in autumn sat the work of grade 3: the same children as in spring 2019.
    let detail = Detail::Grade { programme: Some((3, 3)), seated: Some(4) };
    let autumn = Member::new("4 (3)", "4, autumn").with(detail);
    let id = u16::try_from(data.batch.dictionary.grades.len()).unwrap();
    data.batch.dictionary.grades.push(autumn);
    marks(&mut data, SCHOOL_1, id, ("2019/20", Term::Autumn), [0, 25, 25, 0]);
    marks(&mut data, SCHOOL_2, id, ("2019/20", Term::Autumn), [0, 25, 25, 0]);
    let cohort =
        followed(&data, "school=school_1&grade=4&year=2019/20&term=spring").cohort.unwrap();
    let steps: Vec<_> = cohort.steps.iter().map(|it| (it.year, it.seated)).collect();
    assert_eq!(steps, [(year("2018/19"), 3), (year("2019/20"), 4), (year("2019/20"), 4)]);
    let autumn = cohort.steps.iter().find(|it| it.term == Term::Autumn).unwrap();
    assert!(autumn.place.z.abs() < 1e-12, "exactly the mean of all");
}

#[test]
fn b8_few_pupils_have_points_without_a_verdict() {
    let mut data = fixture();
    for (grade, when) in [(0, "2018/19"), (1, "2019/20")] {
        marks(&mut data, SCHOOL_1, grade, (when, Term::Spring), [0, 0, 0, 9]);
        marks(&mut data, SCHOOL_2, grade, (when, Term::Spring), [0, 50, 50, 0]);
    }
    let cohort = followed(&data, "school=school_1&grade=4&year=2019/20").cohort.unwrap();
    assert_eq!(cohort.steps[1].moved.unwrap().1, Verdict::Unknown);
    assert_eq!(followed(&data, "grade=4&year=2019/20").cohort, None, "everything has no place");
}

#[test]
fn b9_events_of_the_procedure_and_of_all_stand_in_the_order_of_their_days() {
    let mut data = good(&[30, 40]);
    let event = |when: &str, day: Option<&str>, procedure, text: &str| Event {
        year: year(when),
        day: day.map(str::to_owned),
        procedure,
        text: text.to_owned(),
        source: "приказ".to_owned(),
    };
    data.batch.dictionary.remarks.events = vec![
        event("2017/18", Some("2018-02-05"), Some(0), "карантин"),
        event("2016/17", None, None, "новая программа"),
        event("2017/18", Some("2017-09-01"), None, "новый директор"),
        event("2017/18", None, Some(1), "другая процедура"),
        event("2020/21", None, None, "год, которого здесь нет"),
    ];
    let told: Vec<String> = followed(&data, "").events.into_iter().map(|it| it.text).collect();
    assert_eq!(told, ["новая программа", "новый директор", "карантин"]);
}
