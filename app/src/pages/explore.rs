//! Анализ: the drill-down page. Sentence, pictures, table, how it was computed.
//!
//! The table is the content, the charts its illustration: the table is rendered on the
//! server and read by everyone, the charts join it once the browser is ready.

use analysis::{
    Dimension, View,
    explore::Exploration,
    finding::Evidence,
    view::{Ignored, TOPS},
};
use leptos::prelude::*;

use crate::{
    api::explore::ask_explore,
    components::{
        asked::Asked,
        benchmark::top::TOP,
        chart_panel::{ChartPanel, Which, panel_href},
        downloads::downloads,
        expert,
        findings::in_words,
        page_head::{Found, PageHead},
        result_table::{
            BreakdownTable,
            twins::{MatrixTable, YearsTable},
        },
        smoothed::smoothed_switch,
    },
    state::{BENCHMARK, href},
    text::{Locale, phrase},
};

/// The page.
#[component]
pub fn ExplorePage() -> impl IntoView {
    let asked = Asked::of_the_view(|engine| engine.explore, ask_explore);
    let shown = move |which: Which| {
        asked.shown(move |explored, painter, locale| which.shown(explored, painter, locale))
    };
    let caption =
        move |which: Which| asked.part(move |explored, locale| which.caption(explored, locale));
    let years = asked
        .part(|explored, _| view! { <YearsTable setting=explored.setting.clone() /> }.into_any());
    let matrix =
        asked.part(|explored, _| view! { <MatrixTable explored=explored.clone() /> }.into_any());
    view! {
        <Transition>{asked.head(head)}</Transition>
        <div class="pair">
            <ChartPanel
                shown=shown(Which::Breakdown)
                file=Which::Breakdown.file()
                caption=caption(Which::Breakdown)
            />
            <ChartPanel
                shown=shown(Which::Years)
                file=Which::Years.file()
                caption=caption(Which::Years)
                table=years
            />
        </div>
        <Transition>{asked.part(body)}</Transition>
        <ChartPanel
            shown=shown(Which::Matrix)
            file=Which::Matrix.file()
            caption=caption(Which::Matrix)
            table=matrix
        />
    }
}

/// Path, filters and the sentence.
fn head(explored: Exploration, ignored: Vec<Ignored>, locale: Locale) -> AnyView {
    let sentence = phrase::sentence(locale, &explored.setting);
    let found = Found {
        first: explored.setting.here.and_then(|it| Evidence::of(it.participants)),
        href: Some(panel_href(Which::Years.file())),
        more: explored
            .findings
            .iter()
            .map(|it| in_words(locale, it, Some(&explored.setting)))
            .collect(),
    };
    view! { <PageHead setting=explored.setting ignored sentence found /> }.into_any()
}

/// The table, its downloads and how it was computed.
fn body(explored: &Exploration, locale: Locale) -> AnyView {
    let texts = locale.texts();
    let by = explored.main.by.first().map_or("", |it| texts.by(*it));
    let permalink = crate::state::explore_href(&explored.setting.view);
    let definition = texts.shown(&explored.setting).definition;
    let has_year = explored.setting.view.only(Dimension::Year).is_some();
    // Only places are alike enough to be drawn towards each other.
    let is_of_places = explored.main.by.first().is_some_and(|it| it.unit_kind().is_some());
    let smoothed = is_of_places
        .then(|| smoothed_switch(&explored.setting.view, locale.smoothed().of_parts, locale));
    let source = explored.setting.source.clone().map(|it| {
        view! {
            <p>
                {texts.source} ": " {it.title} ", " {it.publisher} ". " {texts.licence} ": "
                {it.licence}
            </p>
        }
    });
    view! {
        <section class="results" class:is-dated=has_year>
            <h2>{texts.table_of_chart} " " {by}</h2>
            <p class="results__downloads">
                {downloads("explore", None, &explored.setting.view, locale)} " " <a href=permalink>{texts.link_back}</a>
            </p>
            <BreakdownTable explored=explored.clone() />
            {first(explored, locale)}
            {smoothed}
            <details class="method">
                <summary>{texts.how_computed}</summary>
                <p>{definition}</p>
                <p>{texts.interval_note}</p>
                <p>{texts.level_note}</p>
                <p>{locale.findings().rule}</p>
                {source}
                <p>
                    <a href="/methods">{texts.nav_methods}</a>
                </p>
            </details>
        </section>
        {expert::of_school(&explored.setting, locale)}
    }
    .into_any()
}

/// The way from a breakdown by schools to who of them is surely among the first.
fn first(explored: &Exploration, locale: Locale) -> Option<AnyView> {
    let is_of_schools = explored.main.by.first() == Some(&Dimension::School);
    let least = TOPS.into_iter().find(|it| *it < explored.rows_in_all)?;
    let mut view = View { by: Vec::new(), rows: None, ..explored.setting.view.clone() };
    view.against.top = Some(least);
    let href = format!("{}#{TOP}", href(BENCHMARK, &view));
    let name = format!("{} {least}", locale.benchmark().top_title);
    is_of_schools.then(|| view! { <p><a href=href>{name}</a></p> }.into_any())
}
