//! What the page has to tell about the address: what was not understood or replaced.

use analysis::{
    setting::{Note, Setting},
    view::Ignored,
};
use leptos::prelude::*;

use crate::text::Locale;

/// A banner for what was ignored, unknown or replaced; nothing if there is nothing.
pub fn notes(ignored: &[Ignored], setting: &Setting, locale: Locale) -> Option<AnyView> {
    let texts = locale.texts();
    let mut lines: Vec<String> = ignored
        .iter()
        .map(|it| format!("{}: {} = «{}»", texts.ignored, it.key, it.value))
        .collect();
    lines.extend(setting.notes.iter().map(|note| match note {
        Note::Unknown { dimension, value } => {
            format!("{} «{value}»: {}", texts.dimension(*dimension), texts.unknown_value)
        }
        Note::OtherIndicator { asked, shown } => format!(
            "{}: {} → {}",
            texts.other_indicator,
            texts.named(*asked, setting).name,
            texts.named(*shown, setting).name
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
        .into_any()
    })
}
