//! Rules about the source that no compiler checks, as unit tests.
//!
//! `dependencies`: who may depend on whom, and licences of what we use. `source`: files and their
//! words. `documents`: documents name only what is there. A new rule is a test in the file of its
//! subject; a rule that needs exceptions lists them with their reasons.

mod dependencies;
mod documents;
mod licence;
mod source;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The folders with our own source. `target`, `node_modules` and the data are not ours to judge.
const FOLDERS: [&str; 13] = [
    ".cargo",
    ".ci",
    "app",
    "crates",
    "data",
    "docs",
    "end2end",
    "frontend",
    "migrations",
    "public",
    "server",
    "style",
    "tools",
];

fn root() -> PathBuf {
    crate::project::root().unwrap()
}

/// Our files with one of these endings, relative to the root.
fn files(endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in FOLDERS.into_iter().chain(["xtask"]) {
        collect(Path::new(folder), endings, &mut found);
    }
    found.sort();
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    let Ok(entries) = root().join(folder).read_dir() else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let path = folder.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            if !["node_modules", "target", "test-results"].iter().any(|it| path.ends_with(it)) {
                collect(&path, endings, found);
            }
        } else if path.extension().is_some_and(|it| endings.iter().any(|ending| it == *ending)) {
            found.push(path);
        }
    }
}

fn text(file: &Path) -> String {
    fs::read_to_string(root().join(file))
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Fails with the whole list: whoever breaks a rule in ten places wants to see ten.
fn assert_none(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}:\n  {}", broken.join("\n  "));
}
