//! What kind of source a file is, and how far its figures can be trusted as they stand (domain, row 98).

use serde::{Deserialize, Serialize};

/// The kind of a source; every import has one.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum SourceKind {
    /// Exports of assessment procedures: ФИС ОКО, regional centres, the olympiad.
    Procedure,
    /// Open data as somebody published them.
    OpenData,
    /// Independent assessment of conditions: check-lists and questionnaires (НОКО).
    Survey,
    /// Marks of an electronic journal.
    Journal,
    /// A table of a school or municipality.
    OwnTable,
    /// Descriptions without results: context, clusters, plans of works, boundaries of marks.
    Reference,
}

/// How far figures can be trusted as they stand.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Trust {
    /// Told by those whom the figures are about, or put together by hand.
    Own,
    /// Published by others, not as raw results.
    Published,
    /// Made by the procedure itself, by one rule for all schools.
    Official,
}

impl SourceKind {
    /// Every kind.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// How far its figures can be trusted as they stand.
    pub fn trust(self) -> Trust {
        match self {
            Self::Procedure => Trust::Official,
            Self::OpenData | Self::Survey => Trust::Published,
            Self::Journal | Self::OwnTable | Self::Reference => Trust::Own,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domain_row_98_what_a_procedure_says_of_all_is_trusted_more_than_what_a_school_says_of_itself()
     {
        assert!(SourceKind::Procedure.trust() > SourceKind::OpenData.trust());
        assert!(SourceKind::OpenData.trust() > SourceKind::Journal.trust());
        assert_eq!(SourceKind::Journal.trust(), SourceKind::OwnTable.trust());
        assert_eq!("open_data".parse(), Ok(SourceKind::OpenData));
    }
}
