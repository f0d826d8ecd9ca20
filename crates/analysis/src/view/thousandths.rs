//! Decimal numbers of an address, kept exactly: as thousandths.

use crate::decimal;

/// Beyond this, in thousandths, no indicator goes.
const TARGET_MAX: i32 = 100_000_000;

/// Thousandths as a decimal number, without a float: the code for these is long.
pub(super) fn spelled(thousandths: i32) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1_000, thousandths.unsigned_abs() % 1_000);
    let text = format!("{sign}{whole}.{rest:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Reads a decimal number, with a comma or a point, as thousandths.
pub(super) fn read(text: &str) -> Option<i32> {
    let value = i32::try_from(decimal::scaled(text, 3)?).ok()?;
    (-TARGET_MAX..=TARGET_MAX).contains(&value).then_some(value)
}
