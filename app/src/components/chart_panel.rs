//! A chart with everything it needs to be believed: what is seen, of what, its source, its
//! table and its downloads.

use analysis::{
    View, dictionary::Source, explore::Exploration, indicator::Better, setting::Setting,
};
use leptos::prelude::*;

use crate::{
    charts::{
        Painter, Palette, Picture,
        host::ChartHost,
        matrix::lines_of_heads,
        years::{Development, LINES_OF_YEARS},
    },
    state::{here_href, use_texts},
    text::{Locale, phrase, verdict},
};

/// Lines of text above and below the rows of a chart.
const LINES_AROUND: u32 = 3;

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
    /// Everything a panel shows of this chart.
    pub fn shown(self, explored: &Exploration, painter: Option<&Painter>, locale: Locale) -> Shown {
        let label = format!(
            "{}. {}",
            self.title(explored, locale),
            phrase::sentence(locale, &explored.setting)
        );
        Shown {
            picture: painter.and_then(|it| self.draw(explored, it, &palette(), locale)),
            lines: self.lines(explored),
            label,
            is_empty: self == Self::Matrix && explored.matrix.is_none(),
        }
    }

    /// The caption of this chart.
    pub fn caption(self, explored: &Exploration, locale: Locale) -> AnyView {
        let (title, subtitle) = (self.title(explored, locale), self.subtitle(explored, locale));
        let source = explored.setting.source.as_ref();
        match self {
            Self::Years => caption_over_years(title, subtitle, &explored.setting, locale),
            Self::Breakdown => caption(title, subtitle, source, locale),
            Self::Matrix => {
                let better = explored.setting.view.indicator.spec().better;
                let colours = locale.texts().matrix_colours[usize::from(better == Better::Neither)];
                view! {
                    {caption(title, subtitle, source, locale)}
                    <p class="chart__subtitle">{colours}</p>
                    <p class="chart__subtitle">{verdict::judged(locale, explored.away().1)}</p>
                }
                .into_any()
            }
        }
    }

    fn draw(
        self,
        explored: &Exploration,
        painter: &Painter,
        palette: &Palette,
        locale: Locale,
    ) -> Option<Picture> {
        let marked = explored.marked.as_ref();
        match self {
            Self::Breakdown => Some((painter.breakdown)(explored, palette, locale)),
            Self::Years => {
                let development = Development { marked, ..Development::of(&explored.setting) };
                Some((painter.years)(&development, palette, locale))
            }
            Self::Matrix => (painter.matrix)(explored, palette, locale),
        }
    }

    /// What is seen, in one line.
    fn title(self, explored: &Exploration, locale: Locale) -> String {
        let texts = locale.texts();
        let name = texts.shown(&explored.setting).name;
        let by = explored.main.by.first().map_or("", |it| texts.by(*it));
        let place = phrase::place(locale, &explored.setting);
        match self {
            Self::Breakdown => format!("{place}: {} {by}", phrase::lower_first(name)),
            Self::Years => {
                format!(
                    "{place}: {} {}",
                    phrase::lower_first(name),
                    phrase::lower_first(texts.over_years)
                )
            }
            Self::Matrix => format!(
                "{place}: {} {by}, {}",
                phrase::lower_first(name),
                phrase::lower_first(texts.matrix_title)
            ),
        }
    }

    /// Of what: measure, subject, procedure, years, number of pupils.
    fn subtitle(self, explored: &Exploration, locale: Locale) -> String {
        let mut parts = match self {
            Self::Years => phrase::context_over_years(locale, &explored.setting),
            Self::Breakdown => phrase::context(locale, &explored.setting),
            Self::Matrix => phrase::context_of_subjects(locale, &explored.setting),
        };
        // Each subject of the matrix has pupils of its own.
        if let Some(here) = explored.setting.here.as_ref().filter(|_| self != Self::Matrix) {
            let what = locale.people(explored.setting.years.counted);
            parts.push(locale.counted(here.participants, what));
        }
        parts.join(" · ")
    }

    /// How tall the chart is, in lines of text.
    fn lines(self, explored: &Exploration) -> u32 {
        let rows = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        match (self, &explored.matrix) {
            (Self::Breakdown, _) => rows(explored.main.rows.len()),
            (Self::Years, _) => LINES_OF_YEARS,
            (Self::Matrix, Some(it)) => rows(it.headers[0].len()) + lines_of_heads(it),
            (Self::Matrix, None) => 0,
        }
    }

    /// The name of downloaded pictures.
    pub fn file(self) -> &'static str {
        match self {
            Self::Breakdown => "breakdown",
            Self::Years => "years",
            Self::Matrix => "matrix",
        }
    }
}

