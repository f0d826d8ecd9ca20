//! The map: schools where they stand, coloured by how far they lie from the whole place.
//!
//! There is no ground below them, for it would have to come from elsewhere. A kilometre is as long
//! across as up, so the drawn area has a size of its own at each width of the page.

use analysis::{
    comparison::{Comparison, Map, MapPoint},
    view::Object,
};
use charming::{Chart, component::Grid};
use serde_json::{Value, json};

use super::{
    Mark, Palette, Picture, axes, item, option,
    scatter::size,
    shade::{Shades, coloured},
};
use crate::{
    state::explore_href,
    text::{Locale, map as words},
};

/// The chart is as tall as so many rows.
pub const LINES_OF_MAP: u32 = 18;

/// The most the drawn area may take up, in pixels.
const HEIGHT: f64 = 450.0;
/// From this width of the chart on the area may be so wide, in pixels.
const WIDTHS: [(u32, f64); 3] = [(0, 280.0), (560, 500.0), (900, 840.0)];
/// What is left empty around the schools, as a share of the land.
const MARGIN: f64 = 0.05;
/// The same at the least, in degrees: about a kilometre around schools that stand side by side.
const MARGIN_MIN: f64 = 0.01;
/// Nearer to a pole nobody goes to school.
const SHRUNK_MIN: f64 = 0.1;

/// Draws the schools of the place, where they can be placed.
pub fn map(compared: &Comparison, palette: &Palette, locale: Locale) -> Option<Picture> {
    let map = compared.map.as_ref()?;
    let view = &compared.setting.view;
    let shades = Shades::of(view.indicator, map.points.iter().filter_map(|it| it.away));
    let largest = map.points.iter().map(|it| it.value.n).max().unwrap_or(1);
    let mut marks = Vec::new();
    let mut data: [Vec<Value>; 2] = [Vec::new(), Vec::new()];
    // The smaller a dot, the nearer to the eye.
    let mut points: Vec<&MapPoint> = map.points.iter().collect();
    points.sort_by_key(|it| std::cmp::Reverse(it.value.n));
    for point in points {
        let spoken = words::spoken(locale, view.indicator, point);
        let series = usize::from(point.is_chosen);
        let shade = shades.shade(point.away.unwrap_or(0.0));
        let mut dot = item(json!([map.eastward(point), point.latitude, shade]), &spoken);
        // Not by colour alone.
        if shade.abs() > 0.0 {
            dot["symbol"] = json!("triangle");
            dot["symbolRotate"] = json!(if shade > 0.0 { 0 } else { 180 });
        }
        dot["symbolSize"] = json!(size(point.value.n, largest));
        if point.is_chosen {
            dot["label"] = json!({ "formatter": point.unit.name.replace(['{', '}'], " ") });
        }
        let number = u32::try_from(data[series].len()).unwrap_or(u32::MAX);
        data[series].push(dot);
        let href = Some(explore_href(&view.of(&Object::new(map.level, &point.unit.code))));
        marks.push(Mark { series: u32::from(point.is_chosen), item: number, spoken, href });
    }
    let land = Land::of(map);
    let chart = Chart::new()
        .grid(Grid::new().top(8))
        .x_axis(axes::numbers(palette).min(land.west).max(land.east).show(false))
        .y_axis(axes::numbers(palette).min(land.south).max(land.north).show(false));
    let mut option = option(&chart, palette, Vec::new());
    let [others, chosen] = data;
    option["series"] = json!([
        {
            "type": "scatter", "data": others,
            "itemStyle": { "borderColor": palette.ink_muted, "borderWidth": 1, "opacity": 0.9 },
        },
        {
            "type": "scatter", "data": chosen, "z": 3,
            "itemStyle": { "borderColor": palette.ink, "borderWidth": 2 },
            "label": { "show": true, "position": "right", "color": palette.ink },
            "labelLayout": { "hideOverlap": true },
        },
    ]);
    option["visualMap"] = coloured(palette, true);
    let key = &mut option["visualMap"];
    key["show"] = json!(true);
    key["orient"] = json!("horizontal");
    key["left"] = json!("center");
    key["bottom"] = json!(4);
    key["hoverLink"] = json!(false);
    key["text"] = json!(words::ends(locale, view.indicator));
    key["textStyle"] = json!({ "color": palette.ink_muted });
    let area = |width: f64| {
        let width = width.min(HEIGHT / land.tall()).round();
        json!({ "left": "center", "width": width, "height": (width * land.tall()).round() })
    };
    let wide = WIDTHS.iter().map(|(from, width)| {
        json!({ "query": { "minWidth": from }, "option": { "grid": area(*width) } })
    });
    option["media"] = wide.collect();
    Some(Picture { option, marks, periods: None })
}

/// What is drawn of the earth, in degrees.
struct Land {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
    /// A degree across is shorter than one up.
    shrunk: f64,
}

impl Land {
    fn of(map: &Map) -> Self {
        let around = |(low, high): (f64, f64)| {
            let margin = ((high - low) * MARGIN).max(MARGIN_MIN);
            (low - margin, high + margin)
        };
        let ((south, north), (west, east)) = (around(map.up()), around(map.across()));
        Self { west, east, south, north, shrunk: map.shrunk }
    }

    /// How tall the land is for its width.
    fn tall(&self) -> f64 {
        (self.north - self.south) / ((self.east - self.west) * self.shrunk.max(SHRUNK_MIN))
    }
}
