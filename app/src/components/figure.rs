//! A main figure: the number, what it was divided by, the change, and a spark over years.

use analysis::overview::Figure;
use leptos::prelude::*;

use super::result_table::tone;
use crate::{
    state::{here_href, use_locale, use_texts},
    text::{Locale, number, verdict},
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
    let grade = figure.grade.as_ref().map(|it| format!(", {}", it.name));
    view! {
        <article class="figure">
            <h4 class="figure__title">
                <a href=here_href(
                    &figure.view,
                )>
                    {figure.subject.name.clone()} {grade} ": " {texts.indicator(indicator).short}
                </a>
            </h4>
            <p class="figure__value">
                {value} " " <span class="figure__of">{of} ", " {figure.year.to_string()}</span>
            </p>
            {change.ok()}
            {spark(&figure, locale)}
        </article>
    }
}

/// A line over years with gaps where a year is missing or the series starts anew.
fn spark(figure: &Figure, locale: Locale) -> impl IntoView + use<> {
    let values: Vec<Option<f64>> =
        figure.series.iter().map(|(_, value)| value.ok().map(|it| it.value)).collect();
    let known = values.iter().flatten();
    let low = known.clone().copied().fold(f64::INFINITY, f64::min);
    let high = known.copied().fold(f64::NEG_INFINITY, f64::max);
    let count = u32::try_from(values.len().saturating_sub(1)).unwrap_or(1).max(1);
    let x = |place: u32| MARGIN + (WIDTH - 2.0 * MARGIN) * f64::from(place) / f64::from(count);
    let y = |value: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * share
    };
    let mut path = String::new();
    let mut is_drawing = false;
    let mut dots = Vec::new();
    for (place, value) in (0..).zip(&values) {
        match value {
            Some(value) => {
                let starts_anew = figure
                    .series
                    .get(place as usize)
                    .is_some_and(|it| figure.breaks.contains(&it.0));
                let command = if is_drawing && !starts_anew { 'L' } else { 'M' };
                path.push_str(&format!("{command}{:.1} {:.1} ", x(place), y(*value)));
                dots.push((x(place), y(*value)));
                is_drawing = true;
            }
            None => is_drawing = false,
        }
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
            <path d=path></path>
            {dots}
        </svg>
    }
}
