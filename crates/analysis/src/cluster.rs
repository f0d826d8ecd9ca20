//! Clusters: schools that can fairly be compared, because their conditions are alike.
//!
//! A cluster is data: made by hand or by the default rules ([`by_default`]), with the years it is
//! valid in, so that last year's verdict can be reproduced. Whoever puts a school elsewhere says
//! why.

use serde::{Deserialize, Serialize};

use crate::{
    code::Code, dictionary::Dictionary, dimension::Dimension, territory::UnitId, view::View,
    year::AcademicYear,
};

mod default;
#[cfg(test)]
mod tests;

pub(crate) use default::INDEX;
pub use default::{SCHOOLS_MIN, by_default, schools_of};

/// Schools to be compared with each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cluster {
    /// Stable name.
    pub code: Code,
    /// Name in the data's own language.
    pub name: String,
    /// The rule it was made by; none if it was made by hand.
    pub rule: Option<String>,
    /// Why it differs from the rule, if somebody changed it.
    pub reason: Option<String>,
    /// Who answers for it: an office or a contact, in words.
    #[serde(default)]
    pub manager: Option<String>,
    /// The first year it is valid in.
    pub since: AcademicYear,
    /// The last one; none while it is valid.
    pub until: Option<AcademicYear>,
    /// Its schools.
    pub members: Vec<UnitId>,
}

impl Cluster {
    /// Whether it is valid in a year.
    pub fn holds_in(&self, year: AcademicYear) -> bool {
        self.since <= year && self.until.is_none_or(|until| year <= until)
    }
}

impl Dictionary {
    /// Gives the schools of context and clusters other numbers: the position of the old one in
    /// `ids` tells the new one.
    pub fn renumber_schools(&mut self, ids: &[UnitId]) {
        self.context = self.context.renumbered(ids);
        for cluster in &mut self.clusters {
            let known = cluster.members.iter().filter_map(|it| ids.get(*it as usize).copied());
            cluster.members = known.collect();
            cluster.members.sort_unstable();
        }
    }

    /// The cluster a person calls `text`: by its code, or by its name, of several the latest.
    pub fn cluster(&self, text: &str) -> Option<&Cluster> {
        let called = |it: &&Cluster| it.name.to_lowercase() == text.trim().to_lowercase();
        let by_code = self.clusters.iter().find(|it| it.code.as_str() == text);
        by_code.or_else(|| self.clusters.iter().rev().find(called))
    }

    /// The cluster a view is filtered to, if it is to one.
    pub(crate) fn cluster_of_view(&self, view: &View) -> Option<&Cluster> {
        self.cluster(view.only(Dimension::Cluster)?)
    }

    /// The year whose clusters a view is about: the chosen one, else the latest that there are.
    pub(crate) fn year_of_view(&self, view: &View) -> Option<AcademicYear> {
        let chosen = view.only(Dimension::Year).and_then(|it| it.parse().ok());
        chosen.or_else(|| self.year_of_clusters())
    }

    /// The latest year that some cluster is known to be valid in.
    fn year_of_clusters(&self) -> Option<AcademicYear> {
        self.clusters.iter().map(|it| it.until.unwrap_or(it.since)).max()
    }

    /// The clusters that are valid in a year. A list of the same name takes the place of another from
    /// its first year on; of two of the same first year the one that was told last.
    pub fn clusters_in(&self, year: AcademicYear) -> impl Iterator<Item = &Cluster> {
        self.places_of_clusters(year).filter_map(|it| self.clusters.get(it))
    }

    /// Every list of this name and first year, in the order they were told: a list that was told anew
    /// stands beside those before it, so that what was said by them can be said again.
    pub fn versions_of(&self, cluster: &Cluster) -> impl Iterator<Item = &Cluster> {
        let named = (cluster.name.clone(), cluster.since);
        self.clusters.iter().filter(move |it| it.name == named.0 && it.since == named.1)
    }

    /// The cluster of a school in a year by the list that `code` names, where the school stood in it.
    pub fn cluster_by(&self, code: &str, school: UnitId, year: AcademicYear) -> Option<&Cluster> {
        let is_named = |it: &&Cluster| it.code.as_str() == code && it.holds_in(year);
        self.clusters.iter().find(is_named).filter(|it| it.members.contains(&school))
    }

    /// The same by their places in the list.
    pub(crate) fn places_of_clusters(&self, year: AcademicYear) -> impl Iterator<Item = usize> {
        let all = &self.clusters;
        let is_replaced = move |at: usize| {
            let mut others = all.iter().enumerate();
            others.any(|(other, it)| {
                it.name == all[at].name
                    && it.holds_in(year)
                    && (it.since, other) > (all[at].since, at)
            })
        };
        let stands = move |it: &usize| all[*it].holds_in(year) && !is_replaced(*it);
        (0..all.len()).filter(stands)
    }

    /// The cluster of a school in a year; of several the one that came last.
    pub fn cluster_of(&self, school: UnitId, year: AcademicYear) -> Option<&Cluster> {
        self.clusters_in(year).filter(|it| it.members.contains(&school)).last()
    }
}
