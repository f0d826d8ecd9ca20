//! "How did it come to this?"

use analysis::{View, dynamics::Dynamics};
use leptos::{prelude::*, server_fn::codec::Json};

use super::{ApiError, Dated};

/// Follows the place of `view` through the years.
#[server(prefix = "/ask", endpoint = "dynamics", input = Json)]
pub async fn ask_dynamics(
    /// What the user is looking at.
    view: View,
) -> Result<Dated<Dynamics>, ApiError> {
    super::respond(|session| analysis::dynamics::dynamics(&session.cube, &view))
}
