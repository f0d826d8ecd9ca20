//! The files that wait for a decision: a line each, and one press for those with nothing to decide.

use leptos::prelude::*;

use super::{
    DATA, File, TAKE_ALL,
    decision::Decision,
    journal::{changes, unusable, verdicts},
    schools::doubtful,
    text,
};
use crate::{state::use_locale, text::number};

/// Files that wait, one line each.
#[component]
pub fn Waiting(
    /// The files.
    files: Vec<File>,
    /// How far it is, while all are taken over.
    together: Option<(usize, usize)>,
) -> impl IntoView {
    let words = text::of(use_locale());
    let are_several = files.len() > 1;
    let lines = files.into_iter().map(|file| view! { <Line file /> }).collect_view();
    view! {
        <section>
            <h2>{words.waiting}</h2>
            {match together {
                Some(far) => view! { <Far far /> }.into_any(),
                None => are_several.then(take_all).into_any(),
            }}
            <div class="table__scroll" tabindex="0" role="region" aria-label=words.waiting>
                <table class="table desk__files">
                    <thead>
                        <tr>
                            <th scope="col">{words.file}</th>
                            <th scope="col">{words.recognised}</th>
                            <th scope="col">{words.changes}</th>
                            <th scope="col">{words.checks}</th>
                            <th scope="col">{words.decision}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
}

/// All in which nothing is to be decided, by one press.
fn take_all() -> impl IntoView {
    let words = text::of(use_locale());
    view! {
        <form method="post" action=TAKE_ALL class="desk__all">
            <button class="desk__button">{words.take_all}</button>
            <span class="is-quiet">{words.take_all_how}</span>
        </form>
    }
}

/// How many of them are done.
#[component]
fn Far(
    /// Done, and all.
    far: (usize, usize),
) -> impl IntoView {
    let locale = use_locale();
    let words = text::of(locale);
    let [done, all] = [far.0, far.1].map(|it| it.to_string());
    view! {
        <p class="desk__together" role="status">
            <progress max=all.clone() value=done.clone() aria-label=words.taking></progress>
            {format!(" {} {done} / {all} ", words.taking)}
            <a href=DATA rel="external">
                {words.look_again}
            </a>
        </p>
    }
}

#[component]
fn Line(
    /// The file.
    file: File,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::of(locale);
    let File { id, name, content, trouble, is_mappable, is_unseen, .. } = file;
    let details = format!("{DATA}/files/{id}");
    let cells = match &content {
        None if is_unseen => view! {
            <td colspan="3" class="is-quiet">
                {words.unseen}
            </td>
        }
        .into_any(),
        None => view! {
            <td colspan="3" class="is-worse">
                {unusable(trouble, words)} " "
                {is_mappable
                    .then(|| {
                        let explain = text::columns::of(locale).explain;
                        let address = format!("{DATA}/files/{id}/columns");
                        view! { <a href=address>{explain}</a> }
                    })}
            </td>
        }
        .into_any(),
        Some(content) => {
            let rows = number::whole(locale, content.rows);
            let rejected = (content.rejected > 0).then(|| {
                format!(", {} {}", words.rejected, number::whole(locale, content.rejected))
            });
            view! {
                <td>
                    {words.format_name(content.format)}
                    <br />
                    <span class="is-quiet">{words.rows} " " {rows} {rejected}</span>
                </td>
                <td>{changes(content, locale, words)}</td>
                <td>{verdicts(&content.rules, words)} {doubtful(&content.schools, locale)}</td>
            }
            .into_any()
        }
    };
    let has_errors = content.as_ref().is_some_and(|it| it.errors > 0);
    let resit = content.as_ref().and_then(|it| it.resit);
    let can_be_taken = content.is_some_and(|it| it.already_there.is_none());
    view! {
        <tr>
            <th scope="row">
                <a href=details.clone()>{name.clone()}</a>
            </th>
            {cells}
            <td>
                {(!is_unseen)
                    .then(|| view! { <Decision id name can_be_taken has_errors resit /> })}
            </td>
        </tr>
    }
}
