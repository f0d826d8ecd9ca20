//! Two indicators of the same schools: how they lie beside each other, and how closely they go
//! together.
//!
//! Each school counts once, whatever its size, and the correlation is told with its interval and of how
//! many schools it is. What is told is never why. Of a place with more schools than can be told apart
//! the municipalities are shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Change, Row, answer},
    cube::Cube,
    dictionary::MemberId,
    dimension::Dimension,
    disclosure::Published,
    dynamics::{Sitting, sittings},
    indicator::{Indicator, Measured},
    setting::{Named, Setting},
    stats::{
        correlation::{Correlation, pearson, spearman},
        quantile::quantile,
    },
    view::{Object, Order, View},
    year::{AcademicYear, Term},
};

mod expected;

pub use expected::SCHOOLS_MIN as SCHOOLS_EXPECTED_MIN;

/// Of fewer schools no correlation is told (domain row 23): the interval would reach nearly from
/// end to end.
pub(super) const SCHOOLS_MIN: usize = 20;
/// More points than this nobody can tell apart.
pub(super) const POINTS_MAX: usize = 400;
/// How many other subjects are tried where the address names no second indicator.
const TRIED_MAX: usize = 3;
/// What goes across of a work that does not have the indicator of the page.
const OF_ANOTHER_SCALE: [Indicator; 3] =
    [Indicator::MeanPercent, Indicator::MeanScore, Indicator::Quality];
/// The levels that are shown, the first that fits.
pub(super) const LEVELS: [Dimension; 2] = [Dimension::School, Dimension::Municipality];

/// Two indicators over the schools of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scatter {
    /// What a point is.
    pub level: Dimension,
    /// Whose schools; `None` is everything.
    pub place: Option<Named>,
    /// The indicator across; that of the page goes up.
    pub x: Indicator,
    /// The subject of the indicator across, where it is another one.
    pub x_subject: Option<Named>,
    /// Which work of the same children goes across, where it is another one.
    pub x_work: Option<Sat>,
    /// Their other works that could.
    pub works: Vec<Sat>,
    /// The subjects the indicator across can be of.
    pub subjects: Vec<Named>,
    /// Between which values the indicator across can lie.
    pub x_ends: Option<(f64, f64)>,
    /// Every school with both values.
    pub points: Vec<Point>,
    /// The medians of both, across and up.
    pub medians: Option<(f64, f64)>,
    /// How closely the orders go together.
    pub spearman: Option<Correlation>,
    /// How closely the points lie to a line.
    pub pearson: Option<Correlation>,
}

/// One school with both values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Which one.
    pub unit: Named,
    /// Its value across.
    pub x: Measured,
    /// Its value up.
    pub y: Measured,
    /// The value up less what all other schools let expect of the value across; told where another
    /// work goes across, from [`SCHOOLS_EXPECTED_MIN`] schools on.
    pub beyond: Option<Change>,
    /// It is in the tray.
    pub is_chosen: bool,
}

/// A work of the same children.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sat {
    /// Which procedure.
    pub procedure: Named,
    /// The grade whose work it was.
    pub grade: Named,
    /// When.
    pub year: AcademicYear,
    /// In which half of the year.
    pub term: Term,
}

/// What goes across.
#[derive(Clone)]
struct Across {
    indicator: Indicator,
    subject: Option<Named>,
    work: Option<(Sat, Sitting)>,
}

/// Sets the indicator of the page beside another one; `None` where nothing has both.
pub(super) fn scatter(cube: &Published<Cube>, setting: &Setting) -> Option<Scatter> {
    let (place, view) = around(setting);
    let subjects = subjects(setting);
    let (level, up) = LEVELS.into_iter().find_map(|level| {
        let rows = of_level(cube, &view, level);
        (2..=POINTS_MAX).contains(&rows.len()).then_some((level, rows))
    })?;
    let dictionary = cube.get().dictionary();
    let works = works(cube.get(), setting);
    let found = across(setting, &subjects, &works).into_iter().find_map(|it| {
        let mut with = view.with_indicator(it.indicator);
        if let Some(subject) = &it.subject {
            with = with.with_filter(Dimension::Subject, &subject.code);
        }
        if let Some((_, sitting)) = it.work {
            with = sitting.of(dictionary, &with);
        }
        let points = points(setting, level, &up, &of_level(cube, &with, level));
        (points.len() >= 2).then_some((it, points))
    });
    let (Across { indicator, subject, work }, mut points) = found?;
    if work.is_some() {
        expected::set_beyond(&mut points, setting.view.indicator);
    }
    let pairs: Vec<(f64, f64)> = points.iter().map(|it| (it.x.value, it.y.value)).collect();
    let is_enough = points.len() >= SCHOOLS_MIN;
    let scales = &dictionary.scales;
    let scale = up.first().and_then(|it| scales.get(usize::from(it.1.scale?)));
    Some(Scatter {
        level,
        place,
        x: indicator,
        // Another subject may be on another scale; shares have the same ends on all.
        x_ends: indicator.ends(scale.filter(|_| subject.is_none() && work.is_none())),
        x_subject: subject,
        x_work: work.map(|it| it.0),
        works: works.into_iter().map(|it| it.0).collect(),
        subjects,
        medians: medians(&pairs),
        spearman: spearman(&pairs).filter(|_| is_enough),
        pearson: pearson(&pairs).filter(|_| is_enough),
        points,
    })
}

/// The place whose schools are shown: that of the page, or what contains the school of the page.
pub(super) fn around(setting: &Setting) -> (Option<Named>, View) {
    let open = View { rows: None, order: Order::Natural, ..setting.view.everywhere() };
    let has_schools = |it: &Dimension| !matches!(it, Dimension::School | Dimension::Class);
    let crumb = setting.crumbs.iter().rev().find(|it| has_schools(&it.dimension));
    match crumb {
        Some(it) => (Some(it.member.clone()), open.with_filter(it.dimension, &it.member.code)),
        None => (None, open),
    }
}

