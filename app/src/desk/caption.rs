//! What a file does not say itself: of which school and work it is.

use leptos::prelude::*;

use super::{DATA, field::field_with_hint, text};
use crate::{state::use_locale, text::Locale};

/// What is asked of a file, and what is known to choose from.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    /// Names of fields: `school`, `year`, `subject`, `grade`, `autumn`, `day`.
    pub fields: Vec<&'static str>,
    /// Schools by login and name.
    pub schools: Vec<(String, String)>,
    /// Names of subjects.
    pub subjects: Vec<String>,
    /// What was told before.
    pub told: String,
}

/// The form to say it; nothing where nothing is asked.
#[component]
pub fn CaptionForm(
    /// What is asked.
    of: Asking,
    /// Names the file in addresses.
    id: String,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::caption::of(locale);
    (!of.fields.is_empty()).then(|| {
        let Asking { fields, schools, subjects, told } = of;
        let fields = fields.into_iter().map(|it| asked(it, locale)).collect_view();
        let school =
            |(login, name): (String, String)| view! { <option value=login>{name}</option> };
        let subject = |name: String| view! { <option value=name></option> };
        view! {
            <section id="caption">
                <h2>{words.title}</h2>
                <p>{words.how}</p>
                {(!told.is_empty())
                    .then(|| view! { <p class="is-quiet">{words.told} ": " {told}</p> })}
                <form method="post" action=format!("{DATA}/files/{id}/caption")>
                    {fields} <datalist id="caption-schools">
                        {schools.into_iter().map(school).collect_view()}
                    </datalist>
                    <datalist id="caption-subjects">
                        {subjects.into_iter().map(subject).collect_view()}
                    </datalist>
                    <button class="desk__button">{words.read}</button>
                </form>
            </section>
        }
    })
}

fn asked(name: &'static str, locale: Locale) -> AnyView {
    let words = text::caption::of(locale);
    let Some((_, label, hint)) = words.fields.iter().find(|(it, ..)| *it == name) else {
        return ().into_any();
    };
    let control = match name {
        "school" => view! { <input name=name list="caption-schools" /> }.into_any(),
        "subject" => view! { <input name=name list="caption-subjects" /> }.into_any(),
        "year" => view! { <input name=name type="number" min="2015" max="2099" /> }.into_any(),
        "grade" => view! { <input name=name type="number" min="1" max="11" /> }.into_any(),
        "day" => view! { <input name=name type="date" /> }.into_any(),
        _ => {
            let [spring, autumn] = words.terms;
            view! {
                <select name=name>
                    <option value="">{spring}</option>
                    <option value="1">{autumn}</option>
                </select>
            }
            .into_any()
        }
    };
    field_with_hint(*label, control, *hint)
}
