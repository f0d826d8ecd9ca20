//! Dependencies point down, every crate is where the layout says, and licences are permissive.

use std::{collections::BTreeSet, path::Path, process::Command};

use serde_json::Value;

use super::{assert_none, licence, root};

/// Each crate of ours: its folder, and the crates of ours it may depend on.
const ALLOWED: [(&str, &str, &[&str]); 10] = [
    ("analysis", "crates/analysis", &[]),
    ("intake", "crates/intake", &["analysis"]),
    ("migrations", "migrations", &[]),
    ("store", "crates/store", &["analysis", "migrations"]),
    ("synth", "crates/synth", &[]),
    ("app", "app", &["analysis", "store"]),
    ("frontend", "frontend", &["app"]),
    ("server", "server", &["analysis", "app", "intake", "store", "synth"]),
    ("bench", "bench", &["analysis", "intake", "synth"]),
    ("xtask", "xtask", &[]),
];

/// What is compiled into the product: everything for the server's and for the browser's target.
const TARGETS: [&str; 2] = ["x86_64-unknown-linux-gnu", "wasm32-unknown-unknown"];

fn metadata(arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["metadata", "--format-version", "1"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn packages(metadata: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let packages = metadata["packages"].as_array().unwrap();
    packages.iter().map(|it| (it["name"].as_str().unwrap(), it))
}

#[test]
fn dependencies_point_down() {
    let metadata = metadata(&["--no-deps"]);
    let ours: BTreeSet<_> = packages(&metadata).map(|(name, _)| name).collect();
    let mut broken = Vec::new();
    for (name, package) in packages(&metadata) {
        let (_, folder, allowed) = ALLOWED
            .iter()
            .find(|(it, ..)| *it == name)
            .unwrap_or_else(|| panic!("give `{name}` a line in ALLOWED"));
        let manifest = Path::new(package["manifest_path"].as_str().unwrap());
        if manifest != root().join(folder).join("Cargo.toml") {
            broken.push(format!("`{name}` belongs into {folder}"));
        }
        for dependency in package["dependencies"].as_array().unwrap() {
            let on = dependency["name"].as_str().unwrap();
            if ours.contains(on) && !allowed.contains(&on) {
                broken.push(format!("`{name}` must not depend on `{on}`"));
            }
        }
    }
    assert_none("the arrows of docs/ARCHITECTURE.md", &broken);
}

#[test]
fn every_dependency_may_be_given_on() {
    let mut broken = BTreeSet::new();
    for target in TARGETS {
        for (name, package) in packages(&metadata(&["--filter-platform", target])) {
            let licence = package["license"].as_str().unwrap_or_default();
            if !licence::is_allowed(licence) {
                broken.insert(format!("{name}: {licence:?}"));
            }
        }
    }
    let broken: Vec<_> = broken.into_iter().collect();
    assert_none("licences not on the list in xtask/src/tidy/licence.rs", &broken);
}
