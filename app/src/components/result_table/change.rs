//! A change in a table: its size, a symbol and a word, and the colour of good or bad news.

use analysis::{
    Indicator, Row,
    answer::{Absence, Change, Verdict},
};
use leptos::prelude::*;

use crate::text::{Locale, number, verdict};

/// A change with the symbol of its verdict; the word is spoken.
pub fn change_cell(
    change: Result<Change, Absence>,
    indicator: Indicator,
    row: &Row,
    locale: Locale,
) -> impl IntoView + use<> {
    let texts = locale.texts();
    let n = row.value.map_or(row.participants, |it| it.n);
    match change {
        Ok(change) => {
            let (symbol, word) = verdict::said(locale, indicator, &change);
            let (title, tone) = (word.clone(), tone(change.verdict));
            let amount = number::change(locale, indicator, &change, n);
            view! {
                <span class=format!("change {tone}") title=title>
                    {amount}
                    " "
                    <span aria-hidden="true">{symbol}</span>
                    <span class="is-spoken">{word}</span>
                </span>
            }
            .into_any()
        }
        Err(absence) if row.value.is_ok() => {
            view! { <abbr title=texts.absence(absence)>{texts.absence_symbol(absence)}</abbr> }
                .into_any()
        }
        Err(_) => ().into_any(),
    }
}

/// The class of a verdict's colour; the word and the symbol say the same.
pub fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Better => "is-better",
        Verdict::Worse => "is-worse",
        Verdict::Different
        | Verdict::NotDifferent
        | Verdict::Unknown
        | Verdict::TooFew
        | Verdict::IntervalOnly => "",
    }
}
