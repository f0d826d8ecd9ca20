//! Сигналы: the schools of a place × six questions, each answer with its certainty.

use analysis::{signals::Signals, view::Ignored};
use leptos::prelude::*;

use crate::{
    api::signals::ask_signals,
    components::{
        asked::Asked,
        signals::{
            head::Head,
            matrix::matrix,
            tables::{index, rules},
        },
    },
    state::{SIGNALS, StaysOn},
    text::Locale,
};

/// The page.
#[component]
pub fn SignalsPage() -> impl IntoView {
    provide_context(StaysOn(SIGNALS));
    let asked = Asked::of_the_view(|engine| engine.signals, ask_signals);
    view! {
        <Transition>{asked.head(head)}</Transition>
        <Transition>{asked.part(matrix)}</Transition>
        <Transition>{asked.part(rules)}</Transition>
        <Transition>{asked.part(index)}</Transition>
        <Transition>{asked.part(method)}</Transition>
    }
}

fn head(shown: Signals, ignored: Vec<Ignored>, _locale: Locale) -> AnyView {
    view! { <Head shown ignored /> }.into_any()
}

/// How it was computed.
fn method(shown: &Signals, locale: Locale) -> AnyView {
    let words = locale.signals();
    let [usual, changed] = words.thresholds_by;
    let thresholds = shown.decided.as_ref().map_or_else(
        || usual.to_owned(),
        |it| format!("{changed}: № {}, {}, {}", it.version, it.on, it.reason),
    );
    view! {
        <details class="method">
            <summary>{words.thresholds_title}</summary>
            <p>{words.method_text}</p>
            <p>
                {thresholds} " "
                <a href="/data/signals" rel="external nofollow">
                    {words.change_thresholds}
                </a>
            </p>
        </details>
    }
    .into_any()
}
