//! Smoothed values beside the raw ones: the switch in the address, the column, the explanation.

use analysis::{Indicator, View, smoothed::Smoothed};
use leptos::prelude::*;

use crate::{
    state::here_href,
    text::{Locale, number},
};

/// The title of the column, where it is asked for.
pub fn smoothed_head(is_asked: bool, locale: Locale) -> Option<AnyView> {
    is_asked.then(|| {
        view! {
            <th scope="col" class="is-number">{locale.smoothed().column}</th>
        }
        .into_any()
    })
}

/// The value and where the true one lies; empty where there is none.
pub fn smoothed_cell(
    of: Option<Smoothed>,
    indicator: Indicator,
    n: u64,
    locale: Locale,
) -> AnyView {
    let text = of.map(|Smoothed { value, interval }| {
        let value = number::plain(locale, indicator, value, n);
        (value, format!(" ({})", number::interval(locale, indicator, interval, n)))
    });
    let (value, range) = text.unzip();
    view! {
        <td class="is-number">{value} <span class="is-quiet">{range}</span></td>
    }
    .into_any()
}

/// Shows or hides the column, and explains it while it is there.
pub fn smoothed_switch(view: &View, how: &'static str, locale: Locale) -> AnyView {
    let texts = locale.smoothed();
    let is_asked = view.aside.smoothed;
    let mut other = view.clone();
    other.aside.smoothed = !is_asked;
    let explained = is_asked.then(|| {
        view! {
            <details class="method">
                <summary>{texts.what}</summary>
                <p>{how}</p>
            </details>
        }
    });
    view! {
        <p class="is-quiet">
            <a href=here_href(&other) data-noscroll>
                {if is_asked { texts.hide } else { texts.show }}
            </a>
        </p>
        {explained}
    }
    .into_any()
}
