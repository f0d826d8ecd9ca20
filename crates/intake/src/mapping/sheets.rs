//! Sheets as they stand in a file: where a heading is, and the table below it.

use std::{collections::HashMap, rc::Rc};

use calamine::{Data, Range};
use csv::StringRecord;

use super::At;
use crate::{
    grid::{self, Grid},
    likeness::likened,
    table::{Table, delimiter},
    workbook::Sheet,
};

/// How far down a heading is looked for.
const HEADING_MAX: usize = 60;
/// Over how many rows it may spread.
pub(super) const DEPTH_MAX: usize = 3;
/// How many rows below the heading are looked at.
pub(super) const SAMPLES_MAX: usize = 30;

/// A sheet as it stands.
pub(super) struct Raw<'t> {
    pub(super) name: String,
    /// The first rows, cell by cell.
    pub(super) head: Vec<Vec<String>>,
    body: Body<'t>,
}

enum Body<'t> {
    Text {
        text: &'t str,
        delimiter: u8,
        /// Where each of the first rows begins.
        begins: Vec<usize>,
    },
    Sheet(Rc<Range<Data>>),
}

impl<'t> Raw<'t> {
    /// The rows of a text. What separates its columns is told by the line that has most of it.
    pub(super) fn text(text: &'t str) -> Self {
        let lines = text.lines().take(HEADING_MAX);
        let separators = |it: &&str| it.bytes().filter(|it| b",;\t".contains(it)).count();
        let widest = lines.max_by_key(separators).unwrap_or_default();
        let delimiter = delimiter(widest);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let (mut head, mut begins) = (Vec::new(), Vec::new());
        let mut record = StringRecord::new();
        while head.len() < HEADING_MAX + SAMPLES_MAX
            && reader.read_record(&mut record).is_ok_and(|is_row| is_row)
        {
            let begin = record.position().map_or(0, csv::Position::byte);
            begins.push(usize::try_from(begin).unwrap_or(text.len()));
            head.push(record.iter().map(str::to_owned).collect());
        }
        begins.push(usize::try_from(reader.position().byte()).unwrap_or(text.len()));
        Self { name: String::new(), head, body: Body::Text { text, delimiter, begins } }
    }

    /// The rows of a sheet.
    pub(super) fn sheet(sheet: Sheet) -> Self {
        let Sheet { name, range } = sheet;
        let rows = range.rows().take(HEADING_MAX + SAMPLES_MAX);
        let head = rows.map(|row| row.iter().map(grid::dated).collect()).collect();
        Self { name, head, body: Body::Sheet(Rc::new(range)) }
    }

    /// The names of the columns of a heading: each once, and none blank.
    pub(super) fn names(&self, row: usize, depth: usize) -> Vec<String> {
        let rows = self.head.get(row..(row + depth).min(self.head.len())).unwrap_or_default();
        let mut names = grid::joined(rows);
        let width = names.iter().rposition(|it| !it.is_empty()).map_or(0, |it| it + 1);
        names.truncate(width);
        // For each name as it is compared the number of the next one of it.
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut unique: Vec<String> = Vec::with_capacity(width);
        for (at, name) in names.into_iter().enumerate() {
            let bare = name.split_whitespace().collect::<Vec<_>>().join(" ");
            let bare = if bare.is_empty() { format!("#{}", at + 1) } else { bare };
            let number = seen.entry(likened(&bare)).or_default();
            *number += 1;
            let named = if *number == 1 { bare } else { format!("{bare} ({number})") };
            unique.push(named);
        }
        unique
    }

    /// Everything that may be the heading, as it is compared.
    pub(super) fn headings(&self) -> Vec<(At, Vec<String>)> {
        let rows = 0..self.head.len().min(HEADING_MAX);
        let places = rows.flat_map(|row| (1..=DEPTH_MAX).map(move |depth| (row, depth)));
        let heading = |(row, depth)| {
            let names = self.names(row, depth);
            let names: Vec<String> = names.iter().map(|it| likened(it)).collect();
            (At { sheet: 0, row, depth }, names)
        };
        places.map(heading).filter(|(_, names)| names.len() > 1).collect()
    }

    /// The table below a heading.
    pub(super) fn table(&self, at: At, is_one_of_many: bool) -> Table<'t> {
        let names = self.names(at.row, at.depth);
        let above = at.row + at.depth;
        match &self.body {
            Body::Text { text, delimiter, begins } => {
                let begin = begins.get(above).or(begins.last()).copied().unwrap_or_default();
                let lines = text[..begin].bytes().filter(|it| *it == b'\n').count() as u64;
                Table::below_text(&text[begin..], *delimiter, lines, &names)
            }
            Body::Sheet(range) => {
                // Cells beside the heading are nobody's.
                let width = range.width();
                let mut names = names;
                names.resize(width, String::new());
                Table::from_grid(Grid {
                    sheet: is_one_of_many.then(|| self.name.clone()),
                    name: self.name.clone(),
                    titles: self.head[..at.row.min(self.head.len())].to_vec(),
                    names,
                    range: Rc::clone(range),
                    above,
                    until: range.height(),
                })
            }
        }
    }

    /// The line of a row in the file.
    pub(super) fn line(&self, row: usize) -> u64 {
        match &self.body {
            Body::Text { text, begins, .. } => {
                let begin = begins.get(row).copied().unwrap_or_default();
                let blank = text[begin..].bytes().take_while(|it| b"\r\n".contains(it));
                let blank = blank.filter(|it| *it == b'\n').count();
                (text[..begin].bytes().filter(|it| *it == b'\n').count() + blank + 1) as u64
            }
            Body::Sheet(range) => {
                range.start().map_or(0, |(first, _)| u64::from(first)) + row as u64 + 1
            }
        }
    }

    /// Where the heading most likely stands: the first row that is as wide as the table and holds
    /// words.
    pub(super) fn likely(&self) -> (usize, usize) {
        let filled = |row: &Vec<String>| row.iter().filter(|it| !it.trim().is_empty()).count();
        let widest = self.head.iter().map(filled).max().unwrap_or_default();
        let is_number = |it: &String| it.trim().replacen(',', ".", 1).parse::<f64>().is_ok();
        let words = |row: &Vec<String>| {
            row.iter().filter(|it| !it.trim().is_empty() && !is_number(it)).count()
        };
        let is_heading = |row: &Vec<String>| {
            filled(row) >= 2 && filled(row) * 5 >= widest * 3 && words(row) * 2 >= filled(row)
        };
        let rows = self.head.iter().take(HEADING_MAX);
        let Some(row) = rows.clone().position(is_heading) else { return (0, 1) };
        let blank_above =
            |row: &Vec<String>, at: usize| row.get(at).is_none_or(|it| it.trim().is_empty());
        // A second line of a heading stands below merged cells of the first, and has no numbers.
        let mut depth = 1;
        while depth < DEPTH_MAX
            && let (Some(above), Some(below)) =
                (self.head.get(row + depth - 1), self.head.get(row + depth))
            && blank_above(below, 0)
            && filled(below) > 0
            && words(below) == filled(below)
            && below
                .iter()
                .enumerate()
                .any(|(at, it)| !it.trim().is_empty() && blank_above(above, at))
        {
            depth += 1;
        }
        (row, depth)
    }
}
