//! Rules about the file as a whole: what it is of, and whether it was there before.

use std::{collections::BTreeSet, ops::RangeInclusive};

use analysis::{
    AcademicYear,
    dictionary::{Detail, Member, MemberId},
};

use super::{Findings, Known, Rule};
use crate::Harvest;

/// The grades in which a procedure is held, by the beginning of its code.
///
/// ОГЭ: grade 9, ЕГЭ: grade 11 (Федеральный закон № 273-ФЗ, ст. 59). ВПР: grades 4–8 and 10–11
/// (приказы Рособрнадзора of each year; 2020 and 2022 in autumn in grades up to 9).
const HELD_IN: [(&str, RangeInclusive<u8>); 3] =
    [("oge", 9..=9), ("ege", 11..=11), ("vpr", 4..=11)];

pub(super) fn check(harvest: &Harvest, known: &Known, today: AcademicYear, to: &mut Findings) {
    let file = || harvest.file.clone();
    if known.already_there {
        to.named(Rule::FileAlreadyThere, file(), "SHA-256".to_owned(), String::new());
    }
    for (other, cells) in &known.shared_with {
        to.named(Rule::FileOverlaps, other.clone(), cells.to_string(), "0".to_owned());
    }
    for (rule, names) in [
        (Rule::FileNewProcedure, &known.new_procedures),
        (Rule::FileNewSubject, &known.new_subjects),
    ] {
        for name in names {
            to.named(rule, file(), name.clone(), String::new());
        }
    }
    let batch = &harvest.batch;
    for (at, cell) in batch.cells.iter().enumerate() {
        if cell.place.year > today {
            let (found, expected) = (cell.place.year.to_string(), format!("≤ {today}"));
            to.about(Rule::YearInTheFuture, batch, at, found, expected);
        }
    }
    boundaries(harvest, to);
    let slices: BTreeSet<_> =
        batch.cells.iter().map(|it| (it.place.procedure, it.place.grade)).collect();
    for (procedure, grade) in slices {
        let dictionary = &batch.dictionary;
        let (Some(procedure), Some(grade)) = (
            dictionary.procedures.get(usize::from(procedure)),
            dictionary.grades.get(usize::from(grade)),
        ) else {
            continue;
        };
        let Detail::Grade { programme: Some((from, until)), .. } = grade.detail else { continue };
        let held = HELD_IN.iter().find(|(code, _)| procedure.code.as_str().starts_with(code));
        if let Some((_, held)) = held
            && !(held.contains(&from) && held.contains(&until))
        {
            let expected = format!("{}–{}", held.start(), held.end());
            to.named(
                Rule::GradeOutsideProcedure,
                procedure.name.clone(),
                grade.name.clone(),
                expected,
            );
        }
    }
}

/// Works of which there are primary scores and, on a scale of marks, not one mark: the file has none, and
/// they are derived only where the boundaries of procedure, grade, subject and year are known.
fn boundaries(harvest: &Harvest, to: &mut Findings) {
    let (dictionary, works) = (&harvest.batch.dictionary, &harvest.pupils.works);
    // Of each work the rows with a primary score, and whether one of them has its result.
    let mut told = vec![(0_u64, false); works.len()];
    for row in harvest.pupils.rows.iter().filter(|it| it.primary.is_some()) {
        if let Some((n, is_marked)) = told.get_mut(row.work as usize) {
            *n += 1;
            *is_marked |= row.mark.is_some() || row.score.is_some();
        }
    }
    for (work, (n, is_marked)) in works.iter().zip(told) {
        let scale = dictionary.scales.get(usize::from(work.place.scale));
        if n == 0 || is_marked || scale.is_none_or(|it| it.lowest_mark.is_none()) {
            continue;
        }
        let place = work.place;
        let name = |of: &[Member], at: MemberId| {
            of.get(usize::from(at)).map(|it| it.name.clone()).unwrap_or_default()
        };
        let of = [
            name(&dictionary.procedures, place.procedure),
            place.year.to_string(),
            name(&dictionary.subjects, place.subject),
            name(&dictionary.grades, place.grade),
        ];
        to.named(Rule::BoundariesUnknown, of.join(" · "), format!("0 / {n}"), String::new());
    }
}
