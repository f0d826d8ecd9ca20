//! Why something on the desk is not done, as an answer of the API.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::Refusal;
use crate::{desk::Trouble, http::failed};

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::Gone | Self::NoMapping(_) | Self::NoMeaning(_) => StatusCode::NOT_FOUND,
            Self::Full => StatusCode::TOO_MANY_REQUESTS,
            Self::TooSlow(_)
            | Self::Unusable(_)
            | Self::NoRow
            | Self::NoCode(_)
            | Self::NoMember(_)
            | Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NoSource => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused(_)
            | Self::Irreversible(_)
            | Self::Undecidable(_)
            | Self::Unjoinable
            | Self::Unaccepted(_) => StatusCode::CONFLICT,
            Self::Failed(error) => return failed(error),
        };
        (status, Json(Refusal { error: self.to_string(), known: Vec::new() })).into_response()
    }
}
