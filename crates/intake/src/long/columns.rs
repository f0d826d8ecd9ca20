//! Which column of a file is which, by its heading or by a mapping.

use strum::EnumCount;

use super::column::{Column, LEVELS, PERCENTS};
use crate::{Format, Unreadable, header::Header};

/// Which column of a file is which.
pub(crate) struct Columns {
    at: [Option<usize>; Column::COUNT],
    /// What is the same in every row and stands in no column.
    constants: Vec<(Column, String)>,
    /// Whether somebody told what the columns mean: then the table is nobody's format, and is read
    /// as people write tables.
    pub(super) is_mapped: bool,
    /// Two headings for one column, if there are.
    repeated: Option<(String, String)>,
    /// Headings that mean nothing.
    pub(super) strangers: Vec<String>,
}

impl Columns {
    fn none() -> Self {
        Self {
            at: [None; Column::COUNT],
            constants: Vec::new(),
            is_mapped: false,
            repeated: None,
            strangers: Vec::new(),
        }
    }

    /// Recognises the columns of a heading.
    pub(super) fn of(header: &Header) -> Self {
        let mut columns = Self::none();
        for (place, name) in header.names.iter().enumerate() {
            let means = |it: &&Column| header.is_called(place, it.names());
            match Column::ALL.iter().find(means) {
                Some(column) => columns.put(*column, place, &header.names),
                None if name.is_empty() => {}
                None => columns.strangers.push(name.clone()),
            }
        }
        columns
    }

    /// The columns as they were told: what stands at which place, and what holds for every row.
    pub(crate) fn told(
        names: &[String],
        at: impl Iterator<Item = (Column, usize)>,
        constants: Vec<(Column, String)>,
    ) -> Self {
        let mut columns = Self { constants, is_mapped: true, ..Self::none() };
        at.for_each(|(column, place)| columns.put(column, place, names));
        columns
    }

    fn put(&mut self, column: Column, place: usize, names: &[String]) {
        if let Some(first) = self.at[column as usize].replace(place) {
            self.repeated = Some((names[first].clone(), names[place].clone()));
        }
    }

    /// Where a column is.
    pub(super) fn get(&self, column: Column) -> Option<usize> {
        self.at[column as usize]
    }

    /// What holds for every row.
    pub(super) fn constant(&self, column: Column) -> Option<&str> {
        self.constants.iter().find(|(it, _)| *it == column).map(|(_, value)| value.as_str())
    }

    /// Whether the table tells this, in a column or for all rows.
    pub(super) fn has(&self, column: Column) -> bool {
        self.get(column).is_some() || self.constant(column).is_some()
    }

    /// The highest level that has a column.
    pub(super) fn levels(&self) -> usize {
        let highest = |all: [Column; 6]| all.iter().rposition(|it| self.get(*it).is_some());
        highest(LEVELS).max(highest(PERCENTS)).map_or(0, |it| it + 1)
    }

    /// Checks that a file with these columns can say anything.
    pub(crate) fn check(&self) -> Result<(), Unreadable> {
        if let Some((first, second)) = self.repeated.clone() {
            return Err(Unreadable::RepeatedColumn { first, second });
        }
        use Column as C;
        let missing = self.missing(&[C::SchoolCode, C::Municipality, C::Region], &[C::Grade]);
        if missing.is_empty() {
            Ok(())
        } else {
            Err(Unreadable::MissingColumns { format: Format::Long, columns: missing })
        }
    }

    /// What the columns do not tell and every result needs; where it was held and the grade may be
    /// told by any of these.
    pub(crate) fn missing(&self, places: &[Column], grades: &[Column]) -> Vec<String> {
        use Column as C;
        let any_of: [&[Column]; 6] = [
            &[C::Year],
            &[C::Procedure],
            &[C::Subject],
            grades,
            places,
            &[C::Participants, C::Level1, C::ScoresN],
        ];
        let missing = any_of.iter().filter(|any| !any.iter().any(|it| self.has(*it)));
        let spelled = |any: &&[Column]| any.iter().map(|it| it.name()).collect::<Vec<_>>();
        missing.map(|any| spelled(any).join(" or ")).collect()
    }
}
