//! Coverage beside a value: of which share of the pupils it is. A value of too few of them is grey and
//! has the sign of low participation (domain E7, E9).

use analysis::{Indicator, Row, answer::COVERED_ENOUGH};
use leptos::prelude::*;

use super::result_table::plain;
use crate::text::{Locale, number};

/// The share, where it is less than all: full coverage is the rule and not worth ink.
pub fn coverage(row: &Row, locale: Locale) -> Option<String> {
    let share = row.coverage.filter(|it| *it < 0.9995)?;
    Some(format!("{}\u{a0}%", number::decimal(locale, share * 100.0, 1)))
}

/// The sign of a value of too few pupils.
pub const LOW: &str = "◔";

/// What the sign says.
pub fn low(locale: Locale) -> String {
    let enough = number::decimal(locale, COVERED_ENOUGH * 100.0, 0);
    let words =
        locale.either(("низкое участие: охват меньше", "low participation: coverage below"));
    format!("{words} {enough}\u{a0}%")
}

/// The sign beside a value, where it is due.
pub fn low_sign(row: &Row, locale: Locale) -> Option<AnyView> {
    let is_low = row.value.is_ok() && row.is_partial();
    is_low.then(|| view! { " " <abbr title=low(locale)>{LOW}</abbr> }.into_any())
}

/// Whether a table needs the column.
pub fn is_told<'r>(mut rows: impl Iterator<Item = &'r Row>) -> bool {
    rows.any(|it| coverage(it, Locale::default()).is_some())
}

/// The title of the column, where the table has it.
pub fn coverage_head(is_told: bool, locale: Locale) -> Option<AnyView> {
    let title = locale.texts().column_coverage;
    is_told.then(|| view! { <th scope="col" class="is-number">{title}</th> }.into_any())
}

/// The cell of the column, where the table has it.
pub fn coverage_cell(is_told: bool, row: Option<&Row>, locale: Locale) -> Option<AnyView> {
    let text = row.and_then(|it| coverage(it, locale));
    is_told.then(|| view! { <td class="is-number is-quiet">{text}</td> }.into_any())
}

/// Whether a value is grey: of too few of those on the lists, or of too few to say anything of.
pub fn is_grey(row: &Row) -> bool {
    row.is_partial() || row.is_of_too_few()
}

/// «n = 33» beside a value that has no decimals for the number of its pupils (domain 1.0).
pub fn few(row: &Row, indicator: Indicator, locale: Locale) -> Option<AnyView> {
    let told = number::few(locale, indicator, &row.value.ok()?)?;
    Some(view! { <span class="is-quiet">" " {told}</span> }.into_any())
}

/// A value alone in its cell; one of few pupils has their number, one of too few results says so.
pub fn plain_cell(
    row: Option<&Row>,
    indicator: Indicator,
    is_main: bool,
    locale: Locale,
) -> AnyView {
    let partial = row.filter(|it| it.is_partial());
    let note = partial.and_then(|it| coverage(it, locale)).map(|it| {
        let told = format!(" ({} {it})", locale.texts().column_coverage.to_lowercase());
        view! { <span class="is-quiet">{told}</span> }
    });
    let sign = row.and_then(|it| low_sign(it, locale));
    let n = row.and_then(|it| few(it, indicator, locale));
    let is_grey = row.is_some_and(is_grey);
    view! {
        <td
            class="is-number"
            class=("table__value", is_main)
            class=("is-partial", is_grey)
        >
            {plain(row, indicator, locale)}
            {n}
            {sign}
            {note}
        </td>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use analysis::{Measured, Row};

    use super::*;
    use crate::components::result_table::cells;

    #[test]
    fn e7_low_participation_has_a_sign_of_its_own_in_table_and_legend() {
        let measured = Measured {
            value: 0.5,
            interval: None,
            sd: None,
            numerator: Some(20.0),
            denominator: 40.0,
            n: 40,
        };
        let row = |coverage| Row { coverage, value: Ok(measured), ..Row::ABSENT };
        let cell = |coverage| cells(&row(coverage), Indicator::Quality, Locale::Ru).to_html();
        assert!(cell(Some(0.89)).contains(LOW) && !cell(Some(0.9)).contains(LOW));
        let absent = Row { coverage: Some(0.5), ..Row::ABSENT };
        assert!(
            low_sign(&absent, Locale::Ru).is_none(),
            "where there is no value, its absence stands"
        );
        assert_eq!(low(Locale::Ru), "низкое участие: охват меньше 90\u{a0}%");
        assert_eq!(low(Locale::En), "low participation: coverage below 90\u{a0}%");
    }

    #[test]
    fn a_value_of_few_pupils_has_their_number_and_one_of_too_few_is_grey() {
        let cell = |numerator: f64, n: u64| {
            let denominator = n as f64;
            let value = numerator / denominator;
            let numerator = Some(numerator);
            let it = Measured { value, interval: None, sd: None, numerator, denominator, n };
            let row = Row { value: Ok(it), ..Row::ABSENT };
            plain_cell(Some(&row), Indicator::Quality, false, Locale::Ru).to_html()
        };
        // 3 of 9, 4 of 10, 33 of 99 and 50 of 100.
        let cases = [
            (3.0, 9, "33\u{a0}%", true, true),
            (4.0, 10, "40\u{a0}%", true, false),
            (33.0, 99, "33\u{a0}%", true, false),
            (50.0, 100, "50,0\u{a0}%", false, false),
        ];
        for (numerator, n, value, has_n, is_grey) in cases {
            let html = cell(numerator, n);
            assert!(html.contains(value), "case: {n}: {html}");
            assert_eq!(html.contains(&format!("n\u{a0}=\u{a0}{n}")), has_n, "case: {n}: {html}");
            assert_eq!(html.contains("is-partial"), is_grey, "case: {n}: {html}");
        }
    }

    #[test]
    fn e9_coverage_is_told_where_it_is_less_than_all_and_low_coverage_is_grey() {
        let of = |coverage| Row { coverage, ..Row::ABSENT };
        let cases = [
            (None, None, false),
            (Some(1.0), None, false),
            (Some(0.95), Some("95,0\u{a0}%"), false),
            (Some(0.62), Some("62,0\u{a0}%"), true),
        ];
        for (share, told, is_grey) in cases {
            let row = of(share);
            assert_eq!(coverage(&row, Locale::Ru).as_deref(), told, "case: {share:?}");
            let html = plain_cell(Some(&row), Indicator::Quality, false, Locale::Ru).to_html();
            assert_eq!(html.contains("is-partial"), is_grey, "case: {share:?}: {html}");
            assert_eq!(html.contains("охват 62,0\u{a0}%"), is_grey, "case: {share:?}: {html}");
        }
        assert!(!is_told([of(None), of(Some(1.0))].iter()) && is_told([of(Some(0.5))].iter()));
    }
}
