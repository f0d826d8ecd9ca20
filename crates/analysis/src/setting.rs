//! The setting: what every page about a place has, whatever it shows of it.
//!
//! What the address leaves open is chosen here, by rules a person would guess ([`complete`]),
//! and said in [`Setting::view`]: the path to the place, what else can be chosen, the value of
//! the place in the chosen year and over all years. Explore, dynamics and comparison begin so.

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Absence, Answer, Change, Counted, Row, answer, change},
    attempt,
    cube::Cube,
    cycle::Cycle,
    dictionary::{Dictionary, MemberId, Source},
    dimension::Dimension,
    disclosure::Published,
    event::Stage,
    expert::{self, ExpertValue},
    indicator::{Indicator, OwnIndicator},
    lens,
    scale::{LevelNames, Scale},
    series::{Series, SeriesBreak, breaks},
    view::View,
    year::AcademicYear,
};

mod complete;
mod facets;

pub(crate) use complete::units_of_procedure;
pub use facets::{Facet, Named};

/// What every page about a place has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    /// The view, with everything the address left open filled in.
    pub view: View,
    /// What was changed or dropped, and why.
    pub notes: Vec<Note>,
    /// The data set.
    pub source: Option<Source>,
    /// The path from everything to the place shown.
    pub crumbs: Vec<Crumb>,
    /// What can be chosen.
    pub facets: Vec<Facet>,
    /// Whether first attempts can be shown instead of the latest.
    #[serde(default)]
    pub has_first_attempts: bool,
    /// Between which values the indicator can lie here, in its unit; `None` where nothing bounds
    /// it. Axes reach from one end to the other, so that pages can be compared by eye.
    #[serde(default)]
    pub ends: Option<(f64, f64)>,
    /// What the levels of the scale are called here.
    #[serde(default)]
    pub level_names: LevelNames,
    /// The indicators that this scale gives.
    pub indicators: Vec<Indicator>,
    /// What those among them are called that were defined besides the catalogue.
    #[serde(default)]
    pub own: Vec<OwnIndicator>,
    /// The dimensions the place can be broken down by.
    pub breakdowns: Vec<Dimension>,
    /// The value of the place itself in the chosen year.
    pub here: Option<Row>,
    /// Its change to the year before.
    pub here_change: Result<Change, Absence>,
    /// The development of the place over years.
    pub years: Answer,
    /// Where the series begins anew, and why.
    pub breaks: Vec<SeriesBreak>,
    /// What can be chosen for how one looks at a school.
    #[serde(default)]
    pub lens: lens::Choice,
    /// Of which stage and frequency procedures are, by their codes, where somebody said so.
    #[serde(default)]
    pub cycles: Vec<(String, Cycle)>,
    /// What experts said of the school this is of.
    #[serde(default)]
    pub expert: Vec<ExpertValue>,
    /// How final the figures of a year are, where somebody said so.
    #[serde(default)]
    pub stages: Vec<(AcademicYear, Stage)>,
}

/// A step of the path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crumb {
    /// The level.
    pub dimension: Dimension,
    /// The member.
    pub member: Named,
}

/// Something the page should tell about the view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// A filter value was not known and left out.
    Unknown {
        /// Of which dimension.
        dimension: Dimension,
        /// What was asked for.
        value: String,
    },
    /// The scale does not give the indicator asked for.
    OtherIndicator {
        /// What was asked for.
        asked: Indicator,
        /// What is shown.
        shown: Indicator,
    },
    /// Several subjects are added up, so a pupil counts once for each of them.
    CountsResults,
    /// First attempts are shown instead of the latest.
    FirstAttempts,
    /// Classes are not put into an order by their values, as one has few pupils.
    NoOrder,
}

/// Completes the view and reads off the place what every page says about it.
pub fn setting(cube: &Published<Cube>, view: &View) -> Setting {
    let complete::Completed { view, mut notes } = complete::complete(cube, view);
    let place = View { by: vec![Dimension::Year], mark: None, ..view.clone() };
    let years = answer(cube, &place.without(Dimension::Year));
    if years.counted == Counted::Results {
        notes.push(Note::CountsResults);
    }
    let here = row_of_year(cube, &view, &years);
    let before = previous(&view).and_then(|it| row_of_year(cube, &it, &years));
    let breaks = breaks(cube.get().dictionary(), &view, &years);
    let own = own_indicators(cube.get(), &view);
    let mut setting = Setting {
        source: source(cube.get().dictionary(), &view),
        crumbs: crumbs(cube.get(), &view),
        facets: facets::facets(cube.get(), &view),
        has_first_attempts: attempt::are_known(cube.get(), &view),
        stages: stages(cube.get().dictionary(), &view),
        ends: view.indicator.ends(complete::scale_of(cube.get(), &view)),
        level_names: complete::scale_of(cube.get(), &view)
            .map_or_else(LevelNames::default, Scale::level_names),
        lens: lens::choice(cube.get(), &view, &facets::subjects(cube.get(), &view)),
        cycles: cycles(cube.get().dictionary()),
        expert: expert::of_school(cube.get(), &view),
        indicators: applicable(cube.get(), &view, &own),
        own,
        breakdowns: complete::breakdowns(cube.get(), &view),
        here_change: Err(Absence::NoData),
        notes,
        here,
        years,
        breaks,
        view,
    };
    setting.here_change = setting.change_to_chosen(before.as_ref(), setting.here.as_ref());
    setting
}

impl Setting {
    /// The chosen year, if it is one.
    pub fn year(&self) -> Option<AcademicYear> {
        self.view.only(Dimension::Year)?.parse().ok()
    }

    /// How final the figures of a year are, where somebody said so.
    pub fn stage_of(&self, year: AcademicYear) -> Option<Stage> {
        self.stages.iter().find(|(it, _)| *it == year).map(|(_, stage)| *stage)
    }

