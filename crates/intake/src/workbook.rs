//! Workbooks of every kind as sheets of cells: XLSX, the old XLS, ODS, and HTML tables saved as
//! `.xls`.
//!
//! A workbook is somebody else's program as much as data: a few bytes may name a cell in the last
//! corner of a sheet, repeat one text a million times or unpack to gigabytes, and the readers
//! would make room for all of it. So every kind goes through [`Space`], which counts what is
//! asked for *before* it is given, and a reader that panics on a damaged file costs only the file.

mod html;
mod ods;
mod xls;
mod xlsx;

use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Cell, Data, Range};

use crate::{Damage, Unreadable, unreadable::Surplus};

pub(crate) use html::{decoded as html_of, is_html};

/// How many sheets a workbook may have; the largest seen has a sheet for each of 40 subjects.
const SHEETS_MAX: usize = 250;
/// How many columns are read; the widest layout has about 200. Excel's last is the 16,384th.
const COLUMNS_MAX: u32 = 2_000;
/// How many cells all sheets may have together, blank ones inside a table included: a million rows
/// of twenty columns. A cell takes 24 bytes and its text.
const CELLS_MAX: u64 = 20_000_000;
/// How much text all cells may hold together, in bytes; a text that many cells share counts for
/// each.
const TEXT_MAX: u64 = 512 << 20;

/// One sheet.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) range: Range<Data>,
}

/// What kind of workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Xlsx,
    Xls,
    Ods,
}

/// The sheets of a workbook, in its order.
pub(crate) fn sheets(kind: Kind, bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let read = match kind {
        Kind::Xlsx => xlsx::sheets,
        Kind::Xls => xls::sheets,
        Kind::Ods => ods::sheets,
    };
    guarded(|| read(bytes))
}

/// The tables of an HTML page, below each other on one sheet as a spreadsheet opens them.
pub(crate) fn html_sheet(text: &str) -> Result<Vec<Sheet>, Unreadable> {
    guarded(|| html::sheet(text)).map(|it| vec![it])
}

/// What a reader says, or that it fell over: readers index into the bytes they are given.
fn guarded<T>(read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_panic| Err(Unreadable::workbook(Damage::Parts)))
}

/// The room a workbook has taken so far.
#[derive(Default)]
struct Space {
    cells: u64,
    text: u64,
}

impl Space {
    /// Checks the number of sheets.
    fn of_sheets(count: usize) -> Result<Self, Unreadable> {
        if count > SHEETS_MAX {
            return Err(Surplus::Sheets.beyond(SHEETS_MAX as u64));
        }
        Ok(Self::default())
    }

    /// Room for cells, dense or not.
    fn cells(&mut self, count: u64) -> Result<(), Unreadable> {
        self.cells = self.cells.saturating_add(count);
        if self.cells > CELLS_MAX { Err(Surplus::Cells.beyond(CELLS_MAX)) } else { Ok(()) }
    }

    /// Room for text.
    fn text(&mut self, bytes: u64) -> Result<(), Unreadable> {
        self.text = self.text.saturating_add(bytes);
        if self.text > TEXT_MAX { Err(Surplus::Text.beyond(TEXT_MAX >> 20)) } else { Ok(()) }
    }
}

/// Whether a column is one that is read.
fn within(column: u32) -> Result<(), Unreadable> {
    if column >= COLUMNS_MAX { Err(Surplus::Columns.beyond(COLUMNS_MAX.into())) } else { Ok(()) }
}

/// A sheet while it is filled, cell by cell in any order.
#[derive(Default)]
struct Filling {
    cells: Vec<Cell<Data>>,
    first: Option<(u32, u32)>,
    last: (u32, u32),
}

impl Filling {
    fn put(&mut self, space: &mut Space, at: (u32, u32), value: Data) -> Result<(), Unreadable> {
        within(at.1)?;
        if let Data::String(text) = &value {
            space.text(text.len() as u64)?;
        }
        let (row, column) = self.first.unwrap_or(at);
        self.first = Some((row.min(at.0), column.min(at.1)));
        self.last = (self.last.0.max(at.0), self.last.1.max(at.1));
        if self.cells.len() as u64 >= CELLS_MAX {
            return Err(Surplus::Cells.beyond(CELLS_MAX));
        }
        self.cells.push(Cell::new(at, value));
        Ok(())
    }

    /// The sheet, with room for the blanks between its cells.
    fn finish(self, space: &mut Space) -> Result<Range<Data>, Unreadable> {
        if let Some((row, column)) = self.first {
            let side = |first: u32, last: u32| u64::from(last - first) + 1;
            space.cells(side(row, self.last.0) * side(column, self.last.1))?;
        }
        Ok(Range::from_sparse(self.cells))
    }
}
