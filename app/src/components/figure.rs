//! A main figure: the number, what it was divided by, the change, and a spark over years.

use analysis::{Measured, overview::Figure};
use leptos::prelude::*;

use super::result_table::tone;
use crate::{
    state::{here_href, use_locale, use_texts},
    text::{Locale, grade::grade, number, verdict},
};

/// The spark's size in its own units; the style sheet scales it.
const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 28.0;
/// Room for the dots at the edges.
const MARGIN: f64 = 3.0;

/// One main figure with its way into the exploration.
#[component]
pub fn FigureCard(
    /// The figure.
    figure: Figure,
) -> impl IntoView {
    let locale = use_locale();
    let texts = use_texts();
    let indicator = figure.indicator;
    let (value, of) = match figure.value {
        Ok(it) => (number::value(locale, indicator, &it), number::of(locale, indicator, &it)),
        Err(absence) => {
            (texts.absence_symbol(absence).to_owned(), texts.absence(absence).to_owned())
        }
    };
    // A number of people is of nobody else.
    let parts = [of, figure.year.to_string()];
    let of = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    let n = figure.value.map_or(0, |it| it.n);
    let change = figure.change.map(|change| {
        let (symbol, word) = verdict::said(locale, indicator, &change);
        let amount = number::change(locale, indicator, &change, n);
        let tone = tone(change.verdict);
        view! {
            <p class=format!("figure__change change {tone}")>
                {amount} " " <span aria-hidden="true">{symbol}</span> " " {texts.year_before} ": "
                {word}
            </p>
        }
    });
    let of_grade = figure.grade.as_ref().map(|it| format!(", {}", grade(locale, &it.name)));
    view! {
        <article class="figure">
            <h4 class="figure__title">
                <a href=here_href(
                    &figure.view,
                )>
                    {figure.subject.name.clone()} {of_grade} ": " {texts.indicator(indicator).short}
                </a>
            </h4>
            <p class="figure__value">
                {value} " " <span class="figure__of">{of}</span>
            </p>
            {change.ok()}
            {spark(&figure, locale)}
        </article>
    }
}

/// A line over years with its band, and gaps where a year is missing or the series starts anew. Its axis
/// reaches over all values that the measure can have, so that figures can be compared by eye.
fn spark(figure: &Figure, locale: Locale) -> impl IntoView + use<> {
    let (low, high) = figure.ends.unwrap_or_else(|| span(figure));
    let count = u32::try_from(figure.series.len().saturating_sub(1)).unwrap_or(1).max(1);
    let x = |place: u32| MARGIN + (WIDTH - 2.0 * MARGIN) * f64::from(place) / f64::from(count);
    let y = |value: f64| {
        let share = if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.5 };
        HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * share
    };
    let (mut path, mut band) = (String::new(), String::new());
    let mut dots = Vec::new();
    for run in runs(figure) {
        for (step, (place, it)) in run.iter().enumerate() {
            let command = if step == 0 { 'M' } else { 'L' };
            path.push_str(&format!("{command}{:.1} {:.1} ", x(*place), y(it.value)));
            dots.push((x(*place), y(it.value)));
        }
        let ends: Option<Vec<_>> =
            run.iter().map(|(at, it)| Some((x(*at), it.interval?))).collect();
        let Some(ends) = ends else { continue };
        let above = ends.iter().map(|(x, it)| (*x, y(it.high)));
        let below = ends.iter().rev().map(|(x, it)| (*x, y(it.low)));
        for (step, (x, y)) in above.chain(below).enumerate() {
            band.push_str(&format!("{}{x:.1} {y:.1} ", if step == 0 { 'M' } else { 'L' }));
        }
        band.push('Z');
    }
    let spoken: Vec<String> = figure
        .series
        .iter()
        .map(|(year, value)| match value {
            Ok(it) => format!("{year}: {}", number::value(locale, figure.indicator, it)),
            Err(absence) => format!("{year}: {}", locale.texts().absence(*absence)),
        })
        .collect();
    let dots = dots
        .into_iter()
        .map(|(x, y)| {
            view! { <circle cx=format!("{x:.1}") cy=format!("{y:.1}") r="2"></circle> }
        })
        .collect_view();
    view! {
        <svg
            class="figure__spark"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            role="img"
            aria-label=spoken.join("; ")
        >
            <path class="figure__band" d=band></path>
            <path d=path></path>
            {dots}
        </svg>
    }
}

/// The years with a value one after the other, by their places; a new series is another run.
fn runs(figure: &Figure) -> Vec<Vec<(u32, Measured)>> {
    let mut runs: Vec<Vec<(u32, Measured)>> = Vec::new();
    let mut is_drawing = false;
    for (place, (year, value)) in (0..).zip(&figure.series) {
        let Ok(value) = value else {
            is_drawing = false;
            continue;
        };
        match runs.last_mut() {
            Some(run) if is_drawing && !figure.breaks.contains(year) => run.push((place, *value)),
            _ => runs.push(vec![(place, *value)]),
        }
        is_drawing = true;
    }
    runs
}

/// The smallest and the largest value, of a measure that nothing bounds.
fn span(figure: &Figure) -> (f64, f64) {
    let known = figure.series.iter().filter_map(|(_, value)| Some(value.ok()?.value));
    known.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| (low.min(it), high.max(it)))
}

#[cfg(test)]
mod tests {
    use analysis::{AcademicYear, dynamics::dynamics};

    use super::*;
    use crate::charts::tests::{cube, view};

    /// Гимназия in mathematics: 25 of 50, not held, 20 and 30 of 50.
    fn figure() -> Figure {
        let page = dynamics(&cube(), &view("school=gimnaziya&year=2021/22"));
        page.subjects.into_iter().next().unwrap()
    }

    fn drawn(figure: &Figure) -> String {
        spark(figure, Locale::Ru).to_html()
    }

    #[test]
    fn c14_sparks_of_shares_reach_from_nothing_to_all() {
        let html = drawn(&figure());
        // 28 high, 3 at each edge: half is 14.0, 40 % is 3 + 0.6 · 22 = 16.2, 60 % is 11.8; four
        // years lie 38 apart.
        assert!(html.contains("M3.0 14.0 M79.0 16.2 L117.0 11.8"), "{html}");
    }

    #[test]
    fn b5_a_spark_is_broken_where_the_series_begins_anew() {
        let mut figure = figure();
        figure.breaks.push(AcademicYear::starting(2021).unwrap());
        let html = drawn(&figure);
        assert!(html.contains("M79.0 16.2 M117.0 11.8"), "{html}");
        assert_eq!(runs(&figure).iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 1]);
    }
}
