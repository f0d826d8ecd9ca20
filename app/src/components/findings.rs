//! What there is to see, in a few sentences: each says how far it can be relied on and leads to
//! the numbers it rests on.

use analysis::{
    finding::{Evidence, Finding, Says},
    setting::Setting,
};
use leptos::prelude::*;

use crate::{
    state::{DYNAMICS, EXPLORE, href},
    text::{Locale, finding},
};

/// One sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// What it says.
    pub text: String,
    /// How far it can be relied on.
    pub evidence: Evidence,
    /// Where the chart and the numbers are that it rests on.
    pub href: Option<String>,
}

/// A finding in words, leading to what shows it; a page calls its own indicators by their names.
pub fn in_words(locale: Locale, found: &Finding, on: Option<&Setting>) -> Sentence {
    let path = match found.says {
        Says::Moved { .. } => DYNAMICS,
        _ => EXPLORE,
    };
    Sentence {
        text: finding::sentence(locale, found, on),
        evidence: found.evidence,
        href: Some(href(path, &found.view)),
    }
}

/// The sentences below the first one of a page.
pub fn findings(sentences: &[Sentence], locale: Locale) -> AnyView {
    if sentences.is_empty() {
        return ().into_any();
    }
    let words = locale.findings();
    let line = |it: &Sentence| {
        let text = it.text.clone();
        let text = linked(text, it.href.clone());
        view! { <li>{text} " " {evidence(it.evidence, locale)}</li> }
    };
    view! {
        <ul class="findings" aria-label=words.label>
            {sentences.iter().map(line).collect_view()}
        </ul>
    }
    .into_any()
}

/// A sentence that leads to what it rests on; to a part of the same page without the router, which
/// would draw the page anew.
pub fn linked(text: String, href: Option<String>) -> AnyView {
    let Some(href) = href else { return text.into_any() };
    let rel = href.starts_with('#').then_some("external");
    view! { <a href=href rel=rel>{text}</a> }.into_any()
}

/// How far a statement can be relied on: a word, and what it means on pointing at it.
pub fn evidence(of: Evidence, locale: Locale) -> impl IntoView + use<> {
    let (word, meaning) = locale.findings().evidence(of);
    view! {
        <abbr class=format!("evidence evidence--{of}") title=meaning>
            {word}
        </abbr>
    }
}
