//! Excerpts: rows of a file as they stand in it, for whoever has to mend them.
//!
//! Nothing is understood here: cells are repeated as texts. They may name pupils, so an excerpt is
//! for nobody but whoever gave the file, and is kept nowhere.

use std::collections::BTreeSet;

use crate::{
    bytes::{self, Kind},
    table::Table,
    workbook,
};

/// Rows of one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The sheet, where the file has several.
    pub sheet: Option<String>,
    /// The headings of the columns, as problems name them.
    pub heading: Vec<String>,
    /// Rows with their lines.
    pub rows: Vec<(u64, Vec<String>)>,
}

/// The wanted rows of a file, told by sheet and line; `name` is that of a file in an archive too.
/// What cannot be read has none.
pub fn excerpts(
    name: &str,
    bytes: &[u8],
    wanted: &BTreeSet<(Option<String>, u64)>,
) -> Vec<Excerpt> {
    let Ok(unpacked) = bytes::unpacked(bytes) else { return Vec::new() };
    let Ok(kind) = bytes::kind(&unpacked) else { return Vec::new() };
    let mut found = Vec::new();
    let text;
    let tables = match kind {
        Kind::Archive => {
            let inner = crate::in_archive(name, &unpacked);
            let inner = inner.filter(|it| !matches!(bytes::kind(it), Ok(Kind::Archive)));
            return inner.map(|it| excerpts("", &it, wanted)).unwrap_or_default();
        }
        Kind::Workbook(kind) => workbook::sheets(kind, &unpacked).and_then(Table::from_sheets),
        Kind::Html(page) => workbook::html_sheet(&page).and_then(Table::from_sheets),
        Kind::Text(it) => {
            text = it;
            Table::from_text(&text).map(|it| vec![it])
        }
    };
    for table in tables.unwrap_or_default() {
        let (sheet, heading) = (table.header().sheet.clone(), table.header().names.clone());
        let mut rows = Vec::new();
        table.each_row(|line, cells| {
            if wanted.contains(&(sheet.clone(), line)) {
                rows.push((line, cells.iter().map(str::to_owned).collect()));
            }
        });
        if !rows.is_empty() {
            found.push(Excerpt { sheet, heading, rows });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_as_they_stand_in_the_file() {
        let text = "a;b\n1;=2+2\n\n3;4\n5\n";
        let wanted = BTreeSet::from([(None, 2), (None, 5), (None, 99)]);
        let found = excerpts("file.csv", text.as_bytes(), &wanted);
        let [only] = &found[..] else { panic!("{found:?}") };
        assert_eq!(only.heading, ["a", "b"]);
        let expected = [(2, vec!["1", "=2+2"]), (5, vec!["5"])];
        let rows = only
            .rows
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(String::as_str).collect::<Vec<_>>()));
        assert_eq!(rows.collect::<Vec<_>>(), expected);
        assert_eq!(excerpts("x", b"\x00\x01\x02", &wanted), []);
    }
}
