//! What kind a work is, as documents name it: by the codes of procedures and the names of subjects.

use super::rows::Which;
use crate::dictionary::{Detail, Dictionary, Member};

/// What kind a procedure is; documents name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Vpr,
    Oge,
    Ege,
    /// A stage of an olympiad.
    Contest,
    /// Any other examination or work.
    Other,
}

/// The subjects that documents name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Core {
    Russian,
    Mathematics,
}

/// Words in codes of procedures that are marks of a register.
const REGISTER: [&str; 8] =
    ["otmetki", "chetvert", "quarter", "trimester", "half", "period", "year", "annual"];

fn words(member: &Member) -> impl Iterator<Item = &str> {
    member.code.as_str().split(['_', '-', '.'])
}

pub(super) fn is_register(procedure: &Member) -> bool {
    words(procedure).any(|it| REGISTER.contains(&it))
}

pub(crate) fn kind(procedure: &Member) -> Kind {
    let is = |word: &str| words(procedure).any(|it| it == word);
    if is("appeals") {
        Kind::Other
    } else if is("vpr") {
        Kind::Vpr
    } else if is("oge") {
        Kind::Oge
    } else if is("ege") {
        Kind::Ege
    } else if is("vsosh") || is("vsosh2") || is("olimpiada") {
        Kind::Contest
    } else {
        Kind::Other
    }
}

pub(super) fn core(subject: &Member) -> Option<Core> {
    let name = subject.name.to_lowercase();
    if name.starts_with("русск") {
        Some(Core::Russian)
    } else if name.starts_with("матем") {
        Some(Core::Mathematics)
    } else {
        None
    }
}

/// The grade whose programme is tested.
pub(super) fn programme(grade: &Member) -> Option<u8> {
    match grade.detail {
        Detail::Grade { programme: Some((from, to)), .. } => (from == to).then_some(from),
        _ => grade.code.as_str().parse().ok(),
    }
}

/// ВПР in Russian and mathematics, grades 4 and 5.
pub(super) fn is_early(kind: Kind, core: Option<Core>, programme: Option<u8>) -> bool {
    kind == Kind::Vpr && core.is_some() && matches!(programme, Some(4 | 5))
}

/// The same of a work in a dictionary.
pub(super) fn is_early_in(dictionary: &Dictionary, which: &Which) -> bool {
    let [procedure, subject, grade] = [
        &dictionary.procedures[usize::from(which.procedure)],
        &dictionary.subjects[usize::from(which.subject)],
        &dictionary.grades[usize::from(which.grade)],
    ];
    is_early(kind(procedure), core(subject), programme(grade))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn procedures_and_subjects_are_known_by_their_names() {
        let of = |code: &str| kind(&Member::new(code, code));
        assert_eq!(of("district_vpr"), Kind::Vpr);
        assert_eq!(of("oge"), Kind::Oge);
        assert_eq!(of("oge_appeals"), Kind::Other);
        assert_eq!(of("ege"), Kind::Ege);
        assert_eq!(of("vsosh_school"), Kind::Contest);
        assert_eq!(of("ege_appeals"), Kind::Other);
        assert_eq!(of("vsosh_final"), Kind::Contest);
        assert_eq!(of("mcas"), Kind::Other);
        assert!(is_register(&Member::new("district_godovye_otmetki", "")));
        let subject = |name: &str| core(&Member::new(name, name));
        assert_eq!(subject("Русский язык"), Some(Core::Russian));
        assert_eq!(subject("Родной русский язык"), None);
        assert_eq!(subject("Математика (профильная)"), Some(Core::Mathematics));
    }
}
