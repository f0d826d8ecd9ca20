//! Files and their words: module comments, length, colours, nothing left for later.

use std::path::Path;

use super::{assert_none, files, text};

const LINES_MAX: usize = 300;

/// Files that may be longer: how long, and why.
const LONG: &[(&str, usize, &str)] = &[];

/// How a module comment begins; a crate may say it in its README.
const MODULE_COMMENTS: [&str; 2] = ["//!", "#![doc = include_str!("];

/// Words of unfinished work, put together here so that this file does not hold them.
const UNFINISHED: [&str; 4] =
    [concat!("TO", "DO"), concat!("to", "do!"), concat!("FIX", "ME"), concat!("dbg", "!")];

/// CSS functions that spell a colour; computed from another one (`from`) they are no literal.
const COLOURS: [&str; 9] = ["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch"];

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<_> = files(&["rs"])
        .iter()
        .filter(|file| !MODULE_COMMENTS.iter().any(|it| text(file).starts_with(it)))
        .map(|file| file.display().to_string())
        .collect();
    assert_none("begin with a module comment: what, why so, how to extend", &silent);
}

#[test]
fn files_are_short() {
    let mut long = Vec::new();
    for file in files(&["rs", "css", "ts"]) {
        let lines = text(&file).lines().count();
        let exception = LONG.iter().find(|(it, ..)| Path::new(it) == file);
        if lines > exception.map_or(LINES_MAX, |(_, lines, _)| *lines) {
            long.push(format!("{}: {lines} lines", file.display()));
        }
    }
    assert_none("split, or give the reason in LONG", &long);
}

#[test]
fn every_long_file_is_still_long() {
    for (file, _, _) in LONG {
        let lines = text(Path::new(file)).lines().count();
        assert!(lines > LINES_MAX, "{file} no longer needs its line in LONG");
    }
}

#[test]
fn nothing_is_left_for_later() {
    let mut broken = Vec::new();
    for file in files(&["rs", "css", "ts", "js", "toml", "sh", "md"]) {
        for (number, line) in text(&file).lines().enumerate() {
            if UNFINISHED.iter().any(|word| has_word(line, word)) {
                broken.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
            }
        }
    }
    assert_none("finish it, or write an issue", &broken);
}

#[test]
fn colours_are_spelled_in_the_tokens_only() {
    let mut broken = Vec::new();
    for file in files(&["css"]) {
        if file == Path::new("style/tokens.css") {
            continue;
        }
        for (number, line) in without_comments(&text(&file)).lines().enumerate() {
            if has_colour(line) {
                broken.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
            }
        }
    }
    assert_none("give the colour a name in style/tokens.css", &broken);
}

/// Whether `word` stands in `line` and is not the end of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let is_inside = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '_');
        let after = line[at + word.len()..].chars().next();
        !is_inside(line[..at].chars().next_back()) && (word.ends_with('!') || !is_inside(after))
    })
}

fn has_colour(line: &str) -> bool {
    let by_function = COLOURS.iter().any(|name| {
        line.match_indices(&format!("{name}(")).any(|(at, call)| {
            let before = line[..at].chars().next_back();
            let arguments = line[at + call.len()..].trim_start();
            !before.is_some_and(|it| it.is_alphanumeric() || it == '-' || it == '_')
                && !arguments.starts_with("from ")
        })
    });
    by_function || line.match_indices('#').any(|(at, _)| is_hex_colour(&line[at + 1..]))
}

/// Whether a colour follows the `#`: three, four, six or eight hexadecimal digits, no more.
fn is_hex_colour(after: &str) -> bool {
    let digits = after.chars().take_while(char::is_ascii_hexdigit).count();
    let ends = !after[digits..].starts_with(|it: char| it.is_alphanumeric() || "-_".contains(it));
    ends && [3, 4, 6, 8].contains(&digits)
}

/// The text with comments blanked out, lines kept.
fn without_comments(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        kept.extend(comment.chars().filter(|it| *it == '\n'));
        rest = after;
    }
    kept + rest
}

#[test]
fn a_colour_is_told_from_what_looks_like_one() {
    let cases = [
        ("color: #fff;", true),
        ("background: #12345678", true),
        ("border: 1px solid rgb(0 0 0 / 50%)", true),
        ("fill: oklch(70% 0.1 200)", true),
        ("fill: oklch(from var(--ink) calc(l * 0.8) c h)", false),
        ("color: color-mix(in oklab, var(--ink), var(--surface))", false),
        ("color: var(--series-1)", false),
        ("#main-content { }", false),
        ("background: url(#pattern)", false),
    ];
    for (line, expected) in cases {
        assert_eq!(has_colour(line), expected, "{line}");
    }
    assert_eq!(without_comments("a /* #fff\n#000 */ b"), "a \n b");
}

#[test]
fn a_word_is_told_from_part_of_one() {
    assert!(has_word(&format!("// {}: later", UNFINISHED[0]), UNFINISHED[0]));
    assert!(has_word(&format!("    {}(x)", UNFINISHED[3]), UNFINISHED[3]));
    assert!(!has_word(&format!("MAS{}N", UNFINISHED[0]), UNFINISHED[0]));
}
