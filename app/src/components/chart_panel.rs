//! A chart with everything it needs to be believed: what is seen, of what, its source, its
//! table and its downloads.

use analysis::explore::Exploration;
use leptos::prelude::*;

use crate::{
    charts::{Palette, Picture, host::ChartHost},
    state::{use_locale, use_texts},
    text::{Locale, phrase},
};

/// Which chart of an exploration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The main breakdown.
    Breakdown,
    /// The development over years.
    Years,
    /// Members × subjects.
    Matrix,
}

impl Which {
    fn draw(self, explored: &Exploration, palette: &Palette, locale: Locale) -> Option<Picture> {
        use crate::charts::{breakdown::breakdown, matrix::matrix, years::years};
        match self {
            Self::Breakdown => Some(breakdown(explored, palette, locale)),
            Self::Years => Some(years(explored, palette, locale)),
            Self::Matrix => matrix(explored, palette, locale),
        }
    }

    /// What is seen, in one line.
    fn title(self, explored: &Exploration, locale: Locale) -> String {
        let texts = locale.texts();
        let name = texts.indicator(explored.view.indicator).name;
        let by = explored.main.by.first().map_or("", |it| texts.by(*it));
        let place = phrase::place(locale, explored);
        match self {
            Self::Breakdown => format!("{place}: {} {by}", name.to_lowercase()),
            Self::Years => {
                format!("{place}: {} {}", name.to_lowercase(), texts.over_years.to_lowercase())
            }
            Self::Matrix => format!(
                "{place}: {} {by}, {}",
                name.to_lowercase(),
                texts.matrix_title.to_lowercase()
            ),
        }
    }

    /// Of what: measure, subject, procedure, years, number of pupils.
    fn subtitle(self, explored: &Exploration, locale: Locale) -> String {
        let texts = locale.texts();
        let mut parts = phrase::context(explored);
        if self == Self::Years {
            let years: Vec<_> = explored
                .years
                .rows
                .iter()
                .filter_map(|row| explored.years.headers_of(row).next()?.code.parse().ok())
                .collect();
            parts.pop();
            parts.push(phrase::span(&years));
        }
        if let Some(here) = &explored.here {
            parts.push(locale.counted(here.participants, &texts.pupils));
        }
        parts.join(" · ")
    }

    fn file(self) -> &'static str {
        match self {
            Self::Breakdown => "breakdown",
            Self::Years => "years",
            Self::Matrix => "matrix",
        }
    }
}

/// The chart panel. It stays mounted while data change, so that marks move and do not blink.
#[component]
pub fn ChartPanel(
    /// Which chart.
    which: Which,
    /// What the page shows.
    #[prop(into)]
    explored: Signal<Option<Exploration>>,
    /// The table of the same numbers.
    #[prop(optional, into)]
    table: ViewFn,
) -> impl IntoView {
    let locale = use_locale();
    let texts = use_texts();
    let read = move |of: fn(Which, &Exploration, Locale) -> String| {
        move || explored.with(|it| it.as_ref().map(|it| of(which, it, locale)).unwrap_or_default())
    };
    let picture =
        Signal::derive(move || explored.with(|it| which.draw(it.as_ref()?, &palette(), locale)));
    let source = move || {
        explored.with(|it| {
            let source = it.as_ref()?.source.clone()?;
            Some(format!("{}: {} ({})", texts.source, source.title, source.licence))
        })
    };
    let label = Signal::derive(move || {
        explored.with(|it| {
            let explored = it.as_ref();
            explored
                .map(|it| format!("{}. {}", which.title(it, locale), phrase::sentence(locale, it)))
                .unwrap_or_default()
        })
    });
    view! {
        <figure class="chart">
            <figcaption>
                <h2 class="chart__title">{read(Which::title)}</h2>
                <p class="chart__subtitle">{read(Which::subtitle)}</p>
            </figcaption>
            <noscript>
                <p class="is-quiet">{texts.table_of_chart} " ↓"</p>
            </noscript>
            <ChartHost picture label file=Signal::stored(which.file().to_owned()) />
            <p class="chart__source">{source}</p>
            <details class="chart__table">
                <summary>{texts.table_of_chart}</summary>
                <div class="table__scroll" tabindex="0" role="region" aria-label=texts.table_of_chart>
                    {table.run()}
                </div>
            </details>
        </figure>
    }
}

/// Charts are drawn in the browser only, with the colours of the page.
fn palette() -> Palette {
    #[cfg(feature = "hydrate")]
    {
        Palette::of_page()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        Palette::named()
    }
}
