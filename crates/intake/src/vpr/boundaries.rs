//! Boundaries of marks: data of procedure, grade, subject and year, never constants.
//!
//! Known for 40 works of spring 2021; anything else has no marks («границы неизвестны») and so no
//! comparison with the journal.

use std::sync::LazyLock;

use analysis::{
    AcademicYear, Term,
    dictionary::Detail,
    scale::{Boundaries, WorkBoundaries},
};

use super::{CODE, title::Work};
use crate::spelling::code_of;

/// Grade, subject, and the first score of marks 3, 4 and 5.
static SPRING_2021: LazyLock<Vec<(u8, &str, Boundaries)>> = LazyLock::new(|| {
    let lines = include_str!("boundaries.csv").lines().skip(1);
    lines.filter_map(boundaries).collect()
});

fn boundaries(line: &'static str) -> Option<(u8, &'static str, Boundaries)> {
    let mut fields = line.split(',');
    let (grade, subject) = (fields.next()?.parse().ok()?, fields.next()?);
    let lowest: Vec<u32> = fields.map_while(|it| it.trim().parse().ok()).collect();
    Some((grade, subject, Boundaries::new(lowest)?))
}

/// The boundaries of a work, if they are known: those that were told, or those the product has.
pub(super) fn of(work: &Work, told: &[WorkBoundaries]) -> Option<Boundaries> {
    let subject = code_of(&work.subject);
    let is_told = |it: &&WorkBoundaries| {
        it.procedure.as_str() == CODE
            && it.subject == subject
            && (&it.grade, it.year) == (&work.grade.code, work.year)
    };
    if let Some(told) = told.iter().find(is_told) {
        return Some(told.lowest.clone());
    }
    let is_known = work.term == Term::Spring
        && AcademicYear::from_spoken("2021").is_ok_and(|it| it == work.year);
    let Detail::Grade { programme: Some((grade, _)), .. } = work.grade.detail else { return None };
    let found = SPRING_2021.iter().find(|it| (it.0, it.1) == (grade, work.subject.as_str()));
    found.filter(|_| is_known).map(|(.., it)| it.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forty_works_have_three_boundaries() {
        assert_eq!(SPRING_2021.len(), 40);
        let (.., mathematics) =
            SPRING_2021.iter().find(|it| (it.0, it.1) == (4, "Математика")).unwrap();
        assert_eq!([5, 6, 9, 10, 14, 15].map(|it| mathematics.level_of(it)), [1, 2, 2, 3, 3, 4]);
    }
}
