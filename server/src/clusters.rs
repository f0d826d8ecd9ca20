//! Changing clusters: what an operator types becomes a list in the format of `intake`, and goes the
//! way of every file: looked at, checked, taken over, kept in the journal, undone.

use std::collections::{BTreeMap, BTreeSet};

use analysis::{
    AcademicYear, Cube,
    cluster::Cluster,
    context::Characteristic,
    territory::{UnitId, UnitKind},
    view::Range,
};
use app::text::{Locale, benchmark::characteristic};
use intake::CLUSTERS_HEADING;

use crate::{
    desk::Trouble,
    export::harmless,
    schools,
    typed::{needed, short},
};

/// The longest name of a cluster, reason, and name of who answers for it.
const LENGTHS_MAX: [usize; 3] = [100, 500, 200];

/// Schools that are to be compared with others than before.
#[derive(Clone, Debug)]
pub(crate) struct Moving {
    /// Which schools.
    pub(crate) schools: Which,
    /// The name of the cluster, one that is there or a new one.
    pub(crate) to: String,
    /// The first year it is so.
    pub(crate) since: AcademicYear,
    /// Why.
    pub(crate) reason: String,
    /// Who answers for the cluster; nothing leaves who did.
    pub(crate) manager: String,
}

/// Which schools are moved.
#[derive(Clone, Debug)]
pub(crate) enum Which {
    /// Those with these codes, as they were typed: apart by anything that is in no code.
    Listed(String),
    /// Those whose characteristics of the year lie within these bounds: the rule of the cluster.
    Within(BTreeMap<Characteristic, Range>),
}

/// A cluster as a list has it.
#[derive(Clone, Debug, Default)]
struct Listed {
    until: Option<AcademicYear>,
    rule: Option<String>,
    reasons: Vec<String>,
    manager: Option<String>,
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
    let [name_max, reason_max, manager_max] = LENGTHS_MAX;
    let to = needed(&moving.to, "name of the cluster", name_max)?;
    let reason = needed(&moving.reason, "reason", reason_max)?;
    let manager = short(&moving.manager, "manager", manager_max)?;
    let (schools, rule) = match &moving.schools {
        Which::Listed(typed) => (found(cube, typed)?, None),
        Which::Within(ranges) => (within(cube, ranges, moving.since)?, Some(spelled(ranges))),
    };
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
    let listed = all.entry(to).or_default();
    listed.schools.extend(schools);
    listed.rule = rule.or(listed.rule.take());
    listed.manager = Some(manager).filter(|it| !it.is_empty()).or(listed.manager.take());
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

/// The schools whose characteristics, as last told up to a year, lie within bounds. A school of which one
/// of them is unknown is in no such cluster.
fn within(
    cube: &Cube,
    ranges: &BTreeMap<Characteristic, Range>,
    year: AcademicYear,
) -> Result<BTreeSet<UnitId>, Trouble> {
    if ranges.is_empty() {
        return Err(Trouble::Invalid("a bound of some characteristic is needed".to_owned()));
    }
    let context = &cube.dictionary().context;
    let fits = |unit: &UnitId| {
        ranges.iter().all(|(of, range)| {
            context.latest(*unit, *of, year).is_some_and(|(_, value)| range.contains(value))
        })
    };
    let schools: BTreeSet<UnitId> = context.schools().iter().copied().filter(fits).collect();
    if schools.is_empty() {
        return Err(Trouble::Invalid(format!("no school is within these bounds up to {year}")));
    }
    Ok(schools)
}

/// «обучающихся: 100–400; населённый пункт: село», in the words of the data.
fn spelled(ranges: &BTreeMap<Characteristic, Range>) -> String {
    let bound = |(of, range): (&Characteristic, &Range)| {
        let value = |it: u32| characteristic::value(Locale::Ru, *of, it);
        let bounds = match (range.from, range.to) {
            (Some(from), Some(to)) if from == to => value(from),
            (Some(from), Some(to)) => format!("{}–{}", value(from), value(to)),
            (Some(from), None) => format!("от {}", value(from)),
            (None, Some(to)) => format!("до {}", value(to)),
            (None, None) => return String::new(),
        };
        format!("{}: {bounds}", characteristic::name(Locale::Ru, *of))
    };
    ranges.iter().map(bound).collect::<Vec<_>>().join("; ")
}

fn of_year(cube: &Cube, year: AcademicYear) -> BTreeMap<String, Listed> {
    cube.dictionary().clusters_in(year).map(listed).collect()
}

fn listed(cluster: &Cluster) -> (String, Listed) {
    let listed = Listed {
        until: cluster.until,
        rule: cluster.rule.clone(),
        reasons: cluster.reason.iter().cloned().collect(),
        manager: cluster.manager.clone(),
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
        let manager = harmless(listed.manager.as_deref().unwrap_or_default());
        for school in &listed.schools {
            let code = cube.territory().unit(*school).code.as_str();
            let row = [&harmless(name), code, &since, &until, &rule, &reason, &manager];
            rows.write_record(row)?;
        }
    }
    Ok(rows.into_inner()?)
}
