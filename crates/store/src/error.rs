//! What can go wrong in the store.

use std::num::{ParseIntError, TryFromIntError};

use analysis::{
    code::{Code, InvalidCode},
    cube::{InvalidCube, Place},
    dimension::Dimension,
    scale::InvalidScale,
    year::InvalidYear,
};

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or failed.
    #[error("the database failed while {doing}")]
    Database {
        /// What was being done, as a phrase that continues "while".
        doing: &'static str,
        /// The driver's own account.
        #[source]
        source: sea_orm::DbErr,
    },
    /// The database was written by a newer program; working on it would damage it.
    #[error(
        "the database is newer than this program: it has the schema `{found}`, the program knows \
         schemas up to `{known}`; use the newer program or another database"
    )]
    NewerSchema {
        /// The newest step found in the database.
        found: String,
        /// The newest step this program knows.
        known: String,
    },
    /// Nothing may be changed, but an earlier program wrote the database.
    #[error(
        "the schema of the database is older than this program; `migrate` brings it up to date"
    )]
    OlderSchema,
    /// The batch contradicts itself or what is known; nothing was taken over.
    #[error("the batch cannot be taken over")]
    Refused(#[from] Refusal),
    /// The import cannot be undone; nothing was changed.
    #[error("the import cannot be undone")]
    Irreversible(#[from] Irreversible),
    /// It cannot be decided so; nothing was changed.
    #[error("it cannot be decided so")]
    Undecidable(#[from] Undecidable),
    /// The stored data break a rule of the domain, so they were changed behind our back.
    #[error("table `{table}` holds something impossible")]
    Corrupt {
        /// Where.
        table: &'static str,
        /// What.
        #[source]
        source: Corruption,
    },
}

/// Why a batch is not taken over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Two cells claim the same place.
    #[error("two results for the same place: {place:?} in unit `{unit}`")]
    Duplicate {
        /// Of what, in the batch's own numbers.
        place: Place,
        /// Where.
        unit: Code,
    },
    /// A count or a sum beyond what a cell can hold.
    #[error("a count or sum is too large to be true: {place:?} in unit `{unit}`")]
    Oversized {
        /// Of what, in the batch's own numbers.
        place: Place,
        /// Where.
        unit: Code,
    },
    /// A cell speaks of a member or unit that the batch does not list.
    #[error("a result of something unlisted: {0:?}")]
    Unlisted(Place),
    /// Context or a cluster speaks of a school that the batch does not list.
    #[error("context or a cluster of an unlisted school")]
    UnlistedUnit,
    /// A partition, a break or the manifest speaks of a member that the batch does not list.
    #[error("the dictionary refers to an unlisted {0}")]
    UnlistedMember(Dimension),
    /// A procedure names a data set that nobody described.
    #[error("procedure `{procedure}` comes from the unknown source `{from}`")]
    UnknownSource {
        /// The procedure.
        procedure: Code,
        /// The unknown data set.
        from: Code,
    },
    /// A member carries what belongs to another dimension: a subject with a programme.
    #[error("`{0}` carries a detail of another dimension")]
    MisplacedDetail(Code),
    /// A unit lies in one that is not above it, or that comes after it.
    #[error("unit `{0}` does not lie inside its parent")]
    MisplacedUnit(Code),
    /// A known scale got other levels or scores: earlier results would change their meaning.
    #[error("scale `{0}` is known with other levels or scores; a changed scale needs a new code")]
    ScaleChanged(Code),
    /// Further attempts were to be joined, and what they would be joined with has changed.
    #[error(
        "further attempts can no longer be joined, as other data came since the file was compared: \
         compare it again, then decide"
    )]
    Unjoinable,
    /// An import in whose place the file was to stand is not there.
    #[error("import {0} is not there any more, or another stands in its place already")]
    NotThere(i32),
    /// Pupil rows of an import in whose place the file was to stand are held by a later one.
    #[error(
        "nothing can stand in the place of import {import} as long as import {by} holds its pupils, whose \
         further attempts it brought: undo import {by} first"
    )]
    Held {
        /// The earlier import.
        import: i32,
        /// The later one.
        by: i32,
    },
    /// Attempts were to be joined with those of other files, some of which were not to count any more.
    #[error("further attempts are joined with those of a file, or stand in its place: not both")]
    JoinedAndInstead,
    /// More than 64 grades together with those already known.
    #[error("more than 64 grades")]
    TooManyGrades,
    /// A scale contradicts itself.
    #[error(transparent)]
    Scale(#[from] InvalidScale),
    /// A member would be part of itself.
    #[error("a {0} would be part of itself")]
    Circular(Dimension),
    /// A list or a file longer than the database can count.
    #[error("more rows or members than can be counted")]
    Uncountable,
}

