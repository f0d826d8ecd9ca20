//! The shared strings of an old workbook, by their lengths: cells only name them, so a file of a
//! megabyte may ask for a gigabyte of text.

use super::{Records, long, short};

const STRINGS: u16 = 0x00FC;
const CONTINUED: u16 = 0x003C;

/// The length of each shared string, in characters, \[MS-XLS\] 2.5.293. Where the table is not as
/// it should be the rest is left out: the library does not read it either.
pub(super) fn lengths(stream: &[u8]) -> Vec<u32> {
    let mut records = Records(stream).skip_while(|(kind, _)| *kind != STRINGS);
    let Some((_, first)) = records.next() else { return Vec::new() };
    let more = records.take_while(|(kind, _)| *kind == CONTINUED).map(|(_, data)| data);
    let chunks: Vec<&[u8]> =
        std::iter::once(first.get(8..).unwrap_or_default()).chain(more).collect();
    let mut cursor = Cursor { chunks: &chunks, rest: &[] };
    let mut lengths = Vec::new();
    while let Some(length) = cursor.string() {
        lengths.push(length);
    }
    lengths
}

/// A place in a table that goes on from record to record.
struct Cursor<'c> {
    chunks: &'c [&'c [u8]],
    rest: &'c [u8],
}

impl Cursor<'_> {
    /// Goes past a string and gives its length.
    fn string(&mut self) -> Option<u32> {
        if self.rest.is_empty() {
            self.next()?;
        }
        let (length, flags) = (short(self.rest, 0)?, *self.rest.get(2)?);
        self.rest = self.rest.get(3..)?;
        let mut behind = 0;
        if flags & 8 != 0 {
            behind += 4 * usize::from(short(self.rest, 0)?);
            self.rest = self.rest.get(2..)?;
        }
        if flags & 4 != 0 {
            behind += usize::try_from(long(self.rest, 0)?).ok()?;
            self.rest = self.rest.get(4..)?;
        }
        let (mut left, mut width) = (usize::from(length), 1 + usize::from(flags & 1));
        while left > 0 {
            let here = left.min(self.rest.len() / width);
            self.rest = &self.rest[here * width..];
            left -= here;
            if left > 0 {
                // The characters go on in the next record, which says anew how wide they are.
                self.next()?;
                width = 1 + usize::from(self.rest.first()? & 1);
                self.rest = &self.rest[1..];
            }
        }
        while behind > 0 {
            let here = behind.min(self.rest.len());
            self.rest = &self.rest[here..];
            behind -= here;
            if behind > 0 {
                self.next()?;
            }
        }
        Some(length.into())
    }

    fn next(&mut self) -> Option<()> {
        let (first, rest) = self.chunks.split_first()?;
        (self.rest, self.chunks) = (first, rest);
        Some(())
    }
}
