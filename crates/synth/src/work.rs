//! The works: what is sat, what marks it gives, and the figures measured on it.
//!
//! Shares of marks, of comparison with the journal and of points moved over the boundary of «3»
//! were measured on four works of spring 2021; boundaries of the ВПР are the official ones of that
//! year. Of the other works shares are assumed to be like them; boundaries of the ОГЭ and the means
//! of the ЕГЭ are assumed as well. Minimum scores of the ЕГЭ are those of 2023–2026.

/// A procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Procedure {
    /// Всероссийские проверочные работы.
    Vpr,
    /// The examination after grade 9.
    Oge,
    /// The examination after grade 11.
    Ege,
    /// Marks of a quarter, 1 to 4.
    Quarter(u8),
    /// Marks of the year.
    Year,
}

impl Procedure {
    /// What it is called in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vpr => "ВПР",
            Self::Oge => "ОГЭ",
            Self::Ege => "ЕГЭ",
            Self::Quarter(1) => "Отметки за I четверть",
            Self::Quarter(2) => "Отметки за II четверть",
            Self::Quarter(3) => "Отметки за III четверть",
            Self::Quarter(_) => "Отметки за IV четверть",
            Self::Year => "Годовые отметки",
        }
    }
}

/// A subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Subject {
    Mathematics,
    Russian,
    World,
    History,
    Biology,
    Geography,
    Physics,
    Chemistry,
    Society,
    Computing,
}

impl Subject {
    /// How many there are.
    pub(crate) const COUNT: usize = 10;

    /// What it is called in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mathematics => "Математика",
            Self::Russian => "Русский язык",
            Self::World => "Окружающий мир",
            Self::History => "История",
            Self::Biology => "Биология",
            Self::Geography => "География",
            Self::Physics => "Физика",
            Self::Chemistry => "Химия",
            Self::Society => "Обществознание",
            Self::Computing => "Информатика",
        }
    }

    /// Whether everybody sits it and it is looked at most.
    pub(crate) fn is_core(self) -> bool {
        matches!(self, Self::Mathematics | Self::Russian)
    }
}

/// What a work gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Marking {
    /// Points, from which marks follow.
    Points {
        /// The points of the whole work.
        max: u16,
        /// The lowest points of a «3», «4» and «5».
        boundaries: [u16; 3],
        /// The shares of «2», «3» and «4».
        shares: [f64; 3],
        /// Of those one or two points below a «3» the share that is given it.
        moved: f64,
        /// The shares of marks below and above that of the journal.
        journal: Option<[f64; 2]>,
    },
    /// A test score up to 100.
    Score {
        /// The lowest score that passes.
        min: u16,
        /// The mean of those who sit it.
        mean: f64,
        /// Their standard deviation.
        sd: f64,
    },
    /// A mark of the register, without points.
    Register,
}

/// A work of one procedure, subject and grade.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Work {
    /// The procedure.
    pub procedure: Procedure,
    /// The subject.
    pub subject: Subject,
    /// The grade whose programme is tested.
    pub grade: u8,
    /// What it gives.
    pub marking: Marking,
    /// The share of pupils who sit it: 1 unless they choose.
    pub taken: f64,
}

/// Shares of «2», «3» and «4» from grade 5 on, where nothing was measured.
const USUAL: [f64; 3] = [0.14, 0.42, 0.33];
/// Lowered and raised from grade 5 on, where nothing was measured.
const USUAL_JOURNAL: [f64; 2] = [0.33, 0.07];
/// Moved over the boundary from grade 5 on, where nothing was measured.
const USUAL_MOVED: f64 = 0.7;

const fn vpr(subject: Subject, grade: u8, max: u16, boundaries: [u16; 3]) -> Work {
    measured(subject, grade, max, boundaries, USUAL, USUAL_MOVED, USUAL_JOURNAL)
}

/// `moved` follows from the shares q of points c, c + 1 in the window c − 2 … c + 1 around the
/// boundary c, observed and as smoothed: (q − q′) / (1 − q′).
const fn measured(
    subject: Subject,
    grade: u8,
    max: u16,
    boundaries: [u16; 3],
    shares: [f64; 3],
    moved: f64,
    journal: [f64; 2],
) -> Work {
    let marking = Marking::Points { max, boundaries, shares, moved, journal: Some(journal) };
    Work { procedure: Procedure::Vpr, subject, grade, marking, taken: 1.0 }
}

