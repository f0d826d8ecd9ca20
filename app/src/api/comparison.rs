//! "How do these stand beside each other?"

use analysis::{View, comparison::Comparison};
use leptos::{prelude::*, server_fn::codec::Json};

use super::{ApiError, Dated};

/// Sets the tray of `view` side by side.
#[server(prefix = "/ask", endpoint = "comparison", input = Json)]
pub async fn ask_comparison(
    /// What the user is looking at.
    view: View,
) -> Result<Dated<Comparison>, ApiError> {
    super::respond(|session| analysis::comparison::compare(&session.cube, &view))
}
