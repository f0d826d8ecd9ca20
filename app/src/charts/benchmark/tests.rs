//! The pictures of twelve schools of forty pupils; figures worked out by hand.

use analysis::{
    Batch, Cell, Cube, Dictionary, Policy, Published, Scale, Tally, Term, UnitKind, View,
    benchmark::{Benchmark, benchmark},
    code::Code,
    cube::Place,
    dictionary::Member,
    disclosure::publish,
    tally::Levels,
    territory::Unit,
    year::AcademicYear,
};
use serde_json::json;

use super::*;
use crate::charts::Palette;

/// Pupils on the good side, of forty; by school.
const BEST: [u64; 12] = [20, 18, 22, 16, 24, 20, 19, 21, 17, 23, 20, 36];

fn cube() -> Published<Cube> {
    let member = |code: &str, name: &str| vec![Member::new(code, name)];
    let dictionary = Dictionary {
        procedures: member("vpr", "ВПР"),
        subjects: member("math", "Математика"),
        grades: member("5", "5"),
        groups: member("all", "все"),
        scales: vec![Scale::marks_2_to_5()],
        ..Dictionary::default()
    };
    let town = Unit::new(UnitKind::Municipality, Code::spelled("town"), "Район");
    let schools = (0..BEST.len()).map(|it| {
        let name = format!("Школа {:02}", it + 1);
        (Unit::new(UnitKind::School, Code::spelled(&format!("s{it:02}")), name), Some(0))
    });
    let units = std::iter::once((town, None)).chain(schools).collect();
    let year = AcademicYear::starting(2021).unwrap();
    let cells = (1..).zip(BEST).map(|(unit, best)| {
        let mut counts = [0; analysis::scale::LEVELS_MAX];
        (counts[0], counts[3]) = (40 - best, best);
        let levels = Levels { counts, not_graded: 0 };
        let (procedure, group, grade, subject, scale, term) = (0, 0, 0, 0, 0, Term::Spring);
        let place = Place { procedure, year, term, subject, group, grade, scale };
        let tally = Tally { participants: 40, levels: Some(levels), ..Tally::default() };
        Cell { place, unit, tally }
    });
    let cells = cells.collect();
    publish(
        Batch { dictionary, units, cells, ..Batch::default() }.into_cube().unwrap(),
        Policy::Everything,
    )
}

fn shown(query: &str) -> Benchmark {
    let pairs = query.split('&').filter_map(|it| it.split_once('='));
    benchmark(&cube(), &View::from_pairs(pairs).0)
}

#[test]
fn c6_d12_each_strip_has_the_others_their_median_and_the_school() {
    let shown = shown("school=s11&against=municipality");
    let picture = strips(&shown, &Palette::named(), Locale::Ru).unwrap();
    let series = picture.option["series"].as_array().unwrap();
    // The middle half, the others, the median, whiskers, the school: of eleven others the third
    // and the ninth are 18.5 and 21.5 of 40, the sixth 20.
    let ends = [0, 1].map(|it| series[0]["data"][it][0].as_f64().unwrap());
    assert!((ends[0] - 46.25).abs() < 1e-9 && (ends[1] - 53.75).abs() < 1e-9, "{ends:?}");
    assert_eq!(series[1]["data"].as_array().unwrap().len(), 11);
    assert_eq!(series[2]["data"][0]["value"], json!([50.0, 0]));
    assert_eq!(series[4]["data"][0]["value"], json!([90.0, 0]));
    assert_eq!(picture.option["xAxis"][0]["max"], json!(100.0));
    // All pupils of the eleven together: 220 of 440.
    assert_eq!(series[5]["symbol"], json!("diamond"));
    assert_eq!(series[5]["data"][0]["value"], json!([50.0, 0]));
    let title = picture.option["title"][0]["text"].as_str().unwrap();
    assert_eq!(title, "Качество знаний: 90\u{a0}% ▲, медиана 50\u{a0}%");
    insta::assert_json_snapshot!("strips", picture.option);
}

#[test]
fn d12_the_strip_has_the_reference_that_was_chosen() {
    let diamond = |query: &str| {
        let shown = self::shown(&format!("school=s11&{query}"));
        let picture = strips(&shown, &Palette::named(), Locale::Ru).unwrap();
        let all = picture.option["series"].as_array().unwrap().clone();
        let of_first = all.iter().filter(|it| it["xAxisIndex"] == 0);
        of_first.into_iter().find(|it| it["symbol"] == "diamond").unwrap()["data"][0].clone()
    };
    assert_eq!(diamond("against=target&target=66")["value"], json!([66.0, 0]));
    let named = diamond("against=target&target=66").to_string();
    // A tooltip has its name in a line of its own.
    assert!(named.contains("целевое значение\\n66"), "{named}");
    // Eleven schools of forty each: their mean is that of all their pupils.
    let of_schools = diamond("against=municipality&centre=schools");
    assert!((of_schools["value"][0].as_f64().unwrap() - 50.0).abs() < 1e-9);
    assert!(of_schools.to_string().contains("среднее школ"), "{of_schools}");
    // 22, 24, 17, 23 and 20 of 40: the middle one is 55 %.
    let median = diamond("against=set&set=s02,s04,s08,s09,s10&line=median");
    assert!((median["value"][0].as_f64().unwrap() - 55.0).abs() < 1e-9);
    assert!(median.to_string().contains("медиана"), "{median}");
}

