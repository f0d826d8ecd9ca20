//! Answers that stand until the data change: named by data, address and preferences.
//!
//! The name is known before the answer is computed, so a browser that has it already costs
//! nothing: no analysis, no rendering.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{
    hash,
    http::{operator::is_operator, preference},
    state::Server,
};

/// Middleware for addresses whose answer depends on nothing but data, address, preferences
/// and the program.
pub(crate) async fn by_data_version(
    State(server): State<Server>,
    request: Request,
    next: Next,
) -> Response {
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    // The operator sees the desk, which changes without the data.
    if request.uri().path().starts_with(app::desk::DATA) && is_operator(&server, request.headers())
    {
        let mut response = next.run(request).await;
        let never = HeaderValue::from_static("no-store");
        response.headers_mut().insert(header::CACHE_CONTROL, never);
        return response;
    }
    let tag = tag(&server, &request);
    if tag.as_ref().is_some_and(|tag| is_known(request.headers(), tag)) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        describe(&mut response, tag);
        return response;
    }
    let before = server.live.now().data.version;
    let mut response = next.run(request).await;
    // An import in between: whether the answer is of the old data or the new is unknown.
    let is_certain = server.live.now().data.version == before;
    if response.status() == StatusCode::OK {
        describe(&mut response, tag.filter(|_| is_certain));
    }
    response
}

fn tag(server: &Server, request: &Request) -> Option<HeaderValue> {
    let data = &server.live.now().data;
    let preferences = preference::of(request.headers());
    let language = request.headers().get(header::ACCEPT_LANGUAGE);
    let name = format!(
        "{} {} {} {} {preferences} {language:?}",
        server.build(),
        data.version,
        data.scope,
        request.uri()
    );
    HeaderValue::from_str(&format!("W/\"{}\"", hash::short(name.as_bytes()))).ok()
}

fn describe(response: &mut Response, tag: Option<HeaderValue>) {
    let headers = response.headers_mut();
    if let Some(tag) = tag {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.append(header::VARY, HeaderValue::from_static("Cookie, Accept-Language"));
}

fn is_known(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let tag = tag.as_bytes();
    let listed = headers.get_all(header::IF_NONE_MATCH).iter();
    listed.flat_map(|it| it.as_bytes().split(|byte| *byte == b',')).any(|it| it.trim_ascii() == tag)
}
