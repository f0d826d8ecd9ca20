//! Faults: why a table cannot be read by a mapping.

use std::{collections::BTreeMap, fmt};

use super::{Column, Mapping};
use crate::{
    long::columns::Columns,
    persons,
    spelling::{academic_year, code_of},
};

/// Why a table cannot be read by a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing tells this; any of several would do.
    Missing(String),
    /// Two columns mean this.
    Twice(Column),
    /// A column means this, and so does what holds for all rows.
    Both(Column),
    /// The column belongs to persons.
    Person(String),
    /// There is no such column.
    NoColumn(String),
    /// This cannot be the same in every row.
    NoConstant(Column),
    /// What holds for all rows is nothing that can stand there.
    Unreadable(Column, String),
    /// Shares of nobody knows how many.
    SharesOfNobody,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(it) => write!(f, "no column or constant for {it}"),
            Self::Twice(it) => write!(f, "two columns for {}", it.name()),
            Self::Both(it) => write!(f, "a column and a constant for {}", it.name()),
            Self::Person(it) => {
                write!(f, "the column `{it}` belongs to persons, whose names are not taken over")
            }
            Self::NoColumn(it) => write!(f, "there is no column `{it}`"),
            Self::NoConstant(it) => write!(f, "{} cannot be a constant", it.name()),
            Self::Unreadable(it, told) => write!(f, "`{told}` cannot be {}", it.name()),
            Self::SharesOfNobody => {
                write!(f, "shares need the number of participants they are shares of")
            }
        }
    }
}

impl Column {
    /// Whether it can be the same in every row.
    pub fn can_be_constant(self) -> bool {
        use Column as C;
        matches!(
            self,
            C::Year
                | C::Term
                | C::Procedure
                | C::Subject
                | C::Grade
                | C::Class
                | C::Region
                | C::Municipality
                | C::SchoolCode
                | C::School
                | C::Group
                | C::Scale
                | C::PointsMax
        )
    }

    fn is_share(self) -> bool {
        use Column as C;
        matches!(
            self,
            C::Percent1 | C::Percent2 | C::Percent3 | C::Percent4 | C::Percent5 | C::Percent6
        )
    }
}

impl Mapping {
    /// Why no table can be read by it; nothing if one can.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut seen: BTreeMap<Column, usize> = BTreeMap::new();
        for (heading, column) in &self.columns {
            *seen.entry(*column).or_default() += 1;
            if persons::is_heading(heading) {
                faults.push(Fault::Person(heading.clone()));
            }
            if !self.headings.is_empty() && !self.headings.contains(heading) {
                faults.push(Fault::NoColumn(heading.clone()));
            }
        }
        faults.extend(seen.iter().filter(|(_, n)| **n > 1).map(|(it, _)| Fault::Twice(*it)));
        for (column, told) in self.constants.iter().filter(|(_, it)| !it.trim().is_empty()) {
            let told = told.trim();
            if !column.can_be_constant() {
                faults.push(Fault::NoConstant(*column));
            } else if seen.contains_key(column) {
                faults.push(Fault::Both(*column));
            } else if !is_readable(*column, told) {
                faults.push(Fault::Unreadable(*column, told.to_owned()));
            }
        }
        use Column as C;
        let places = [C::SchoolCode, C::School, C::Municipality, C::Region];
        let missing = self.alone().missing(&places, &[C::Grade, C::Class]);
        faults.extend(missing.into_iter().map(Fault::Missing));
        let has_shares = seen.keys().any(|it| it.is_share());
        if has_shares && !seen.contains_key(&C::Participants) {
            faults.push(Fault::SharesOfNobody);
        }
        faults
    }

    /// Its columns, wherever they stand.
    fn alone(&self) -> Columns {
        let names: Vec<String> = self.columns.keys().cloned().collect();
        let mut seen = Vec::new();
        let at = self.columns.values().enumerate().filter_map(|(at, it)| {
            let is_first = !seen.contains(it);
            seen.push(*it);
            is_first.then_some((*it, at))
        });
        let constants = self.constants.iter().filter(|(_, it)| !it.trim().is_empty());
        let constants = constants.map(|(column, it)| (*column, it.clone())).collect();
        Columns::told(&names, at, constants)
    }
}

fn is_readable(column: Column, told: &str) -> bool {
    match column {
        Column::Year => academic_year(told).is_some(),
        Column::Term => {
            ["spring", "весна", "autumn", "осень"].contains(&told.to_lowercase().as_str())
        }
        Column::PointsMax => told.replacen(',', ".", 1).parse::<f64>().is_ok_and(|it| it > 0.0),
        Column::Scale => crate::scales::all().iter().any(|it| it.scale.code == code_of(told)),
        _ => !persons::is_name(told),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(columns: &[(&str, Column)], constants: &[(Column, &str)]) -> Mapping {
        let columns = columns.iter().map(|(name, it)| ((*name).to_owned(), *it)).collect();
        let constants = constants.iter().map(|(it, told)| (*it, (*told).to_owned())).collect();
        Mapping { columns, constants, ..Mapping::default() }
    }

    #[test]
    fn what_is_wrong_with_a_mapping_is_named() {
        use Column as C;
        let whole = [("ОУ", C::School), ("Класс", C::Class), ("Писали", C::Participants)];
        let rest = [(C::Year, "2024/25"), (C::Procedure, "ВПР"), (C::Subject, "Физика")];
        assert_eq!(mapping(&whole, &rest).faults(), []);
        let told = |it: Mapping| it.faults().iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            told(mapping(&whole[..1], &rest[..1])),
            [
                "no column or constant for procedure",
                "no column or constant for subject",
                "no column or constant for grade or class",
                "no column or constant for participants or level_1 or scores_n",
            ]
        );
        let twice = [&whole[..], &[("Ещё", C::School), ("ФИО", C::Group)]].concat();
        let wrong =
            [&rest[1..], &[(C::Year, "прошлый"), (C::Class, "5А"), (C::Level1, "3")]].concat();
        assert_eq!(
            told(mapping(&twice, &wrong)),
            [
                "the column `ФИО` belongs to persons, whose names are not taken over",
                "two columns for school",
                "`прошлый` cannot be year",
                "a column and a constant for class",
                "level_1 cannot be a constant",
            ]
        );
        let shares =
            [("ОУ", C::School), ("Класс", C::Grade), ("%", C::Percent1), ("n", C::ScoresN)];
        assert_eq!(
            told(mapping(&shares, &rest)),
            ["shares need the number of participants they are shares of"]
        );
    }
}
