//! Thresholds of signals with their history, and what schools say: forms for the operator.

use analysis::signals::{Combination, Problem};
use leptos::prelude::*;
use strum::VariantArray;

use super::{
    DATA,
    field::{field, field_with_hint},
    text,
};
use crate::{state::use_locale, text::Locale};

/// The address of the page.
pub const DECIDING: &str = "/data/signals";

/// What was decided, and the forms to decide anew.
#[derive(Clone, Debug, Default)]
pub struct Deciding {
    /// Each number: its name, what holds, what is usual, and the bounds.
    pub numbers: Vec<(&'static str, u32, u32, [u32; 2])>,
    /// How the parts of the rule for low results go together: every way, and which holds.
    pub combinations: Vec<(String, bool)>,
    /// Every set, the latest first: number, when, who, why, and what it changed.
    pub history: Vec<[String; 5]>,
    /// The school and the problem a note is written about, and what stands.
    pub asked: [String; 3],
    /// Everything schools said, the latest first: when, who wrote it down, school, problem, words.
    pub notes: Vec<[String; 5]>,
}

/// The page of decisions about signals.
#[component]
pub fn DecidingPage(
    /// What was decided.
    deciding: Deciding,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::signals::of(locale);
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.title}</h1>
        {thresholds(&deciding, locale)}
        {table(words.history, words.history_heads, deciding.history.clone())}
        {note(&deciding, locale)}
        {table(words.notes, words.notes_heads, deciding.notes)}
    }
}

fn thresholds(of: &Deciding, locale: Locale) -> impl IntoView + use<> {
    let words = text::signals::of(locale);
    let number = |(name, value, usual, [min, max]): &(&'static str, u32, u32, [u32; 2])| {
        let hint = format!("{}: {usual}; {min}–{max}", words.usual);
        view! {
            {field_with_hint(
                words.number(name),
                view! {
                    <input type="number" name=*name value=*value min=*min max=*max required />
                },
                hint,
            )}
        }
    };
    let option = |(code, is_chosen): &(String, bool)| {
        let known = code.parse::<Combination>();
        let name = known.map_or_else(|_| code.clone(), |it| locale.combination(it).to_owned());
        view! {
            <option value=code.clone() selected=*is_chosen>
                {name}
            </option>
        }
    };
    view! {
        <section>
            <h2>{words.thresholds}</h2>
            <p class="is-quiet">{words.thresholds_text}</p>
            <form method="post" action=DECIDING>
                {of.numbers.iter().map(number).collect_view()}
                {field(
                    words.combined,
                    view! {
                        <select name="combination">
                            {of.combinations.iter().map(option).collect_view()}
                        </select>
                    },
                )}
                {field(
                    words.reason,
                    view! { <input name="reason" required maxlength="500" autocomplete="off" /> },
                )}
                <button class="desk__button desk__button--main">{words.set}</button>
            </form>
        </section>
    }
}

fn note(of: &Deciding, locale: Locale) -> impl IntoView + use<> {
    let words = text::signals::of(locale);
    let [school, problem, said] = of.asked.clone();
    let option = |it: &Problem| {
        view! {
            <option value=it.code() selected=it.code() == problem>
                {locale.problem(*it)}
            </option>
        }
    };
    let options = Problem::VARIANTS.iter().map(option).collect_view();
    view! {
        <section id="note">
            <h2>{words.note}</h2>
            <p class="is-quiet">{words.note_text}</p>
            <form method="post" action=format!("{DECIDING}/notes")>
                {field(
                    words.school,
                    view! { <input name="school" value=school required autocomplete="off" /> },
                )}
                {field(words.problem, view! { <select name="problem">{options}</select> })}
                {field(
                    words.said,
                    view! { <textarea name="text" rows="3" maxlength="2000">{said}</textarea> },
                )}
                <button class="desk__button desk__button--main">{words.write}</button>
            </form>
        </section>
    }
}

fn table(
    title: &'static str,
    heads: [&'static str; 5],
    rows: Vec<[String; 5]>,
) -> impl IntoView + use<> {
    let row = |cells: [String; 5]| {
        let cells = cells.map(|it| view! { <td>{it}</td> });
        view! { <tr>{cells.into_iter().collect_view()}</tr> }
    };
    let heads = heads.map(|it| view! { <th scope="col">{it}</th> });
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{title}</h2>
                <div class="table__scroll" tabindex="0" role="region" aria-label=title>
                    <table class="table">
                        <thead>
                            <tr>{heads.into_iter().collect_view()}</tr>
                        </thead>
                        <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
    })
}
