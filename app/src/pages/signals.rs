//! Сигналы: the schools of a place × six questions, each answer with its certainty.
//!
//! The server answers, always: rules look at sums of pupil rows, which weigh more than the cube, and what
//! they find of a region is kept for a version of the data, whoever asks.

use analysis::{
    View,
    inside::{Inside, Likeness},
    signals::{Problem, Signals},
    view::Ignored,
};
use leptos::prelude::*;

use crate::{
    api::signals::{ScoresOfCell, ask_scores, ask_signals},
    charts::{Painter, effect::LINES_OF_EFFECT, inside::LINES_OF_SCORES},
    components::{
        asked::Asked,
        chart_panel::{ChartPanel, Shown, caption, palette},
        inside::scores::{scores_table, scores_text},
        signals::{
            effect::{effect_table, told},
            head::Head,
            matrix::matrix,
            tables::{decisions, index, rules},
        },
    },
    state::{INSIDE, SIGNALS, StaysOn, href},
    text::{
        Locale,
        phrase::{self, lower_first},
        signals::{effect as said, phrase as phrase_of},
    },
};

/// The page.
#[component]
pub fn SignalsPage() -> impl IntoView {
    provide_context(StaysOn(SIGNALS));
    let asked = Asked::of_the_server(ask_signals);
    let scores = Asked::of_the_server_where(is_of_bias, ask_scores);
    view! {
        <Transition>{asked.head(head)}</Transition>
        <Transition>{asked.part(matrix)}</Transition>
        <ChartPanel
            shown=scores.shown(draw_scores)
            file="signals-scores"
            caption=scores.part(caption_of_scores)
            table=scores.part(table_of_scores)
        />
        <ChartPanel
            shown=asked.shown(draw_effect)
            file="signals-effect"
            caption=asked.part(caption_of_effect)
            table=asked.part(effect_table)
        />
        <Transition>{asked.part(rules)}</Transition>
        <Transition>{asked.part(index)}</Transition>
        <Transition>{asked.part(method)}</Transition>
    }
}

fn head(shown: Signals, ignored: Vec<Ignored>, _locale: Locale) -> AnyView {
    view! { <Head shown ignored /> }.into_any()
}

/// Only a cell of biased results speaks of boundaries.
fn is_of_bias(view: &View) -> bool {
    view.watch.cell.as_ref().is_some_and(|it| it.1 == Problem::Bias)
}

fn draw_scores(of: &ScoresOfCell, painter: Option<&Painter>, locale: Locale) -> Shown {
    let shown = of.0.as_deref();
    Shown {
        picture: painter
            .zip(shown)
            .and_then(|(it, shown)| (it.distribution)(shown, &palette(), locale)),
        lines: LINES_OF_SCORES,
        label: shown.map_or_else(String::new, |it| title_of_scores(it, locale)),
        is_empty: shown.is_none(),
    }
}

fn title_of_scores(shown: &Inside, locale: Locale) -> String {
    let title = lower_first(locale.inside().scores_title);
    format!("{}: {title}", phrase::place(locale, &shown.setting))
}

fn caption_of_scores(of: &ScoresOfCell, locale: Locale) -> AnyView {
    let Some(shown) = of.0.as_deref() else { return ().into_any() };
    let together = shown.scores.as_ref().map(|it| it.together);
    let together = together.filter(|it| *it != Likeness::Unknown);
    let said = together.map(|it| {
        let work = locale.signals().this_work;
        view! { <p class="chart__subtitle">{format!("{work}: {}.", locale.likeness(it))}</p> }
    });
    let context = phrase::context(locale, &shown.setting).join(" · ");
    view! {
        {caption(title_of_scores(shown, locale), context, shown.setting.source.as_ref(), locale)}
        <p class="chart__subtitle">{scores_text(shown, locale)}</p>
        {said}
        <p class="chart__subtitle">
            <a href=href(INSIDE, &shown.setting.view)>{locale.inside_nav()}</a>
        </p>
    }
    .into_any()
}

fn table_of_scores(of: &ScoresOfCell, locale: Locale) -> AnyView {
    of.0.as_deref().map_or_else(|| ().into_any(), |it| scores_table(it, locale))
}

fn draw_effect(shown: &Signals, painter: Option<&Painter>, locale: Locale) -> Shown {
    let told = told(shown);
    Shown {
        picture: painter
            .filter(|_| told.is_some())
            .and_then(|it| (it.effect)(shown, &palette(), locale)),
        lines: LINES_OF_EFFECT,
        label: told.map_or_else(String::new, |it| said::sentence(locale, it)),
        is_empty: told.is_none(),
    }
}

fn caption_of_effect(shown: &Signals, locale: Locale) -> AnyView {
    let Some((of, effect)) = shown.detail.as_ref().zip(told(shown)) else { return ().into_any() };
    let words = locale.effect();
    let years = format!("{} → {}", effect.from, effect.to);
    let title = format!("{}: {}", of.school.name, lower_first(words.title));
    view! {
        {caption(title, years, shown.setting.source.as_ref(), locale)}
        <p class="chart__subtitle">{words.picture}</p>
        <p class="chart__subtitle">{said::beyond(locale, effect)}</p>
    }
    .into_any()
}

/// How it was computed, and by which thresholds; by those of an earlier decision it can be asked again.
fn method(shown: &Signals, locale: Locale) -> AnyView {
    let words = locale.signals();
    view! {
        <details class="method">
            <summary>{words.thresholds_title}</summary>
            <p>{words.method_text}</p>
            <p>
                {phrase_of::thresholds(locale, shown)} " "
                <a href="/data/signals" rel="external nofollow">
                    {words.change_thresholds}
                </a>
            </p>
            {decisions(shown, locale)}
        </details>
    }
    .into_any()
}
