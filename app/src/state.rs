//! State: the address, the data in the browser, and preferences.
//!
//! What is shown is a function of the address, the data and the user's rights. The address
//! is read here and spelled here ([`href`]); the data are a published cube, fetched once after
//! the first paint ([`Data`]), from which every later click is answered without a request.

use std::sync::Arc;

use analysis::{Cube, View, disclosure::Published, view::Ignored};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    api::{ApiError, DataInfo, Dated},
    text::{Locale, Texts},
};

mod engine;
#[cfg(feature = "hydrate")]
mod fetch;
#[cfg(feature = "hydrate")]
mod paint;
mod preferences;

pub use engine::Engine;
#[cfg(feature = "hydrate")]
pub use paint::painted;
pub use preferences::{Mode, Preferences, Theme};

/// The address of the drill-down page.
pub const EXPLORE: &str = "/explore";
/// The address of the page of dynamics.
pub const DYNAMICS: &str = "/dynamics";

/// The address of the page of comparison.
pub const COMPARISON: &str = "/comparison";

/// The address of the page of benchmarking.
pub const BENCHMARK: &str = "/benchmark";

/// The address of the page of signals.
pub const SIGNALS: &str = "/signals";

/// The address of the page of what is inside a work.
pub const INSIDE: &str = "/inside";

/// The address of saved sets of schools, which the operator's browser opens anew.
pub const SETS: &str = "/data/sets";

/// The page on which links of shared parts (path, filters) stay; provided by that page.
#[derive(Clone, Copy, Debug)]
pub struct StaysOn(pub &'static str);

/// The current view, derived from the address bar and from nothing else, and what in the
/// address could not be understood.
pub fn use_view() -> (Memo<View>, Memo<Vec<Ignored>>) {
    let query = use_query_map();
    let read = Memo::new(move |_| {
        query.with(|query| {
            let pairs: Vec<(String, String)> = query
                .into_iter()
                .map(|(key, value)| (key.to_string(), value.to_string()))
                .collect();
            View::from_pairs(pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())))
        })
    });
    (Memo::new(move |_| read.get().0), Memo::new(move |_| read.get().1))
}

/// The address of `view` on the page at `path`.
pub fn href(path: &str, view: &View) -> String {
    format!("{path}{}", view.to_query())
}

/// The drill-down address of `view`.
pub fn explore_href(view: &View) -> String {
    href(EXPLORE, view)
}

/// The address of `view` on the page that is open.
pub fn here_href(view: &View) -> String {
    href(use_context::<StaysOn>().map_or(EXPLORE, |it| it.0), view)
}

/// A cube, which data it is of, and what answers from it.
type Here = (Arc<Published<Cube>>, DataInfo, &'static Engine);

/// The data in the browser.
#[derive(Clone, Copy)]
pub struct Data {
    cube: RwSignal<Option<Here>>,
    info: RwSignal<Option<DataInfo>>,
    newer: RwSignal<bool>,
}

impl Data {
    /// No data yet; on the server it stays that way, for it answers from the session.
    pub fn provide() -> Self {
        let data = Self {
            cube: RwSignal::new(None),
            info: RwSignal::new(None),
            newer: RwSignal::new(false),
        };
        provide_context(data);
        #[cfg(feature = "hydrate")]
        fetch::start(data);
        data
    }

    /// The data of this page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Answers from the cube if it is here, otherwise asks the server.
    pub async fn answer<T>(
        self,
        here: impl FnOnce(&Engine, &Published<Cube>) -> T,
        ask: impl Future<Output = Result<Dated<T>, ApiError>>,
    ) -> Result<Dated<T>, ApiError> {
        match self.cube.get_untracked() {
            Some((cube, data, engine)) => Ok(Dated { data, content: here(engine, &cube) }),
            None => ask.await,
        }
    }

    /// Remembers which data the first paint came from; the cube of these is fetched.
    pub fn seen(self, info: &DataInfo) {
        if self.info.with_untracked(|known| known.as_ref() != Some(info)) {
            self.info.set(Some(info.clone()));
        }
    }

    /// Whether the server has newer data than this page.
    pub fn is_outdated(self) -> bool {
        self.newer.get()
    }

    /// Which data this page shows.
    pub fn info(self) -> Option<DataInfo> {
        self.info.get()
    }
}

/// The language of this page.
pub fn use_locale() -> Locale {
    use_context::<Preferences>().unwrap_or_default().locale
}

/// The texts of this page.
pub fn use_texts() -> &'static Texts {
    use_locale().texts()
}