#[test]
fn d12_caterpillar_and_funnel_follow_the_reference_that_was_chosen() {
    let lines = |query: &str| {
        let shown = self::shown(&format!("school=s11&{query}"));
        let of = |option: &serde_json::Value, series: usize, axis: &str| -> Vec<(f64, String)> {
            let data = option["series"][series]["markLine"]["data"].as_array().unwrap().clone();
            let named = data.iter().filter(|it| it["label"]["show"] == json!(true));
            named
                .map(|it| {
                    let name = it["label"]["formatter"].as_str().unwrap().to_owned();
                    // A share times a hundred may miss by its last digit.
                    ((it[axis].as_f64().unwrap() * 1e9).round() / 1e9, name)
                })
                .collect()
        };
        let drawn = caterpillar(&shown, &Palette::named(), Locale::Ru).unwrap().option;
        let caterpillar = of(&drawn, 2, "xAxis");
        let drawn = funnel(&shown, &Palette::named(), Locale::Ru).unwrap().option;
        assert_eq!(caterpillar, of(&drawn, 0, "yAxis"), "both pictures have the same lines");
        caterpillar
    };
    // Of the other eleven 220 of 440 are on the good side; the sixth of them has 20 of 40.
    let pooled = (50.0, "муниципалитет, участники вместе".to_owned());
    assert_eq!(lines("against=municipality"), [pooled]);
    let set = lines("against=set&set=s00,s01,s02,s03,s04&centre=schools");
    // 20, 18, 22, 16 and 24 of 40: the mean is 50.
    assert_eq!(set, [(50.0, "свой набор, среднее школ".to_owned())]);
    // 22, 24, 17, 23 and 20 of 40: 106 of 200, and the middle one is 22 of 40.
    let other = "against=set&set=s02,s04,s08,s09,s10";
    assert_eq!(lines(other), [(53.0, "свой набор, участники вместе".to_owned())]);
    let median = lines(&format!("{other}&line=median"));
    assert_eq!(median, [(55.0, "свой набор, медиана".to_owned())]);
    // A target is a target, whichever line is chosen.
    for query in ["against=target&target=66", "against=target&target=66&line=median"] {
        assert_eq!(lines(query), [(66.0, "целевое значение".to_owned())]);
    }
}

#[test]
fn c2_every_school_of_the_caterpillar_has_its_interval_and_the_own_its_colour() {
    let shown = shown("school=s11&against=municipality");
    let picture = caterpillar(&shown, &Palette::named(), Locale::Ru).unwrap();
    let dots = picture.option["series"][2]["data"].as_array().unwrap();
    assert_eq!(dots.len(), 12);
    assert_eq!(dots[0]["value"], json!([90.0, 0]), "the best first");
    assert_eq!(dots[0]["itemStyle"]["color"], json!("--series-2"));
    assert_eq!(dots[1]["itemStyle"]["color"], json!("--ink-muted"));
    // All pupils of the other eleven together: 220 of 440.
    assert_eq!(picture.option["series"][2]["markLine"]["data"][0]["xAxis"], json!(50.0));
    insta::assert_json_snapshot!("caterpillar", picture.option);
}

#[test]
fn e3_the_funnel_has_a_dot_for_each_school_and_two_limits() {
    let shown = shown("municipality=town");
    let picture = funnel(&shown, &Palette::named(), Locale::Ru).unwrap();
    let series = picture.option["series"].as_array().unwrap();
    assert_eq!(series.len(), 5);
    assert_eq!(series[0]["data"][11]["value"], json!([40.0, 90.0]));
    assert_eq!(picture.marks.len(), 12);
    assert_eq!(
        picture.marks[0].href.as_deref(),
        Some("/benchmark?year=2021/22&procedure=vpr&subject=math&grade=5&school=s00")
    );
    insta::assert_json_snapshot!("funnel", picture.option);
}

#[test]
fn where_there_is_nothing_to_draw_nothing_is_drawn() {
    assert_eq!(strips(&shown("municipality=town"), &Palette::named(), Locale::Ru), None);
    let no_share = shown("municipality=town&indicator=mean_mark");
    assert_eq!(funnel(&no_share, &Palette::named(), Locale::Ru), None);
}

#[test]
fn the_sentence_says_where_the_school_stands() {
    let said = crate::text::benchmark::phrase::benchmark;
    let sentence = said(Locale::Ru, &shown("school=s11&against=municipality"));
    // 36 of 40 is clearly above each of the others, of whom the best has 24.
    let expected = "Школа 12: качество знаний 90\u{a0}% (36\u{a0}из\u{a0}40). У школ муниципалитета: \
                    40–60\u{a0}%, медиана 50\u{a0}%. Место: 1 из 12. Вывод: лучше.";
    assert_eq!(sentence, expected);
}
