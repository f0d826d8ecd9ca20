//! What a protocol tells of one pupil beside the result: variant, sex, points of the tasks.
//!
//! Points of tasks stand in strings, `++-+2-` for short answers and `1(1)2(3)` for long ones, a
//! number and in brackets the most there was. Where anything else stands (answers instead of
//! points), there are no points to tell.

use analysis::{
    Pupil, Tally,
    cube::Place,
    pupil::{Points, Status, Task, Tasks},
};

use super::{MARKS, attempts::Attempt, exam::Day};
use crate::{header::Header, pupils, table::Row};

/// Headings of the short and the long answers.
const ANSWERS: [[&str; 4]; 2] = [
    ["Задания с кратким ответом", "Ответы в краткой форме", "TestResultBCell", "TestResultB"],
    [
        "Задания с развёрнутым ответом",
        "Ответы в развёрнутой форме",
        "TestResultCCell",
        "TestResultC",
    ],
];

/// The columns.
pub(super) struct Told {
    variant: Option<usize>,
    sex: Option<usize>,
    primary: Option<usize>,
    answers: [Option<usize>; 2],
}

impl Told {
    /// The columns of a heading; the one of the primary score is known already.
    pub(super) fn of(header: &Header, primary: Option<usize>) -> Self {
        let variant = header.like("Вариант").or_else(|| header.like("Код варианта"));
        let answers = ANSWERS.map(|names| names.iter().find_map(|it| header.like(it)));
        Self { variant, sex: header.like("Пол"), primary, answers }
    }

    /// One sitting of one pupil. The tally is what it adds to the class.
    pub(super) fn attempt(
        &self,
        row: &Row<'_>,
        (day, place, class): (Day, Place, String),
        code: Option<&str>,
        tally: Tally,
    ) -> Attempt {
        let (tasks, points) = self.tasks(row);
        let has_marks = place.scale == MARKS;
        let score = tally.scores.filter(|_| !has_marks);
        let primary = self.primary.and_then(|it| row.whole(it).ok());
        let pupil = Pupil {
            sex: pupils::sex(row, self.sex),
            variant: pupils::variant(row, self.variant),
            primary: primary.and_then(|it| u16::try_from(it).ok()),
            mark: pupils::mark_in(&tally).filter(|_| has_marks),
            score: score.and_then(|it| i64::try_from(it.sum).ok()),
            tasks: points,
            ..pupils::met(row, 0, 0, code.unwrap_or_default())
        };
        Attempt { day, place, class, tally, pupil, tasks }
    }

    /// A pupil who was not there.
    pub(super) fn away(&self, row: &Row<'_>, work: u32, school: u32, code: Option<&str>) -> Pupil {
        Pupil {
            status: Status::Absent,
            sex: pupils::sex(row, self.sex),
            ..pupils::met(row, work, school, code.unwrap_or_default())
        }
    }

    /// The tasks and their points.
    fn tasks(&self, row: &Row<'_>) -> (Vec<Task>, Tasks) {
        let text = |at: usize| self.answers[at].map(|it| row.text(it)).unwrap_or_default();
        let (Some(short), Some(long)) = (short_answers(text(0)), long_answers(text(1))) else {
            return Default::default();
        };
        let short = short.into_iter().map(|it| (it, None));
        let lettered = [('К', short.collect::<Vec<Answer>>()), ('Р', long)];
        let tasks = lettered.iter().flat_map(|(letter, answers)| {
            let named = move |(at, it): (usize, &Answer)| (format!("{letter}{}", at + 1), it.1);
            answers.iter().enumerate().map(named)
        });
        let tasks = tasks.map(|(name, max)| Task { name, max }).collect();
        (tasks, Tasks::of(lettered.iter().flat_map(|it| &it.1).map(|it| it.0)))
    }
}

/// `++-+2-`: a sign or digit for each task.
fn short_answers(text: &str) -> Option<Vec<Points>> {
    let points = |sign: char| match sign {
        '+' => Some(Points::Of(1)),
        '-' | '−' | '–' => Some(Points::Of(0)),
        it => it.to_digit(10).and_then(|it| u16::try_from(it).ok()).map(Points::Of),
    };
    text.chars().filter(|it| !it.is_whitespace()).map(points).collect()
}

/// Points of a task and the most there was, where that is told.
type Answer = (Points, Option<u16>);

/// `1(1)2(3)`: points and the most there was; without brackets a digit for each task.
fn long_answers(text: &str) -> Option<Vec<Answer>> {
    if !text.contains('(') {
        return Some(short_answers(text)?.into_iter().map(|it| (it, None)).collect());
    }
    let mut points = Vec::new();
    for part in text.split(')').filter(|it| !it.trim().is_empty()) {
        let (got, most) = part.split_once('(')?;
        let most: u16 = most.trim().parse().ok()?;
        let got = match got.trim() {
            "" | "X" | "x" | "Х" | "х" | "-" => Points::NotBegun,
            got => Points::Of(got.parse().ok()?),
        };
        points.push((got, Some(most)));
    }
    Some(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_answers_are_points_or_nothing() {
        let of = Points::Of;
        let cases = [
            ("++-2", Some(vec![of(1), of(1), of(0), of(2)])),
            ("", Some(vec![])),
            ("0 2", Some(vec![of(0), of(2)])),
            ("ОТВЕТ", None),
        ];
        for (text, expected) in cases {
            assert_eq!(short_answers(text), expected, "case: {text}");
        }
        let most = |it, most| (it, Some(most));
        let expected = vec![most(of(1), 1), most(of(2), 3), most(Points::NotBegun, 2)];
        assert_eq!(long_answers("1(1)2(3)X(2)"), Some(expected));
        assert_eq!(long_answers("Иванов(1)"), None);
        let expected = [of(1), of(0), of(2)].map(|it| (it, None)).to_vec();
        assert_eq!(long_answers("102"), Some(expected));
    }
}
