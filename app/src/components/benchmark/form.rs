//! A form that leads to another view: without scripts a plain GET, with them a step that asks
//! nobody, taken as soon as a field changes.

use analysis::View;
use leptos::{html::Form, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::state::{BENCHMARK, href};

/// A form whose fields are a part of the address; the rest of the view goes with them.
#[component]
pub fn ViewForm(
    /// The view without what the fields say.
    rest: View,
    /// What the button says.
    submit: &'static str,
    /// The fields add to what is there: afterwards nothing is chosen in them, or a second press would
    /// add what stands in the place of the first.
    #[prop(optional)]
    adds: bool,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let form = NodeRef::<Form>::new();
    let navigate = use_navigate();
    let follow = move |replace: bool| {
        if let Some(view) = form.get_untracked().as_ref().and_then(read) {
            let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
            navigate(&href(BENCHMARK, &view), options);
        }
        if adds && let Some(form) = form.get_untracked() {
            clear(&form);
        }
    };
    let changed = follow.clone();
    let hidden = rest
        .pairs()
        .into_iter()
        .map(|(key, value)| view! { <input type="hidden" name=key value=value /> })
        .collect_view();
    view! {
        <form
            class="fields"
            method="get"
            action=BENCHMARK
            node_ref=form
            on:submit=move |event| {
                event.prevent_default();
                follow(false);
            }
            on:change=move |_| changed(true)
        >
            {hidden}
            {children()}
            <button type="submit" class="fields__submit">
                {submit}
            </button>
        </form>
    }
}

/// The view that the fields say.
#[cfg(feature = "hydrate")]
fn read(form: &web_sys::HtmlFormElement) -> Option<View> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let entries = js_sys::try_iter(&data).ok()??;
    let pair = |entry: wasm_bindgen::JsValue| {
        let pair = js_sys::Array::from(&entry);
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    let pairs: Vec<(String, String)> = entries.filter_map(|it| pair(it.ok()?)).collect();
    Some(View::from_pairs(pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()))).0)
}

/// Puts the fields back to what they were.
#[cfg(feature = "hydrate")]
fn clear(form: &web_sys::HtmlFormElement) {
    form.reset();
}

/// On the server nothing is chosen.
#[cfg(not(feature = "hydrate"))]
fn clear<T>(_form: &T) {}

/// On the server nothing is typed.
#[cfg(not(feature = "hydrate"))]
fn read<T>(_form: &T) -> Option<View> {
    None
}
