//! Spelling a query, and reading what several keys say alike.

use std::fmt::Write;

/// Adds a pair to a query that begins with `?`.
pub(super) fn push_pair(query: &mut String, key: &str, value: &str) {
    query.push(if query.is_empty() { '?' } else { '&' });
    query.push_str(key);
    query.push('=');
    escape(query, value);
}

/// Adds a pair where there is a value. Never inlined: every page carries it, and there are many keys.
#[inline(never)]
pub(super) fn add(pairs: &mut Vec<(String, String)>, key: &str, value: Option<String>) {
    if let Some(value) = value {
        pairs.push((key.to_owned(), value));
    }
}

/// Percent-encodes as little as a query needs. Our own on purpose: the router's encoder
/// spells the same link differently on the server and in the browser.
fn escape(query: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~,:@/".contains(&byte) {
            query.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(query, "%{byte:02X}");
        }
    }
}

/// `off` and `on`, as something that can be hidden is told of.
pub(super) fn hidden(value: &str) -> Option<bool> {
    ["on", "off"].iter().position(|it| *it == value).map(|it| it == 1)
}

/// Adds codes separated by commas, each once and in order; says whether there was any.
pub(super) fn add_codes(known: &mut Vec<String>, value: &str) -> bool {
    let mut codes = value.split(',').map(str::trim).filter(|it| !it.is_empty()).peekable();
    let is_some = codes.peek().is_some();
    for code in codes {
        if !known.iter().any(|it| it == code) {
            known.push(code.to_owned());
        }
    }
    known.sort();
    is_some
}
