//! One running chart: the few ECharts methods in use, and the rule that an instance is disposed
//! of with its component.

use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, prelude::*};

use super::picking::Pointer;
use crate::{
    charts::{Mark, Picture, periods::shading, same_form},
    text::{Locale, number},
};

#[wasm_bindgen]
extern "C" {
    type Echarts;
    #[wasm_bindgen(js_namespace = echarts)]
    fn init(element: &web_sys::Element, theme: JsValue, options: JsValue) -> Echarts;
    #[wasm_bindgen(js_namespace = echarts, js_name = saveAs)]
    fn save_as(chart: &Echarts, file: &str, kind: &str);
    #[wasm_bindgen(method, js_name = setOption)]
    fn set_option(this: &Echarts, option: JsValue, not_merge: bool);
    #[wasm_bindgen(method, js_name = dispatchAction)]
    fn dispatch_action(this: &Echarts, action: JsValue);
    #[wasm_bindgen(method)]
    fn on(this: &Echarts, event: &str, callback: &Closure<dyn FnMut(JsValue)>);
    #[wasm_bindgen(method)]
    fn resize(this: &Echarts);
    #[wasm_bindgen(method, js_name = getZr)]
    fn paper(this: &Echarts) -> Paper;
    #[wasm_bindgen(method)]
    fn dispose(this: &Echarts);
    #[wasm_bindgen(method, js_name = convertFromPixel)]
    fn place_of(this: &Echarts, finder: JsValue, at: f64) -> JsValue;

    /// What the chart is drawn on.
    type Paper;
    #[wasm_bindgen(method)]
    fn resize(this: &Paper);
    #[wasm_bindgen(method)]
    fn on(this: &Paper, event: &str, callback: &Closure<dyn FnMut(Pointed)>);

    /// Where on the paper the pointer is.
    pub(super) type Pointed;
    #[wasm_bindgen(method, getter, js_name = offsetX)]
    pub(super) fn offset_x(this: &Pointed) -> f64;
    /// Which button; none on a screen that is touched.
    #[wasm_bindgen(method, getter)]
    fn which(this: &Pointed) -> Option<u32>;
    /// What lies there and can be pointed at.
    #[wasm_bindgen(method, getter)]
    fn target(this: &Pointed) -> JsValue;
}

/// An action without a mark.
#[derive(Serialize)]
struct Plain {
    r#type: &'static str,
}

/// The mark a click was on.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Picked {
    series_index: u32,
    data_index: u32,
}

impl Picked {
    /// Where following the mark leads.
    pub(super) fn href(&self, picture: &Picture) -> Option<String> {
        let mut marks = picture.marks.iter();
        let mark = marks.find(|it| it.series == self.series_index && it.item == self.data_index)?;
        mark.href.clone()
    }
}

/// A chart on the page. Dropping it frees everything ECharts holds.
pub(super) struct Instance {
    chart: Echarts,
    shown: Option<Value>,
    _click: Closure<dyn FnMut(JsValue)>,
    ticks: Closure<dyn Fn(f64) -> String>,
    pointing: Vec<Closure<dyn FnMut(Pointed)>>,
    lines: u32,
    _resize: gloo::events::EventListener,
}

