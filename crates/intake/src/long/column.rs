//! The columns of the long format and every spelling they are recognised by: the one table.

use strum::{EnumCount, VariantArray};

use crate::{Format, Unreadable, header::Header};

/// A column of the long format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, VariantArray)]
pub(super) enum Column {
    Year,
    Term,
    Procedure,
    Subject,
    Grade,
    Class,
    Region,
    Municipality,
    SchoolCode,
    School,
    Group,
    Scale,
    Participants,
    Registered,
    Present,
    Level1,
    Level2,
    Level3,
    Level4,
    Level5,
    Level6,
    NotGraded,
    ScoresN,
    ScoresMean,
    ScoresSum,
    SquaresSum,
    PointsMax,
    JournalLower,
    JournalSame,
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

impl Column {
    /// The name in the documentation, then the synonyms; compared without case, and a space is
    /// an underscore.
    pub(super) fn names(self) -> &'static [&'static str] {
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
    pub(super) fn name(self) -> &'static str {
        self.names()[0]
    }
}

/// Which column of a file is which.
pub(super) struct Columns {
    at: [Option<usize>; Column::COUNT],
    /// Two headings for one column, if there are.
    repeated: Option<(String, String)>,
    /// Headings that mean nothing.
    pub(super) strangers: Vec<String>,
}

impl Columns {
    /// Recognises the columns of a heading.
    pub(super) fn of(header: &Header) -> Self {
        let mut columns = Self { at: [None; Column::COUNT], repeated: None, strangers: Vec::new() };
        for (place, name) in header.names.iter().enumerate() {
            let means = |it: &&Column| header.is_called(place, it.names());
            match Column::VARIANTS.iter().find(means) {
                Some(column) => {
                    if let Some(first) = columns.at[*column as usize].replace(place) {
                        columns.repeated = Some((header.names[first].clone(), name.clone()));
                    }
                }
                None if name.is_empty() => {}
                None => columns.strangers.push(name.clone()),
            }
        }
        columns
    }

    /// Where a column is.
    pub(super) fn get(&self, column: Column) -> Option<usize> {
        self.at[column as usize]
    }

    /// The highest level that has a column.
    pub(super) fn levels(&self) -> usize {
        LEVELS.iter().rposition(|it| self.get(*it).is_some()).map_or(0, |it| it + 1)
    }

    /// Checks that a file with these columns can say anything.
    pub(super) fn check(&self) -> Result<(), Unreadable> {
        if let Some((first, second)) = self.repeated.clone() {
            return Err(Unreadable::RepeatedColumn { first, second });
        }
        use Column as C;
        let any_of: [&[Column]; 6] = [
            &[C::Year],
            &[C::Procedure],
            &[C::Subject],
            &[C::Grade],
            &[C::SchoolCode, C::Municipality, C::Region],
            &[C::Participants, C::Level1, C::ScoresN],
        ];
        let missing = any_of.iter().filter(|any| any.iter().all(|it| self.get(*it).is_none()));
        let spelled = |any: &&[Column]| any.iter().map(|it| it.name()).collect::<Vec<_>>();
        let columns: Vec<_> = missing.map(|any| spelled(any).join(" or ")).collect();
        if columns.is_empty() {
            Ok(())
        } else {
            Err(Unreadable::MissingColumns { format: Format::Long, columns })
        }
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