/// The subjects of the procedure, where there are several.
fn subjects(setting: &Setting) -> Vec<Named> {
    let facet = setting.facets.iter().find(|it| it.dimension == Dimension::Subject);
    facet.filter(|it| it.options.len() > 1).map_or_else(Vec::new, |it| it.options.clone())
}

/// The other works of the children who sat the one of the page, in the subject that goes across: of
/// each procedure the one nearest in time, of its own the one before.
fn works(cube: &Cube, setting: &Setting) -> Vec<(Sat, Sitting)> {
    let (dictionary, view) = (cube.dictionary(), &setting.view);
    let subject = view.aside.x_subject.as_deref().or_else(|| view.only(Dimension::Subject));
    let subject = subject.and_then(|it| dictionary.find(Dimension::Subject, it));
    let Some((_, all)) = subject.and_then(|it| sittings(cube, setting, it)) else { return vec![] };
    let procedure = view.only(Dimension::Procedure);
    let own = procedure.and_then(|it| dictionary.find(Dimension::Procedure, it));
    let Some((own, year)) = own.zip(setting.year()) else { return vec![] };
    let away = |it: &Sitting| it.year.first_september() - year.first_september();
    let mut nearest: BTreeMap<MemberId, Sitting> = BTreeMap::new();
    for it in all.into_iter().filter(|it| it.procedure != own || away(it) < 0) {
        let known = nearest.entry(it.procedure).or_insert(it);
        if away(&it).abs() <= away(known).abs() {
            *known = it;
        }
    }
    let named = |dimension, id: MemberId| {
        let member = &dictionary.members(dimension)[usize::from(id)];
        Named::new(member.code.as_str(), &member.name)
    };
    let sat = |it: Sitting| Sat {
        procedure: named(Dimension::Procedure, it.procedure),
        grade: named(Dimension::Grade, it.grade),
        year: it.year,
        term: it.term,
    };
    nearest.into_values().map(|it| (sat(it), it)).collect()
}

/// What may go across, the first that has values: as the address says, or the same in another
/// subject, or another indicator of the same pupils.
fn across(setting: &Setting, subjects: &[Named], works: &[(Sat, Sitting)]) -> Vec<Across> {
    let (view, shown) = (&setting.view, setting.view.only(Dimension::Subject));
    let named = |code: &str| subjects.iter().find(|it| it.code == code && Some(code) != shown);
    let subject = view.aside.x_subject.as_deref().and_then(named).cloned();
    let work = view.aside.x_work.as_ref();
    let work = work.and_then(|code| works.iter().find(|it| it.0.procedure.code == *code).cloned());
    let of = |indicator| Across { indicator, subject: subject.clone(), work: work.clone() };
    if let Some(chosen) = view.aside.x {
        return vec![of(chosen)];
    }
    if work.is_some() {
        // Another procedure may have another scale: marks here, points there.
        return std::iter::once(view.indicator).chain(OF_ANOTHER_SCALE).map(of).collect();
    }
    if view.aside.x_subject.is_some() {
        return vec![of(view.indicator)];
    }
    let of = |indicator, subject| Across { indicator, subject, work: None };
    let others = subjects.iter().filter(|it| Some(it.code.as_str()) != shown).take(TRIED_MAX);
    let others = others.map(|it| of(view.indicator, Some(it.clone())));
    let indicators = setting.indicators.iter().filter(|it| **it != view.indicator);
    others.chain(indicators.map(|it| of(*it, None))).collect()
}

/// The units of a level with a value.
pub(super) fn of_level(cube: &Published<Cube>, view: &View, level: Dimension) -> Vec<(Named, Row)> {
    let all = answer(cube, &view.broken_down_by(level));
    let known = all.rows.iter().filter(|row| row.value.is_ok());
    let named = known.filter_map(|row| {
        let unit = all.headers_of(row).next()?;
        Some((Named::new(&unit.code, &unit.name), *row))
    });
    named.collect()
}

/// Who has both, each of one scale.
fn points(
    setting: &Setting,
    level: Dimension,
    up: &[(Named, Row)],
    across: &[(Named, Row)],
) -> Vec<Point> {
    let is_one = |rows: &[(Named, Row)]| rows.windows(2).all(|it| it[0].1.scale == it[1].1.scale);
    if !is_one(up) || !is_one(across) {
        return Vec::new();
    }
    let by_code: BTreeMap<&str, &Row> =
        across.iter().map(|(unit, row)| (unit.code.as_str(), row)).collect();
    let both = up.iter().filter_map(|(unit, row)| {
        let x = by_code.get(unit.code.as_str())?.value.ok()?;
        let is_chosen = is_chosen(setting, level, unit);
        Some(Point { unit: unit.clone(), x, y: row.value.ok()?, beyond: None, is_chosen })
    });
    both.collect()
}

/// Whether a unit is in the tray or the place itself.
pub(super) fn is_chosen(setting: &Setting, level: Dimension, unit: &Named) -> bool {
    setting.view.tray.contains(&Object::new(level, &unit.code))
        || setting.crumbs.iter().any(|it| it.dimension == level && it.member == *unit)
}

fn medians(pairs: &[(f64, f64)]) -> Option<(f64, f64)> {
    let (mut x, mut y): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    x.sort_by(f64::total_cmp);
    y.sort_by(f64::total_cmp);
    Some((quantile(&x, 0.5)?, quantile(&y, 0.5)?))
}
