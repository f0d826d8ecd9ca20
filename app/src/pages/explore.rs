//! Анализ: the drill-down page. Sentence, pictures, table, how it was computed.
//!
//! The table is the content, the charts its illustration: the table is rendered on the
//! server and read by everyone, the charts join it once the browser is ready.

use analysis::{Dimension, explore::Exploration};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::explore::ask_explore,
    components::{
        breadcrumb::Breadcrumb,
        chart_panel::{ChartPanel, Which},
        failures::Failure,
        filters::Filters,
        notes::Notes,
        result_table::{BreakdownTable, MatrixTable, YearsTable},
    },
    state::{Data, href, use_locale, use_texts, use_view},
    text::phrase,
};

/// The page.
#[component]
pub fn ExplorePage() -> impl IntoView {
    let locale = use_locale();
    let data = Data::get();
    let (view, ignored) = use_view();
    let answered = Resource::new(
        move || view.get(),
        move |view| {
            let asked = view.clone();
            data.answer(move |cube| analysis::explore::explore(cube, &asked), ask_explore(view))
        },
    );
    let explored = Signal::derive(move || answered.get()?.ok().map(|it| it.content));
    let has_matrix =
        Memo::new(move |_| explored.with(|it| it.as_ref().is_some_and(|it| it.matrix.is_some())));
    let head = move || {
        Suspend::new(async move {
            answered.await.map_or_else(
                |error| view! { <Failure error /> }.into_any(),
                |answer| {
                    data.seen(&answer.data);
                    view! { <Head explored=answer.content ignored=ignored.get_untracked() /> }
                        .into_any()
                },
            )
        })
    };
    let body = move || {
        Suspend::new(async move {
            answered.await.ok().map(|answer| view! { <Body explored=answer.content /> })
        })
    };
    let years_table = move || {
        Suspend::new(async move {
            answered.await.ok().map(|it| view! { <YearsTable explored=it.content /> })
        })
    };
    let matrix_table = move || {
        Suspend::new(async move {
            answered.await.ok().map(|it| view! { <MatrixTable explored=it.content /> })
        })
    };
    let _ = locale;
    view! {
        <Transition>{head}</Transition>
        <div class="pair">
            <ChartPanel
                which=Which::Breakdown
                explored
                table=|| view! { <p class="is-quiet">"↓"</p> }
            />
            <ChartPanel
                which=Which::Years
                explored
                table=move || view! { <Transition>{years_table}</Transition> }
            />
        </div>
        <Transition>{body}</Transition>
        <div class:is-hidden=move || !has_matrix.get()>
            <ChartPanel
                which=Which::Matrix
                explored
                table=move || view! { <Transition>{matrix_table}</Transition> }
            />
        </div>
    }
}

/// Title, path, filters and the sentence.
#[component]
fn Head(
    /// What the page shows.
    explored: Exploration,
    /// What in the address could not be read.
    ignored: Vec<analysis::view::Ignored>,
) -> impl IntoView {
    let locale = use_locale();
    let texts = use_texts();
    let title = phrase::title(locale, &explored);
    let notes = explored.notes.clone();
    view! {
        <Title text=format!("{title} — {}", texts.product) />
        <Breadcrumb explored=explored.clone() />
        <h1 class="page__title">{phrase::place(locale, &explored)}</h1>
        <p class="page__context">{title}</p>
        <Notes ignored notes />
        <Filters explored=explored.clone() />
        <p class="sentence" role="status">
            {phrase::sentence(locale, &explored)}
        </p>
    }
}

/// The table, its downloads and how it was computed.
#[component]
fn Body(
    /// What the page shows.
    explored: Exploration,
) -> impl IntoView {
    let texts = use_texts();
    let download = |kind: &'static str, name: &'static str| {
        let address = href(&format!("/export/explore.{kind}"), &explored.view);
        view! {
            <a href=address rel="external" download>
                {name}
            </a>
        }
    };
    let by = explored.main.by.first().map_or("", |it| texts.by(*it));
    let permalink = crate::state::explore_href(&explored.view);
    let definition = texts.indicator(explored.view.indicator).definition;
    let has_year = explored.view.only(Dimension::Year).is_some();
    let source = explored.source.clone().map(|it| {
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
                {texts.download} ": " {download("csv", "CSV")} {download("xlsx", "XLSX")}
                <a href=permalink>{texts.link_back}</a>
            </p>
            <BreakdownTable explored=explored.clone() />
            <details class="method">
                <summary>{texts.how_computed}</summary>
                <p>{definition}</p>
                <p>{texts.interval_note}</p>
                <p>{texts.level_note}</p>
                {source}
                <p>
                    <a href="/methods">{texts.nav_methods}</a>
                </p>
            </details>
        </section>
    }
}
