//! Повторная сдача: pupils of a file whom an earlier file has too, and the choice what becomes of them.

use analysis::pupil::resit::Resits;
use leptos::prelude::*;

use super::text;
use crate::{
    state::use_locale,
    text::{Locale, number},
};

/// The choice in the form.
pub const RESITS: &str = "resits";

/// Pupils of a file who are kept of an earlier one.
#[derive(Clone, Copy, Debug)]
pub struct Resit {
    /// Pupils of the file.
    pub given: u64,
    /// Of them those who are kept.
    pub known: u64,
    /// All who are kept there.
    pub kept: u64,
    /// Whether their attempts can be joined.
    pub can_join: bool,
    /// What is suggested.
    pub suggested: Resits,
}

/// What is known of pupils who may have sat again, beside what the file would change; `shrinking`
/// results would have fewer participants, and nothing tells.
pub(super) fn told(resit: Option<Resit>, shrinking: u64, locale: Locale) -> impl IntoView + use<> {
    let words = text::resit::of(locale);
    let whole = |n: u64| number::whole(locale, n);
    let met = resit.map(|it| {
        let like = match (it.can_join, it.suggested) {
            (false, _) => words.cannot,
            (true, Resits::Join) => words.like_resit,
            (true, Resits::Replace) => words.like_correction,
        };
        let of = words.of;
        let known = format!("{}: {} {of} {}", words.known, whole(it.known), whole(it.given));
        view! {
            <h3>{words.title}</h3>
            <p>
                {known} " (" {words.kept} ": " {whole(it.kept)} "): " {like}
            </p>
        }
    });
    let fewer = (shrinking > 0).then(|| {
        view! {
            <h3>{words.title}</h3>
            <p>{words.shrinking} ": " {whole(shrinking)} ". " {words.give_one}</p>
        }
    });
    view! {
        {met}
        {fewer}
    }
}

/// The choice; what is suggested is chosen.
#[component]
pub(super) fn Choice(
    /// The pupils.
    resit: Resit,
) -> impl IntoView {
    let words = text::resit::of(use_locale());
    let ways = [(Resits::Join, words.join), (Resits::Replace, words.replace)];
    let way = move |(way, label): (Resits, &'static str)| {
        let value: &'static str = way.into();
        let is_suggested = way == resit.suggested;
        view! {
            <label class="desk__accept">
                <input
                    type="radio"
                    name=RESITS
                    value=value
                    checked=is_suggested
                />
                " "
                {label}
            </label>
        }
    };
    resit.can_join.then(|| {
        view! {
            <fieldset class="desk__resits">
                <legend>{words.title}</legend>
                {ways.map(way).collect_view()}
            </fieldset>
        }
    })
}
