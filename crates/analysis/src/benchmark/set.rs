//! The reference set: which schools one school is set against, how near they are, and why these.
//!
//! What a set is, the address says ([`ReferenceKind`]); left open it is the school's cluster, else
//! its peers, else its municipality, else its region, the first that has enough schools. Distances
//! are told for every set, so that one chosen by name shows as what it is.

use serde::{Deserialize, Serialize};

use super::{field::Field, known::often_known};
use crate::{
    answer::Row,
    cluster::Cluster,
    code::Code,
    context::{Characteristic, Measure},
    cube::Cube,
    dictionary::{Dictionary, MemberId},
    dimension::Dimension,
    peers::{Choice, LastSaid, Neighbourhood, PEERS_MIN},
    setting::{Named, Setting},
    territory::{EVERYTHING, UnitId, UnitKind},
    view::{Distance, K_USUAL, ReferenceKind},
    year::AcademicYear,
};

mod chooser;
mod other;
mod sought;

use chooser::Chooser;
pub(super) use other::sensitivity;
pub(super) use sought::sought;

/// By what schools are likened; every characteristic weighs the same (domain §4.1: equal by default).
const LIKENED_BY: [Characteristic; 7] = [
    Characteristic::Kind,
    Characteristic::Settlement,
    Characteristic::Pupils,
    Characteristic::ParentsHigher,
    Characteristic::FamiliesIncomplete,
    Characteristic::FamiliesLowIncome,
    Characteristic::TeachersCategory,
];
/// A peer is not farther than this share of the mean distance to all; our choice.
const NEAR_MAX: f64 = 0.75;
/// At least one of so many candidates must be placed, else the rarest characteristics are done without;
/// our choice.
const PLACED_MIN: usize = 2;
/// Up to this share of the mean distance a set is called good; our choice.
const GOOD_MAX: f64 = 0.5;

/// The schools one school is set against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReferenceSet {
    /// What kind of set it is.
    pub kind: ReferenceKind,
    /// What can be chosen instead.
    pub offers: Vec<Offer>,
    /// The cluster, as it was frozen for the year; its members are left out.
    pub cluster: Option<Cluster>,
    /// The codes of all lists of its name and first year, in the order they were told.
    pub versions: Vec<Code>,
    /// The nearest first where distances are known, else by name.
    pub members: Vec<Member>,
    /// Schools that could be placed, the school itself not counted.
    pub candidates: u32,
    /// Schools that could not be placed, because something of them is unknown.
    pub unknown: u32,
    /// What distances are measured by; empty where the school's own conditions are unknown.
    pub by: Vec<Characteristic>,
    /// What they are not measured by, because it is unknown of the school.
    pub left_out: Vec<Characteristic>,
    /// What they are not measured by either, because too few of the other schools told it.
    pub rare: Vec<Characteristic>,
    /// The mean distance of the set over that of all candidates.
    pub closeness: Option<f64>,
    /// What is known of the school and the first members («почему эти школы»).
    pub side_by_side: Vec<SideBySide>,
}

/// A set that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Its kind.
    pub kind: ReferenceKind,
    /// How many schools it has; `None` where there is no such set.
    pub schools: Option<u32>,
}

/// A school of the set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Its number in the territory.
    pub unit: UnitId,
    /// As people call it.
    pub school: Named,
    /// How far it is, where that is known.
    pub distance: Option<f64>,
    /// Its value of the chosen indicator.
    pub row: Option<Row>,
}

/// One characteristic of the school beside the same of the set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SideBySide {
    /// Which one.
    pub characteristic: Characteristic,
    /// Of the school.
    pub own: LastSaid,
    /// Of the set: the lower median, of words the commonest.
    pub typical: Option<u32>,
    /// Of the first members.
    pub members: Vec<LastSaid>,
}

/// How near a set is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Closeness {
    /// On average at most half as far as any schools.
    Good,
    /// At most three quarters as far.
    Fair,
    /// Farther: the set was not chosen by likeness.
    Weak,
}

impl ReferenceSet {
    /// How near the set is, where distances are known.
    pub fn closeness(&self) -> Option<Closeness> {
        Some(match self.closeness? {
            it if it <= GOOD_MAX => Closeness::Good,
            it if it <= NEAR_MAX => Closeness::Fair,
            _ => Closeness::Weak,
        })
    }

    /// Whether the schools are beside the school without being like it, so that a verdict is not one
    /// under like conditions (D6). A target is beside no schools.
    pub fn is_unlike(&self) -> bool {
        self.kind != ReferenceKind::Target && self.closeness() == Some(Closeness::Weak)
    }
}

