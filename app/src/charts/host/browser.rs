//! The browser's half of the chart host: the few ECharts methods in use, and the rule that
//! an instance is disposed of with its component.

use std::time::Duration;

use leptos::{ev::KeyboardEvent, html::Div, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use serde::Serialize;
use wasm_bindgen::{JsCast, prelude::*};

use crate::{
    charts::Picture,
    state::use_locale,
    text::{Locale, number},
};

/// Where the library lies; see `xtask`, which bundles it.
const LIBRARY: &str = "/vendor/echarts.js";

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

    /// What the chart is drawn on.
    type Paper;
    #[wasm_bindgen(method)]
    fn resize(this: &Paper);
}

/// An action without a mark.
#[derive(Serialize)]
struct Plain {
    r#type: &'static str,
}

/// A chart on the page. Dropping it frees everything ECharts holds.
struct Instance {
    chart: Echarts,
    shown: Option<Picture>,
    _click: Closure<dyn FnMut(JsValue)>,
    ticks: Closure<dyn Fn(f64) -> String>,
    _resize: gloo::events::EventListener,
}

impl Instance {
    fn new(element: &web_sys::Element, locale: Locale, follow: impl Fn(String) + 'static) -> Self {
        #[derive(Serialize)]
        struct Options {
            renderer: &'static str,
        }
        let chart = init(element, JsValue::NULL, to_js(&Options { renderer: "svg" }));
        let shown: Echarts = chart.clone().unchecked_into();
        let click = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            // Whatever comes next, the tooltip belongs to what was there.
            shown.dispatch_action(to_js(&Plain { r#type: "hideTip" }));
            let field = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
            let href = field(&event, "data").and_then(|data| field(&data, "href"));
            if let Some(href) = href.and_then(|it| it.as_string()) {
                follow(href);
            }
        });
        chart.on("click", &click);
        let shared: Echarts = chart.clone().unchecked_into();
        let resize =
            gloo::events::EventListener::new(&window(), "resize", move |_| shared.resize());
        let ticks = Closure::new(move |value| number::tick(locale, value));
        Self { chart, shown: None, _click: click, ticks, _resize: resize }
    }

    fn show(&mut self, picture: &Picture) {
        // Not the chart's own `resize`, which first draws the old picture once more.
        self.chart.paper().resize();
        let option = to_js(&picture.option);
        self.spell_ticks(&option);
        let is_new = self.shown.as_ref().is_none_or(|it| !picture.has_the_form_of(it));
        self.chart.set_option(option, is_new);
        self.shown = Some(picture.clone());
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

    fn point_at(&self, picture: &Picture, mark: usize) {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Action {
            r#type: &'static str,
            series_index: u32,
            data_index: u32,
        }
        let Some(mark) = picture.marks.get(mark) else { return };
        for r#type in ["downplay", "highlight", "showTip"] {
            let action = Action { r#type, series_index: mark.series, data_index: mark.item };
            self.chart.dispatch_action(to_js(&action));
        }
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.chart.dispose();
    }
}

/// Draws `picture` into `node` as both arrive, and returns what keys and buttons do.
pub(super) fn attach(
    node: NodeRef<Div>,
    picture: Signal<Option<Picture>>,
    spoken: RwSignal<String>,
    file: Signal<String>,
) -> (impl Fn(KeyboardEvent) + 'static, impl Fn(&'static str) + Copy + 'static) {
    let navigate = use_navigate();
    let locale = use_locale();
    let follow = move |href: String| {
        navigate(&href, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let instance = StoredValue::new_local(None::<Instance>);
    let at = StoredValue::new(None::<usize>);
    let on_click = follow.clone();
    keep_drawn(node, picture, move |element, picture| {
        at.set_value(None);
        instance.update_value(|slot| {
            slot.get_or_insert_with(|| Instance::new(element, locale, on_click.clone()))
                .show(picture);
        });
    });
    on_cleanup(move || instance.update_value(|slot| drop(slot.take())));
    let on_key = move |event: KeyboardEvent| {
        picture.with_untracked(|picture| {
            let Some(picture) = picture.as_ref().filter(|it| !it.marks.is_empty()) else { return };
            let last = picture.marks.len() - 1;
            let next = match (event.key().as_str(), at.get_value()) {
                ("ArrowRight" | "ArrowDown", now) => now.map_or(0, |it| (it + 1).min(last)),
                ("ArrowLeft" | "ArrowUp", now) => now.map_or(last, |it| it.saturating_sub(1)),
                ("Home", _) => 0,
                ("End", _) => last,
                ("Enter", Some(now)) => {
                    if let Some(href) = picture.marks.get(now).and_then(|it| it.href.clone()) {
                        event.prevent_default();
                        follow(href);
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            at.set_value(Some(next));
            spoken.set(picture.marks[next].spoken.clone());
            instance.with_value(|slot| {
                if let Some(chart) = slot {
                    chart.point_at(picture, next);
                }
            });
        });
    };
    let on_save = move |kind: &'static str| {
        instance.with_value(|slot| {
            if let Some(instance) = slot {
                save_as(&instance.chart, &file.get_untracked(), kind);
            }
        });
    };
    (on_key, on_save)
}

/// Draws each new picture: at once where the chart is in view, otherwise after the next frame.
fn keep_drawn(
    node: NodeRef<Div>,
    picture: Signal<Option<Picture>>,
    draw: impl Fn(&web_sys::Element, &Picture) + Clone + 'static,
) {
    let library = library();
    let draw = move |element: &web_sys::Element| {
        picture.with_untracked(|picture| {
            if let Some(picture) = picture {
                draw(element, picture);
            }
        });
    };
    let latest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let (true, Some(element)) = (library.get(), node.get()) else { return };
        picture.track();
        latest.update_value(|it| *it = it.wrapping_add(1));
        let element: web_sys::Element = element.into();
        if is_in_view(&element) {
            draw(&element);
            return;
        }
        // Whoever waits, waits for what is in view.
        let (number, draw) = (latest.get_value(), draw.clone());
        let if_still_due = move || {
            if latest.try_get_value() == Some(number) {
                draw(&element);
            }
        };
        request_animation_frame(move || set_timeout(if_still_due, Duration::ZERO));
    });
}

/// Whether any part of the element can be seen now.
fn is_in_view(element: &web_sys::Element) -> bool {
    let place = element.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(f64::MAX);
    place.top() < height && place.bottom() > 0.0
}

/// Whether the library has arrived. The first chart of a page asks for it.
fn library() -> RwSignal<bool> {
    let ready = RwSignal::new(js_sys::Reflect::has(&window(), &"echarts".into()).unwrap_or(false));
    if ready.get_untracked() {
        return ready;
    }
    let document = document();
    let asked = document.query_selector("script[data-charts]").ok().flatten();
    let script = asked.or_else(|| {
        let script = document.create_element("script").ok()?;
        script.set_attribute("src", LIBRARY).ok()?;
        script.set_attribute("data-charts", "").ok()?;
        document.head()?.append_child(&script).ok()?;
        Some(script)
    });
    if let Some(script) = script {
        let arrived = move |_: &_| {
            ready.try_set(true);
        };
        gloo::events::EventListener::once(&script, "load", move |event| arrived(event)).forget();
    }
    ready
}

fn to_js<T: Serialize>(value: &T) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
