//! What was told before a file is read: by people, or by other files.

use analysis::{Dimension, code::Code, dictionary::Member, scale::WorkBoundaries};

use crate::{caption::Caption, long::member, mapping::Mapping, spelling::code_of};

/// What readers know besides the file.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// What the columns of tables mean that are no format's, the latest told first.
    pub mappings: Vec<Mapping>,
    /// Which words are other words for something known.
    pub meanings: Vec<Meaning>,
    /// From which score on marks are given, the latest told first.
    pub boundaries: Vec<WorkBoundaries>,
    /// What a person says of this very file.
    pub caption: Caption,
}

/// A word of files for a procedure, subject, grade or group that goes by another name here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Of which list.
    pub dimension: Dimension,
    /// The code that the word would have.
    pub word: Code,
    /// What it means.
    pub member: Member,
}

/// The code that a word of a list has in files.
///
/// ```
/// use analysis::Dimension;
/// assert_eq!(intake::word(Dimension::Subject, "Мат-ка").as_str(), "mat-ka");
/// assert_eq!(intake::word(Dimension::Grade, "5 класс").as_str(), "5");
/// ```
pub fn word(dimension: Dimension, spelled: &str) -> Code {
    match dimension {
        Dimension::Grade => member::grade(spelled).code,
        Dimension::Group => member::group(spelled).code,
        _ => code_of(spelled),
    }
}

impl Knowledge {
    /// Only what columns mean.
    pub fn mapped(mappings: impl Into<Vec<Mapping>>) -> Self {
        Self { mappings: mappings.into(), ..Self::default() }
    }

    /// What a code means: itself, unless something else was told.
    pub(crate) fn meant(&self, dimension: Dimension, code: Code) -> Code {
        let is = |it: &&Meaning| it.dimension == dimension && it.word == code;
        self.meanings.iter().find(is).map_or(code, |it| it.member.code.clone())
    }
}
