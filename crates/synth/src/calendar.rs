//! What is held when. Spring ВПР of 2020 and 2022 were put off to the autumn, when pupils sat the
//! work of the grade they had left; the ОГЭ of 2020 was cancelled and that of 2021 had the two
//! compulsory subjects only.

use crate::work::{Procedure, Work};

/// The half of a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// September to December.
    Autumn,
    /// January to June.
    Spring,
}

impl Term {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Autumn => "autumn",
            Self::Spring => "spring",
        }
    }
}

/// First Septembers of the school years whose spring ВПР was put off to the next autumn.
pub const VPR_PUT_OFF: [i16; 2] = [2019, 2021];
/// First September of the school year without ОГЭ.
pub const OGE_CANCELLED: i16 = 2019;

/// Whether there were ВПР in spring.
pub(crate) fn spring_was_held(year: i16) -> bool {
    !VPR_PUT_OFF.contains(&year)
}

/// Whether there were ВПР in autumn.
pub(crate) fn autumn_was_held(year: i16) -> bool {
    VPR_PUT_OFF.contains(&(year - 1))
}

/// Whether a work was sat in a year and term.
pub(crate) fn is_held(work: &Work, year: i16, term: Term) -> bool {
    match (work.procedure, term) {
        (Procedure::Vpr, Term::Spring) => spring_was_held(year),
        (Procedure::Vpr, Term::Autumn) => autumn_was_held(year),
        (Procedure::Oge, Term::Spring) => {
            year != OGE_CANCELLED && (year != OGE_CANCELLED + 1 || work.subject.is_core())
        }
        (Procedure::Ege, Term::Spring) => true,
        _ => false,
    }
}

/// The grade the pupils sit in: in autumn they have left the one that is tested.
pub(crate) fn seated(work: &Work, term: Term) -> u8 {
    if work.procedure == Procedure::Vpr && term == Term::Autumn {
        work.grade + 1
    } else {
        work.grade
    }
}

/// Weak pupils are absent more often and some schools inflate: so much above the mean are results
/// of those who take part. Measured shares of marks are of those.
const LIFTED: f64 = 0.05;

/// How much harder or easier than in spring 2021 everybody finds a work, besides chance: after
/// the months at home the share of «2» of 2020 was 6 to 8 percent points above that of 2021.
pub(crate) fn shift(year: i16, term: Term) -> f64 {
    let harder = match (year, term) {
        (2020, Term::Autumn) => 0.27,
        (_, Term::Autumn) => 0.12,
        _ => 0.0,
    };
    -harder - LIFTED
}
