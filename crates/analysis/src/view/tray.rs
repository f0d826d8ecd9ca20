//! The tray: what a comparison sets side by side, kept in the address like everything else.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::View;
use crate::dimension::Dimension;

/// More objects than this nobody can tell apart in one picture.
pub const TRAY_MAX: usize = 8;

/// Something that can be compared: a member of any dimension. Spelled `school:0101`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Object {
    /// Of which dimension.
    pub dimension: Dimension,
    /// Which member.
    pub code: String,
}

impl Object {
    /// The member `code` of `dimension`.
    pub fn new(dimension: Dimension, code: &str) -> Self {
        Self { dimension, code: code.to_owned() }
    }
}

impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.dimension, self.code)
    }
}

/// Not `dimension:code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidObject;

impl FromStr for Object {
    type Err = InvalidObject;

    fn from_str(text: &str) -> Result<Self, InvalidObject> {
        let (dimension, code) = text.split_once(':').ok_or(InvalidObject)?;
        let dimension = dimension.parse().map_err(|_unknown| InvalidObject)?;
        if code.is_empty() { Err(InvalidObject) } else { Ok(Self::new(dimension, code)) }
    }
}

impl View {
    /// Reads `school:0101,school:0102`; understood only as a whole.
    pub(super) fn read_tray(&mut self, value: &str) -> bool {
        let objects: Result<Vec<Object>, _> = value.split(',').map(str::parse).collect();
        let Ok(objects) = objects else { return false };
        let is_possible = objects.len() <= TRAY_MAX;
        if is_possible {
            self.tray.clear();
            for object in objects {
                self.put_into_tray(object);
            }
        }
        is_possible
    }

    fn put_into_tray(&mut self, object: Object) {
        if !self.tray.contains(&object) {
            self.tray.push(object);
        }
    }

    /// This view with one more object in the tray, or `None` if there is no room left.
    #[must_use]
    pub fn comparing(&self, object: Object) -> Option<Self> {
        let mut view = self.clone();
        view.put_into_tray(object);
        (view.tray.len() <= TRAY_MAX).then_some(view)
    }

    /// This view without an object in the tray.
    #[must_use]
    pub fn not_comparing(&self, object: &Object) -> Self {
        let tray = self.tray.iter().filter(|it| *it != object).cloned().collect();
        Self { tray, ..self.clone() }
    }

    /// The view of an object: a place in the place of the place, anything else as a filter.
    #[must_use]
    pub fn of(&self, object: &Object) -> Self {
        let is_place = Dimension::PLACES.contains(&object.dimension);
        let view = if is_place { self.everywhere() } else { self.clone() };
        view.with_filter(object.dimension, &object.code)
    }
}
