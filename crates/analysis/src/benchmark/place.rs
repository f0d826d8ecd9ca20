//! All schools of a place: the funnel of their size, their order with its uncertainty, and who is
//! surely among the first.

use serde::{Deserialize, Serialize};

use super::{
    Own,
    field::Field,
    standing::{estimate, is_alike},
};
use crate::{
    answer::{Absence, Row},
    cube::Cube,
    dictionary::Dictionary,
    dimension::Dimension,
    disclosure::Published,
    indicator::{Better, Indicator, Measured},
    peers::PEERS_MIN,
    series::{Series, SeriesBreak},
    setting::{Named, Setting, previous},
    smoothed::smoothed,
    stats::many::{RankInterval, rank_intervals},
    territory::{EVERYTHING, UnitId, UnitKind},
    view::{Order, ReferenceKind, View},
    year::AcademicYear,
};

mod funnel;
mod top;

use funnel::{FUNNEL_SCHOOLS_MIN, funnel};
pub use funnel::{FunnelOfPlace, InFunnel, Limits};
use top::top;
pub use top::{Among, Top};

/// The schools of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Which one; `None` is everything.
    pub unit: Option<Named>,
    /// Every school with a value, in the order asked for.
    pub schools: Vec<Placed>,
    /// Schools of the procedure without a value here.
    pub without_value: u32,
    /// Which values are unusual for the school's size, or why that cannot be said.
    pub funnel: Result<FunnelOfPlace, Absence>,
    /// Who is among the first, where there are enough.
    pub top: Option<Top>,
    /// What lies between the year and the one before, so that no place is set beside the earlier one.
    pub cut: Option<SeriesBreak>,
}

/// One school among all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// The school.
    pub school: Named,
    /// Whether it is the one the page is about.
    pub is_own: bool,
    /// Its value.
    pub row: Row,
    /// Its place, 1 being the best.
    pub rank: Option<RankInterval>,
    /// Its place within its cluster, and of how many.
    pub rank_in_cluster: Option<(RankInterval, u32)>,
    /// Its place in the year before; none where the series begins anew since then.
    pub rank_before: Option<RankInterval>,
    /// Its value drawn towards the common one, the further the smaller it is.
    pub shrunken: Option<f64>,
    /// Its place in the funnel; a school of few pupils has none.
    pub position: Option<InFunnel>,
}

/// The schools of the field, or of the own municipality where that is the reference and large
/// enough.
pub(super) fn place(
    cube: &Published<Cube>,
    setting: &Setting,
    field: &Field<'_>,
    own: Option<&Own>,
) -> Place {
    let territory = cube.get().territory();
    let own_unit = own.and_then(|it| territory.find(UnitKind::School, &it.school.code));
    let narrower = own.zip(own_unit).and_then(|(own, unit)| {
        let municipality = territory.ancestor(unit, UnitKind::Municipality)?;
        let is_asked = own.set.kind == ReferenceKind::Municipality;
        let field = is_asked.then(|| Field::of(cube, &field.view, municipality))?;
        (field.schools.len() >= FUNNEL_SCHOOLS_MIN).then_some(field)
    });
    let field = narrower.as_ref().unwrap_or(field);
    let indicator = setting.view.indicator;
    let rows = field.rows(&field.view.with_indicator(indicator));
    let before = previous(&field.view).map(|it| field.rows(&it.with_indicator(indicator)));
    let cut = cut(cube.get().dictionary(), &field.view, &rows, before.as_deref());
    let before = before.filter(|_| cut.is_none());
    let valued = |rows: &[Option<Row>]| -> Vec<(UnitId, Row)> {
        let known = field.schools.iter().zip(rows);
        known
            .filter_map(|(it, row)| row.filter(|row| row.value.is_ok()).map(|row| (*it, row)))
            .collect()
    };
    let schools = valued(&rows);
    let without_value = rows.iter().flatten().filter(|row| row.value.is_err()).count();
    let measured: Vec<Measured> = schools.iter().filter_map(|it| it.1.value.ok()).collect();
    let ranks = ranks_of(indicator, &rows_of(&schools));
    let ranks_before = before.map(|rows| {
        let schools = valued(&rows);
        let ranks = ranks_of(indicator, &rows_of(&schools));
        schools.into_iter().map(|it| it.0).zip(ranks).collect::<Vec<_>>()
    });
    let in_clusters = in_clusters(cube.get().dictionary(), setting, indicator, &schools);
    let shrunken = smoothed(indicator, &measured);
    let funnel = funnel(indicator, &measured);
    let mut placed: Vec<Placed> = (0..)
        .zip(&schools)
        .map(|(at, (unit, row)): (usize, _)| Placed {
            school: field.named(*unit),
            is_own: own_unit == Some(*unit),
            row: *row,
            rank: ranks[at],
            rank_in_cluster: in_clusters[at],
            rank_before: ranks_before.as_ref().and_then(|it| {
                it.binary_search_by_key(unit, |it| it.0).ok().and_then(|found| it[found].1)
            }),
            shrunken: shrunken.as_ref().map(|it| it[at].value),
            position: funnel.as_ref().ok().and_then(|it| it.1[at]),
        })
        .collect();
    let top = top(&placed, indicator, setting.view.against.top);
    order(&mut placed, setting.view.order);
    Place {
        unit: (field.unit != EVERYTHING).then(|| field.named(field.unit)),
        schools: placed,
        without_value: u32::try_from(without_value).unwrap_or(u32::MAX),
        funnel: funnel.map(|it| it.0),
        top,
        cut,
    }
}

