//! The columns of the long format and every spelling they are recognised by: the one table.
//!
//! Any other table is read through the same columns, once somebody has said which of its own mean
//! what ([`mapping`](crate::mapping)).

use strum::{EnumCount, VariantArray};

/// A column of the long format: what a column of any table may mean.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumCount,
    VariantArray,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(into = "&'static str", try_from = "String")]
pub enum Column {
    /// The school year.
    Year,
    /// Spring or autumn.
    Term,
    /// Оценочная процедура.
    Procedure,
    /// The subject.
    Subject,
    /// The grade, or a range of them.
    Grade,
    /// The class: «5А».
    Class,
    /// The region.
    Region,
    /// The municipality.
    Municipality,
    /// The code of the school.
    SchoolCode,
    /// The name of the school.
    School,
    /// The group of pupils.
    Group,
    /// The scale.
    Scale,
    /// How many have a result.
    Participants,
    /// How many should have taken part.
    Registered,
    /// How many were there.
    Present,
    /// How many reached the lowest level: the mark 2.
    Level1,
    /// The next level: the mark 3.
    Level2,
    /// The next level: the mark 4.
    Level3,
    /// The next level: the mark 5.
    Level4,
    /// The next level.
    Level5,
    /// The highest level.
    Level6,
    /// The share of the lowest level in percent.
    Percent1,
    /// The share of the next level in percent.
    Percent2,
    /// The share of the next level in percent.
    Percent3,
    /// The share of the next level in percent.
    Percent4,
    /// The share of the next level in percent.
    Percent5,
    /// The share of the highest level in percent.
    Percent6,
    /// Not graded.
    NotGraded,
    /// How many have a score.
    ScoresN,
    /// Their mean score.
    ScoresMean,
    /// The sum of their scores.
    ScoresSum,
    /// The sum of their squared scores.
    SquaresSum,
    /// The points of the whole work.
    PointsMax,
    /// Marks below those of the journal.
    JournalLower,
    /// Marks equal to those of the journal.
    JournalSame,
    /// Marks above those of the journal.
    JournalHigher,
}

/// Levels from below.
pub(super) const LEVELS: [Column; 6] = [
    Column::Level1,
    Column::Level2,
    Column::Level3,
    Column::Level4,
    Column::Level5,
    Column::Level6,
];

/// Shares of the levels from below.
pub(super) const PERCENTS: [Column; 6] = [
    Column::Percent1,
    Column::Percent2,
    Column::Percent3,
    Column::Percent4,
    Column::Percent5,
    Column::Percent6,
];

impl Column {
    /// All of them, in the order of the documentation.
    pub const ALL: &[Self] = <Self as VariantArray>::VARIANTS;

    /// The name in the documentation, then the synonyms; compared without case, and a space is
    /// an underscore.
    pub(crate) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Year => &["year", "год", "учебный_год"],
            Self::Term => &["term", "период", "полугодие", "сезон"],
            Self::Procedure => &["procedure", "процедура", "оценочная_процедура"],
            Self::Subject => &["subject", "предмет", "учебный_предмет"],
            Self::Grade => &["grade", "класс", "параллель"],
            Self::Class => &["class", "литера", "буква", "класс_с_литерой"],
            Self::Region => &["region", "регион", "субъект_рф"],
            Self::Municipality => {
                &["municipality", "муниципалитет", "мо", "район", "муниципальное_образование"]
            }
            Self::SchoolCode => &["school_code", "код_оо", "код_школы", "логин_оо"],
            Self::School => &["school", "школа", "оо", "образовательная_организация"],
            Self::Group => &["group", "группа", "группа_обучающихся"],
            Self::Scale => &["scale", "шкала"],
            Self::Participants => {
                &["participants", "участники", "участников", "кол-во_участников", "n"]
            }
            Self::Registered => &["registered", "по_списку", "зарегистрировано"],
            Self::Present => &["present", "присутствовали", "присутствовало"],
            Self::Level1 => &["level_1", "level1", "уровень_1", "отметка_2", "2"],
            Self::Level2 => &["level_2", "level2", "уровень_2", "отметка_3", "3"],
            Self::Level3 => &["level_3", "level3", "уровень_3", "отметка_4", "4"],
            Self::Level4 => &["level_4", "level4", "уровень_4", "отметка_5", "5"],
            Self::Level5 => &["level_5", "level5", "уровень_5"],
            Self::Level6 => &["level_6", "level6", "уровень_6"],
            Self::Percent1 => &["percent_1", "доля_2", "2_%", "2,_%", "%_2"],
            Self::Percent2 => &["percent_2", "доля_3", "3_%", "3,_%", "%_3"],
            Self::Percent3 => &["percent_3", "доля_4", "4_%", "4,_%", "%_4"],
            Self::Percent4 => &["percent_4", "доля_5", "5_%", "5,_%", "%_5"],
            Self::Percent5 => &["percent_5"],
            Self::Percent6 => &["percent_6"],
            Self::NotGraded => &["not_graded", "н/а", "не_аттестованы"],
            Self::ScoresN => &["scores_n", "с_баллами"],
            Self::ScoresMean => &["scores_mean", "средний_балл"],
            Self::ScoresSum => &["scores_sum", "сумма_баллов"],
            Self::SquaresSum => &["squares_sum", "сумма_квадратов_баллов"],
            Self::PointsMax => &["points_max", "максимальный_балл", "макс_балл"],
            Self::JournalLower => &["journal_lower", "понизили"],
            Self::JournalSame => &["journal_same", "подтвердили"],
            Self::JournalHigher => &["journal_higher", "повысили"],
        }
    }

    /// The name in the documentation.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }
}

impl From<Column> for &'static str {
    fn from(column: Column) -> Self {
        column.name()
    }
}

impl TryFrom<String> for Column {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let known = Self::ALL.iter().copied().find(|it| it.name() == name);
        known.ok_or_else(|| {
            let all: Vec<_> = Self::ALL.iter().map(|it| it.name()).collect();
            format!("`{name}` is no meaning of a column; known: {}", all.join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::header::fold;

    #[test]
    fn every_spelling_means_one_column() {
        let mut seen = HashSet::new();
        for name in Column::VARIANTS.iter().flat_map(|it| it.names()) {
            assert_eq!(fold(name), *name, "spellings stand in the form they are compared in");
            assert!(seen.insert(*name), "{name} means two columns");
        }
    }
}
