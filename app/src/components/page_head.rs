//! The head of every page about a place: title, path, what was not understood, filters, and
//! the sentence that says what there is to see.

use analysis::{
    Dimension,
    finding::Evidence,
    setting::Setting,
    view::{Ignored, Object},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    benchmark::school_href,
    breadcrumb::Breadcrumb,
    drill::origin_link,
    filters::Filters,
    findings::{Sentence, evidence, findings, linked},
    notes::notes,
    tray::{tray_count, tray_link},
};
use crate::{
    state::{BENCHMARK, StaysOn, use_locale, use_texts},
    text::{Locale, phrase},
};

/// What a page found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How far the first sentence can be relied on; `None` where it states no number.
    pub first: Option<Evidence>,
    /// Where the chart and the numbers are that the first sentence rests on.
    pub href: Option<String>,
    /// The sentences after it.
    pub more: Vec<Sentence>,
}

/// Title, path, filters and the sentence.
#[component]
pub fn PageHead(
    /// The place, its path and its filters.
    setting: Setting,
    /// What in the address could not be read.
    ignored: Vec<Ignored>,
    /// The name of the section, where a page of another section would be titled the same.
    #[prop(optional)]
    section: Option<&'static str>,
    /// What the page says of the place.
    sentence: String,
    /// What else there is to see, and how far the first sentence can be relied on.
    #[prop(optional)]
    found: Found,
    /// Menus that only this page has.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let locale = use_locale();
    let texts = use_texts();
    let place = phrase::place(locale, &setting);
    let context = phrase::title(locale, &setting);
    let title = section.map_or_else(|| context.clone(), |section| format!("{section}: {place}"));
    let notes = notes(&ignored, &setting, locale);
    let first = found.first.map(|it| view! { " " {evidence(it, locale)} });
    let more = findings(&found.more, locale);
    let own = setting.crumbs.last().map(|crumb| {
        let object = Object::new(crumb.dimension, &crumb.member.code);
        tray_link(&setting.view, &object, &place, locale)
    });
    let origin = origin_link(&setting.view, &place, locale);
    let ways = view! { <p class="page__ways">{own} " " {benchmark_link(&setting, locale)} " " {origin}</p> };
    let compare = (ways, tray_count(&setting.view, locale));
    view! {
        <Title text=format!("{title} — {}", texts.product) />
        <Breadcrumb setting=setting.clone() />
        <div class="page__head">
            <h1 class="page__title">{place}</h1>
            <p class="page__context">{context}</p>
            {compare}
        </div>
        {notes}
        <Filters setting />
        {children.map(|it| it())}
        <div class="said">
            <p class="sentence" role="status">
                {linked(sentence, found.href)} {first}
            </p>
            {more}
        </div>
    }
}

/// From every school the way to schools like it.
fn benchmark_link(setting: &Setting, locale: Locale) -> Option<AnyView> {
    let is_there = use_context::<StaysOn>().is_some_and(|it| it.0 == BENCHMARK);
    let school = setting.crumbs.iter().find(|it| it.dimension == Dimension::School)?;
    let target = school_href(&setting.view, &school.member);
    (!is_there).then(|| view! { <a href=target>{locale.benchmark().link}</a> }.into_any())
}
