//! What the operator sees: logs, measurements, whether the server lives.

use std::{any::Any, sync::OnceLock, time::Instant};

use axum::{
    Json, Router,
    extract::{MatchedPath, Request, State},
    http::{HeaderName, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use serde_json::json;
use tower_http::{
    classify::{ServerErrorsAsFailures, SharedClassifier},
    trace::{DefaultOnResponse, TraceLayer},
};
use tracing::{Level, Span};

use crate::{hash, state::Server};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Seconds: from a cached answer to the time limit.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5, 30.0];

pub(super) fn routes() -> Router<Server> {
    Router::new().route("/healthz", get(health)).route("/metrics", get(render))
}

async fn health(State(server): State<Server>) -> Response {
    let version = server.live.now().data.version;
    let body = Json(json!({ "status": "ok", "version": version }));
    ([(header::CACHE_CONTROL, "no-store")], body).into_response()
}

async fn render(State(server): State<Server>) -> Response {
    let edition = server.live.now();
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 of either")]
    let (version, cells) = (edition.data.version as f64, edition.cube.get().len() as f64);
    metrics::gauge!("razrez_data_version").set(version);
    metrics::gauge!("razrez_cube_cells").set(cells);
    match recorder() {
        Some(recorder) => {
            let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
            (kind, recorder.render()).into_response()
        }
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// The recorder of the process: measurements are global, so it is set up once.
fn recorder() -> Option<&'static PrometheusHandle> {
    static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    let handle = RECORDER.get_or_init(|| {
        let recorder = PrometheusBuilder::new().set_buckets(&BUCKETS).ok()?.build_recorder();
        let handle = recorder.handle();
        metrics::set_global_recorder(recorder).ok()?;
        Some(handle)
    });
    handle.as_ref()
}

/// Counts and times a request under its route; unknown addresses share one name, or a
/// stranger could fill the memory with them.
pub(super) async fn measure(request: Request, next: Next) -> Response {
    recorder();
    let started = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map(|it| it.as_str().to_owned());
    let route = route.unwrap_or_else(|| "other".to_owned());
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    metrics::counter!("razrez_requests_total", "route" => route.clone(), "status" => status)
        .increment(1);
    metrics::histogram!("razrez_request_duration_seconds", "route" => route)
        .record(started.elapsed().as_secs_f64());
    response
}

/// One span for each request, with the number that the answer carries too.
pub(super) fn trace() -> TraceLayer<
    SharedClassifier<ServerErrorsAsFailures>,
    impl Fn(&Request) -> Span + Clone,
    tower_http::trace::DefaultOnRequest,
    DefaultOnResponse,
> {
    let span = |request: &Request| {
        let id = request.headers().get(REQUEST_ID).and_then(|it| it.to_str().ok());
        // Without the query: it may hold a token.
        tracing::info_span!("request", id, method = %request.method(), path = request.uri().path())
    };
    TraceLayer::new_for_http()
        .make_span_with(span)
        .on_response(DefaultOnResponse::new().level(Level::DEBUG))
}

/// Our fault: the chain of causes goes to the log, its number to whoever asked.
pub(crate) fn failed(error: &anyhow::Error) -> Response {
    let incident = incident();
    tracing::error!(incident, error = format!("{error:#}"), "request failed");
    let body = Json(json!({ "error": "something broke on our side", "incident": incident }));
    (StatusCode::INTERNAL_SERVER_ERROR, [(header::CACHE_CONTROL, "no-store")], body).into_response()
}

fn incident() -> String {
    hash::random::<4>().unwrap_or_else(|_| "00000000".to_owned())
}

/// A panic is a bug: the operator gets its text, the user the number to ask for.
pub(super) fn report_panic(panic: Box<dyn Any + Send + 'static>) -> Response {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no text");
    let incident = incident();
    tracing::error!(incident, panic = text, "request failed");
    let page = format!(
        "<!DOCTYPE html><html lang=\"ru\"><meta charset=\"utf-8\"><title>Разрез</title>\
         <h1>Что-то сломалось у нас</h1><p>Номер происшествия: <b>{incident}</b>. Сообщите его \
         тому, кто ведёт сервер.</p><p lang=\"en\">Something broke on our side, incident \
         <b>{incident}</b>.</p><p><a href=\"/\">Разрез</a></p></html>"
    );
    (StatusCode::INTERNAL_SERVER_ERROR, [(header::CACHE_CONTROL, "no-store")], Html(page))
        .into_response()
}
