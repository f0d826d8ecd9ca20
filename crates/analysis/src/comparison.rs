//! Comparison: up to eight objects side by side, each with its interval, its place among the
//! others and how far it lies from the first.
//!
//! The regulations' second analysis. Objects may be of any kind; what stays is the rest of the
//! view. A difference is computed only where it means something: shares may be compared over
//! subjects and procedures, raw scores of different works may not, and of a part and its whole
//! only the difference is told, because their intervals are not independent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Absence, Answer, Change, Row, answer, correct},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    dynamics::Comparison as InTwoYears,
    expert::{self, ExpertValue},
    indicator::Indicator,
    series::{SeriesBreak, breaks},
    setting::{Named, Setting, setting, whenever},
    smoothed::{Smoothed, of_level},
    stats::many::RankInterval,
    territory::UnitId,
    view::{Object, TRAY_MAX, View},
    year::AcademicYear,
};

mod factor;
mod fair;
mod gap;
mod map;
mod mix;
mod scatter;
#[cfg(test)]
mod tests;
mod two_years;

pub use factor::{Factor, FactorPoint};
use fair::{WORKS, difference, overlap, rank};
pub use gap::{Gap, GapOfYear};
pub use map::{Map, Point as MapPoint};
pub use mix::{Alike, Mix};
pub use scatter::{Point as ScatterPoint, SCHOOLS_EXPECTED_MIN, Sat, Scatter};

/// What the page of comparison shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The place, its path and its filters.
    pub setting: Setting,
    /// What is compared, in the order of the tray.
    pub objects: Vec<Compared>,
    /// How many differences from the first were judged together.
    pub judged: u32,
    /// The measures of [`Compared::profile`].
    pub measures: Vec<Indicator>,
    /// What could be compared here while nothing is: the first parts of the place.
    pub suggested: Vec<Object>,
    /// How two groups of pupils of the place differ, where it has groups.
    pub gap: Option<Gap>,
    /// Two indicators over the schools of the place.
    pub scatter: Option<Scatter>,
    /// The indicator beside a condition of the schools, where conditions are known.
    pub factor: Option<Factor>,
    /// The schools of the place where they stand.
    pub map: Option<Map>,
    /// The years of [`Compared::two_years`].
    pub between: Option<(AcademicYear, AcademicYear)>,
    /// The objects can be given the same mix of subjects.
    pub is_mixed: bool,
    /// The mix of [`Compared::alike`], where it is asked for.
    pub mix: Option<Mix>,
}

/// One object of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// As the address names it.
    pub object: Object,
    /// As people call it.
    pub member: Named,
    /// Its value in the chosen year.
    pub now: Option<Row>,
    /// How it differs from the first object.
    pub from_first: Result<Change, Absence>,
    /// Its place among the objects, 1 being the best; never without its interval.
    pub rank: Option<RankInterval>,
    /// Its development.
    pub years: Answer,
    /// Where that begins anew.
    pub breaks: Vec<SeriesBreak>,
    /// Every measure of [`Comparison::measures`] in the chosen year.
    pub profile: Vec<Option<Row>>,
    /// What experts said of it, if it is a school.
    #[serde(default)]
    pub expert: Vec<ExpertValue>,
    /// Its value among all units of its level once its size is allowed for, where that is asked
    /// for.
    pub smoothed: Option<Smoothed>,
    /// The object in two years.
    pub two_years: Option<InTwoYears>,
    /// Its value with the mix of subjects that all objects have in common, where that is asked for.
    pub alike: Option<Alike>,
}

