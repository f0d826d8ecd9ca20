//! Tasks beside all other schools, hardest gaps first.

use analysis::inside::{Inside, TaskLine, TaskValue};
use leptos::prelude::*;

use super::{NOTHING, heads, section, table};
use crate::{
    components::result_table::tone,
    text::{Locale, inside::phrase as said, number},
};

/// Every task.
pub fn tasks_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(tasks) = &shown.tasks else { return ().into_any() };
    let words = locale.inside();
    let nothing = || NOTHING.to_owned();
    let value = |it: &TaskValue| {
        let interval = it.interval.map(|of| {
            let ends = number::interval(locale, analysis::Indicator::Quality, of, it.n);
            format!(" ({ends})")
        });
        format!("{}{}", said::share(locale, it.share, it.n), interval.unwrap_or_default())
    };
    let line = |it: &TaskLine| {
        let verdict = it.difference.as_ref().map(|of| {
            let (symbol, word) = locale.texts().verdict(of.verdict);
            let tone = tone(of.verdict);
            let amount = said::difference(locale, of, it.own.n);
            view! {
                <span class=format!("change {tone}")>
                    {amount} " " <span aria-hidden="true">{symbol}</span> " " {word}
                </span>
            }
        });
        let hidden = || locale.texts().absence_symbol(analysis::Absence::Hidden).to_owned();
        let zero = it.own.zero.map_or_else(hidden, |zero| number::whole(locale, zero));
        let two = |it: f64| number::decimal(locale, it, 2);
        view! {
            <tr>
                <th scope="row">{it.name.clone()}</th>
                <td class="is-number">{it.max.to_string()}</td>
                <td class="is-number">{value(&it.own)}</td>
                <td class="is-number">{number::whole(locale, it.own.n)}</td>
                <td class="is-number">{zero}</td>
                <td class="is-number">{it.rest.as_ref().map_or_else(nothing, value)}</td>
                <td class="is-number">{verdict}</td>
                <td class="is-number">{said::share(locale, it.easiness, 100)}</td>
                <td class="is-number">{it.discrimination.map_or_else(nothing, two)}</td>
            </tr>
        }
    };
    let columns = heads([
        words.task,
        words.max,
        words.own,
        words.pupils,
        words.zero,
        words.rest,
        words.difference,
        words.easiness,
        words.discrimination,
    ]);
    let alpha =
        tasks.alpha.map(|it| format!(" {}: {}.", words.alpha, number::decimal(locale, it, 2)));
    let text = format!("{}.{}", words.tasks_text, alpha.unwrap_or_default());
    let rows = tasks.lines.iter().map(line).collect_view().into_any();
    section("tasks", (words.tasks_title, text), table(columns, rows), shown, locale)
}
