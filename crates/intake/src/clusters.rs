//! Clusters made by hand: one row per cluster and school.
//!
//! Whoever answers for a district may say which schools are compared with each other. Such a list is
//! a file like any other: it is checked, taken over with the operator's word, kept in the journal and
//! can be undone. A cluster has the years it holds in, so that a later list leaves the verdicts of
//! earlier years as they are; and a school that was put elsewhere than a rule would have it has a
//! reason.

use std::collections::{BTreeMap, BTreeSet};

use analysis::{
    AcademicYear, Batch, Dictionary, Pupils, cluster::Cluster, code::Code, territory::UnitId,
};

use crate::{
    Format, Harvest, Unreadable,
    atlas::{Atlas, Sighting, Spot},
    header::Header,
    long,
    problem::Rejected,
    spelling::{self, AsSpelled},
    table::{Row, Table},
};

const CLUSTER: [&str; 2] = ["cluster", "кластер"];
const SINCE: [&str; 2] = ["since", "с_года"];
const UNTIL: [&str; 2] = ["until", "по_год"];
const RULE: [&str; 2] = ["rule", "правило"];
const REASON: [&str; 2] = ["reason", "причина"];
const MANAGER: [&str; 2] = ["manager", "ответственный"];

/// The heading of such a file, as the program writes one.
pub const CLUSTERS_HEADING: [&str; 7] =
    [CLUSTER[0], "school_code", SINCE[0], UNTIL[0], RULE[0], REASON[0], MANAGER[0]];

/// Whether this is the heading of such a file.
pub(crate) fn claims(header: &Header) -> bool {
    Columns::of(header).is_some()
}

/// Reads such a file.
pub(crate) fn read(table: Table<'_>) -> Result<Harvest, Unreadable> {
    let Some(columns) = Columns::of(table.header()) else { return Err(Unreadable::Empty) };
    let mut reading = Reading {
        columns,
        atlas: Atlas::default(),
        clusters: BTreeMap::new(),
        seen: BTreeMap::new(),
    };
    let passed = table.pass(|row| reading.take(row));
    let Reading { atlas, clusters, .. } = reading;
    let spots = clusters.values().flat_map(|it| it.schools.iter().copied());
    let (units, positions) = atlas.finish(spots, &AsSpelled);
    let clusters = clusters.into_iter().map(|(named, known)| cluster(named, known, &positions));
    let mut clusters: Vec<Cluster> = clusters.collect();
    tell_apart(&mut clusters);
    let dictionary = Dictionary { clusters, ..Dictionary::default() };
    Ok(Harvest {
        file: String::new(),
        format: Format::Clusters,
        shape: None,
        batch: Batch { dictionary, units, ..Batch::default() },
        origins: Vec::new(),
        sheets: Vec::new(),
        pupils: Pupils::default(),
        problems: passed.problems.kept,
        problems_total: passed.problems.total,
        rows_read: passed.rows_read,
        rows_rejected: passed.rows_rejected,
    })
}

#[expect(clippy::cast_possible_truncation, reason = "a file has far fewer units than 2^32")]
fn cluster((name, since): Named, known: Known, positions: &[usize]) -> Cluster {
    let mut members: Vec<UnitId> =
        known.schools.iter().map(|it| positions[*it as usize] as UnitId).collect();
    members.sort_unstable();
    Cluster {
        // The year is part of the code: a later list is another cluster.
        code: Code::spelled(&format!("{}-{name}", since.first_september())),
        name,
        rule: known.rule,
        reason: (!known.reasons.is_empty()).then(|| known.reasons.join("; ")),
        manager: known.manager,
        since,
        until: known.until,
        members,
    }
}

/// Names that differ in nothing a code can spell («Город 1», «Город-1») are clusters of their own.
fn tell_apart(clusters: &mut [Cluster]) {
    let mut taken: BTreeSet<Code> = BTreeSet::new();
    for cluster in clusters {
        let plain = cluster.code.clone();
        let mut number = 1;
        while !taken.insert(cluster.code.clone()) {
            number += 1;
            cluster.code = plain.numbered(number);
        }
    }
}

struct Columns {
    cluster: usize,
    code: usize,
    since: usize,
    until: Option<usize>,
    rule: Option<usize>,
    reason: Option<usize>,
    manager: Option<usize>,
}

impl Columns {
    fn of(header: &Header) -> Option<Self> {
        let find = |names: &[&str]| names.iter().find_map(|it| header.find(it));
        Some(Self {
            cluster: find(&CLUSTER)?,
            code: find(long::school_code_names())?,
            since: find(&SINCE)?,
            until: find(&UNTIL),
            rule: find(&RULE),
            reason: find(&REASON),
            manager: find(&MANAGER),
        })
    }
}

type Named = (String, AcademicYear);

/// What the rows say of one cluster.
struct Known {
    until: Option<AcademicYear>,
    rule: Option<String>,
    reasons: Vec<String>,
    manager: Option<String>,
    schools: Vec<Spot>,
}

struct Reading {
    columns: Columns,
    atlas: Atlas,
    clusters: BTreeMap<Named, Known>,
    /// In which cluster and line a school was seen, by the first year of the cluster.
    seen: BTreeMap<(Spot, AcademicYear), (String, u64)>,
}

impl Reading {
    fn take(&mut self, row: &Row<'_>) -> Result<(), Rejected> {
        let at = &self.columns;
        let name = row.filled(at.cluster, "the name of the cluster")?;
        let code = row.filled(at.code, "the code of the school: by it the years are joined")?;
        let year = |column: usize| {
            spelling::academic_year(row.text(column)).ok_or_else(|| {
                row.problem(column, "a school year such as 2023/24, or 2024 for the same")
            })
        };
        let since = year(at.since)?;
        let filled = |column: Option<usize>| column.filter(|it| !row.text(*it).trim().is_empty());
        let until = filled(at.until).map(year).transpose()?;
        if let Some((column, until)) = at.until.zip(until)
            && until < since
        {
            return Err(row.problem(column, format!("{since} or a later year")).into());
        }
        let said = |column: Option<usize>| filled(column).map(|it| row.text(it).trim().to_owned());
        let school = self.atlas.school(code);
        if let Some((other, line)) = self.seen.get(&(school, since)) {
            let expected = format!("a school in one cluster only; line {line} has it in «{other}»");
            return Err(row.problem(at.code, expected).into());
        }
        let known = self.clusters.get(&(name.to_owned(), since));
        if let Some(known) = known.filter(|it| it.until != until) {
            let expected = match known.until {
                Some(it) => format!("{it}, as in the rows of this cluster before"),
                None => "nothing, as in the rows of this cluster before".to_owned(),
            };
            return Err(row.problem(at.until.unwrap_or(at.since), expected).into());
        }
        let sighting =
            Sighting { year: since.ends_in(), parent: None, is_vague: false, name: "", place: "" };
        self.atlas.see(school, &sighting);
        let (rule, reason, manager) = (said(at.rule), said(at.reason), said(at.manager));
        self.seen.insert((school, since), (name.to_owned(), row.line));
        let blank =
            || Known { until, rule: None, reasons: Vec::new(), manager: None, schools: Vec::new() };
        let known = self.clusters.entry((name.to_owned(), since)).or_insert_with(blank);
        known.schools.push(school);
        known.rule = known.rule.take().or(rule);
        known.manager = known.manager.take().or(manager);
        known.reasons.extend(reason.filter(|it| !known.reasons.contains(it)));
        Ok(())
    }
}
