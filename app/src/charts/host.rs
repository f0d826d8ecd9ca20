//! The only place where Rust meets ECharts.
//!
//! Leptos owns the empty `<div>`, ECharts owns everything inside it. The server renders the
//! `<div>` empty, so hydration always finds what it expects; the chart is created in an
//! [`Effect`], which never runs on the server. The library itself is loaded after the page
//! is usable. A click on a mark follows the mark's link; arrow keys walk along the marks,
//! each is read out, and Enter follows it.

use leptos::{html::Div, prelude::*};

use super::Picture;
use crate::state::{use_locale, use_texts};

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod instance;
#[cfg(feature = "hydrate")]
mod picking;
#[cfg(feature = "hydrate")]
mod seen;

/// Shows a chart and keeps it up to date.
#[component]
pub fn ChartHost(
    /// What to draw; `None` leaves the last picture in place.
    #[prop(into)]
    picture: Signal<Option<Picture>>,
    /// How tall it is, in lines of text; known before there is anything to draw.
    #[prop(into)]
    lines: Signal<u32>,
    /// What the chart says in one sentence, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// The name of downloaded pictures, without extension.
    #[prop(into)]
    file: Signal<String>,
) -> impl IntoView {
    let (texts, locale) = (use_texts(), use_locale());
    let node = NodeRef::<Div>::new();
    let spoken = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    let (on_key, on_save) = browser::attach(node, picture, lines, spoken, file);
    #[cfg(not(feature = "hydrate"))]
    let (on_key, on_save) = {
        let _ = (picture, file);
        (|_: leptos::ev::KeyboardEvent| (), |_: &'static str| ())
    };
    let is_of_years =
        Memo::new(move |_| picture.with(|it| it.as_ref().is_some_and(|it| it.periods.is_some())));
    let keys = move || {
        let more = if is_of_years.get() { locale.dynamics().pick_keys } else { "" };
        format!("{} {more}", texts.keyboard_hint)
    };
    let save = move |kind: &'static str, name: &'static str| {
        view! {
            <button type="button" class="chart__save" on:click=move |_| on_save(kind)>
                {name}
            </button>
        }
    };
    view! {
        <div
            class="chart__canvas"
            class:is-of-years=move || is_of_years.get()
            style=move || format!("--chart-lines: {}", lines.get())
            node_ref=node
            role="application"
            tabindex="0"
            aria-label=move || label.get()
            aria-description=keys
            on:keydown=on_key
        ></div>
        <p class="chart__spoken" aria-live="polite">
            {move || spoken.get()}
        </p>
        <p class="chart__downloads is-scripted">{save("png", "PNG")} {save("svg", "SVG")}</p>
    }
}
