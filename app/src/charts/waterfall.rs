//! The waterfall: from the value of one year to that of another, step by step, each step one
//! reason. The steps sum to the change.

use analysis::{
    dynamics::{Between, Dynamics, Part},
    indicator::Better,
};
use charming::{
    Chart,
    component::{Axis, Grid},
    element::{AxisLabel, AxisType},
};
use serde_json::{Value, json};

use super::{Mark, Palette, Picture, axes, breakdown::drawn, item, option};
use crate::text::{Locale, number};

/// Parts with a step of their own; the others go together.
const PARTS_SHOWN: usize = 8;

/// One step: what it is called, where it begins and where it ends.
struct Step {
    name: String,
    from: f64,
    to: f64,
    is_whole: bool,
}

/// Draws why the value changed, if that could be worked out.
pub fn waterfall(followed: &Dynamics, palette: &Palette, locale: Locale) -> Option<Picture> {
    let between = followed.between.as_ref()?;
    let indicator = followed.setting.view.indicator;
    let steps = steps(between, locale)?;
    let sign = if indicator.spec().better == Better::Lower { -1.0 } else { 1.0 };
    let mut marks = Vec::new();
    let (mut floors, mut bars) = (Vec::new(), Vec::new());
    for (place, step) in (0..).zip(&steps) {
        let (low, high) = (step.from.min(step.to), step.from.max(step.to));
        let delta = step.to - step.from;
        let text = if step.is_whole {
            number::bare(locale, indicator, step.to, u64::MAX)
        } else {
            number::contribution(locale, indicator, delta)
        };
        let spoken = format!("{}: {text}", step.name);
        // Colours follow good and bad, as everywhere; of what is neither, more and less.
        let is_gain = sign * delta >= 0.0;
        let colour = match (step.is_whole, is_gain) {
            (true, _) => &palette.ink_muted,
            (false, true) => &palette.series_1,
            (false, false) => &palette.series_2,
        };
        let mut bar = item(json!(drawn(indicator, high - low)), &spoken);
        bar["itemStyle"] = json!({ "color": colour });
        bar["label"] = json!({ "formatter": text });
        floors.push(json!(drawn(indicator, low)));
        bars.push(bar);
        marks.push(Mark { series: 1, item: place, spoken, href: None });
    }
    // Rounded outwards, so that the axis begins at a number a person would choose.
    let begin = drawn(indicator, lowest(&steps)).floor();
    let names: Vec<String> = steps.into_iter().map(|it| it.name).collect();
    let chart = frame(palette, names);
    let mut option = option(&chart, palette, Vec::new());
    option["series"] = json!([
        bars_of(Value::Array(floors), json!({ "color": "transparent" }), palette, false),
        bars_of(Value::Array(bars), json!({}), palette, true),
    ]);
    option["yAxis"]["axisLabel"]["width"] = json!(190);
    option["yAxis"]["axisLabel"]["overflow"] = json!("truncate");
    option["xAxis"]["axisLabel"]["hideOverlap"] = json!(true);
    option["xAxis"]["min"] = json!(begin);
    Some(Picture { option, marks, periods: None })
}

/// How many steps there are, for the height of the chart.
pub fn steps_of(followed: &Dynamics) -> usize {
    let effects = followed.between.as_ref().and_then(|it| it.effects.as_ref().ok());
    effects.map_or(0, |it| it.parts.len().min(PARTS_SHOWN) + 4)
}

fn steps(between: &Between, locale: Locale) -> Option<Vec<Step>> {
    let texts = locale.texts();
    let effects = between.effects.as_ref().ok()?;
    let own = between.rows.first()?;
    let start = own.before?.value.ok()?.value;
    let end = own.after?.value.ok()?.value;
    let whole =
        |year: String, value: f64| Step { name: year, from: 0.0, to: value, is_whole: true };
    let mut steps = vec![whole(between.from.to_string(), start)];
    let mut at = start;
    let mut step = |name: String, delta: f64| {
        let from = at;
        at += delta;
        Step { name, from, to: at, is_whole: false }
    };
    let (shown, others) = effects.parts.split_at(effects.parts.len().min(PARTS_SHOWN));
    steps.extend(shown.iter().map(|part| step(name_of(part, locale), part.rate)));
    if !others.is_empty() {
        steps.push(step(texts.other_parts.to_owned(), others.iter().map(|it| it.rate).sum()));
    }
    steps.push(step(texts.composition_effect.to_owned(), effects.composition));
    steps.push(whole(between.to.to_string(), end));
    Some(steps)
}

/// What a part is called.
pub fn name_of(part: &Part, locale: Locale) -> String {
    part.member
        .as_ref()
        .map_or_else(|| locale.texts().not_itemised.to_owned(), |it| it.name.clone())
}

/// Where the axis begins: a little below the lowest step, or the steps could not be told apart.
fn lowest(steps: &[Step]) -> f64 {
    let ends = || steps.iter().flat_map(|it| [if it.is_whole { it.to } else { it.from }, it.to]);
    let (low, high) = (ends().fold(f64::INFINITY, f64::min), ends().fold(0.0, f64::max));
    (low - 0.3 * (high - low)).max(0.0)
}

fn bars_of(data: Value, style: Value, palette: &Palette, is_labelled: bool) -> Value {
    json!({
        "type": "bar", "stack": "steps", "data": data, "itemStyle": style, "barWidth": "60%",
        "silent": !is_labelled,
        "label": { "show": is_labelled, "position": "right", "color": palette.ink },
    })
}

fn frame(palette: &Palette, names: Vec<String>) -> Chart {
    let steps = Axis::new()
        .type_(AxisType::Category)
        .inverse(true)
        .data(names)
        .axis_label(AxisLabel::new().color(palette.ink.as_str()));
    Chart::new()
        .grid(Grid::new().left(8).right(56).top(8).bottom(8).contain_label(true))
        .x_axis(axes::numbers(palette))
        .y_axis(steps)
}
