//! Было → ожидалось без мер → стало, of the school of the open cell.

use analysis::{
    Indicator, View,
    signals::{Effect, Problem, Signals},
};
use leptos::prelude::*;

use crate::{
    state::here_href,
    text::{Locale, number, signals::effect as said},
};

/// What is shown of a change: nothing where the open cell speaks of no results.
pub fn told(shown: &Signals) -> Option<&Effect> {
    let problem = shown.detail.as_ref()?.problem;
    let is_of_results = !matches!(problem, Problem::Contests | Problem::Conditions);
    shown.effect.as_ref().filter(|_| is_of_results)
}

/// The numbers of the picture.
pub fn effect_table(shown: &Signals, locale: Locale) -> AnyView {
    let (texts, words) = (locale.texts(), locale.effect());
    let Some(effect) = told(shown) else { return ().into_any() };
    let row = |it: &said::Step| {
        let counted = it.of.map(|it| {
            let [count, n] = [it.count, it.n].map(|it| number::whole(locale, it));
            format!("{count} {} {n}", texts.of)
        });
        view! {
            <tr>
                <th scope="row">{it.name.clone()}</th>
                <td class="is-number">{it.value(locale)}</td>
                <td class="is-number">{it.ends(locale)}</td>
                <td class="is-number">{counted}</td>
            </tr>
        }
    };
    let heads = [texts.column_value, words.range, texts.column_out_of];
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{texts.indicator(Indicator::Below).name}</th>
                    {heads
                        .map(|it| view! { <th scope="col" class="is-number">{it}</th> })
                        .into_iter()
                        .collect_view()}
                </tr>
            </thead>
            <tbody>{said::steps(locale, effect).iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// The change, what would have come anyway, and the change beyond that of schools that began
/// alike; where a result is spoken of.
pub fn effect(shown: &Signals, locale: Locale) -> AnyView {
    let Some(effect) = told(shown) else { return ().into_any() };
    let words = locale.effect();
    view! {
        <section class="signals__layer">
            <h4>{words.title}</h4>
            <p>{said::sentence(locale, effect)}</p>
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