impl Instance {
    /// An empty chart in `element`; `follow` is told of the mark that is clicked.
    pub(super) fn new(
        element: &web_sys::Element,
        locale: Locale,
        follow: impl Fn(&Picked) + 'static,
    ) -> Self {
        #[derive(Serialize)]
        struct Options {
            renderer: &'static str,
        }
        let chart = init(element, JsValue::NULL, to_js(&Options { renderer: "svg" }));
        let shown: Echarts = chart.clone().unchecked_into();
        let click = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            // Whatever comes next, the tooltip belongs to what was there.
            shown.dispatch_action(to_js(&Plain { r#type: "hideTip" }));
            // Lines beside the marks are clicked too, and are no item of a series.
            if let Ok(picked) = serde_wasm_bindgen::from_value(event) {
                follow(&picked);
            }
        });
        chart.on("click", &click);
        let shared: Echarts = chart.clone().unchecked_into();
        let resize =
            gloo::events::EventListener::new(&window(), "resize", move |_| shared.resize());
        let ticks = Closure::new(move |value| number::tick(locale, value));
        Self {
            chart,
            shown: None,
            _click: click,
            ticks,
            pointing: Vec::new(),
            lines: 0,
            _resize: resize,
        }
    }

    /// Draws `picture`, unless it looks as the one before it. The element is `lines` tall.
    pub(super) fn show(&mut self, picture: &Picture, lines: u32, spell: fn(&Value) -> String) {
        if self.shown.as_ref().is_some_and(|it| *it == picture.option) {
            return;
        }
        if self.lines != lines {
            // Not the chart's own `resize`, which first draws the old picture once more.
            self.chart.paper().resize();
            self.lines = lines;
        }
        let option = js_sys::JSON::parse(&spell(&picture.option)).unwrap_or(JsValue::NULL);
        self.spell_ticks(&option);
        let is_new = self.shown.as_ref().is_none_or(|it| !same_form(&picture.option, it));
        self.chart.set_option(option, is_new);
        self.shown = Some(picture.option.clone());
    }

    /// Numbers on axes in the page's language, which no template of ECharts can do.
    fn spell_ticks(&self, option: &JsValue) {
        let field = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into());
        for name in ["xAxis", "yAxis"] {
            let Ok(axis) = field(option, name) else { continue };
            let is_value = field(&axis, "type").is_ok_and(|it| it == "value");
            if let (true, Ok(label)) = (is_value, field(&axis, "axisLabel")) {
                // A chart without the axis has nothing to set.
                _ = js_sys::Reflect::set(&label, &"formatter".into(), self.ticks.as_ref());
            }
        }
    }

    /// Shows what is said of one mark.
    pub(super) fn point_at(&self, mark: &Mark) {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Action {
            r#type: &'static str,
            series_index: u32,
            data_index: u32,
        }
        for r#type in ["downplay", "highlight", "showTip"] {
            let action = Action { r#type, series_index: mark.series, data_index: mark.item };
            self.chart.dispatch_action(to_js(&action));
        }
    }
}

impl Instance {
    /// From now on `tell` hears what the pointer does: to begin with the first picture whose years can
    /// be chosen, so that others hear of no move.
    pub(super) fn tell_of_pointer(&mut self, tell: impl Fn(Pointer, &Pointed) + Clone + 'static) {
        if !self.pointing.is_empty() {
            return;
        }
        let events = [
            ("mousedown", Pointer::Down),
            ("mousemove", Pointer::Moves),
            ("mouseup", Pointer::Up),
            ("click", Pointer::Points),
        ];
        for (name, what) in events {
            let tell = tell.clone();
            let heard = Closure::<dyn FnMut(Pointed)>::new(move |event: Pointed| {
                let is_other_button = event.which().is_some_and(|it| it > 1);
                // A mark that is clicked leads where it leads.
                let is_mark = what == Pointer::Points && event.target().is_truthy();
                if !(is_other_button || is_mark) {
                    tell(what, &event);
                }
            });
            self.chart.paper().on(name, &heard);
            self.pointing.push(heard);
        }
    }

    /// The place on the first axis, from 0, that lies under a point of the paper.
    pub(super) fn place_of(&self, x: f64) -> Option<f64> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct First {
            x_axis_index: u32,
        }
        self.chart.place_of(to_js(&First { x_axis_index: 0 }), x).as_f64()
    }

    /// Shades two places of a picture of years.
    pub(super) fn shade(&self, ends: [usize; 2]) {
        self.chart.set_option(to_js(&json!({ "series": [shading(ends)] })), false);
    }

    /// Hands the picture to the reader as a file.
    pub(super) fn save(&self, file: &str, kind: &str) {
        save_as(&self.chart, file, kind);
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.chart.dispose();
    }
}

fn to_js<T: Serialize>(value: &T) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
