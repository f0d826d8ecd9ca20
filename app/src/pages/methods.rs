//! Методика: what every indicator is and how everything is computed.

use analysis::{Indicator, indicator::Review};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{components::legend::AbsenceLegend, state::use_texts, text::Texts};

/// The page. Everything on it is derived from the registry of indicators and the texts.
#[component]
pub fn MethodsPage() -> impl IntoView {
    let texts = use_texts();
    let entry = |indicator: &Indicator| {
        let text = texts.indicator(*indicator);
        view! {
            <tr id=indicator.code()>
                <th scope="row">{text.name}</th>
                <td>{text.definition}</td>
                <td>{indicator.review().map(|it| reviewed(it, texts))}</td>
                <td>
                    <code>{indicator.code()}</code>
                    " "
                    <span class="is-quiet">{texts.methods_core} " " {indicator.version()}</span>
                </td>
            </tr>
        }
    };
    view! {
        <Title text=format!("{} — {}", texts.methods_title, texts.product) />
        <h1 class="page__title">{texts.methods_title}</h1>
        <p class="sentence">{texts.methods_intro}</p>
        <section>
            <h2>{texts.indicator}</h2>
            <div class="table__scroll" tabindex="0" role="region" aria-label=texts.indicator>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{texts.indicator}</th>
                            <th scope="col">{texts.definition}</th>
                            <th scope="col">{texts.methods_review}</th>
                            <th scope="col">{texts.methods_code}</th>
                        </tr>
                    </thead>
                    <tbody>{Indicator::ALL.iter().map(entry).collect_view()}</tbody>
                </table>
            </div>
        </section>
        <section>
            <h2>{texts.methods_adding}</h2>
            <p>{texts.methods_adding_text}</p>
        </section>
        <section>
            <h2>{texts.methods_interval}</h2>
            <p>{texts.methods_interval_text}</p>
            <p>{texts.interval_note}</p>
        </section>
        <section>
            <h2>{texts.methods_absence}</h2>
            <AbsenceLegend />
        </section>
    }
}

/// Where a definition comes from, what it was checked against, and when it is looked at again.
fn reviewed(review: &'static Review, texts: &'static Texts) -> impl IntoView {
    let Review { source, author, checked, checked_on, review_by, .. } = review;
    let [checked_word, again] = texts.methods_reviewed;
    view! {
        {*source}
        <br />
        <span class="is-quiet">
            {*author} " · " {checked_word} " " {*checked} ", " {*checked_on} " · " {again} " " {*review_by}
        </span>
    }
}
