//! The journal of imports: what was imported, by whom, and undoing it.

use leptos::prelude::*;

use super::{Batch, DATA, source, text};
use crate::{
    state::use_locale,
    text::{Locale, number},
};

/// How much of a hash tells files apart.
const HASH_SHOWN: usize = 12;

/// The journal.
#[component]
pub fn Imports(
    /// The imports.
    batches: Vec<Batch>,
    /// Whether they can be undone.
    is_operator: bool,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::of(locale);
    let line = move |batch: Batch| {
        let whole = |n: u64| number::whole(locale, n);
        let address = format!("{DATA}/batches/{}", batch.id);
        let short = batch.sha256.get(..HASH_SHOWN).unwrap_or_default().to_owned();
        let status = status(&batch, is_operator, locale);
        view! {
            <tr>
                <td class="is-number">{batch.id}</td>
                <th scope="row">
                    <a href=address>{batch.file}</a>
                    <br />
                    <code title=batch.sha256>{short}</code>
                    {batch.kind.map(|it| source::badge(it, locale))}
                </th>
                <td>{batch.at}</td>
                <td>{batch.operator}</td>
                <td class="is-number">{whole(batch.rows)}</td>
                <td class="is-number">{whole(batch.cells)}</td>
                <td class="is-number">{whole(batch.problems)}</td>
                <td>{status}</td>
            </tr>
        }
    };
    view! {
        <div class="table__scroll" tabindex="0" role="region" aria-label=words.journal>
            <table class="table desk__journal">
                <thead>
                    <tr>
                        <th scope="col" class="is-number">
                            {words.number}
                        </th>
                        <th scope="col">{words.file} ", SHA-256"</th>
                        <th scope="col">{words.when}</th>
                        <th scope="col">{words.who}</th>
                        <th scope="col" class="is-number">
                            {words.rows}
                        </th>
                        <th scope="col" class="is-number">
                            {words.cells}
                        </th>
                        <th scope="col" class="is-number">
                            {words.problems}
                        </th>
                        <th scope="col">
                            <span class="is-spoken">{words.decision}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{batches.into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Whether it counts, and the way to undo it.
fn status(batch: &Batch, is_operator: bool, locale: Locale) -> AnyView {
    let words = text::of(locale);
    match (&batch.undone, batch.replaced_by) {
        (Some((at, by)), _) => {
            let text = format!("{} {at}, {by}", words.undone);
            view! { <span class="is-quiet">{text}</span> }.into_any()
        }
        (None, Some(by)) => {
            let text = format!("{} №\u{a0}{by}", text::instead::of(locale).aside_short);
            view! { <span class="is-quiet">{text}</span> }.into_any()
        }
        (None, None) if is_operator => {
            let label = format!("{} {}", words.undo, batch.id);
            let address = format!("{DATA}/batches/{}", batch.id);
            view! {
                <a href=address aria-label=label>
                    {words.undo}
                </a>
            }
            .into_any()
        }
        (None, None) => ().into_any(),
    }
}
