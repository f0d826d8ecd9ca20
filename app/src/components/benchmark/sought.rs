//! Any school of the data for an own set, found by what is typed: a form and links, so that it works
//! without scripts.

use analysis::{benchmark::Benchmark, finder::Found, view::ReferenceKind};
use leptos::prelude::*;

use super::{choice::against, form::ViewForm};
use crate::{state::here_href, text::Locale};

/// The field, and what was found.
pub fn by_text(shown: &Benchmark, locale: Locale) -> AnyView {
    let (texts, words) = (locale.texts(), locale.benchmark());
    let view = &shown.setting.view;
    let typed = view.against.seek.clone();
    let rest = against(view, |it| {
        it.kind = Some(ReferenceKind::Set);
        it.seek = None;
    });
    let nothing = typed.is_some() && shown.sought.is_empty();
    let nothing = nothing.then(|| view! { <p>{texts.finder_none}</p> });
    let found = shown.sought.iter().map(|it| found(shown, it, locale)).collect_view();
    view! {
        <ViewForm rest submit=texts.finder_submit>
            <label class="fields__field">
                <span>{words.set_of_all}</span>
                <input
                    type="search"
                    name="seek"
                    autocomplete="off"
                    placeholder=texts.finder_placeholder
                    value=typed.unwrap_or_default()
                />
            </label>
        </ViewForm>
        {nothing}
        <ul class="found" aria-label=words.set_of_all>
            {found}
        </ul>
    }
    .into_any()
}

/// One that was found: pressing it puts it into the set, and the others stay.
fn found(shown: &Benchmark, of: &Found, locale: Locale) -> AnyView {
    let code = &of.member.code;
    let with = against(&shown.setting.view, |it| {
        it.kind = Some(ReferenceKind::Set);
        it.set.push(code.clone());
        it.set.sort();
    });
    let label = format!("{}: {}", locale.benchmark().set_add, of.member.name);
    view! {
        <li>
            <a href=here_href(&with) aria-label=label data-noscroll>
                {of.member.name.clone()}
            </a>
            " "
            <span class="is-quiet">{of.place.clone()}</span>
        </li>
    }
    .into_any()
}
