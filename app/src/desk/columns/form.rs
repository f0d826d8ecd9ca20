//! The form: a list of meanings for each column, fields for what holds for all rows.

use leptos::prelude::*;

use super::{AT, COLUMN, CONSTANT, Column, Columns, FILLED_DOWN, KEEP, told::Would};
use crate::{
    desk::{DATA, text},
    state::use_locale,
    text::Locale,
};

/// What every result needs besides its place and numbers.
const NEEDED: [&str; 4] = ["year", "procedure", "subject", "grade"];

/// The page of a file whose columns are explained.
#[component]
pub fn ColumnsPage(
    /// The table.
    columns: Columns,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::columns::of(locale);
    let address = format!("{DATA}/files/{}/columns", columns.id);
    let lines = columns.columns.iter().enumerate().map(|it| line(it, &columns.meanings, locale));
    let lines = lines.collect_view();
    // What a column holds needs no field; what every table needs comes first.
    let is_free = |name: &str| columns.columns.iter().all(|it| it.chosen != Some(name));
    let free = columns.constants.iter().filter(|it| is_free(it.0) || !it.1.is_empty());
    let (first, others): (Vec<_>, Vec<_>) = free.partition(|it| NEEDED.contains(&it.0));
    let is_open = others.iter().any(|it| !it.1.is_empty());
    let first = first.into_iter().map(|it| field(it, locale)).collect_view();
    let others = others.into_iter().map(|it| field(it, locale)).collect_view();
    let hidden = AT.iter().zip(columns.at).map(|(name, value)| {
        view! { <input type="hidden" name=*name value=value /> }
    });
    let hidden = hidden.collect_view();
    view! {
        <p>
            <a href=format!("{DATA}/files/{}", columns.id)>{words.to_file}</a>
        </p>
        <h1 class="page__title">{words.title} ": " {columns.file.clone()}</h1>
        <p class="sentence">{words.intro}</p>
        <Heading
            address=address.clone()
            sheets=columns.sheets.clone()
            rows=columns.rows.clone()
            at=columns.at
        />
        <form method="post" action=address class="desk__explain">
            {hidden}
            <section>
                <h2>{words.columns}</h2>
                <div class="table__scroll" tabindex="0" role="region" aria-label=words.columns>
                    <table class="table desk__columns">
                        <thead>
                            <tr>
                                <th scope="col">{words.heading}</th>
                                <th scope="col">{words.samples}</th>
                                <th scope="col">{words.means}</th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
                <label class="desk__choice">
                    <input type="checkbox" name=FILLED_DOWN value="1" checked=columns.filled_down />
                    " "
                    {words.filled_down}
                </label>
            </section>
            <section>
                <h2>{words.constants}</h2>
                <p class="is-quiet">{words.constants_hint}</p>
                <div class="desk__fields">{first}</div>
                <details open=is_open>
                    <summary>{words.others}</summary>
                    <div class="desk__fields">{others}</div>
                </details>
            </section>
            <div class="desk__decision">
                <button class="desk__button" name="look" value="1">
                    {words.look}
                </button>
                <button class="desk__button desk__button--main" name=KEEP value="1">
                    {words.keep}
                </button>
            </div>
        </form>
        <Would faults=columns.faults preview=columns.preview />
    }
}

/// A field for what holds for all rows.
fn field((name, value): &(&'static str, String), locale: Locale) -> impl IntoView + use<> {
    let id = format!("{CONSTANT}{name}");
    view! {
        <div class="desk__field">
            <label for=id.clone()>{text::columns::of(locale).meaning(name)}</label>
            <input id=id.clone() name=id.clone() value=value.clone() autocomplete="off" />
        </div>
    }
}

/// Where the heading stands.
#[component]
fn Heading(
    /// The address of the page.
    address: String,
    /// The sheets.
    sheets: Vec<String>,
    /// The first rows.
    rows: Vec<(usize, u64, String)>,
    /// Where it is now.
    at: [usize; 3],
) -> impl IntoView {
    let words = text::columns::of(use_locale());
    let [sheet, row, depth] = at;
    let option = |value: usize, text: String, chosen: usize| {
        view! {
            <option value=value selected=value == chosen>
                {text}
            </option>
        }
    };
    let many = sheets.len() > 1;
    let sheets = sheets.into_iter().enumerate().map(|(at, name)| option(at, name, sheet));
    let sheets = sheets.collect_view();
    let rows = rows.into_iter().map(|(at, line, text)| option(at, format!("{line}: {text}"), row));
    let rows = rows.collect_view();
    let depths = (1..=3).map(|it| option(it, it.to_string(), depth)).collect_view();
    view! {
        <form method="get" action=address class="desk__join">
            {if many {
                view! {
                    <label for="sheet">{words.sheet}</label>
                    <select id="sheet" name="sheet">
                        {sheets}
                    </select>
                }
                    .into_any()
            } else {
                view! { <input type="hidden" name="sheet" value=sheet /> }.into_any()
            }} <label for="row">{words.row}</label> <select id="row" name="row">
                {rows}
            </select> <label for="depth">{words.depth}</label> <select id="depth" name="depth">
                {depths}
            </select> <button class="desk__button">{words.show}</button>
        </form>
    }
}

/// A column, with the list of what it may mean.
fn line(
    (at, column): (usize, &Column),
    meanings: &[&'static str],
    locale: Locale,
) -> impl IntoView + use<> {
    let words = text::columns::of(locale);
    let Column { heading, samples, chosen, reason, is_person } = column.clone();
    let name = format!("{COLUMN}{at}");
    let label = format!("{}: {heading}", words.means);
    let option = |code: &'static str| {
        view! {
            <option value=code selected=chosen == Some(code)>
                {words.meaning(code)}
            </option>
        }
    };
    let groups = words.groups(meanings).into_iter().map(|(label, codes)| {
        let options = codes.into_iter().map(option).collect_view();
        view! { <optgroup label=label>{options}</optgroup> }
    });
    let groups = groups.collect_view();
    let choice = if is_person {
        view! { <span class="is-quiet">{words.person}</span> }.into_any()
    } else {
        let because = reason.filter(|_| chosen.is_some()).map(|is_heading| {
            let because = if is_heading { words.by_heading } else { words.by_values };
            view! { <span class="is-quiet">{because}</span> }
        });
        view! {
            <select name=name aria-label=label>
                <option value="">{words.nothing}</option>
                {groups}
            </select>
            " "
            {because}
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row">{heading}</th>
            <td>{if is_person { "•••".to_owned() } else { samples.join(" · ") }}</td>
            <td>{choice}</td>
        </tr>
    }
}
