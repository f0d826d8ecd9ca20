//! One field of a form: what it is called, the field, and what to write there.

use leptos::prelude::*;

/// A labelled field.
pub(super) fn field(label: impl Into<String>, control: impl IntoView + 'static) -> AnyView {
    hinted(label, control, ())
}

/// The same with what to write there.
pub(super) fn field_with_hint(
    label: impl Into<String>,
    control: impl IntoView + 'static,
    hint: impl Into<String>,
) -> AnyView {
    let hint: String = hint.into();
    let hint = view! {
        " "
        <span class="is-quiet">{hint}</span>
    };
    hinted(label, control, hint)
}

fn hinted(
    label: impl Into<String>,
    control: impl IntoView + 'static,
    hint: impl IntoView + 'static,
) -> AnyView {
    let label: String = label.into();
    view! { <label class="desk__labelled">{label} " " {control} {hint}</label> }.into_any()
}

/// A list to choose from, by code and name, with its first entry for all where there is one.
pub(super) fn select(
    name: &'static str,
    all: Option<&'static str>,
    choice: Vec<(String, String)>,
) -> AnyView {
    let all = all.map(|it| view! { <option value="">{it}</option> });
    let option = |(code, name)| view! { <option value=code>{name}</option> };
    view! {
        <select name=name>
            {all} {choice.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
