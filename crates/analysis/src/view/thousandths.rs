//! Decimal numbers of an address, kept exactly: as thousandths.

/// Beyond this no indicator goes.
const TARGET_MAX: f64 = 100_000.0;

/// Thousandths as a decimal number, without a float: the code for these is long.
pub(super) fn spelled(thousandths: i32) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1_000, thousandths.unsigned_abs() % 1_000);
    let text = format!("{sign}{whole}.{rest:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Reads a decimal number, with a comma or a point, as thousandths.
pub(super) fn read(text: &str) -> Option<i32> {
    let value: f64 = text.replace(',', ".").parse().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "within the bounds of an i32")]
    (value.abs() <= TARGET_MAX).then(|| (value * 1_000.0).round() as i32)
}
