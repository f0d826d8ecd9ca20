//! `GET /preference`: language, theme and hall mode into cookies, and back to the page.
//!
//! A link and not a script, so that it works without scripts; cookies, so that the server
//! renders the page right at once.

use std::fmt::Write;

use app::{
    state::{Mode, Theme},
    text::Locale,
};
use axum::{
    Router,
    extract::Query,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use crate::state::Server;

/// One year.
const MAX_AGE_S: u32 = 365 * 24 * 60 * 60;

pub(super) fn routes() -> Router<Server> {
    Router::new().route("/preference", get(set))
}

/// The cookies that a page depends on, as the browser sent them.
pub(super) fn of(headers: &HeaderMap) -> String {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    let mut own: Vec<&str> = cookies
        .flat_map(|it| it.split(';'))
        .map(str::trim)
        .filter(|it| it.split_once('=').is_some_and(|(name, _)| is_preference(name)))
        .collect();
    own.sort_unstable();
    own.join(";")
}

fn is_preference(name: &str) -> bool {
    matches!(name, "lang" | "theme" | "mode")
}

fn is_value(name: &str, value: &str) -> bool {
    match name {
        "lang" => value.parse::<Locale>().is_ok(),
        "theme" => value.parse::<Theme>().is_ok(),
        "mode" => value.parse::<Mode>().is_ok(),
        _ => false,
    }
}

async fn set(Query(pairs): Query<Vec<(String, String)>>) -> Response {
    let mut back = "/";
    let mut cookies = HeaderMap::new();
    for (name, value) in &pairs {
        if name == "back" && is_own_address(value) {
            back = value;
        } else if is_value(name, value) {
            let cookie = format!("{name}={value}; Path=/; Max-Age={MAX_AGE_S}; SameSite=Lax");
            let Ok(cookie) = HeaderValue::from_str(&cookie) else { continue };
            cookies.append(header::SET_COOKIE, cookie);
        }
    }
    cookies.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    match HeaderValue::from_str(&in_ascii(back)) {
        Ok(location) => {
            cookies.insert(header::LOCATION, location);
            (StatusCode::SEE_OTHER, cookies).into_response()
        }
        Err(_not_ascii) => (StatusCode::BAD_REQUEST, "`back` is no address").into_response(),
    }
}

/// Whether the address is a path on this server: browsers read `//host` and `/\host` as
/// another host, and drop line breaks and tabs on the way.
fn is_own_address(address: &str) -> bool {
    let rest = address.strip_prefix('/');
    rest.is_some_and(|it| !it.starts_with(['/', '\\']))
        && !address.contains(|it: char| it.is_control() || it == '\\')
}

/// The address as a header can carry it: it may have come decoded.
fn in_ascii(address: &str) -> String {
    address.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_graphic() {
            text.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_on_this_server_are_gone_back_to() {
        for good in ["/", "/explore?subject=math&by=year", "/find?q=%D1%88", "/find?q=школа 17"]
        {
            assert!(is_own_address(good), "case: {good}");
        }
        for bad in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example/",
            "explore",
            "/\t/evil.example",
            "/a\r\nSet-Cookie: x",
        ] {
            assert!(!is_own_address(bad), "case: {bad:?}");
        }
    }
}
