//! Links to what a page or one of its tables holds, as files; they work without scripts.

use analysis::View;
use leptos::prelude::*;

use crate::{state::href, text::Locale};

/// One table of a page as CSV, the whole page as a workbook.
pub fn downloads(
    page: &'static str,
    table: Option<&'static str>,
    view: &View,
    locale: Locale,
) -> AnyView {
    let texts = locale.texts();
    let link = |file: String, name: &'static str| {
        view! {
            <a href=href(&format!("/export/{file}"), view) rel="external" download>
                {name}
            </a>
        }
    };
    let table = table.map_or_else(String::new, |it| format!("-{it}"));
    view! {
        {texts.download}
        ": "
        {link(format!("{page}{table}.csv"), "CSV")}
        " "
        {link(format!("{page}.xlsx"), "XLSX")}
    }
    .into_any()
}
