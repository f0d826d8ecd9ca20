//! The engine in the browser: everything that answers once the cube is here.
//!
//! Its code is as large as the rest of a page and of no use before there is a cube, so it is a
//! part of its own and comes with the cube, after the page can be used. A page must not call
//! these functions of `analysis` directly, or they would come with the page again
//! (`docs/adr/0005-the-front-in-parts.md`).

use analysis::{
    AcademicYear, Cube, View, benchmark::Benchmark, comparison::Comparison, disclosure::Published,
    dynamics::Dynamics, explore::Exploration, finder::Found, overview::Overview,
};
#[cfg(feature = "hydrate")]
use leptos::lazy;

/// What the engine can do, once it is here.
#[derive(Debug)]
pub struct Engine {
    /// Reads the bytes of a cube.
    pub read: fn(&[u8]) -> Option<Published<Cube>>,
    /// What the start page shows.
    pub overview: fn(&Published<Cube>, Option<AcademicYear>) -> Overview,
    /// What the drill-down page shows.
    pub explore: fn(&Published<Cube>, &View) -> Exploration,
    /// What the page of dynamics shows.
    pub dynamics: fn(&Published<Cube>, &View) -> Dynamics,
    /// What the page of comparison shows.
    pub compare: fn(&Published<Cube>, &View) -> Comparison,
    /// What the page of benchmarking shows.
    pub benchmark: fn(&Published<Cube>, &View) -> Benchmark,
    /// Units by what people type.
    pub find: fn(&Cube, &str, usize) -> Vec<Found>,
}

#[cfg(feature = "hydrate")]
static ENGINE: Engine = Engine {
    read: |bytes| Published::deserialize(bytes).ok(),
    overview: analysis::overview::overview,
    explore: analysis::explore::explore,
    dynamics: analysis::dynamics::dynamics,
    compare: analysis::comparison::compare,
    benchmark: analysis::benchmark::benchmark,
    find: analysis::finder::find,
};

/// Fetches the engine.
#[cfg(feature = "hydrate")]
#[lazy]
pub(super) fn engine() -> &'static Engine {
    &ENGINE
}
