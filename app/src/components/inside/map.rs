//! The map of gaps, and its requirements through the years: colour, sign and number, never colour alone.

use analysis::{
    Absence, View,
    inside::{GapMap, HistoryLine, Inside, MapCell, MapLine, Place, Status},
};
use leptos::prelude::*;

use super::{heads, school_href, section, table};
use crate::{
    state::here_href,
    text::{
        Locale,
        inside::{phrase as said, planned::named},
    },
};

/// Rows that are shown before one asks for more, and how many more then.
const ROWS: u32 = 100;

/// The map: of classes requirements are the rows, of schools the columns.
pub fn map_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(map) = &shown.map else { return ().into_any() };
    let words = locale.plan();
    let is_of_classes = map.lines.iter().all(|it| matches!(it.of, Place::Class(_)));
    let (columns, rows) =
        if is_of_classes { by_class(map, locale) } else { by_school(map, shown, locale) };
    let limit = shown.setting.view.rows.unwrap_or(ROWS);
    let more = (!is_of_classes && map.lines.len() > limit as usize).then(|| {
        let wider = View { rows: Some(limit + ROWS), ..shown.setting.view.clone() };
        view! {
            <p>
                <a href=here_href(&wider) data-noscroll>
                    {locale.texts().show_more}
                </a>
            </p>
        }
    });
    let text = words.map_text.to_owned();
    let section = section("map", (words.map_title, text), table(columns, rows), shown, locale);
    view! {
        {section}
        {more}
    }
    .into_any()
}

fn by_class(map: &GapMap, locale: Locale) -> (Vec<(String, bool)>, AnyView) {
    let mut columns = heads([locale.plan().requirement]);
    columns.extend(map.lines.iter().map(|it| (it.of.name().to_owned(), true)));
    columns.push((locale.plan().map_whole.to_owned(), true));
    let line = |(at, requirement): (usize, &analysis::plan::Requirement)| {
        let classes = map.lines.iter().map(|it| cell(it.cells[at], locale));
        view! {
            <tr>
                <th scope="row">{named(requirement)}</th>
                {classes.collect_view()}
                {cell(map.whole[at], locale)}
            </tr>
        }
    };
    let rows = map.requirements.iter().enumerate().map(line).collect_view().into_any();
    (columns, rows)
}

fn by_school(map: &GapMap, shown: &Inside, locale: Locale) -> (Vec<(String, bool)>, AnyView) {
    let limit = shown.setting.view.rows.unwrap_or(ROWS) as usize;
    let mut columns = heads([locale.texts().dimension(analysis::Dimension::School)]);
    columns.extend(map.requirements.iter().map(|it| (it.code.clone(), true)));
    let cells = |of: &[Option<MapCell>]| of.iter().map(|it| cell(*it, locale)).collect_view();
    let line = |it: &MapLine| {
        let name = match &it.of {
            Place::Class(name) => name.clone().into_any(),
            Place::School(school) => {
                let href = school_href(&shown.setting.view, school);
                view! { <a href=href>{school.name.clone()}</a> }.into_any()
            }
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells(&it.cells)}
            </tr>
        }
    };
    let whole = view! {
        <tr>
            <th scope="row">{locale.plan().map_whole}</th>
            {cells(&map.whole)}
        </tr>
    };
    let lines = map.lines.iter().take(limit).map(line).collect_view();
    let rows = view! {
        {whole}
        {lines}
    };
    (columns, rows.into_any())
}

/// Requirements of the place through the years.
pub fn history_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(history) = &shown.history else { return ().into_any() };
    let words = locale.plan();
    let mut columns = heads([words.requirement]);
    columns.extend(history.years.iter().map(|it| (it.to_string(), true)));
    let line = |it: &HistoryLine| {
        let cells = it.cells.iter().map(|it| match it {
            Ok(it) => figure(it.share, it.n, it.status, locale),
            Err(Absence::NoData) => cell(None, locale),
            Err(absence) => {
                let texts = locale.texts();
                let (symbol, word) = (texts.absence_symbol(*absence), texts.absence(*absence));
                view! {
                    <td class="is-number is-quiet" title=word>
                        <span aria-hidden="true">{symbol}</span>
                        <span class="is-spoken">{word}</span>
                    </td>
                }
                .into_any()
            }
        });
        view! {
            <tr>
                <th scope="row">{named(&it.requirement)}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let rows = history.lines.iter().map(line).collect_view().into_any();
    let text = words.history_text.to_owned();
    section("history", (words.history_title, text), table(columns, rows), shown, locale)
}

fn cell(of: Option<MapCell>, locale: Locale) -> AnyView {
    let Some(it) = of else {
        return view! { <td class="is-number is-quiet">{locale.plan().few}</td> }.into_any();
    };
    figure(it.share(), it.n, it.status, locale)
}

fn figure(share: f64, n: u64, status: Option<Status>, locale: Locale) -> AnyView {
    let share = said::share(locale, share, n);
    let class = match status {
        Some(Status::Sufficient) => "is-number is-sufficient",
        Some(Status::Uncertain) => "is-number is-uncertain",
        Some(Status::Insufficient) => "is-number is-insufficient",
        None => "is-number",
    };
    let sign = status.map(|of| {
        let (symbol, word) = locale.level_status(of);
        view! {
            <span aria-hidden="true">{symbol}</span>
            <span class="is-spoken">{word}</span>
            "\u{a0}"
        }
    });
    let n = locale.counted(n, &locale.texts().pupils);
    view! {
        <td class=class title=n>
            {sign}
            {share}
        </td>
    }
    .into_any()
}