/// Where the series begins anew since the year before: by what was written down of it, or by another
/// scale or make-up of every school.
fn cut(
    dictionary: &Dictionary,
    view: &View,
    rows: &[Option<Row>],
    before: Option<&[Option<Row>]>,
) -> Option<SeriesBreak> {
    let since: AcademicYear = view.only(Dimension::Year)?.parse().ok()?;
    let told = Series::of(dictionary, view)?.break_between(since.previous()?, since);
    let both = rows.iter().zip(before?).filter_map(|(now, was)| now.zip(*was));
    let mut both = both.filter(|(now, was)| now.value.is_ok() && was.value.is_ok()).peekable();
    let differs = both.peek().is_some() && both.all(|(now, was)| !is_alike(&now, &was));
    let (kind, reason) = told.or_else(|| differs.then_some((None, "")))?;
    Some(SeriesBreak { since, kind, reason: reason.to_owned() })
}

fn rows_of(schools: &[(UnitId, Row)]) -> Vec<Row> {
    schools.iter().map(|it| it.1).collect()
}

/// Places of schools whose spread is known, where something is good or bad news.
fn ranks_of(indicator: Indicator, rows: &[Row]) -> Vec<Option<RankInterval>> {
    let mut ranks = vec![None; rows.len()];
    let known: Vec<(usize, (f64, f64))> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| Some((at, estimate(indicator, &row.value.ok()?)?)))
        .collect();
    let estimates: Vec<(f64, f64)> = known.iter().map(|it| it.1).collect();
    let is_judged = indicator.spec().better != Better::Neither && known.len() >= PEERS_MIN;
    if let Some(found) = rank_intervals(&estimates).filter(|_| is_judged) {
        for ((at, _), rank) in known.into_iter().zip(found) {
            ranks[at] = Some(rank);
        }
    }
    ranks
}

/// The place of each school within its own cluster of the year.
fn in_clusters(
    dictionary: &Dictionary,
    setting: &Setting,
    indicator: Indicator,
    schools: &[(UnitId, Row)],
) -> Vec<Option<(RankInterval, u32)>> {
    let mut found = vec![None; schools.len()];
    let Some(year) = setting.year() else { return found };
    for cluster in dictionary.clusters_in(year) {
        let inside: Vec<usize> =
            (0..schools.len()).filter(|it| cluster.members.contains(&schools[*it].0)).collect();
        let of_cluster: Vec<Row> = inside.iter().map(|it| schools[*it].1).collect();
        let ranks = ranks_of(indicator, &of_cluster);
        let all = u32::try_from(ranks.iter().flatten().count()).unwrap_or(u32::MAX);
        for (at, rank) in inside.into_iter().zip(ranks) {
            found[at] = rank.map(|rank| (rank, all));
        }
    }
    found
}

fn order(placed: &mut [Placed], order: Order) {
    let value = |it: &Placed| it.row.value.map_or(f64::NAN, |it| it.value);
    match order {
        Order::Natural => {}
        Order::Rising => placed.sort_by(|a, b| value(a).total_cmp(&value(b))),
        Order::Falling => placed.sort_by(|a, b| value(b).total_cmp(&value(a))),
        Order::Size => placed.sort_by_key(|it| std::cmp::Reverse(it.row.participants)),
    }
}
