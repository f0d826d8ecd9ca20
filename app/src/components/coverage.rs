//! Coverage beside a value: of which share of the results it is. A value of too few of them is grey.

use analysis::{Indicator, Row};
use leptos::prelude::*;

use super::result_table::plain;
use crate::text::{Locale, number};

/// The share, where it is less than all: full coverage is the rule and not worth ink.
pub fn coverage(row: &Row, locale: Locale) -> Option<String> {
    let share = row.coverage.filter(|it| *it < 0.9995)?;
    Some(format!("{}\u{a0}%", number::decimal(locale, share * 100.0, 1)))
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

/// A value alone in its cell; one of too few results says so.
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
    view! {
        <td
            class="is-number"
            class=("table__value", is_main)
            class=("is-partial", partial.is_some())
        >
            {plain(row, indicator, locale)}
            {note}
        </td>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use analysis::Row;

    use super::*;

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
