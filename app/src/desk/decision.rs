//! What can be done with a file of the desk.

use analysis::source_kind::SourceKind;
use leptos::prelude::*;

use super::{
    ACCEPT_ERRORS, DATA,
    instead::{self, Earlier},
    resit::{Choice, Resit},
    source, text,
};
use crate::state::use_locale;

/// «Принять» and «Не принимать».
#[component]
pub fn Decision(
    /// Names the file in addresses.
    id: String,
    /// Names it for people: buttons with one name are told apart.
    name: String,
    /// Whether there is anything to take over.
    can_be_taken: bool,
    /// Whether checks found errors, which must be accepted then.
    has_errors: bool,
    /// Pupils who are kept of an earlier file.
    resit: Option<Resit>,
    /// Imports that have some of its results.
    #[prop(optional)]
    earlier: Vec<Earlier>,
    /// What kind of source such a file usually is; nothing where it is not asked.
    #[prop(default = None)]
    kind: Option<SourceKind>,
) -> impl IntoView {
    let words = text::of(use_locale());
    let accept = has_errors.then(|| {
        view! {
            <label class="desk__accept">
                <input type="checkbox" name=ACCEPT_ERRORS value="1" required />
                " "
                {text::schools::of(use_locale()).accept}
            </label>
        }
    });
    let take_over = can_be_taken.then(|| {
        let label = format!("{}: {name}", words.take_over);
        view! {
            <form method="post" action=format!("{DATA}/files/{id}/take-over")>
                {kind.map(source::choice)} {resit.map(|resit| view! { <Choice resit /> })} {instead::kept(&earlier)} {accept}
                <button class="desk__button desk__button--main" aria-label=label>
                    {words.take_over}
                </button>
            </form>
        }
    });
    let label = format!("{}: {name}", words.cancel);
    view! {
        <div class="desk__decision">
            {take_over}
            <form method="post" action=format!("{DATA}/files/{id}/cancel")>
                <button class="desk__button" aria-label=label>
                    {words.cancel}
                </button>
            </form>
        </div>
    }
}
