//! Finding a school: a form that works without scripts, with suggestions where there are.

use analysis::{Dimension, View, finder::Found};
use leptos::{ev::KeyboardEvent, html::Input, prelude::*};

use super::drill::drilled;
use crate::{
    api::find::{SUGGESTIONS_MAX, ask_find},
    state::{Data, explore_href, use_texts},
};

/// Fewer letters find everything, that is nothing. A number is enough by itself: «1» is a school's.
const LETTERS_MIN: usize = 2;
/// How many suggestions fit below the field.
const SUGGESTED_MAX: usize = 8;

/// Where a found unit leads.
pub fn found_href(found: &Found) -> String {
    let mut view = View::default();
    if let Some(procedure) = &found.procedure {
        view = view.with_filter(Dimension::Procedure, procedure);
    }
    explore_href(&drilled(&view, found.dimension, &found.member.code))
}

/// Asks for units that match; from the cube if it is here.
pub async fn find(text: String) -> Vec<Found> {
    let is_number = text.trim().starts_with(|it: char| it.is_ascii_digit());
    if text.trim().chars().count() < LETTERS_MIN && !is_number {
        return Vec::new();
    }
    let wanted = text.clone();
    Data::get()
        .answer(
            move |engine, cube| (engine.find)(cube.get(), &wanted, SUGGESTIONS_MAX),
            ask_find(text),
        )
        .await
        .map(|it| it.content)
        .unwrap_or_default()
}

/// The field in the frame.
#[component]
pub fn Finder() -> impl IntoView {
    let texts = use_texts();
    let field = NodeRef::<Input>::new();
    let typed = RwSignal::new(String::new());
    let suggested = RwSignal::new(Vec::<Found>::new());
    let search = Action::new_local(move |text: &String| {
        let text = text.clone();
        async move {
            let found = find(text.clone()).await;
            // A slow answer to an earlier text must not replace a later one.
            if typed.try_get_untracked().as_deref() == Some(&text) {
                suggested.set(found);
            }
        }
    });
    let on_input = move |event| {
        let text = event_target_value(&event);
        typed.set(text.clone());
        search.dispatch_local(text);
    };
    let close = move || suggested.set(Vec::new());
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    #[cfg(feature = "hydrate")]
    focus_on_slash(field);
    view! {
        <search class="finder" on:keydown=on_key>
            <form action="/find" method="get" role="search" class="finder__form">
                <input
                    class="finder__field"
                    type="search"
                    name="q"
                    autocomplete="off"
                    aria-label=texts.finder_label
                    placeholder=texts.finder_placeholder
                    node_ref=field
                    on:input=on_input
                />
                <button type="submit" class="finder__submit">
                    {texts.finder_submit}
                </button>
            </form>
            <ul class="finder__list" role="status">
                {move || {
                    suggested
                        .get()
                        .into_iter()
                        .take(SUGGESTED_MAX)
                        .map(|found| {
                            let href = found_href(&found);
                            view! {
                                <li>
                                    <a href=href on:click=move |_| close()>
                                        {found.member.name}
                                        " "
                                        <span class="is-quiet">{found.place}</span>
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </search>
    }
}

/// The key `/` leads to the field, unless one is typing already.
#[cfg(feature = "hydrate")]
fn focus_on_slash(field: NodeRef<Input>) {
    use wasm_bindgen::JsCast;
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let typing = event
            .target()
            .and_then(|it| it.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
        if event.key() == "/"
            && !typing
            && let Some(field) = field.get_untracked()
        {
            event.prevent_default();
            // A field that cannot be focused is no reason to fail.
            let _ = field.focus();
        }
    });
    on_cleanup(move || handle.remove());
}
