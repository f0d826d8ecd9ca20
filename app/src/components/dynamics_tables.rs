//! The tables of the page of dynamics: the years, the two chosen ones, and the parts.

use analysis::{
    AcademicYear, Dimension, Indicator, Row,
    dynamics::{Between, Comparison, Dynamics},
};
use leptos::prelude::*;

pub mod further;
pub mod grid;

use super::{
    coverage::{coverage_cell, coverage_head, is_told, plain_cell},
    downloads::downloads,
    drill::origin_link,
    legend::{AbsenceLegend, not_a_judgement},
    result_table::{cells, change_cell, value_heads},
};
use crate::{
    charts::waterfall::name_of,
    text::{
        Locale,
        event::{numbers, series_break},
        number, phrase,
    },
};

/// The place and everything beside it in each year.
pub fn years_table(followed: &Dynamics, locale: Locale) -> AnyView {
    let texts = locale.texts();
    let setting = &followed.setting;
    let indicator = setting.view.indicator;
    let answer = &setting.years;
    let is_told = is_told(answer.rows.iter());
    let heads = followed
        .beside
        .iter()
        .map(|it| phrase::reference(locale, followed, it))
        .map(|name| view! { <th scope="col" class="is-number">{name}</th> })
        .collect_view();
    let rows = answer
        .rows
        .iter()
        .map(|row| {
            let year = answer.headers_of(row).next().map_or("", |it| it.code.as_str()).to_owned();
            let beside = followed
                .beside
                .iter()
                .map(|it| plain_cell(it.years.row_of(&year), indicator, false, locale))
                .collect_view();
            let of_year = setting.view.with_filter(Dimension::Year, &year);
            let origin = row.value.is_ok().then(|| origin_link(&of_year, &year, locale));
            let broken = series_break(locale, setting, &year)
                .map(|it| view! { <span class="is-quiet">" " {it}</span> });
            let start = year.parse().ok();
            let events = start.and_then(|it| numbers(&followed.events, it));
            let stage = start.and_then(|it| setting.stage_of(it)).map(|it| locale.stage(it).0);
            view! {
                <tr>
                    <th scope="row">{year} {broken} " " <span class="is-quiet">{stage}</span> " " {events}</th>
                    {cells(row, indicator, locale)}
                    {coverage_cell(is_told, Some(row), locale)}
                    {beside}
                    <td class="table__ways">{origin}</td>
                </tr>
            }
        })
        .collect_view();
    let ahead = followed.ahead.map(|it| further::ahead_row(followed, &it, is_told, locale));
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{texts.dimension(Dimension::Year)}</th>
                    {value_heads(setting, locale)}
                    {coverage_head(is_told, locale)}
                    {heads}
                    <th scope="col">
                        <span class="is-spoken">{texts.origin}</span>
                    </th>
                </tr>
            </thead>
            <tbody>{rows} {ahead}</tbody>
        </table>
        {files("years", followed, locale)}
    }
    .into_any()
}

/// The two chosen years, for the place and everything beside it.
pub fn between_table(followed: &Dynamics, locale: Locale) -> AnyView {
    let texts = locale.texts();
    let Some(between) = &followed.between else {
        return view! { <p class="empty">{texts.one_year_only}</p> }.into_any();
    };
    let names = std::iter::once(phrase::place(locale, &followed.setting))
        .chain(followed.beside.iter().map(|it| phrase::reference(locale, followed, it)));
    let indicator = followed.setting.view.indicator;
    let rows = names
        .zip(&between.rows)
        .map(|(name, row): (String, &Comparison)| {
            let after = row.after.unwrap_or(Row::ABSENT);
            two_years_row(name, row, &after, indicator, locale)
        })
        .collect_view();
    view! {
        <section class="results">
            <h2>{format!("{} {} → {}", texts.change_between, between.from, between.to)}</h2>
            <div class="table__scroll" tabindex="0" role="region" aria-label=texts.change_between>
                <table class="table">
                    {two_years_heads((between.from, between.to), locale)} <tbody>{rows}</tbody>
                </table>
            </div>
            {files("between", followed, locale)}
            {not_a_judgement(locale)}
            <AbsenceLegend />
        </section>
    }
    .into_any()
}

