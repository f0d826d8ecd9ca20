//! The view's two directions, as tables.

use super::*;
use crate::cycle::{Frequency, Phase};

#[test]
fn what_is_printed_reads_back_as_the_same_view() {
    let year = |text: &str| text.parse().ok();
    let cases = [
        ("home", View::default(), ""),
        (
            "indicator",
            View::default().with_indicator(Indicator::MeanScore),
            "?indicator=mean_score",
        ),
        (
            "two filters in dimension order",
            View::default()
                .with_filter(Dimension::Subject, "math")
                .with_filter(Dimension::Procedure, "mcas"),
            "?procedure=mcas&subject=math",
        ),
        (
            "years keep their slash",
            View { since: year("2016/17"), until: year("2021/22"), ..View::default() },
            "?since=2016/17&until=2021/22",
        ),
        (
            "two breakdowns, order, mark and rows",
            View {
                by: vec![Dimension::School, Dimension::Year],
                order: Order::Falling,
                mark: Some("a b".to_owned()),
                rows: Some(200),
                ..View::default()
            },
            "?by=school,year&order=falling&mark=a%20b&rows=200",
        ),
        (
            "a tray of objects of any kind",
            View {
                tray: vec![
                    Object::new(Dimension::School, "0101"),
                    Object::new(Dimension::Year, "2021/22"),
                ],
                ..View::default()
            },
            "?with=school:0101,year:2021/22",
        ),
        (
            "b6: without bands of uncertainty",
            View { without_bands: true, ..View::default() },
            "?bands=off",
        ),
        (
            "domain row 21: procedures of a stage that come again",
            View {
                cycle: Cycle { phase: Some(Phase::Interim), frequency: Some(Frequency::Periodic) },
                ..View::default()
            },
            "?phase=interim&frequency=periodic",
        ),
    ];
    for (name, view, query) in cases {
        assert_eq!(view.to_query(), query, "case: {name}");
        let decoded = query.trim_start_matches('?').replace("%20", " ");
        let pairs = decoded.split('&').filter_map(|pair| pair.split_once('='));
        assert_eq!(View::from_pairs(pairs), (view, vec![]), "case: {name}");
    }
}

#[test]
fn what_cannot_be_read_is_dropped_and_reported() {
    let cases = [
        ("unknown key", "colour", "red"),
        ("no object", "with", "school"),
        ("an object of no dimension", "with", "colour:red"),
        (
            "more objects than can be told apart",
            "with",
            "grade:1,grade:2,grade:3,grade:4,grade:5,grade:6,grade:7,grade:8,grade:9",
        ),
        ("unknown indicator", "indicator", "beauty"),
        ("three breakdowns", "by", "year,school,subject"),
        ("the same breakdown twice", "by", "year,year"),
        ("unknown dimension", "by", "planet"),
        ("half a year", "since", "2016/18"),
        ("no rows", "rows", "0"),
        ("empty filter", "subject", " , "),
        ("hostile text", "order", "<script>"),
    ];
    for (name, key, value) in cases {
        let (view, ignored) = View::from_pairs([(key, value)]);
        assert_eq!(view, View::default(), "case: {name}");
        assert_eq!(
            ignored,
            [Ignored { key: key.to_owned(), value: value.to_owned() }],
            "case: {name}"
        );
    }
}

#[test]
fn one_set_of_filters_has_one_spelling() {
    let (view, _) = View::from_pairs([("grade", "4,3,4")]);
    assert_eq!(view.to_query(), "?grade=3,4");
}

#[test]
fn a_mark_goes_with_its_breakdown() {
    let marked = View::default().marking(Some("x"));
    assert_eq!(marked.broken_down_by(Dimension::School).mark, None);
    assert_eq!(marked.with_indicator(Indicator::Pass).mark.as_deref(), Some("x"));
}
