//! What a page shows when its data could not be had.

use leptos::prelude::*;

use crate::{api::ApiError, state::use_texts};

/// Says what happened and what to do next; the rest of the page stays alive.
#[component]
pub fn Failure(
    /// What went wrong.
    error: ApiError,
) -> impl IntoView {
    let texts = use_texts();
    let advice = match error {
        ApiError::Unavailable => texts.error_unavailable.to_owned(),
        ApiError::Offline => texts.error_offline.to_owned(),
        ApiError::Internal { incident } => format!("{}: {incident}", texts.error_incident),
    };
    view! {
        <section class="failure" role="alert">
            <h2>{texts.error_title}</h2>
            <p>{advice}</p>
            <p>
                <a href="" rel="external">
                    {texts.error_retry}
                </a>
            </p>
        </section>
    }
}
