//! The files beside the results: single pupils, school context, and what was planted.

use std::io::{self, Write};

use crate::{
    Region, Sitting, context,
    long::{class_name, grade, spelled},
    work::Marking,
};

/// Writes the results of single pupils: codes, never names. It is load data, and what cohorts are
/// followed with; a code stays with a pupil through all years.
#[derive(Debug)]
pub struct Pupils<W> {
    out: W,
    rows: u64,
}

impl<W: Write> Pupils<W> {
    /// A file with its heading.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn begin(mut out: W) -> io::Result<Self> {
        let heading = "year,term,procedure,subject,grade,school_code,class,pupil,group,points,\
                       level,journal_level";
        writeln!(out, "{heading}")?;
        Ok(Self { out, rows: 0 })
    }

    /// The pupils of a sitting, absent ones too: they have no points and no level. Marks of the
    /// register are left out.
    ///
    /// # Errors
    ///
    /// If they cannot be written.
    pub fn write(&mut self, sitting: &Sitting<'_>) -> io::Result<()> {
        if sitting.work.marking == Marking::Register {
            return Ok(());
        }
        let Sitting { school, year, term, work, .. } = sitting;
        let before = format!(
            "{},{},{},{},{},{},",
            spelled(*year),
            term.code(),
            work.procedure.name(),
            work.subject.name(),
            grade(sitting),
            school.code,
        );
        for outcome in &sitting.outcomes {
            let class = class_name(sitting.seated, outcome.class);
            let sex = if outcome.is_girl { "female" } else { "male" };
            let (code, cohort, pupil) = (&school.code, sitting.cohort, outcome.pupil + 1);
            write!(self.out, "{before}{class},{code}-{cohort}-{pupil:03},{sex},")?;
            blank_or(&mut self.out, outcome.points)?;
            blank_or(&mut self.out, outcome.level.map(u16::from))?;
            match outcome.journal {
                Some(it) => writeln!(self.out, "{it}")?,
                None => writeln!(self.out)?,
            }
        }
        self.rows += sitting.outcomes.len() as u64;
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
}

fn blank_or(out: &mut impl Write, value: Option<u16>) -> io::Result<()> {
    match value {
        Some(it) => write!(out, "{it},"),
        None => write!(out, ","),
    }
}

impl Region {
    /// Writes the context of all schools and years.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn context(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "year,school_code,indicator,value")?;
        for (at, (school, ..)) in self.schools().enumerate() {
            for (year, values) in context::of(self.config(), at, school) {
                let year = spelled(year);
                for (indicator, value) in values {
                    writeln!(out, "{year},{},{indicator},{value}", school.code)?;
                }
            }
        }
        out.flush()
    }

    /// Writes what was planted: for every school what it does, since when, how strongly, and what
    /// it keeps over the years, both in standard deviations of pupils; and since when it keeps away
    /// from contests.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn truth(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "school_code,truth,year,effect,ability,contests_since")?;
        for ((school, truth, kept), away) in self.schools().zip(self.keeping_away()) {
            let away = away.map(spelled).unwrap_or_default();
            let year = truth.year().map(spelled).unwrap_or_default();
            let effect = truth.size().map(|it| it.to_string()).unwrap_or_default();
            writeln!(out, "{},{},{year},{effect},{kept:.4},{away}", school.code, truth.code())?;
        }
        out.flush()
    }
}
