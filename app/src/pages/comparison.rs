//! Сопоставление: up to eight objects of any kind side by side.

use analysis::{
    Dimension,
    answer::Verdict,
    comparison::{Compared, Comparison, ScatterPoint},
    finding::Evidence,
    view::Ignored,
};
use leptos::prelude::*;

use crate::{
    api::comparison::ask_comparison,
    charts::{
        Painter,
        years::{Beside, Development, LINES_OF_YEARS},
    },
    components::{
        asked::Asked,
        chart_panel::{ChartPanel, Shown, caption, caption_over_years, palette, panel_href},
        comparison_tables::{objects_by_year, objects_table, profile_table},
        factor::{caption_of_factor, draw_factor, factor_table},
        findings::Sentence,
        gap::{caption_of_gap, draw_gap, gap_table},
        map::{caption_of_map, draw_map, map_table},
        mix::mix,
        page_head::{Found, PageHead},
        scatter::{caption_of_scatter, draw_scatter, scatter_table},
        tray::Tray,
        two_years::{caption_of_two_years, draw_two_years, two_years_table},
    },
    state::{COMPARISON, StaysOn},
    text::{Locale, phrase, scatter, two_years},
};

/// The names of the panels that sentences lead to.
const OBJECTS: &str = "comparison";
const TWO_YEARS: &str = "two-years";
const SCATTER: &str = "scatter";

/// The page.
#[component]
pub fn ComparisonPage() -> impl IntoView {
    provide_context(StaysOn(COMPARISON));
    let asked = Asked::of_the_view(|engine| engine.compare, ask_comparison);
    view! {
        <Transition>{asked.head(head)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_objects)
            file=OBJECTS
            caption=asked.part(caption_of_objects)
        />
        <Transition>{asked.part(objects_table)}</Transition>
        <Transition>{asked.part(mix)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_two_years)
            file=TWO_YEARS
            caption=asked.part(caption_of_two_years)
            table=asked.part(two_years_table)
        />
        <ChartPanel
            shown=asked.shown(draw_years)
            file="comparison-years"
            caption=asked.part(caption_of_years)
            table=asked.part(objects_by_year)
        />
        <Transition>{asked.part(profile_table)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_gap)
            file="gap"
            caption=asked.part(caption_of_gap)
            table=asked.part(gap_table)
        />
        <ChartPanel
            shown=asked.shown(draw_scatter)
            file=SCATTER
            caption=asked.part(caption_of_scatter)
            table=asked.part(scatter_table)
        />
        <ChartPanel
            shown=asked.shown(draw_factor)
            file="factor"
            caption=asked.part(caption_of_factor)
            table=asked.part(factor_table)
        />
        <ChartPanel
            shown=asked.shown(draw_map)
            file="map"
            caption=asked.part(caption_of_map)
            table=asked.part(map_table)
        />
        <Transition>{asked.part(method)}</Transition>
    }
}

/// Path, filters, tray and the sentence.
fn head(compared: Comparison, ignored: Vec<Ignored>, locale: Locale) -> AnyView {
    let section = locale.texts().nav_comparison;
    let sentence = phrase::comparison(locale, &compared);
    let setting = compared.setting.clone();
    let counted = compared.objects.iter().filter_map(|it| Some(it.now?.participants));
    // While nothing is compared the sentence is that of the place.
    let place = setting.here.filter(|it| it.value.is_ok()).map(|it| it.participants);
    let found = Found {
        first: counted.min().or(place).and_then(Evidence::of),
        href: (!compared.objects.is_empty()).then(|| panel_href(OBJECTS)),
        more: further(&compared, locale).into_iter().flatten().collect(),
    };
    view! {
        <PageHead setting ignored section sentence found>
            <Tray compared />
        </PageHead>
    }
    .into_any()
}

/// Who changed most, and who lies apart from what another work lets expect, each if that is told.
fn further(compared: &Comparison, locale: Locale) -> [Option<Sentence>; 2] {
    let sentence = |text: String, fewest: Option<u64>, file| {
        let href = Some(panel_href(file));
        Some(Sentence { text, evidence: Evidence::of(fewest?)?, href })
    };
    let in_both = compared.objects.iter().filter_map(|it| {
        let [before, after] = two_years::values(it)?;
        Some(before.n.min(after.n))
    });
    let changed = two_years::sentence(locale, compared);
    let apart = compared.scatter.as_ref().and_then(|it| {
        let is_judged =
            |it: &&ScatterPoint| it.beyond.is_some_and(|of| of.verdict != Verdict::Unknown);
        let judged = it.points.iter().filter(is_judged);
        let fewest = judged.map(|it| it.x.n.min(it.y.n)).min();
        sentence(scatter::beyond(locale, it)?, fewest, SCATTER)
    });
    [changed.and_then(|it| sentence(it, in_both.min(), TWO_YEARS)), apart]
}

fn draw_objects(compared: &Comparison, painter: Option<&Painter>, locale: Locale) -> Shown {
    Shown {
        picture: painter.map(|it| (it.objects)(compared, &palette(), locale)),
        lines: u32::try_from(compared.objects.len()).unwrap_or(u32::MAX),
        label: phrase::comparison(locale, compared),
        is_empty: compared.objects.is_empty(),
    }
}

fn draw_years(compared: &Comparison, painter: Option<&Painter>, locale: Locale) -> Shown {
    let beside = compared.objects.iter().map(beside).collect();
    let development = Development { beside, ..Development::of(&compared.setting) };
    Shown {
        picture: painter.map(|it| (it.years)(&development, &palette(), locale)),
        lines: LINES_OF_YEARS * 2,
        label: phrase::comparison(locale, compared),
        is_empty: !has_years(compared),
    }
}

/// An object as a line of its own.
fn beside(it: &Compared) -> Beside<'_> {
    Beside { name: it.member.name.clone(), years: &it.years, breaks: &it.breaks }
}

/// Years compared with each other have one development in common.
fn has_years(compared: &Comparison) -> bool {
    compared.objects.iter().any(|it| it.object.dimension != Dimension::Year)
}

fn caption_of_objects(compared: &Comparison, locale: Locale) -> AnyView {
    let setting = &compared.setting;
    let title = format!("{}: {}", locale.texts().nav_comparison, phrase::title(locale, setting));
    caption(title, phrase::context(locale, setting).join(" · "), setting.source.as_ref(), locale)
}

fn caption_of_years(compared: &Comparison, locale: Locale) -> AnyView {
    let (setting, texts) = (&compared.setting, locale.texts());
    let name = texts.shown(setting).name;
    let title = format!("{name} {}", phrase::lower_first(texts.over_years));
    let subtitle = phrase::context_over_years(locale, setting).join(" · ");
    caption_over_years(title, subtitle, setting, locale)
}

/// How it was computed.
fn method(compared: &Comparison, locale: Locale) -> AnyView {
    let texts = locale.texts();
    let other_works = compared.scatter.as_ref().is_some_and(|it| !it.works.is_empty());
    view! {
        <details class="method">
            <summary>{texts.how_computed}</summary>
            <p>{texts.shown(&compared.setting).definition}</p>
            <p>{texts.methods_interval_text}</p>
            <p>{texts.comparison_text}</p>
            <p>{locale.two_years().how}</p>
            <p>{locale.gap().how}</p>
            <p>{locale.scatter().how}</p>
            {other_works.then(|| view! { <p>{locale.scatter().how_beyond}</p> })}
            {compared.map.is_some().then(|| view! { <p>{locale.map().how}</p> })}
        </details>
    }
    .into_any()
}
