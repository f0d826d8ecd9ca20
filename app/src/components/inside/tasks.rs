//! Tasks beside all other schools, hardest gaps first.

use analysis::inside::{Inside, TaskLine};
use leptos::prelude::*;

use super::requirements::{judgement, status, value};
use super::{NOTHING, heads, section, table};
use crate::text::{Locale, inside::phrase as said, number};

/// What the picture shows and in which order.
pub fn tasks_text(shown: &Inside, locale: Locale) -> &'static str {
    let [beside, alone] = locale.inside().tasks_text;
    if shown.rest.schools > 0 { beside } else { alone }
}

/// Every task.
pub fn tasks_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(tasks) = &shown.tasks else { return ().into_any() };
    let words = locale.inside();
    let nothing = || NOTHING.to_owned();
    let has_rest = shown.rest.schools > 0;
    let from_plan = if shown.requirements.is_some() {
        format!(" {}", locale.plan().from_plan)
    } else {
        String::new()
    };
    let line = |it: &TaskLine| {
        let amount = it.difference.as_ref().map(|of| said::difference(locale, of, it.own.n));
        let verdict = it.difference.as_ref().map(|of| judgement(of, locale));
        let beside = has_rest.then(|| {
            view! {
                <td class="is-number">{it.rest.as_ref().map_or_else(nothing, |it| value(it, locale))}</td>
                <td class="is-number">{amount.unwrap_or_else(nothing)}</td>
                <td>{verdict}</td>
            }
        });
        let hidden = || locale.texts().absence_symbol(analysis::Absence::Hidden).to_owned();
        let zero = it.own.zero.map_or_else(hidden, |zero| number::whole(locale, zero));
        let n = number::whole(locale, it.own.n);
        let max = if it.is_given { it.max.to_string() } else { format!("≥\u{a0}{}", it.max) };
        // Two columns of their own would not fit beside the rest.
        let level = it.level.map(|of| {
            let told = format!("{} · {}", locale.level(of), status(it.status, locale));
            view! {
                <br />
                <span class="is-quiet">{told}</span>
            }
        });
        let two = |it: f64| number::decimal(locale, it, 2);
        view! {
            <tr>
                <th scope="row">{it.name.clone()} {level}</th>
                <td class="is-number">{max}</td>
                <td class="is-number">{value(&it.own, locale)}</td>
                <td class="is-number">{format!("{zero}\u{a0}{}\u{a0}{n}", locale.texts().of)}</td>
                {beside}
                <td class="is-number">{it.discrimination.map_or_else(nothing, two)}</td>
            </tr>
        }
    };
    let mut columns = heads([words.task, words.max, words.own, words.zero]);
    if has_rest {
        let beside = [(words.rest, true), (words.difference, true), (words.verdict, false)];
        columns.extend(beside.map(|(name, is_number)| (name.to_owned(), is_number)));
    }
    columns.push((words.discrimination.to_owned(), true));
    let alpha =
        tasks.alpha.map(|it| format!(" {}: {}.", words.alpha, number::decimal(locale, it, 2)));
    let text = format!("{}.{}{from_plan}", tasks_text(shown, locale), alpha.unwrap_or_default());
    let rows = tasks.lines.iter().map(line).collect_view().into_any();
    section("tasks", (words.tasks_title, text), table(columns, rows), shown, locale)
}
