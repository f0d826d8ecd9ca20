//! What is wrong with a file that cannot be opened: a closed list with words of its own, so that a page
//! can say it in its language. What the library says stays behind it, for whoever looks into it.

use std::{fmt, io, num::ParseIntError, str::Utf8Error};

use calamine::{OdsError, XlsError, XlsxError};
use quick_xml::events::attributes::AttrError;
use zip::result::ZipError;

use super::Unreadable;

/// What is wrong with a file that cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::VariantArray)]
pub enum Damage {
    /// What packs its parts (zip, gzip, the container of old Office files) is broken.
    Container,
    /// It ends before its end.
    Truncated,
    /// A password is asked for.
    Protected,
    /// It is a container of something else.
    NoWorkbook,
    /// Its parts do not fit each other.
    Parts,
    /// Its XML is none.
    Markup,
    /// Something in it is said more often than anybody would.
    Excess,
}

/// As it stands in a sentence.
impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Container => "its container is broken",
            Self::Truncated => "it ends too early, as a copy that was cut off does",
            Self::Protected => "it is protected by a password; save it without one",
            Self::NoWorkbook => "it holds no workbook",
            Self::Parts => "its parts contradict each other",
            Self::Markup => "its markup is broken",
            Self::Excess => "something in it is repeated beyond measure",
        })
    }
}

/// A reason of a reader of files, and what kind it is.
pub(crate) trait Reason: ToString {
    fn damage(&self) -> Damage;
}

impl Unreadable {
    /// A workbook that cannot be opened.
    pub(crate) fn workbook(reason: impl Reason) -> Self {
        Self::Workbook { damage: reason.damage(), detail: reason.to_string() }
    }

    /// A packed file that cannot be unpacked.
    pub(crate) fn packing(reason: impl Reason) -> Self {
        Self::Packing { damage: reason.damage(), detail: reason.to_string() }
    }

    /// A workbook with too much of something.
    pub(crate) fn excessive(detail: String) -> Self {
        Self::Workbook { damage: Damage::Excess, detail }
    }
}

/// Known without a library.
impl Reason for Damage {
    fn damage(&self) -> Damage {
        *self
    }
}

impl Reason for io::Error {
    fn damage(&self) -> Damage {
        match self.kind() {
            io::ErrorKind::UnexpectedEof => Damage::Truncated,
            _ => Damage::Container,
        }
    }
}

impl Reason for ZipError {
    fn damage(&self) -> Damage {
        match self {
            Self::Io(reason) => reason.damage(),
            Self::InvalidPassword | Self::UnsupportedArchive(Self::PASSWORD_REQUIRED) => {
                Damage::Protected
            }
            _ => Damage::Container,
        }
    }
}

impl Reason for Utf8Error {
    fn damage(&self) -> Damage {
        Damage::Markup
    }
}

impl Reason for ParseIntError {
    fn damage(&self) -> Damage {
        Damage::Markup
    }
}

impl Reason for quick_xml::Error {
    fn damage(&self) -> Damage {
        Damage::Markup
    }
}

impl Reason for AttrError {
    fn damage(&self) -> Damage {
        Damage::Markup
    }
}

impl Reason for XlsxError {
    fn damage(&self) -> Damage {
        match self {
            Self::Password => Damage::Protected,
            Self::XmlEof(_) => Damage::Truncated,
            Self::Xml(_) | Self::XmlAttr(_) => Damage::Markup,
            Self::Zip(_) | Self::Io(_) => Damage::Container,
            _ => Damage::Parts,
        }
    }
}

impl Reason for OdsError {
    fn damage(&self) -> Damage {
        match self {
            Self::Password => Damage::Protected,
            Self::Eof(_) => Damage::Truncated,
            Self::Xml(_) | Self::XmlAttr(_) | Self::AttrError(_) => Damage::Markup,
            Self::Zip(_) | Self::Io(_) => Damage::Container,
            _ => Damage::Parts,
        }
    }
}

impl Reason for XlsError {
    fn damage(&self) -> Damage {
        match self {
            Self::Password => Damage::Protected,
            Self::EoStream(_) | Self::Len { .. } | Self::ContinueRecordTooShort => {
                Damage::Truncated
            }
            Self::Cfb(_) | Self::Io(_) => Damage::Container,
            _ => Damage::Parts,
        }
    }
}
