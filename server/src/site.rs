//! The site files: scripts, styles, fonts, pictures.
//!
//! With the feature `embed` they are in the binary, put there from the folder that
//! `RAZREZ_SITE_DIR` names at compile time; otherwise they are read from that folder at run
//! time, so that a rebuilt front end is served at once. Both give a path's bytes in the best
//! form the browser takes: `.br` and `.gz` beside a file are its compressed forms.

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::encoding::{self, Encoding};

#[cfg(feature = "embed")]
#[path = "site/embedded.rs"]
mod files;
#[cfg(not(feature = "embed"))]
#[path = "site/on_disk.rs"]
mod files;

/// For names that change with their contents.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// How many hexadecimal digits make a part of a file name a hash.
const HASH_LENGTH: usize = 8;

/// The bytes of one file.
#[derive(Clone, Debug)]
struct File {
    bytes: Bytes,
    /// Names the contents.
    tag: String,
}

/// Whether this is the path of a site file.
pub(crate) fn has(path: &str) -> bool {
    name(path).is_some_and(|name| files::get(name).is_some())
}

/// The bytes of the file of this name below the site folder.
pub(crate) fn read(name: &str) -> Option<Bytes> {
    files::get(name).map(|it| it.bytes)
}

/// The file at `path`, if there is one.
pub(crate) fn serve(path: &str, query: Option<&str>, headers: &HeaderMap) -> Option<Response> {
    let name = name(path)?;
    let (encoding, file) = encoding::accepted(headers)
        .into_iter()
        .find_map(|it| Some((it, files::get(&format!("{name}{}", it.extension()))?)))?;
    let tag = HeaderValue::from_str(&format!("\"{}\"", file.tag)).ok()?;
    let is_known = headers.get_all(header::IF_NONE_MATCH).iter().any(|it| {
        it.as_bytes().split(|byte| *byte == b',').any(|it| it.trim_ascii() == tag.as_bytes())
    });
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        file.bytes.into_response()
    };
    let is_versioned =
        query.is_some_and(|it| it.split('&').any(|it| it.starts_with("v="))) || is_hashed(name);
    let cache = if is_versioned { FOREVER } else { "no-cache" };
    let head = response.headers_mut();
    head.insert(header::ETAG, tag);
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    head.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if !is_known {
        head.insert(header::CONTENT_TYPE, content_type(name)?);
        if let Some(name) = encoding.name() {
            head.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
    }
    Some(response)
}

/// The name of a file below the site folder; `None` for anything that might lead out of it.
fn name(path: &str) -> Option<&str> {
    let name = path.strip_prefix('/')?;
    let is_plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0', ':', '%'])
    };
    let is_packed =
        [Encoding::Brotli, Encoding::Gzip].iter().any(|it| name.ends_with(it.extension()));
    (name.split('/').all(is_plain) && !is_packed).then_some(name)
}

/// Whether a part of the file's name is a hash of its contents.
fn is_hashed(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.split(['.', '-', '_']).any(|part| {
        part.len() >= HASH_LENGTH
            && part.bytes().all(|it| it.is_ascii_hexdigit())
            && part.bytes().any(|it| it.is_ascii_digit())
    })
}

fn content_type(name: &str) -> Option<HeaderValue> {
    let mime = mime_guess::from_path(name).first_or_octet_stream();
    let is_text = mime.type_() == mime_guess::mime::TEXT || mime.subtype() == "javascript";
    let charset = if is_text { "; charset=utf-8" } else { "" };
    HeaderValue::from_str(&format!("{}{charset}", mime.essence_str())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for bad in [
            "",
            "/",
            "//etc/passwd",
            "/../Cargo.toml",
            "/pkg/../../x",
            "/.git/config",
            "/pkg/%2e%2e/x",
            "/a\\b",
            "/pkg/razrez.js.br",
            "/c:/x",
        ] {
            assert_eq!(name(bad), None, "case: {bad}");
        }
        assert_eq!(name("/pkg/razrez.js"), Some("pkg/razrez.js"));
    }

    #[test]
    fn only_a_hash_in_the_name_is_a_hash() {
        for hashed in ["pkg/razrez.3f2a91bc77.js", "fonts/pt-0123456789abcdef.woff2"] {
            assert!(is_hashed(hashed), "case: {hashed}");
        }
        for plain in ["pkg/razrez.js", "deadbeef.js", "pkg/20241234/x.js", "favicon.svg"] {
            assert!(!is_hashed(plain), "case: {plain}");
        }
    }

    #[test]
    fn texts_say_how_they_are_encoded() {
        assert_eq!(content_type("a/b.css").unwrap(), "text/css; charset=utf-8");
        assert_eq!(content_type("a/b.js").unwrap(), "text/javascript; charset=utf-8");
        assert_eq!(content_type("a/b.wasm").unwrap(), "application/wasm");
    }
}
