//! Saying what the columns of a table mean, and the list of what was said.
//!
//! A plain form: each column has a list of meanings, what holds for every row has a field, and
//! below stands what would be read. Nothing is kept before the second button.

pub mod form;
pub mod told;

use leptos::prelude::*;

use super::{DATA, Finding, text};
use crate::state::use_locale;

pub use self::{form::ColumnsPage, told::MappingsPage};

/// The address of the list.
pub const COLUMNS: &str = "/data/columns";
/// Stands before the number of a column in the name of a choice.
pub const COLUMN: &str = "column.";
/// Stands before a meaning in the name of a field that holds for all rows.
pub const CONSTANT: &str = "all.";
/// The checkbox for cells merged with those above.
pub const FILLED_DOWN: &str = "filled_down";
/// The button that keeps what was said.
pub const KEEP: &str = "keep";
/// The fields that say where the heading stands: sheet, row, over how many rows.
pub const AT: [&str; 3] = ["sheet", "row", "depth"];

/// A table whose columns may be explained.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Names the file in addresses.
    pub id: String,
    /// The name of the file.
    pub file: String,
    /// The sheets.
    pub sheets: Vec<String>,
    /// Where the heading stands.
    pub at: [usize; 3],
    /// Rows that may be the heading: the row, its line, how it begins.
    pub rows: Vec<(usize, u64, String)>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Everything a column may mean.
    pub meanings: Vec<&'static str>,
    /// What may hold for all rows, and what was said of it.
    pub constants: Vec<(&'static str, String)>,
    /// Whether blank cells are merged with those above.
    pub filled_down: bool,
    /// What is wrong with what was said.
    pub faults: Vec<Fault>,
    /// What would be read, or why nothing.
    pub preview: Option<Result<Preview, String>>,
    /// The mapping the file was read by.
    pub remembered: Option<Kept>,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its first values.
    pub samples: Vec<String>,
    /// What it was said or is suggested to mean.
    pub chosen: Option<&'static str>,
    /// What the suggestion comes from: the heading, or else the values.
    pub reason: Option<bool>,
    /// Whether it belongs to persons and can mean nothing.
    pub is_person: bool,
}

/// What is wrong with what was said.
#[derive(Clone, Debug)]
pub enum Fault {
    /// None of these is told.
    Missing(Vec<String>),
    /// Two columns mean it.
    Twice(&'static str),
    /// A column means it, and it holds for all rows.
    Both(&'static str),
    /// The column belongs to persons.
    Person(String),
    /// There is no such column.
    NoColumn(String),
    /// It cannot hold for all rows.
    NoConstant(&'static str),
    /// This cannot stand there.
    Unreadable(&'static str, String),
    /// Shares without a number of pupils.
    SharesOfNobody,
}

/// What would be read.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// Rows of the table.
    pub rows: u64,
    /// Of them not loaded.
    pub rejected: u64,
    /// Results.
    pub cells: u64,
    /// The first results: of what, and their parts.
    pub lines: Vec<(String, Vec<(&'static str, String)>)>,
    /// The first problems.
    pub problems: Vec<Finding>,
    /// How many there are.
    pub problems_total: u64,
}

/// A mapping that is kept.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Its number.
    pub id: i32,
    /// The file it was told for.
    pub file: String,
    /// When, in UTC.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Columns and what they mean.
    pub columns: Vec<(String, &'static str)>,
    /// What holds for all rows.
    pub constants: Vec<(&'static str, String)>,
}

/// Says that a file was read by a mapping, with the ways to change and forget it; of one that is not
/// recognised, how to go on.
#[component]
pub fn Explained(
    /// Names the file in addresses.
    id: String,
    /// The mapping.
    kept: Option<Kept>,
) -> impl IntoView {
    let words = text::columns::of(use_locale());
    let address = format!("{DATA}/files/{id}/columns");
    match kept {
        None => view! {
            <p>
                <a class="desk__button desk__button--main" href=address>
                    {words.explain}
                </a>
            </p>
        }
        .into_any(),
        Some(kept) => view! {
            <div class="desk__said" role="status">
                <p>{words.read_by(&kept)}</p>
                <div class="desk__decision">
                    <a class="desk__button" href=address>
                        {words.change}
                    </a>
                    <form method="post" action=format!("{COLUMNS}/{}/forget", kept.id)>
                        <button class="desk__button">{words.forget}</button>
                    </form>
                </div>
            </div>
        }
        .into_any(),
    }
}
