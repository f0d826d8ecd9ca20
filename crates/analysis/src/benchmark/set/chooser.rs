//! Making one set: its schools, how far they are, and what is known of them.

use super::{Member, Offer, ReferenceSet, SideBySide, cluster_asked};
use crate::{
    benchmark::field::Field,
    cluster::Cluster,
    context::{Characteristic, Measure},
    cube::Cube,
    peers::{LastSaid, Neighbourhood, side_by_side},
    setting::Setting,
    territory::{EVERYTHING, UnitId, UnitKind},
    view::ReferenceKind,
    year::AcademicYear,
};

/// More schools are not shown side by side.
const SIDE_BY_SIDE_MAX: usize = 50;

/// What is needed to make any set.
pub(super) struct Chooser<'a> {
    pub(super) cube: &'a Cube,
    pub(super) setting: &'a Setting,
    pub(super) own: UnitId,
    pub(super) year: Option<AcademicYear>,
    /// The other schools around that have any result of the procedure, in order.
    pub(super) others: Vec<UnitId>,
    pub(super) neighbourhood: Option<Neighbourhood>,
}

impl Chooser<'_> {
    /// The schools of a kind of set; `None` where there is no such set.
    pub(super) fn units(&self, kind: ReferenceKind) -> Option<Vec<UnitId>> {
        let of_others = |is_in: &dyn Fn(UnitId) -> bool| {
            self.others.iter().copied().filter(|it| is_in(*it)).collect::<Vec<_>>()
        };
        let against = &self.setting.view.against;
        let territory = self.cube.territory();
        match kind {
            ReferenceKind::Cluster => {
                let cluster = self.cluster()?;
                Some(of_others(&|it| cluster.members.contains(&it)))
            }
            ReferenceKind::Peers => {
                let peers = self.neighbourhood.as_ref()?.peers().ok()?;
                Some(peers.peers.iter().map(|it| it.unit).collect())
            }
            ReferenceKind::Municipality => {
                let within =
                    territory.inside(territory.ancestor(self.own, UnitKind::Municipality)?);
                Some(of_others(&|it| within.contains(&it)))
            }
            // A target stands for no school; beside it all of the region are shown.
            ReferenceKind::Region | ReferenceKind::Target => {
                let region = territory.ancestor(self.own, UnitKind::Region).unwrap_or(EVERYTHING);
                let within = territory.inside(region);
                Some(of_others(&|it| within.contains(&it)))
            }
            ReferenceKind::Set => {
                let codes = &against.set;
                let is_named =
                    |it| codes.iter().any(|code| territory.unit(it).code.as_str() == code);
                (!codes.is_empty()).then(|| of_others(&is_named))
            }
            ReferenceKind::Ranges => {
                let (context, year) = (&self.cube.dictionary().context, self.year?);
                let fits = |unit| {
                    against.ranges.iter().all(|(of, range)| {
                        let known = context.latest(unit, *of, year);
                        known.is_some_and(|(_, value)| range.contains(value))
                    })
                };
                (!against.ranges.is_empty()).then(|| of_others(&fits))
            }
        }
    }

    fn cluster(&self) -> Option<&Cluster> {
        cluster_asked(self.cube.dictionary(), self.setting, self.own)
    }

    pub(super) fn set(
        &self,
        kind: ReferenceKind,
        offers: Vec<Offer>,
        (by, left_out): (Vec<Characteristic>, Vec<Characteristic>),
        field: &Field<'_>,
    ) -> ReferenceSet {
        let units = self.units(kind).unwrap_or_default();
        let all = self.neighbourhood.as_ref().and_then(|it| it.distances().ok());
        let all = all.unwrap_or_default();
        let distance = |unit: UnitId| all.iter().find(|it| it.unit == unit).map(|it| it.distance);
        let mut members: Vec<Member> = units
            .iter()
            .map(|it| Member {
                unit: *it,
                school: field.named(*it),
                distance: distance(*it),
                row: None,
            })
            .collect();
        let far = |it: &Member| it.distance.unwrap_or(f64::INFINITY);
        members.sort_by(|a, b| far(a).total_cmp(&far(b)).then(a.unit.cmp(&b.unit)));
        let near: Vec<f64> = members.iter().filter_map(|it| it.distance).collect();
        let distances: Vec<f64> = all.iter().map(|it| it.distance).collect();
        let closeness = mean(&near).zip(mean(&distances)).filter(|(_, all)| *all > 0.0);
        let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        let cluster = self.cluster().filter(|_| kind == ReferenceKind::Cluster);
        let versions = cluster.map_or_else(Vec::new, |it| {
            self.cube.dictionary().versions_of(it).map(|it| it.code.clone()).collect()
        });
        ReferenceSet {
            versions,
            kind,
            offers,
            cluster: cluster.map(|it| Cluster { members: Vec::new(), ..it.clone() }),
            side_by_side: self.side_by_side(&members),
            members,
            candidates: count(all.len()),
            unknown: count(self.neighbourhood.as_ref().map_or(0, Neighbourhood::unknown)),
            by: if self.neighbourhood.is_some() { by } else { Vec::new() },
            left_out,
            rare: Vec::new(),
            closeness: closeness.map(|(near, all)| near / all),
        }
    }

    fn side_by_side(&self, members: &[Member]) -> Vec<SideBySide> {
        let Some(year) = self.year else { return Vec::new() };
        let units: Vec<UnitId> =
            std::iter::once(self.own).chain(members.iter().map(|it| it.unit)).collect();
        let rows = side_by_side(&self.cube.dictionary().context, &units, year);
        let row = |(characteristic, values): (Characteristic, Vec<LastSaid>)| {
            let (own, members) = values.split_first()?;
            let known = members.iter().flatten().map(|it| it.1).collect();
            let typical = typical(characteristic, known);
            let members = members.iter().take(SIDE_BY_SIDE_MAX).copied().collect();
            Some(SideBySide { characteristic, own: *own, typical, members })
        };
        rows.into_iter().filter_map(row).collect()
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The lower median, or of words the commonest, of equally common ones the first.
fn typical(of: Characteristic, mut known: Vec<u32>) -> Option<u32> {
    known.sort_unstable();
    if !matches!(of.spec().measure, Measure::Word(_)) {
        return known.get(known.len().checked_sub(1)? / 2).copied();
    }
    let runs = known.chunk_by(|one, two| one == two);
    runs.max_by_key(|run| (run.len(), std::cmp::Reverse(run[0]))).map(|run| run[0])
}
