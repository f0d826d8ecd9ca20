//! The stamp: what a file is, where it comes from and where to look again.

use analysis::{View, explore::Exploration};
use app::{
    api::DataInfo,
    state::explore_href,
    text::{Locale, phrase},
};
use chrono::Local;

/// Titles and contents, in the order in which they stand.
pub(super) struct Stamp {
    pub(super) lines: Vec<(&'static str, String)>,
}

impl Stamp {
    pub(super) fn new(
        locale: Locale,
        explored: &Exploration,
        asked: &View,
        data: &DataInfo,
        host: &str,
    ) -> Self {
        let texts = locale.texts();
        let named = texts.indicator(explored.setting.view.indicator);
        let mut lines = vec![
            (texts.product, phrase::title(locale, &explored.setting)),
            (texts.path_label, phrase::place(locale, &explored.setting)),
            (texts.indicator, format!("{} ({})", named.name, explored.setting.view.indicator)),
            (texts.definition, named.definition.to_owned()),
        ];
        for facet in &explored.setting.facets {
            if let Some(chosen) = &facet.chosen {
                lines.push((texts.dimension(facet.dimension), chosen.name.clone()));
            }
        }
        if let Some(by) = explored.setting.view.by.first() {
            lines.push((texts.break_down_by, texts.dimension(*by).to_owned()));
        }
        let span: Vec<_> = explored.setting.years.by_year().map(|(year, _)| year).collect();
        lines.push((texts.over_years, phrase::span(&span)));
        if let Some(source) = &explored.setting.source {
            let name = format!("{}, {}, {}", source.title, source.publisher, source.origin);
            lines.push((texts.source, name));
            lines.push((texts.licence, source.licence.clone()));
        }
        lines.push((texts.version, data.version.to_string()));
        lines.extend(data.imported_at.clone().map(|it| (texts.data_from, it)));
        lines.push((texts.download, Local::now().format("%Y-%m-%d").to_string()));
        lines.push((texts.link_back, link(host, &shown(explored, asked))));
        Self { lines }
    }
}

/// The view with everything that was chosen for the reader, so that the link still shows the
/// same when there are newer data.
fn shown(explored: &Exploration, asked: &View) -> View {
    View { rows: asked.rows, ..explored.setting.view.clone() }
}

fn link(host: &str, view: &View) -> String {
    let path = explore_href(view);
    if host.is_empty() { path } else { format!("http://{host}{path}") }
}
