//! Dynamics: one place followed through the years, beside what contains it, and why it changed.
//!
//! The regulations' first analysis. Two years are chosen by the view's `since` and `until`;
//! left open they are the ends of the longest series without a break up to the chosen year.
//! No difference is computed across a break, and everything that is said about a change is
//! said by its interval.

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Absence, Answer, Change, Row, answer},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    event::Event,
    overview::Figure,
    setting::{Named, Setting, setting, whenever},
    stats::{
        stability::{Homogeneity, Stability, homogeneity},
        trend::{Trend, theil_sen},
    },
    territory::UnitKind,
    tier::Tier,
    view::{Centre, View},
    year::AcademicYear,
};

mod ahead;
mod cohort;
mod effects;
mod grid;
mod official;
#[cfg(test)]
mod tests;

pub use ahead::{Ahead, YEARS_MIN as YEARS_AHEAD_MIN};
pub use cohort::{COHORTS_MAX, Cohort, Step};
pub(crate) use cohort::{Sitting, seated, sittings};
pub use effects::{Effects, Part};
pub use grid::{Grid, Grids, Line};
pub use official::Official;

/// Below this expected count the test of equal shares is rough (Cochran 1954).
const EXPECTED_MIN: f64 = 5.0;

/// What the page of dynamics shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dynamics {
    /// The place over all years, its filters and its breaks.
    pub setting: Setting,
    /// What contains the place, the nearest first, everything last.
    pub beside: Vec<Reference>,
    /// The two chosen years, if the series has two.
    pub between: Option<Between>,
    /// What the values up to the chosen year say together.
    pub tendency: Option<Tendency>,
    /// The year after the last one, if the tendency continues.
    pub ahead: Option<Ahead>,
    /// How steady the values since the last break are.
    pub stability: Option<Stability>,
    /// Whether the years since the last break differ by more than chance, where they are shares of
    /// enough pupils.
    pub homogeneity: Option<Homogeneity>,
    /// The same place in every subject of the procedure, where there are several.
    pub subjects: Vec<Figure>,
    /// Subjects and procedures against years.
    pub grids: Grids,
    /// The children who sat together in the chosen year.
    pub cohort: Option<Cohort>,
    /// All cohorts of the place, the oldest first, where there are several.
    #[serde(default)]
    pub cohorts: Vec<Cohort>,
    /// What happened in these years.
    pub events: Vec<Event>,
}

/// The direction of a series since its last break.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tendency {
    /// What the exact Mann–Kendall test allows to say.
    pub trend: Trend,
    /// Change per year by Theil and Sen, in the indicator's unit.
    pub slope: Option<f64>,
    /// How many years it rests on.
    pub years: u32,
}

/// A unit that contains the place, over the same years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// Which unit; `None` is everything.
    pub unit: Option<(Dimension, Named)>,
    /// Its development.
    pub years: Answer,
}

/// Two years and what lies between them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Between {
    /// The earlier year.
    pub from: AcademicYear,
    /// The later year.
    pub to: AcademicYear,
    /// The place, then everything of [`Dynamics::beside`].
    pub rows: Vec<Comparison>,
    /// The change of the place taken apart, where it can be.
    pub effects: Result<Effects, Absence>,
    /// What the official rule says of the share of «2» of the place.
    pub official: Option<Official>,
}

/// One object in two years.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// In the earlier year.
    pub before: Option<Row>,
    /// In the later year.
    pub after: Option<Row>,
    /// The difference, with its interval.
    pub change: Result<Change, Absence>,
}

/// Follows the place of `view` through the years.
pub fn dynamics(cube: &Published<Cube>, view: &View) -> Dynamics {
    let mut setting = setting(cube, &whenever(view));
    let beside = containing(cube, &setting);
    let between = chosen(&setting, view.since, view.until).map(|(from, to)| {
        let compare = |years: &Answer| {
            let row = |year: AcademicYear| years.row_of(&year.to_string()).copied();
            let (before, after) = (row(from), row(to));
            let change = setting.change_between((from, before.as_ref()), (to, after.as_ref()));
            Comparison { before, after, change }
        };
        let rows: Vec<Comparison> = std::iter::once(&setting.years)
            .chain(beside.iter().map(|it| &it.years))
            .map(compare)
            .collect();
        // Parts of pupils add up to the change of all pupils, not of a mean of schools.
        let is_pooled = setting.view.against.centre == Centre::Pupils;
        let taken_apart = |_| effects::effects(cube, &setting, from, to);
        let effects = match rows[0].change {
            Ok(_) if !is_pooled => Err(Absence::NotApplicable),
            change => change.and_then(taken_apart),
        };
        let official = official::official(cube, &setting, from, to);
        Between { from, to, rows, effects, official }
    });
    let series = between.as_ref().map_or_else(Vec::new, |it| series(&setting, it.to));
    let tendency = tendency(&series);
    let ahead = ahead::ahead(cube.get(), &setting, &series);
    let stability = stability(&series);
    let homogeneity = between.as_ref().and_then(|it| of_years(&setting, it.to));
    let subjects = grid::subjects(cube, &setting);
    let grids = grid::grids(cube, &setting, &beside);
    let cohort = cohort::cohort(cube, &setting);
    let cohorts = cohort::cohorts(cube, &setting);
    let events = events(cube, &setting);
    (setting.view.since, setting.view.until) = (view.since, view.until);
    Dynamics {
        setting,
        beside,
        between,
        tendency,
        ahead,
        stability,
        homogeneity,
        subjects,
        grids,
        cohort,
        cohorts,
        events,
    }
}

