//! "What is there to see under this view?"

use analysis::{View, explore::Exploration};
use leptos::{prelude::*, server_fn::codec::Json};

use super::{ApiError, Dated};

/// Explores the data as `view` says.
#[server(prefix = "/ask", endpoint = "explore", input = Json)]
pub async fn ask_explore(
    /// What the user is looking at.
    view: View,
) -> Result<Dated<Exploration>, ApiError> {
    super::respond(|session| analysis::explore::explore(&session.cube, &view))
}
