//! Changing clusters: what an operator types becomes a list in the format of `intake`, and goes the
//! way of every file: looked at, checked, taken over, kept in the journal, undone.

use std::collections::{BTreeMap, BTreeSet};

use analysis::{
    AcademicYear, Cube,
    cluster::Cluster,
    territory::{UnitId, UnitKind},
};

use intake::CLUSTERS_HEADING;

use crate::{desk::Trouble, export::harmless, schools, typed::needed};

/// The longest name of a cluster, and the longest reason.
const LENGTHS_MAX: [usize; 2] = [100, 500];

/// Schools that are to be compared with others than before.
#[derive(Clone, Debug)]
pub(crate) struct Moving {
    /// Codes of the schools, as they were typed: apart by anything that is in no code.
    pub(crate) schools: String,
    /// The name of the cluster, one that is there or a new one.
    pub(crate) to: String,
    /// The first year it is so.
    pub(crate) since: AcademicYear,
    /// Why.
    pub(crate) reason: String,
}

/// A cluster as a list has it.
#[derive(Clone, Debug, Default)]
struct Listed {
    until: Option<AcademicYear>,
    rule: Option<String>,
    reasons: Vec<String>,
    schools: BTreeSet<UnitId>,
}

/// The list of all clusters of a year, to be looked through, changed and given back.
pub(crate) fn list(cube: &Cube, year: AcademicYear) -> anyhow::Result<Vec<u8>> {
    written(cube, year, &of_year(cube, year))
}

/// The list of the clusters that the default rules make of what is known of schools up to a year.
pub(crate) fn by_default(cube: &Cube, year: AcademicYear) -> Result<Vec<u8>, Trouble> {
    let dictionary = cube.dictionary();
    if dictionary.clusters_in(year).next().is_some() {
        let problem = format!("clusters hold in {year} already: undo their import first");
        return Err(Trouble::Invalid(problem));
    }
    let made = dictionary.default_clusters(year);
    if made.is_empty() {
        let problem = "no eight schools of one kind have kind, settlement, pupils, parents, families \
                       and teachers told: import school context first";
        return Err(Trouble::Invalid(problem.to_owned()));
    }
    Ok(written(cube, year, &made.iter().map(listed).collect())?)
}

/// The list that moves schools: every cluster that a school leaves or comes to, whole.
pub(crate) fn moved(cube: &Cube, moving: &Moving) -> Result<Vec<u8>, Trouble> {
    let [name_max, reason_max] = LENGTHS_MAX;
    let to = needed(&moving.to, "name of the cluster", name_max)?;
    let reason = needed(&moving.reason, "reason", reason_max)?;
    let schools = found(cube, &moving.schools)?;
    let mut all = of_year(cube, moving.since);
    let mut touched = BTreeSet::from([to.clone()]);
    for (name, listed) in &mut all {
        let stays = listed.schools.difference(&schools).count();
        if stays == listed.schools.len() || *name == to {
            continue;
        }
        if stays == 0 {
            let problem = format!("«{name}» would be left without schools: keep one in it");
            return Err(Trouble::Invalid(problem));
        }
        listed.schools.retain(|it| !schools.contains(it));
        touched.insert(name.clone());
    }
    all.entry(to).or_default().schools.extend(schools);
    all.retain(|name, _| touched.contains(name));
    for listed in all.values_mut() {
        if !listed.reasons.contains(&reason) {
            listed.reasons.push(reason.clone());
        }
    }
    Ok(written(cube, moving.since, &all)?)
}

fn found(cube: &Cube, typed: &str) -> Result<BTreeSet<UnitId>, Trouble> {
    let apart = |it: char| it.is_whitespace() || matches!(it, ',' | ';');
    let mut schools = BTreeSet::new();
    for text in typed.split(apart).filter(|it| !it.is_empty()) {
        let code = schools::code(text)?;
        let unknown = || Trouble::Invalid(format!("there is no school with the code `{code}`"));
        schools.insert(cube.territory().find(UnitKind::School, code.as_str()).ok_or_else(unknown)?);
    }
    if schools.is_empty() {
        return Err(Trouble::Invalid("codes of schools are needed".to_owned()));
    }
    Ok(schools)
}

fn of_year(cube: &Cube, year: AcademicYear) -> BTreeMap<String, Listed> {
    cube.dictionary().clusters_in(year).map(listed).collect()
}

fn listed(cluster: &Cluster) -> (String, Listed) {
    let listed = Listed {
        until: cluster.until,
        rule: cluster.rule.clone(),
        reasons: cluster.reason.iter().cloned().collect(),
        schools: cluster.members.iter().copied().collect(),
    };
    (cluster.name.clone(), listed)
}

fn written(
    cube: &Cube,
    since: AcademicYear,
    all: &BTreeMap<String, Listed>,
) -> anyhow::Result<Vec<u8>> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    rows.write_record(CLUSTERS_HEADING)?;
    let since = since.to_string();
    for (name, listed) in all {
        let until = listed.until.map_or_else(String::new, |it| it.to_string());
        let rule = harmless(listed.rule.as_deref().unwrap_or_default());
        let reason = harmless(&listed.reasons.join("; "));
        for school in &listed.schools {
            let code = cube.territory().unit(*school).code.as_str();
            rows.write_record([&harmless(name), code, &since, &until, &rule, &reason])?;
        }
    }
    Ok(rows.into_inner()?)
}
