//! The matrix: schools × six problems; the chosen cell opens below its school.

use analysis::{
    Dimension, View,
    signals::{Cell, Column, Line, Problem, Signals},
    view::Order,
};
use leptos::prelude::*;

use super::{cell::detail, files_of, watching};
use crate::{
    state::{SIGNALS, here_href, href},
    text::{Locale, number, signals::phrase},
};

/// Rows that are shown before one asks for more, and how many more then.
const ROWS_USUAL: u32 = 100;
/// Rows that are added when more are asked for.
const ROWS_MORE: u32 = 200;

/// Every school of the list.
pub fn matrix(shown: &Signals, locale: Locale) -> AnyView {
    if shown.is_withheld || shown.schools == 0 {
        return ().into_any();
    }
    let words = locale.signals();
    let view = &shown.setting.view;
    let rows = view.rows.unwrap_or(ROWS_USUAL);
    let all = u32::try_from(shown.lines.len()).unwrap_or(u32::MAX);
    let lines = shown.lines.iter().take(rows as usize).map(|it| line(shown, it, locale));
    let more = (all > rows).then(|| {
        let wider = View { rows: Some(rows + ROWS_MORE), ..view.clone() };
        view! {
            <p>
                <a href=here_href(&wider) data-noscroll>
                    {locale.texts().show_more}
                </a>
            </p>
        }
    });
    let nothing = shown.lines.is_empty().then(|| view! { <p>{words.nothing_raised}</p> });
    view! {
        <section class="results" id="matrix">
            <h2>{words.matrix_title}</h2>
            {list_of(shown, locale)}
            {orders(view, locale)}
            <p class="is-quiet">{words.legend}</p>
            <div class="table__scroll" tabindex="0" role="region" aria-label=words.matrix_title>
                <table class="table signals">
                    <thead>
                        <tr>
                            <th scope="col">{locale.texts().dimension(Dimension::School)}</th>
                            {shown
                                .columns
                                .iter()
                                .map(|it| column(view, it, locale))
                                .collect_view()}
                        </tr>
                    </thead>
                    <tbody>{lines.collect_view()}</tbody>
                </table>
            </div>
            {nothing}
            {more}
            {files_of("schools", words.matrix_title, shown, locale)}
            {files_of("signals", words.signals_listed, shown, locale)}
        </section>
    }
    .into_any()
}

/// Whose list it is, and the way back to everybody.
fn list_of(shown: &Signals, locale: Locale) -> AnyView {
    let Some(problem) = shown.setting.view.watch.problem else { return ().into_any() };
    let words = locale.signals();
    let everybody = watching(&shown.setting.view, |it| it.problem = None);
    let of = number::whole(locale, shown.schools.into());
    let count = format!("{} {} {of}", shown.lines.len(), locale.texts().of);
    view! {
        <p class="table__count" role="status">
            {format!("{}: {} — {count}. ", words.list_title, locale.problem(problem))}
            <a href=everybody data-noscroll>
                {words.all_schools}
            </a>
        </p>
    }
    .into_any()
}

fn orders(view: &View, locale: Locale) -> AnyView {
    let order = |(order, name): (Order, &'static str)| {
        let is_here = (view.order == Order::Natural) == (order == Order::Natural);
        view! {
            <li>
                <a
                    href=here_href(&view.ordered(order))
                    aria-current=is_here.then_some("true")
                    data-noscroll
                >
                    {name}
                </a>
            </li>
        }
    };
    let [natural, falling] = locale.signals().orders;
    let orders = [(Order::Natural, natural), (Order::Falling, falling)];
    view! {
        <ul class="choice" aria-label=locale.texts().order_label>
            {orders.map(order).into_iter().collect_view()}
        </ul>
    }
    .into_any()
}

/// The problem as a link to its list, with as many as that has.
fn column(view: &View, of: &Column, locale: Locale) -> AnyView {
    let is_chosen = view.watch.problem == Some(of.problem);
    let list = watching(view, |it| it.problem = (!is_chosen).then_some(of.problem));
    view! {
        <th scope="col" class="signals__problem">
            <a href=list aria-current=is_chosen.then_some("true") data-noscroll>
                {locale.problem(of.problem)}
            </a>
            <span class="signals__counts">{phrase::counts(locale, of)}</span>
        </th>
    }
    .into_any()
}

fn line(shown: &Signals, it: &Line, locale: Locale) -> AnyView {
    let view = &shown.setting.view;
    let chosen = view.watch.cell.as_ref().filter(|(code, _)| *code == it.school.code);
    let cells = Problem::ALL.iter().zip(&it.years[0]).map(|(problem, of)| {
        let is_chosen = chosen.is_some_and(|(_, chosen)| chosen == problem);
        let target = watching(view, |watch| {
            watch.cell = (!is_chosen).then(|| (it.school.code.clone(), *problem));
        });
        let lasting = phrase::lasting(locale, it, *problem);
        cell(&target, (*problem, of), lasting, is_chosen, locale)
    });
    let cells = cells.collect_view();
    let place = view.everywhere().with_filter(Dimension::School, &it.school.code);
    let own = href(SIGNALS, &View { watch: analysis::view::Watch::default(), ..place });
    let open = chosen.and(shown.detail.as_ref()).map(|it| {
        view! {
            <tr>
                <td colspan=1 + Problem::COUNT class="signals__open" id="cell">
                    {detail(shown, it, locale)}
                </td>
            </tr>
        }
    });
    view! {
        <tr class:is-marked=chosen.is_some()>
            <th scope="row">
                <a href=own>{it.school.name.clone()}</a>
            </th>
            {cells}
        </tr>
        {open}
    }
    .into_any()
}

/// A cell: its sign, the pupils it rests on, and how it lies beside the years before.
fn cell(
    target: &str,
    (problem, of): (Problem, &Cell),
    lasting: Vec<(String, String)>,
    is_chosen: bool,
    locale: Locale,
) -> AnyView {
    let sign = match of.ours {
        Ok(Some(it)) => locale.certainty(it).0,
        _ if of.is_official() => "",
        Ok(None) => "·",
        Err(_) if of.official.is_ok() => "·",
        Err(_) => "–",
    };
    let document = of.is_official().then(|| {
        view! { <span class="signals__document">{locale.document_mark()}</span> }
    });
    let n = (of.n > 0).then(|| number::whole(locale, of.n));
    let families = phrase::families(locale, of);
    let (lasting, in_words): (Vec<String>, Vec<String>) = lasting.into_iter().unzip();
    let label = std::iter::once(phrase::cell(locale, problem, of)).chain(in_words);
    let label = label.collect::<Vec<_>>().join(", ");
    view! {
        <td class="signals__cell" class:is-raised=of.is_raised()>
            <a
                href=target.to_owned()
                aria-label=label
                aria-expanded=if is_chosen { "true" } else { "false" }
                data-noscroll
            >
                <span class="signals__sign">{sign} {document}</span>
                <span class="signals__n">{n}</span>
                {families.map(|it| view! { <span class="signals__n">{it}</span> })}
                {lasting
                    .into_iter()
                    .map(|it| view! { <span class="signals__lasting">{it}</span> })
                    .collect_view()}
            </a>
        </td>
    }
    .into_any()
}
