//! Documents name only what is there: a path in backquotes that begins with one of our folders,
//! or a document's name, must exist.
//!
//! `docs/adr` and the changelog are history and may name what is gone. A pattern (`*`, `<`, `{`)
//! is no path.

use std::path::{Path, PathBuf};

use super::{FOLDERS, assert_none, files, root, text};

#[test]
fn documents_name_only_what_is_there() {
    let mut broken = Vec::new();
    let top = ["README.md", "CONTRIBUTING.md"].map(PathBuf::from);
    let inside = files(&["md"]).into_iter().filter(|it| !it.starts_with("docs/adr"));
    for file in top.into_iter().filter(|it| root().join(it).exists()).chain(inside) {
        let text = text(&file);
        for path in text.lines().flat_map(paths) {
            let beside = file.with_file_name(path);
            if !root().join(path).exists() && !root().join(beside).exists() {
                broken.push(format!("{}: `{path}`", file.display()));
            }
        }
    }
    assert_none("these files do not exist", &broken);
}

/// What a line says in backquotes and means as a file of ours.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    let quoted = line.split('`').skip(1).step_by(2);
    quoted.filter(|it| is_path(it)).map(|it| it.trim_end_matches('/'))
}

fn is_path(words: &str) -> bool {
    let plain = words.chars().all(|it| it.is_ascii_alphanumeric() || "._-/".contains(it));
    let first = words.split('/').next().unwrap_or_default();
    let is_ours = words.contains('/') && (FOLDERS.contains(&first) || first == "xtask");
    let is_document = Path::new(words).extension().is_some_and(|it| it == "md");
    plain && (is_ours || is_document)
}

#[test]
fn a_path_is_told_from_other_words_in_backquotes() {
    let line = "see `crates/analysis/src/cube.rs`, `style/`, `METHODS.md` and `cargo xtask`, \
                `/pkg/razrez.js`, `crates/*/README.md`, `target/site`, `app`";
    let found: Vec<_> = paths(line).collect();
    assert_eq!(found, ["crates/analysis/src/cube.rs", "style", "METHODS.md"]);
}
