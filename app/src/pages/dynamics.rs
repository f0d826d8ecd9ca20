//! Динамика: one place through the years, beside what contains it, and why it changed.

use analysis::{
    Dimension,
    dynamics::{Between, Dynamics},
    finding::Evidence,
    view::Ignored,
};
use leptos::prelude::*;

use crate::{
    api::dynamics::ask_dynamics,
    charts::{
        Painter,
        cohort::LINES_OF_COHORT,
        cohorts::LINES_OF_A_COHORT,
        waterfall::steps_of,
        years::{Beside, Development, LINES_OF_YEARS},
    },
    components::{
        asked::Asked,
        chart_panel::{ChartPanel, Shown, caption, caption_over_years, palette, panel_href},
        dynamics_tables::{
            between_table, effects_table,
            further::{cohort_table, cohorts_table, events, further, subjects},
            grid::{caption_of_grid, draw_grid, grid_table},
            years_table,
        },
        filters::period_menus,
        findings::Sentence,
        page_head::{Found, PageHead},
    },
    state::{DYNAMICS, StaysOn},
    text::{Locale, phrase},
};

/// The names of the panels that sentences lead to.
const YEARS: &str = "dynamics";
const COHORT: &str = "cohort";

/// The page.
#[component]
pub fn DynamicsPage() -> impl IntoView {
    provide_context(StaysOn(DYNAMICS));
    let asked = Asked::of_the_view(|engine| engine.dynamics, ask_dynamics);
    view! {
        <Transition>{asked.head(head)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_years)
            file=YEARS
            caption=asked.part(caption_of_years)
            table=asked.part(years_table)
        />
        <Transition>{asked.part(events)}</Transition>
        <Transition>{asked.part(between_table)}</Transition>
        <Transition>{asked.part(further)}</Transition>
        <ChartPanel
            shown=asked.shown(draw_waterfall)
            file="effects"
            caption=asked.part(caption_of_waterfall)
            table=asked.part(effects_table)
        />
        <Transition>{asked.part(subjects)}</Transition>
        {[(Dimension::Subject, "subject-grid"), (Dimension::Procedure, "procedure-grid")]
            .map(|(by, file)| {
                view! {
                    <ChartPanel
                        shown=asked
                            .shown(move |followed, painter, locale| draw_grid(
                                followed,
                                by,
                                painter,
                                locale,
                            ))
                        file=file
                        caption=asked
                            .part(move |followed, locale| caption_of_grid(followed, by, locale))
                        table=asked.part(move |followed, locale| grid_table(followed, by, locale))
                    />
                }
            })}
        <ChartPanel
            shown=asked.shown(draw_cohort)
            file=COHORT
            caption=asked.part(caption_of_cohort)
            table=asked.part(cohort_table)
        />
        <ChartPanel
            shown=asked.shown(draw_cohorts)
            file="cohorts"
            caption=asked.part(caption_of_cohorts)
            table=asked.part(cohorts_table)
        />
        <Transition>{asked.part(method)}</Transition>
    }
}

/// Path, filters, the two years and the sentence.
fn head(followed: Dynamics, ignored: Vec<Ignored>, locale: Locale) -> AnyView {
    let section = locale.texts().nav_dynamics;
    let sentence = phrase::dynamics(locale, &followed);
    let fewest = followed.between.as_ref().and_then(|it| {
        let ends = [it.rows[0].before, it.rows[0].after];
        ends.into_iter().flatten().map(|it| it.participants).min()
    });
    let sentence_of = |text: String, evidence, file| {
        let href = Some(panel_href(file));
        Sentence { text, evidence, href }
    };
    let tendency = phrase::tendency(locale, &followed);
    let tendency = tendency.map(|it| sentence_of(it, Evidence::Hypothesis, YEARS));
    let cohort = followed.cohort.as_ref().and_then(|it| Evidence::of(it.steps.last()?.own.n));
    let cohort = cohort.zip(phrase::cohort(locale, &followed));
    let cohort = cohort.map(|(evidence, text)| sentence_of(text, evidence, COHORT));
    let found = Found {
        first: fewest.and_then(Evidence::of),
        href: Some(panel_href(YEARS)),
        more: [tendency, cohort].into_iter().flatten().collect(),
    };
    let setting = followed.setting.clone();
    let between = followed.between.as_ref().map(|it| (it.from, it.to));
    let periods = period_menus(&setting, between, locale);
    view! {
        <PageHead setting ignored section sentence found>
            {periods}
        </PageHead>
    }
    .into_any()
}

fn draw_years(followed: &Dynamics, painter: Option<&Painter>, locale: Locale) -> Shown {
    let beside = followed
        .beside
        .iter()
        .map(|it| Beside {
            name: phrase::reference(locale, followed, it),
            years: &it.years,
            breaks: &followed.setting.breaks,
        })
        .collect();
    let ahead = followed.ahead;
    let development = Development {
        beside,
        ahead,
        events: &followed.events,
        between: followed.between.as_ref().map(|it| (it.from, it.to)),
        ..Development::of(&followed.setting)
    };
    Shown {
        picture: painter.map(|it| (it.years)(&development, &palette(), locale)),
        lines: LINES_OF_YEARS * 2,
        label: phrase::dynamics(locale, followed),
        is_empty: false,
    }
}