/// The unit whose schools are looked at: the region of the school, or the place itself. An own set may
/// name schools of other regions; then all are looked at.
pub(super) fn around(cube: &Cube, setting: &Setting, own: Option<UnitId>) -> UnitId {
    let territory = cube.territory();
    if let Some(own) = own {
        let region = territory.ancestor(own, UnitKind::Region).unwrap_or(EVERYTHING);
        let against = &setting.view.against;
        let mut named = against.set.iter().filter_map(|it| territory.find(UnitKind::School, it));
        let is_left = against.kind == Some(ReferenceKind::Set)
            && named.any(|it| !territory.inside(region).contains(&it));
        return if is_left { EVERYTHING } else { region };
    }
    let place = setting
        .crumbs
        .last()
        .and_then(|crumb| territory.find(crumb.dimension.unit_kind()?, &crumb.member.code));
    place.unwrap_or(EVERYTHING)
}

/// The cluster of a school in the chosen year: by the list that is asked for, else by the one that holds.
pub(super) fn cluster_asked<'d>(
    dictionary: &'d Dictionary,
    setting: &Setting,
    own: UnitId,
) -> Option<&'d Cluster> {
    let year = setting.year()?;
    let asked = setting.view.against.list.as_ref();
    let asked = asked.and_then(|it| dictionary.cluster_by(it, own, year));
    asked.or_else(|| dictionary.cluster_of(own, year))
}

/// The set the view asks for, and the school's neighbourhood.
pub(super) fn choose(
    cube: &Cube,
    setting: &Setting,
    field: &Field<'_>,
    own: UnitId,
) -> (ReferenceSet, Option<Neighbourhood>) {
    let procedure = procedure(cube, setting);
    let has_results = |it: &UnitId| *it != own && cube.is_known_to(*it, procedure);
    let others: Vec<UnitId> = field.schools.iter().copied().filter(has_results).collect();
    let year = setting.year();
    let (by, left_out) = likened_by(cube, setting, own, year);
    let told = |unit, of| {
        year.is_some_and(|year| cube.dictionary().context.latest(unit, of, year).is_some())
    };
    let (by, rare) = often_known(by, &others, others.len().div_ceil(PLACED_MIN), told);
    let neighbourhood = neighbourhood(cube, setting, own, year, &by, &others);
    let chooser = Chooser { cube, setting, own, year, others, neighbourhood };
    let offers: Vec<Offer> = <ReferenceKind as strum::VariantArray>::VARIANTS
        .iter()
        .map(|kind| {
            let schools =
                chooser.units(*kind).map(|it| u32::try_from(it.len()).unwrap_or(u32::MAX));
            Offer { kind: *kind, schools }
        })
        .collect();
    let kind = setting.view.against.kind.unwrap_or_else(|| best(&offers));
    let set = ReferenceSet { rare, ..chooser.set(kind, offers, (by, left_out), field) };
    (set, chooser.neighbourhood)
}

/// The first kind of set that has enough schools.
fn best(offers: &[Offer]) -> ReferenceKind {
    use ReferenceKind::{Cluster, Municipality, Peers, Region};
    let is_enough = |kind: &ReferenceKind| {
        let schools = offers.iter().find(|it| it.kind == *kind).and_then(|it| it.schools);
        schools.is_some_and(|it| it as usize >= PEERS_MIN)
    };
    [Cluster, Peers, Municipality].into_iter().find(is_enough).unwrap_or(Region)
}

fn procedure(cube: &Cube, setting: &Setting) -> Option<MemberId> {
    cube.dictionary().find(Dimension::Procedure, setting.view.only(Dimension::Procedure)?)
}

/// What the school can be likened by, and what is unknown of it.
fn likened_by(
    cube: &Cube,
    setting: &Setting,
    own: UnitId,
    year: Option<AcademicYear>,
) -> (Vec<Characteristic>, Vec<Characteristic>) {
    let is_number = |it: &Characteristic| !matches!(it.spec().measure, Measure::Word(_));
    let fits =
        |it: &Characteristic| setting.view.against.distance == Distance::Gower || is_number(it);
    let is_known = |it: &Characteristic| {
        year.is_some_and(|year| cube.dictionary().context.latest(own, *it, year).is_some())
    };
    LIKENED_BY.into_iter().filter(fits).partition(is_known)
}

fn neighbourhood(
    cube: &Cube,
    setting: &Setting,
    own: UnitId,
    year: Option<AcademicYear>,
    by: &[Characteristic],
    others: &[UnitId],
) -> Option<Neighbourhood> {
    let k = setting.view.against.k.unwrap_or(K_USUAL) as usize;
    let by = by.iter().map(|it| (*it, 1.0)).collect();
    let choice = Choice { by, k, distance_max: None };
    let is_candidate = |it: UnitId| others.binary_search(&it).is_ok();
    let context = &cube.dictionary().context;
    let around = Neighbourhood::among(context, own, year?, &choice, is_candidate).ok()?;
    around.distances().is_ok().then(|| around.limited(NEAR_MAX))
}
