//! The region: everything that stays the same, and the results that follow from it, one sitting
//! after the other, so that a million pupils need no memory.

use std::collections::BTreeMap;

use crate::{
    Config, Extent, InvalidConfig, Sitting, Term, ability, calendar,
    cohort::Cohort,
    contests,
    curve::Curve,
    dice::{Dice, Stream},
    place::{self, Municipality, School},
    planted::{self, Truth},
    register,
    sitting::{Outcome, Setting},
    work::{Marking, Procedure, Subject, WORKS, Work},
};

/// How much the difficulty of a work differs from year to year.
const YEARS: f64 = 0.05;
/// In spring 2021 works are exactly as difficult as measured.
const MEASURED_IN: i16 = 2020;
/// How much schools differ in moving pupils over a boundary, each way.
const LENIENCE: f64 = 0.25;
/// How much journals of schools differ, as a factor's standard deviation.
const SEVERITY: f64 = 0.25;
/// Grades 0 to 11.
const GRADES: usize = 12;
/// Grades with marks of quarters.
const REGISTERED: std::ops::RangeInclusive<u8> = 5..=9;

/// A synthetic region.
#[derive(Debug)]
pub struct Region {
    config: Config,
    municipalities: Vec<Municipality>,
    schools: Vec<School>,
    kept: Vec<f64>,
    truths: Vec<Truth>,
    /// Since when a school keeps away from contests.
    pub(crate) keeping_away: Vec<Option<i16>>,
    curves: Vec<Option<Curve>>,
    /// How difficult each work is in each year and term.
    shifts: BTreeMap<(usize, i16, Term), f64>,
}

impl Region {
    /// Makes the region; results are made when they are asked for.
    ///
    /// # Errors
    ///
    /// [`InvalidConfig`] if there are too few or too many schools or years.
    pub fn new(config: Config) -> Result<Self, InvalidConfig> {
        config.check()?;
        let (municipalities, schools) = place::map(&config);
        let kept = ability::kept(&schools, &mut Dice::new(config.seed, Stream::Map, 2));
        let truths = planted::plant(&config, &schools, &kept);
        let keeping_away = contests::plant(&config);
        let curves = WORKS.iter().map(curve).collect();
        let shifts = shifts(&config);
        Ok(Self { config, municipalities, schools, kept, truths, keeping_away, curves, shifts })
    }

    /// What was asked for.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The municipalities.
    pub fn municipalities(&self) -> &[Municipality] {
        &self.municipalities
    }

    /// The schools, with what is planted in each and what they keep over the years, in standard
    /// deviations of pupils.
    pub fn schools(&self) -> impl Iterator<Item = (&School, Truth, f64)> {
        let rest = self.truths.iter().zip(&self.kept);
        self.schools.iter().zip(rest).map(|(school, (truth, kept))| (school, *truth, *kept))
    }

    /// All results, school by school and year by year.
    ///
    /// # Errors
    ///
    /// The first error of `take`.
    pub fn results<E>(&self, mut take: impl FnMut(&Sitting<'_>) -> Result<(), E>) -> Result<(), E> {
        for at in 0..self.schools.len() {
            let mut course = Course::of(self, at);
            for year in self.config.school_years() {
                course.year(year, &mut take)?;
            }
        }
        Ok(())
    }

    /// Whether a work is told about.
    fn tells(&self, work: &Work) -> bool {
        match self.config.extent {
            Extent::Full => true,
            Extent::Compact => work.subject.is_core(),
        }
    }
}

fn curve(work: &Work) -> Option<Curve> {
    match work.marking {
        Marking::Points { max, boundaries, shares, moved, .. } => {
            Some(Curve::new(max, boundaries, shares, moved))
        }
        _ => None,
    }
}

fn shifts(config: &Config) -> BTreeMap<(usize, i16, Term), f64> {
    let mut dice = Dice::new(config.seed, Stream::Works, 0);
    let mut shifts = BTreeMap::new();
    for work in 0..WORKS.len() {
        for year in config.school_years() {
            for term in [Term::Autumn, Term::Spring] {
                let chance = YEARS * dice.normal();
                let is_measured = (year, term) == (MEASURED_IN, Term::Spring);
                let chance = if is_measured { 0.0 } else { chance };
                shifts.insert((work, year, term), calendar::shift(year, term) + chance);
            }
        }
    }
    shifts
}

/// One school through the years.
struct Course<'r> {
    region: &'r Region,
    school: &'r School,
    truth: Truth,
    kept: f64,
    in_subject: [f64; Subject::COUNT],
    lenience: f64,
    severity: f64,
    /// What this year adds in each grade.
    seasons: [f64; GRADES],
    /// By the first September in which they were in grade 0.
    cohorts: BTreeMap<i16, Cohort>,
    dice: Dice,
}

