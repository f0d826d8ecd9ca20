//! What the charts draw for a small exam with a cancelled year: three schools, two subjects.
//!
//! Snapshots hold the whole option, so that a change of looks is seen in review; what must be
//! true whatever the looks is asserted beside them, with figures worked out by hand.

use analysis::{
    Batch, Cell, Cube, Dictionary, Policy, Published, Scale, Tally, Term, UnitKind, View,
    code::Code,
    cube::Place,
    dictionary::{Member, NotHeld},
    disclosure::publish,
    dynamics::dynamics,
    explore::{Exploration, explore},
    tally::Levels,
    territory::Unit,
    year::AcademicYear,
};
use serde_json::json;

use super::*;
use crate::text::Locale;

mod changed;
pub(crate) mod compared;
mod over_years;
mod works;

/// School, start of the year, subject, and pupils with marks 2, 3, 4, 5.
const CELLS: [(u32, i16, u16, [u64; 4]); 8] = [
    (0, 2018, 0, [5, 20, 15, 10]),
    (1, 2018, 0, [0, 50, 30, 20]),
    (0, 2020, 0, [10, 20, 10, 10]),
    (1, 2020, 0, [10, 30, 40, 20]),
    (0, 2021, 0, [5, 15, 20, 10]),
    (1, 2021, 0, [20, 40, 20, 20]),
    (2, 2021, 0, [4, 4, 1, 1]),
    (0, 2021, 1, [0, 10, 20, 20]),
];

fn explored(query: &str) -> Exploration {
    explore(&cube(), &view(query))
}

pub(crate) fn view(query: &str) -> View {
    View::from_pairs(query.split('&').filter_map(|it| it.split_once('='))).0
}

pub(crate) fn cube() -> Published<Cube> {
    let member = |code: &str, name: &str| Member::new(code, name);
    let year = |it| AcademicYear::starting(it).unwrap();
    let dictionary = Dictionary {
        procedures: vec![member("vpr", "ВПР")],
        subjects: vec![member("math", "Математика"), member("rus", "Русский язык")],
        grades: vec![member("5", "5")],
        groups: vec![member("all", "все")],
        scales: vec![Scale::marks_2_to_5()],
        not_held: vec![NotHeld { procedure: 0, grade: None, year: year(2019), term: Term::Spring }],
        ..Dictionary::default()
    };
    let units = ["Гимназия", "Лицей", "Школа"]
        .map(|name| (Unit::new(UnitKind::School, Code::spelled(name), name), None));
    let cells = CELLS.map(|(unit, start, subject, pupils)| {
        let mut counts = [0; analysis::scale::LEVELS_MAX];
        counts[..4].copy_from_slice(&pupils);
        let levels = Levels { counts, not_graded: 0 };
        let (procedure, group, grade, scale, term) = (0, 0, 0, 0, Term::Spring);
        Cell {
            place: Place { procedure, year: year(start), term, subject, group, grade, scale },
            unit,
            tally: Tally {
                participants: levels.graded(),
                levels: Some(levels),
                ..Tally::default()
            },
        }
    });
    let batch =
        Batch { dictionary, units: units.to_vec(), cells: cells.to_vec(), ..Batch::default() };
    publish(batch.into_cube().unwrap(), Policy::Everything)
}

#[test]
fn the_breakdown_has_a_dot_with_its_interval_for_each_school() {
    let picture = breakdown::breakdown(&explored(""), &Palette::named(), Locale::Ru);
    let values: Vec<_> =
        (0..3).map(|at| &picture.option["series"][2]["data"][at]["value"]).collect();
    // Marks 4 and 5: 30 of 50, 40 of 100, 2 of 10.
    assert_eq!(values, [&json!([60.0, 0]), &json!([40.0, 1]), &json!([20.0, 2])]);
    // The whole: 72 of 160.
    assert_eq!(picture.option["series"][2]["markLine"]["data"][0]["xAxis"], json!(45.0));
    assert_eq!(picture.marks.len(), 3);
    assert_eq!(
        picture.marks[0].href.as_deref(),
        Some("/explore?year=2021/22&procedure=vpr&subject=math&grade=5&school=gimnaziya")
    );
    insta::assert_json_snapshot!("breakdown", picture.option);
}

#[test]
fn b5_the_line_breaks_where_the_exam_was_not_held() {
    let setting = explored("school=gimnaziya").setting;
    let picture = years::years(&years::Development::of(&setting), &Palette::named(), Locale::Ru);
    assert_eq!(
        picture.option["xAxis"]["data"],
        json!(["2018/19", "2019/20\n–", "2020/21", "2021/22"])
    );
    // Marks 4 and 5: 25 of 50, nothing, 20 of 50, 30 of 50; a gap is no mark and no zero.
    let spoken: Vec<&str> = picture.marks.iter().map(|it| it.spoken.as_str()).collect();
    assert!(
        spoken.len() == 3 && spoken[0].contains("50") && spoken[1].contains("40"),
        "{spoken:?}"
    );
    insta::assert_json_snapshot!("years", picture.option);
}

