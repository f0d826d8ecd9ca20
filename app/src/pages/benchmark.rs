//! Бенчмаркинг: one school among schools it can fairly be compared with, and all schools of a
//! place among what is usual for their size.

use analysis::{benchmark::Benchmark, finding::Evidence, view::Ignored};
use leptos::prelude::*;

use crate::{
    api::benchmark::ask_benchmark,
    charts::{
        Painter,
        benchmark::{LINES_OF_FUNNEL, LINES_OF_MANY, LINES_OF_STRIP, NAMED_MAX},
    },
    components::{
        asked::Asked,
        benchmark::{
            choice::Choice,
            members::members_table,
            own_sets::own_sets,
            residuals::residuals,
            saved::saved_sets,
            schools::schools_table,
            standings::{expected, lessons, standings_table},
            top::top,
        },
        chart_panel::{ChartPanel, Shown, caption, palette},
        legend::not_a_judgement,
        page_head::{Found, PageHead},
    },
    state::{BENCHMARK, StaysOn},
    text::{Locale, benchmark::phrase as said, phrase},
};

/// The page.
#[component]
pub fn BenchmarkPage() -> impl IntoView {
    provide_context(StaysOn(BENCHMARK));
    let asked = Asked::of_the_view(|engine| engine.benchmark, ask_benchmark);
    view! {
        <Transition>{asked.head(head)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_strips)
            file="benchmark-strips"
            caption=asked.part(caption_of_strips)
            table=asked.part(standings_table)
        />
        <Transition>{asked.part(no_judgement)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_caterpillar)
            file="benchmark-schools"
            caption=asked.part(caption_of_caterpillar)
        />
        <Transition>{asked.part(members_table)}</Transition>
        <Transition>{asked.part(own_sets)}</Transition>
        <Transition>{asked.part(saved_sets)}</Transition>
        <Transition>{asked.part(expected)}</Transition>
        <Transition>{asked.part(lessons)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_funnel)
            file="benchmark-funnel"
            caption=asked.part(caption_of_funnel)
        />
        <Transition>{asked.part(schools_table)}</Transition>
        <Transition>{asked.part(residuals)}</Transition>
        <Transition>{asked.part(top)}</Transition>
        <Transition>{asked.part(method)}</Transition>
    }
}

/// Path, filters, what the school is set against, and the sentence.
fn head(shown: Benchmark, ignored: Vec<Ignored>, locale: Locale) -> AnyView {
    let section = locale.benchmark().nav;
    let sentence = said::benchmark(locale, &shown);
    let setting = shown.setting.clone();
    let own = shown.own.as_ref().map(|own| own.chosen().map(|it| it.own));
    let row = own.unwrap_or(shown.setting.here);
    let counted = row.and_then(|it| it.value.ok()).map(|it| it.n);
    let found = Found { first: counted.and_then(Evidence::of), ..Found::default() };
    view! {
        <PageHead setting ignored section sentence found>
            <Choice shown />
        </PageHead>
    }
    .into_any()
}

fn draw_strips(shown: &Benchmark, painter: Option<&Painter>, locale: Locale) -> Shown {
    let own = shown.own.as_ref();
    let strips =
        own.map_or(0, |own| own.standings.iter().filter(|it| it.own.value.is_ok()).count());
    Shown {
        picture: painter.and_then(|it| (it.strips)(shown, &palette(), locale)),
        lines: u32::try_from(strips).unwrap_or(u32::MAX).saturating_mul(LINES_OF_STRIP),
        label: said::benchmark(locale, shown),
        is_empty: strips == 0,
    }
}

fn draw_caterpillar(shown: &Benchmark, painter: Option<&Painter>, locale: Locale) -> Shown {
    let schools = match &shown.own {
        Some(own) => {
            own.set.members.iter().filter(|it| it.row.is_some_and(|it| it.value.is_ok())).count()
                + 1
        }
        None => shown.place.schools.len(),
    };
    let lines =
        if schools <= NAMED_MAX { u32::try_from(schools).unwrap_or(0) } else { LINES_OF_MANY };
    Shown {
        picture: painter.and_then(|it| (it.caterpillar)(shown, &palette(), locale)),
        lines,
        label: said::benchmark(locale, shown),
        is_empty: shown.own.is_none() && shown.place.schools.is_empty(),
    }
}

fn draw_funnel(shown: &Benchmark, painter: Option<&Painter>, locale: Locale) -> Shown {
    let funnel = shown.place.funnel.as_ref().ok();
    Shown {
        picture: painter.and_then(|it| (it.funnel)(shown, &palette(), locale)),
        lines: LINES_OF_FUNNEL,
        label: funnel.map_or_else(String::new, |it| said::funnel_sentence(locale, it)),
        is_empty: funnel.is_none(),
    }
}

fn caption_of_strips(shown: &Benchmark, locale: Locale) -> AnyView {
    let Some(own) = &shown.own else { return ().into_any() };
    let words = locale.benchmark();
    let kind = locale.reference_kind(own.set.kind);
    let schools = locale.counted(own.set.members.len() as u64, &locale.texts().schools);
    let title = format!("{}: {kind}, {schools}", words.strips_title);
    captioned(title, words.strips_text, shown, locale)
}

fn caption_of_caterpillar(shown: &Benchmark, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let name = locale.texts().shown(&shown.setting).name;
    let title = format!("{}: {}", words.caterpillar_title, phrase::lower_first(name));
    captioned(
        title,
        with_lines(locale.texts().interval_note.to_owned(), shown, locale),
        shown,
        locale,
    )
}

fn caption_of_funnel(shown: &Benchmark, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let Ok(funnel) = &shown.place.funnel else {
        return view! { <p class="is-quiet">{words.no_funnel}</p> }.into_any();
    };
    let place = shown.place.unit.as_ref().map(|it| format!(" · {}", it.name)).unwrap_or_default();
    let title = format!("{}{place}", words.funnel_title);
    let sentence = with_lines(said::funnel_sentence(locale, funnel), shown, locale);
    captioned(title, sentence, shown, locale)
}

/// What is said of a picture, with the lines in it.
fn with_lines(what: String, shown: &Benchmark, locale: Locale) -> String {
    said::line(locale, shown).map_or(what.clone(), |line| format!("{what} {line}"))
}

fn captioned(title: String, what: impl Into<String>, shown: &Benchmark, locale: Locale) -> AnyView {
    let what: String = what.into();
    let context = phrase::title(locale, &shown.setting);
    let text = caption(title, context, shown.setting.source.as_ref(), locale);
    view! {
        {text}
        <p class="chart__subtitle">{what}</p>
    }
    .into_any()
}

/// What a verdict is not; it stands where verdicts are.
fn no_judgement(_shown: &Benchmark, locale: Locale) -> AnyView {
    not_a_judgement(locale)
}

/// How it was computed.
fn method(shown: &Benchmark, locale: Locale) -> AnyView {
    let (texts, words) = (locale.texts(), locale.benchmark());
    view! {
        <details class="method" id="bands">
            <summary>{words.column_band}</summary>
            <p>{words.band_text}</p>
        </details>
        <details class="method">
            <summary>{texts.how_computed}</summary>
            <p>{texts.shown(&shown.setting).definition}</p>
            <p>{texts.methods_interval_text}</p>
            <p>{words.method_text}</p>
            <p>{words.funnel_text}</p>
        </details>
    }
    .into_any()
}
