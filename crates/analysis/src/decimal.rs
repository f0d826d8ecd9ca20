//! Decimal numbers as people write them, read exactly: without floats, whose reading is long code with
//! ten kilobytes of tables, and every page in a browser reads addresses.

/// Nothing that is written by hand has more digits before its comma.
const DIGITS_MAX: usize = 12;

/// A number with a comma or a point as a whole number of its decimals: "12,5" in thousandths is 12,500.
/// What comes after the last of `places` decimals rounds it, half away from zero.
pub(crate) fn scaled(text: &str, places: usize) -> Option<i64> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, rest) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(rest) || whole.len() > DIGITS_MAX {
        return None;
    }
    let digit = |at: usize| rest.as_bytes().get(at).map_or(0, |it| i64::from(it - b'0'));
    let whole: i64 = whole.parse().ok()?;
    let exact =
        (0..places).try_fold(whole, |sum, at| sum.checked_mul(10)?.checked_add(digit(at)))?;
    let rounded = exact + i64::from(digit(places) >= 5);
    Some(if is_negative { -rounded } else { rounded })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_exactly() {
        let cases = [
            ("12,5", 3, Some(12_500)),
            ("-0.0005", 3, Some(-1)),
            ("0.0004", 3, Some(0)),
            ("7", 0, Some(7)),
            ("7.5", 0, Some(8)),
            ("999999999999.9999", 3, Some(1_000_000_000_000_000)),
            ("1000000000000", 3, None),
            ("1e2", 3, None),
            ("37°", 4, None),
            (".5", 3, None),
            ("5.", 3, None),
            ("--1", 3, None),
            ("1.-5", 3, None),
            ("", 3, None),
            ("-", 3, None),
            ("NaN", 3, None),
        ];
        for (text, places, expected) in cases {
            assert_eq!(scaled(text, places), expected, "{text:?} in {places}");
        }
    }
}
