//! What kind of source an import is, and how far it can be trusted as it stands.

use analysis::source_kind::SourceKind;
use leptos::prelude::*;

use super::{DATA, SOURCE, field::field, text};
use crate::{state::use_locale, text::Locale};

/// The kind, in short.
pub fn badge(kind: SourceKind, locale: Locale) -> impl IntoView {
    let name = text::source::of(locale).name(kind);
    view! { <span class="is-quiet">" " {name}</span> }
}

/// The kind and how far it is trusted, in a sentence.
pub fn told(kind: SourceKind, locale: Locale) -> String {
    let words = text::source::of(locale);
    format!("{}: {} ({})", words.kind, words.name(kind), words.trust(kind.trust()))
}

/// The choice of the kind, the usual one chosen.
pub fn choice(usual: SourceKind) -> AnyView {
    let words = text::source::of(use_locale());
    let option = |it: &SourceKind| {
        view! {
            <option value=it.to_string() selected=*it == usual>
                {words.name(*it)}
            </option>
        }
    };
    field(
        words.kind,
        view! { <select name=SOURCE>{SourceKind::ALL.iter().map(option).collect_view()}</select> },
    )
}

/// The kinds of the imports, to list one alone; nothing where all are of one.
pub fn chips(kinds: Vec<SourceKind>, asked: Option<SourceKind>) -> Option<AnyView> {
    let words = text::source::of(use_locale());
    let link = |kind: Option<SourceKind>| {
        let name = kind.map_or(words.all, |it| words.name(it));
        let address = kind.map_or_else(|| DATA.to_owned(), |it| format!("{DATA}?{SOURCE}={it}"));
        let current = (kind == asked).then_some("true");
        view! {
            <a href=address aria-current=current>
                {name}
            </a>
            " "
        }
    };
    (kinds.len() > 1 || asked.is_some()).then(|| {
        let links = std::iter::once(None).chain(kinds.into_iter().map(Some)).map(link);
        view! { <p class="desk__kinds">{words.kind} ": " {links.collect_view()}</p> }.into_any()
    })
}
