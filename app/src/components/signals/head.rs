//! Path, year, and the sentence.

use analysis::{View, signals::Signals, view::Ignored};
use leptos::prelude::*;
use leptos_meta::Title;

use super::tables::earlier;
use crate::{
    components::{breadcrumb::Breadcrumb, filters::menu, notes::notes},
    state::{here_href, use_locale},
    text::{phrase, signals::phrase as said},
};

/// Title, path, menus and the sentence.
#[component]
pub fn Head(
    /// What the page shows.
    shown: Signals,
    /// What in the address could not be read.
    ignored: Vec<Ignored>,
) -> impl IntoView {
    let locale = use_locale();
    let texts = locale.texts();
    let setting = shown.setting.clone();
    let place = phrase::place(locale, &setting);
    let section = locale.signals_nav();
    let menus = setting.facets.iter().filter(|it| it.options.len() > 1).map(|facet| {
        let chosen = facet.chosen.as_ref();
        let entries = facet.options.iter().map(|option| {
            let view = View { rows: None, ..setting.view.clone() };
            let href = here_href(&view.with_filter(facet.dimension, &option.code));
            (option.name.clone(), href, chosen.is_some_and(|it| it.code == option.code))
        });
        let name = chosen.map_or_else(String::new, |it| it.name.clone());
        menu(texts.dimension(facet.dimension), name, entries.collect())
    });
    let menus = menus.collect_view();
    view! {
        <Title text=format!("{section}: {place} — {}", texts.product) />
        <Breadcrumb setting=setting.clone() />
        <h1 class="page__title">{format!("{section}: {place}")}</h1>
        {notes(&ignored, &setting, locale)}
        <div class="filters" role="group" aria-label=texts.filters_label>
            {menus}
        </div>
        <p class="sentence" role="status">
            {said::signals(locale, &shown)}
        </p>
        {earlier(&shown, locale)}
        <p class="is-quiet">{locale.signals().not_a_judgement}</p>
    }
}
