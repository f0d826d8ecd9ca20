//! «Вместо»: a corrected file in the place of earlier imports, and what would be gone with these.

use leptos::prelude::*;

use super::{DATA, text};
use crate::{
    state::use_locale,
    text::{Locale, number},
};

/// The imports in the address and in the form, a pair each.
pub const INSTEAD_OF: &str = "instead_of";

/// An import that has some of the results of a file.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// Its number.
    pub batch: i32,
    /// Its file.
    pub file: String,
    /// How many results both have.
    pub cells: u64,
    /// How many only that import has.
    pub only: u64,
    /// The file is compared as one in its place.
    pub is_chosen: bool,
}

/// The imports, and the choice in whose place the file stands: choosing compares anew, so that what would
/// be gone is seen before anything is.
#[component]
pub fn Overlapping(
    /// The imports.
    all: Vec<Earlier>,
    /// Names the file in addresses.
    id: String,
) -> impl IntoView {
    let locale = use_locale();
    let (words, own) = (text::of(locale), text::instead::of(locale));
    let whole = move |n: u64| number::whole(locale, n);
    let is_any_chosen = all.iter().any(|it| it.is_chosen);
    let item = move |it: Earlier| {
        let address = format!("{DATA}/batches/{}", it.batch);
        let name = format!("№\u{a0}{}, {}", it.batch, it.file);
        let label = format!("{} {name}", own.instead_of);
        view! {
            <li>
                <label>
                    <input
                        type="checkbox"
                        name=INSTEAD_OF
                        value=it.batch.to_string()
                        checked=it.is_chosen
                        aria-label=label
                    />
                    " "
                </label>
                <a href=address>{name}</a>
                ": "
                {whole(it.cells)}
                "; "
                {own.only}
                "\u{a0}"
                {whole(it.only)}
            </li>
        }
    };
    (!all.is_empty()).then(|| {
        view! {
            <form method="get" action=format!("{DATA}/files/{id}") class="desk__instead">
                <p>{words.overlaps} ":"</p>
                <ul class="desk__list">{all.into_iter().map(item).collect_view()}</ul>
                <p class="is-quiet">{if is_any_chosen { own.chosen } else { own.what }}</p>
                <button class="desk__button">{own.compare}</button>
            </form>
        }
    })
}

/// In the form by which the file is taken over: what was compared.
pub fn kept(all: &[Earlier]) -> impl IntoView + use<> {
    let chosen: Vec<i32> = all.iter().filter(|it| it.is_chosen).map(|it| it.batch).collect();
    let hidden = |it: i32| view! { <input type="hidden" name=INSTEAD_OF value=it.to_string() /> };
    chosen.into_iter().map(hidden).collect_view()
}

/// Of an import: in whose place it stands, and which stands in its place.
pub fn told(instead_of: &[i32], replaced_by: Option<i32>, locale: Locale) -> impl IntoView + use<> {
    let own = text::instead::of(locale);
    let link = |it: i32| view! { <a href=format!("{DATA}/batches/{it}")>"№\u{a0}" {it}</a> " " };
    let stands = (!instead_of.is_empty()).then(|| {
        let links = instead_of.iter().map(|it| link(*it)).collect_view();
        view! { <p>{own.stands} " " {links}</p> }
    });
    let aside = replaced_by.map(|it| {
        view! {
            <p class="desk__said" role="status">
                {own.aside}
                " "
                {link(it)}
            </p>
        }
    });
    view! {
        {aside}
        {stands}
    }
}
