//! Limits that no ready-made layer has.

use axum::{
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Far above the longest view; several filters by hand fit.
const ADDRESS_MAX: usize = 8 * 1024;

/// Refuses addresses that nobody types.
pub(super) async fn address_length(request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |it| it.as_str().len());
    if length > ADDRESS_MAX {
        return (StatusCode::URI_TOO_LONG, "this address is too long").into_response();
    }
    next.run(request).await
}
