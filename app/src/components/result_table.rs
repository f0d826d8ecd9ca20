//! The table: the content of the page; every chart is its illustration.

use std::borrow::Cow;

use analysis::{
    Indicator, Row,
    answer::{Absence, Change},
    explore::Exploration,
    setting::Setting,
    view::{Object, Order},
};
use leptos::prelude::*;
use strum::VariantArray;

use super::{
    coverage::{coverage, is_grey, low_sign},
    drill::{drill_href, drilled, origin_link},
    legend::{AbsenceLegend, not_a_judgement},
    smoothed::{smoothed_cell, smoothed_head},
    tray::tray_link,
};
use crate::{
    state::{explore_href, use_locale, use_texts},
    text::{Locale, number, verdict},
};

mod change;
pub mod twins;

pub use change::{change_cell, tone};

/// Rows that are added when more are asked for.
const ROWS_MORE: u32 = 200;

/// The main breakdown as a table with working links.
#[component]
pub fn BreakdownTable(
    /// What the page shows.
    explored: Exploration,
) -> impl IntoView {
    let locale = use_locale();
    let texts = use_texts();
    let by = explored.main.by.first().copied();
    let rows = explored
        .main
        .rows
        .iter()
        .zip(&explored.changes)
        .enumerate()
        .map(|(place, (row, change))| breakdown_row(&explored, place, row, *change, locale))
        .collect_view();
    let indicator = explored.setting.view.indicator;
    let sums = [
        (texts.withheld, explored.main.withheld),
        (texts.not_itemised, explored.main.not_itemised),
        (texts.total_row, explored.main.total),
    ];
    let is_smoothed = explored.smoothed.is_some();
    let foot = |name, row| foot_row(name, row, indicator, is_smoothed, locale);
    let feet = sums.iter().filter_map(|(name, row)| Some(foot(name, row.as_ref()?)));
    view! {
        <div class="table__tools">
            {orders(&explored)} <p class="table__count" role="status">
                {count(&explored, locale)}
            </p>
        </div>
        <div class="table__scroll" tabindex="0" role="region" aria-label=texts.table_of_chart>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{by.map_or("", |it| texts.dimension(it))}</th>
                        {value_heads(&explored.setting, locale)} {smoothed_head(is_smoothed, locale)}
                        <th scope="col" class="is-number">{texts.column_change}</th>
                        <th scope="col" class="is-number">{texts.column_coverage}</th>
                        <th scope="col">{texts.column_mark}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>{feet.collect_view()}</tfoot>
            </table>
        </div>
        {verdict::judged(locale, explored.changes_judged)
            .map(|it| view! { <p class="is-quiet">{it}</p> })}
        {more(&explored)}
        {not_a_judgement(locale)}
        <AbsenceLegend />
        {missing(&explored, locale)}
    }
}

fn breakdown_row(
    explored: &Exploration,
    place: usize,
    row: &Row,
    change: Result<Change, Absence>,
    locale: Locale,
) -> impl IntoView + use<> {
    let indicator = explored.setting.view.indicator;
    let texts = locale.texts();
    let header = explored.main.headers_of(row).next().cloned();
    let (code, name, depth) =
        header.map_or_else(Default::default, |it| (it.code, it.name, it.depth));
    let is_marked = explored.setting.view.mark.as_deref() == Some(code.as_str());
    let mark = explore_href(&explored.setting.view.marking((!is_marked).then_some(code.as_str())));
    let mark_text = if is_marked { texts.unmark_row } else { texts.mark_row };
    let mark_label = format!("{mark_text}: {name}");
    let compare = explored
        .main
        .by
        .first()
        .map(|by| tray_link(&explored.setting.view, &Object::new(*by, &code), &name, locale));
    let link = drill_href(explored, row);
    let smoothed = explored.smoothed.as_ref().map(|it| {
        let n = row.value.map_or(0, |it| it.n);
        smoothed_cell(it.get(place).copied().flatten(), indicator, n, locale)
    });
    let origin = explored
        .main
        .by
        .first()
        .map(|by| origin_link(&drilled(&explored.setting.view, *by, &code), &name, locale));
    view! {
        <tr class:is-marked=is_marked>
            <th scope="row" class:is-part=move || { depth > 0 }>
                <a href=link data-noscroll>
                    {name}
                </a>
            </th>
            {cells(row, indicator, locale)}
            {smoothed}
            <td class="is-number">{change_cell(change, indicator, row, locale)}</td>
            <td class="is-number">{coverage(row, locale)}</td>
            <td class="table__ways">
                <a href=mark class="table__mark" aria-label=mark_label data-noscroll>
                    {mark_text}
                </a>
                {compare} {origin}
            </td>
        </tr>
    }
}

