//! What was, was to be expected and is, of eleven schools of a hundred pupils; figures worked out by hand.

use analysis::signals::{Signals, signals};
use serde_json::Value;

use super::*;

/// Schools with 10, 12, … 30 below the minimum; a year later each is half as far from 20.
fn cube() -> Published<Cube> {
    let member = |code: &str, name: &str| vec![Member::new(code, name)];
    let dictionary = Dictionary {
        procedures: member("vpr", "ВПР"),
        subjects: member("rus", "Русский язык"),
        grades: member("5", "5"),
        groups: member("all", "все"),
        scales: vec![Scale::marks_2_to_5()],
        ..Dictionary::default()
    };
    let town = Unit::new(UnitKind::Municipality, Code::spelled("town"), "Район");
    let schools = (0..11).map(|it| {
        let name = format!("Школа {:02}", it + 1);
        (Unit::new(UnitKind::School, Code::spelled(&format!("s{it:02}")), name), Some(0))
    });
    let units = std::iter::once((town, None)).chain(schools).collect();
    let cell = |unit: u32, year: i16, below: u64| {
        let mut counts = [0; analysis::scale::LEVELS_MAX];
        (counts[0], counts[3]) = (below, 100 - below);
        let levels = Levels { counts, not_graded: 0 };
        let year = AcademicYear::starting(year).unwrap();
        let (procedure, group, grade, subject, scale, term) = (0, 0, 0, 0, 0, Term::Spring);
        let place = Place { procedure, year, term, subject, group, grade, scale };
        let tally = Tally { participants: 100, levels: Some(levels), ..Tally::default() };
        Cell { place, unit, tally }
    };
    let cells = (1..=11).flat_map(|unit| {
        let before = 8 + 2 * u64::from(unit);
        [cell(unit, 2023, before), cell(unit, 2024, 14 + u64::from(unit))]
    });
    let cells = cells.collect();
    let batch = Batch { dictionary, units, cells, ..Batch::default() };
    publish(batch.into_cube().unwrap(), Policy::Everything)
}

fn shown(query: &str) -> Signals {
    let pairs = query.split('&').filter_map(|it| it.split_once('='));
    signals(&cube(), &View::from_pairs(pairs).0)
}

#[test]
fn row_63_what_was_expected_stands_between_what_was_and_what_is() {
    let shown = shown("cell=s10:low_results");
    let picture = effect::effect(&shown, &Palette::named(), Locale::Ru).unwrap();
    let names = ["было, 2023/24", "ожидалось без мер", "стало, 2024/25"];
    assert_eq!(picture.option["yAxis"]["data"], json!(names));
    let dots = &picture.option["series"][0]["data"];
    let value = |at: usize| dots[at]["value"][0].as_f64().unwrap();
    // All schools lie on one line through 20, so 30 is expected to become 25, and does.
    for (at, expected) in [(0, 30.0), (1, 25.0), (2, 25.0)] {
        assert!((value(at) - expected).abs() < 1e-9, "{at}: {}", value(at));
    }
    // Wilson of 30 of 100 is 21.9 to 39.6 %.
    assert_eq!(picture.marks[0].spoken, "было, 2023/24: 30\u{a0}% (22–40\u{a0}%)");
    // sin²(asin √0.25 ± 1.96·√(1/400)): of 100 pupils, where schools differ by nothing else.
    assert_eq!(picture.marks[1].spoken, "ожидалось без мер: 25\u{a0}% (17–34\u{a0}%)");
    // An interval, a range and an interval: the range is broader and has the colour of bands.
    let widths: Vec<_> = (1..4).map(|it| &picture.option["series"][it]["lineStyle"]).collect();
    assert_eq!([&widths[0]["width"], &widths[1]["width"]], [&json!(3), &json!(14)]);
    assert_eq!(widths[1]["color"], json!("--band"));
    insta::assert_json_snapshot!("effect", rounded(picture.option));
}

#[test]
fn without_an_open_cell_of_results_no_change_is_drawn() {
    let draw = |query: &str| effect::effect(&shown(query), &Palette::named(), Locale::Ru);
    assert_eq!(draw(""), None);
    assert!(draw("cell=s03:unstable").is_some());
}

/// Numbers as a picture shows them, for the last digits of a sum are nobody's business.
fn rounded(value: Value) -> Value {
    match value {
        Value::Array(all) => all.into_iter().map(rounded).collect(),
        Value::Object(all) => all.into_iter().map(|(key, it)| (key, rounded(it))).collect(),
        Value::Number(it) => it.as_f64().map_or(Value::Null, |it| json!((it * 1e6).round() / 1e6)),
        other => other,
    }
}
