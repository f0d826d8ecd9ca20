//! The operator: who may change the data, until there are accounts.
//!
//! Every address that changes something asks for the operator's token, on this machine too:
//! other programs and other pages in the same browser reach it as well. A browser keeps the
//! token in a strict cookie; where a request comes from is checked besides, because not every
//! browser heeds `SameSite`.

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::guard;
use crate::state::Server;

/// Whether the request comes from the operator.
pub(crate) fn is_operator(server: &Server, headers: &HeaderMap) -> bool {
    server.operator.as_ref().is_some_and(|token| guard::has_token(headers, token))
}

/// Middleware for addresses that only the operator may use.
pub(crate) async fn required(
    State(server): State<Server>,
    request: Request,
    next: Next,
) -> Response {
    if !is_operator(&server, request.headers()) {
        let challenge = [(header::WWW_AUTHENTICATE, "Bearer")];
        let said = "the operator's token is needed: as `Authorization: Bearer …`, or open the \
                    page of data with the address printed when the server started";
        return (StatusCode::UNAUTHORIZED, challenge, refused(said)).into_response();
    }
    let changes = !request.method().is_safe();
    if changes && !is_from_here(request.headers()) {
        let said = "a page of another site cannot change the data here";
        return (StatusCode::FORBIDDEN, refused(said)).into_response();
    }
    let mut response = next.run(request).await;
    // What lies on the desk is nobody else's, and may be another file a moment later.
    let head = response.headers_mut();
    head.entry(header::CACHE_CONTROL).or_insert(header::HeaderValue::from_static("no-store"));
    response
}

fn refused(said: &str) -> Json<serde_json::Value> {
    Json(json!({ "error": said, "known": [] }))
}

/// Whether a request that changes something was made by this server's own pages, or by a program
/// that has the token itself and not a browser's cookie.
fn is_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|it| it.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, it)| it.eq_ignore_ascii_case(host))
        }
        (Some(_), None) => false,
        (None, _) => headers.contains_key(header::AUTHORIZATION),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_pages_and_programs_change_something() {
        let cases: [(&[(&str, &str)], bool); 9] = [
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")], true),
            (&[("origin", "http://127.0.0.1:3001"), ("host", "127.0.0.1:3000")], false),
            (&[("origin", "null"), ("host", "127.0.0.1:3000")], false),
            (&[("host", "127.0.0.1:3000")], false),
            (&[("authorization", "Bearer x")], true),
        ];
        for (said, expected) in cases {
            let mut headers = HeaderMap::new();
            for (name, value) in said {
                headers.insert(*name, value.parse().unwrap());
            }
            assert_eq!(is_from_here(&headers), expected, "case: {said:?}");
        }
    }
}
