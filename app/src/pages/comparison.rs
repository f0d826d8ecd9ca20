//! Сопоставление: up to eight objects of any kind side by side.

use analysis::{Answer, Dimension, comparison::Comparison};
use leptos::prelude::*;

use crate::{
    api::{Dated, comparison::ask_comparison},
    charts::{Painter, Painting, years::LINES_OF_YEARS},
    components::{
        chart_panel::{ChartPanel, Shown, caption, palette},
        comparison_tables::{objects_by_year, objects_table, profile_table},
        failures::Failure,
        page_head::PageHead,
        tray::Tray,
    },
    state::{COMPARISON, Data, StaysOn, use_locale, use_texts, use_view},
    text::{Locale, phrase},
};

/// The page.
#[component]
pub fn ComparisonPage() -> impl IntoView {
    provide_context(StaysOn(COMPARISON));
    let (locale, texts) = (use_locale(), use_texts());
    let data = Data::get();
    let (view, ignored) = use_view();
    let answered = Resource::new(
        move || view.get(),
        move |view| {
            let asked = view.clone();
            data.answer(move |engine, cube| (engine.compare)(cube, &asked), ask_comparison(view))
        },
    );
    let compared = RwSignal::new(None::<Comparison>);
    Effect::new(move |_| {
        if let Some(Ok(answer)) = answered.get() {
            compared.set(Some(answer.content));
        }
    });
    let part = move |draw: fn(&Comparison, Locale) -> AnyView| {
        move || {
            Suspend::new(async move {
                // The head tells of a failure.
                answered.await.map_or_else(|_| ().into_any(), |it| draw(&it.content, locale))
            })
        }
    };
    let head = move || {
        Suspend::new(async move {
            match answered.await {
                Err(error) => view! { <Failure error /> }.into_any(),
                Ok(Dated { data: info, content }) => {
                    data.seen(&info);
                    let sentence = phrase::comparison(locale, &content);
                    let setting = content.setting.clone();
                    let ignored = ignored.get_untracked();
                    view! {
                        <PageHead setting ignored section=texts.nav_comparison sentence>
                            <Tray compared=content />
                        </PageHead>
                    }
                    .into_any()
                }
            }
        })
    };
    let painter = Painting::ask();
    let shown = move |draw: fn(&Comparison, Option<&Painter>, Locale) -> Shown| {
        Signal::derive(move || {
            let painter = painter.get();
            compared
                .with(|it| it.as_ref().map_or_else(Shown::default, |it| draw(it, painter, locale)))
        })
    };
    view! {
        <Transition>{head}</Transition>
        <ChartPanel
            shown=shown(draw_objects)
            file="comparison"
            caption=part(caption_of_objects)
        />
        <Transition>{part(objects_table)}</Transition>
        <ChartPanel
            shown=shown(draw_years)
            file="comparison-years"
            caption=part(caption_of_years)
            table=part(objects_by_year)
        />
        <Transition>{part(profile_table)}</Transition>
        <Transition>{part(method)}</Transition>
    }
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
    let lines: Vec<(String, &Answer)> =
        compared.objects.iter().map(|it| (it.member.name.clone(), &it.years)).collect();
    Shown {
        picture: painter.map(|it| (it.years)(&compared.setting, None, &lines, &palette(), locale)),
        lines: LINES_OF_YEARS * 2,
        label: phrase::comparison(locale, compared),
        is_empty: !has_years(compared),
    }
}

/// Years compared with each other have one development in common.
fn has_years(compared: &Comparison) -> bool {
    compared.objects.iter().any(|it| it.object.dimension != Dimension::Year)
}

fn caption_of_objects(compared: &Comparison, locale: Locale) -> AnyView {
    let setting = &compared.setting;
    let title = format!("{}: {}", locale.texts().nav_comparison, phrase::title(locale, setting));
    caption(title, phrase::context(setting).join(" · "), setting.source.as_ref(), locale)
}

fn caption_of_years(compared: &Comparison, locale: Locale) -> AnyView {
    let (setting, texts) = (&compared.setting, locale.texts());
    let name = texts.indicator(setting.view.indicator).name;
    let title = format!("{name} {}", texts.over_years.to_lowercase());
    let subtitle = phrase::context_over_years(setting).join(" · ");
    caption(title, subtitle, setting.source.as_ref(), locale)
}

/// How it was computed.
fn method(compared: &Comparison, locale: Locale) -> AnyView {
    let texts = locale.texts();
    view! {
        <details class="method">
            <summary>{texts.how_computed}</summary>
            <p>{texts.indicator(compared.setting.view.indicator).definition}</p>
            <p>{texts.methods_interval_text}</p>
            <p>{texts.comparison_text}</p>
        </details>
    }
    .into_any()
}
