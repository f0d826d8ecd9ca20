//! The dictionary: what procedures, subjects, grades, groups and scales there are, which
//! members are parts of which whole, and what was never held.
//!
//! Real sources publish **overlapping** cells: grades `3-8` beside `3`, `4`, …, "all
//! students" beside groups, a subject total beside subjects. Adding them counts pupils
//! twice. The dictionary therefore knows for each procedure which members are parts of
//! which whole ([`Partition`]); the cube adds only along these.

use serde::{Deserialize, Serialize};

use crate::{
    cluster::Cluster,
    code::Code,
    context::Context,
    dimension::Dimension,
    event::Remarks,
    scale::Scale,
    series::BreakKind,
    signals::Settings,
    territory::Territory,
    year::{AcademicYear, Term},
};

mod partition;
#[cfg(test)]
mod tests;

pub use partition::Partition;

/// The number of a member in its list.
pub type MemberId = u16;

/// A procedure, subject, grade or group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Stable ASCII name.
    pub code: Code,
    /// Name in the data's own language.
    pub name: String,
    /// The spellings of the source.
    pub aliases: Vec<String>,
    /// What only some dimensions know.
    pub detail: Detail,
}

/// What only some dimensions know of a member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// Nothing more.
    #[default]
    Plain,
    /// A procedure: which data set it comes from.
    Procedure {
        /// Code of its [`Source`].
        source: Code,
    },
    /// A subject that is the sum of others (ДЗИ ОБЩО): one row of its own, never added.
    SubjectTotal,
    /// A grade.
    Grade {
        /// First and last grade whose programme is tested; `None` where the source says neither.
        programme: Option<(u8, u8)>,
        /// The grade the pupils sit in, where it differs (autumn ВПР 2020 and 2022).
        seated: Option<u8>,
    },
}

/// A data set, shown in the product as what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Stable name.
    pub code: Code,
    /// Title of the data set.
    pub title: String,
    /// The territory it covers, for headings: Massachusetts, България.
    pub territory: String,
    /// Who published it.
    pub publisher: String,
    /// Under what terms.
    pub licence: String,
    /// Where it comes from.
    pub origin: String,
    /// Whether it is what an address that says nothing opens.
    pub is_opened_first: bool,
}

/// Something that did not take place, from the data set's manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotHeld {
    /// The cancelled procedure.
    pub procedure: MemberId,
    /// Only this grade; `None` for all.
    pub grade: Option<MemberId>,
    /// The year in which it was not held.
    pub year: AcademicYear,
    /// Its term.
    pub term: Term,
}

/// Between these years results are not comparable, although the scale kept its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// The procedure.
    pub procedure: MemberId,
    /// Only this grade; `None` for all.
    pub grade: Option<MemberId>,
    /// The first year of the new series.
    pub since: AcademicYear,
    /// Why, in the data's own words.
    pub reason: String,
}

/// All members, and how they fit together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dictionary {
    /// Data sets.
    pub sources: Vec<Source>,
    /// Procedures.
    pub procedures: Vec<Member>,
    /// Subjects.
    pub subjects: Vec<Member>,
    /// Grades.
    pub grades: Vec<Member>,
    /// Pupil groups; the first is everybody.
    pub groups: Vec<Member>,
    /// Mark scales.
    pub scales: Vec<Scale>,
    /// What is part of what.
    pub partitions: Vec<Partition>,
    /// What was not held.
    pub not_held: Vec<NotHeld>,
    /// Where series break.
    pub breaks: Vec<Break>,
    /// Regions, municipalities, schools, classes.
    pub territory: Territory,
    /// What is known of schools' conditions.
    pub context: Context,
    /// Schools that are compared with each other.
    pub clusters: Vec<Cluster>,
    /// What was decided about signals; a batch says nothing of it.
    #[serde(default)]
    pub signals: Settings,
    /// What the operator wrote down of the data.
    #[serde(default)]
    pub remarks: Remarks,
}

/// The group that contains everybody.
pub const EVERYBODY: MemberId = 0;

impl Member {
    /// A member without anything special.
    pub fn new(code: &str, name: impl Into<String>) -> Self {
        let name = name.into();
        Self { code: Code::spelled(code), name, aliases: Vec::new(), detail: Detail::Plain }
    }

    /// The same member, also known by these spellings.
    #[must_use]
    pub fn also(mut self, aliases: &[&str]) -> Self {
        self.aliases.extend(aliases.iter().map(|it| (*it).to_owned()));
        self
    }

    /// The same member with a detail.
    #[must_use]
    pub fn with(self, detail: Detail) -> Self {
        Self { detail, ..self }
    }

    /// Whether a person means this member by `text`: code, name or alias, in any case.
    pub fn is_called(&self, text: &str) -> bool {
        let text = text.trim();
        let same = |name: &str| name.eq_ignore_ascii_case(text) || folded(name) == folded(text);
        self.code.as_str() == text
            || same(self.code.as_str())
            || same(&self.name)
            || self.aliases.iter().any(|it| same(it))
    }
}

fn folded(text: &str) -> String {
    text.to_lowercase()
}

impl Dictionary {
    /// The list of members of a dimension; empty for years, terms and territory.
    pub fn members(&self, dimension: Dimension) -> &[Member] {
        match dimension {
            Dimension::Procedure => &self.procedures,
            Dimension::Subject => &self.subjects,
            Dimension::Grade => &self.grades,
            Dimension::Group => &self.groups,
            _ => &[],
        }
    }

    /// The member of `dimension` that a person calls `text`.
    #[expect(clippy::cast_possible_truncation, reason = "lists are far shorter than 65,536")]
    pub fn find(&self, dimension: Dimension, text: &str) -> Option<MemberId> {
        let members = self.members(dimension);
        let exact = members.iter().position(|it| it.code.as_str() == text);
        exact.or_else(|| members.iter().position(|it| it.is_called(text))).map(|it| it as MemberId)
    }

    /// The data set a procedure comes from.
    pub fn source_of(&self, procedure: MemberId) -> Option<&Source> {
        match &self.procedures.get(usize::from(procedure))?.detail {
            Detail::Procedure { source } => self.sources.iter().find(|it| it.code == *source),
            _ => None,
        }
    }

    /// Whether a procedure belongs to a data set that is opened first.
    pub fn is_opened_first(&self, procedure: MemberId) -> bool {
        self.source_of(procedure).is_some_and(|it| it.is_opened_first)
    }

    /// Whether the manifest or the operator says that this was not held.
    pub fn is_not_held(
        &self,
        procedure: MemberId,
        grades: Option<&[MemberId]>,
        year: AcademicYear,
    ) -> bool {
        let is_alone =
            |it: Option<MemberId>| it.is_none_or(|it| grades.is_some_and(|all| all == [it]));
        let manifest = self
            .not_held
            .iter()
            .any(|it| (it.procedure, it.year) == (procedure, year) && is_alone(it.grade));
        manifest
            || self.remarks.breaks.iter().any(|it| {
                it.kind == BreakKind::Cancelled
                    && it.subject.is_none()
                    && (it.procedure, it.since) == (procedure, year)
                    && is_alone(it.grade)
            })
    }
}
