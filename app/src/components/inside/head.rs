//! Path, choice of the work, and the sentences.

use analysis::{Dimension, inside::Inside, view::Ignored};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{
        breadcrumb::Breadcrumb,
        drill::origin_link,
        filters::facet_menus,
        findings::{Sentence, findings},
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
        .map(|(text, evidence)| Sentence { text, evidence, href: None })
        .collect();
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
                {said::inside(locale, &shown)}
            </p>
            {findings(&sentences, locale)}
        </div>
        <p class="is-quiet">{words.not_a_judgement}</p>
        {public}
    }
    .into_any()
}
