//! The user interface of Razrez, compiled twice: to HTML on the server (`ssr`) and to WASM in
//! the browser (`hydrate`).
//!
//! | I look for… | module |
//! |---|---|
//! | which address shows which page | [`App`] |
//! | the questions asked of the server | [`api`] |
//! | the address, the cube in the browser, preferences | [`state`] |
//! | every word on the screen | [`text`] |
//! | pictures | [`charts`] |
//! | the page of data, rendered on the server only | `desk` |
#![expect(clippy::must_use_candidate, reason = "components are used by the view macro")]
#![recursion_limit = "256"]

pub mod api;
pub mod charts;
pub mod components;
#[cfg(feature = "ssr")]
pub mod desk;
pub mod pages;
pub mod state;
pub mod text;

use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    Lazy, SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    charts::Painting,
    components::frame::Frame,
    pages::{
        BenchmarkRoute, ComparisonRoute, DynamicsRoute, ExploreRoute, FindRoute, InsideRoute,
        MethodsRoute, OverviewRoute, SignalsRoute, not_found::NotFoundPage,
    },
    state::{Data, Preferences},
};

/// The document around the application; rendered on the server only.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let Preferences { locale, theme, mode } = Preferences::current();
    view! {
        <!DOCTYPE html>
        <html lang=locale.to_string() data-theme=theme.to_string() data-mode=mode.to_string()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href=icon() type="image/svg+xml" />
                <link rel="stylesheet" href="/pkg/razrez.css" />
                <HydrationScripts options />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The icon inside the page: browsers ask for a linked one again at every change of address.
fn icon() -> String {
    let plain = include_str!("../../public/favicon.svg");
    let escaped =
        plain.replace('%', "%25").replace('#', "%23").replace('"', "'").replace('\n', " ");
    format!("data:image/svg+xml,{escaped}")
}

/// The application: which address shows which page.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(Preferences::current());
    Data::provide();
    Painting::provide();
    view! {
        <Router>
            <Frame>
                <Routes fallback=NotFoundPage>
                    <Route path=path!("/") view={Lazy::<OverviewRoute>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/explore") view={Lazy::<ExploreRoute>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/dynamics") view={Lazy::<DynamicsRoute>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/comparison") view={Lazy::<ComparisonRoute>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/benchmark") view={Lazy::<BenchmarkRoute>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/inside") view={Lazy::<InsideRoute>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/signals") view={Lazy::<SignalsRoute>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/find") view={Lazy::<FindRoute>::new()} ssr=SsrMode::Async />
                    <Route path=path!("/methods") view={Lazy::<MethodsRoute>::new()} ssr=SsrMode::Async />
                </Routes>
            </Frame>
        </Router>
    }
}
