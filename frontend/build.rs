//! The linker leaves its relocations in the file, by which `xtask` takes the program apart into
//! the part that every page loads and one for each page (`xtask/src/site/split.rs`).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|it| it == "wasm32") {
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
}
