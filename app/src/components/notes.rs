//! What the page has to tell about the address: what was not understood or replaced.

use analysis::{setting::Note, view::Ignored};
use leptos::prelude::*;

use crate::state::{use_locale, use_texts};

/// A banner for what was ignored, unknown or replaced; nothing if there is nothing.
#[component]
pub fn Notes(
    /// Parameters that could not be read.
    ignored: Vec<Ignored>,
    /// What the exploration had to change.
    notes: Vec<Note>,
) -> impl IntoView {
    let (texts, locale) = (use_texts(), use_locale());
    let mut lines: Vec<String> = ignored
        .iter()
        .map(|it| format!("{}: {} = «{}»", texts.ignored, it.key, it.value))
        .collect();
    lines.extend(notes.iter().map(|note| match note {
        Note::Unknown { dimension, value } => {
            format!("{} «{value}»: {}", texts.dimension(*dimension), texts.unknown_value)
        }
        Note::OtherIndicator { asked, shown } => format!(
            "{}: {} → {}",
            texts.other_indicator,
            texts.indicator(*asked).name,
            texts.indicator(*shown).name
        ),
        Note::CountsResults => texts.counts_results.to_owned(),
        Note::NoOrder => locale.no_order().to_owned(),
        Note::FirstAttempts => locale.attempt().note.to_owned(),
    }));
    (!lines.is_empty()).then(|| {
        view! {
            <div role="status">
                <ul class="notes">
                    {lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            </div>
        }
    })
}
