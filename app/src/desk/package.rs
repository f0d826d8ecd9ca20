//! What a school or municipality passes on: a look at it, and the file.

use leptos::prelude::*;

use super::{DATA, field::field_with_hint, text};
use crate::{state::use_locale, text::number};

/// The address of the page.
pub const PACKAGE: &str = "/data/package";
/// The address of the file.
pub const PACKAGE_FILE: &str = "/data/package/file";

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct Sending {
    /// The code that was typed.
    pub asked: String,
    /// What would be passed on, or why nothing.
    pub package: Option<Result<Package, String>>,
}

/// What would be passed on.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The version of the data.
    pub version: u32,
    /// How many classes.
    pub classes: u64,
    /// How many results.
    pub results: u64,
    /// Year, procedure, results.
    pub works: Vec<(String, String, u64)>,
    /// The hash of the file.
    pub sha256: String,
}

/// The page.
#[component]
pub fn PackagePage(
    /// What was asked for.
    sending: Sending,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::package::of(locale);
    let Sending { asked, package } = sending;
    let body = package.map(|it| match it {
        Ok(package) => view! { <Would package /> }.into_any(),
        Err(reason) => view! {
            <p class="desk__said is-wrong" role="status">
                {text::trouble::told(locale, &reason)}
            </p>
        }
        .into_any(),
    });
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.title}</h1>
        <p class="sentence">{words.intro}</p>
        <form method="get" action=PACKAGE>
            {field_with_hint(
                words.whose,
                view! { <input name="of" value=asked required autocomplete="off" /> },
                words.whose_how,
            )}
            <button class="desk__button">{words.look}</button>
        </form>
        {body}
    }
}

#[component]
fn Would(
    /// What would be passed on.
    package: Package,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::package::of(locale);
    let whole = move |n: u64| number::whole(locale, n);
    let line = move |(year, procedure, results): (String, String, u64)| {
        view! {
            <tr>
                <th scope="row">{year}</th>
                <td>{procedure}</td>
                <td class="is-number">{whole(results)}</td>
            </tr>
        }
    };
    let [year, procedure, results] = words.heads;
    let file = format!("{PACKAGE_FILE}?of={}", package.code);
    view! {
        <section>
            <h2>{package.name} " · " {package.code}</h2>
            <p>
                {words.results} " " {whole(package.results)} " · " {words.classes} " "
                {whole(package.classes)} " · " {words.pupils} " 0 · " {words.version} " "
                {package.version}
            </p>
            <div class="table__scroll" tabindex="0" role="region" aria-label=words.title>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{year}</th>
                            <th scope="col">{procedure}</th>
                            <th scope="col" class="is-number">
                                {results}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{package.works.into_iter().map(line).collect_view()}</tbody>
                </table>
            </div>
            <p>
                <a class="desk__button desk__button--main" href=file download>
                    {words.download}
                </a>
            </p>
            <p class="is-quiet">
                {words.hash} " SHA-256 " <code class="desk__hash">{package.sha256}</code>
            </p>
        </section>
    }
}
