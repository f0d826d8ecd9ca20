//! Tells cargo which files the binary carries, so that a new front is embedded.

fn main() {
    println!("cargo::rerun-if-env-changed=RAZREZ_SITE_DIR");
    if let Ok(site) = std::env::var("RAZREZ_SITE_DIR") {
        println!("cargo::rerun-if-changed={site}");
    }
}
