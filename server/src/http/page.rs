//! The pages of `app`, its questions under `/ask`, site files, and what is nowhere.

use std::{collections::HashMap, sync::LazyLock};

use app::App;
use axum::{
    Router,
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
};
use leptos::{
    WasmSplitManifest,
    prelude::{AnyView, ArcStoredValue, IntoAny, provide_context},
};
use leptos_axum::{
    AxumRouteListing, LeptosRoutes, generate_route_list, render_app_async_with_context,
};

use super::{etag, headers};
use crate::{site, state::Server};

/// The addresses of pages. Listing them renders all, and until then no page of the process gets its
/// data: so they are listed once, before anybody can ask.
static PAGES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// Adds the pages to the other addresses.
pub(super) fn mount(others: Router<Server>, server: &Server) -> Router<Server> {
    let pages = Router::new()
        .merge(super::desk::pages())
        .leptos_routes_with_context(server, PAGES.clone(), context(server), document(server))
        .layer(from_fn_with_state(server.clone(), etag::by_data_version));
    others.merge(pages).fallback(site_or_nowhere)
}

/// What pages and server functions find: the data of this moment, and which code they need.
pub(super) fn context(server: &Server) -> impl Fn() + Clone + Send + Sync + 'static {
    let server = server.clone();
    let parts = parts();
    move || {
        provide_context(server.session());
        if let Some(parts) = parts.clone() {
            provide_context(parts);
        }
    }
}

/// The parts of the front that each page needs, for its head. Without the list a page still
/// works: it fetches its parts one after the other.
fn parts() -> Option<WasmSplitManifest> {
    let list = site::read("pkg/__wasm_split_manifest.json")?;
    let list: HashMap<String, Vec<String>> = serde_json::from_slice(&list)
        .inspect_err(|error| tracing::warn!(%error, "the list of parts of the front"))
        .ok()?;
    let (folder, script) = (String::from("/pkg"), String::from("__wasm_split.js"));
    Some(WasmSplitManifest(ArcStoredValue::new((folder, list, script))))
}

fn document(server: &Server) -> impl Fn() -> AnyView + Clone + Send + Sync + 'static {
    let options = server.options().clone();
    move || {
        headers::announce_nonce();
        app::shell(options.clone()).into_any()
    }
}

async fn site_or_nowhere(State(server): State<Server>, request: Request) -> Response {
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let (path, query) = (request.uri().path(), request.uri().query());
    if is_reading && let Some(file) = site::serve(path, query, request.headers()) {
        return file;
    }
    // The page itself says that there is nothing; here it only gets its status.
    let render = render_app_async_with_context(context(&server), document(&server));
    let mut response = render(request).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response.into_response()
}
