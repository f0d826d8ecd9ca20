//! The errors a user can see.
//!
//! [`ApiError`] is a closed list of *situations the interface reacts to differently*. It
//! carries no driver message, no SQL and no path: those go to the log, under the incident
//! number that the user can read out over the telephone.

use leptos::{
    prelude::FromServerFnError,
    server_fn::{codec::JsonEncoding, error::ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// What went wrong, as far as the interface is concerned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ApiError {
    /// The server has not loaded its data yet.
    #[error("the data are still being loaded")]
    Unavailable,
    /// The server could not be reached; trying again may help.
    #[error("the server did not answer")]
    Offline,
    /// Our fault. The number leads to the log entry.
    #[error("something broke on our side, incident {incident}")]
    Internal {
        /// Number under which the details were logged.
        incident: String,
    },
}

#[cfg(feature = "ssr")]
impl ApiError {
    /// The HTTP status that tells machines the same story.
    pub fn status(&self) -> axum::http::StatusCode {
        use axum::http::StatusCode;
        match self {
            Self::Unavailable | Self::Offline => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            other => internal(&other),
        }
    }
}

/// Logs the whole chain once, here at the boundary, and keeps only the number.
#[cfg(feature = "ssr")]
fn internal(error: &ServerFnErrorErr) -> ApiError {
    let mut bytes = [0; 4];
    let incident = match getrandom::fill(&mut bytes) {
        Ok(()) => format!("{:08x}", u32::from_be_bytes(bytes)),
        Err(_) => "00000000".to_owned(),
    };
    tracing::error!(incident, error = %error, "request failed");
    ApiError::Internal { incident }
}

/// In the browser there is no log to look into; the text names the place instead.
#[cfg(not(feature = "ssr"))]
fn internal(error: &ServerFnErrorErr) -> ApiError {
    ApiError::Internal { incident: error.to_string() }
}