/// What is seen, of what, and where it comes from.
pub fn caption(
    title: String,
    subtitle: String,
    source: Option<&Source>,
    locale: Locale,
) -> AnyView {
    let source =
        source.map(|it| format!("{}: {} ({})", locale.texts().source, it.title, it.licence));
    view! {
        <h2 class="chart__title">{title}</h2>
        <p class="chart__subtitle">{subtitle}</p>
        <p class="chart__subtitle">{source}</p>
    }
    .into_any()
}

/// The caption of a development, with the switch of its bands.
pub fn caption_over_years(
    title: String,
    subtitle: String,
    setting: &Setting,
    locale: Locale,
) -> AnyView {
    let texts = locale.dynamics();
    let without_bands = !setting.view.without_bands;
    let switch = if without_bands { texts.hide_bands } else { texts.show_bands };
    let href = here_href(&View { without_bands, ..setting.view.clone() });
    view! {
        {caption(title, subtitle, setting.source.as_ref(), locale)}
        <p class="chart__subtitle is-scripted">
            <a href=href data-noscroll>
                {switch}
            </a>
        </p>
    }
    .into_any()
}

/// What a panel shows.
#[derive(Clone, Default, PartialEq)]
pub struct Shown {
    /// The picture; `None` leaves the last one in place.
    pub picture: Option<Picture>,
    /// How tall it is, in rows.
    pub lines: u32,
    /// What it says, for those who do not see it.
    pub label: String,
    /// There is nothing to draw, so the panel is not there.
    pub is_empty: bool,
}

/// The chart panel. It stays mounted while data change, so that nothing jumps.
#[component]
pub fn ChartPanel(
    /// What it shows.
    shown: Memo<Shown>,
    /// The name of downloaded pictures, without extension.
    file: &'static str,
    /// Its [`caption`], part of the page from the start.
    #[prop(into)]
    caption: ViewFn,
    /// The table of the same numbers, where it does not stand on the page already.
    #[prop(optional, into)]
    table: Option<ViewFn>,
) -> impl IntoView {
    let texts = use_texts();
    // What else changes on the page is no reason to draw the same picture again.
    let picture = Memo::new(move |_| shown.with(|it| it.picture.clone()));
    let lines = Signal::derive(move || shown.with(|it| it.lines.saturating_add(LINES_AROUND)));
    let is_empty = Memo::new(move |_| shown.with(|it| it.is_empty));
    let label = Signal::derive(move || shown.with(|it| it.label.clone()));
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
        <figure id=id_of(file) class="chart" class:is-hidden=move || is_empty.get()>
            <figcaption>
                <Transition>{move || caption.run()}</Transition>
            </figcaption>
            <ChartHost picture lines label file=Signal::stored(file.to_owned()) />
            {twin}
        </figure>
    }
}

/// The place of a panel on its page, by the name of its pictures.
fn id_of(file: &str) -> String {
    format!("chart-{file}")
}

/// A link to a panel of the same page.
pub fn panel_href(file: &str) -> String {
    format!("#{}", id_of(file))
}

/// Charts are drawn in the browser only, with the colours of the page.
pub fn palette() -> Palette {
    #[cfg(feature = "hydrate")]
    {
        Palette::of_page()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        Palette::named()
    }
}
