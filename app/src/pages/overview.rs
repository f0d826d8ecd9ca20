//! Обзор: what data there are, their main figures, and ways into the exploration.

use std::collections::BTreeSet;

use analysis::{
    AcademicYear, Dimension, View,
    finding::Finding,
    overview::{Held, Overview, ProcedureSummary},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::overview::ask_overview,
    components::{
        failures::Failure,
        figure::FigureCard,
        findings::{Sentence, findings, in_words},
        legend::AbsenceLegend,
    },
    state::{Data, explore_href, use_locale, use_texts},
    text::{Locale, number, phrase},
};

/// The page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let data = Data::get();
    let texts = use_texts();
    let query = use_query_map();
    let year = Memo::new(move |_| {
        query.with(|it| it.get("year").and_then(|it| AcademicYear::from_spoken(&it).ok()))
    });
    let answered = Resource::new(
        move || year.get(),
        move |year| {
            data.answer(move |engine, cube| (engine.overview)(cube, year), ask_overview(year))
        },
    );
    let content = move || {
        Suspend::new(async move {
            answered.await.map_or_else(
                |error| view! { <Failure error /> }.into_any(),
                |answer| {
                    data.seen(&answer.data);
                    view! { <Content overview=answer.content /> }.into_any()
                },
            )
        })
    };
    view! {
        <Title text=format!("{} — {}", texts.overview_title, texts.product) />
        <h1 class="page__title">{texts.overview_title}</h1>
        <Transition>{content}</Transition>
    }
}

#[component]
fn Content(
    /// What there is.
    overview: Overview,
) -> impl IntoView {
    let locale = use_locale();
    let texts = use_texts();
    if overview.procedures.is_empty() {
        return view! {
            <section class="empty">
                <h2>{texts.overview_empty}</h2>
                <p>{texts.overview_empty_how}</p>
            </section>
        }
        .into_any();
    }
    let what = format!(
        "{} · {} · {} · {}",
        locale.counted(overview.procedures.len() as u64, &texts.procedures),
        phrase::span(&overview.years),
        locale.counted(overview.schools, &texts.schools),
        locale.counted(overview.results, &texts.results),
    );
    let sentences: Vec<_> =
        overview.findings.iter().map(|it| of_territory(&overview, it, locale)).collect();
    let procedures = overview.procedures.iter().map(|it| main_figures(it, locale)).collect_view();
    view! {
        <p class="sentence">{what}</p>
        <section>
            <h2>{texts.overview_main}</h2>
            {findings(&sentences, locale)}
            <div class="figures__all">{procedures}</div>
        </section>
        <section>
            <h2>{texts.overview_what}</h2>
            <Matrix overview=overview.clone() />
            <AbsenceLegend />
        </section>
        <section>
            <h2>{texts.overview_sources}</h2>
            <Sources overview />
        </section>
    }
    .into_any()
}

/// A finding in words, behind the territory of its data where there are several: what was found of one
/// country says nothing of another.
fn of_territory(overview: &Overview, found: &Finding, locale: Locale) -> Sentence {
    let territory = |it: &ProcedureSummary| Some(it.source.as_ref()?.territory.clone());
    let all: BTreeSet<_> = overview.procedures.iter().filter_map(territory).collect();
    let code = found.view.only(Dimension::Procedure);
    let own = overview.procedures.iter().find(|it| Some(it.procedure.code.as_str()) == code);
    let sentence = in_words(locale, found, None);
    match own.and_then(territory).filter(|_| all.len() > 1) {
        Some(territory) => Sentence { text: format!("{territory}. {}", sentence.text), ..sentence },
        None => sentence,
    }
}

fn main_figures(summary: &ProcedureSummary, locale: Locale) -> impl IntoView + use<> {
    let texts = locale.texts();
    let view = View::default().with_filter(Dimension::Procedure, &summary.procedure.code);
    let territory = summary.source.as_ref().map(|it| format!("{} · ", it.territory));
    let figures = summary
        .figures
        .iter()
        .cloned()
        .map(|figure| view! { <FigureCard figure /> })
        .collect_view();
    view! {
        <section class="figures">
            <h3 class="figures__title">
                {territory} {summary.procedure.name.clone()} " "
                <a href=explore_href(&view)>{texts.explore_this} " →"</a>
            </h3>
            <div class="figures__row">{figures}</div>
        </section>
    }
}

/// Procedure × year: each cell says what there is and leads there, or says why not.
#[component]
fn Matrix(
    /// What there is.
    overview: Overview,
) -> impl IntoView {
    let locale = use_locale();
    let texts = use_texts();
    let heads = overview
        .years
        .iter()
        .map(|year| view! { <th scope="col" class="is-number">{year.to_string()}</th> })
        .collect_view();
    let rows = overview
        .procedures
        .iter()
        .map(|summary| {
            let cells = overview
                .years
                .iter()
                .zip(&summary.years)
                .map(|(year, held)| {
                    let cell = match held {
                        Ok(held) => held_cell(summary, *year, held, locale).into_any(),
                        Err(absence) => view! {
                            <abbr title=texts.absence(
                                *absence,
                            )>{texts.absence_symbol(*absence)}</abbr>
                        }
                        .into_any(),
                    };
                    view! { <td class="is-number">{cell}</td> }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{summary.procedure.name.clone()}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <div
            class="table__scroll"
            tabindex="0"
            role="region"
            aria-label=texts.overview_matrix_caption
        >
            <table class="table table--narrow">
                <caption>{texts.overview_matrix_caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{texts.dimension(Dimension::Procedure)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn held_cell(
    summary: &ProcedureSummary,
    year: AcademicYear,
    held: &Held,
    locale: Locale,
) -> impl IntoView + use<> {
    let texts = locale.texts();
    let view = View::default()
        .with_filter(Dimension::Procedure, &summary.procedure.code)
        .with_filter(Dimension::Year, &year.to_string());
    let schools = locale.counted(held.schools.into(), &texts.schools);
    let subjects = locale.counted(held.subjects.into(), &texts.subjects);
    view! {
        <a href=explore_href(&view)>{schools}</a>
        <br />
        <span class="is-quiet">{subjects} <br /> {number::whole(locale, held.results)}</span>
    }
}

#[component]
fn Sources(
    /// What there is.
    overview: Overview,
) -> impl IntoView {
    let texts = use_texts();
    let mut sources: Vec<_> = overview.procedures.into_iter().filter_map(|it| it.source).collect();
    sources.dedup_by(|a, b| a.code == b.code);
    let entry = |source: analysis::dictionary::Source| {
        view! {
            <li>
                <strong>{source.title}</strong>
                ". "
                {source.publisher}
                ". "
                {texts.licence}
                ": "
                {source.licence}
                ". "
                {source.origin}
            </li>
        }
    };
    view! { <ul class="sources">{sources.into_iter().map(entry).collect_view()}</ul> }
}
