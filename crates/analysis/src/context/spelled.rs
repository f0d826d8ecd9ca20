//! Values of characteristics as files and addresses write them.

use super::{Characteristic, Measure};

impl Characteristic {
    /// The value as files write it: what [`Characteristic::parse`] reads.
    ///
    /// ```
    /// use analysis::context::Characteristic::{FamiliesLarge, Settlement};
    ///
    /// assert_eq!(FamiliesLarge.spelled(125), "12.5");
    /// assert_eq!(Settlement.spelled(3), "village");
    /// ```
    pub fn spelled(self, value: u32) -> String {
        match self.spec().measure {
            Measure::Share if value.is_multiple_of(10) => (value / 10).to_string(),
            Measure::Share => format!("{}.{}", value / 10, value % 10),
            Measure::Word(words) => {
                words.get(value as usize).map_or_else(String::new, |it| it.0.to_owned())
            }
            Measure::Count { .. } | Measure::Class(_) => value.to_string(),
        }
    }
}
