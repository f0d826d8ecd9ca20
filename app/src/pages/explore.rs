//! Анализ: the drill-down page. Sentence, pictures, table, how it was computed.
//!
//! The table is the content, the charts its illustration: the table is rendered on the
//! server and read by everyone, the charts join it once the browser is ready.

use std::sync::Arc;

use analysis::{Dimension, explore::Exploration};
use leptos::prelude::*;

use crate::{
    api::{ApiError, Dated, explore::ask_explore},
    charts::Painting,
    components::{
        chart_panel::{ChartPanel, Which},
        downloads::downloads,
        failures::Failure,
        page_head::PageHead,
        result_table::{
            BreakdownTable,
            twins::{MatrixTable, YearsTable},
        },
    },
    state::{Data, use_locale, use_texts, use_view},
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
            data.answer(move |engine, cube| (engine.explore)(cube, &asked), ask_explore(view))
        },
    );
    // Pictures outlive a change of view, so they are fed by a signal; an effect may read a
    // resource anywhere, and on the server, where it never runs, there is nothing to draw.
    let explored = RwSignal::new(None);
    Effect::new(move |_| {
        if let Some(Ok(answer)) = answered.get() {
            explored.set(Some(answer.content));
        }
    });
    let part = move |draw: Draw| move || suspended(answered, draw.clone());
    let head = part(Arc::new(move |answer| match answer {
        Err(error) => view! { <Failure error /> }.into_any(),
        Ok(Dated { data: info, content }) => {
            data.seen(&info);
            let sentence = phrase::sentence(locale, &content.setting);
            view! {
                <PageHead setting=content.setting ignored=ignored.get_untracked() sentence />
            }
            .into_any()
        }
    }));
    let body = part(explored_only(|explored| view! { <Body explored /> }.into_any()));
    let years = part(explored_only(|explored| {
        view! { <YearsTable setting=explored.setting /> }.into_any()
    }));
    let matrix = part(explored_only(|explored| view! { <MatrixTable explored /> }.into_any()));
    let caption =
        move |which: Which| part(explored_only(move |explored| which.caption(&explored, locale)));
    let painter = Painting::ask();
    let shown = move |which: Which| {
        Signal::derive(move || explored.with(|it| which.shown(it.as_ref(), painter.get(), locale)))
    };
    view! {
        <Transition>{head}</Transition>
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
        <Transition>{body}</Transition>
        <ChartPanel
            shown=shown(Which::Matrix)
            file=Which::Matrix.file()
            caption=caption(Which::Matrix)
            table=matrix
        />
    }
}

/// What the server or the cube said.
type Answered = Result<Dated<Exploration>, ApiError>;
/// Makes a part of the page of it.
type Draw = Arc<dyn Fn(Answered) -> AnyView + Send + Sync>;

/// A part of the page that waits for the answer. One type for all parts: the browser's program
/// holds the machinery of waiting once.
fn suspended(answered: Resource<Answered>, draw: Draw) -> impl IntoView {
    Suspend::new(async move { draw(answered.await) })
}

/// A part that is simply not there when the answer is a failure, which the head tells.
fn explored_only(draw: impl Fn(Exploration) -> AnyView + Send + Sync + 'static) -> Draw {
    Arc::new(move |answer| {
        answer.map_or_else(|_told_by_the_head| ().into_any(), |it| draw(it.content))
    })
}

/// The table, its downloads and how it was computed.
#[component]
fn Body(
    /// What the page shows.
    explored: Exploration,
) -> impl IntoView {
    let (locale, texts) = (use_locale(), use_texts());
    let by = explored.main.by.first().map_or("", |it| texts.by(*it));
    let permalink = crate::state::explore_href(&explored.setting.view);
    let definition = texts.indicator(explored.setting.view.indicator).definition;
    let has_year = explored.setting.view.only(Dimension::Year).is_some();
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
