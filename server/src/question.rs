//! A question in words, as the command line and the REST API ask it.
//!
//! One function for both, so that they understand the same words and refuse the same ones.
//! A page's address is read leniently by [`View::from_pairs`]; here every word must be known,
//! because a program that misspells a filter must not get the answer to another question.

use analysis::{Cube, Dimension, Indicator, View, view::BY_MAX};

/// A word that was not understood, and what would have been.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Misunderstood {
    /// What is wrong, in one sentence.
    pub what: String,
    /// The words that would have been understood; not all of them where there are many.
    pub known: Vec<String>,
}

impl Misunderstood {
    /// An error with the words that would have been understood.
    pub(crate) fn new(what: impl Into<String>, known: Vec<String>) -> Self {
        Self { what: what.into(), known }
    }
}

/// Reads a question: `indicator`, `by`, `where` with `DIMENSION=VALUE`, or a dimension's own
/// name with a value. Values may be codes or the source's own spellings.
///
/// # Errors
///
/// [`Misunderstood`] names the first word that is unknown.
pub fn understand<'a>(
    cube: &Cube,
    words: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<View, Misunderstood> {
    let mut view = View::default();
    let mut indicator = None;
    for (key, value) in words {
        match key {
            "indicator" => indicator = Some(self::indicator(value)?),
            "by" => view.by.extend(dimensions(value)?),
            "where" => {
                let (name, value) = value.split_once('=').ok_or_else(|| {
                    let what = format!("`{value}` is no filter: expected DIMENSION=VALUE");
                    Misunderstood::new(what, dimension_codes())
                })?;
                filter(cube, &mut view, dimension(name)?, value)?;
            }
            _ => filter(cube, &mut view, parameter(key)?, value)?,
        }
    }
    view.indicator = indicator.ok_or_else(|| {
        Misunderstood::new("the parameter `indicator` is missing", indicator_codes())
    })?;
    let is_repeated = view.by.len() > 1 && view.by[0] == view.by[1];
    if view.by.len() > BY_MAX || is_repeated {
        let what = format!("`by` takes at most {BY_MAX} different dimensions");
        return Err(Misunderstood::new(what, dimension_codes()));
    }
    Ok(view)
}

fn indicator(word: &str) -> Result<Indicator, Misunderstood> {
    word.trim().to_lowercase().parse().map_err(|_unknown| {
        Misunderstood::new(format!("`{word}` is no known indicator"), indicator_codes())
    })
}

fn dimensions(words: &str) -> Result<Vec<Dimension>, Misunderstood> {
    words.split(',').filter(|it| !it.trim().is_empty()).map(dimension).collect()
}

fn dimension(word: &str) -> Result<Dimension, Misunderstood> {
    word.trim().to_lowercase().parse().map_err(|_unknown| {
        Misunderstood::new(format!("`{word}` is no known dimension"), dimension_codes())
    })
}

fn parameter(key: &str) -> Result<Dimension, Misunderstood> {
    key.parse().map_err(|_unknown| {
        let own = ["indicator", "by", "where"].map(str::to_owned);
        let known = own.into_iter().chain(dimension_codes()).collect();
        Misunderstood::new(format!("`{key}` is no known parameter"), known)
    })
}

/// Adds what `value` names to the filter: one member or, separated by commas, several.
fn filter(
    cube: &Cube,
    view: &mut View,
    dimension: Dimension,
    value: &str,
) -> Result<(), Misunderstood> {
    // A name may hold a comma of its own, so the whole is tried before its parts.
    let codes = codes(cube, dimension, value).or_else(|whole| {
        if !value.contains(',') {
            return Err(whole);
        }
        let parts = value.split(',').map(|part| codes(cube, dimension, part.trim()));
        parts.collect::<Result<Vec<_>, _>>().map(|it| it.concat())
    })?;
    let chosen = view.filters.entry(dimension).or_default();
    chosen.extend(codes);
    chosen.sort();
    chosen.dedup();
    Ok(())
}

fn codes(cube: &Cube, dimension: Dimension, value: &str) -> Result<Vec<String>, Misunderstood> {
    let asked = View::default().with_filter(dimension, value);
    let (mut checked, unknown) = asked.checked(cube);
    match unknown.into_iter().next() {
        None => Ok(checked.filters.remove(&dimension).unwrap_or_default()),
        Some(it) => {
            let what = format!("`{}` is no known {}", it.value, dimension.code());
            Err(Misunderstood::new(what, it.known))
        }
    }
}

fn indicator_codes() -> Vec<String> {
    Indicator::ALL.iter().map(|it| it.to_string()).collect()
}

fn dimension_codes() -> Vec<String> {
    Dimension::ALL.iter().map(|it| it.code().to_owned()).collect()
}
