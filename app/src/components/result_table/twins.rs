//! The tables of the other two charts: the same numbers, one click away.

use analysis::{Answer, Measured, answer::Absence, explore::Exploration, setting::Setting};
use leptos::prelude::*;

use super::{cells, value_heads};
use crate::{
    components::{downloads::downloads, drill::year_href},
    state::{use_locale, use_texts},
    text::{event::series_break, number},
};

/// The development as a table: one row for each year, gaps included.
#[component]
pub fn YearsTable(
    /// The place over years.
    setting: Setting,
) -> impl IntoView {
    let locale = use_locale();
    let texts = use_texts();
    let indicator = setting.view.indicator;
    let answer: &Answer = &setting.years;
    let rows = answer
        .rows
        .iter()
        .map(|row| {
            let year = answer.headers_of(row).next().map_or("", |it| it.code.as_str()).to_owned();
            let is_here = setting.view.only(analysis::Dimension::Year) == Some(&year);
            let reason = series_break(locale, &setting, &year)
                .map(|it| view! { <span class="is-quiet">" " {it}</span> });
            let href = year_href(&setting, &year);
            view! {
                <tr class:is-here=is_here>
                    <th scope="row">
                        <a href=href data-noscroll>
                            {year}
                        </a>
                        {reason}
                    </th>
                    {cells(row, indicator, locale)}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{texts.dimension(analysis::Dimension::Year)}</th>
                    {value_heads(&setting, locale)}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="results__downloads">
            {downloads("explore", Some("years"), &setting.view, locale)}
        </p>
    }
}

/// The matrix as a table.
#[component]
pub fn MatrixTable(
    /// What the page shows.
    explored: Exploration,
) -> impl IntoView {
    let locale = use_locale();
    let texts = use_texts();
    let indicator = explored.setting.view.indicator;
    explored.matrix.clone().map(|answer| {
        let heads = answer.headers[1]
            .iter()
            .map(|it| view! { <th scope="col" class="is-number">{it.name.clone()}</th> })
            .collect_view();
        let rows = (0_u32..)
            .zip(&answer.headers[0])
            .map(|(key, header)| {
                let cells = (0_u32..)
                    .zip(&answer.headers[1])
                    .map(|(column, _)| {
                        let row = answer.rows.iter().find(|it| it.keys == [key, column]);
                        let value = row.map_or(Err(Absence::NoData), |it| it.value);
                        let text = match value {
                            Ok(it) => number::bare(locale, indicator, it.value, it.n),
                            Err(absence) => texts.absence_symbol(absence).to_owned(),
                        };
                        view! { <td class="is-number">{text}</td> }
                    })
                    .collect_view();
                view! {
                    <tr>
                        <th scope="row">{header.name.clone()}</th>
                        {cells}
                    </tr>
                }
            })
            .collect_view();
        let whole = |it: &Result<Measured, Absence>| match it {
            Ok(it) => number::bare(locale, indicator, it.value, it.n),
            Err(absence) => texts.absence_symbol(*absence).to_owned(),
        };
        let wholes = explored
            .wholes
            .iter()
            .map(|it| view! { <td class="is-number">{whole(it)}</td> })
            .collect_view();
        view! {
            <table class="table">
                <thead>
                    <tr>
                        <th></th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{texts.reference_line}</th>
                        {wholes}
                    </tr>
                </tfoot>
            </table>
            <p class="results__downloads">
                {downloads("explore", Some("matrix"), &explored.setting.view, locale)}
            </p>
        }
    })
}
