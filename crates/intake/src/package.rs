//! Packages: results that one installation passes on to another (domain, row 47).
//!
//! Lines of JSON: who it is of, with the hash of everything below; what the results are of; then one line
//! for each result. Rows of pupils, context and decisions are never in one.

use std::collections::HashSet;

use analysis::{Batch, Cell, Dictionary, Lines, Pupils, package, territory::Unit};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    Format, Harvest, Unreadable,
    problem::{Problem, Problems},
};

/// How every package begins.
const BEGINNING: &str = "{\"razrez_package\":";
/// Of how it is written; a later one is refused.
const VERSION: u8 = 1;

/// Whose package it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// The code of the school or municipality.
    pub of: String,
    /// Its name.
    pub name: String,
    /// The day it was made, as 2026-11-23.
    pub made_on: String,
    /// The version of the data it was made of.
    pub data_version: u32,
}

#[derive(Serialize, Deserialize)]
struct Head {
    razrez_package: u8,
    #[serde(flatten)]
    sender: Sender,
    sha256: String,
}

#[derive(Serialize, Deserialize)]
struct Things {
    dictionary: Dictionary,
    units: Vec<(Unit, Option<usize>)>,
}

/// Writes a package, and tells the hash by which the receiver can make sure of it.
pub fn packed(sender: Sender, batch: &Batch) -> (String, String) {
    const UNWRITABLE: &str = "codes, names and numbers can always be written as JSON";
    let things = Things { dictionary: batch.dictionary.clone(), units: batch.units.clone() };
    let mut body = serde_json::to_string(&things).expect(UNWRITABLE);
    body.push('\n');
    for cell in &batch.cells {
        body.push_str(&serde_json::to_string(cell).expect(UNWRITABLE));
        body.push('\n');
    }
    let sha256 = hash(&body);
    let head = Head { razrez_package: VERSION, sender, sha256: sha256.clone() };
    let head = serde_json::to_string(&head).expect(UNWRITABLE);
    (format!("{head}\n{body}"), sha256)
}

fn hash(body: &str) -> String {
    let digest = Sha256::digest(body.as_bytes());
    digest.iter().map(|it| format!("{it:02x}")).collect()
}

/// Whether a text is a package.
pub(crate) fn claims(text: &str) -> bool {
    text.starts_with(BEGINNING)
}

/// Reads a package.
pub(crate) fn read(text: &str) -> Result<Harvest, Unreadable> {
    let (head, body) = text.split_once('\n').ok_or(Unreadable::PackageHead)?;
    let head: Head = serde_json::from_str(head).map_err(|_| Unreadable::PackageHead)?;
    if head.razrez_package != VERSION {
        return Err(Unreadable::PackageVersion { version: head.razrez_package });
    }
    if hash(body) != head.sha256 {
        return Err(Unreadable::PackageChanged);
    }
    let mut lines = body.lines();
    let things = lines.next().and_then(|it| serde_json::from_str::<Things>(it).ok());
    let Things { dictionary, units } = things.ok_or(Unreadable::PackageHead)?;
    // Only what results are of: whatever else stands there is not taken.
    let Dictionary { sources, procedures, subjects, grades, groups, scales, .. } = dictionary;
    let Dictionary { partitions, not_held, breaks, .. } = dictionary;
    let dictionary = Dictionary {
        sources,
        procedures,
        subjects,
        grades,
        groups,
        scales,
        partitions,
        not_held,
        breaks,
        ..Dictionary::default()
    };
    if !package::is_whole(&dictionary, &units) {
        return Err(Unreadable::PackageHead);
    }
    let mut reading = Reading::default();
    for (line, text) in (3..).zip(lines) {
        reading.take(line, text, &dictionary, units.len());
    }
    let Reading { cells, origins, problems, rows, .. } = reading;
    let rejected = problems.total;
    let batch = Batch { dictionary, units, cells, ..Batch::default() };
    Ok(Harvest {
        file: String::new(),
        format: Format::Package,
        shape: None,
        batch,
        origins,
        sheets: Vec::new(),
        pupils: Pupils::default(),
        problems: problems.kept,
        problems_total: rejected,
        rows_read: rows,
        rows_rejected: rejected,
    })
}

#[derive(Default)]
struct Reading {
    cells: Vec<Cell>,
    origins: Vec<Lines>,
    seen: HashSet<(analysis::cube::Place, u32)>,
    problems: Problems,
    rows: u64,
}

impl Reading {
    fn take(&mut self, line: u64, text: &str, dictionary: &Dictionary, units: usize) {
        self.rows += 1;
        let expected = match serde_json::from_str::<Cell>(text) {
            Err(_) => "a result as a package has it",
            Ok(cell) if !package::is_known(dictionary, units, &cell) => {
                "a result of something the package tells of"
            }
            Ok(cell) if !self.seen.insert((cell.place, cell.unit)) => "each result once",
            Ok(cell) => {
                self.cells.push(cell);
                self.origins.push(Lines::one(0, line));
                return;
            }
        };
        self.problems.push(Problem::error(line, None, text, expected));
    }
}