/// Two years, their difference and its interval.
pub fn two_years_heads((from, to): (AcademicYear, AcademicYear), locale: Locale) -> AnyView {
    let texts = locale.texts();
    let (difference, interval) = (texts.column_difference, texts.column_interval);
    let heads = [from.to_string(), to.to_string(), difference.to_owned(), interval.to_owned()]
        .map(|it| view! { <th scope="col" class="is-number">{it}</th> });
    view! {
        <thead>
            <tr>
                <th></th>
                {heads.into_iter().collect_view()}
            </tr>
        </thead>
    }
    .into_any()
}

/// An object in two years.
pub fn two_years_row(
    name: String,
    row: &Comparison,
    after: &Row,
    indicator: Indicator,
    locale: Locale,
) -> AnyView {
    let interval = row
        .change
        .ok()
        .and_then(|it| it.interval)
        .map(|it| number::range(locale, indicator, it, after.participants));
    view! {
        <tr>
            <th scope="row">{name}</th>
            {plain_cell(row.before.as_ref(), indicator, false, locale)}
            {plain_cell(row.after.as_ref(), indicator, true, locale)}
            <td class="is-number">{change_cell(row.change, indicator, after, locale)}</td>
            <td class="is-number is-quiet">{interval}</td>
        </tr>
    }
    .into_any()
}

fn effects_heads(followed: &Dynamics, locale: Locale) -> AnyView {
    let texts = locale.texts();
    [
        texts.column_weight.into(),
        texts.shown(&followed.setting).short,
        texts.column_out_of.into(),
        texts.rate_effect.into(),
        texts.composition_effect.into(),
        texts.column_together.into(),
    ]
    .map(|it| view! { <th scope="col" class="is-number">{it}</th> })
    .into_iter()
    .collect_view()
    .into_any()
}

/// Each part with its share, its value and both effects.
pub fn effects_table(followed: &Dynamics, locale: Locale) -> AnyView {
    let Some(Between { effects: Ok(effects), .. }) = &followed.between else {
        return ().into_any();
    };
    let texts = locale.texts();
    let indicator = followed.setting.view.indicator;
    let share = |it: f64| format!("{}\u{a0}%", number::decimal(locale, it * 100.0, 1));
    let delta = |it: f64| number::contribution(locale, indicator, it);
    let value = |it: Option<f64>, n: u64| {
        it.map_or("–".to_owned(), |it| number::bare(locale, indicator, it, n))
    };
    let n =
        |[before, after]: [u64; 2]| [before, after].map(|it| number::whole(locale, it)).join(" → ");
    let line = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let name = cells.next();
        let rest = cells.map(|it| view! { <td class="is-number">{it}</td> }).collect_view();
        view! {
            <tr>
                <th scope="row">{name}</th>
                {rest}
            </tr>
        }
    };
    let rows = effects
        .parts
        .iter()
        .map(|part| {
            line(vec![
                name_of(part, locale),
                format!("{} → {}", share(part.weights[0]), share(part.weights[1])),
                format!(
                    "{} → {}",
                    value(part.values[0], part.sizes[0]),
                    value(part.values[1], part.sizes[1])
                ),
                n(part.sizes),
                delta(part.rate),
                delta(part.composition),
                delta(part.rate + part.composition),
            ])
        })
        .collect_view();
    let sum = line(vec![
        texts.total_row.to_owned(),
        String::new(),
        String::new(),
        String::new(),
        delta(effects.rate),
        delta(effects.composition),
        delta(effects.rate + effects.composition),
    ]);
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{texts.dimension(effects.by)}</th>
                    {effects_heads(followed, locale)}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>{sum}</tfoot>
        </table>
        {files("effects", followed, locale)}
    }
    .into_any()
}

fn files(table: &'static str, followed: &Dynamics, locale: Locale) -> AnyView {
    let links = downloads("dynamics", Some(table), &followed.setting.view, locale);
    view! { <p class="results__downloads">{links}</p> }.into_any()
}
