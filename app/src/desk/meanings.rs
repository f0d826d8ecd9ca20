//! Words of files that nobody told of before: what each may mean, and what was told so far.

use leptos::prelude::*;

use super::{DATA, field::field_with_hint, text, undoable::list};
use crate::{state::use_locale, text::Locale};

/// The address of the page.
pub const MEANINGS: &str = "/data/meanings";
/// Stands before list and code in the name of a choice: `word.subject.mat-ka`.
pub const WORD: &str = "word.";

/// A word nobody told of.
#[derive(Clone, Debug)]
pub struct NewWord {
    /// The list it is of: `procedure`, `subject`, `grade` or `group`.
    pub of: &'static str,
    /// The code it would have.
    pub code: String,
    /// The word.
    pub name: String,
    /// What it may mean by its letters, by code and name, the likeliest first.
    pub like: Vec<(String, String)>,
    /// All others of the list.
    pub others: Vec<(String, String)>,
}

/// What a word means.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its number.
    pub id: i32,
    /// The list it is of.
    pub of: &'static str,
    /// The word.
    pub word: String,
    /// What it means.
    pub name: String,
    /// By whom and when.
    pub who: String,
}

/// New words of a file, with the form to say what they mean.
#[component]
pub fn NewWords(
    /// The words.
    all: Vec<NewWord>,
    /// Names the file in addresses.
    id: String,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::meanings::of(locale);
    let is_likely = all.iter().any(|it| !it.like.is_empty());
    (!all.is_empty()).then(|| {
        let choices = all.into_iter().map(|it| choice(it, locale)).collect_view();
        view! {
            <details class="desk__rule" id="words" open=is_likely>
                <summary>{words.ask}</summary>
                <form method="post" action=format!("{DATA}/files/{id}/meanings")>
                    <p class="is-quiet">{words.how}</p>
                    {choices}
                    <button class="desk__button">{words.remember}</button>
                    " "
                    <a href=MEANINGS>{words.title}</a>
                </form>
            </details>
        }
    })
}

fn choice(of: NewWord, locale: Locale) -> impl IntoView {
    let words = text::meanings::of(locale);
    let kind = text::of(locale).kind_name(of.of).to_owned();
    let option = |(code, name): (String, String)| view! { <option value=code>{name}</option> };
    let group = |label: &'static str, all: Vec<(String, String)>| {
        (!all.is_empty()).then(|| {
            view! { <optgroup label=label>{all.into_iter().map(option).collect_view()}</optgroup> }
        })
    };
    let named: Vec<&str> = of.like.iter().map(|(_, name)| name.as_str()).collect();
    let hint = match named.as_slice() {
        [] => String::new(),
        named => format!("{}: {}", words.like, named.join(", ")),
    };
    let control = view! {
        <select name=format!("{WORD}{}.{}", of.of, of.code)>
            <option value="">{words.is_new}</option>
            {group(words.like, of.like)}
            {group(words.others, of.others)}
        </select>
    };
    field_with_hint(format!("{kind} «{}»", of.name), control, hint)
}

/// The page of words.
#[component]
pub fn MeaningsPage(
    /// What was told, the latest first.
    all: Vec<Kept>,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::meanings::of(locale);
    let line = |it: Kept| {
        let label = format!("{}: {}", words.forget, it.word);
        view! {
            <tr>
                <th scope="row">{it.word}</th>
                <td>{text::of(locale).kind_name(it.of).to_owned()}</td>
                <td>{it.name}</td>
                <td>{it.who}</td>
                <td>
                    <form method="post" action=format!("{MEANINGS}/{}/forget", it.id)>
                        <button class="desk__button" aria-label=label>
                            {words.forget}
                        </button>
                    </form>
                </td>
            </tr>
        }
        .into_any()
    };
    let lines: Vec<AnyView> = all.into_iter().map(line).collect();
    let none = lines.is_empty().then(|| view! { <p>{words.none}</p> });
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.title}</h1>
        <p class="sentence">{words.intro}</p>
        {none}
        {list(words.told, words.heads, words.forget, lines)}
    }
}
