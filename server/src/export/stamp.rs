//! The stamp: what a file is, where it comes from and where to look again.

use analysis::{Indicator, View, setting::Setting};
use app::{
    api::DataInfo,
    state::href,
    text::{Locale, Plural, phrase},
};
use chrono::Local;

/// Titles and contents, in the order in which they stand.
pub(super) struct Stamp {
    pub(super) lines: Vec<(&'static str, String)>,
}

impl Stamp {
    pub(super) fn new(locale: Locale, setting: &Setting, data: &DataInfo, link: &str) -> Self {
        let texts = locale.texts();
        let named = texts.shown(setting);
        // Of an own indicator its definition says whose it is.
        let version = match setting.view.indicator {
            Indicator::Own(_) => String::new(),
            it => format!(" ({} {})", texts.methods_core, it.version()),
        };
        let mut lines = vec![
            (texts.product, phrase::title(locale, setting)),
            (texts.path_label, phrase::place(locale, setting)),
            (texts.indicator, format!("{} ({})", named.name, setting.view.indicator)),
            (texts.definition, format!("{}{version}", named.definition)),
        ];
        for facet in &setting.facets {
            if let Some(chosen) = &facet.chosen {
                lines.push((texts.dimension(facet.dimension), chosen.name.clone()));
            }
        }
        for (year, stage) in &setting.stages {
            lines.push((locale.stage_title(), format!("{year}: {}", locale.stage(*stage).0)));
        }
        if let Some(by) = setting.view.by.first() {
            lines.push((texts.break_down_by, texts.dimension(*by).to_owned()));
        }
        let Plural([_, _, people]) = *locale.people(setting.years.counted);
        lines.push((locale.n_counts(), people.to_owned()));
        let span: Vec<_> = setting.years.by_year().map(|(year, _)| year).collect();
        lines.push((texts.over_years, phrase::span(&span)));
        if let Some(source) = &setting.source {
            let name = format!("{}, {}, {}", source.title, source.publisher, source.origin);
            lines.push((texts.source, name));
            lines.push((texts.licence, source.licence.clone()));
        }
        lines.push((texts.version, data.version.to_string()));
        lines.extend(data.imported_at.clone().map(|it| (texts.data_from, it)));
        lines.push((texts.download, Local::now().format("%Y-%m-%d").to_string()));
        lines.push((texts.link_back, link.to_owned()));
        Self { lines }
    }

    /// The stamp of a page that is about no single indicator, but about this.
    pub(super) fn of_section(self, locale: Locale, section: &str) -> Self {
        let texts = locale.texts();
        let of_indicator = [texts.indicator, texts.definition, texts.over_years, locale.n_counts()];
        let mut lines = self.lines;
        lines.retain(|(title, _)| !of_indicator.contains(title));
        if let Some((_, first)) = lines.first_mut() {
            section.clone_into(first);
        }
        Self { lines }
    }
}

/// Where the same view is to be seen again.
pub(super) fn link(host: &str, path: &str, view: &View) -> String {
    let path = href(path, view);
    if host.is_empty() { path } else { format!("http://{host}{path}") }
}
