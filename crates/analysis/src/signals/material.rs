//! What the rules look at: every work of a data set, for each school and for all of them together.
//!
//! Read off the cube once; each rule then walks plain numbers. Schools are set against all schools
//! of the region, wherever the page looks.

use std::collections::BTreeSet;

use super::{
    kind::{Core, Kind, core, is_early, is_register, kind, programme},
    rows::{OfRows, Which},
    threshold::Thresholds,
};
use crate::{
    code::Code,
    cube::{Cube, Plane},
    dictionary::{Detail, Dictionary, EVERYBODY, MemberId},
    dimension::Dimension,
    dynamics::seated,
    indicator::{Indicator, Moments, moments},
    scale::Scale,
    tally::{Journal, Tally},
    territory::{UnitId, UnitKind},
    year::{AcademicYear, Term},
};

/// How many years are looked at: three that are shown, and four before the first of them.
const YEARS: i16 = 7;

/// All works of a region, and by which thresholds they are judged.
#[derive(Clone, Copy)]
pub(super) struct Material<'a> {
    pub(super) cube: &'a Cube,
    pub(super) thresholds: &'a Thresholds,
    /// The schools, their numbers rise.
    pub(super) schools: &'a [UnitId],
    pub(super) works: &'a [Work],
}

/// What is read off the cube.
#[derive(Debug)]
pub(super) struct Read {
    schools: Vec<UnitId>,
    works: Vec<Work>,
}

/// One work in one year.
#[derive(Debug)]
pub(super) struct Work {
    pub(super) procedure: MemberId,
    pub(super) subject: MemberId,
    pub(super) grade: MemberId,
    pub(super) scale: MemberId,
    pub(super) year: AcademicYear,
    pub(super) term: Term,
    pub(super) kind: Kind,
    pub(super) core: Option<Core>,
    /// The grade whose programme is tested.
    pub(super) programme: Option<u8>,
    /// The grade the pupils sit in.
    pub(super) seated: Option<u8>,
    /// For each school what it did.
    pub(super) sat: Vec<Option<Sat>>,
    /// What all schools did.
    pub(super) all: Sat,
}

/// What was measured of one work.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sat {
    pub(super) n: u64,
    /// Below the minimum, of how many.
    pub(super) below: Option<(u64, u64)>,
    pub(super) moments: Option<Moments>,
    /// Points earned of points possible.
    pub(super) percent: Option<f64>,
    /// Absent, of how many registered.
    pub(super) absent: Option<(u64, u64)>,
    pub(super) journal: Option<Journal>,
}

impl Sat {
    fn read(tally: &Tally, scale: &Scale) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "both are counts of pupils that were widened to f64 exactly"
        )]
        let counts = |of: Indicator| {
            let it = of.read(tally, scale).ok()?;
            Some((it.numerator? as u64, it.denominator as u64))
        };
        Self {
            n: tally.participants,
            below: counts(Indicator::Below),
            moments: moments(tally, scale),
            percent: Indicator::MeanPercent.read(tally, scale).ok().map(|it| it.value),
            absent: counts(Indicator::AbsentShare),
            journal: tally.journal,
        }
    }
}

impl Work {
    /// Whether it is the same work as another, whatever the year.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        (self.procedure, self.subject, self.programme)
            == (other.procedure, other.subject, other.programme)
            && (self.programme.is_some() || self.grade == other.grade)
    }

    /// Whether it is one of those of which documents have most signs: ВПР in Russian and mathematics,
    /// grades 4 and 5.
    pub(super) fn is_early(&self) -> bool {
        is_early(self.kind, self.core, self.programme)
    }

    /// Where a school stands among all pupils of the work: (pupils, z).
    pub(super) fn placed(&self, school: usize) -> Option<(u64, f64)> {
        let own = self.sat[school].as_ref()?.moments?;
        let all = self.all.moments?;
        let sd = all.sd.filter(|it| *it > 0.0)?;
        Some((own.n, (own.mean - all.mean) / sd))
    }
}

impl Read {
    /// The works of a data set up to `year`, for the schools inside `region`.
    pub(super) fn of(cube: &Cube, set: Option<&Code>, region: UnitId, year: AcademicYear) -> Self {
        let dictionary = cube.dictionary();
        let source = |it: MemberId| match &dictionary.procedures[usize::from(it)].detail {
            Detail::Procedure { source } => Some(source),
            _ => None,
        };
        let planes: Vec<&Plane> = cube
            .planes()
            .iter()
            .filter(|it| source(it.procedure) == set && is_work(dictionary, it))
            .filter(|it| it.year <= year)
            .collect();
        let procedures: BTreeSet<MemberId> = planes.iter().map(|it| it.procedure).collect();
        let territory = cube.territory();
        let schools: Vec<UnitId> = territory
            .inside(region)
            .filter(|it| territory.unit(*it).kind == UnitKind::School)
            .filter(|it| procedures.iter().any(|of| cube.is_known_to(*it, Some(*of))))
            .collect();
        let first = year.first_september() - YEARS;
        let recent = planes.into_iter().filter(|it| it.year.first_september() > first);
        let works = recent.filter_map(|it| work(cube, &schools, it)).collect();
        Self { schools, works }
    }
}

