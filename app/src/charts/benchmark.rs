//! The pictures of benchmarking: strips of all indicators, every school with its interval, and the
//! funnel.

use analysis::{Indicator, Measured};

mod caterpillar;
mod funnel;
mod strips;
#[cfg(test)]
mod tests;

pub use caterpillar::{LINES_OF_MANY, NAMED_MAX, caterpillar};
pub use funnel::{LINES_OF_FUNNEL, funnel};
pub use strips::{LINES_OF_STRIP, strips};

use crate::text::{Locale, phrase};

/// A school as it is read out.
fn spoken(locale: Locale, indicator: Indicator, name: &str, value: &Measured) -> String {
    phrase::spoken(locale, indicator, name, &Ok(*value))
}
