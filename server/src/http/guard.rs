//! The token: where anybody on the network could read everything, only who has it is let in.
//! Where everybody may read, it makes the operator ([`operator`](super::operator)).
//!
//! It comes as `Authorization: Bearer` from programs, or once as `?token=` in an address from
//! people, whose browser then keeps it in a cookie. Whether the server lives and the site
//! files, which are the same in every copy of the product, are open to all.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};

use crate::{
    hash, site,
    state::{Entry, Server},
};

const COOKIE: &str = "razrez_token";

/// Lets in whoever brings the token.
pub(super) async fn require_token(
    State(server): State<Server>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let headers = request.headers();
    let is_let_in = match &server.entry {
        Entry::Open => true,
        Entry::Token(token) => path == "/healthz" || has_token(headers, token) || site::has(path),
    };
    let query = request.uri().query().unwrap_or_default();
    let brought = query.split('&').find_map(|it| it.strip_prefix("token="));
    let token = match &server.entry {
        Entry::Token(token) => Some(token),
        Entry::Open => server.operator.as_ref(),
    };
    let Some(token) = token.filter(|token| brought.is_some_and(|it| hash::are_same(it, token)))
    else {
        return if is_let_in { next.run(request).await } else { refused() };
    };
    let accept = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok());
    let mut response = if accept.is_some_and(|it| it.contains("text/html")) {
        welcome(path, query)
    } else {
        next.run(request).await
    };
    let cookie = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

pub(super) fn has_token(headers: &HeaderMap, token: &str) -> bool {
    let bearer = headers
        .get(header::AUTHORIZATION)
        .and_then(|it| it.to_str().ok())
        .and_then(|it| it.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    let cookie = cookies
        .flat_map(|it| it.split(';'))
        .filter_map(|it| it.trim().split_once('='))
        .find_map(|(name, value)| (name == COOKIE).then_some(value));
    [bearer, cookie].into_iter().flatten().any(|it| hash::are_same(it, token))
}

/// Goes on to the same address without the token. A page that leads on and not a redirect,
/// because a browser that followed a link from elsewhere keeps a strict cookie to itself
/// until the next step starts here.
fn welcome(path: &str, query: &str) -> Response {
    let rest: Vec<&str> = query.split('&').filter(|it| !it.starts_with("token=")).collect();
    let rest = rest.join("&");
    let mark = if rest.is_empty() { "" } else { "?" };
    // One leading slash only: two would be another host.
    let address = escaped(&format!("/{}{mark}{rest}", path.trim_start_matches('/')));
    let page = format!(
        "<!DOCTYPE html><html lang=\"ru\"><meta charset=\"utf-8\"><title>Разрез</title>\
         <link rel=\"icon\" href=\"data:,\"><meta http-equiv=\"refresh\" content=\"0;url={address}\">\
         <p><a href=\"{address}\">Разрез</a></p></html>"
    );
    ([(header::CACHE_CONTROL, "no-store")], Html(page)).into_response()
}

fn refused() -> Response {
    let headers = [(header::WWW_AUTHENTICATE, "Bearer"), (header::CACHE_CONTROL, "no-store")];
    let text = "Нужен ключ доступа: добавьте к адресу ?token=…, как показано при запуске сервера.\n\
                A token is needed: add ?token=… to the address, as printed when the server started.\n";
    (StatusCode::UNAUTHORIZED, headers, text).into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
