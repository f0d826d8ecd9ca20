//! A download as a workbook: every table of the page, and what the file is.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::{
    Export,
    sheet::{Field, Sheet},
};

/// Wide enough for names and links.
const NAME_WIDTH: f64 = 40.0;

pub(super) fn written(export: &Export) -> anyhow::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let title = Format::new().set_bold();
    for sheet in &export.sheets {
        fill(workbook.add_worksheet().set_name(sheet.name)?, sheet, &title)?;
    }
    let about = workbook.add_worksheet().set_name("about")?;
    for (at, (name, content)) in (0..).zip(&export.stamp.lines) {
        about.write_string_with_format(at, 0, *name, &title)?;
        about.write_string(at, 1, content)?;
    }
    about.set_column_width(0, NAME_WIDTH / 2.0)?.set_column_width(1, NAME_WIDTH * 2.0)?;
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, table: &Sheet, title: &Format) -> anyhow::Result<()> {
    for (column, name) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(0, column, *name, title)?;
        if name.ends_with("name") {
            sheet.set_column_width(column, NAME_WIDTH)?;
        }
    }
    for (at, row) in (1..).zip(&table.rows) {
        for (column, field) in (0..).zip(row) {
            match field {
                // Written as text, so a name that looks like a formula stays a name.
                Field::Text(text) => sheet.write_string(at, column, text)?,
                Field::Number(number) => sheet.write_number(at, column, *number)?,
                Field::Empty => sheet,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
