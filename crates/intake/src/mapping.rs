//! Mappings: what the columns of a table mean that is nobody's format, as somebody told it.
//!
//! A school's own table has a heading of its own. Somebody says once which column holds what and
//! what holds for all rows; the table is then read like the long format ([`long`](crate::long)),
//! and so is the next one with the same heading, wherever on the sheet it stands. Names of persons
//! cannot be told to mean anything.
//!
//! **To let columns mean something new:** a [`Column`] of the long format; the rest follows.

mod draft;
mod fault;
mod sheets;
mod suggest;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Harvest, Unreadable,
    bytes::{self, Kind},
    header::Header,
    knowledge::Knowledge,
    likeness::likened,
    long::{self, columns::Columns},
    numbered,
    problem::Problem,
    spelling::{academic_year, code_of},
    workbook,
};

pub use crate::long::column::Column;
pub use draft::{At, Draft, DraftColumn, draft};
pub use fault::Fault;
pub use suggest::Reason;

use sheets::Raw;

/// What the columns of a table mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The heading, column by column; without one any table with the told columns is meant.
    #[serde(default)]
    pub headings: Vec<String>,
    /// What is in a column, by its heading. Columns not named here are left out.
    pub columns: BTreeMap<String, Column>,
    /// What holds for every row.
    #[serde(default)]
    pub constants: BTreeMap<Column, String>,
    /// Whether blank cells on the left are merged with those above.
    #[serde(default)]
    pub filled_down: bool,
}

impl Mapping {
    /// Names the heading: tables with one shape are read by one mapping.
    pub fn shape(&self) -> String {
        let headings: Vec<String> = match self.headings.is_empty() {
            true => self.columns.keys().map(|it| likened(it)).collect(),
            false => self.headings.iter().map(|it| likened(it)).collect(),
        };
        // FNV-1a: stable over versions and platforms, as what is kept must be.
        let sum = headings.join("\n").bytes().fold(0xCBF2_9CE4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        format!("{sum:016x}")
    }

    /// Where the heading stands that it was told for.
    fn place(&self, headings: &[(At, Vec<String>)]) -> Option<At> {
        headings.iter().find(|(_, names)| self.is_of(names)).map(|(at, _)| *at)
    }

    /// Whether this is the heading it was told for.
    fn is_of(&self, likened_names: &[String]) -> bool {
        if self.headings.is_empty() {
            let has = |it: &String| likened_names.contains(&likened(it));
            return !self.columns.is_empty() && self.columns.keys().all(has);
        }
        self.headings.len() == likened_names.len()
            && self.headings.iter().zip(likened_names).all(|(it, other)| likened(it) == *other)
    }

    /// What holds for all rows although the lines above the table or the name of the file say
    /// something else: most likely it was told for the file of another year.
    fn told_otherwise(&self, file_name: &str, raw: &Raw<'_>, at: At) -> Vec<Problem> {
        let above: Vec<&str> = raw.head.iter().take(at.row).flatten().map(|it| it.trim()).collect();
        let said = suggest::constants(file_name, &raw.name, &above);
        let is_same = |column: Column, one: &str, other: &str| match column {
            Column::Year => academic_year(one) == academic_year(other),
            _ => code_of(one) == code_of(other),
        };
        let differs = said.iter().filter_map(|(column, said)| {
            let told =
                self.constants.get(column).map(|it| it.trim()).filter(|it| !it.is_empty())?;
            let expected = format!("{told}, as was told for all rows");
            let problem = Problem::error(raw.line(at.row), Some(column.name()), said, expected);
            (!is_same(*column, said, told)).then(|| problem.ignored())
        });
        differs.collect()
    }

    fn columns_of(&self, header: &Header) -> Columns {
        let names = &header.names;
        let place = |it: &String| names.iter().position(|name| likened(name) == likened(it));
        let at = self.columns.iter().filter_map(|(it, column)| Some((*column, place(it)?)));
        let constants = self.constants.iter().filter(|(_, it)| !it.trim().is_empty());
        let constants = constants.map(|(column, it)| (*column, it.trim().to_owned())).collect();
        Columns::told(names, at, constants)
    }
}

/// Reads a file by the first of these mappings that is told for its heading; `None` where none is.
pub(crate) fn read(
    file_name: &str,
    unpacked: &[u8],
    known: &Knowledge,
) -> Option<Result<Harvest, Unreadable>> {
    let kind = bytes::kind(unpacked).ok()?;
    let text;
    let raws = match kind {
        Kind::Text(it) => {
            text = it;
            vec![Raw::text(&text)]
        }
        other => sheets_of(other, unpacked).ok()?,
    };
    let headings: Vec<_> = raws.iter().map(Raw::headings).collect();
    let mapping =
        known.mappings.iter().find(|it| headings.iter().any(|all| it.place(all).is_some()))?;
    let faults = mapping.faults();
    if !faults.is_empty() {
        return Some(Err(Unreadable::Mapping { faults }));
    }
    let is_one_of_many = raws.len() > 1;
    let places = raws.iter().zip(&headings);
    let places: Vec<(&Raw<'_>, At)> =
        places.filter_map(|(raw, all)| Some((raw, mapping.place(all)?))).collect();
    let mut tables: Vec<_> =
        places.iter().map(|(raw, at)| raw.table(*at, is_one_of_many)).collect();
    let sheets = numbered(&mut tables, file_name);
    let told_otherwise: Vec<Problem> =
        places.iter().flat_map(|(raw, at)| mapping.told_otherwise(file_name, raw, *at)).collect();
    let read = long::read_told(tables, |it| mapping.columns_of(it), mapping.filled_down, known);
    Some(read.map(|mut harvest| {
        harvest.problems_total += told_otherwise.len() as u64;
        harvest.problems.splice(0..0, told_otherwise);
        Harvest { file: file_name.to_owned(), sheets, shape: Some(mapping.shape()), ..harvest }
    }))
}

fn sheets_of(kind: Kind<'_>, unpacked: &[u8]) -> Result<Vec<Raw<'static>>, Unreadable> {
    let sheets = match kind {
        Kind::Workbook(kind) => workbook::sheets(kind, unpacked)?,
        Kind::Html(page) => workbook::html_sheet(&page)?,
        Kind::Archive => return Err(Unreadable::Archive { files: 0 }),
        Kind::Text(_) => return Err(Unreadable::Empty),
    };
    let raws: Vec<_> =
        sheets.into_iter().filter(|it| !it.range.is_empty()).map(Raw::sheet).collect();
    if raws.is_empty() { Err(Unreadable::Empty) } else { Ok(raws) }
}
