//! Expert values of schools, and the form to write down more.

use analysis::expert::RUBRIC_MAX;
use leptos::prelude::*;

use super::{
    DATA,
    field::{field, field_with_hint, select},
    text,
    undoable::{list, way_back},
};
use crate::{state::use_locale, text::Locale};

/// The address of the page.
pub const EXPERT: &str = "/data/expert";

/// Every expert value, and what a new one begins with.
#[derive(Clone, Debug, Default)]
pub struct Experts {
    /// Today, as `2026-03-12`.
    pub today: String,
    /// Criteria that were used before.
    pub criteria: Vec<String>,
    /// The latest first.
    pub written: Vec<Written>,
}

/// One that was written down.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its number.
    pub id: i32,
    /// School, year, criterion, value, comment, author and day, who wrote it down.
    pub cells: [String; 7],
    /// It was not taken back.
    pub holds: bool,
}

/// The page of expert values.
#[component]
pub fn ExpertPage(
    /// What there is.
    experts: Experts,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::expert::of(locale);
    let Experts { today, criteria, written } = experts;
    let values = (0..=RUBRIC_MAX).zip(words.values);
    let values = values.map(|(it, word)| (it.to_string(), format!("{it} — {word}"))).collect();
    let input = |name: &'static str, max: u32, example: &'static str| {
        view! { <input name=name required maxlength=max placeholder=example autocomplete="off" /> }
    };
    let known = criteria.into_iter().map(|it| view! { <option value=it></option> }).collect_view();
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.title}</h1>
        <p class="sentence">{words.intro}</p>
        <form method="post" action=EXPERT>
            {field_with_hint(words.school, input("school", 80, ""), words.school_how)}
            {field(words.year, input("year", 7, "2025/26"))}
            {field(
                words.criterion,
                view! {
                    <input
                        name="criterion"
                        required
                        maxlength="100"
                        list="criteria"
                        autocomplete="off"
                    />
                    <datalist id="criteria">{known}</datalist>
                },
            )} {field(words.value, select("value", None, values))}
            {field(words.comment, input("comment", 300, ""))}
            {field(words.author, input("author", 100, ""))}
            {field(
                words.day,
                view! { <input name="day" type="date" required value=today autocomplete="off" /> },
            )} <button class="desk__button desk__button--main">{words.write}</button>
        </form>
        {lines(written, locale)}
    }
}

fn lines(written: Vec<Written>, locale: Locale) -> Option<AnyView> {
    let words = text::expert::of(locale);
    let line = |it: Written| {
        let action = format!("{EXPERT}/{}/undo", it.id);
        let of = format!("{}, {}", it.cells[0], it.cells[2]);
        let way = way_back(action, (words.take_back, words.taken_back), &of, it.holds);
        let cells = it.cells.map(|it| view! { <td>{it}</td> });
        view! { <tr>{cells.into_iter().collect_view()} {way}</tr> }.into_any()
    };
    let lines = written.into_iter().map(line).collect();
    list(words.written, words.heads, words.take_back, lines)
}
