//! ODS, the workbook of `LibreOffice`.
//!
//! A cell or row may say that it repeats, and the library repeats it. So its XML is gone through
//! first: well-formed to its end, and no more repetitions than there is room for.

use std::io::Cursor;

use calamine::{Ods, Reader as _};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{Sheet, Space, within};
use crate::{Damage, Unreadable, archive};

/// Attributes whose text a cell keeps.
const TEXTS: [&str; 4] =
    ["office:string-value", "office:date-value", "office:time-value", "table:formula"];
/// The most repetitions of a space.
const SPACES_MAX: u64 = 1_000;

pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    archive::check(bytes)?;
    let content = archive::entry(bytes, "content.xml")?;
    check(std::str::from_utf8(&content).map_err(Unreadable::workbook)?)?;
    let mut workbook = Ods::new(Cursor::new(bytes)).map_err(Unreadable::workbook)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(Unreadable::workbook)?;
        sheets.push(Sheet { name, range });
    }
    Ok(sheets)
}

/// What has been gone through of the sheet at hand.
#[derive(Default)]
struct Seen {
    /// How often the row at hand repeats.
    repeats: u64,
    /// Columns of the row at hand, blank ones at its end not counted.
    columns: u64,
    /// Blank columns that count if another cell follows.
    blank: u64,
    /// How often the cell at hand repeats, and whether anything was found in it.
    cell: Option<(u64, bool)>,
    /// Rows, blank ones at the end not counted, and the most columns.
    size: (u64, u64),
    /// Blank rows that count if another row follows.
    blank_rows: u64,
}

fn check(xml: &str) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(xml);
    let (mut depth, mut sheets) = (0_u64, 0);
    let mut space = Space::default();
    let mut seen = Seen::default();
    loop {
        match reader.read_event().map_err(Unreadable::workbook)? {
            Event::Start(it) => {
                depth += 1;
                sheets += usize::from(it.name().as_ref() == "table:table");
                seen.start(&it, &mut space)?;
            }
            Event::Empty(it) => {
                seen.start(&it, &mut space)?;
                seen.end(it.name().as_ref(), &mut space)?;
            }
            Event::End(it) => {
                depth = depth.saturating_sub(1);
                seen.end(it.name().as_ref(), &mut space)?;
            }
            Event::Text(it) => seen.text(it.len() as u64, &mut space)?,
            Event::Eof if depth > 0 => return Err(Unreadable::workbook(Damage::Truncated)),
            Event::Eof => break,
            _ => {}
        }
    }
    Space::of_sheets(sheets).map(|_space| ())
}

impl Seen {
    fn start(&mut self, element: &BytesStart<'_>, space: &mut Space) -> Result<(), Unreadable> {
        match element.name().as_ref() {
            "table:table" => *self = Self::default(),
            "table:table-row" => {
                self.repeats = number(element, "table:number-rows-repeated", 1)?;
                (self.columns, self.blank) = (0, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeats = number(element, "table:number-columns-repeated", 1)?;
                let mut is_filled = false;
                for attribute in element.attributes() {
                    let attribute = attribute.map_err(Unreadable::workbook)?;
                    let name = attribute.key.as_ref();
                    is_filled |= name.ends_with("value") || name == "table:formula";
                    if TEXTS.contains(&name) {
                        space.text(self.repeated(attribute.value.len() as u64, repeats))?;
                    }
                }
                self.cell = Some((repeats, is_filled));
            }
            "text:s" if number(element, "text:c", 1)? > SPACES_MAX => {
                return Err(Unreadable::excessive(format!(
                    "more than {SPACES_MAX} spaces in a row"
                )));
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, bytes: u64, space: &mut Space) -> Result<(), Unreadable> {
        match &mut self.cell {
            Some((repeats, is_filled)) => {
                *is_filled = true;
                let repeats = *repeats;
                space.text(self.repeated(bytes, repeats))
            }
            None => Ok(()),
        }
    }

    /// Text of a cell, as often as cell and row repeat.
    fn repeated(&self, bytes: u64, repeats: u64) -> u64 {
        bytes.saturating_mul(repeats).saturating_mul(self.repeats.max(1))
    }

    fn end(&mut self, name: &str, space: &mut Space) -> Result<(), Unreadable> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => match self.cell.take() {
                Some((repeats, true)) => {
                    self.columns = self.columns.saturating_add(self.blank + repeats);
                    self.blank = 0;
                    within(u32::try_from(self.columns.saturating_sub(1)).unwrap_or(u32::MAX))?;
                    space.cells(repeats)?;
                }
                Some((repeats, false)) => self.blank = self.blank.saturating_add(repeats),
                None => {}
            },
            "table:table-row" if self.columns == 0 => {
                self.blank_rows = self.blank_rows.saturating_add(self.repeats);
            }
            "table:table-row" => {
                let rows = self.size.0.saturating_add(self.blank_rows);
                self.size = (rows.saturating_add(self.repeats), self.size.1.max(self.columns));
                self.blank_rows = 0;
                Space::default().cells(self.size.0.saturating_mul(self.size.1))?;
            }
            "table:table" => space.cells(self.size.0.saturating_mul(self.size.1))?,
            _ => {}
        }
        Ok(())
    }
}

/// A number among the attributes.
fn number(element: &BytesStart<'_>, name: &str, otherwise: u64) -> Result<u64, Unreadable> {
    match element.try_get_attribute(name).map_err(Unreadable::workbook)? {
        None => Ok(otherwise),
        Some(it) => it.value.as_ref().parse().map_err(Unreadable::workbook),
    }
}
