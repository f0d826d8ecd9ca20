//! Dated events: what the operator wrote down of the years, and the form to write down more.

use leptos::prelude::*;

use super::{
    DATA,
    field::{field, field_with_hint},
    text,
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
    let option = |(code, name): &(String, String)| {
        view! { <option value=code.clone()>{name.clone()}</option> }
    };
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
            {field(
                words.procedure,
                view! {
                    <select name="procedure">
                        <option value="">{words.all}</option>
                        {events.procedures.iter().map(option).collect_view()}
                    </select>
                },
            )}
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
        {written(events, words)}
    }
}

fn written(events: Events, words: &'static text::events::EventWords) -> Option<AnyView> {
    let row = |(id, cells, holds): (i32, [String; 5], bool)| {
        let label = format!("{}: {}", words.take_back, cells[2]);
        let cells = cells.map(|it| view! { <td>{it}</td> });
        let way = if holds {
            view! {
                <form method="post" action=format!("{EVENTS}/{id}/undo")>
                    <button class="desk__button" aria-label=label>
                        {words.take_back}
                    </button>
                </form>
            }
            .into_any()
        } else {
            view! { <span class="is-quiet">{words.taken_back}</span> }.into_any()
        };
        view! {
            <tr>
                {cells.into_iter().collect_view()}
                <td>{way}</td>
            </tr>
        }
    };
    let heads = words.heads.map(|it| view! { <th scope="col">{it}</th> });
    (!events.written.is_empty()).then(|| {
        view! {
            <section>
                <h2>{words.written}</h2>
                <div class="table__scroll" tabindex="0" role="region" aria-label=words.written>
                    <table class="table">
                        <thead>
                            <tr>
                                {heads.into_iter().collect_view()}
                                <th scope="col">
                                    <span class="is-spoken">{words.take_back}</span>
                                </th>
                            </tr>
                        </thead>
                        <tbody>{events.written.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    })
}