/// Sets the tray of `view` side by side.
pub fn compare(cube: &Published<Cube>, view: &View) -> Comparison {
    let mut setting = setting(cube, &whenever(view));
    let is_of_works = |it: &Object| WORKS.contains(&it.dimension);
    if setting.view.tray.iter().any(is_of_works) {
        // Each may have a scale of its own.
        setting.ends = setting.view.indicator.ends(None);
    }
    let measures = setting.indicators.clone();
    let mut objects: Vec<Compared> =
        setting.view.tray.iter().map(|it| compared(cube, &setting.view, it, &measures)).collect();
    tell_apart(cube.get(), &mut objects);
    if let Some(first) = objects.first() {
        let (first, base) = (first.object.clone(), first.now);
        for object in objects.iter_mut().skip(1) {
            object.from_first =
                difference(cube.get(), &setting, (&first, base), (&object.object, object.now));
        }
    }
    let judged = correct(objects.iter_mut().filter_map(|it| it.from_first.as_mut().ok()));
    rank(cube.get(), &setting, &mut objects);
    if setting.view.aside.smoothed {
        smooth(cube, &setting.view, &mut objects);
    }
    let suggested = if objects.is_empty() { parts(cube, &setting.view) } else { Vec::new() };
    let gap = gap::gap(cube, &setting);
    let scatter = scatter::scatter(cube, &setting);
    let factor = factor::factor(cube, &setting);
    let map = map::map(cube, &setting);
    let between = two_years::set_two_years(&setting, view, &mut objects);
    let is_mixed = mix::is_mixed(&setting, &objects);
    let is_asked = is_mixed && setting.view.aside.same_mix;
    let mix = is_asked.then(|| mix::standardise(cube, &setting, &mut objects)).flatten();
    (setting.view.since, setting.view.until) = (view.since, view.until);
    Comparison {
        setting,
        objects,
        judged,
        measures,
        suggested,
        gap,
        scatter,
        factor,
        map,
        between,
        is_mixed,
        mix,
    }
}

/// Draws each unit of the territory towards all units of its level.
fn smooth(cube: &Published<Cube>, view: &View, objects: &mut [Compared]) {
    for level in Dimension::TERRITORY {
        let mut asked = objects.iter_mut().filter(|it| it.object.dimension == level).peekable();
        if asked.peek().is_none() {
            continue;
        }
        let all: BTreeMap<String, Smoothed> = of_level(cube, view, level).into_iter().collect();
        asked.for_each(|it| it.smoothed = all.get(&it.object.code).copied());
    }
}

/// The first parts of the place that have a value.
fn parts(cube: &Published<Cube>, view: &View) -> Vec<Object> {
    let Some(by) = view.by.first().copied() else { return Vec::new() };
    let answer = answer(cube, &View { rows: None, ..whenever(view).broken_down_by(by) });
    let shown = answer.rows.iter().filter(|row| row.value.is_ok());
    let codes = shown.filter_map(|row| answer.headers_of(row).next());
    codes.take(TRAY_MAX).map(|it| Object::new(by, &it.code)).collect()
}

fn compared(
    cube: &Published<Cube>,
    view: &View,
    object: &Object,
    measures: &[Indicator],
) -> Compared {
    let own = view.of(object);
    let years = answer(cube, &own.without(Dimension::Year).broken_down_by(Dimension::Year));
    let in_year =
        |view: &View| answer(cube, &view.broken_down_by(Dimension::Year)).rows.into_iter().next();
    let profile = measures.iter().map(|it| in_year(&own.with_indicator(*it))).collect();
    Compared {
        object: object.clone(),
        member: named(cube.get(), object),
        now: in_year(&own),
        from_first: Err(Absence::NotApplicable),
        rank: None,
        breaks: breaks(cube.get().dictionary(), &own, &years),
        years,
        profile,
        expert: expert::of_school(cube.get(), &own),
        smoothed: None,
        two_years: None,
        alike: None,
    }
}

/// Puts what they lie in behind the names of units that are called alike.
fn tell_apart(cube: &Cube, objects: &mut [Compared]) {
    let territory = cube.territory();
    let unit = |Object { dimension, code }: &Object| territory.find(dimension.unit_kind()?, code);
    let found: Vec<(usize, UnitId)> =
        (0..).zip(&*objects).filter_map(|(at, it)| Some((at, unit(&it.object)?))).collect();
    let units: Vec<UnitId> = found.iter().map(|it| it.1).collect();
    for ((at, _), name) in found.iter().zip(territory.names_beside(&units)) {
        objects[*at].member.name = name;
    }
}

/// The name of an object, or its code where the data have no name for it.
fn named(cube: &Cube, Object { dimension, code }: &Object) -> Named {
    let name = match dimension.unit_kind() {
        None if *dimension == Dimension::Cluster => {
            cube.dictionary().cluster(code).map(|it| &it.name)
        }
        Some(kind) => cube.territory().find(kind, code).map(|id| &cube.territory().unit(id).name),
        None => {
            let dictionary = cube.dictionary();
            let id = dictionary.find(*dimension, code);
            id.map(|id| &dictionary.members(*dimension)[usize::from(id)].name)
        }
    };
    Named::new(code, name.map_or(code.as_str(), String::as_str))
}
