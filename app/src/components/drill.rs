//! Drilling: where a click on a mark or a row leads.
//!
//! Down one level always means: filter to the member, keep measure, year and the other
//! filters, and let the next breakdown follow. Only the deepest territorial filter stays in
//! the address; the path above it is known from the territory.

use analysis::{Answer, Dimension, Row, View, explore::Exploration, setting::Setting};

use leptos::prelude::*;

use crate::{state::explore_href, text::Locale};

/// The address of the page of origins.
pub const ORIGIN: &str = "/data/origin";

/// The view one level down, at a member of a dimension.
pub fn drilled(view: &View, dimension: Dimension, code: &str) -> View {
    // A cluster is looked at inside the place, for it may reach beyond it.
    let is_place = Dimension::TERRITORY.contains(&dimension);
    let from = if is_place { view.everywhere() } else { view.clone() };
    let mut down = from.with_filter(dimension, code);
    down.by.clear();
    down
}

/// The view one level up: the whole of what the view is a part of.
pub fn whole(view: &View) -> View {
    View { by: Vec::new(), ..view.everywhere() }
}

/// Where a row of the main breakdown leads.
pub fn drill_href(explored: &Exploration, row: &Row) -> Option<String> {
    let dimension = *explored.main.by.first()?;
    let code = &explored.main.headers_of(row).next()?.code;
    Some(explore_href(&drilled(&explored.setting.view, dimension, code)))
}

/// Where a year of the development leads: the same place and breakdown in that year.
pub fn year_href(setting: &Setting, year: &str) -> String {
    explore_href(&View {
        rows: setting.view.rows,
        mark: setting.view.mark.clone(),
        ..setting.view.with_filter(Dimension::Year, year)
    })
}

/// Where a cell of the matrix leads: down to its member, in its subject.
pub fn cell_href(explored: &Exploration, answer: &Answer, row: &Row) -> Option<String> {
    let mut view = explored.setting.view.clone();
    for (dimension, header) in answer.by.iter().zip(answer.headers_of(row)) {
        view = drilled(&view, *dimension, &header.code);
    }
    Some(explore_href(&view))
}

/// The way from a number to the files it came from; a page of the server's own, so the browser
/// leaves this one.
pub fn origin_link(view: &View, name: &str, locale: Locale) -> impl IntoView + use<> {
    let view = View { by: Vec::new(), tray: Vec::new(), mark: None, rows: None, ..view.clone() };
    let text = locale.texts().origin;
    view! {
        <a
            href=format!("{ORIGIN}{}", view.to_query())
            class="table__mark"
            aria-label=format!("{text}: {name}")
            rel="external nofollow"
        >
            {text}
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a1_drilling_keeps_measure_year_and_other_filters() {
        let (view, _) = View::from_pairs([
            ("indicator", "below"),
            ("year", "2021/22"),
            ("region", "north"),
            ("by", "municipality"),
            ("mark", "x"),
        ]);
        let down = drilled(&view, Dimension::Municipality, "town");
        assert_eq!(down.to_query(), "?indicator=below&year=2021/22&municipality=town");
        assert_eq!(whole(&down).to_query(), "?indicator=below&year=2021/22");
    }
}
