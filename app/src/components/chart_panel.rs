//! A chart with everything it needs to be believed: what is seen, of what, its source, its
//! table and its downloads.

use analysis::{answer::Counted, explore::Exploration};
use leptos::prelude::*;

use crate::{
    charts::{Palette, Picture, host::ChartHost},
    state::{use_locale, use_texts},
    text::{Locale, phrase},
};

/// Lines of text above and below the rows of a chart.
const LINES_AROUND: u32 = 3;
/// The development is as tall as so many rows.
const LINES_OF_YEARS: usize = 11;

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
            let what = match explored.years.counted {
                Counted::Pupils => &texts.pupils,
                Counted::Results => &texts.results,
            };
            parts.push(locale.counted(here.participants, what));
        }
        parts.join(" · ")
    }

    /// How tall the chart is, in lines of text.
    fn lines(self, explored: &Exploration) -> u32 {
        let rows = match self {
            Self::Breakdown => explored.main.rows.len(),
            Self::Years => LINES_OF_YEARS,
            Self::Matrix => explored.matrix.as_ref().map_or(0, |it| it.headers[0].len()),
        };
        u32::try_from(rows).unwrap_or(u32::MAX).saturating_add(LINES_AROUND)
    }

    fn file(self) -> &'static str {
        match self {
            Self::Breakdown => "breakdown",
            Self::Years => "years",
            Self::Matrix => "matrix",
        }
    }
}

/// What is seen, of what, and where it comes from.
#[component]
pub fn Caption(
    /// Which chart.
    which: Which,
    /// What the page shows.
    explored: Exploration,
) -> impl IntoView {
    let locale = use_locale();
    let texts = use_texts();
    let source = explored
        .source
        .as_ref()
        .map(|source| format!("{}: {} ({})", texts.source, source.title, source.licence));
    view! {
        <h2 class="chart__title">{which.title(&explored, locale)}</h2>
        <p class="chart__subtitle">{which.subtitle(&explored, locale)}</p>
        <p class="chart__subtitle">{source}</p>
    }
}

/// The chart panel. It stays mounted while data change, so that marks move and do not blink.
#[component]
pub fn ChartPanel(
    /// Which chart.
    which: Which,
    /// What the page shows, as soon as the browser knows.
    #[prop(into)]
    explored: Signal<Option<Exploration>>,
    /// Its [`Caption`], part of the page from the start.
    #[prop(into)]
    caption: ViewFn,
    /// The table of the same numbers, where it does not stand on the page already.
    #[prop(optional, into)]
    table: Option<ViewFn>,
) -> impl IntoView {
    let locale = use_locale();
    let texts = use_texts();
    let picture =
        Signal::derive(move || explored.with(|it| which.draw(it.as_ref()?, &palette(), locale)));
    let lines = Signal::derive(move || {
        explored.with(|it| it.as_ref().map_or(LINES_AROUND, |it| which.lines(it)))
    });
    let is_empty = Memo::new(move |_| {
        which == Which::Matrix
            && explored.with(|it| it.as_ref().is_some_and(|it| it.matrix.is_none()))
    });
    let label = Signal::derive(move || {
        explored.with(|it| {
            it.as_ref().map_or_else(String::new, |it| {
                format!("{}. {}", which.title(it, locale), phrase::sentence(locale, it))
            })
        })
    });
    let twin = table.map(|table| {
        view! {
            <details class="chart__table">
                <summary>{texts.table_of_chart}</summary>
                <div
                    class="table__scroll"
                    tabindex="0"
                    role="region"
                    aria-label=texts.table_of_chart
                >
                    <Transition>{move || table.run()}</Transition>
                </div>
            </details>
        }
    });
    view! {
        <figure class="chart" class:is-hidden=move || is_empty.get()>
            <figcaption>
                <Transition>{move || caption.run()}</Transition>
            </figcaption>
            <ChartHost picture lines label file=Signal::stored(which.file().to_owned()) />
            {twin}
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
