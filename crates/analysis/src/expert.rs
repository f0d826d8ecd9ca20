//! Экспертные оценки (domain row 5): what somebody judged by a rubric from 0 to 3, beside what was
//! measured. The two never meet in one number: an expert value has no n and no interval, and is
//! nothing without who gave it, when and why.

use serde::{Deserialize, Serialize};

use crate::{cube::Cube, dimension::Dimension, territory::UnitId, view::View, year::AcademicYear};

/// The highest value of the rubric.
pub const RUBRIC_MAX: u8 = 3;

/// What makes no expert value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoExpertise {
    /// A value beyond the rubric.
    #[error("an expert value is a whole number from 0 to {RUBRIC_MAX}")]
    Rubric,
    /// Nobody gave it.
    #[error("an expert value needs its author")]
    Author,
    /// It was given on no day.
    #[error("an expert value needs its date")]
    Day,
    /// Nothing was judged.
    #[error("an expert value needs a criterion")]
    Criterion,
    /// No reason was given.
    #[error("an expert value needs a comment")]
    Comment,
}

/// A judgement by a rubric, whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Said", into = "Said")]
pub struct Expertise(Said);

/// The words of a judgement before they are looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What was judged.
    pub criterion: String,
    /// The value.
    pub value: u8,
    /// Why this value.
    pub comment: String,
    /// Who judged.
    pub author: String,
    /// The day, as `2026-03-12`.
    pub day: String,
}

impl TryFrom<Said> for Expertise {
    type Error = NoExpertise;

    fn try_from(said: Said) -> Result<Self, NoExpertise> {
        if said.value > RUBRIC_MAX {
            return Err(NoExpertise::Rubric);
        }
        let needed = [
            (&said.criterion, NoExpertise::Criterion),
            (&said.comment, NoExpertise::Comment),
            (&said.author, NoExpertise::Author),
            (&said.day, NoExpertise::Day),
        ];
        let missing = needed.into_iter().find(|(text, _)| text.trim().is_empty());
        match missing.map(|(_, missing)| missing) {
            Some(missing) => Err(missing),
            None => Ok(Self(said)),
        }
    }
}

impl From<Expertise> for Said {
    fn from(Expertise(said): Expertise) -> Self {
        said
    }
}

impl std::ops::Deref for Expertise {
    type Target = Said;

    fn deref(&self) -> &Said {
        &self.0
    }
}

/// A judgement of a school in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertValue {
    /// The school.
    pub school: UnitId,
    /// The year it speaks of.
    pub year: AcademicYear,
    /// What was judged, and by whom.
    pub of: Expertise,
}

/// What experts said of the one school that a view is of, by year and criterion, the latest year
/// first; nothing where it is of no single school.
pub(crate) fn of_school(cube: &Cube, view: &View) -> Vec<ExpertValue> {
    let school = Dimension::School;
    let unit = view.only(school).zip(school.unit_kind());
    let unit = unit.and_then(|(code, kind)| cube.territory().find(kind, code));
    let all = &cube.dictionary().remarks.expert;
    let mut found: Vec<_> = all.iter().filter(|it| Some(it.school) == unit).cloned().collect();
    found.sort_by(|one, two| (two.year, &one.of.criterion).cmp(&(one.year, &two.of.criterion)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        comparison::compare,
        disclosure::{Policy, publish},
        explore::explore,
        fixture::{SCHOOL_1, SCHOOL_2, at, fixture, view, year},
    };

    fn said(author: &str, day: &str) -> Said {
        let [criterion, comment, author, day] =
            ["школьный климат", "посещены уроки", author, day].map(str::to_owned);
        Said { criterion, value: 2, comment, author, day }
    }

    #[test]
    fn domain_row_5_an_expert_value_requires_author_and_date() {
        let made = Expertise::try_from(said("А. Б.", "2026-03-12")).unwrap();
        assert_eq!((made.value, made.author.as_str()), (2, "А. Б."));
        let of = |said: Said| Expertise::try_from(said).unwrap_err();
        assert_eq!(of(said(" ", "2026-03-12")), NoExpertise::Author);
        assert_eq!(of(said("А. Б.", "")), NoExpertise::Day);
        assert_eq!(of(Said { value: 4, ..said("А. Б.", "2026-03-12") }), NoExpertise::Rubric);
        let silent = Said { comment: String::new(), ..said("А. Б.", "2026-03-12") };
        assert_eq!(of(silent), NoExpertise::Comment);
        // Nor does one come from a file or another program without them.
        let sent = serde_json::to_string(&said("", "2026-03-12")).unwrap();
        assert!(serde_json::from_str::<Expertise>(&sent).is_err());
    }

    #[test]
    fn domain_row_5_an_expert_value_stands_apart_from_what_was_measured() {
        let mut data = fixture().with(at(SCHOOL_1), 40, 60).with(at(SCHOOL_2), 30, 70);
        let measured = explore(&data.cube(), &view("school=school_1"));
        let of: Expertise = said("А. Б.", "2026-03-12").try_into().unwrap();
        let value = ExpertValue { school: SCHOOL_1, year: year("2020/21"), of };
        data.batch.dictionary.remarks.expert = vec![value.clone()];
        let explored = explore(&data.cube(), &view("school=school_1"));
        assert_eq!(explored.setting.expert, std::slice::from_ref(&value));
        assert_eq!(explored.setting.here, measured.setting.here, "what was measured stays");
        assert_eq!(explored.main, measured.main);
        assert!(explore(&data.cube(), &view("school=school_2")).setting.expert.is_empty());
        assert!(explore(&data.cube(), &view("")).setting.expert.is_empty());
        let compared = compare(&data.cube(), &view("with=school:school_1,school:school_2"));
        let told: Vec<usize> = compared.objects.iter().map(|it| it.expert.len()).collect();
        assert_eq!(told, [1, 0]);
        // The public is told nothing of it.
        let few = publish(data.batch.clone().into_cube().unwrap(), Policy::Public);
        assert!(explore(&few, &view("school=school_1")).setting.expert.is_empty());
    }
}
