//! Path, choice of the work, and the sentences.

use analysis::{Dimension, finding::Evidence, inside::Inside, view::Ignored};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{
        breadcrumb::Breadcrumb,
        chart_panel::panel_href,
        drill::origin_link,
        filters::facet_menus,
        findings::{Sentence, evidence, findings},
        notes::notes,
    },
    text::{Locale, inside::phrase as said, phrase},
};

/// Title, path, menus and the sentences.
pub fn head(shown: Inside, ignored: Vec<Ignored>, locale: Locale) -> AnyView {
    let (texts, words) = (locale.texts(), locale.inside());
    let setting = shown.setting.clone();
    let place = phrase::place(locale, &setting);
    let context = phrase::context(locale, &setting).join(" · ");
    let section = locale.inside_title();
    let sentences: Vec<Sentence> = said::findings(locale, &shown)
        .into_iter()
        .map(|(text, evidence, part)| Sentence { text, evidence, href: Some(href_of(part)) })
        .collect();
    let told = Some(shown.own.pupils).filter(|_| shown.missing.is_none());
    let first = told.and_then(Evidence::of).map(|it| view! { " " {evidence(it, locale)} });
    let public = shown.is_public.then(|| view! { <p class="is-quiet">{words.public_note}</p> });
    view! {
        <Title text=format!("{section}: {place} — {}", texts.product) />
        <Breadcrumb setting=setting.clone() />
        <div class="page__head">
            <h1 class="page__title">{format!("{section}: {place}")}</h1>
            <p class="page__context">{context}</p>
            <p class="page__ways">{origin_link(&setting.view, &place, locale)}</p>
        </div>
        {notes(&ignored, &setting, locale)}
        <div class="filters" role="group" aria-label=texts.filters_label>
            {facet_menus(&setting, |it| it.dimension != Dimension::Group)}
        </div>
        <div class="said">
            <p class="sentence" role="status">
                {said::inside(locale, &shown)} {first}
            </p>
            {findings(&sentences, locale)}
        </div>
        <p class="is-quiet">{words.not_a_judgement}</p>
        {public}
    }
    .into_any()
}

/// Where a part of the page is: a section, or the panel of a picture.
fn href_of(part: &str) -> String {
    if part.starts_with('#') { part.to_owned() } else { panel_href(part) }
}
