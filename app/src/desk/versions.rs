//! Versions of the data: what made each, and whether figures that were there may be others since.

use analysis::release::Cause;
use leptos::prelude::*;

use super::{DATA, text};
use crate::{state::use_locale, text::number};

/// The address of the page.
pub const VERSIONS: &str = "/data/versions";

/// A version.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number, as downloads name it.
    pub number: u32,
    /// Major and minor.
    pub release: (u32, u32),
    /// What made it.
    pub cause: Cause,
    /// The import and its file, where it was made by one.
    pub import: Option<(i32, String)>,
    /// Cells the import brought, and of them those that stand where others had one.
    pub cells: [u64; 2],
    /// Who and when.
    pub who: String,
}

/// The page.
#[component]
pub fn VersionsPage(
    /// The versions, the latest first.
    all: Vec<Version>,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::versions::of(locale);
    let whole = move |n: u64| number::whole(locale, n);
    let line = move |it: Version| {
        let (major, minor) = it.release;
        let import = it.import.map(|(batch, file)| {
            let name = format!("№\u{a0}{batch}, {file}");
            view! { <a href=format!("{DATA}/batches/{batch}")>{name}</a> }
        });
        let [cells, replaced] = it.cells;
        let told = (it.cause == Cause::Import).then(|| {
            let replaced =
                (replaced > 0).then(|| format!(", {}\u{a0}{}", words.replaced, whole(replaced)));
            format!(": {}\u{a0}{}{}", words.cells, whole(cells), replaced.unwrap_or_default())
        });
        view! {
            <tr>
                <th scope="row">{format!("{major}.{minor}")}</th>
                <td class="is-number">{it.number}</td>
                <td>{words.cause(it.cause)} " " {import} {told}</td>
                <td>{it.who}</td>
            </tr>
        }
    };
    let heads = words.heads.map(|it| view! { <th scope="col">{it}</th> });
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.title}</h1>
        <p class="sentence">{words.intro}</p>
        {if all.is_empty() {
            view! { <p>{words.none}</p> }.into_any()
        } else {
            view! {
                <div class="table__scroll" tabindex="0" role="region" aria-label=words.title>
                    <table class="table">
                        <thead>
                            <tr>{heads.into_iter().collect_view()}</tr>
                        </thead>
                        <tbody>{all.into_iter().map(line).collect_view()}</tbody>
                    </table>
                </div>
            }
            .into_any()
        }}
    }
}
