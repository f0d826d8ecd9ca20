//! Lines: in which rows of a file a result was found.
//!
//! A result of one row is one number; one that was added up from pupils is a list of ranges,
//! `2-26,40`, behind the number of the sheet where a workbook has several, `3:2-26,40`. What is
//! scattered over more than [`RANGES_MAX`] ranges is spelled by its widest gaps only and says so
//! (`~2-980`), so a result never carries more than some dozen bytes of this.

use std::{collections::BTreeSet, fmt, num::ParseIntError, str::FromStr};

/// How many ranges of one sheet are spelled one by one.
pub const RANGES_MAX: usize = 12;

/// Rows that follow one another on one sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// The number of the sheet among those that were read, from 0.
    pub sheet: u16,
    /// The first row as an editor or a spreadsheet numbers it.
    pub first: u32,
    /// The last row.
    pub last: u32,
}

/// Rows of one file, in the order of sheets and rows; nothing twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    ranges: Vec<Range>,
    /// Rows between the ranges were taken in.
    is_rough: bool,
}

impl Lines {
    /// One row.
    pub fn one(sheet: u16, line: u64) -> Self {
        let mut lines = Self::default();
        lines.add(sheet, line);
        lines
    }

    /// Takes a row in; what no file has (beyond 32 bits) is taken as the last possible one.
    pub fn add(&mut self, sheet: u16, line: u64) {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        match self.ranges.last_mut() {
            Some(last) if last.sheet == sheet && last.last.checked_add(1) == Some(line) => {
                last.last = line;
            }
            _ => self.insert(Range { sheet, first: line, last: line }),
        }
    }

    /// Takes the rows of another result of the same file in.
    pub fn add_all(&mut self, other: &Self) {
        self.is_rough |= other.is_rough;
        for range in &other.ranges {
            self.insert(*range);
        }
    }

    fn insert(&mut self, new: Range) {
        let touches = |it: &Range| {
            it.sheet == new.sheet
                && it.first <= new.last.saturating_add(1)
                && new.first <= it.last.saturating_add(1)
        };
        // Rows mostly come in order: only the end of the list is looked at then.
        let from = self
            .ranges
            .partition_point(|it| (it.sheet, it.last.saturating_add(1)) < (new.sheet, new.first));
        let until = from + self.ranges[from..].iter().take_while(|it| touches(it)).count();
        let joined = self.ranges[from..until].iter().fold(new, |all, it| Range {
            sheet: all.sheet,
            first: all.first.min(it.first),
            last: all.last.max(it.last),
        });
        self.ranges.splice(from..until, [joined]);
    }

    /// The ranges, in order.
    pub fn ranges(&self) -> &[Range] {
        &self.ranges
    }

    /// The first row; nothing where there is none.
    pub fn first(&self) -> Option<Range> {
        self.ranges.first().copied()
    }

    /// How many rows; of a rough list at most so many.
    pub fn count(&self) -> u64 {
        self.ranges.iter().map(|it| u64::from(it.last - it.first) + 1).sum()
    }

    /// Whether rows between the ranges may have been taken in.
    pub fn is_rough(&self) -> bool {
        self.is_rough
    }

    /// The numbers of the sheets.
    pub fn sheets(&self) -> BTreeSet<u16> {
        self.ranges.iter().map(|it| it.sheet).collect()
    }

    /// The same on one sheet only, as a person reads it: `2–26, 40`.
    pub fn on_sheet(&self, sheet: u16) -> Self {
        let ranges = self.ranges.iter().filter(|it| it.sheet == sheet).copied().collect();
        Self { ranges, is_rough: self.is_rough }
    }

    /// The ranges with the narrowest gaps closed, as many as are spelled.
    fn few(&self) -> Self {
        let mut few = self.clone();
        for sheet in self.sheets() {
            while few.ranges.iter().filter(|it| it.sheet == sheet).count() > RANGES_MAX {
                few.close_narrowest(sheet);
            }
        }
        few
    }

    fn close_narrowest(&mut self, sheet: u16) {
        let gaps = self.ranges.windows(2).enumerate();
        let own = gaps.filter(|(_, pair)| pair[0].sheet == sheet && pair[1].sheet == sheet);
        if let Some((at, _)) = own.min_by_key(|(_, pair)| pair[1].first - pair[0].last) {
            self.ranges[at].last = self.ranges[at + 1].last;
            self.ranges.remove(at + 1);
            self.is_rough = true;
        }
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let few = self.few();
        if few.is_rough {
            f.write_str("~")?;
        }
        let mut on = 0;
        for (at, Range { sheet, first, last }) in few.ranges.iter().enumerate() {
            if at > 0 {
                f.write_str(",")?;
            }
            if *sheet != on {
                write!(f, "{sheet}:")?;
                on = *sheet;
            }
            write!(f, "{first}")?;
            if last > first {
                write!(f, "-{last}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for Lines {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (is_rough, text) = match text.strip_prefix('~') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut lines = Self { is_rough, ..Self::default() };
        let mut sheet = 0;
        for part in text.split(',').filter(|it| !it.is_empty()) {
            let range = match part.split_once(':') {
                Some((number, range)) => {
                    sheet = number.parse()?;
                    range
                }
                None => part,
            };
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            lines.insert(Range { sheet, first: first.parse()?, last: last.parse()? });
        }
        Ok(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[(u16, u64)]) -> Lines {
        let mut lines = Lines::default();
        rows.iter().for_each(|(sheet, line)| lines.add(*sheet, *line));
        lines
    }

    #[test]
    fn rows_are_spelled_as_ranges_and_read_back() {
        type Case<'c> = (&'c [(u16, u64)], &'c str, u64);
        let cases: [Case<'_>; 6] = [
            (&[], "", 0),
            (&[(0, 7)], "7", 1),
            (&[(0, 2), (0, 3), (0, 4), (0, 9)], "2-4,9", 4),
            (&[(0, 9), (0, 3), (0, 2), (0, 4), (0, 3)], "2-4,9", 4),
            (&[(0, 5), (2, 5), (2, 6), (3, 1)], "5,2:5-6,3:1", 4),
            (&[(1, 4), (0, 4)], "4,1:4", 2),
        ];
        for (rows, spelled, count) in cases {
            let lines = of(rows);
            assert_eq!((lines.to_string().as_str(), lines.count()), (spelled, count));
            assert_eq!(spelled.parse::<Lines>().unwrap(), lines, "case: {spelled}");
        }
        assert!("2-x".parse::<Lines>().is_err());
    }

    #[test]
    fn what_is_scattered_keeps_its_widest_gaps_and_says_so() {
        // Every second row to 40, and one far away.
        let mut lines = of(&(1..=20).map(|it| (0, it * 2)).collect::<Vec<_>>());
        lines.add(0, 1_000);
        assert_eq!(lines.count(), 21);
        let spelled = lines.to_string();
        assert!(spelled.starts_with('~') && spelled.ends_with(",1000"), "{spelled}");
        let read: Lines = spelled.parse().unwrap();
        assert_eq!(read.ranges().len(), RANGES_MAX);
        assert!(read.is_rough() && read.first().unwrap().first == 2);
    }

    #[test]
    fn rows_of_several_results_join() {
        let mut all = of(&[(0, 2), (0, 3)]);
        all.add_all(&of(&[(0, 4), (1, 2)]));
        all.add_all(&of(&[(0, 3)]));
        assert_eq!(all.to_string(), "2-4,1:2");
        assert_eq!(all.on_sheet(0).to_string(), "2-4");
        assert_eq!(all.sheets().into_iter().collect::<Vec<_>>(), [0, 1]);
    }
}
