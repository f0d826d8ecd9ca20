//! The published cube for the browser, and the number of the current data version.

use app::api::DataInfo;
use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;

use crate::{
    encoding::{self, Encoding},
    live::Packed,
    state::Server,
};

/// The address names version and contents, so the bytes behind it never change.
const FOREVER: &str = "private, immutable, max-age=31536000";

pub(super) fn routes() -> Router<Server> {
    Router::new().route("/cube/{version}/{scope}", get(cube)).route("/version", get(version))
}

async fn version(State(server): State<Server>) -> Response {
    let version = server.live.now().data.version;
    ([(header::CACHE_CONTROL, "no-store")], Json(json!({ "version": version }))).into_response()
}

async fn cube(
    State(server): State<Server>,
    Path((version, scope)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let edition = server.live.now();
    let DataInfo { version: current, scope: own, .. } = &edition.data;
    if version != current.to_string() {
        let is_past = version.parse::<i64>().is_ok_and(|it| it < *current);
        let status = if is_past { StatusCode::GONE } else { StatusCode::NOT_FOUND };
        return refused(status, "this data version is not served", *current);
    }
    if scope != *own {
        return refused(StatusCode::NOT_FOUND, "these data are not yours", *current);
    }
    let (encoding, bytes) = best(&edition.packed, &headers);
    let mut response = bytes.into_response();
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static(FOREVER));
    head.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Encoding"));
    // Named even when plain: compressing megabytes anew for each request would cost more
    // than sending them.
    let name = encoding.name().unwrap_or("identity");
    head.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    response
}

fn best(packed: &Packed, headers: &HeaderMap) -> (Encoding, Bytes) {
    encoding::accepted(headers)
        .into_iter()
        .find_map(|it| Some((it, packed.ready(it)?)))
        .unwrap_or_else(|| (Encoding::Plain, packed.plain.clone()))
}

fn refused(status: StatusCode, error: &str, version: i64) -> Response {
    let body = Json(json!({ "error": error, "version": version }));
    (status, [(header::CACHE_CONTROL, "no-store")], body).into_response()
}
