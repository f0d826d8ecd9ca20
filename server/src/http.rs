//! HTTP: every address of the product as one value, so that tests call it without a socket.
//!
//! | addresses | module |
//! |---|---|
//! | pages, `/ask/*` | `app`, mounted by [`page`] |
//! | `/cube/…`, `/version` | [`cube`] |
//! | `/api/v1/…` | [`rest`](crate::rest) |
//! | `/export/…` | [`export`](crate::export) |
//! | `/data…` | [`desk`] |
//! | `/preference` | [`preference`] |
//! | `/healthz`, `/metrics` | [`telemetry`] |
//! | site files, and the page for unknown addresses | [`page`] |

mod cube;
mod desk;
pub(crate) mod etag;
mod guard;
mod headers;
mod limit;
pub(crate) mod operator;
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

pub(crate) use desk::attached;

use crate::{export, rest, state::Server};

/// No question of this product is larger; files come by addresses of their own.
const BODY_MAX: usize = 1024 * 1024;
/// As large as a file may be; several are given one after the other.
pub(crate) const FILE_MAX: usize = 64 * 1024 * 1024;
/// Far above any answer; cuts off what hangs.
const TIMEOUT: Duration = Duration::from_secs(30);
/// A large file over a slow line, and then reading it or taking it over.
const TIMEOUT_OF_FILES: Duration = Duration::from_secs(10 * 60);
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
    let late = |after| TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, after);
    // The token is asked before the first byte of a body is read.
    let files = Router::new()
        .merge(desk::files())
        .nest("/api/v1", rest::files())
        .layer(from_fn_with_state(server.clone(), operator::required))
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(FILE_MAX))
        .layer(late(TIMEOUT_OF_FILES));
    // From the inside out: the last layer sees a request first.
    routes
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(RequestBodyLimitLayer::new(BODY_MAX))
        .layer(late(TIMEOUT))
        .merge(files)
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(server.clone(), guard::require_token))
        .layer(from_fn(limit::address_length))
        .layer(GlobalConcurrencyLimitLayer::new(AT_ONCE_MAX))
        .layer(CatchPanicLayer::custom(telemetry::report_panic))
        .layer(from_fn(headers::secure))
        .layer(from_fn(telemetry::measure))
        .layer(telemetry::trace())
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(server)
}
