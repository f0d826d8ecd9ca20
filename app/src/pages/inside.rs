//! Работа изнутри: marks beside those of the journal, primary scores, tasks, and what a plan makes of them.

use analysis::{inside::Inside, view::Ignored};
use leptos::prelude::*;

use crate::{
    api::inside::ask_inside,
    charts::{Painter, inside::LINES_OF_SCORES, inside::lines_of_agreement},
    components::{
        asked::Asked,
        chart_panel::{ChartPanel, Shown, caption, palette},
        inside::{
            ends::ends_tables,
            groups::groups_table,
            head::head as page_head,
            journal::{marks_table, schools_table, shares_table},
            map::{history_table, map_table},
            requirements::{levels_table, requirements_table, requirements_text},
            scores::{jumps_table, scores_table, scores_text},
            tasks::{tasks_table, tasks_text},
        },
    },
    state::{INSIDE, StaysOn},
    text::{Locale, inside::phrase as said, phrase},
};

/// The page.
#[component]
pub fn InsidePage() -> impl IntoView {
    provide_context(StaysOn(INSIDE));
    let asked = Asked::of_the_server(ask_inside);
    view! {
        <Transition>{asked.head(head)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_scores)
            file=said::SCORES
            caption=asked.part(caption_of_scores)
            table=asked.part(scores_table)
        />
        <Transition>{asked.part(jumps_table)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_tasks)
            file=said::TASKS
            caption=asked.part(caption_of_tasks)
        />
        <Transition>{asked.part(tasks_table)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_requirements)
            file=said::REQUIREMENTS
            caption=asked.part(caption_of_requirements)
        />
        <Transition>{asked.part(requirements_table)}</Transition>
        <Transition>{asked.part(levels_table)}</Transition>
        <Transition>{asked.part(map_table)}</Transition>
        <Transition>{asked.part(history_table)}</Transition>
        <Transition>{asked.part(ends_tables)}</Transition>
        <Transition>{asked.part(groups_table)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_agreement)
            file=said::JOURNAL
            caption=asked.part(caption_of_agreement)
        />
        <Transition>{asked.part(shares_table)}</Transition>
        <Transition>{asked.part(marks_table)}</Transition>
        <Transition>{asked.part(schools_table)}</Transition>
        <Transition>{asked.part(method)}</Transition>
    }
}

fn head(shown: Inside, ignored: Vec<Ignored>, locale: Locale) -> AnyView {
    page_head(shown, ignored, locale)
}

fn draw_agreement(shown: &Inside, painter: Option<&Painter>, locale: Locale) -> Shown {
    Shown {
        picture: painter.and_then(|it| (it.agreement)(shown, &palette(), locale)),
        lines: shown.journal.as_ref().map_or(0, lines_of_agreement),
        label: label(locale.inside().journal_text, shown, locale),
        is_empty: shown.journal.is_none(),
    }
}

fn draw_scores(shown: &Inside, painter: Option<&Painter>, locale: Locale) -> Shown {
    Shown {
        picture: painter.and_then(|it| (it.distribution)(shown, &palette(), locale)),
        lines: LINES_OF_SCORES,
        label: label(scores_text(shown, locale), shown, locale),
        is_empty: shown.scores.is_none(),
    }
}

fn draw_tasks(shown: &Inside, painter: Option<&Painter>, locale: Locale) -> Shown {
    let tasks = shown.tasks.as_ref().map_or(0, |it| it.lines.len());
    Shown {
        picture: painter.and_then(|it| (it.task_gaps)(shown, &palette(), locale)),
        lines: u32::try_from(tasks).unwrap_or(u32::MAX),
        label: label(tasks_text(shown, locale), shown, locale),
        is_empty: shown.tasks.is_none(),
    }
}

fn draw_requirements(shown: &Inside, painter: Option<&Painter>, locale: Locale) -> Shown {
    let lines = shown.requirements.as_ref().map_or(0, |it| it.lines.len());
    Shown {
        picture: painter.and_then(|it| (it.requirement_gaps)(shown, &palette(), locale)),
        lines: u32::try_from(lines).unwrap_or(u32::MAX),
        label: label(requirements_text(shown, locale), shown, locale),
        is_empty: lines == 0,
    }
}

/// A picture in words: what it shows, of what, and what there is to see.
fn label(what: &str, shown: &Inside, locale: Locale) -> String {
    let found: Vec<String> = said::findings(locale, shown).into_iter().map(|it| it.0).collect();
    format!("{what}. {} {}", said::inside(locale, shown), found.join(" "))
}

fn caption_of_agreement(shown: &Inside, locale: Locale) -> AnyView {
    let words = locale.inside();
    captioned(
        (words.journal_title, words.journal_text),
        words.no_journal,
        shown.journal.is_some(),
        shown,
        locale,
    )
}

fn caption_of_scores(shown: &Inside, locale: Locale) -> AnyView {
    let words = locale.inside();
    captioned(
        (words.scores_title, scores_text(shown, locale)),
        words.no_scores,
        shown.scores.is_some(),
        shown,
        locale,
    )
}

fn caption_of_tasks(shown: &Inside, locale: Locale) -> AnyView {
    let words = locale.inside();
    captioned(
        (words.tasks_title, tasks_text(shown, locale)),
        words.no_tasks,
        shown.tasks.is_some(),
        shown,
        locale,
    )
}

fn caption_of_requirements(shown: &Inside, locale: Locale) -> AnyView {
    let words = locale.plan();
    captioned(
        (words.title, requirements_text(shown, locale)),
        words.none,
        shown.requirements.as_ref().is_some_and(|it| !it.lines.is_empty()),
        shown,
        locale,
    )
}

fn captioned(
    (title, what): (&str, &'static str),
    none: &'static str,
    is_there: bool,
    shown: &Inside,
    locale: Locale,
) -> AnyView {
    if shown.missing.is_some() {
        return ().into_any();
    }
    if !is_there {
        return view! { <p class="is-quiet">{none}</p> }.into_any();
    }
    let place = phrase::place(locale, &shown.setting);
    let n = locale.counted(shown.own.pupils, &locale.texts().pupils);
    let mut parts = phrase::context(locale, &shown.setting);
    parts.push(n);
    let text = caption(
        format!("{place}: {}", phrase::lower_first(title)),
        parts.join(" · "),
        shown.setting.source.as_ref(),
        locale,
    );
    view! {
        {text}
        <p class="chart__subtitle">{what}</p>
    }
    .into_any()
}

/// How it was computed.
fn method(shown: &Inside, locale: Locale) -> AnyView {
    if shown.missing.is_some() {
        return ().into_any();
    }
    let words = locale.inside();
    let text = |it: &&'static str| view! { <p>{*it}</p> };
    view! {
        <details class="method">
            <summary>{locale.texts().how_computed}</summary>
            {words.method.iter().map(text).collect_view()}
            {locale.plan().method.iter().map(text).collect_view()}
        </details>
    }
    .into_any()
}
