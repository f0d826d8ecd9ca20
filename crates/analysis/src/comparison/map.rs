//! The map: where the schools of the place stand, and how far each lies from the whole place.
//!
//! Coordinates are context like any other and come with a file of it; nothing is guessed from names.
//! Schools without them are counted. Of a place with more schools than can be told apart the
//! municipalities are shown, each in the middle of its schools.

use serde::{Deserialize, Serialize};

use super::scatter::{LEVELS, POINTS_MAX, around, is_chosen};
use crate::{
    answer::{Row, answer, apart_from_wholes},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    indicator::Measured,
    setting::{Named, Setting},
    territory::{UnitId, UnitKind},
    year::AcademicYear,
};

/// The indicator of the page over the schools of a place, each where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Map {
    /// What a point is.
    pub level: Dimension,
    /// Whose schools; `None` is everything.
    pub place: Option<Named>,
    /// The whole place, from which colours are told.
    pub whole: Measured,
    /// Every school with a value and a place of its own.
    pub points: Vec<Point>,
    /// How many schools, these and those that stand nowhere, were judged together.
    pub judged: u32,
    /// Schools with a value that stand nowhere.
    pub unplaced: u32,
    /// The place lies on both sides of the 180th meridian.
    pub is_turned: bool,
    /// How much shorter a degree of longitude is in the middle of the land than one of latitude.
    pub shrunk: f64,
}

/// One school on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Which one.
    pub unit: Named,
    /// Its latitude in degrees.
    pub latitude: f64,
    /// Its longitude in degrees.
    pub longitude: f64,
    /// Its value.
    pub value: Measured,
    /// How far it lies from the whole place: 0 where chance may have made it among all schools of the place
    /// (Benjamini and Hochberg) or its pupils are too few, `None` where no interval tells.
    pub away: Option<f64>,
    /// It is in the tray or the place itself.
    pub is_chosen: bool,
}

/// A degree of latitude, in kilometres, on a sphere with the earth's mean radius.
const KM_PER_DEGREE: f64 = 111.195;

impl Map {
    /// The longitude of a point, counted on beyond 180° where the place goes on there.
    pub fn eastward(&self, of: &Point) -> f64 {
        counted_on(of.longitude, self.is_turned)
    }

    /// From which to which longitude the points lie.
    pub fn across(&self) -> (f64, f64) {
        ends(self.points.iter().map(|it| self.eastward(it)))
    }

    /// From which to which latitude.
    pub fn up(&self) -> (f64, f64) {
        ends(self.points.iter().map(|it| it.latitude))
    }

    /// How wide the land is, in kilometres.
    pub fn width(&self) -> f64 {
        let (west, east) = self.across();
        (east - west) * self.shrunk * KM_PER_DEGREE
    }
}

fn ends(degrees: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    (degrees.clone().fold(f64::INFINITY, f64::min), degrees.fold(f64::NEG_INFINITY, f64::max))
}

fn counted_on(longitude: f64, is_turned: bool) -> f64 {
    if is_turned && longitude < 0.0 { longitude + 360.0 } else { longitude }
}

/// The schools of the place on a map; `None` where fewer than two can be placed.
pub(super) fn map(cube: &Published<Cube>, setting: &Setting) -> Option<Map> {
    let year = setting.year()?;
    let (place, view) = around(setting);
    let (level, all) = LEVELS.into_iter().find_map(|level| {
        let all = answer(cube, &view.broken_down_by(level));
        (2..=POINTS_MAX).contains(&all.rows.len()).then_some((level, all))
    })?;
    let whole = all.total?.value.ok()?;
    let rows: Vec<_> = all.rows.iter().map(|row| (*row, Some(whole.value))).collect();
    let (away, judged) = apart_from_wholes(&rows);
    let point = |(row, away): (&Row, &Option<f64>), is_turned: bool| {
        let header = all.headers_of(row).next()?;
        let (latitude, longitude) =
            coordinates(cube.get(), (level, &header.code), year, is_turned)?;
        let unit = Named::new(&header.code, &header.name);
        let is_chosen = is_chosen(setting, level, &unit);
        let value = row.value.ok()?;
        let away = away.filter(|_| value.interval.is_some());
        Some(Point { unit, latitude, longitude, value, away, is_chosen })
    };
    let known = all.rows.iter().filter(|it| it.value.is_ok()).count();
    let of = |is_turned| {
        let points = all.rows.iter().zip(&away).filter_map(|it| point(it, is_turned));
        let points: Vec<Point> = points.collect();
        let unplaced = u32::try_from(known - points.len()).unwrap_or(u32::MAX);
        let (south, north) = ends(points.iter().map(|it| it.latitude));
        let shrunk = f64::midpoint(south, north).to_radians().cos();
        Map { level, place: place.clone(), whole, points, judged, unplaced, is_turned, shrunk }
    };
    let map = Some(of(false)).filter(|it| it.points.len() >= 2)?;
    let (west, east) = map.across();
    Some(if east - west > 180.0 { of(true) } else { map })
}

/// Where a school stands, or the middle of the schools of a municipality.
fn coordinates(
    cube: &Cube,
    (level, code): (Dimension, &str),
    year: AcademicYear,
    is_turned: bool,
) -> Option<(f64, f64)> {
    let (territory, context) = (cube.territory(), &cube.dictionary().context);
    let unit = territory.find(level.unit_kind()?, code)?;
    if level == Dimension::School {
        return context.coordinates(unit, year);
    }
    let is_school = |it: &UnitId| territory.unit(*it).kind == UnitKind::School;
    let schools = territory.inside(unit).filter(is_school);
    let placed: Vec<(f64, f64)> = schools.filter_map(|it| context.coordinates(it, year)).collect();
    let n = placed.len() as f64;
    let up = placed.iter().map(|it| it.0).sum::<f64>() / n;
    let across = placed.iter().map(|it| counted_on(it.1, is_turned)).sum::<f64>() / n;
    let back = if across > 180.0 { across - 360.0 } else { across };
    (!placed.is_empty()).then_some((up, back))
}
