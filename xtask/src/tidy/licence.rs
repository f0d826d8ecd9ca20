//! Which licences a dependency may have: those under which the product can be given on as
//! Apache-2.0 OR MIT, alone or by choice.

/// SPDX codes. MPL-2.0 asks for the source of its own files only, which are unchanged here.
const ALLOWED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether an SPDX expression can be met with allowed licences. `MIT/Apache-2.0` is the old way
/// to write OR.
pub(super) fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let mut words = words.as_slice();
    either(&mut words).is_some_and(|allowed| allowed && words.is_empty())
}

fn either(words: &mut &[&str]) -> Option<bool> {
    let mut allowed = both(words)?;
    while take(words, "OR") {
        allowed |= both(words)?;
    }
    Some(allowed)
}

fn both(words: &mut &[&str]) -> Option<bool> {
    let mut allowed = one(words)?;
    while take(words, "AND") {
        allowed &= one(words)?;
    }
    Some(allowed)
}

fn one(words: &mut &[&str]) -> Option<bool> {
    if take(words, "(") {
        let allowed = either(words)?;
        return take(words, ")").then_some(allowed);
    }
    let (code, rest) = words.split_first()?;
    *words = rest;
    if take(words, "WITH") {
        // An exception only ever adds a permission.
        *words = words.split_first()?.1;
    }
    Some(ALLOWED.contains(code))
}

fn take(words: &mut &[&str], word: &str) -> bool {
    match words.split_first() {
        Some((first, rest)) if *first == word => {
            *words = rest;
            true
        }
        _ => false,
    }
}

#[test]
fn expressions_are_read_as_spdx_means_them() {
    let cases = [
        ("MIT", true),
        ("MIT OR Apache-2.0", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0", false),
        ("MIT AND GPL-3.0", false),
        ("Apache-2.0 WITH LLVM-exception OR MIT", true),
        ("(MIT OR GPL-3.0) AND Unicode-3.0", true),
        ("GPL-3.0 AND (MIT OR ISC)", false),
        ("(MIT", false),
        ("", false),
    ];
    for (expression, allowed) in cases {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}
