//! Sets of schools under a name: the one that a link brings, to be saved, and every one that was.

use analysis::view::Against;
use leptos::prelude::*;

use super::{
    DATA,
    field::field_with_hint,
    text,
    undoable::{list, way_back},
};
use crate::state::{BENCHMARK, SETS, use_locale};

/// What there is to save, and what was saved.
#[derive(Clone, Debug, Default)]
pub struct Sets {
    /// The set a link brings.
    pub asked: Option<Against>,
    /// The latest first: number, name and version, the set, who and when, and whether it holds.
    pub kept: Vec<Kept>,
}

/// A set that was saved.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Its number.
    pub id: i32,
    /// Its name.
    pub name: String,
    /// Which of this name.
    pub version: u32,
    /// The set.
    pub against: Against,
    /// By whom and when.
    pub who: String,
    /// It was not deleted.
    pub holds: bool,
}

/// The page.
#[component]
pub fn SetsPage(
    /// What it shows.
    sets: Sets,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::sets::of(locale);
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.title}</h1>
        <p class="sentence">{words.intro}</p>
        {match sets.asked {
            Some(against) => saving(&against, words),
            None => {
                view! {
                    <p>{words.how}</p>
                    <p>
                        <a href=BENCHMARK>{words.open}</a>
                    </p>
                }
                    .into_any()
            }
        }}
        {kept(sets.kept, words)}
    }
}

/// The form: the set goes with it as the pairs of its address.
fn saving(against: &Against, words: &'static text::sets::SetWords) -> AnyView {
    let told = format!("{}: {}", words.to_save, use_locale().own_set(against));
    view! {
        <form method="post" action=SETS>
            <p>{told}</p>
            <input type="hidden" name="address" value=against.to_query() />
            {field_with_hint(
                words.name,
                view! { <input name="name" required maxlength="100" autocomplete="off" /> },
                words.name_how,
            )}
            <button class="desk__button desk__button--main">{words.save}</button>
        </form>
    }
    .into_any()
}

fn kept(sets: Vec<Kept>, words: &'static text::sets::SetWords) -> Option<AnyView> {
    let line = |it: Kept| {
        let of = format!("{}, {}", it.name, it.version);
        let action = format!("{SETS}/{}/undo", it.id);
        let way = way_back(action, (words.delete, words.deleted), &of, it.holds);
        view! {
            <tr>
                <td>{it.name}</td>
                <td class="is-number">{it.version}</td>
                <td>{use_locale().own_set(&it.against)}</td>
                <td>{it.who}</td>
                {way}
            </tr>
        }
        .into_any()
    };
    list(words.saved, words.heads, words.delete, sets.into_iter().map(line).collect())
}
