//! The filters: what can be chosen, as lists of links, and what is chosen, as removable tags.

use analysis::{
    AcademicYear, Dimension, Indicator, View,
    attempt::FIRST_ATTEMPTS,
    setting::{Facet, Setting},
    view::Centre,
};
use leptos::{html::Summary, prelude::*};

use strum::VariantArray;

use super::{cycle::cycle_chips, lens::lens_chips};
use crate::{
    state::{BENCHMARK, StaysOn, here_href, use_locale, use_texts, use_view},
    text::Locale,
};

/// All filters of the drill-down page.
#[component]
pub fn Filters(
    /// What the page shows.
    setting: Setting,
) -> impl IntoView {
    let texts = use_texts();
    let (asked, _) = use_view();
    view! {
        <div class="filters" role="group" aria-label=texts.filters_label>
            {indicator_menu(&setting)} {facet_menus(&setting, |_| true)} {breakdown_menu(&setting)} {centre_menu(&setting)}
        </div>
        {cycle_chips(&setting, use_locale())} {lens_chips(&setting, use_locale())}
        <Tags asked=asked.get_untracked() setting />
    }
}

/// The two years of a comparison.
pub fn period_menus(
    setting: &Setting,
    between: Option<(AcademicYear, AcademicYear)>,
    locale: Locale,
) -> impl IntoView + use<> {
    let texts = locale.texts();
    let view = setting.view.clone();
    let known = setting.years.by_year().filter(|(_, row)| row.value.is_ok());
    let years: Vec<AcademicYear> = known.map(|(year, _)| year).collect();
    let entries = |chosen: Option<AcademicYear>, with: fn(View, AcademicYear) -> View| {
        let entry = |year: &AcademicYear| {
            let href = here_href(&with(view.clone(), *year));
            (year.to_string(), href, chosen == Some(*year))
        };
        years.iter().map(entry).collect::<Vec<_>>()
    };
    let shown = |year: Option<AcademicYear>| year.map_or_else(String::new, |it| it.to_string());
    let (from, to) = between.unzip();
    view! {
        <div class="filters" role="group" aria-label=texts.change_between>
            {menu(
                texts.from_year,
                shown(from),
                entries(from, |view, year| View { since: Some(year), ..view }),
            )}
            {menu(
                texts.to_year,
                shown(to),
                entries(to, |view, year| View { until: Some(year), ..view }),
            )}
        </div>
    }
}

/// What the address chooses, each with a link that takes it back.
#[component]
fn Tags(
    /// The view as the address has it.
    asked: View,
    /// What the page shows.
    setting: Setting,
) -> impl IntoView {
    let texts = use_texts();
    let name = |dimension: Dimension, codes: &[String]| {
        let facet = setting.facets.iter().find(|it| it.dimension == dimension);
        let crumb = setting.crumbs.iter().find(|it| it.dimension == dimension);
        let known = facet.and_then(|it| it.chosen.clone()).or(crumb.map(|it| it.member.clone()));
        let of_lens = setting.lens.all.iter().map(|(it, _)| it);
        let options = facet.iter().flat_map(|it| &it.options).chain(of_lens);
        let called = |code: &String| {
            let found = options.clone().find(|it| it.code == *code);
            found.map_or_else(|| code.clone(), |it| it.name.clone())
        };
        let all = || codes.iter().map(called).collect::<Vec<_>>().join(", ");
        known.map_or_else(all, |it| it.name)
    };
    let tags: Vec<_> = asked
        .filters
        .iter()
        .map(|(dimension, codes)| {
            let label = format!("{}: {}", texts.dimension(*dimension), name(*dimension, codes));
            (label, here_href(&asked.without(*dimension)))
        })
        .collect();
    (!tags.is_empty()).then(|| {
        let tag = |(label, href): (String, String)| {
            let remove = format!("{} «{label}»", texts.remove_filter);
            view! {
                <li class="tags__tag">
                    <span>{label}</span>
                    <a href=href aria-label=remove class="tags__remove" data-noscroll>
                        "×"
                    </a>
                </li>
            }
        };
        view! {
            <ul class="tags" aria-label=texts.chosen_label>
                {tags.into_iter().map(tag).collect_view()}
                <li>
                    <a href=here_href(&View::default()) data-noscroll>
                        {texts.clear_all}
                    </a>
                </li>
            </ul>
        }
    })
}