/// What happened in the years of the place, of its procedure and of all.
fn events(cube: &Published<Cube>, setting: &Setting) -> Vec<Event> {
    let dictionary = cube.get().dictionary();
    let procedure = setting.view.only(Dimension::Procedure);
    let events =
        dictionary.events_of(procedure.and_then(|it| dictionary.find(Dimension::Procedure, it)));
    let is_shown = |it: &Event| setting.years.by_year().any(|(year, _)| year == it.year);
    events.into_iter().filter(is_shown).collect()
}

/// Everything around the place, the nearest first.
fn containing(cube: &Published<Cube>, setting: &Setting) -> Vec<Reference> {
    let over_years = |view: &View| answer(cube, &view.broken_down_by(Dimension::Year));
    let open = setting.view.without(Dimension::Year).everywhere();
    let above = setting.crumbs.iter().rev().skip(1).map(|crumb| Reference {
        unit: Some((crumb.dimension, crumb.member.clone())),
        years: over_years(&open.with_filter(crumb.dimension, &crumb.member.code)),
    });
    let mut beside: Vec<Reference> = cluster(cube, setting).into_iter().chain(above).collect();
    if !setting.crumbs.is_empty() {
        beside.push(Reference { unit: None, years: over_years(&open) });
    }
    // A unit that is all there is would be drawn twice.
    beside.dedup_by(|next, kept| next.years.rows == kept.years.rows);
    beside
}

/// The cluster of a school in the chosen year, with the schools it had then in all years.
fn cluster(cube: &Published<Cube>, setting: &Setting) -> Option<Reference> {
    let school = setting.crumbs.iter().find(|it| it.dimension == Dimension::School)?;
    let (dictionary, territory) = (cube.get().dictionary(), cube.get().territory());
    let year = dictionary.year_of_view(&setting.view)?;
    let unit = territory.find(UnitKind::School, &school.member.code)?;
    let cluster = dictionary.cluster_of(unit, year)?;
    let code = cluster.code.as_str();
    let view = setting.view.without(Dimension::Year).everywhere();
    let years = view.with_filter(Dimension::Cluster, code).broken_down_by(Dimension::Year);
    let unit = Some((Dimension::Cluster, Named::new(code, &cluster.name)));
    Some(Reference { unit, years: answer(cube, &years) })
}

/// The years with a value since the last break before `to`, oldest first.
fn series(setting: &Setting, to: AcademicYear) -> Vec<(AcademicYear, f64)> {
    let is_inside = since_the_last_break(setting, to);
    let values = setting.years.by_year().filter(|(year, _)| is_inside(*year));
    values.filter_map(|(year, row)| Some((year, row.value.ok()?.value))).collect()
}

/// Whether a year belongs to the series that no break interrupts up to `to`.
pub(crate) fn since_the_last_break(
    setting: &Setting,
    to: AcademicYear,
) -> impl Fn(AcademicYear) -> bool + use<> {
    let start = setting.breaks.iter().map(|it| it.since).filter(|it| *it <= to).max();
    move |year| year <= to && start.is_none_or(|it| it <= year)
}

/// What the values of a series say together.
pub(crate) fn tendency(series: &[(AcademicYear, f64)]) -> Option<Tendency> {
    let points: Vec<(f64, f64)> =
        series.iter().map(|(year, value)| (f64::from(year.first_september()), *value)).collect();
    Some(Tendency {
        trend: Trend::of(&points)?,
        slope: theil_sen(&points).map(|it| it.slope),
        years: u32::try_from(points.len()).ok()?,
    })
}

/// The spread of a series, where it is one: years without a value are gaps in it.
fn stability(series: &[(AcademicYear, f64)]) -> Option<Stability> {
    let (first, last) = (series.first()?.0.first_september(), series.last()?.0.first_september());
    let in_year = |start| series.iter().find(|it| it.0.first_september() == start).map(|it| it.1);
    let years: Vec<Option<f64>> = (first..=last).map(in_year).collect();
    Stability::of_years(&years)
}

/// Whether shares of the years since the last break are one; `None` where a year has too few pupils
/// for a verdict or counts too small for the test (Cochran 1954).
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both are counts of pupils that were widened to f64 exactly"
)]
fn of_years(setting: &Setting, to: AcademicYear) -> Option<Homogeneity> {
    let is_inside = since_the_last_break(setting, to);
    let values = setting.years.by_year().filter(|(year, _)| is_inside(*year));
    let counts = values.filter_map(|(_, row)| row.value.ok()).map(|it| {
        // Only counts have this interval.
        let k = it.numerator.filter(|_| it.interval.is_some() && it.sd.is_none())?;
        Tier::of(it.n).is_judged().then_some((k as u64, it.denominator as u64))
    });
    let counts: Vec<(u64, u64)> = counts.collect::<Option<_>>()?;
    homogeneity(&counts).filter(|it| it.expected_min >= EXPECTED_MIN)
}

/// The two years to compare: as asked for, or the ends of the series up to the chosen year that
/// no break interrupts.
pub(crate) fn chosen(
    setting: &Setting,
    since: Option<AcademicYear>,
    until: Option<AcademicYear>,
) -> Option<(AcademicYear, AcademicYear)> {
    let shown = setting.year();
    let known = setting.years.by_year().filter(|(_, row)| row.value.is_ok());
    let known: Vec<AcademicYear> = known.map(|(year, _)| year).collect();
    let to =
        until.or_else(|| known.iter().copied().rfind(|it| shown.is_none_or(|at| *it <= at)))?;
    let from = since.or_else(|| series(setting, to).first().map(|(year, _)| *year))?;
    match from.cmp(&to) {
        std::cmp::Ordering::Less => Some((from, to)),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some((to, from)),
    }
}
