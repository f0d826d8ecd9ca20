//! A download as CSV, one table: UTF-8 with the mark that spreadsheets need, numbers in full precision.

use super::{Export, sheet::Field};

/// Without it Excel reads UTF-8 as the local code page.
const MARK: &[u8] = b"\xEF\xBB\xBF";

pub(super) fn written(export: &Export) -> anyhow::Result<Vec<u8>> {
    let mut rows = csv::Writer::from_writer(MARK.to_vec());
    let Some(sheet) = export.sheets.first() else { return Ok(MARK.to_vec()) };
    rows.write_record(&sheet.columns)?;
    for row in &sheet.rows {
        rows.write_record(row.iter().map(|it| match it {
            Field::Text(text) => harmless(text),
            Field::Number(number) => number.to_string(),
            Field::Empty => String::new(),
        }))?;
    }
    let mut bytes = rows.into_inner()?;
    // After the table and a blank line, so that the first line stays the titles.
    bytes.push(b'\n');
    let mut stamp = csv::Writer::from_writer(bytes);
    for (title, content) in &export.stamp.lines {
        stamp.write_record([harmless(title), harmless(content)])?;
    }
    Ok(stamp.into_inner()?)
}

/// A text that no spreadsheet takes for a formula: names come from files, and a school called
/// `=HYPERLINK(…)` must stay a name.
pub(crate) fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_a_formula() {
        for bad in ["=1+1", "+7 (388)", "-1", "@SUM(A1)", "\t=1"] {
            assert_eq!(harmless(bad), format!("'{bad}"), "case: {bad}");
        }
        assert_eq!(harmless("Школа № 17"), "Школа № 17");
    }
}
