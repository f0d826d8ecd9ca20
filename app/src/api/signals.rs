//! "Which schools need attention, and how sure is that?"

use analysis::{View, signals::Signals};
use leptos::{prelude::*, server_fn::codec::Json};

use super::{ApiError, Dated};

/// The signals of the schools of `view`.
#[server(prefix = "/ask", endpoint = "signals", input = Json)]
pub async fn ask_signals(
    /// What the user is looking at.
    view: View,
) -> Result<Dated<Signals>, ApiError> {
    super::respond(|session| session.signals(&view))
}