#[test]
fn b3_two_years_chosen_in_the_picture_are_those_of_the_menus() {
    let setting = dynamics(&cube(), &view("school=gimnaziya")).setting;
    let [from, to] = [2018, 2021].map(|it| AcademicYear::starting(it).unwrap());
    let alone = years::Development::of(&setting);
    let plain = years::years(&alone, &Palette::named(), Locale::Ru);
    assert_eq!(plain.periods, None);
    let development = years::Development { between: Some((from, to)), ..alone };
    let picture = years::years(&development, &Palette::named(), Locale::Ru);
    let periods = picture.periods.unwrap();
    // 2019/20 was not held and cannot be compared: what is pressed there is the year before it.
    assert_eq!(periods.chosen, [0, 3]);
    let places = [-0.4, 0.6, 1.0, 1.7, 9.0].map(|at| periods.nearest(at));
    assert_eq!(places, [Some(0), Some(0), Some(0), Some(2), Some(3)]);
    let href = periods.href([2, 0]).unwrap();
    let [start, end] = ["/dynamics?", "&since=2018/19&until=2020/21"];
    assert!(href.starts_with(start) && href.ends_with(end), "{href}");
    assert_eq!(periods.href([2, 2]), None);
    // Shaded behind the lines, and the rest of the picture is as it was.
    let series = picture.option["series"].as_array().unwrap();
    assert_eq!(series[..series.len() - 1], *plain.option["series"].as_array().unwrap());
    let shaded = &series[series.len() - 1];
    assert_eq!(shaded["markArea"]["data"], json!([[{ "xAxis": 0 }, { "xAxis": 3 }]]));
    insta::assert_json_snapshot!("years_between", picture.option);
}

