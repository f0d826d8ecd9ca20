//! The view: everything that decides what a dashboard shows.
//!
//! A [`View`] is the *only* state of a dashboard and lives in the address: a link, a bookmark, Back
//! and a projector show the same picture. [`View::from_pairs`] never fails but reports what it had
//! to ignore; [`View::to_query`] prints only what differs from the default, in one spelling.
//!
//! **To add a filter:** a [`Dimension`]; filters of all dimensions share one map.

use std::{collections::BTreeMap, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{cycle::Cycle, dimension::Dimension, indicator::Indicator, year::AcademicYear};

mod against;
mod aside;
mod check;
mod query;
mod thousandths;
mod tray;
mod watch;

pub use against::{
    Against, Centre, Distance, K_MAX, K_MIN, K_USUAL, Line, Range, ReferenceKind, TOPS,
};
pub use aside::Aside;
pub use check::{Unknown, known_words};
pub use tray::{Object, TRAY_MAX};
pub use watch::Watch;

/// How many dimensions a view can be broken down by.
pub const BY_MAX: usize = 2;

/// What a dashboard shows. Two equal views always show the same picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct View {
    /// The measured quantity.
    pub indicator: Indicator,
    /// Broken down by these, at most two.
    pub by: Vec<Dimension>,
    /// Only these members: codes, or on the command line whatever the source calls them.
    pub filters: BTreeMap<Dimension, Vec<String>>,
    /// First year of the development; `None` is the oldest on file.
    pub since: Option<AcademicYear>,
    /// Last year of the development; `None` is the latest on file.
    pub until: Option<AcademicYear>,
    /// In which order rows come.
    pub order: Order,
    /// A marked row of the breakdown, which the other pictures are filtered by.
    pub mark: Option<String>,
    /// How many rows to show; `None` is the usual number.
    pub rows: Option<u32>,
    /// What is compared, at most [`TRAY_MAX`]; it stays whatever else changes.
    pub tray: Vec<Object>,
    /// Against what a school is set in benchmarking.
    #[serde(default)]
    pub against: Against,
    /// Which signals are looked at.
    #[serde(default)]
    pub watch: Watch,
    /// Lines over years are drawn without their bands of uncertainty.
    #[serde(default)]
    pub without_bands: bool,
    /// Which procedures can be chosen, by stage and frequency.
    #[serde(default)]
    pub cycle: Cycle,
    /// What single pictures are asked besides.
    #[serde(default)]
    pub aside: Aside,
}

/// In which order rows come. Never by rank unless asked for.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Order {
    /// As the dictionary lists them: territory by name, grades upwards.
    #[default]
    Natural,
    /// Smallest value first.
    Rising,
    /// Largest value first.
    Falling,
    /// Most pupils first.
    Size,
}

/// Something in an address that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ignored {
    /// Which parameter.
    pub key: String,
    /// What it said.
    pub value: String,
}

