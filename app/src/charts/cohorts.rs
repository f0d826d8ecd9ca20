//! Small pictures of cohorts: one for each year of entry, under each other on one axis of works and one
//! of deviations, so that their ways can be told apart where one picture would be a tangle.

use std::collections::BTreeSet;

use analysis::{
    Term,
    dynamics::{Cohort, Dynamics, Step},
    stats::interval::Z_975,
};
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisType},
};
use serde_json::{Value, json};

use super::{Mark, Palette, Picture, axes, item, option, years::LINE_HEIGHT};
use crate::text::{Locale, number, phrase};

/// How many rows a picture takes: its title, its line and the works.
pub const LINES_OF_A_COHORT: u32 = 6;
/// The title of a picture takes so much of it.
const TITLE_SHARE: f64 = 0.2;
/// And its line so much; the rest is for the names of works.
const LINE_SHARE: f64 = 0.54;
/// The axis reaches so many deviations to both sides at least.
const REACH: f64 = 1.0;

/// Draws every cohort of the place, the one of the page in the full colour.
pub fn cohorts(followed: &Dynamics, palette: &Palette, locale: Locale) -> Option<Picture> {
    let all = &followed.cohorts;
    if all.len() < 2 {
        return None;
    }
    let works: BTreeSet<Work<'_>> = all.iter().flat_map(|it| &it.steps).map(work).collect();
    let works: Vec<Work<'_>> = works.into_iter().collect();
    let reach = reach(all);
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
            .x_axis(of_works(&works, palette, locale))
            .y_axis(axes::around_zero(palette, reach));
    }
    let mut option = option(&chart, palette, Vec::new());
    let (mut series, mut marks, mut titles) = (Vec::new(), Vec::new(), Vec::new());
    let entered = locale.dynamics().entered;
    for (at, cohort) in (0_u32..).zip(all) {
        for axis in ["xAxis", "yAxis"] {
            option[axis][at as usize]["gridIndex"] = json!(at);
        }
        // The ends and the mean of all: a small picture has no room for more.
        option["yAxis"][at as usize]["interval"] = json!(reach);
        let names = &mut option["xAxis"][at as usize]["axisLabel"];
        names["lineHeight"] = json!(LINE_HEIGHT);
        names["interval"] = json!(0);
        names["hideOverlap"] = json!(true);
        titles.push(json!({
            "text": format!("{entered} {}", cohort.entered), "left": 0,
            "top": format!("{}%", height * f64::from(at)),
            "textStyle": { "fontSize": 13, "fontWeight": "normal", "color": palette.ink,
                "fontFamily": palette.font },
        }));
        let is_chosen = followed.cohort.as_ref().is_some_and(|it| it.entered == cohort.entered);
        let colour = if is_chosen { &palette.series_1 } else { &palette.ink_muted };
        let (drawn, spoken) = line(cohort, &works, colour, locale);
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
fn line(cohort: &Cohort, works: &[Work<'_>], colour: &str, locale: Locale) -> (Value, Vec<String>) {
    let mut spoken = Vec::new();
    let point = |step: &Step| {
        let says = format!(
            "{} {}, {}",
            locale.dynamics().entered,
            cohort.entered,
            phrase::step(locale, step)
        );
        let at = works.iter().position(|it| *it == work(step)).unwrap_or_default();
        let z = (step.place.z * 1000.0).round() / 1000.0;
        let mut point = item(json!([at, z]), &says);
        point["label"] = json!({ "formatter": number::signed_decimal(locale, step.place.z, 2) });
        spoken.push(says);
        point
    };
    // Along the axis: two works of one year stand there by name.
    let mut steps: Vec<&Step> = cohort.steps.iter().collect();
    steps.sort_by_key(|it| work(it));
    let points: Vec<Value> = steps.into_iter().map(point).collect();
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
    furthest.ceil()
}

/// What a work is to all cohorts: the grade they sat in, when in its year, and the procedure.
type Work<'s> = (u8, Term, &'s str);

fn work(step: &Step) -> Work<'_> {
    (step.seated, step.term, step.procedure.name.as_str())
}

fn of_works(works: &[Work<'_>], palette: &Palette, locale: Locale) -> Axis {
    let name = |(seated, term, procedure): &Work<'_>| {
        let autumn = match term {
            Term::Autumn => format!("\n{}", locale.dynamics().autumn),
            Term::Spring => String::new(),
        };
        format!("{seated}\n{procedure}{autumn}")
    };
    Axis::new()
        .type_(AxisType::Category)
        .data(works.iter().map(name).collect())
        .axis_label(AxisLabel::new().color(palette.ink_muted.as_str()))
}