#[test]
fn a_marked_school_joins_the_line_of_the_whole() {
    let page = explored("mark=litsey");
    let marked = page.marked.as_ref();
    let development = years::Development { marked, ..years::Development::of(&page.setting) };
    let picture = years::years(&development, &Palette::named(), Locale::Ru);
    let names: Vec<_> =
        picture.option["series"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert!(names.contains(&&json!("Лицей")), "{names:?}");
    insta::assert_json_snapshot!("years_marked", picture.option);
}

#[test]
fn c3_the_matrix_writes_the_number_into_each_cell_and_colours_what_differs() {
    let picture = matrix::matrix(&explored(""), &Palette::named(), Locale::Ru).unwrap();
    let cells = picture.option["series"][0]["data"].as_array().unwrap();
    // Three schools in mathematics, one in Russian.
    assert_eq!(cells.len(), 4);
    // Fewer than a hundred pupils: no decimals; 40 of 50 in Russian.
    let texts: Vec<_> = cells.iter().map(|it| &it["label"]["formatter"]).collect();
    assert_eq!(texts, ["60", "80", "40,0", "20"]);
    // Of 45 % in all (72 of 160) 60 % lies outside its interval (46.2–72.4 %) with p = 0.033, of three
    // cells that are judged 0.1; 40 % (30.9–49.8 %) may be chance, of ten pupils nothing is said, and
    // in Russian there is one school.
    let shades = |picture: &Picture| -> Vec<f64> {
        let cells = picture.option["series"][0]["data"].as_array().unwrap();
        cells.iter().map(|it| it["value"][2].as_f64().unwrap()).collect()
    };
    assert_eq!(shades(&picture), [0.0; 4]);
    insta::assert_json_snapshot!("matrix", picture.option);
    // Of 20 % in all 60 % and 40 % lie far above: 40 points have the full colour, 20 half of it.
    let mut lower = explored("");
    lower.wholes[0].as_mut().unwrap().value = 0.2;
    let picture = matrix::matrix(&lower, &Palette::named(), Locale::Ru).unwrap();
    assert_eq!(shades(&picture), [1.0, 0.0, 0.5, 0.0]);
}

#[test]
fn b10_the_waterfall_leads_from_one_year_to_the_other() {
    let followed = dynamics(&cube(), &view("since=2020/21"));
    let picture = waterfall::waterfall(&followed, &Palette::named(), Locale::Ru).unwrap();
    // 80 of 150, then 72 of 160; Гимназия 20 of 50 → 30 of 50, Лицей 60 of 100 → 40 of 100.
    let names = &picture.option["yAxis"]["data"];
    assert_eq!(
        *names,
        json!(["2020/21", "Лицей", "Гимназия", "Школа", "изменился состав", "2021/22"])
    );
    let spoken: Vec<&str> = picture.marks.iter().map(|it| it.spoken.as_str()).collect();
    // Лицей: mean share of (⅔ + ⅝)/2 times −0.2.
    assert_eq!((spoken[0], spoken[1]), ("2020/21: 53,3", "Лицей: −12,92\u{a0}п. п."));
    insta::assert_json_snapshot!("waterfall", picture.option);
}

#[test]
fn c15_colours_of_the_waterfall_follow_good_and_bad() {
    let colours = |query| {
        let followed = dynamics(&cube(), &view(query));
        let picture = waterfall::waterfall(&followed, &Palette::named(), Locale::Ru).unwrap();
        let bars = picture.option["series"][1]["data"].as_array().unwrap().clone();
        let of = |name: &str| {
            let names = picture.option["yAxis"]["data"].as_array().unwrap();
            bars[names.iter().position(|it| it == name).unwrap()]["itemStyle"]["color"].clone()
        };
        [of("Гимназия"), of("Лицей")]
    };
    // Mark 2: Гимназия 10 of 50, then 5 of 50; Лицей 10 of 100, then 20 of 100. Good marks the other
    // way round: less of one is as good as more of the other.
    let [good, bad] = ["--series-1", "--series-2"];
    assert_eq!(colours("since=2020/21"), [good, bad]);
    assert_eq!(colours("since=2020/21&indicator=below"), [good, bad]);
    // Neither good nor bad: more and less.
    assert_eq!(colours("since=2020/21&indicator=share_1"), [bad, good]);
}

#[test]
fn b2_what_stands_beside_a_place_is_a_thin_line_with_its_name() {
    let whole = explored("");
    let (name, years) = ("Район".to_owned(), &whole.setting.years);
    let beside = vec![years::Beside { name, years, breaks: &[] }];
    let own = explored("school=gimnaziya");
    let development = years::Development { beside, ..years::Development::of(&own.setting) };
    let picture = years::years(&development, &Palette::named(), Locale::Ru);
    let series = picture.option["series"].as_array().unwrap();
    let last = series.last().unwrap();
    assert_eq!((&last["name"], &last["lineStyle"]["width"]), (&json!("Район"), &json!(1)));
    assert_eq!(last["endLabel"]["show"], json!(true));
}

#[test]
fn b6_bands_can_be_hidden_and_lines_stay() {
    let drawn = |query| {
        let page = explored(query);
        years::years(&years::Development::of(&page.setting), &Palette::named(), Locale::Ru).option
    };
    let [with, without] = ["", "bands=off"].map(drawn);
    // A band is two stacked series without symbols.
    let bands = |it: &Value| {
        let series = it["series"].as_array().unwrap();
        series.iter().filter(|it| !it["stack"].is_null()).count()
    };
    let lines = |it: &Value| it["series"].as_array().unwrap().len() - bands(it);
    assert_eq!((bands(&with), bands(&without)), (2, 0));
    assert_eq!(lines(&with), lines(&without));
}

#[test]
fn the_year_ahead_is_a_dashed_line_beyond_the_last_year() {
    let whole = explored("");
    let year = |it| AcademicYear::starting(it).unwrap();
    let ahead = analysis::dynamics::Ahead {
        year: year(2022),
        value: 0.5,
        interval: analysis::stats::interval::Interval { low: 0.4, high: 0.6 },
    };
    let development =
        years::Development { ahead: Some(ahead), ..years::Development::of(&whole.setting) };
    let picture = years::years(&development, &Palette::named(), Locale::Ru);
    let labels = picture.option["xAxis"][0]["data"]
        .as_array()
        .or(picture.option["xAxis"]["data"].as_array());
    assert_eq!(labels.unwrap().last().unwrap(), "2022/23");
    let line = picture.option["series"].as_array().unwrap().last().unwrap();
    assert_eq!(line["lineStyle"]["type"], "dashed");
    assert_eq!(line["data"][4]["value"], 50.0);
    let spoken = &picture.marks.last().unwrap().spoken;
    assert_eq!(
        spoken,
        "Если тенденция продолжится, 2022/23: 50,0\u{a0}% (40,0–60,0\u{a0}%; в\u{a0}2021/22 n\u{a0}=\u{a0}160)"
    );
    insta::assert_json_snapshot!("years_ahead", picture.option);
}

#[test]
fn many_subjects_stand_slanted() {
    let upright = explored("").matrix.unwrap();
    assert_eq!(matrix::lines_of_heads(&upright), 0);
    let mut crowded = upright;
    let head = crowded.headers[1][0].clone();
    crowded.headers[1] = vec![head; 9];
    assert!(matrix::lines_of_heads(&crowded) > 0);
}

#[test]
fn values_may_change_and_a_picture_keeps_its_form() {
    let draw = |query| breakdown::breakdown(&explored(query), &Palette::named(), Locale::Ru);
    let (natural, falling) = (draw(""), draw("order=falling"));
    assert!(natural != falling && same_form(&natural.option, &falling.option));
    let own = draw("school=gimnaziya&by=year");
    let mut without_line = own.clone();
    without_line.option["series"][2].as_object_mut().unwrap().remove("markLine");
    assert!(
        !same_form(&own.option, &without_line.option)
            && !same_form(&without_line.option, &own.option)
    );
}