/// A menu that opens without scripts: its entries are links.
pub(super) fn menu(
    title: &'static str,
    chosen: String,
    entries: Vec<(String, String, bool)>,
) -> impl IntoView + use<> {
    let entry = |(name, href, is_chosen): (String, String, bool)| {
        view! {
            <li>
                <a href=href aria-current=is_chosen.then_some("true") data-noscroll>
                    {name}
                </a>
            </li>
        }
    };
    let summary = NodeRef::<Summary>::new();
    // The page keeps the menu while it draws anew, and whoever chose by key goes on from here.
    let close = move |_| {
        let Some(summary) = summary.get_untracked() else { return };
        if let Some(menu) = summary.parent_element() {
            _ = menu.remove_attribute("open");
        }
        _ = summary.focus();
    };
    view! {
        <details class="menu" name="filters">
            <summary class="menu__summary" node_ref=summary>
                <span class="menu__title">{title}</span>
                <span class="menu__chosen">{chosen}</span>
            </summary>
            <ul class="menu__list" on:click=close>{entries.into_iter().map(entry).collect_view()}</ul>
        </details>
    }
}

/// A menu for each of what can be chosen of the data themselves.
pub(super) fn facet_menus(setting: &Setting, is_wanted: fn(&Facet) -> bool) -> AnyView {
    let is_choice = |it: &&Facet| {
        is_wanted(it) && (it.options.len() > 1 || it.dimension == Dimension::Procedure)
    };
    let menus = setting.facets.iter().filter(is_choice).map(|it| facet_menu(&setting.view, it));
    let menus = menus.collect_view();
    view! {
        {menus}
        {attempt_menu(setting)}
    }
    .into_any()
}

/// Latest or first attempts, where something is told of both.
fn attempt_menu(setting: &Setting) -> Option<impl IntoView + use<>> {
    let texts = use_locale().attempt();
    let (view, is_first) = (&setting.view, setting.view.is_of_first_attempts());
    let latest = here_href(&view.without(Dimension::Group));
    let first = here_href(&view.with_filter(Dimension::Group, FIRST_ATTEMPTS));
    let entries = vec![
        (texts.latest.to_owned(), latest, !is_first),
        (texts.first.to_owned(), first, is_first),
    ];
    let chosen = if is_first { texts.first } else { texts.latest };
    setting.has_first_attempts.then(|| menu(texts.switch, chosen.to_owned(), entries))
}

fn facet_menu(view: &View, facet: &Facet) -> impl IntoView + use<> {
    let texts = use_texts();
    let dimension = facet.dimension;
    let chosen = facet.chosen.as_ref().map(|it| it.code.as_str());
    let entries = facet
        .options
        .iter()
        .map(|option| {
            let href = here_href(&choosing(view, dimension, &option.code));
            (option.name.clone(), href, chosen == Some(option.code.as_str()))
        })
        .collect();
    let name = facet.chosen.as_ref().map_or(texts.everything.to_owned(), |it| it.name.clone());
    menu(texts.dimension(dimension), name, entries)
}

/// The view with a filter set. Another procedure is another data set: what belonged to the
/// old one goes with it.
fn choosing(view: &View, dimension: Dimension, code: &str) -> View {
    if dimension == Dimension::Procedure && view.only(dimension) != Some(code) {
        return View { cycle: view.cycle, ..View::default() }.with_filter(dimension, code);
    }
    let view = View { rows: view.rows, ..view.with_filter(dimension, code) };
    if dimension == Dimension::Subject { view.without(Dimension::Grade) } else { view }
}

fn indicator_menu(setting: &Setting) -> impl IntoView + use<> {
    let texts = use_texts();
    let shown = setting.view.indicator;
    let name = |indicator: Indicator| texts.named(indicator, setting).name.into_owned();
    let entries = setting
        .indicators
        .iter()
        .map(|it| {
            let href = here_href(&setting.view.with_indicator(*it));
            (name(*it), href, *it == shown)
        })
        .collect();
    menu(texts.indicator, name(shown), entries)
}

fn breakdown_menu(setting: &Setting) -> impl IntoView + use<> {
    let texts = use_texts();
    let shown = setting.view.by.first().copied();
    let entries = setting
        .breakdowns
        .iter()
        .map(|it| {
            let href = here_href(&setting.view.broken_down_by(*it));
            (texts.by(*it).to_owned(), href, Some(*it) == shown)
        })
        .collect();
    menu(texts.break_down_by, shown.map_or("", |it| texts.by(it)).to_owned(), entries)
}

/// What stands for a place of many schools; benchmarking has a menu of its own.
fn centre_menu(setting: &Setting) -> Option<AnyView> {
    let is_of_schools = setting.crumbs.iter().all(|it| it.dimension != Dimension::School);
    let has_own = use_context::<StaysOn>().is_some_and(|it| it.0 == BENCHMARK);
    (is_of_schools && !has_own).then(|| centres(use_texts().average, &setting.view))
}

/// All pupils together or the mean of schools.
pub fn centres(title: &'static str, view: &View) -> AnyView {
    let locale = use_locale();
    let entry = |centre: &Centre| {
        let mut with = view.clone();
        with.against.centre = *centre;
        (locale.centre(*centre).to_owned(), here_href(&with), *centre == view.against.centre)
    };
    let entries = Centre::VARIANTS.iter().map(entry).collect();
    menu(title, locale.centre(view.against.centre).to_owned(), entries).into_any()
}
