//! The workbook of Excel 97–2003 (BIFF in a compound file).
//!
//! The library reads all sheets at once and makes room for what they say they span, so the
//! records are first walked by their headers alone: where the cells lie, and how many there are.

mod strings;

use std::io::{Cursor, Read};

use calamine::{Reader, Xls};

use super::{Sheet, Space, within};
use crate::{Damage, Unreadable, bytes::UNPACKED_MAX, unreadable::Surplus};

/// Records of a workbook, \[MS-XLS\] 2.3.
const END: u16 = 0x000A;
const BEGIN: u16 = 0x0809;
const SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const MANY_NUMBERS: u16 = 0x00BD;
const SHARED_TEXT: u16 = 0x00FD;
/// Number, label, text label, boolean, compressed number, shared text, formula.
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, SHARED_TEXT, 0x0006];

/// How many records are walked through: a hundred sheets may all begin at the same record.
const RECORDS_MAX: u64 = 30_000_000;
/// How large such a file is taken: a full sheet of 65,536 rows has about 50 MB.
const SIZE_MAX: u64 = 64 << 20;

pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    if bytes.len() as u64 > SIZE_MAX {
        return Err(Unreadable::TooLarge { limit: SIZE_MAX });
    }
    check(&stream(bytes)?)?;
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(Unreadable::workbook)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(Unreadable::workbook)?;
        sheets.push(Sheet { name, range });
    }
    Ok(sheets)
}

/// The stream of records.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(Unreadable::workbook)?;
    let name = ["/Workbook", "/Book"].into_iter().find(|it| file.is_stream(it));
    // A workbook with a password comes in such a container, too, whatever its kind.
    let is_protected = file.is_stream("/EncryptedPackage");
    let nothing = if is_protected { Damage::Protected } else { Damage::NoWorkbook };
    let name = name.ok_or_else(|| Unreadable::workbook(nothing))?;
    let mut stream = Vec::new();
    let open = file.open_stream(name).map_err(Unreadable::workbook)?;
    open.take(UNPACKED_MAX).read_to_end(&mut stream).map_err(Unreadable::workbook)?;
    Ok(stream)
}

/// Refuses what would take too much room.
fn check(stream: &[u8]) -> Result<(), Unreadable> {
    let globals = Records(stream).take_while(|(kind, _)| *kind != END);
    let starts: Vec<usize> = globals
        .filter(|(kind, _)| *kind == SHEET)
        .filter_map(|(_, data)| usize::try_from(long(data, 0)?).ok())
        .collect();
    let mut space = Space::of_sheets(starts.len())?;
    let strings = strings::lengths(stream);
    let mut left = RECORDS_MAX;
    for start in starts {
        let records = stream.get(start..).ok_or_else(|| Unreadable::workbook(Damage::Truncated))?;
        sheet(records, &strings, &mut space, &mut left)?;
    }
    Ok(())
}

fn sheet(
    records: &[u8],
    strings: &[u32],
    space: &mut Space,
    left: &mut u64,
) -> Result<(), Unreadable> {
    let (mut depth, mut rows, mut columns, mut cells) = (0_u32, 0_u64, 0_u64, 0_u64);
    for (kind, data) in Records(records) {
        *left = left.checked_sub(1).ok_or_else(|| Surplus::Cells.beyond(RECORDS_MAX))?;
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            DIMENSIONS => {
                let (from, to) =
                    spanned(data).ok_or_else(|| Unreadable::workbook(Damage::Parts))?;
                within(to.1.saturating_sub(1))?;
                let room = u64::from(to.0 - from) * u64::from(to.1);
                Space::default().cells(room)?;
            }
            it if it == MANY_NUMBERS || CELLS.contains(&it) => {
                let (Some(row), Some(column)) = (short(data, 0), short(data, 2)) else { continue };
                let more = if it == MANY_NUMBERS { data.len().saturating_sub(6) / 6 } else { 1 };
                let last = u64::from(column) + (more.max(1) as u64 - 1);
                within(u32::try_from(last).unwrap_or(u32::MAX))?;
                rows = rows.max(u64::from(row) + 1);
                columns = columns.max(last + 1);
                cells += more as u64;
                let shared = long(data, 6).filter(|_| it == SHARED_TEXT);
                let shared = shared.and_then(|it| strings.get(usize::try_from(it).ok()?));
                // Letters beyond ASCII take two bytes.
                space.text(shared.map_or(0, |it| 2 * u64::from(*it)))?;
            }
            _ => {}
        }
    }
    // Formulas have a range of their own, as large as the cells at most.
    space.cells(2 * (rows * columns).max(cells))
}

