//! The path from everything to the place shown. It leads back up.

use analysis::setting::Setting;
use leptos::prelude::*;

use super::drill::{drilled, whole};
use crate::state::{here_href, use_texts};

/// Every step is a link to the same question one level up.
#[component]
pub fn Breadcrumb(
    /// What the page shows.
    setting: Setting,
) -> impl IntoView {
    let texts = use_texts();
    let root = setting
        .source
        .as_ref()
        .map_or_else(|| texts.everything.to_owned(), |it| it.territory.clone());
    // A country of one region, a region of one municipality: its name is said once.
    let is_whole = setting.crumbs.first().is_some_and(|it| it.member.name == root);
    let crumbs = &setting.crumbs[usize::from(is_whole)..];
    let last = crumbs.len();
    let step = |name: String, href: String, is_here: bool| {
        view! {
            <li class="breadcrumb__step">
                <a href=href aria-current=is_here.then_some("location") data-noscroll>
                    {name}
                </a>
            </li>
        }
    };
    let steps = crumbs
        .iter()
        .enumerate()
        .map(|(place, crumb)| {
            let view = drilled(&setting.view, crumb.dimension, &crumb.member.code);
            step(crumb.member.name.clone(), here_href(&view), place + 1 == last)
        })
        .collect_view();
    view! {
        <nav class="breadcrumb" aria-label=texts.path_label>
            <ol>{step(root, here_href(&whole(&setting.view)), last == 0)} {steps}</ol>
        </nav>
    }
}
