//! «Почему эти школы»: the school and its set side by side, characteristic by characteristic, with
//! the distances.

use analysis::{
    benchmark::{Benchmark, Own, SideBySide},
    peers::LastSaid,
};
use leptos::prelude::*;

use super::{files, school_href};
use crate::{
    components::result_table::{cells, value_heads},
    text::{Locale, benchmark::characteristic, number},
};

/// So many schools are shown side by side.
const SHOWN_MAX: usize = 50;

/// The schools of the set with their values and conditions.
pub fn members_table(shown: &Benchmark, locale: Locale) -> AnyView {
    let (texts, words) = (locale.texts(), locale.benchmark());
    let Some(own) = &shown.own else { return ().into_any() };
    let indicator = shown.setting.view.indicator;
    let columns = ordered(own);
    let heads = columns
        .iter()
        .map(|it| {
            let name = characteristic::name(locale, it.characteristic);
            view! { <th scope="col" class="is-number">{name}</th> }
        })
        .collect_view();
    let rows = own.set.members.iter().enumerate().take(SHOWN_MAX).map(|(at, it)| {
        let row = it.row.unwrap_or(analysis::Row::ABSENT);
        view! {
            <tr>
                <th scope="row">
                    <a href=school_href(&shown.setting.view, &it.school)>{it.school.name.clone()}</a>
                </th>
                <td class="is-number">{it.distance.map(|it| number::decimal(locale, it, 2))}</td>
                {cells(&row, indicator, locale)}
                {values(&columns, |it| known(it.members.get(at).copied().flatten()), locale)}
            </tr>
        }
    });
    view! {
        <details class="method" id="why">
            <summary>{words.why_these}</summary>
            <p>{locale.why_these(own.set.kind)} " " {words.why_text}</p>
            <div class="table__scroll" tabindex="0" role="region" aria-label=words.why_these>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{texts.dimension(analysis::Dimension::School)}</th>
                            <th scope="col" class="is-number">{words.column_distance}</th>
                            {value_heads(&shown.setting, locale)}
                            {heads}
                        </tr>
                    </thead>
                    <tbody>
                        <tr class="is-here is-marked">
                            <th scope="row">{own.school.name.clone()}</th>
                            <td class="is-number">{number::decimal(locale, 0.0, 2)}</td>
                            {cells(
                                &own.chosen().map_or(analysis::Row::ABSENT, |it| it.own),
                                indicator,
                                locale,
                            )}
                            {values(&columns, |it| known(it.own), locale)}
                        </tr>
                        {rows.collect_view()}
                    </tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{words.column_typical}</th>
                            <td></td>
                            <td></td>
                            <td></td>
                            <td></td>
                            {values(&columns, |it| it.typical, locale)}
                        </tr>
                    </tfoot>
                </table>
            </div>
            {files("members", shown, locale)}
        </details>
    }
    .into_any()
}

/// What distances are measured by first, then the rest.
fn ordered(own: &Own) -> Vec<&SideBySide> {
    let is_measured = |it: &&SideBySide| own.set.by.contains(&it.characteristic);
    let all = &own.set.side_by_side;
    let rest = all.iter().filter(|it| !is_measured(it));
    all.iter().filter(is_measured).chain(rest).collect()
}

fn known(said: LastSaid) -> Option<u32> {
    said.map(|it| it.1)
}

fn values(
    columns: &[&SideBySide],
    of: impl Fn(&SideBySide) -> Option<u32>,
    locale: Locale,
) -> AnyView {
    columns
        .iter()
        .map(|column| {
            let text = match of(column) {
                Some(value) => characteristic::value(locale, column.characteristic, value),
                None => locale.texts().absence_symbol(analysis::Absence::NoData).to_owned(),
            };
            view! { <td class="is-number">{text}</td> }
        })
        .collect_view()
        .into_any()
}
