//! HTTP: every address of the product as one value, so that tests call it without a socket.
//!
//! | addresses | module |
//! |---|---|
//! | pages, `/ask/*` | `app`, mounted by [`page`] |
//! | `/cube/…`, `/version` | [`cube`] |
//! | `/api/v1/…` | [`rest`](crate::rest) |
//! | `/export/…` | [`export`](crate::export) |
//! | `/preference` | [`preference`] |
//! | `/healthz`, `/metrics` | [`telemetry`] |
//! | site files, and the page for unknown addresses | [`page`] |

mod cube;
pub(crate) mod etag;
mod guard;
mod headers;
mod limit;
mod page;
mod preference;
mod telemetry;

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
};
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
};

use crate::{export, rest, state::Server};

/// No question of this product is larger; imports come by the command line.
const BODY_MAX: usize = 1024 * 1024;
/// Far above any answer; cuts off what hangs.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Beyond this requests wait: more at once only makes all of them slower.
const AT_ONCE_MAX: usize = 256;

pub(crate) use telemetry::failed;

/// The whole product as one value.
pub fn router(server: Server) -> Router {
    let dynamic = Router::new()
        .merge(cube::routes())
        .merge(preference::routes())
        .merge(telemetry::routes())
        .nest("/api/v1", rest::routes(&server))
        .nest("/export", export::routes());
    let routes = page::mount(dynamic, &server);
    // From the inside out: the last layer sees a request first.
    routes
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(server.clone(), guard::require_token))
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(RequestBodyLimitLayer::new(BODY_MAX))
        .layer(from_fn(limit::address_length))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(GlobalConcurrencyLimitLayer::new(AT_ONCE_MAX))
        .layer(CatchPanicLayer::custom(telemetry::report_panic))
        .layer(from_fn(headers::secure))
        .layer(from_fn(telemetry::measure))
        .layer(telemetry::trace())
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(server)
}
