//! Why nothing of a file can be understood.
//!
//! Each message says what was found, what was expected and, where one exists, the way out.

use crate::Format;

/// Why nothing of a file can be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A folder was given as a file; for the caller, who alone can know.
    #[error("this is a directory; give the files in it")]
    Directory,
    /// Not text in a known encoding.
    #[error(
        "the file is not text in UTF-8, UTF-16 or Windows-1251 (byte 0x{byte:02X} at position \
         {position}); save it as CSV UTF-8 or XLSX"
    )]
    Encoding {
        /// The first byte that does not fit.
        byte: u8,
        /// Where it is, from 0.
        position: usize,
    },
    /// A workbook of Excel 97–2003.
    #[error("this is a workbook in the old .xls format; save it as .xlsx")]
    OldWorkbook,
    /// A workbook that cannot be opened.
    #[error("the workbook cannot be opened: {reason}")]
    Workbook {
        /// What the reader of workbooks says.
        reason: String,
    },
    /// Packed data that cannot be unpacked.
    #[error("the packed file is damaged: {reason}")]
    Packing {
        /// What the unpacker says.
        reason: String,
    },
    /// No format claims the heading.
    #[error("no known format has this heading: {header}. Known: {}", known())]
    UnknownFormat {
        /// The heading that was found, shortened.
        header: String,
    },
    /// A format was recognised but columns it needs are not there.
    #[error("{} file without the columns: {}", .format.about(), .columns.join(", "))]
    MissingColumns {
        /// The recognised format.
        format: Format,
        /// What is missing.
        columns: Vec<String>,
    },
    /// The lines above the table do not say what its numbers are results of.
    #[error("{} file whose title does not tell: {}", .format.about(), .missing.join(", "))]
    Untitled {
        /// The recognised format.
        format: Format,
        /// What the title does not tell.
        missing: Vec<&'static str>,
    },
    /// Two columns with the same meaning.
    #[error("the columns `{first}` and `{second}` mean the same; keep one of them")]
    RepeatedColumn {
        /// Heading of the one.
        first: String,
        /// Heading of the other.
        second: String,
    },
    /// More than the product takes.
    #[error("the file is too large: unpacked more than {} MB", .limit >> 20)]
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
}

fn known() -> String {
    let all: Vec<_> = Format::ALL.iter().map(|it| it.about()).collect();
    all.join("; ")
}
