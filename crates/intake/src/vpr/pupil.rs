//! A row of a raw protocol: one pupil, what stands in the tasks, and what it adds to the class.
//!
//! «Отсутствовал» and a row prepared for nobody with a total of 0 are nobody. X is a task not
//! begun, no point. The total must be the sum of the tasks; where it is a formula nobody has
//! computed, the sum is taken. A free text in the middle of a row may have pushed what follows to
//! the right by a column or more: such a row is read where its total agrees with its tasks.

use std::collections::{BTreeMap, HashMap};

use analysis::{
    Lines, Pupil, Tally,
    cube::Place,
    pupil::Status,
    scale::Boundaries,
    tally::{Journal, Levels, SCORE_UNIT, SQUARE_UNIT, Sum},
};

use super::POINTS_MAX;
use crate::{
    atlas::Spot,
    gathering::Gathering,
    likeness::{digits, is_absent, likened},
    problem::Problem,
    pupils,
    table::{Passed, Row},
};

/// How far a row may be pushed to the right.
const SHIFT_MAX: usize = 4;

/// Where what is in a row of a protocol.
pub(super) struct Columns {
    /// Where «отсутствовал» may stand.
    pub(super) variants: Vec<usize>,
    pub(super) total: usize,
    pub(super) journal: Option<usize>,
    /// The sex, by which a pushed row is known.
    pub(super) sex: Option<usize>,
    /// The tasks, with the points each gives where the heading tells.
    pub(super) tasks: Vec<(usize, Option<u64>)>,
}

/// Who a row is about.
pub(super) enum Sat {
    /// A pupil with a result, and by how many columns the row was pushed.
    There(Box<Tally>, usize),
    /// A pupil who was not there.
    Away,
    /// Nobody: the row was prepared for somebody and not filled in.
    Nobody,
}

/// What is known of the work.
pub(super) struct Marking {
    pub(super) points_max: Option<u64>,
    pub(super) boundaries: Option<Boundaries>,
}

impl Columns {
    /// Who a row is about, and what it adds.
    pub(super) fn read(&self, row: &Row<'_>, marking: &Marking) -> Result<Sat, Problem> {
        let is_away = |it: &usize| likened(row.text(*it)).starts_with(&likened("отсутств"));
        if self.variants.iter().any(is_away) {
            return Ok(Sat::Away);
        }
        let straight = self.score(row, 0, marking);
        let shift = match &straight {
            Ok(_) => 0,
            Err(_) => (1..=SHIFT_MAX).find(|it| self.fits(row, *it, marking)).unwrap_or_default(),
        };
        let score = if shift == 0 { straight? } else { self.score(row, shift, marking)? };
        Ok(match score {
            Some(score) => Sat::There(Box::new(self.tally(row, shift, score, marking)), shift),
            None if likened(row.text(self.total)) == "-1" => Sat::Away,
            None => Sat::Nobody,
        })
    }

    /// The row of a pupil, with what it adds to the class or nothing for who was away.
    pub(super) fn told(&self, row: &Row<'_>, met: Pupil, sat: &Sat) -> Pupil {
        let Sat::There(tally, shift) = sat else {
            let (sex, journal) = (pupils::sex(row, self.sex), pupils::journal(row, self.journal));
            return Pupil { status: Status::Absent, sex, journal, ..met };
        };
        let pushed = |it: usize| it + shift;
        Pupil {
            status: if *shift == 0 { Status::Present } else { Status::Shifted },
            sex: pupils::sex(row, self.sex.map(pushed)),
            variant: pupils::variant(row, self.variants.iter().map(|it| pushed(*it))),
            journal: pupils::journal(row, self.journal.map(pushed)),
            primary: pupils::points_in(tally),
            mark: pupils::mark_in(tally),
            tasks: pupils::tasks(row, self.tasks.iter().map(|(it, _)| pushed(*it))),
            ..met
        }
    }

    /// Whether nothing of a row was filled in, but for a total that says 0.
    pub(super) fn is_blank(&self, row: &Row<'_>) -> bool {
        self.tasks.iter().all(|(it, _)| row.text(*it).is_empty())
    }

    /// Whether a row makes sense if everything stands so much further to the right.
    fn fits(&self, row: &Row<'_>, shift: usize, marking: &Marking) -> bool {
        let is_sex = |it: usize| matches!(likened(row.text(it + shift)).as_str(), "m" | "ж" | "f");
        self.sex.is_some_and(is_sex) && matches!(self.score(row, shift, marking), Ok(Some(_)))
    }