    /// The change of anything here between two years.
    ///
    /// # Errors
    ///
    /// As for [`change`]; besides [`Absence::NotComparable`] if the series begins anew between.
    pub fn change_between(
        &self,
        (from, earlier): (AcademicYear, Option<&Row>),
        (to, later): (AcademicYear, Option<&Row>),
    ) -> Result<Change, Absence> {
        if is_broken(&self.breaks, from, to) {
            return Err(Absence::NotComparable);
        }
        change(self.view.indicator, earlier, later)
    }

    /// The change of a part of the place to the chosen year. A subject, a grade or a procedure is a
    /// series of its own, which begins anew where that one does.
    ///
    /// # Errors
    ///
    /// As for [`Setting::change_between`].
    pub fn change_of_part(
        &self,
        dictionary: &Dictionary,
        part: (Dimension, Option<&str>),
        earlier: Option<&Row>,
        later: Option<&Row>,
    ) -> Result<Change, Absence> {
        let (Dimension::Subject | Dimension::Grade | Dimension::Procedure, Some(code)) = part
        else {
            return self.change_to_chosen(earlier, later);
        };
        let year = self.year().ok_or(Absence::NoData)?;
        let before = year.previous().ok_or(Absence::NoData)?;
        let series = Series::of(dictionary, &self.view.with_filter(part.0, code));
        if series.is_some_and(|it| it.break_between(before, year).is_some()) {
            return Err(Absence::NotComparable);
        }
        change(self.view.indicator, earlier, later)
    }

    /// The change of anything here from the year before to the chosen year.
    ///
    /// # Errors
    ///
    /// As for [`Setting::change_between`].
    pub fn change_to_chosen(
        &self,
        earlier: Option<&Row>,
        later: Option<&Row>,
    ) -> Result<Change, Absence> {
        let year = self.year().ok_or(Absence::NoData)?;
        let before = year.previous().ok_or(Absence::NoData)?;
        self.change_between((before, earlier), (year, later))
    }
}

/// Whether a series begins anew after the earlier year and not after the later one.
pub(crate) fn is_broken(breaks: &[SeriesBreak], from: AcademicYear, to: AcademicYear) -> bool {
    breaks.iter().any(|it| from < it.since && it.since <= to)
}

/// The view without the bounds of its development, which say nothing about the chosen year.
pub(crate) fn whenever(view: &View) -> View {
    View { since: None, until: None, ..view.clone() }
}

/// The place in the view's year: read off the development, unless that is cut off before it.
fn row_of_year(cube: &Published<Cube>, view: &View, years: &Answer) -> Option<Row> {
    let known = view.only(Dimension::Year).and_then(|year| years.row_of(year));
    known.copied().or_else(|| {
        answer(cube, &whenever(view).broken_down_by(Dimension::Year)).rows.into_iter().next()
    })
}

/// The same view one year earlier, if it is a view of one year.
pub(crate) fn previous(view: &View) -> Option<View> {
    let year: AcademicYear = view.only(Dimension::Year)?.parse().ok()?;
    let earlier = year.previous()?.to_string();
    Some(view.with_filter(Dimension::Year, &earlier))
}

fn stages(dictionary: &Dictionary, view: &View) -> Vec<(AcademicYear, Stage)> {
    let code = view.only(Dimension::Procedure);
    let procedure = code.and_then(|it| dictionary.find(Dimension::Procedure, it));
    procedure.map_or_else(Vec::new, |it| dictionary.stages_of(it))
}

fn cycles(dictionary: &Dictionary) -> Vec<(String, Cycle)> {
    let code = |it: MemberId| dictionary.procedures[usize::from(it)].code.to_string();
    dictionary.remarks.cycles.iter().map(|it| (code(it.procedure), it.cycle)).collect()
}

fn source(dictionary: &Dictionary, view: &View) -> Option<Source> {
    let procedure = dictionary.find(Dimension::Procedure, view.only(Dimension::Procedure)?)?;
    dictionary.source_of(procedure).cloned()
}

fn crumbs(cube: &Cube, view: &View) -> Vec<Crumb> {
    let territory = cube.territory();
    let path = complete::place(cube, view).map_or_else(Vec::new, |it| territory.path(it));
    let units = path.into_iter().filter_map(|id| {
        let unit = territory.unit(id);
        let levels = Dimension::TERRITORY;
        let dimension = levels.into_iter().find(|it| it.unit_kind() == Some(unit.kind))?;
        Some(Crumb { dimension, member: Named::new(unit.code.as_str(), &unit.name) })
    });
    let cluster = cube.dictionary().cluster_of_view(view).map(|it| Crumb {
        dimension: Dimension::Cluster,
        member: Named::new(it.code.as_str(), &it.name),
    });
    units.chain(cluster).collect()
}

/// The indicators that make sense on the scale of what is shown, those of the catalogue first.
fn applicable(cube: &Cube, view: &View, own: &[OwnIndicator]) -> Vec<Indicator> {
    let scale = complete::scale_of(cube, view);
    let fits = |it: &Indicator| scale.is_none_or(|scale| complete::gives(cube, view, scale, *it));
    let own = own.iter().map(|it| Indicator::Own(it.formula));
    Indicator::ALL.iter().copied().filter(fits).chain(own).collect()
}

/// What was defined besides the catalogue and can be computed of what is shown.
fn own_indicators(cube: &Cube, view: &View) -> Vec<OwnIndicator> {
    let Some(scale) = complete::scale_of(cube, view) else { return Vec::new() };
    let fits = |it: &&OwnIndicator| complete::gives(cube, view, scale, Indicator::Own(it.formula));
    cube.dictionary().remarks.own.iter().filter(fits).cloned().collect()
}
