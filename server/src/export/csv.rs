//! A download as CSV: UTF-8 with the mark that spreadsheets need, numbers in full precision.

use super::{
    Export,
    table::{COLUMNS, Field},
};

/// Without it Excel reads UTF-8 as the local code page.
const MARK: &[u8] = b"\xEF\xBB\xBF";

pub(super) fn written(export: &Export) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(MARK.to_vec());
    writer.write_record(COLUMNS)?;
    for row in &export.breakdown.rows {
        writer.write_record(row.iter().map(|it| match it {
            Field::Text(text) => harmless(text),
            Field::Number(number) => number.to_string(),
            Field::Empty => String::new(),
        }))?;
    }
    // After the table, so that its first line stays the titles.
    writer.write_record([""])?;
    for (title, content) in &export.stamp.lines {
        writer.write_record([harmless(title), harmless(content)])?;
    }
    Ok(writer.into_inner()?)
}

/// A text that no spreadsheet takes for a formula: names come from files, and a school called
/// `=HYPERLINK(…)` must stay a name.
fn harmless(text: &str) -> String {
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
