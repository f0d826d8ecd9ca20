//! How numbers are printed (domain.md 1.0): shares with one decimal, without one where fewer
//! than a hundred pupils stand behind them; marks with two decimals, scores with one.
//! Russian has a decimal comma; thousands are set apart by a thin no-break space.

use analysis::{Indicator, Measured, answer::Change, indicator::Unit, stats::interval::Interval};

use super::Locale;

/// Below this many pupils a share is shown without decimals (domain.md 1.0).
const DECIMALS_FROM_N: u64 = 100;
/// Between thousands; does not break.
const THIN: char = '\u{202f}';

/// A whole number.
pub fn whole(locale: Locale, count: u64) -> String {
    grouped(locale, &count.to_string())
}

/// A number with a fixed number of decimals.
pub fn decimal(locale: Locale, value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let is_zero = plain.bytes().all(|it| matches!(it, b'0' | b'.'));
    let sign = if value < 0.0 && !is_zero { "−" } else { "" };
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let point = if locale == Locale::Ru { ',' } else { '.' };
    let whole = grouped(locale, whole);
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{rest}") }
}

/// A number on an axis, where the chart has chosen the decimals.
pub fn tick(locale: Locale, value: f64) -> String {
    let plain = value.to_string();
    if locale == Locale::Ru { plain.replace('.', ",").replace('-', "−") } else { plain }
}

/// A day that programs write as 2026-11-23, as people do.
pub fn day(locale: Locale, iso: &str) -> String {
    match (locale, iso.split('-').collect::<Vec<_>>().as_slice()) {
        (Locale::Ru, [year, month, day]) => format!("{day}.{month}.{year}"),
        _ => iso.to_owned(),
    }
}

fn grouped(_locale: Locale, digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(THIN);
        }
        text.push(digit);
    }
    text
}

/// How many decimals a value of this indicator deserves.
fn decimals(unit: Unit, n: u64) -> usize {
    match unit {
        Unit::Share if n < DECIMALS_FROM_N => 0,
        Unit::Share | Unit::Score | Unit::Index => 1,
        Unit::Mark => 2,
        Unit::People => 0,
    }
}

/// The value as a number without its unit, as it stands in a table column or a chart.
pub fn bare(locale: Locale, indicator: Indicator, value: f64, n: u64) -> String {
    let unit = indicator.spec().unit;
    let scaled = if unit == Unit::Share { value * 100.0 } else { value };
    decimal(locale, scaled, decimals(unit, n))
}

/// The value with its unit.
pub fn value(locale: Locale, indicator: Indicator, measured: &Measured) -> String {
    with_unit(indicator, bare(locale, indicator, measured.value, measured.n))
}

/// A value that was not measured of anybody, such as a median, with its unit.
pub fn plain(locale: Locale, indicator: Indicator, value: f64, n: u64) -> String {
    with_unit(indicator, bare(locale, indicator, value, n))
}

fn with_unit(indicator: Indicator, number: String) -> String {
    match indicator.spec().unit {
        Unit::Share => format!("{number}\u{a0}%"),
        Unit::Score | Unit::Mark | Unit::Index | Unit::People => number,
    }
}

/// The interval: «31–58 %».
pub fn interval(locale: Locale, indicator: Indicator, of: Interval, n: u64) -> String {
    let end = |it| bare(locale, indicator, it, n);
    with_unit(indicator, format!("{}–{}", end(of.low), end(of.high)))
}

/// «15 из 34»: what the value was divided by; empty where there is nothing to say.
pub fn of(locale: Locale, indicator: Indicator, measured: &Measured) -> String {
    let texts = locale.texts();
    match (indicator.spec().unit, measured.numerator) {
        (Unit::Share, Some(numerator)) => format!(
            "{}\u{a0}{}\u{a0}{}",
            counted(locale, numerator),
            texts.of,
            counted(locale, measured.denominator)
        ),
        (Unit::People, _) => String::new(),
        _ if measured.is_of_schools() => locale.counted(measured.n, &texts.schools),
        _ => n(locale, measured.n),
    }
}

/// «36,2 % (850 из 2351)»: the value and what it was divided by.
pub fn value_of(locale: Locale, indicator: Indicator, measured: &Measured) -> String {
    let of = of(locale, indicator, measured);
    let of = if of.is_empty() { of } else { format!(" ({of})") };
    format!("{}{of}", value(locale, indicator, measured))
}

/// «n = 51»: how many stand behind a statement.
pub fn n(locale: Locale, n: u64) -> String {
    format!("n\u{a0}=\u{a0}{}", whole(locale, n))
}

