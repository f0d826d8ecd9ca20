//! What the public may see, in the traps where naive hiding fails.
//!
//! Everything here is asked through answers, as a page would; that nothing follows from the
//! bytes behind them either is shown by the property test inside the crate.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

use analysis::{
    Absence, AcademicYear, Answer, Cell, Cube, Dictionary, Dimension, Indicator, Policy, Published,
    Row, Scale, Tally, Term, UnitKind, View, answer,
    code::Code,
    context::{self, Characteristic, Context},
    cube::Place,
    dictionary::{Member, Partition},
    disclosure::publish,
    tally::Levels,
    territory::{TerritoryBuilder, Unit},
};

const ALL: &str = "all";

/// Results of schools: town, school, class (may be empty), grade, group, counts at levels.
type Fact = (&'static str, &'static str, &'static str, &'static str, &'static str, [u64; 4]);

fn dictionary() -> Dictionary {
    let members = |names: &[&str]| names.iter().map(|it| Member::new(it, *it)).collect();
    let part = |dimension, whole, part, family, is_exhaustive| Partition {
        dimension,
        procedure: None,
        whole,
        part,
        family,
        is_exhaustive,
    };
    Dictionary {
        procedures: members(&["exam"]),
        subjects: members(&["math"]),
        grades: members(&["3-4", "3", "4"]),
        groups: members(&[ALL, "female", "male", "el", "ever_el"]),
        scales: vec![Scale::marks_2_to_5()],
        partitions: vec![
            part(Dimension::Grade, 0, 1, 0, true),
            part(Dimension::Grade, 0, 2, 0, true),
            part(Dimension::Group, 0, 1, 0, true),
            part(Dimension::Group, 0, 2, 0, true),
            part(Dimension::Group, 0, 4, 1, false),
            part(Dimension::Group, 4, 3, 0, false),
        ],
        ..Dictionary::default()
    }
}

fn cube(facts: &[Fact]) -> Cube {
    let mut builder = TerritoryBuilder::default();
    let mut handles: Vec<(String, usize)> = Vec::new();
    let mut unit = |kind, name: &str, parent: Option<usize>| {
        if let Some((_, found)) = handles.iter().find(|it| it.0 == name) {
            return *found;
        }
        let handle = builder.add(Unit::new(kind, Code::spelled(name), name), parent);
        handles.push((name.to_owned(), handle));
        handle
    };
    let dictionary = dictionary();
    let mut cells = Vec::new();
    for (town, school, class, grade, group, counts) in facts {
        let mut at = unit(UnitKind::Municipality, town, None);
        if !school.is_empty() {
            at = unit(UnitKind::School, school, Some(at));
        }
        if !class.is_empty() {
            at = unit(UnitKind::Class, class, Some(at));
        }
        let mut levels = Levels::default();
        levels.counts[..4].copy_from_slice(counts);
        let participants = counts.iter().sum();
        let tally = Tally { participants, levels: Some(levels), ..Tally::default() };
        let place = Place {
            procedure: 0,
            year: AcademicYear::starting(2021).unwrap(),
            term: Term::Spring,
            subject: 0,
            group: dictionary.find(Dimension::Group, group).unwrap(),
            grade: dictionary.find(Dimension::Grade, grade).unwrap(),
            scale: 0,
        };
        cells.push((at, Cell { place, unit: 0, tally }));
    }
    let numbered = builder.build();
    let cells = cells.into_iter().map(|(at, cell)| Cell { unit: numbered.ids[at], ..cell });
    Cube::build(Dictionary { territory: numbered.territory, ..dictionary }, cells).unwrap()
}

fn public(facts: &[Fact]) -> Published<Cube> {
    publish(cube(facts), Policy::Public)
}

fn ask(cube: &Published<Cube>, by: Dimension, filters: &[(Dimension, &str)]) -> Answer {
    let filters = filters.iter().map(|(dimension, it)| (*dimension, vec![(*it).to_owned()]));
    let view = View {
        indicator: Indicator::Participants,
        by: vec![by],
        filters: filters.collect(),
        ..View::default()
    };
    answer(cube, &view)
}

/// The number of pupils, or why there is none.
fn pupils(row: &Row) -> Result<u64, Absence> {
    row.value.map(|it| it.n)
}

fn of(answer: &Answer, code: &str) -> Result<u64, Absence> {
    pupils(answer.row_of(code).unwrap())
}

const GRADE: (Dimension, &str) = (Dimension::Grade, "3");

#[test]
fn a_small_school_is_gathered_with_its_smallest_neighbour_and_the_total_stays() {
    let cube = public(&[
        ("town", "s1", "", "3", ALL, [0, 1, 2, 0]),
        ("town", "s2", "", "3", ALL, [0, 10, 9, 0]),
        ("town", "s3", "", "3", ALL, [0, 20, 20, 0]),
    ]);
    let by_school = ask(&cube, Dimension::School, &[GRADE]);
    assert_eq!(of(&by_school, "s1"), Err(Absence::Hidden));
    assert_eq!(of(&by_school, "s2"), Err(Absence::Hidden), "else the total would give it away");
    assert_eq!(of(&by_school, "s3"), Ok(40));
    assert_eq!(pupils(by_school.total.as_ref().unwrap()), Ok(62));
    assert_eq!(pupils(by_school.withheld.as_ref().unwrap()), Ok(22));
}

#[test]
fn the_only_school_of_a_town_takes_the_total_of_its_town_with_it() {
    let cube = public(&[
        ("alone", "s1", "", "3", ALL, [0, 1, 2, 0]),
        ("town", "s2", "", "3", ALL, [0, 20, 9, 0]),
        ("town", "s3", "", "3", ALL, [0, 20, 20, 0]),
    ]);
    let by_town = ask(&cube, Dimension::Municipality, &[GRADE]);
    assert_eq!(of(&by_town, "alone"), Err(Absence::Hidden));
    assert_eq!(of(&by_town, "town"), Err(Absence::Hidden), "else the country would give it away");
    assert_eq!(pupils(by_town.total.as_ref().unwrap()), Ok(72), "the country is exact");
    assert_eq!(of(&ask(&cube, Dimension::School, &[GRADE]), "s3"), Ok(40));
}

#[test]
fn where_all_schools_are_small_only_their_sum_is_shown() {
    let cube = public(&[
        ("town", "s1", "", "3", ALL, [0, 1, 2, 0]),
        ("town", "s2", "", "3", ALL, [0, 2, 2, 0]),
        ("town", "s3", "", "3", ALL, [0, 2, 2, 0]),
    ]);
    let by_school = ask(&cube, Dimension::School, &[GRADE]);
    for school in ["s1", "s2", "s3"] {
        assert_eq!(of(&by_school, school), Err(Absence::Hidden), "{school}");
    }
    assert_eq!(pupils(by_school.total.as_ref().unwrap()), Ok(11));
}

#[test]
fn where_nobody_is_left_to_hide_among_nothing_is_shown() {
    let cube = public(&[("town", "s1", "", "3", ALL, [0, 1, 2, 0])]);
    let by_school = ask(&cube, Dimension::School, &[GRADE]);
    assert_eq!(of(&by_school, "s1"), Err(Absence::Hidden));
    assert_eq!(pupils(by_school.total.as_ref().unwrap()), Err(Absence::Hidden));
}

#[test]
fn a_class_does_not_follow_from_the_parallel() {
    let facts = [
        ("town", "s1", "1a", "3", ALL, [0, 10, 10, 0]),
        ("town", "s1", "1b", "3", ALL, [0, 10, 12, 0]),
        ("town", "s1", "1c", "3", ALL, [0, 1, 2, 0]),
        ("town", "s2", "2a", "3", ALL, [0, 30, 30, 0]),
    ];
    let published = ("town", "s1", "", "3", ALL, [0, 21, 24, 0]);
    for facts in [facts.to_vec(), [facts.to_vec(), vec![published]].concat()] {
        let cube = public(&facts);
        let by_class = ask(&cube, Dimension::Class, &[GRADE, (Dimension::School, "s1")]);
        assert_eq!(of(&by_class, "1a"), Err(Absence::Hidden));
        assert_eq!(of(&by_class, "1b"), Ok(22));
        assert_eq!(of(&by_class, "1c"), Err(Absence::Hidden));
        assert_eq!(of(&ask(&cube, Dimension::School, &[GRADE]), "s1"), Ok(45));
    }
}

#[test]
fn the_few_boys_of_a_school_do_not_follow_from_everybody_and_girls() {
    let school = |name, female, male, all| {
        [
            ("town", name, "", "3", "female", [0, female, 0, 0]),
            ("town", name, "", "3", "male", [0, male, 0, 0]),
            ("town", name, "", "3", ALL, [0, all, 0, 0]),
        ]
    };
    let facts = [school("s1", 30, 2, 32), school("s2", 15, 16, 31), school("s3", 40, 41, 81)];
    let cube = public(&facts.concat());
    let of_group = |group, school| {
        of(&ask(&cube, Dimension::School, &[GRADE, (Dimension::Group, group)]), school)
    };
    assert_eq!(of_group("male", "s1"), Err(Absence::Hidden));
    assert_eq!(of_group("female", "s1"), Err(Absence::Hidden), "girls would tell the boys");
    assert_eq!(of_group(ALL, "s1"), Ok(32));
    assert_eq!(of_group("male", "s2"), Err(Absence::Hidden), "the town would tell them");
    assert_eq!(of_group("female", "s2"), Err(Absence::Hidden));
    assert_eq!(of_group("female", "s3"), Ok(40));
    let total = ask(&cube, Dimension::School, &[GRADE, (Dimension::Group, "male")]).total;
    assert_eq!(pupils(&total.unwrap()), Ok(59));
}

#[test]
fn two_pupils_between_learners_now_and_ever_are_not_shown_as_a_difference() {
    let school = |name, now, ever| {
        [
            ("town", name, "", "3", "el", [0, now, 0, 0]),
            ("town", name, "", "3", "ever_el", [0, ever, 0, 0]),
            ("town", name, "", "3", ALL, [0, 90, 0, 0]),
        ]
    };
    let facts = [school("s1", 20, 22), school("s2", 20, 30), school("s3", 20, 40)].concat();
    let cube = public(&facts);
    let of_group = |group, school| {
        of(&ask(&cube, Dimension::School, &[GRADE, (Dimension::Group, group)]), school)
    };
    let (now, ever) = (of_group("el", "s1"), of_group("ever_el", "s1"));
    assert!(now.is_err() || ever.is_err(), "22 - 20 = 2 pupils: {now:?} {ever:?}");
    assert_eq!(of_group(ALL, "s1"), Ok(90));
    assert_eq!(of_group("ever_el", "s3"), Ok(40));
}

#[test]
fn a_share_with_a_withheld_level_says_so_and_the_others_keep_their_denominator() {
    let facts = [
        ("town", "s1", "", "3", ALL, [3, 4, 20, 13]),
        ("town", "s2", "", "3", ALL, [8, 10, 20, 12]),
        ("town", "s3", "", "3", ALL, [9, 11, 20, 10]),
    ];
    let cube = public(&facts);
    let share = |indicator, school: Option<&str>| {
        let view = View { indicator, by: vec![Dimension::School], ..View::default() };
        let answer = answer(&cube, &view);
        let row = school.map_or(answer.total, |it| answer.row_of(it).copied()).unwrap();
        row.value.map(|it| (it.numerator.unwrap(), it.denominator))
    };
    assert_eq!(share(Indicator::Share1, Some("s1")), Err(Absence::Hidden));
    assert_eq!(share(Indicator::Share2, Some("s1")), Err(Absence::Hidden));
    assert_eq!(share(Indicator::Share3, Some("s1")), Ok((20.0, 40.0)));
    assert_eq!(share(Indicator::Quality, Some("s1")), Ok((33.0, 40.0)));
    assert_eq!(share(Indicator::MeanMark, Some("s1")).map(|it| it.1), Err(Absence::Hidden));
    assert_eq!(share(Indicator::Share1, Some("s2")), Err(Absence::Hidden), "the partner of s1");
    assert_eq!(share(Indicator::Share1, Some("s3")), Ok((9.0, 50.0)));
    assert_eq!(share(Indicator::Share1, None), Ok((20.0, 140.0)));
}

#[test]
fn zero_is_shown() {
    let facts = [
        ("town", "s1", "", "3", ALL, [0, 10, 20, 0]),
        ("town", "s2", "", "3", ALL, [0, 10, 20, 0]),
    ];
    let cube = public(&facts);
    let view =
        View { indicator: Indicator::Share1, by: vec![Dimension::School], ..View::default() };
    let answer = answer(&cube, &view);
    assert_eq!(answer.row_of("s1").unwrap().value.map(|it| it.numerator), Ok(Some(0.0)));
    assert_eq!(answer.withheld, None);
}

#[test]
fn the_public_sees_what_a_school_is_and_nothing_about_families() {
    let facts = [("town", "school", "", "3", ALL, [3, 9, 8, 4])];
    let with_context = |policy| {
        let bare = cube(&facts);
        let unit = bare.territory().find(UnitKind::School, "school").unwrap();
        let year = AcademicYear::starting(2021).unwrap();
        let fact = |characteristic, value| context::Fact { unit, characteristic, year, value };
        let context = Context::of([
            fact(Characteristic::Pupils, 40),
            fact(Characteristic::FamiliesLarge, 25),
        ]);
        let territory = bare.territory().clone();
        let dictionary = Dictionary { territory, context, ..dictionary() };
        let published = publish(Cube::build(dictionary, []).unwrap(), policy);
        let value = |it| published.get().dictionary().context.value(unit, it, year);
        (value(Characteristic::Pupils), value(Characteristic::FamiliesLarge))
    };
    // One child of forty is 2.5 %.
    assert_eq!(with_context(Policy::Everything), (Some(40), Some(25)));
    assert_eq!(with_context(Policy::Public), (Some(40), None));
}