    /// The score; `None` where nobody sat there.
    fn score(
        &self,
        row: &Row<'_>,
        shift: usize,
        marking: &Marking,
    ) -> Result<Option<u64>, Problem> {
        let (mut sum, mut is_begun) = (0, false);
        for (column, max) in &self.tasks {
            let column = column + shift;
            let text = row.text(column);
            is_begun |= !text.is_empty();
            if !is_absent(text) {
                let points = row.whole(column)?;
                if points > max.unwrap_or(POINTS_MAX) {
                    let max = max.unwrap_or(POINTS_MAX);
                    return Err(row.problem(column, format!("0 to {max} points, or X")));
                }
                sum += points;
            }
        }
        let total = self.total + shift;
        let text = row.text(total);
        let is_nobody = !is_begun && (is_absent(text) || digits(text) == "0");
        if is_nobody || likened(text) == "-1" {
            return Ok(None);
        }
        let score = if is_absent(text) { sum } else { row.whole(total)? };
        if score != sum && is_begun {
            return Err(row.problem(total, format!("{sum}, the sum of the tasks")));
        }
        match marking.points_max.unwrap_or(POINTS_MAX) {
            max if score > max => Err(row.problem(total, format!("0 to {max} points"))),
            _ => Ok(Some(score)),
        }
    }

    fn tally(&self, row: &Row<'_>, shift: usize, score: u64, marking: &Marking) -> Tally {
        let mark = marking.boundaries.as_ref().map(|it| {
            let level = it.level_of(u32::try_from(score).unwrap_or(u32::MAX));
            u8::try_from(level + 1).unwrap_or(u8::MAX)
        });
        let levels = mark.map(|mark| {
            let mut levels = Levels::default();
            levels.counts[usize::from(mark.clamp(2, 5) - 2)] = 1;
            levels
        });
        let known = self.journal.map(|it| digits(row.text(it + shift)));
        let known = known.and_then(|it| it.parse().ok().filter(|it| (1..=5).contains(it)));
        let journal = mark.zip(known).map(|(mark, known): (u8, u8)| Journal {
            lower: u64::from(mark < known),
            same: u64::from(mark == known),
            higher: u64::from(mark > known),
        });
        let (score, unit) = (i128::from(score), i128::from(SCORE_UNIT));
        Tally {
            participants: 1,
            levels,
            scores: Some(Sum { n: 1, sum: score * unit }),
            squares: Some(Sum { n: 1, sum: score * score * i128::from(SQUARE_UNIT) }),
            points_max: marking.points_max.map(|it| Sum { n: 1, sum: i128::from(it) * unit }),
            journal,
            attendance: None,
        }
    }
}

/// The classes of a protocol while its rows are read.
#[derive(Default)]
pub(super) struct Classes {
    sums: BTreeMap<(Spot, Place), (Lines, Tally)>,
    seen: HashMap<(Place, String, String), u64>,
}

impl Classes {
    /// Notes that a participant of a school is met; once only. A blank code is nobody's.
    pub(super) fn meet(
        &mut self,
        row: &Row<'_>,
        place: Place,
        school: &str,
        code: &str,
    ) -> Result<(), Problem> {
        let key = (place, school.to_owned(), likened(code));
        if code.is_empty() {
            return Ok(());
        }
        match self.seen.insert(key, row.line) {
            None => Ok(()),
            Some(line) => {
                let expected =
                    format!("every participant of a school once; line {line} has the same");
                Err(Problem::error(row.line, Some("код участника"), "a repeated code", expected))
            }
        }
    }

    pub(super) fn add(&mut self, row: &Row<'_>, place: Place, class: Spot, pupil: Tally) {
        let (lines, sum) = self.sums.entry((class, place)).or_default();
        lines.add(row.sheet, row.line);
        *sum += pupil;
    }

    pub(super) fn finish(self, gathering: &mut Gathering, passed: &mut Passed) {
        for ((spot, place), (lines, tally)) in self.sums {
            if let Err(problem) = gathering.add(lines, place, spot, tally) {
                passed.problems.push(problem);
            }
        }
    }
}

/// What to say of a row that was pushed to the right.
pub(super) fn pushed(row: &Row<'_>, shift: usize) -> Vec<Problem> {
    if shift == 0 {
        return Vec::new();
    }
    let found = format!("a row pushed to the right by {shift}");
    let expected = "every value below its heading; it was read where its total agrees";
    vec![Problem::error(row.line, None, &found, expected).ignored()]
}
