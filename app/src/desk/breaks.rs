//! Where series begin anew: what the operator wrote down, and the form to write down more.

use analysis::{Dimension, Term, series::BreakKind};
use leptos::prelude::*;
use strum::VariantArray;

use super::{
    DATA,
    field::{field, field_with_hint, select},
    text,
    undoable::{list, way_back},
};
use crate::state::use_locale;

/// The address of the page.
pub const BREAKS: &str = "/data/breaks";

/// Code and name of each.
pub type Choice = Vec<(String, String)>;

/// Every break, and what a new one can be of.
#[derive(Clone, Debug, Default)]
pub struct Breaks {
    /// Procedures.
    pub procedures: Choice,
    /// Subjects.
    pub subjects: Choice,
    /// Grades.
    pub grades: Choice,
    /// The latest first.
    pub written: Vec<Written>,
}

/// A break that was written down.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its number.
    pub id: i32,
    /// The first year of the new series.
    pub since: String,
    /// Only this term.
    pub term: Option<Term>,
    /// Procedure, and subject and grade where it is of one only.
    pub of: Vec<String>,
    /// What changed.
    pub kind: BreakKind,
    /// More about it.
    pub text: String,
    /// Who and when.
    pub who: String,
    /// It was not taken back.
    pub holds: bool,
}

/// The page of breaks.
#[component]
pub fn BreaksPage(
    /// What was written down.
    breaks: Breaks,
) -> impl IntoView {
    let locale = use_locale();
    let (words, texts) = (text::breaks::of(locale), locale.texts());
    let kinds = BreakKind::VARIANTS.iter();
    let kinds = kinds.map(|it| (it.to_string(), locale.break_kind(*it).to_owned())).collect();
    let terms = Term::VARIANTS.iter();
    let terms = terms.map(|it| (it.to_string(), words.term(*it).to_owned())).collect();
    let all = Some(words.all);
    let Breaks { procedures, subjects, grades, written } = breaks;
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.title}</h1>
        <p class="sentence">{words.intro}</p>
        <form method="post" action=BREAKS>
            {field_with_hint(
                words.since,
                view! {
                    <input
                        name="since"
                        required
                        placeholder="2024/25"
                        maxlength="7"
                        autocomplete="off"
                    />
                },
                words.since_how,
            )}
            {field(texts.dimension(Dimension::Term), select("term", all, terms))}
            {field(texts.dimension(Dimension::Procedure), select("procedure", None, procedures))}
            {field(texts.dimension(Dimension::Subject), select("subject", all, subjects))}
            {field(texts.dimension(Dimension::Grade), select("grade", all, grades))}
            {field(words.kind, select("kind", None, kinds))}
            {field(
                words.text,
                view! { <input name="text" required maxlength="300" autocomplete="off" /> },
            )}
            <button class="desk__button desk__button--main">{words.write}</button>
        </form>
        {lines(written, locale)}
    }
}

fn lines(written: Vec<Written>, locale: crate::text::Locale) -> Option<AnyView> {
    let words = text::breaks::of(locale);
    let line = |it: Written| {
        let action = format!("{BREAKS}/{}/undo", it.id);
        let way = way_back(action, (words.take_back, words.taken_back), &it.text, it.holds);
        let since = [Some(it.since), it.term.map(|it| words.term(it).to_owned())];
        let since = since.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let kind = locale.break_kind(it.kind).to_owned();
        let cells = [since, it.of.join(", "), kind, it.text, it.who];
        let cells = cells.map(|it| view! { <td>{it}</td> });
        view! { <tr>{cells.into_iter().collect_view()} {way}</tr> }.into_any()
    };
    let lines = written.into_iter().map(line).collect();
    list(words.written, words.heads, words.take_back, lines)
}
