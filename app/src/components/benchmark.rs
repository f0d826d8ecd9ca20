//! The building blocks of the page of benchmarking: what is chosen, and the tables.

pub mod choice;
pub mod form;
pub mod members;
pub mod own_sets;
pub mod residuals;
pub mod saved;
pub mod schools;
pub mod sought;
pub mod standings;
pub mod top;

use analysis::{Dimension, View, benchmark::Benchmark, setting::Named};
use leptos::prelude::*;

use super::downloads::downloads;
use crate::{
    state::{BENCHMARK, href},
    text::Locale,
};

/// The page of a school.
pub fn school_href(view: &View, school: &Named) -> String {
    let place = view.everywhere().with_filter(Dimension::School, &school.code);
    href(BENCHMARK, &View { by: Vec::new(), ..place })
}

/// Downloads of one table of the page.
pub(super) fn files(table: &'static str, shown: &Benchmark, locale: Locale) -> AnyView {
    let links = downloads("benchmark", Some(table), &shown.setting.view, locale);
    view! { <p class="results__downloads">{links}</p> }.into_any()
}
