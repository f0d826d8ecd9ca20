//! One import: where it came from, what was wrong with it, and undoing it.

use analysis::event::Stage;
use leptos::prelude::*;
use strum::VariantArray;

use super::{Batch, DATA, field::field, file::findings, instead, text};
use crate::{state::use_locale, text::number};

/// The page; for the operator also the question whether to undo.
#[component]
pub fn BatchPage(
    /// The import.
    batch: Batch,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::of(locale);
    let whole = |n: u64| number::whole(locale, n);
    let undo = (batch.is_operator && batch.undone.is_none()).then(|| {
        view! {
            <section>
                <h2>{words.undo}</h2>
                <p>{words.undo_what}</p>
                <form method="post" action=format!("{DATA}/batches/{}/undo", batch.id)>
                    <button class="desk__button desk__button--main">{words.undo_sure}</button>
                </form>
            </section>
        }
    });
    let stage = stage(&batch);
    let undone = batch.undone.map(|(at, by)| {
        view! {
            <p class="desk__said" role="status">
                {words.undone}
                " "
                {at}
                ", "
                {by}
            </p>
        }
    });
    view! {
        <p>
            <a href=DATA>{words.back}</a>
        </p>
        <h1 class="page__title">"№ " {batch.id} " · " {batch.file}</h1>
        {undone}
        {instead::told(&batch.instead_of, batch.replaced_by, locale)}
        <p>{batch.at} " UTC · " {batch.operator} " · SHA-256 " <code class="desk__hash">{batch.sha256}</code></p>
        <p>
            {words.rows} " " {whole(batch.rows)} " · " {words.cells} " " {whole(batch.cells)}
            {(batch.replaced > 0)
                .then(|| format!(", {} {}", words.replaced, whole(batch.replaced)))} " · "
            {words.problems} " " {whole(batch.problems)}
            {(batch.errors > 0).then(|| {
                let text = text::source::of(locale).accepted;
                format!(" · {text}: {}", whole(batch.errors))
            })}
            {batch.program.map(|it| format!(" · {} {it}", text::source::of(locale).program))}
        </p>
        {batch.kind.map(|it| view! { <p>{super::source::told(it, locale)}</p> })}
        {stage}
        {undo}
        {(!batch.list.is_empty())
            .then(|| {
                view! {
                    <section>
                        <h2>{words.problems}</h2>
                        {findings(batch.list, words.problems, words)}
                    </section>
                }
            })}
    }
}

/// How final the import is said to be; for the operator also the form to say it.
fn stage(batch: &Batch) -> AnyView {
    let locale = use_locale();
    let words = text::events::of(locale);
    let said = batch.stage;
    if !batch.is_operator || batch.undone.is_some() {
        return said.map(|it| view! { <p>{locale.stage(it).0}</p> }).into_any();
    }
    let option = |it: &Stage| {
        view! {
            <option value=it.to_string() selected=said == Some(*it)>
                {locale.stage(*it).0}
            </option>
        }
    };
    view! {
        <section>
            <h2>{locale.stage_title()}</h2>
            <p class="is-quiet">{words.stage_what}</p>
            <form method="post" action=format!("{DATA}/batches/{}/stage", batch.id)>
                {field(
                    locale.stage_title(),
                    view! {
                        <select name="stage">
                            <option value="">{words.stage_none}</option>
                            {Stage::VARIANTS.iter().map(option).collect_view()}
                        </select>
                    },
                )}
                <button class="desk__button">{words.write}</button>
            </form>
        </section>
    }
    .into_any()
}
