//! Why nothing of a file can be understood.
//!
//! Each message says what was found, what was expected and, where one exists, the way out.

mod damage;

use crate::{Format, mapping::Fault};

pub use damage::Damage;

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
    /// A workbook in the binary form of XLSX.
    #[error("this is a binary workbook (.xlsb); save it as .xlsx")]
    BinaryWorkbook,
    /// An archive where one file was expected.
    #[error("this is an archive of {files} files; unpack it, or give it where archives are taken")]
    Archive {
        /// How many files there are in it.
        files: usize,
    },
    /// An archive in an archive.
    #[error("this is an archive in an archive; unpack the outer one")]
    NestedArchive,
    /// A workbook that cannot be opened.
    #[error("the workbook cannot be opened: {}", opened(*.damage, .detail))]
    Workbook {
        /// What is wrong.
        damage: Damage,
        /// What the reader of workbooks says.
        detail: String,
    },
    /// Packed data that cannot be unpacked.
    #[error("the packed file is damaged: {}", opened(*.damage, .detail))]
    Packing {
        /// What is wrong.
        damage: Damage,
        /// What the unpacker says.
        detail: String,
    },
    /// A package of another installation that cannot be understood.
    #[error("this package of another Razrez cannot be understood; ask for a new one")]
    PackageHead,
    /// A package of a later version.
    #[error(
        "this package was written by a later version ({version}) of Razrez; bring this one up to date"
    )]
    PackageVersion {
        /// Its version.
        version: u8,
    },
    /// A package that is not what was sent.
    #[error("this package was changed or cut off after it was made; ask for it again")]
    PackageChanged,
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
    /// What somebody told about its columns cannot be.
    #[error("what was told about the columns cannot be: {}", told(.faults))]
    Mapping {
        /// Why.
        faults: Vec<Fault>,
    },
    /// More of something than the product takes.
    #[error("the file has too much: {}", .what.told(*.limit))]
    TooMuch {
        /// Of what.
        what: Surplus,
        /// The limit, in the unit of its message.
        limit: u64,
    },
    /// More than the product takes.
    #[error("the file is too large: unpacked more than {} MB", .limit >> 20)]
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
}

impl Unreadable {
    /// Whether it can be read once somebody says what its columns mean.
    pub fn is_mappable(&self) -> bool {
        match self {
            Self::UnknownFormat { .. } | Self::Mapping { .. } | Self::RepeatedColumn { .. } => true,
            Self::MissingColumns { format, .. } => *format == Format::Long,
            _ => false,
        }
    }
}

/// Of what a file may have too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surplus {
    /// Sheets of a workbook.
    Sheets,
    /// Columns of a sheet.
    Columns,
    /// Cells of a workbook.
    Cells,
    /// Text in its cells.
    Text,
    /// Entries of an archive.
    Entries,
    /// What an archive unpacks to, against its size.
    Ratio,
}

impl Surplus {
    pub(crate) fn beyond(self, limit: u64) -> Unreadable {
        Unreadable::TooMuch { what: self, limit }
    }

    fn told(self, limit: u64) -> String {
        match self {
            Self::Sheets => format!("more than {limit} sheets"),
            Self::Columns => format!(
                "a cell beyond the {limit}th column; delete what stands to the right of the table"
            ),
            Self::Cells => format!(
                "more than {limit} cells, blank ones between others included; delete what stands \
                 far below or beside the table"
            ),
            Self::Text => format!("more than {limit} MB of text"),
            Self::Entries => format!("more than {limit} files packed in one"),
            Self::Ratio => format!("it unpacks to more than {limit} times its size"),
        }
    }
}

/// What is wrong, and the words of the library where it has others.
fn opened(damage: Damage, detail: &str) -> String {
    match damage.to_string() {
        told if told == detail => told,
        told => format!("{told} (details: {detail})"),
    }
}

fn told(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn known() -> String {
    let all = Format::ALL.iter().filter(|it| **it != Format::Mapped);
    let all: Vec<_> = all.map(|it| it.about()).collect();
    all.join("; ")
}
