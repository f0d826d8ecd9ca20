//! Rosters: the members of one dimension while a file is read.
//!
//! A row names its subject in the source's spelling; a look-up by that spelling costs one hash
//! and no allocation, also the hundred-thousandth time.

use std::collections::HashMap;

use analysis::{
    Dimension,
    code::Code,
    dictionary::{Member, MemberId},
};

use crate::knowledge::{Knowledge, Meaning};

/// The members of one dimension, found by any spelling.
#[derive(Default)]
pub(crate) struct Roster {
    members: Vec<Member>,
    index: HashMap<Box<str>, MemberId>,
    /// What words were told to mean.
    meanings: Vec<Meaning>,
}

impl Roster {
    /// A roster that begins with these members.
    pub(crate) fn of(members: impl IntoIterator<Item = Member>) -> Self {
        let mut roster = Self::default();
        for member in members {
            roster.add(member);
        }
        roster
    }

    /// The same roster, with what words of its dimension were told to mean.
    pub(crate) fn meaning(self, known: &Knowledge, dimension: Dimension) -> Self {
        let of = known.meanings.iter().filter(|it| it.dimension == dimension);
        Self { meanings: of.cloned().collect(), ..self }
    }

    /// The member that `spelling` means, if it is known.
    pub(crate) fn find(&mut self, spelling: &str) -> Option<MemberId> {
        if let Some(found) = self.index.get(spelling) {
            return Some(*found);
        }
        let found = self.members.iter().position(|it| it.is_called(spelling))?;
        let found = MemberId::try_from(found).ok()?;
        self.index.insert(spelling.into(), found);
        Some(found)
    }

    /// The member that `spelling` means, made by `make` if it is new; `None` if there are
    /// already `limit`.
    pub(crate) fn find_or_add(
        &mut self,
        spelling: &str,
        limit: usize,
        make: impl FnOnce(&str) -> Member,
    ) -> Option<MemberId> {
        if let Some(found) = self.find(spelling) {
            return Some(found);
        }
        let member = make(spelling);
        let meaning = self.meanings.iter().find(|it| it.word == member.code);
        let member = meaning.map_or(member, |it| it.member.clone());
        if let Some(found) = self.of_code(&member.code) {
            let known = &mut self.members[usize::from(found)];
            known.aliases.push(spelling.to_owned());
            self.index.insert(spelling.into(), found);
            return Some(found);
        }
        if self.members.len() >= limit {
            return None;
        }
        let found = self.add(member);
        self.index.insert(spelling.into(), found);
        Some(found)
    }

    /// The member with this code.
    pub(crate) fn of_code(&self, code: &Code) -> Option<MemberId> {
        let found = self.members.iter().position(|it| it.code == *code)?;
        MemberId::try_from(found).ok()
    }

    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    pub(crate) fn into_members(self) -> Vec<Member> {
        self.members
    }

    #[expect(clippy::cast_possible_truncation, reason = "callers stay below their limit")]
    fn add(&mut self, member: Member) -> MemberId {
        self.members.push(member);
        (self.members.len() - 1) as MemberId
    }
}

/// The group that contains everybody; the first of every batch.
pub(crate) fn everybody() -> Member {
    Member::new("all", "all students").also(&["все обучающиеся", "все", "всички ученици"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_code_are_one_member() {
        let mut roster = Roster::of([Member::new("math", "Mathematics").also(&["MATH"])]);
        let mut id = |it: &str| roster.find_or_add(it, 3, |it| Member::new(it, it));
        assert_eq!(id("MATH"), Some(0));
        assert_eq!(id("mathematics"), Some(0));
        assert_eq!(id("Русский язык"), Some(1));
        assert_eq!(id("русский   язык"), Some(1));
        assert_eq!(id("физика"), Some(2));
        assert_eq!(id("химия"), None, "beyond the limit");
        assert_eq!(roster.members()[1].aliases, ["русский   язык"]);
    }
}
