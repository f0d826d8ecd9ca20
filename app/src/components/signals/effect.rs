//! Было → ожидалось без мер → стало, of the school of the open cell.

use analysis::{
    View,
    signals::{Effect, Problem, Signals},
};
use leptos::prelude::*;

use crate::{
    state::here_href,
    text::{Locale, signals::effect as said},
};

/// The change, what would have come anyway, and the change beyond that of schools that began
/// alike; where a result is spoken of.
pub fn effect(shown: &Signals, problem: Problem, locale: Locale) -> AnyView {
    let is_of_results = !matches!(problem, Problem::Contests | Problem::Conditions);
    let Some(effect) = shown.effect.as_ref().filter(|_| is_of_results) else {
        return ().into_any();
    };
    let words = locale.effect();
    view! {
        <section class="signals__layer">
            <h4>{words.title}</h4>
            <p>{said::steps(locale, effect)}</p>
            <p>{said::beyond(locale, effect)}</p>
            {since(shown, effect, locale)}
            <p class="is-quiet">{words.note}</p>
        </section>
    }
    .into_any()
}

/// Since which year: those of the index, which are all there are.
fn since(shown: &Signals, effect: &Effect, locale: Locale) -> AnyView {
    let earlier = shown.index_years.iter().filter(|it| **it < effect.to);
    let entry = |year: &analysis::AcademicYear| {
        let target = here_href(&View { since: Some(*year), ..shown.setting.view.clone() });
        view! {
            <li>
                <a
                    href=target
                    aria-current=(*year == effect.from).then_some("true")
                    data-noscroll
                >
                    {year.to_string()}
                </a>
            </li>
        }
    };
    view! {
        <ul class="choice" aria-label=locale.texts().from_year>
            {earlier.map(entry).collect_view()}
        </ul>
    }
    .into_any()
}