impl View {
    /// Reads a view from decoded query pairs, and says what it had to ignore.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> (Self, Vec<Ignored>) {
        let mut view = Self::default();
        let mut ignored = Vec::new();
        for (key, value) in pairs {
            if !view.understand(key, value) {
                ignored.push(Ignored { key: key.to_owned(), value: value.to_owned() });
            }
        }
        (view, ignored)
    }

    fn understand(&mut self, key: &str, value: &str) -> bool {
        match key {
            "indicator" => put(&mut self.indicator, value),
            "by" => {
                let wanted: Result<Vec<Dimension>, _> = value.split(',').map(str::parse).collect();
                let Ok(by) = wanted else { return false };
                let is_distinct = by.len() < 2 || by[0] != by[1];
                let is_possible = by.len() <= BY_MAX && is_distinct;
                if is_possible {
                    self.by = by;
                }
                is_possible
            }
            "since" => some(&mut self.since, AcademicYear::from_spoken(value).ok()),
            "until" => some(&mut self.until, AcademicYear::from_spoken(value).ok()),
            "order" => put(&mut self.order, value),
            "with" => self.read_tray(value),
            "bands" => some(&mut self.without_bands, query::hidden(value)),
            "rows" => some(&mut self.rows, value.parse::<u32>().ok().filter(|it| *it > 0)),
            "mark" if !value.is_empty() => {
                self.mark = Some(value.to_owned());
                true
            }
            _ => match key.parse() {
                Ok(dimension) => self.filter(dimension, value),
                Err(_) => {
                    self.against.understand(key, value)
                        || self.watch.understand(key, value)
                        || self.aside.understand(key, value)
                        || self.cycle.understand(key, value)
                }
            },
        }
    }

    /// Adds filter values; empty ones are not understood.
    fn filter(&mut self, dimension: Dimension, value: &str) -> bool {
        let mut chosen = self.filters.remove(&dimension).unwrap_or_default();
        let understood = query::add_codes(&mut chosen, value);
        if !chosen.is_empty() {
            self.filters.insert(dimension, chosen);
        }
        understood
    }

    /// The shortest query that reads back as this view, `?` included.
    ///
    /// ```
    /// # use analysis::{Dimension, View};
    /// assert_eq!(View::default().to_query(), "");
    /// let view = View::default().with_filter(Dimension::Subject, "math").broken_down_by(Dimension::Year);
    /// assert_eq!(view.to_query(), "?subject=math&by=year");
    /// ```
    pub fn to_query(&self) -> String {
        let mut query = String::new();
        for (key, value) in self.pairs() {
            query::push_pair(&mut query, &key, &value);
        }
        query
    }

    /// The pairs of [`View::to_query`] as they are before they are escaped: the fields of a form.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let Self {
            indicator,
            by,
            filters,
            since,
            until,
            order,
            mark,
            rows,
            tray,
            without_bands,
            against,
            watch,
            aside,
            cycle,
        } = self;
        let home = Self::default();
        let mut pairs = Vec::new();
        query::add(
            &mut pairs,
            "indicator",
            (*indicator != home.indicator).then(|| indicator.to_string()),
        );
        for (dimension, values) in filters {
            query::add(&mut pairs, dimension.code(), Some(values.join(",")));
        }
        let by: Vec<&str> = by.iter().map(|it| it.code()).collect();
        query::add(&mut pairs, "by", (!by.is_empty()).then(|| by.join(",")));
        query::add(&mut pairs, "since", since.map(|it| it.to_string()));
        query::add(&mut pairs, "until", until.map(|it| it.to_string()));
        query::add(&mut pairs, "order", (*order != home.order).then(|| order.to_string()));
        query::add(&mut pairs, "mark", mark.clone());
        query::add(&mut pairs, "rows", rows.map(|it| it.to_string()));
        query::add(&mut pairs, "bands", without_bands.then(|| "off".to_owned()));
        let tray: Vec<String> = tray.iter().map(ToString::to_string).collect();
        query::add(&mut pairs, "with", (!tray.is_empty()).then(|| tray.join(",")));
        pairs.extend(against.pairs());
        pairs.extend(watch.pairs());
        pairs.extend(aside.pairs());
        pairs.extend(cycle.pairs());
        pairs
    }

    /// The only value this dimension is filtered to, if it is just one.
    pub fn only(&self, dimension: Dimension) -> Option<&str> {
        match self.filters.get(&dimension).map(Vec::as_slice) {
            Some([only]) => Some(only),
            _ => None,
        }
    }

    /// This view with another indicator; the rest stays where the user left it.
    #[must_use]
    pub fn with_indicator(&self, indicator: Indicator) -> Self {
        Self { indicator, ..self.clone() }
    }

    /// This view filtered to one member of a dimension.
    #[must_use]
    pub fn with_filter(&self, dimension: Dimension, code: &str) -> Self {
        let mut view = self.unmarked();
        view.filters.insert(dimension, vec![code.to_owned()]);
        view
    }

    /// This view without the filter of a dimension.
    #[must_use]
    pub fn without(&self, dimension: Dimension) -> Self {
        let mut view = self.unmarked();
        view.filters.remove(&dimension);
        view
    }

    /// This view without a place: of everything there is.
    #[must_use]
    pub fn everywhere(&self) -> Self {
        Dimension::PLACES.into_iter().fold(self.unmarked(), |view, level| view.without(level))
    }

    /// This view broken down by one dimension only.
    #[must_use]
    pub fn broken_down_by(&self, dimension: Dimension) -> Self {
        Self { by: vec![dimension], ..self.unmarked() }
    }

    /// This view in another order.
    #[must_use]
    pub fn ordered(&self, order: Order) -> Self {
        Self { order, ..self.clone() }
    }

    /// This view with another marked row, or none.
    #[must_use]
    pub fn marking(&self, mark: Option<&str>) -> Self {
        Self { mark: mark.map(str::to_owned), ..self.clone() }
    }

    /// A mark and a number of rows belong to one breakdown and go with it.
    fn unmarked(&self) -> Self {
        Self { mark: None, rows: None, ..self.clone() }
    }
}

fn put<T: FromStr>(slot: &mut T, value: &str) -> bool {
    value.parse().map(|it| *slot = it).is_ok()
}

fn some<T, Slot: From<T>>(slot: &mut Slot, value: Option<T>) -> bool {
    value.map(|it| *slot = it.into()).is_some()
}

#[cfg(test)]
mod tests;
