//! What is shown where there is no page. The server answers 404 with it.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::state::use_texts;

/// The page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let texts = use_texts();
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    view! {
        <Title text=format!("{} — {}", texts.not_found_title, texts.product) />
        <h1 class="page__title">{texts.not_found_title}</h1>
        <p>{texts.not_found_text}</p>
        <p>
            <a href="/">{texts.nav_overview}</a>
        </p>
    }
}