fn draw_waterfall(followed: &Dynamics, painter: Option<&Painter>, locale: Locale) -> Shown {
    let picture = painter.and_then(|it| (it.waterfall)(followed, &palette(), locale));
    Shown {
        is_empty: !matches!(&followed.between, Some(Between { effects: Ok(_), .. })),
        picture,
        lines: u32::try_from(steps_of(followed)).unwrap_or(u32::MAX),
        label: locale.texts().effects_title.to_owned(),
    }
}

fn draw_cohort(followed: &Dynamics, painter: Option<&Painter>, locale: Locale) -> Shown {
    Shown {
        picture: painter.and_then(|it| (it.cohort)(followed, &palette(), locale)),
        lines: LINES_OF_COHORT,
        label: phrase::cohort(locale, followed).unwrap_or_default(),
        is_empty: followed.cohort.is_none(),
    }
}

fn draw_cohorts(followed: &Dynamics, painter: Option<&Painter>, locale: Locale) -> Shown {
    let all = u32::try_from(followed.cohorts.len()).unwrap_or(u32::MAX);
    Shown {
        picture: painter.and_then(|it| (it.cohorts)(followed, &palette(), locale)),
        lines: LINES_OF_A_COHORT * all,
        label: locale.dynamics().cohorts.to_owned(),
        is_empty: followed.cohorts.is_empty(),
    }
}

fn caption_of_cohorts(followed: &Dynamics, locale: Locale) -> AnyView {
    if followed.cohorts.is_empty() {
        return ().into_any();
    }
    let (texts, setting) = (locale.dynamics(), &followed.setting);
    let title =
        format!("{}: {}", phrase::place(locale, setting), phrase::lower_first(texts.cohorts));
    let subject = phrase::chosen(setting, Dimension::Subject).unwrap_or_default();
    let subtitle = format!("{subject} · {}", texts.cohorts_axes);
    caption(title, subtitle, setting.source.as_ref(), locale)
}

fn caption_of_cohort(followed: &Dynamics, locale: Locale) -> AnyView {
    let Some(cohort) = &followed.cohort else { return ().into_any() };
    let texts = locale.dynamics();
    let setting = &followed.setting;
    let title =
        format!("{}: {}", phrase::place(locale, setting), phrase::lower_first(texts.cohort));
    let subject = phrase::chosen(setting, Dimension::Subject).unwrap_or_default();
    let subtitle = format!("{subject} · {} {}", texts.entered, cohort.entered);
    let said = phrase::cohort(locale, followed).map(|it| view! { <p>{it}</p> });
    let caption = caption(title, subtitle, setting.source.as_ref(), locale);
    view! {
        {caption}
        {said}
    }
    .into_any()
}

fn caption_of_years(followed: &Dynamics, locale: Locale) -> AnyView {
    let setting = &followed.setting;
    let name = locale.texts().shown(setting).name;
    let over_years = phrase::lower_first(locale.texts().over_years);
    let title =
        format!("{}: {} {over_years}", phrase::place(locale, setting), phrase::lower_first(name));
    let subtitle = phrase::context_over_years(locale, setting).join(" · ");
    let hint = locale.dynamics().pick;
    let hint = followed
        .between
        .is_some()
        .then(|| view! { <p class="chart__subtitle is-scripted">{hint}</p> });
    view! {
        {caption_over_years(title, subtitle, setting, locale)}
        {hint}
    }
    .into_any()
}

fn caption_of_waterfall(followed: &Dynamics, locale: Locale) -> AnyView {
    let Some(Between { from, to, effects: Ok(effects), .. }) = &followed.between else {
        return ().into_any();
    };
    let texts = locale.texts();
    let title = format!("{} {}, {from} → {to}", texts.effects_title, texts.by(effects.by));
    let setting = &followed.setting;
    let subtitle = phrase::context_over_years(locale, setting).join(" · ");
    caption(title, subtitle, setting.source.as_ref(), locale)
}

/// How it was computed.
fn method(followed: &Dynamics, locale: Locale) -> AnyView {
    let texts = locale.texts();
    let has_no_effects = followed.between.as_ref().is_some_and(|it| it.effects.is_err());
    let why_not = has_no_effects.then(|| view! { <p class="is-quiet">{texts.no_effects}</p> });
    view! {
        {why_not}
        <details class="method">
            <summary>{texts.how_computed}</summary>
            <p>{texts.shown(&followed.setting).definition}</p>
            <p>{texts.methods_interval_text}</p>
            <p>{texts.trend_text}</p>
            <p>{locale.dynamics().ahead_text}</p>
            <p>{locale.dynamics().cohort_text}</p>
            <p>{texts.effects_text}</p>
        </details>
    }
    .into_any()
}
