//! "What data are there, and how does it stand?"

use analysis::{AcademicYear, overview::Overview};
use leptos::{prelude::*, server_fn::codec::Json};

use super::{ApiError, Dated};

/// Makes the overview, of one year if asked for.
#[server(prefix = "/ask", endpoint = "overview", input = Json)]
pub async fn ask_overview(
    /// The year of the main figures; the latest of each procedure otherwise.
    year: Option<AcademicYear>,
) -> Result<Dated<Overview>, ApiError> {
    super::respond(|session| analysis::overview::overview(&session.cube, year))
}
