//! Pages: one module per address, wiring only.
//!
//! The code of each page is a file of its own, loaded when the page is opened: a first visit
//! carries what all pages share and the page it shows, however many pages there are.

pub mod benchmark;
pub mod comparison;
pub mod dynamics;
pub mod explore;
pub mod find;
pub mod inside;
pub mod methods;
pub mod not_found;
pub mod overview;
pub mod signals;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// Routes whose code is loaded when they are opened.
macro_rules! lazily {
    ($($route:ident shows $module:ident :: $page:ident;)*) => {$(
        #[doc = concat!("The page of [`", stringify!($module), "`], loaded when it is opened.")]
        #[derive(Debug)]
        pub struct $route;

        #[lazy_route]
        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            fn view(_route: Self) -> AnyView {
                $module::$page().into_any()
            }
        }
    )*};
}

lazily! {
    OverviewRoute shows overview::OverviewPage;
    ExploreRoute shows explore::ExplorePage;
    DynamicsRoute shows dynamics::DynamicsPage;
    ComparisonRoute shows comparison::ComparisonPage;
    BenchmarkRoute shows benchmark::BenchmarkPage;
    InsideRoute shows inside::InsidePage;
    SignalsRoute shows signals::SignalsPage;
    FindRoute shows find::FindPage;
    MethodsRoute shows methods::MethodsPage;
}