/// The same beside a value of fewer than a hundred pupils, which is nowhere without it (domain 1.0);
/// numbers of people say it themselves.
pub fn few(locale: Locale, indicator: Indicator, measured: &Measured) -> Option<String> {
    let is_few = measured.n < DECIMALS_FROM_N && indicator.spec().unit != Unit::People;
    (is_few && !measured.is_of_schools()).then(|| n(locale, measured.n))
}

/// «n = 25…300»: the same of several.
pub fn n_range(locale: Locale, fewest: u64, most: u64) -> String {
    let of_one = n(locale, fewest);
    if fewest == most { of_one } else { format!("{of_one}…{}", whole(locale, most)) }
}

/// Sums that are whole are printed whole.
fn counted(locale: Locale, sum: f64) -> String {
    decimal(locale, sum, usize::from(sum.fract().abs() > 1e-9))
}

/// A difference with its sign: «+3,1 п. п.».
pub fn change(locale: Locale, indicator: Indicator, change: &Change, n: u64) -> String {
    delta(locale, indicator, change.delta, n)
}

/// The same of a difference alone.
pub fn delta(locale: Locale, indicator: Indicator, delta: f64, n: u64) -> String {
    signed(locale, indicator, delta, decimals(indicator.spec().unit, n))
}

/// The interval of a difference: «+2,0 п. п. … +10,1 п. п.».
pub fn range(locale: Locale, indicator: Indicator, of: Interval, n: u64) -> String {
    let end = |it: f64| delta(locale, indicator, it, n);
    format!("{} … {}", end(of.low), end(of.high))
}

/// The size of a difference, in its unit and without a sign: «3,1 п. п.».
pub fn amount(locale: Locale, indicator: Indicator, size: f64) -> String {
    signed(locale, indicator, size, decimals(indicator.spec().unit, u64::MAX))
        .trim_start_matches('+')
        .to_owned()
}

/// A number of no unit with its sign: «+0,35».
pub fn signed_decimal(locale: Locale, value: f64, decimals: usize) -> String {
    let number = decimal(locale, value, decimals);
    let sign = if number.starts_with('−') || is_nothing(&number) { "" } else { "+" };
    format!("{sign}{number}")
}

/// What one of many parts contributes to a difference: a decimal more, or most would be zero.
pub fn contribution(locale: Locale, indicator: Indicator, delta: f64) -> String {
    signed(locale, indicator, delta, decimals(indicator.spec().unit, u64::MAX) + 1)
}

fn signed(locale: Locale, indicator: Indicator, delta: f64, decimals: usize) -> String {
    let scaled = if indicator.spec().unit == Unit::Share { delta * 100.0 } else { delta };
    let number = signed_decimal(locale, scaled, decimals);
    match indicator.spec().unit {
        Unit::Share => format!("{number}\u{a0}{}", locale.texts().percentage_points),
        _ => number,
    }
}

fn is_nothing(number: &str) -> bool {
    number.chars().all(|it| matches!(it, '0' | ',' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_people_do() {
        assert_eq!(day(Locale::Ru, "2026-11-03"), "03.11.2026");
        assert_eq!(day(Locale::En, "2026-11-03"), "2026-11-03");
        assert_eq!(day(Locale::Ru, "вчера"), "вчера");
    }

    #[test]
    fn numbers_are_printed_as_the_language_does() {
        let cases = [
            (Locale::Ru, 1234567.891, 1, "1\u{202f}234\u{202f}567,9"),
            (Locale::En, 1234.5, 1, "1234.5"),
            (Locale::Ru, -0.04, 1, "0,0"),
            (Locale::Ru, -3.12, 1, "−3,1"),
            (Locale::Ru, 12345.0, 0, "12\u{202f}345"),
        ];
        for (locale, value, decimals, expected) in cases {
            assert_eq!(decimal(locale, value, decimals), expected);
        }
    }

    #[test]
    fn ticks_keep_the_decimals_of_the_chart() {
        let cases = [(4.2, "4,2"), (-0.05, "−0,05"), (100.0, "100")];
        for (value, expected) in cases {
            assert_eq!(tick(Locale::Ru, value), expected);
        }
        assert_eq!(tick(Locale::En, 4.2), "4.2");
    }

    #[test]
    fn e16_a_share_of_few_pupils_has_no_decimals() {
        let measured = |n: u64| Measured {
            value: 6.0 / 41.0,
            interval: None,
            sd: None,
            numerator: Some(6.0),
            denominator: 41.0,
            n,
        };
        assert_eq!(value(Locale::Ru, Indicator::Quality, &measured(41)), "15\u{a0}%");
        assert_eq!(value(Locale::Ru, Indicator::Quality, &measured(100)), "14,6\u{a0}%");
        assert_eq!(of(Locale::Ru, Indicator::Quality, &measured(41)), "6\u{a0}из\u{a0}41");
    }
}