fn work(cube: &Cube, schools: &[UnitId], plane: &Plane) -> Option<Work> {
    let dictionary = cube.dictionary();
    let scale = &dictionary.scales[usize::from(plane.scale?)];
    let mut all = Tally::default();
    let sat = schools.iter().map(|school| {
        let tally = cube.all_parts(plane, *school)?;
        all += tally;
        Some(Sat::read(&tally, scale))
    });
    let sat: Vec<Option<Sat>> = sat.collect();
    let grade = &dictionary.grades[usize::from(plane.grade?)];
    Some(Work {
        procedure: plane.procedure,
        subject: plane.subject,
        grade: plane.grade?,
        scale: plane.scale?,
        year: plane.year,
        term: plane.term,
        kind: kind(&dictionary.procedures[usize::from(plane.procedure)]),
        core: core(&dictionary.subjects[usize::from(plane.subject)]),
        programme: programme(grade),
        seated: seated(grade),
        all: Sat::read(&all, scale),
        sat,
    })
}

impl<'a> Material<'a> {
    /// What was read, beside the cube it was read off, judged by the thresholds of a decision or by
    /// those that hold.
    pub(super) fn of(cube: &'a Cube, read: &'a Read, thresholds: Option<u32>) -> Self {
        let thresholds = cube.dictionary().signals.by(thresholds).0;
        Self { cube, thresholds, schools: &read.schools, works: &read.works }
    }

    /// The works of a year that are no contests, with their positions.
    pub(super) fn in_year(&self, year: AcademicYear) -> impl Iterator<Item = (usize, &Work)> {
        let works = self.works.iter().enumerate();
        works.filter(move |(_, it)| it.year == year && it.kind != Kind::Contest)
    }

    /// The positions of each work of a year and of the same work in the year before, of the same
    /// half of the year where there are two; none where a series begins anew between them.
    pub(super) fn pairs(&self, year: AcademicYear) -> Vec<(usize, usize)> {
        year.previous().map_or_else(Vec::new, |before| self.pairs_of(before, year))
    }

    /// The same for any two years.
    pub(super) fn pairs_of(&self, before: AcademicYear, year: AcademicYear) -> Vec<(usize, usize)> {
        let mut pairs = self.all_pairs(before, year);
        pairs.retain(|(now, was)| self.cut(&self.works[*was], &self.works[*now]).is_none());
        pairs
    }

    /// The same wherever series begin.
    pub(super) fn all_pairs(
        &self,
        before: AcademicYear,
        year: AcademicYear,
    ) -> Vec<(usize, usize)> {
        let earlier = |now: &Work| {
            let same = self.in_year(before).filter(|(_, it)| it.is_same_as(now));
            same.max_by_key(|(_, it)| it.term == now.term).map(|it| it.0)
        };
        self.in_year(year).filter_map(|(at, it)| Some((at, earlier(it)?))).collect()
    }

    /// The works at these positions.
    pub(super) fn at(&self, positions: &[usize]) -> Vec<&Work> {
        positions.iter().map(|it| &self.works[*it]).collect()
    }

    /// What the pupil rows of a work say, where there are any.
    pub(super) fn rows(&self, work: &Work) -> Option<&OfRows> {
        let Work { procedure, subject, grade, year, term, .. } = *work;
        let which = Which { procedure, subject, grade, year, term };
        let rows = &self.cube.dictionary().signals.rows;
        rows.binary_search_by_key(&which, |it| it.which).ok().map(|at| &rows[at])
    }

    /// What every school says of itself, school by school.
    pub(super) fn each<T>(&self, ask: impl FnMut(usize) -> T) -> Vec<T> {
        (0..self.schools.len()).map(ask).collect()
    }

    /// The years of which there are works, oldest first.
    pub(super) fn years(&self) -> BTreeSet<AcademicYear> {
        let examined = self.works.iter().filter(|it| it.kind != Kind::Contest);
        examined.map(|it| it.year).collect()
    }
}

/// Whether a plane is one work of everybody: one grade, no total of subjects, no marks of a
/// register, which are what works are compared with.
fn is_work(dictionary: &Dictionary, plane: &Plane) -> bool {
    let Some(grade) = plane.grade else { return false };
    let is_whole =
        dictionary.partitions(Dimension::Grade, plane.procedure).any(|it| it.whole == grade);
    let subject = &dictionary.subjects[usize::from(plane.subject)];
    plane.group == EVERYBODY
        && plane.scale.is_some()
        && !is_whole
        && subject.detail != Detail::SubjectTotal
        && !is_register(&dictionary.procedures[usize::from(plane.procedure)])
}
