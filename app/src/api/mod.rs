//! Server functions: the questions of the interface, one file each, under `/ask`.
//!
//! They serve the first paint and every click until the browser holds the cube. Each is the
//! same two lines: *who* asks, and the pure function of `analysis` that answers.

pub mod benchmark;
pub mod comparison;
pub mod dynamics;
pub mod error;
pub mod explore;
pub mod find;
pub mod inside;
#[cfg(feature = "ssr")]
pub mod memo;
pub mod overview;
mod packed;
#[cfg(feature = "ssr")]
pub mod session;
pub mod signals;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

pub use error::ApiError;
#[cfg(feature = "ssr")]
pub use session::Session;

/// Which data an answer was computed from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataInfo {
    /// The data version.
    pub version: i64,
    /// The day of the last import, as `2026-11-12`.
    pub imported_at: Option<String>,
    /// Names the policy and scope under which the cube was published.
    pub scope: String,
}

/// An answer with the data it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dated<T> {
    /// The data.
    pub data: DataInfo,
    /// The answer.
    #[serde(
        with = "packed",
        bound(serialize = "T: Serialize", deserialize = "T: DeserializeOwned")
    )]
    pub content: T,
}

/// Runs the body of a server function and gives a failure its HTTP status.
///
/// Without it every failure would travel as 500, and logs, monitors and proxies would take
/// a server that is still loading for a broken one.
#[cfg(feature = "ssr")]
pub(crate) fn respond<T>(body: impl FnOnce(&Session) -> T) -> Result<Dated<T>, ApiError> {
    with_status(
        Session::require()
            .map(|session| Dated { data: session.data.clone(), content: body(&session) }),
    )
}

/// Gives a failure its HTTP status.
#[cfg(feature = "ssr")]
pub(crate) fn with_status<T>(answered: Result<Dated<T>, ApiError>) -> Result<Dated<T>, ApiError> {
    if let Err(error) = &answered
        && let Some(response) = leptos::prelude::use_context::<leptos_axum::ResponseOptions>()
    {
        response.set_status(error.status());
    }
    answered
}
