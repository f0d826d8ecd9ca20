//! Small pictures of cohorts: one for each year of entry, under each other on one axis of grades and one
//! of deviations, so that their ways can be told apart where one picture would be a tangle.

use std::collections::BTreeSet;

use analysis::{
    dynamics::{Cohort, Dynamics, Step},
    stats::interval::Z_975,
};
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisType},
};
use serde_json::{Value, json};

use super::{Mark, Palette, Picture, axes, item, option};
use crate::text::{Locale, number, phrase};

/// How many rows a picture takes: its title and its line.
pub const LINES_OF_A_COHORT: u32 = 4;
/// The title of a picture takes so much of it.
const TITLE_SHARE: f64 = 0.24;
/// And its line so much; the rest is for the names of grades.
const LINE_SHARE: f64 = 0.52;
/// The axis reaches so many deviations to both sides at least.
const REACH: f64 = 1.0;

/// Draws every cohort of the place, the one of the page in the full colour.
pub fn cohorts(followed: &Dynamics, palette: &Palette, locale: Locale) -> Option<Picture> {
    let all = &followed.cohorts;
    if all.len() < 2 {
        return None;
    }
    let grades: BTreeSet<u8> = all.iter().flat_map(|it| &it.steps).map(|it| it.seated).collect();
    let grades: Vec<u8> = grades.into_iter().collect();
    let height = 100.0 / all.len() as f64;
    let mut chart = Chart::new();
    for at in 0..all.len() {
        let top = height * (at as f64 + TITLE_SHARE);
        chart = chart
            .grid(
                Grid::new()
                    .left(44)
                    .right(24)
                    .top(format!("{top}%"))
                    .height(format!("{}%", height * LINE_SHARE)),
            )
            .x_axis(of_grades(&grades, palette))
            .y_axis(axes::around_zero(palette, reach(all)));
    }
    let mut option = option(&chart, palette, Vec::new());
    let (mut series, mut marks, mut titles) = (Vec::new(), Vec::new(), Vec::new());
    let entered = locale.dynamics().entered;
    for (at, cohort) in (0_u32..).zip(all) {
        for axis in ["xAxis", "yAxis"] {
            option[axis][at as usize]["gridIndex"] = json!(at);
        }
        titles.push(json!({
            "text": format!("{entered} {}", cohort.entered), "left": 0,
            "top": format!("{}%", height * f64::from(at)),
            "textStyle": { "fontSize": 13, "fontWeight": "normal", "color": palette.ink,
                "fontFamily": palette.font },
        }));
        let is_chosen = followed.cohort.as_ref().is_some_and(|it| it.entered == cohort.entered);
        let colour = if is_chosen { &palette.series_1 } else { &palette.ink_muted };
        let (drawn, spoken) = line(cohort, &grades, colour, locale);
        let marked = (0_u32..).zip(spoken);
        marks.extend(marked.map(|(item, spoken)| Mark { series: at, item, spoken, href: None }));
        let mut drawn = drawn;
        drawn["xAxisIndex"] = json!(at);
        drawn["yAxisIndex"] = json!(at);
        drawn["markLine"]["lineStyle"] = json!({ "color": palette.line, "type": "solid" });
        series.push(drawn);
    }
    option["series"] = Value::Array(series);
    option["title"] = Value::Array(titles);
    Some(Picture { option, marks, periods: None })
}

/// The way of a cohort, with what each of its points says.
fn line(cohort: &Cohort, grades: &[u8], colour: &str, locale: Locale) -> (Value, Vec<String>) {
    let mut spoken = Vec::new();
    let point = |step: &Step| {
        let says = format!(
            "{} {}, {}",
            locale.dynamics().entered,
            cohort.entered,
            phrase::step(locale, step)
        );
        let at = grades.iter().position(|it| *it == step.seated).unwrap_or_default();
        let z = (step.place.z * 1000.0).round() / 1000.0;
        let mut point = item(json!([at, z]), &says);
        point["label"] = json!({ "formatter": number::signed_decimal(locale, step.place.z, 2) });
        spoken.push(says);
        point
    };
    let points: Vec<Value> = cohort.steps.iter().map(point).collect();
    let drawn = json!({
        "type": "line", "data": points, "symbol": "circle", "symbolSize": 7, "z": 3,
        "lineStyle": { "color": colour, "width": 2 }, "itemStyle": { "color": colour },
        "label": { "show": true, "position": "top", "color": colour },
        "labelLayout": { "hideOverlap": true },
        "markLine": {
            "silent": true, "symbol": "none", "data": [{ "yAxis": 0 }], "label": { "show": false },
        },
    });
    (drawn, spoken)
}

/// How far the furthest interval of all reaches, so that pictures compare by eye.
fn reach(all: &[Cohort]) -> f64 {
    let ends = all.iter().flat_map(|it| &it.steps);
    let furthest = ends.map(|it| it.place.z.abs() + Z_975 * it.place.se).fold(REACH, f64::max);
    (furthest * 2.0).ceil() / 2.0
}

fn of_grades(grades: &[u8], palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .data(grades.iter().map(ToString::to_string).collect())
        .axis_label(AxisLabel::new().color(palette.ink_muted.as_str()))
}
