//! "Which school do I mean?"

use analysis::finder::Found;
use leptos::{prelude::*, server_fn::codec::Json};

use super::{ApiError, Dated};

/// How many suggestions are made.
pub const SUGGESTIONS_MAX: usize = 20;

/// Finds schools, municipalities and regions by what people type.
#[server(prefix = "/ask", endpoint = "find", input = Json)]
pub async fn ask_find(
    /// What was typed.
    text: String,
) -> Result<Dated<Vec<Found>>, ApiError> {
    super::respond(|session| analysis::finder::find(session.cube.get(), &text, SUGGESTIONS_MAX))
}