impl<'r> Course<'r> {
    fn of(region: &'r Region, at: usize) -> Self {
        let school = &region.schools[at];
        let mut dice = Dice::new(region.config.seed, Stream::Pupils, at);
        let in_subject = std::array::from_fn(|_| ability::in_subject(&mut dice));
        let lenience = 1.0 + LENIENCE * (2.0 * dice.share() - 1.0);
        let severity = (SEVERITY * dice.normal()).exp();
        let years = region.config.school_years();
        let cohorts = (years.start() - 11..=years.end() - 4)
            .map(|it| (it, Cohort::new(school, &mut dice)))
            .collect();
        let (truth, kept) = (region.truths[at], region.kept[at]);
        let seasons = [0.0; GRADES];
        Self { region, school, truth, kept, in_subject, lenience, severity, seasons, cohorts, dice }
    }

    fn year<E>(
        &mut self,
        year: i16,
        take: &mut impl FnMut(&Sitting<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut journals: BTreeMap<(Subject, u8), Vec<Option<u8>>> = BTreeMap::new();
        self.seasons = std::array::from_fn(|_| ability::of_season(&mut self.dice));
        for term in [Term::Autumn, Term::Spring] {
            for (number, work) in WORKS.iter().enumerate() {
                let seated = calendar::seated(work, term);
                let is_there = seated <= self.school.kind.last_grade();
                if !is_there || !self.region.tells(work) || !calendar::is_held(work, year, term) {
                    continue;
                }
                let outcomes = self.sit(number, year, term);
                if term == Term::Spring && work.procedure == Procedure::Vpr {
                    let journal = outcomes.iter().map(|it| it.journal).collect();
                    journals.insert((work.subject, work.grade), journal);
                }
                if outcomes.iter().any(|it| it.level.is_some()) {
                    take(&self.sitting(work, year, term, outcomes))?;
                }
            }
        }
        self.register(year, &journals, take)
    }

    fn sitting<'w>(
        &self,
        work: &'w Work,
        year: i16,
        term: Term,
        outcomes: Vec<Outcome>,
    ) -> Sitting<'w>
    where
        'r: 'w,
    {
        let seated = calendar::seated(work, term);
        let municipality = &self.region.municipalities[self.school.municipality].name;
        let cohort = year - i16::from(seated);
        Sitting { school: self.school, municipality, year, term, work, seated, cohort, outcomes }
    }

    /// What the pupils of a cohort have in common this year.
    fn common(&self, subject: Subject, seated: u8, cohort: &Cohort, year: i16) -> f64 {
        self.kept
            + self.in_subject[subject as usize]
            + cohort.effect
            + self.seasons[usize::from(seated)]
            + self.truth.ability(year)
    }

    fn sit(&mut self, number: usize, year: i16, term: Term) -> Vec<Outcome> {
        let work = &WORKS[number];
        let seated = calendar::seated(work, term);
        let cohort = &self.cohorts[&(year - i16::from(seated))];
        let occasion = ability::of_occasion(&mut self.dice);
        let shift = self.region.shifts[&(number, year, term)];
        let is_vpr = work.procedure == Procedure::Vpr;
        let setting = Setting {
            work,
            curve: self.region.curves[number].as_ref(),
            ability: self.common(work.subject, seated, cohort, year) + occasion + shift,
            inflation: self.truth.inflation(year).filter(|_| is_vpr),
            lenience: self.lenience,
            severity: self.severity,
        };
        let stays = work.procedure == Procedure::Ege;
        let mut outcomes = Vec::with_capacity(cohort.pupils.len());
        for (at, pupil) in (0..).zip(&cohort.pupils) {
            if !stays || pupil.stays {
                outcomes.extend(setting.outcome(at, pupil, &mut self.dice));
            }
        }
        outcomes
    }

    fn register<E>(
        &mut self,
        year: i16,
        journals: &BTreeMap<(Subject, u8), Vec<Option<u8>>>,
        take: &mut impl FnMut(&Sitting<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        for grade in REGISTERED {
            for subject in [Subject::Mathematics, Subject::Russian] {
                let cohort = &self.cohorts[&(year - i16::from(grade))];
                let journal = journals.get(&(subject, grade)).map_or(&[][..], Vec::as_slice);
                let ability = self.common(subject, grade, cohort, year);
                let marks = register::marks(cohort, journal, ability, &mut self.dice);
                for (procedure, outcomes) in register::PROCEDURES.into_iter().zip(marks) {
                    let is_told = match self.region.config.extent {
                        Extent::Full => true,
                        Extent::Compact => procedure == Procedure::Year && grade == 9,
                    };
                    let work = register::work(procedure, subject, grade);
                    let is_autumn =
                        matches!(procedure, Procedure::Quarter(1) | Procedure::Quarter(2));
                    let term = if is_autumn { Term::Autumn } else { Term::Spring };
                    if is_told && outcomes.iter().any(|it| it.level.is_some()) {
                        take(&self.sitting(&work, year, term, outcomes))?;
                    }
                }
            }
        }
        Ok(())
    }
}
