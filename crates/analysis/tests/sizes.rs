//! Every page holds, whatever there is: nothing, one school, one year, two and a half thousand schools.

#![expect(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use analysis::{
    AcademicYear, Batch, Cell, Cube, Dictionary, Dimension, Policy, Published, Scale, Tally, Term,
    UnitKind, View,
    benchmark::benchmark,
    code::Code,
    comparison::compare,
    cube::Place,
    dictionary::Member,
    disclosure::publish,
    dynamics::dynamics,
    explore::{ROWS_USUAL, explore},
    overview::overview,
    signals::signals,
    tally::Levels,
    territory::Unit,
};

/// Schools of municipalities of fifty, each with one subject in so many years.
fn cube(schools: u32, years: i16, policy: Policy) -> Published<Cube> {
    let member = |code: &str, name: &str| vec![Member::new(code, name)];
    let dictionary = Dictionary {
        procedures: member("vpr", "ВПР"),
        subjects: member("math", "Математика"),
        grades: member("5", "5"),
        groups: member("all", "все"),
        scales: vec![Scale::marks_2_to_5()],
        ..Dictionary::default()
    };
    let towns = schools.div_ceil(50);
    let unit = |kind, name: String| Unit::new(kind, Code::spelled(&name), name);
    let mut units: Vec<(Unit, Option<usize>)> =
        (0..towns).map(|it| (unit(UnitKind::Municipality, format!("t{it}")), None)).collect();
    units.extend((0..schools).map(|it| {
        (unit(UnitKind::School, format!("s{it}")), Some(usize::try_from(it / 50).unwrap()))
    }));
    let of_school = |school: u32| {
        (0..years).map(move |year| {
            let good = 20 + u64::from(school % 17) + u64::try_from(year).unwrap();
            let mut counts = [0; analysis::scale::LEVELS_MAX];
            counts[..4].copy_from_slice(&[8, 60 - good, good - 10, 10]);
            let levels = Levels { counts, not_graded: 0 };
            let (procedure, subject, grade, group, scale) = (0, 0, 0, 0, 0);
            let year = AcademicYear::starting(2015 + year).unwrap();
            let term = Term::Spring;
            Cell {
                place: Place { procedure, year, term, subject, group, grade, scale },
                unit: towns + school,
                tally: Tally {
                    participants: levels.graded(),
                    levels: Some(levels),
                    ..Tally::default()
                },
            }
        })
    };
    let cells = (0..schools).flat_map(of_school).collect();
    publish(
        Batch { dictionary, units, cells, plans: Vec::new(), boundaries: Vec::new() }
            .into_cube()
            .unwrap(),
        policy,
    )
}

fn view(query: &str) -> View {
    View::from_pairs(query.split('&').filter_map(|it| it.split_once('='))).0
}

const BOTH: [Policy; 2] = [Policy::Everything, Policy::Public];
/// Whatever may be asked, of places that are there or not.
const ASKED: [&str; 6] = [
    "",
    "school=s0",
    "municipality=t0&by=school",
    "school=nowhere&subject=none",
    "with=school:s0,school:s1,municipality:t0&mix=same&smoothed=on&x_work=vpr",
    "indicator=mean_mark&centre=schools&since=2015/16&until=2016/17",
];

/// Every page of every question.
fn all_pages(cube: &Published<Cube>) {
    _ = overview(cube, None);
    for asked in ASKED {
        let view = view(asked);
        _ = explore(cube, &view);
        _ = dynamics(cube, &view);
        _ = compare(cube, &view);
        _ = benchmark(cube, &view);
        _ = signals(cube, &view);
    }
}

#[test]
fn pages_hold_without_data() {
    for policy in BOTH {
        let cube = cube(0, 0, policy);
        all_pages(&cube);
        assert_eq!(explore(&cube, &view("")).main.rows, []);
        assert!(dynamics(&cube, &view("")).between.is_none());
        assert!(compare(&cube, &view("with=school:s0,school:s1")).objects.is_empty());
    }
}

#[test]
fn pages_hold_with_one_school_and_one_year() {
    for policy in BOTH {
        let cube = cube(1, 1, policy);
        all_pages(&cube);
        let page = dynamics(&cube, &view("school=s0"));
        assert!(page.between.is_none(), "one year is no change");
    }
    let shown = explore(&cube(1, 1, Policy::Everything), &view("by=school"));
    // Marks 2 to 5: 8, 40, 10 and 10 pupils.
    let value = shown.main.rows[0].value.unwrap();
    assert_eq!((value.numerator, value.denominator), (Some(20.0), 68.0));
    let one = compare(&cube(1, 1, Policy::Everything), &view("with=school:s0"));
    assert!(one.objects[0].rank.is_none(), "one object has no place");
}

#[test]
fn pages_hold_with_one_school_over_ten_years() {
    let cube = cube(1, 10, Policy::Everything);
    all_pages(&cube);
    let page = dynamics(&cube, &view("school=s0"));
    assert_eq!(page.setting.years.rows.len(), 10);
    assert!(page.between.is_some_and(|it| it.rows[0].change.is_ok()));
}

#[test]
fn pages_hold_with_two_and_a_half_thousand_schools() {
    for policy in BOTH {
        let cube = cube(2_500, 2, policy);
        all_pages(&cube);
        let page = explore(&cube, &view("by=school"));
        assert_eq!((page.rows_in_all, page.main.rows.len()), (2_500, ROWS_USUAL as usize));
        // So many dots nobody can tell apart: the fifty municipalities are shown.
        let scatter = compare(&cube, &view("x=mean_mark")).scatter;
        if let Some(scatter) = scatter {
            assert_eq!((scatter.level, scatter.points.len()), (Dimension::Municipality, 50));
        }
        assert_eq!(benchmark(&cube, &view("")).place.schools.len(), 2_500);
    }
}