/// The first row, and the row and column behind the last, as a sheet says.
fn spanned(data: &[u8]) -> Option<(u32, (u32, u32))> {
    let (first, last, end) = match data.len() {
        10 => (short(data, 0)?.into(), short(data, 2)?.into(), short(data, 6)?),
        _ => (long(data, 0)?, long(data, 4)?, short(data, 10)?),
    };
    (first <= last).then_some((first, (last, end.into())))
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..)?.first_chunk().copied().map(u16::from_le_bytes)
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
}

/// Records one after another: two bytes of kind, two of length, the data.
struct Records<'r>(&'r [u8]);

impl<'r> Iterator for Records<'r> {
    type Item = (u16, &'r [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (short(self.0, 0)?, short(self.0, 2)?);
        let (data, rest) = self.0.get(4..)?.split_at_checked(length.into())?;
        self.0 = rest;
        Some((kind, data))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROTOCOL: &[u8] = include_bytes!("../../fixtures/gia_oge/clean.xls");

    /// The workbook with other bytes in the records of a kind.
    fn patched(kind: u16, at: usize, bytes: &[u8]) -> Result<(), Unreadable> {
        let mut stream = stream(PROTOCOL).unwrap();
        let mut from = 0;
        while let Some((found, data)) = Records(&stream[from..]).next() {
            let begins = from + 4;
            from = begins + data.len();
            if found == kind && at + bytes.len() <= from - begins {
                stream[begins + at..][..bytes.len()].copy_from_slice(bytes);
            }
        }
        check(&stream)
    }

    fn surplus(result: Result<(), Unreadable>) -> Option<Surplus> {
        match result {
            Err(Unreadable::TooMuch { what, .. }) => Some(what),
            _ => None,
        }
    }

    #[test]
    fn a_workbook_that_asks_for_too_much_is_refused_by_its_records() {
        assert_eq!(patched(0xFFFF, 0, &[]), Ok(()), "as it is");
        let column = patched(SHARED_TEXT, 2, &16_000_u16.to_le_bytes());
        assert_eq!(surplus(column), Some(Surplus::Columns));
        let rows = patched(DIMENSIONS, 4, &u32::MAX.to_le_bytes());
        assert_eq!(surplus(rows), Some(Surplus::Cells));
        // Rows that end before they begin, and a sheet that begins beyond the end of the file.
        let damage = |result| match result {
            Err(Unreadable::Workbook { damage, .. }) => Some(damage),
            _ => None,
        };
        let turned = patched(DIMENSIONS, 0, &u32::MAX.to_le_bytes());
        assert_eq!(damage(turned), Some(Damage::Parts));
        let beyond = patched(SHEET, 0, &u32::MAX.to_le_bytes());
        assert_eq!(damage(beyond), Some(Damage::Truncated));
    }

    #[test]
    fn shared_strings_are_measured() {
        let lengths = strings::lengths(&stream(PROTOCOL).unwrap());
        // «Протокол проверки результатов», «99 - Примерская область».
        assert_eq!(lengths[..2], [29, 23]);
        let many = lengths.len();
        assert!(many > 40, "{many}");
    }

    #[test]
    fn a_string_goes_on_in_the_next_record() {
        let record = |kind: u16, data: &[u8]| {
            let length = u16::try_from(data.len()).unwrap();
            [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
        };
        // Three wide letters, of which two stand in the first record; then one of one letter.
        let first = record(0x00FC, b"\x02\0\0\0\x02\0\0\0\x03\0\x01a\0b\0");
        let more = record(0x003C, b"\0c\x01\0\0d");
        assert_eq!(strings::lengths(&[first, more].concat()), [3, 1]);
    }
}
