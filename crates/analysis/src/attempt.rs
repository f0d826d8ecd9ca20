//! First attempts: what results would be if nobody had sat an examination again.
//!
//! The latest attempt is the result. Where a file tells of several attempts of one pupil, the same
//! places have a second sum, of first attempts, in a group of pupils with a code of its own: so
//! the switch is a filter like any other, kept in the address and understood by every page. The
//! two sums are of the same pupils and are never added, nor set side by side as groups are.
//!
//! A file writes them only where somebody sat again; elsewhere in that work the only result is the
//! first one, which `Cube::build` fills in. A work without any has no first attempts to show.
//! The public never gets them: beside each other the two sums tell of single pupils who failed.

use crate::{
    cube::Cube,
    dictionary::{Dictionary, Member, MemberId},
    dimension::Dimension,
    view::View,
};

/// The code of the group that holds first attempts.
pub const FIRST_ATTEMPTS: &str = "first_attempts";

/// The group that holds first attempts, for the dictionary of a file.
pub fn first_attempts() -> Member {
    Member::new(FIRST_ATTEMPTS, "первые попытки")
}

impl Dictionary {
    /// The group that holds first attempts, if anything tells of them.
    pub fn first_attempts(&self) -> Option<MemberId> {
        let found = self.groups.iter().position(|it| it.code.as_str() == FIRST_ATTEMPTS)?;
        MemberId::try_from(found).ok()
    }
}

impl View {
    /// Whether it is of first attempts.
    pub fn is_of_first_attempts(&self) -> bool {
        self.only(Dimension::Group) == Some(FIRST_ATTEMPTS)
    }
}

/// Whether the procedure and subject of a view have first attempts to show, in whatever year.
pub(crate) fn are_known(cube: &Cube, view: &View) -> bool {
    let dictionary = cube.dictionary();
    let Some(first) = dictionary.first_attempts() else { return false };
    let chosen = |dimension| view.only(dimension).map(|it| dictionary.find(dimension, it));
    let procedure = chosen(Dimension::Procedure);
    let subject = chosen(Dimension::Subject);
    cube.planes().iter().any(|it| {
        it.group == first
            && procedure.is_none_or(|known| known == Some(it.procedure))
            && subject.is_none_or(|known| known == Some(it.subject))
    })
}

#[cfg(test)]
mod tests;
