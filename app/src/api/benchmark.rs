//! "Where does this school stand among comparable ones?"

use analysis::{View, benchmark::Benchmark};
use leptos::{prelude::*, server_fn::codec::Json};

use super::{ApiError, Dated};

/// Sets the school of `view` against others.
#[server(prefix = "/ask", endpoint = "benchmark", input = Json)]
pub async fn ask_benchmark(
    /// What the user is looking at.
    view: View,
) -> Result<Dated<Benchmark>, ApiError> {
    super::respond(|session| analysis::benchmark::benchmark(&session.cube, &view))
}
