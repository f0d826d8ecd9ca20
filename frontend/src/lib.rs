//! The browser's entry point. Nothing else may be added here.
#![allow(unsafe_code, missing_docs, reason = "wasm-bindgen glue")]

/// Takes over the page the server rendered.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_lazy(app::App);
}
