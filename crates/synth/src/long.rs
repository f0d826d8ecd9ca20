//! The product's long format: a row for each school, sex and class of a sitting.

use std::io::{self, Write};

use crate::{
    Extent, LAST_YEAR, Outcome, Sitting,
    calendar::Term,
    work::{Marking, Procedure},
};

/// The columns, as `docs/DATA.md` names them.
pub(crate) const HEADING: &str = "year,term,procedure,subject,grade,class,region,municipality,school_code,\
    school,group,scale,participants,registered,present,level_1,level_2,level_3,level_4,level_5,\
    not_graded,scores_sum,squares_sum,points_max,journal_lower,journal_same,journal_higher";

/// Letters of classes; Ё and Й are not used.
const LETTERS: [char; 12] = ['А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ж', 'З', 'И', 'К', 'Л', 'М'];

/// Writes the long format.
#[derive(Debug)]
pub struct Long<W> {
    out: W,
    extent: Extent,
    region: String,
    rows: u64,
}

impl<W: Write> Long<W> {
    /// A file with its heading.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn begin(mut out: W, config: &crate::Config) -> io::Result<Self> {
        writeln!(out, "{HEADING}")?;
        Ok(Self { out, extent: config.extent, region: config.region.clone(), rows: 0 })
    }

    /// The rows of a sitting.
    ///
    /// # Errors
    ///
    /// If they cannot be written.
    pub fn write(&mut self, sitting: &Sitting<'_>) -> io::Result<()> {
        self.row(sitting, "", "", |_| true)?;
        if self.has_groups(sitting) {
            self.row(sitting, "", "female", |it| it.is_girl)?;
            self.row(sitting, "", "male", |it| !it.is_girl)?;
        }
        if self.has_classes(sitting) {
            let classes = sitting.outcomes.iter().map(|it| it.class).max().unwrap_or_default();
            for class in 0..=classes {
                self.row(sitting, &class_name(sitting.seated, class), "", |it| it.class == class)?;
            }
        }
        Ok(())
    }

    /// Ends the file; how many rows it has.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn end(mut self) -> io::Result<u64> {
        self.out.flush()?;
        Ok(self.rows)
    }

    fn has_groups(&self, sitting: &Sitting<'_>) -> bool {
        let is_spring = sitting.term == Term::Spring;
        match self.extent {
            Extent::Full => sitting.work.subject.is_core() && is_examined(sitting),
            Extent::Compact => is_vpr(sitting) && is_spring && sitting.seated == 5,
        }
    }

    fn has_classes(&self, sitting: &Sitting<'_>) -> bool {
        match self.extent {
            Extent::Full => sitting.work.subject.is_core() && is_vpr(sitting),
            Extent::Compact => is_vpr(sitting) && sitting.seated == 5 && sitting.year == LAST_YEAR,
        }
    }

    fn row(
        &mut self,
        sitting: &Sitting<'_>,
        class: &str,
        group: &str,
        belongs: impl Fn(&Outcome) -> bool,
    ) -> io::Result<()> {
        let sums = Sums::of(sitting.outcomes.iter().filter(|it| belongs(it)));
        let is_register = sitting.work.marking == Marking::Register;
        let participants = if is_register { sums.registered } else { sums.present };
        // Nobody took part: there is no result, and no row that would say 0.
        if sums.present == 0 {
            return Ok(());
        }
        self.rows += 1;
        let Sitting { school, municipality, year, term, work, .. } = sitting;
        let (out, region) = (&mut self.out, &self.region);
        write!(
            out,
            "{},{},{},{},{},{class},{region},{municipality},{},{},{group},{},{participants},",
            spelled(*year),
            term.code(),
            work.procedure.name(),
            work.subject.name(),
            grade(sitting),
            school.code,
            school.name,
            scale(work.marking),
        )?;
        if is_register {
            write!(out, ",,")?;
        } else {
            write!(out, "{},{},", sums.registered, sums.present)?;
        }
        sums.write(out, work.marking)
    }
}

/// The sums of one row.
#[derive(Default)]
struct Sums {
    registered: u32,
    /// With a level.
    present: u32,
    levels: [u32; 5],
    points: u64,
    squares: u64,
    /// Below, at and above the journal.
    journal: Option<[u32; 3]>,
}

impl Sums {
    fn of<'o>(outcomes: impl Iterator<Item = &'o Outcome>) -> Self {
        let mut sums = Self::default();
        for outcome in outcomes {
            sums.registered += 1;
            let Some(level) = outcome.level else { continue };
            sums.present += 1;
            sums.levels[usize::from(level) - 1] += 1;
            let points = u64::from(outcome.points.unwrap_or_default());
            sums.points += points;
            sums.squares += points * points;
            if let Some(journal) = outcome.journal {
                let at = match level.cmp(&journal) {
                    std::cmp::Ordering::Less => 0,
                    std::cmp::Ordering::Equal => 1,
                    std::cmp::Ordering::Greater => 2,
                };
                sums.journal.get_or_insert_default()[at] += 1;
            }
        }
        sums
    }

    /// From the levels on.
    fn write(&self, out: &mut impl Write, marking: Marking) -> io::Result<()> {
        let [a, b, c, d, e] = self.levels;
        write!(out, "{a},{b},{c},{d},")?;
        match marking {
            Marking::Points { max, .. } => {
                write!(out, ",,{},{},{max},", self.points, self.squares)?;
            }
            Marking::Score { .. } => write!(out, "{e},,{},{},,", self.points, self.squares)?,
            Marking::Register => write!(out, ",{},,,,", self.registered - self.present)?,
        }
        match self.journal {
            Some([lower, same, higher]) => writeln!(out, "{lower},{same},{higher}"),
            None => writeln!(out, ",,"),
        }
    }
}

fn is_vpr(sitting: &Sitting<'_>) -> bool {
    sitting.work.procedure == Procedure::Vpr
}

fn is_examined(sitting: &Sitting<'_>) -> bool {
    sitting.work.marking != Marking::Register
}

fn scale(marking: Marking) -> &'static str {
    match marking {
        Marking::Points { .. } | Marking::Register => "marks_2_5",
        Marking::Score { .. } => "ege_bands",
    }
}

/// `2023/24`.
pub(crate) fn spelled(year: i16) -> String {
    format!("{year}/{:02}", (year + 1) % 100)
}

/// In autumn the work of the grade below is sat: a grade of its own.
pub(crate) fn grade(sitting: &Sitting<'_>) -> String {
    if sitting.seated == sitting.work.grade {
        sitting.seated.to_string()
    } else {
        format!("{}-autumn", sitting.seated)
    }
}

/// What a class is called.
pub fn class_name(seated: u8, class: u8) -> String {
    let letter = LETTERS[usize::from(class) % LETTERS.len()];
    format!("{seated}{letter}")
}