const fn oge(subject: Subject, max: u16, boundaries: [u16; 3], taken: f64) -> Work {
    // Marked by experts of other schools: no spike, and nothing to compare with but the year.
    let shares = [0.05, 0.42, 0.38];
    let marking = Marking::Points { max, boundaries, shares, moved: 0.0, journal: None };
    Work { procedure: Procedure::Oge, subject, grade: 9, marking, taken }
}

const fn ege(subject: Subject, min: u16, mean: f64, sd: f64, taken: f64) -> Work {
    let marking = Marking::Score { min, mean, sd };
    Work { procedure: Procedure::Ege, subject, grade: 11, marking, taken }
}

use Subject as S;

/// Every work but the register's.
pub(crate) const WORKS: [Work; 28] = [
    measured(S::Mathematics, 4, 20, [6, 10, 15], [0.033, 0.236, 0.462], 0.45, [0.129, 0.218]),
    measured(S::Russian, 4, 38, [14, 24, 33], [0.076, 0.316, 0.450], 0.47, [0.193, 0.122]),
    measured(S::World, 4, 32, [8, 18, 27], [0.02, 0.22, 0.54], 0.45, [0.16, 0.17]),
    measured(S::Mathematics, 5, 20, [7, 11, 15], [0.148, 0.411, 0.322], 0.72, [0.354, 0.070]),
    measured(S::Russian, 5, 45, [18, 29, 39], [0.149, 0.406, 0.333], 0.70, [0.335, 0.066]),
    vpr(S::History, 5, 15, [4, 8, 12]),
    vpr(S::Biology, 5, 29, [12, 18, 24]),
    vpr(S::Mathematics, 6, 16, [6, 10, 14]),
    vpr(S::Russian, 6, 51, [25, 35, 45]),
    vpr(S::Geography, 6, 37, [10, 22, 31]),
    vpr(S::Mathematics, 7, 19, [7, 12, 16]),
    vpr(S::Russian, 7, 47, [22, 32, 42]),
    vpr(S::Physics, 7, 18, [5, 8, 11]),
    vpr(S::Mathematics, 8, 25, [8, 15, 21]),
    vpr(S::Russian, 8, 51, [26, 32, 45]),
    vpr(S::Chemistry, 8, 36, [10, 19, 28]),
    oge(S::Russian, 33, [15, 23, 29], 1.0),
    oge(S::Mathematics, 31, [8, 15, 22], 1.0),
    oge(S::Society, 37, [14, 24, 32], 0.35),
    oge(S::Computing, 19, [5, 11, 16], 0.35),
    oge(S::Geography, 31, [12, 19, 26], 0.45),
    oge(S::Biology, 48, [13, 26, 38], 0.25),
    ege(S::Russian, 24, 65.0, 15.0, 1.0),
    ege(S::Mathematics, 27, 58.0, 17.0, 0.55),
    ege(S::Society, 42, 56.0, 16.0, 0.40),
    ege(S::Computing, 40, 58.0, 18.0, 0.22),
    ege(S::Physics, 36, 58.0, 15.0, 0.15),
    ege(S::Biology, 36, 53.0, 16.0, 0.20),
];

/// The level of a test score: below the minimum, to 60, to 80, to 99, and 100.
pub(crate) fn band(score: u16, min: u16) -> u8 {
    match score {
        it if it < min => 1,
        ..=60 => 2,
        61..=80 => 3,
        81..=99 => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_those_of_the_official_report() {
        let cases = [(26, 1), (27, 2), (60, 2), (61, 3), (80, 3), (81, 4), (99, 4), (100, 5)];
        for (score, level) in cases {
            assert_eq!(band(score, 27), level, "case: {score}");
        }
    }

    #[test]
    fn boundaries_rise_and_lie_within_the_work() {
        for work in WORKS {
            if let Marking::Points { max, boundaries: [a, b, c], shares, .. } = work.marking {
                assert!(2 < a && a + 2 < b && b + 2 < c && c < max, "{work:?}");
                assert!(shares.iter().sum::<f64>() < 1.0, "{work:?}");
            }
        }
    }
}
