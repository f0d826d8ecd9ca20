//! XLSX, read cell by cell: a range of the library would make room for everything between A1 and
//! a cell in the last corner.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, SheetType, Xlsx};

use super::{Filling, Sheet, Space};
use crate::{Unreadable, archive};

pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    archive::check(bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(Unreadable::workbook)?;
    let listed = workbook.sheets_metadata().iter().filter(|it| it.typ == SheetType::WorkSheet);
    let names: Vec<String> = listed.map(|it| it.name.clone()).collect();
    let mut space = Space::of_sheets(names.len())?;
    let mut sheets = Vec::new();
    for name in names {
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(Unreadable::workbook)?;
        let mut filling = Filling::default();
        while let Some(cell) = cells.next_cell().map_err(Unreadable::workbook)? {
            match cell.get_value() {
                DataRef::Empty => {}
                DataRef::SharedString(text) => {
                    space.text(text.len() as u64)?;
                    filling.put(&mut space, cell.get_position(), Data::String((*text).into()))?;
                }
                other => filling.put(&mut space, cell.get_position(), other.clone().into())?,
            }
        }
        sheets.push(Sheet { name, range: filling.finish(&mut space)? });
    }
    Ok(sheets)
}
