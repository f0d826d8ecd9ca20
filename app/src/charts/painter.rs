//! The painter: everything that turns answers into charts, as a part of the front of its own.
//!
//! It comes with ECharts, after the page can be used. A page must not call the functions of
//! charts directly, or they would come with the page again.

use analysis::{
    Dimension, benchmark::Benchmark, comparison::Comparison, dynamics::Dynamics,
    explore::Exploration, inside::Inside, signals::Signals,
};
use leptos::prelude::*;
use serde_json::Value;

use super::{
    Palette, Picture,
    benchmark::{caterpillar, funnel, strips},
    breakdown::{breakdown, objects},
    cohort::cohort,
    cohorts::cohorts,
    effect::effect,
    factor::factor,
    gap::gap,
    grid::grid,
    inside::{agreement, distribution, requirement_gaps, task_gaps},
    map::map,
    matrix::matrix,
    scatter::scatter,
    two_years::two_years,
    waterfall::waterfall,
    years::{Development, years},
};
use crate::text::Locale;

/// What can be drawn, once it is here.
#[derive(Debug)]
pub struct Painter {
    /// The main breakdown.
    pub breakdown: fn(&Exploration, &Palette, Locale) -> Picture,
    /// What is compared, one dot with its interval for each.
    pub objects: fn(&Comparison, &Palette, Locale) -> Picture,
    /// Members × subjects.
    pub matrix: fn(&Exploration, &Palette, Locale) -> Option<Picture>,
    /// Subjects or procedures × years.
    pub grid: fn(&Dynamics, Dimension, &Palette, Locale) -> Option<Picture>,
    /// A place, a marked member and what stands beside it over years.
    pub years: fn(&Development<'_>, &Palette, Locale) -> Picture,
    /// The children of one cohort among all, from work to work.
    pub cohort: fn(&Dynamics, &Palette, Locale) -> Option<Picture>,
    /// All cohorts of a place, one picture for each.
    pub cohorts: fn(&Dynamics, &Palette, Locale) -> Option<Picture>,
    /// What is compared in two years.
    pub two_years: fn(&Comparison, &Palette, Locale) -> Option<Picture>,
    /// The gap between two groups over years.
    pub gap: fn(&Comparison, &Palette, Locale) -> Option<Picture>,
    /// Two indicators of the same schools.
    pub scatter: fn(&Comparison, &Palette, Locale) -> Option<Picture>,
    /// The indicator of the page beside a condition of schools.
    pub factor: fn(&Comparison, &Palette, Locale) -> Option<Picture>,
    /// The schools where they stand.
    pub map: fn(&Comparison, &Palette, Locale) -> Option<Picture>,
    /// A change taken apart.
    pub waterfall: fn(&Dynamics, &Palette, Locale) -> Option<Picture>,
    /// A change beside what was to be expected of it.
    pub effect: fn(&Signals, &Palette, Locale) -> Option<Picture>,
    /// A school among others, in each indicator.
    pub strips: DrawBenchmark,
    /// Every school with its interval.
    pub caterpillar: DrawBenchmark,
    /// Schools by size and share.
    pub funnel: DrawBenchmark,
    /// Marks beside those of the journal.
    pub agreement: DrawInside,
    /// Primary scores.
    pub distribution: DrawInside,
    /// Tasks beside all others.
    pub task_gaps: DrawInside,
    /// Requirements beside all others.
    pub requirement_gaps: DrawInside,
    /// An option as text: one string for the browser to read instead of a call for each value.
    pub spell: fn(&Value) -> String,
}

type DrawBenchmark = fn(&Benchmark, &Palette, Locale) -> Option<Picture>;

type DrawInside = fn(&Inside, &Palette, Locale) -> Option<Picture>;

static PAINTER: Painter = Painter {
    breakdown,
    objects,
    matrix,
    grid,
    years,
    cohort,
    cohorts,
    two_years,
    gap,
    scatter,
    factor,
    map,
    waterfall,
    effect,
    strips,
    caterpillar,
    funnel,
    agreement,
    distribution,
    task_gaps,
    requirement_gaps,
    spell: Value::to_string,
};

/// Fetches the painter.
#[lazy]
pub fn painter() -> &'static Painter {
    &PAINTER
}

/// The painter of this page, as soon as there is one; asked for by the first page with a chart.
#[derive(Clone, Copy, Debug)]
pub struct Painting(RwSignal<Option<&'static Painter>>);

impl Painting {
    /// No painter yet; on the server it stays that way, for there is nothing to draw.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// The painter of this page.
    pub fn ask() -> Signal<Option<&'static Painter>> {
        let Self(known) = expect_context();
        Effect::new(move |_| {
            if known.with_untracked(Option::is_none) {
                leptos::task::spawn_local(async move {
                    known.try_set(Some(painter().await));
                });
            }
        });
        known.into()
    }
}
