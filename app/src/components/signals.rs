//! The building blocks of the page of signals.

pub mod cell;
pub mod effect;
pub mod head;
pub mod matrix;
pub mod tables;

use analysis::{View, signals::Signals, view::Watch};
use leptos::prelude::*;

use super::downloads::downloads;
use crate::{state::SIGNALS, state::href, text::Locale};

/// The same page looking at something else.
fn watching(view: &View, change: impl FnOnce(&mut Watch)) -> String {
    let mut view = view.clone();
    change(&mut view.watch);
    href(SIGNALS, &view)
}

/// Downloads of one table of the page.
fn files(table: &'static str, shown: &Signals, locale: Locale) -> AnyView {
    let links = downloads("signals", Some(table), &shown.setting.view, locale);
    view! { <p class="results__downloads">{links}</p> }.into_any()
}

/// The same of one of several tables that stand together: what is in it comes first.
fn files_of(table: &'static str, what: &'static str, shown: &Signals, locale: Locale) -> AnyView {
    let links = downloads("signals", Some(table), &shown.setting.view, locale);
    view! { <p class="results__downloads">{what} ". " {links}</p> }.into_any()
}