/// The titles of [`cells`].
pub fn value_heads(on: &Setting, locale: Locale) -> impl IntoView + use<> {
    let texts = locale.texts();
    let [interval, of] = [texts.column_interval, texts.column_out_of].map(Cow::Borrowed);
    let titles = [texts.shown(on).short, interval, of];
    titles
        .map(|it| view! { <th scope="col" class="is-number">{it}</th> })
        .into_iter()
        .collect_view()
}

/// Value, interval and what it was divided by.
pub fn cells(row: &Row, indicator: Indicator, locale: Locale) -> impl IntoView + use<> {
    let texts = locale.texts();
    let (value, interval, of) = match row.value {
        Ok(it) => (
            number::value(locale, indicator, &it),
            it.interval.map(|range| number::interval(locale, indicator, range, it.n)),
            number::of(locale, indicator, &it),
        ),
        Err(_) => (String::new(), None, String::new()),
    };
    let absence = row.value.err().map(|it| {
        view! { <abbr title=texts.absence(it)>{texts.absence_symbol(it)}</abbr> }
    });
    let is_partial = is_grey(row);
    view! {
        <td class="is-number table__value" class=("is-partial", is_partial)>
            {value} {absence} {low_sign(row, locale)}
        </td>
        <td class="is-number is-quiet">{interval}</td>
        <td class="is-number is-quiet">{of}</td>
    }
}

/// A value with its unit, or the sign of its absence.
pub fn plain(row: Option<&Row>, indicator: Indicator, locale: Locale) -> String {
    match row.map_or(Err(Absence::NoData), |it| it.value) {
        Ok(it) => number::value(locale, indicator, &it),
        Err(absence) => locale.texts().absence_symbol(absence).to_owned(),
    }
}

fn foot_row(
    name: &'static str,
    row: &Row,
    indicator: Indicator,
    is_smoothed: bool,
    locale: Locale,
) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells(row, indicator, locale)}
            {is_smoothed.then(|| view! { <td></td> })}
            <td></td>
            <td></td>
            <td></td>
        </tr>
    }
}

fn orders(explored: &Exploration) -> impl IntoView + use<> {
    let texts = use_texts();
    let order = |order: &Order| {
        let is_chosen = explored.setting.view.order == *order;
        view! {
            <li>
                <a
                    href=explore_href(&explored.setting.view.ordered(*order))
                    aria-current=is_chosen.then_some("true")
                    data-noscroll
                >
                    {texts.order(*order)}
                </a>
            </li>
        }
    };
    view! {
        <ul class="choice" aria-label=texts.order_label>
            {Order::VARIANTS.iter().map(order).collect_view()}
        </ul>
    }
}

fn count(explored: &Exploration, locale: Locale) -> String {
    let texts = locale.texts();
    let shown = number::whole(locale, explored.main.rows.len() as u64);
    let all = number::whole(locale, explored.rows_in_all.into());
    format!("{} {shown} {} {all}", texts.shown_of, texts.of)
}

fn more(explored: &Exploration) -> Option<impl IntoView + use<>> {
    let texts = use_texts();
    let shown = u32::try_from(explored.main.rows.len()).unwrap_or(u32::MAX);
    let view = analysis::View {
        rows: Some(shown.saturating_add(ROWS_MORE)),
        ..explored.setting.view.clone()
    };
    (shown < explored.rows_in_all).then(|| {
        view! {
            <p>
                <a href=explore_href(&view) data-noscroll>
                    {texts.show_more}
                </a>
            </p>
        }
    })
}

/// "N not shown" opens the list of them with the reason (A9).
fn missing(explored: &Exploration, locale: Locale) -> Option<impl IntoView + use<>> {
    let (count, listed) = explored.missing.clone();
    let texts = locale.texts();
    (count > 0).then(|| {
        let names = listed.into_iter().map(|it| view! { <li>{it.name}</li> }).collect_view();
        view! {
            <details class="missing">
                <summary>{number::whole(locale, count.into())} " " {texts.not_shown}</summary>
                <p>{texts.not_shown_why}</p>
                <ul class="missing__list">{names}</ul>
            </details>
        }
    })
}
