//! All schools of the place: the table behind funnel and caterpillar, and who is among the first.

use analysis::{
    answer::Absence,
    benchmark::{Benchmark, Placed, Top},
    setting::Named,
    stats::{funnel::Level, many::RankInterval},
    view::Order,
};
use leptos::prelude::*;
use strum::VariantArray;

use super::{files, school_href};
use crate::{
    components::result_table::{cells, value_heads},
    state::here_href,
    text::{Locale, benchmark::phrase, event, number},
};

/// Rows that are shown before one asks for more, and how many more then.
const ROWS_USUAL: u32 = 50;
/// Rows that are added when more are asked for.
const ROWS_MORE: u32 = 200;

/// Every school with its place, its place in the cluster and the year before (C9).
pub fn schools_table(shown: &Benchmark, locale: Locale) -> AnyView {
    let (texts, words) = (locale.texts(), locale.benchmark());
    let view = &shown.setting.view;
    let all = u32::try_from(shown.place.schools.len()).unwrap_or(u32::MAX);
    let rows = view.rows.unwrap_or(ROWS_USUAL);
    let ranked = shown.place.schools.iter().filter(|it| it.rank.is_some()).count();
    let ranked = u32::try_from(ranked).unwrap_or(u32::MAX);
    let body =
        shown.place.schools.iter().take(rows as usize).map(|it| row(shown, it, ranked, locale));
    let heads = [
        words.column_shrunken,
        texts.column_place,
        words.column_rank_before,
        words.column_rank_cluster,
    ];
    let more = (all > rows).then(|| {
        let wider = analysis::View { rows: Some(rows + ROWS_MORE), ..view.clone() };
        view! {
            <p>
                <a href=here_href(&wider) data-noscroll>
                    {texts.show_more}
                </a>
            </p>
        }
    });
    view! {
        <section class="results" id="schools">
            <h2>{words.table_title}</h2>
            {orders(shown, locale)}
            {cut_told(shown, locale)}
            <div class="table__scroll" tabindex="0" role="region" aria-label=words.table_title>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{texts.dimension(analysis::Dimension::School)}</th>
                            {value_heads(&shown.setting, locale)}
                            {heads
                                .map(|it| view! { <th scope="col" class="is-number">{it}</th> })
                                .into_iter()
                                .collect_view()}
                            <th scope="col">{words.column_funnel}</th>
                        </tr>
                    </thead>
                    <tbody>{body.collect_view()}</tbody>
                </table>
            </div>
            {more}
            {files("schools", shown, locale)}
        </section>
    }
    .into_any()
}

/// Why no place stands beside that of the year before.
fn cut_told(shown: &Benchmark, locale: Locale) -> Option<AnyView> {
    let cut = shown.place.cut.as_ref()?;
    let symbol = locale.texts().absence_symbol(Absence::NotComparable);
    let (column, why) = (locale.benchmark().column_rank_before, event::broken(locale, cut));
    let told = format!("{column}: {symbol} {why} ({})", cut.since);
    Some(view! { <p class="is-quiet">{told}</p> }.into_any())
}

fn row(shown: &Benchmark, it: &Placed, ranked: u32, locale: Locale) -> AnyView {
    let indicator = shown.setting.view.indicator;
    let place = |rank: Option<RankInterval>| rank.map(|it| phrase::place(locale, it, ranked));
    let shrunken =
        it.shrunken.map(|value| number::plain(locale, indicator, value, it.row.participants));
    let before = it.rank_before.map(|it| {
        if it.best == it.worst {
            it.best.to_string()
        } else {
            format!("{}–{}", it.best, it.worst)
        }
    });
    // Across a break the sign for what is not comparable, explained by the cell itself.
    let cut = shown.place.cut.as_ref().map(|it| event::broken(locale, it));
    let before = before.or_else(|| {
        cut.as_ref().map(|_| locale.texts().absence_symbol(Absence::NotComparable).to_owned())
    });
    view! {
        <tr class:is-marked=it.is_own class:is-here=it.is_own>
            <th scope="row">
                <a href=school_href(&shown.setting.view, &it.school)>{it.school.name.clone()}</a>
            </th>
            {cells(&it.row, indicator, locale)}
            <td class="is-number">{shrunken}</td>
            <td class="is-number">{place(it.rank)}</td>
            <td class="is-number is-quiet" title=cut>
                {before}
            </td>
            <td class="is-number">
                {it.rank_in_cluster.map(|(rank, all)| phrase::place(locale, rank, all))}
            </td>
            <td>{outside(it, locale)}</td>
        </tr>
    }
    .into_any()
}

/// Beyond which limit of the funnel a school lies, and on which side.
fn outside(it: &Placed, locale: Locale) -> Option<String> {
    let position = it.position?;
    let [warning, alarm] = locale.benchmark().funnel_limits;
    let side = if position.z > 0.0 { "↑" } else { "↓" };
    let limit = match position.outside? {
        Level::Warning => warning,
        Level::Alarm => alarm,
    };
    Some(format!("{side} {limit}"))
}

fn orders(shown: &Benchmark, locale: Locale) -> AnyView {
    let texts = locale.texts();
    let view = &shown.setting.view;
    let order = |order: &Order| {
        view! {
            <li>
                <a
                    href=here_href(&view.ordered(*order))
                    aria-current=(view.order == *order).then_some("true")
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
    .into_any()
}

/// Who is surely among the first, and who may be.
pub fn top(shown: &Benchmark, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let Some(Top { size, surely, maybe }) = &shown.place.top else { return ().into_any() };
    let names = |list: &[Named]| {
        let link = |it: &Named| {
            view! {
                <li>
                    <a href=school_href(&shown.setting.view, it)>{it.name.clone()}</a>
                </li>
            }
        };
        list.iter().map(link).collect_view()
    };
    let nobody = surely.is_empty().then(|| view! { <p class="is-quiet">{words.top_nobody}</p> });
    view! {
        <details class="method" id="top">
            <summary>{format!("{} {size}", words.top_title)}</summary>
            <h3>{format!("{} ({})", words.top_surely, surely.len())}</h3>
            {nobody}
            <ul class="missing__list">{names(surely)}</ul>
            <h3>{format!("{} ({})", words.top_maybe, maybe.len())}</h3>
            <ul class="missing__list">{names(maybe)}</ul>
            <p class="is-quiet">{words.top_text}</p>
            {files("top", shown, locale)}
        </details>
    }
    .into_any()
}
