//! Dated events: what the operator wrote down of the years, and the form to write down more.

use leptos::prelude::*;

use super::{
    DATA,
    field::{field, field_with_hint, select},
    text,
    undoable::{list, way_back},
};
use crate::state::use_locale;

/// The address of the page.
pub const EVENTS: &str = "/data/events";

/// Every event, and what a new one can be of.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// Procedures: code and name.
    pub procedures: Vec<(String, String)>,
    /// The latest first: number, year and day, procedure, text, source, who and when; and whether
    /// it holds.
    pub written: Vec<(i32, [String; 5], bool)>,
}

/// The page of events.
#[component]
pub fn EventsPage(
    /// What was written down.
    events: Events,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::events::of(locale);
    let Events { procedures, written } = events;
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.title}</h1>
        <p class="sentence">{words.intro}</p>
        <form method="post" action=EVENTS>
            {field_with_hint(
                words.when,
                view! {
                    <input name="when" required placeholder="2024/25" maxlength="10" autocomplete="off" />
                },
                words.when_how,
            )}
            {field(words.procedure, select("procedure", Some(words.all), procedures))}
            {field(
                words.text,
                view! { <input name="text" required maxlength="300" autocomplete="off" /> },
            )}
            {field(
                words.source,
                view! { <input name="source" required maxlength="300" autocomplete="off" /> },
            )}
            <button class="desk__button desk__button--main">{words.write}</button>
        </form>
        {lines(written, words)}
    }
}

fn lines(
    written: Vec<(i32, [String; 5], bool)>,
    words: &'static text::events::EventWords,
) -> Option<AnyView> {
    let line = |(id, cells, holds): (i32, [String; 5], bool)| {
        let action = format!("{EVENTS}/{id}/undo");
        let way = way_back(action, (words.take_back, words.taken_back), &cells[2], holds);
        let cells = cells.map(|it| view! { <td>{it}</td> });
        view! { <tr>{cells.into_iter().collect_view()} {way}</tr> }.into_any()
    };
    let lines = written.into_iter().map(line).collect();
    list(words.written, words.heads, words.take_back, lines)
}
