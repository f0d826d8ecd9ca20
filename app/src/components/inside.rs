//! The building blocks of the page of what is inside a work.

pub mod ends;
pub mod groups;
pub mod head;
pub mod journal;
pub mod map;
pub mod requirements;
pub mod scores;
pub mod tasks;

use analysis::{Dimension, View, inside::Inside, setting::Named};
use leptos::prelude::*;

use super::downloads::downloads;
use crate::{
    state::{INSIDE, href},
    text::Locale,
};

/// The same page of a school.
pub fn school_href(view: &View, school: &Named) -> String {
    let place = view.everywhere().with_filter(Dimension::School, &school.code);
    href(INSIDE, &View { by: Vec::new(), ..place })
}

/// A table with its title, what it says, and its downloads.
fn section(
    name: &'static str,
    (title, text): (&'static str, String),
    table: AnyView,
    shown: &Inside,
    locale: Locale,
) -> AnyView {
    let links = downloads("inside", Some(name), &shown.setting.view, locale);
    view! {
        <section class="results" id=name>
            <h2>{title}</h2>
            <p class="is-quiet">{text}</p>
            <div class="table__scroll" tabindex="0" role="region" aria-label=title>
                {table}
            </div>
            <p class="results__downloads">{links}</p>
        </section>
    }
    .into_any()
}

/// A table of these columns; the first one names the rows, `is_number` says which are numbers.
fn table(heads: Vec<(String, bool)>, rows: AnyView) -> AnyView {
    let head = |(name, is_number): (String, bool)| {
        view! {
            <th scope="col" class:is-number=is_number>
                {name}
            </th>
        }
    };
    view! {
        <table class="table">
            <thead>
                <tr>{heads.into_iter().map(head).collect_view()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Titles of columns; all but the first are numbers.
fn heads<const N: usize>(names: [&str; N]) -> Vec<(String, bool)> {
    names.into_iter().enumerate().map(|(at, it)| (it.to_owned(), at > 0)).collect()
}

/// A row that is named and otherwise numbers.
fn row(name: AnyView, cells: Vec<String>) -> AnyView {
    let cell = |it: String| view! { <td class="is-number">{it}</td> };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells.into_iter().map(cell).collect_view()}
        </tr>
    }
    .into_any()
}

/// What is not there.
const NOTHING: &str = "–";