/// Why an import is not undone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Irreversible {
    /// There is no such import.
    #[error("there is no import {0}")]
    Unknown(i32),
    /// It was undone before.
    #[error("import {0} was undone before")]
    Undone(i32),
    /// A standing import of an earlier program, which wrote over what was there.
    #[error(
        "import {0} was made by an earlier program, which kept nothing that could be restored; \
         import the files again into a new database"
    )]
    NothingKept(i32),
    /// Somebody else wrote to the database.
    #[error("the stored lists are not what the imports make of them")]
    Drifted,
    /// A later import holds its pupil rows: further attempts of the same pupils.
    #[error("import {batch} is joined into import {by}; undo that one first")]
    Joined {
        /// The import.
        batch: i32,
        /// The later one.
        by: i32,
    },
    /// Another import speaks of what only this one describes.
    #[error("another import needs what only this one describes; undo that one first")]
    Needed(#[source] Refusal),
}

/// Why a school cannot be decided to be another one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undecidable {
    /// The other school is not stored.
    #[error("there is no school with the code `{0}`")]
    NoSchool(Code),
    /// An event is of a procedure that is not stored.
    #[error("there is no procedure with the code `{0}`")]
    NoProcedure(Code),
    /// No import with this number stands.
    #[error("there is no import {0} that stands")]
    NoBatch(i32),
    /// What has errors cannot be final.
    #[error(
        "errors that checks found were accepted with import {0}, so it cannot be final: correct the \
         file and take it over in its place"
    )]
    HasErrors(i32),
    /// No event with this number holds.
    #[error("there is no event {0} that holds")]
    NoEvent(i32),
    /// A break is of a subject, grade or procedure that is not stored.
    #[error("there is no {0} with the code `{1}`")]
    NoMember(Dimension, Code),
    /// A word already means something, and would itself be what another word means.
    #[error("`{0}` was told to mean `{1}` already: forget that first")]
    Chain(Code, Code),
    /// No break with this number holds.
    #[error("there is no break {0} that holds")]
    NoBreak(i32),
    /// An indicator of this name or formula holds already.
    #[error("this is defined already: «{0}»")]
    Defined(String),
    /// No own indicator with this number holds.
    #[error("there is no own indicator {0} that holds")]
    NoIndicator(i32),
    /// The school has a value of this criterion and year already.
    #[error("there is an expert value of «{0}» for this school and year; take it back first")]
    Judged(String),
    /// No expert value with this number holds.
    #[error("there is no expert value {0} that holds")]
    NoExpertise(i32),
    /// What is to be saved is no set of schools.
    #[error("this is no set of schools: choose schools or conditions first")]
    NoSet,
    /// No saved set with this number holds.
    #[error("there is no saved set {0} that holds")]
    NoSavedSet(i32),
    /// Both codes are one.
    #[error("`{0}` is itself anyway")]
    Itself(Code),
    /// Each would be the other.
    #[error("`{1}` was decided to be `{0}` already")]
    Circle(Code, Code),
    /// No decision has this number.
    #[error("there is no decision {0}")]
    NoDecision(i32),
    /// It was taken back before.
    #[error("decision {0} was taken back before")]
    TakenBack(i32),
}

/// What is impossible about stored data.
#[derive(Debug, thiserror::Error)]
pub enum Corruption {
    /// A year outside the supported range.
    #[error(transparent)]
    Year(#[from] InvalidYear),
    /// A code that is none.
    #[error(transparent)]
    Code(#[from] InvalidCode),
    /// A negative or absurdly large number.
    #[error(transparent)]
    Number(#[from] TryFromIntError),
    /// Aliases that are no JSON array of strings.
    #[error(transparent)]
    Aliases(#[from] serde_json::Error),
    /// An own indicator that cannot be computed.
    #[error(transparent)]
    Formula(#[from] analysis::indicator::own::Misspelled),
    /// An expert value that lacks something.
    #[error(transparent)]
    Expertise(#[from] analysis::expert::NoExpertise),
    /// A scale with impossible thresholds.
    #[error(transparent)]
    Scale(#[from] InvalidScale),
    /// A word outside its closed list.
    #[error("no such word")]
    Word,
    /// Something that is no number at all.
    #[error(transparent)]
    Numeral(#[from] ParseIntError),
    /// A column that may not be empty, or a part of a tally that is there only half.
    #[error("a number is missing")]
    Missing,
    /// A number that refers to nothing.
    #[error("nothing has the number {0}")]
    Reference(i32),
    /// Cells that contradict each other.
    #[error(transparent)]
    Cube(#[from] InvalidCube),
}

/// Adds the activity to a database error: `query.await.doing("loading results")?`.
pub(crate) trait Doing<T> {
    fn doing(self, doing: &'static str) -> Result<T, StoreError>;
}

impl<T> Doing<T> for Result<T, sea_orm::DbErr> {
    fn doing(self, doing: &'static str) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::Database { doing, source })
    }
}

/// Adds the table to something impossible: `row.year.try_into().in_table("tallies")?`.
pub(crate) trait InTable<T> {
    fn in_table(self, table: &'static str) -> Result<T, StoreError>;
}

impl<T, E: Into<Corruption>> InTable<T> for Result<T, E> {
    fn in_table(self, table: &'static str) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::Corrupt { table, source: source.into() })
    }
}
