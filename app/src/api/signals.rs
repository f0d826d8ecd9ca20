//! "Which schools need attention, and how sure is that?"

use analysis::{View, inside::Inside, signals::Signals};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::{ApiError, Dated};

/// The signals of the schools of `view`.
#[server(prefix = "/ask", endpoint = "signals", input = Json)]
pub async fn ask_signals(
    /// What the user is looking at.
    view: View,
) -> Result<Dated<Signals>, ApiError> {
    super::respond(|session| session.signals(&view))
}

/// The scores of one work of the school of the open cell beside those of all others; nothing where the
/// cell says nothing of boundaries, or no pupil rows are kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScoresOfCell(pub Option<Box<Inside>>);

/// The scores of the work in which the school of the open cell lies farthest from the others around
/// a boundary.
#[server(prefix = "/ask", endpoint = "signals_scores", input = Json)]
pub async fn ask_scores(
    /// What the user is looking at.
    view: View,
) -> Result<Dated<ScoresOfCell>, ApiError> {
    let answered = match super::Session::require() {
        Ok(session) => {
            let asked = session.signals(&view).detail.and_then(|detail| {
                detail.farthest_at_boundary().and_then(|fact| detail.inside(fact))
            });
            match asked {
                Some(asked) => super::inside::told(&session, &asked).await.map(scores_alone),
                None => Ok(ScoresOfCell::default()),
            }
            .map(|content| Dated { data: session.data.clone(), content })
        }
        Err(error) => Err(error),
    };
    super::with_status(answered)
}

/// What else there is to see inside the work stands on its own page.
#[cfg(feature = "ssr")]
fn scores_alone(inside: Inside) -> ScoresOfCell {
    let is_told = inside.scores.is_some();
    let alone = Inside {
        journal: None,
        tasks: None,
        requirements: None,
        groups: None,
        ends: None,
        map: None,
        ..inside
    };
    ScoresOfCell(is_told.then(|| Box::new(alone)))
}
