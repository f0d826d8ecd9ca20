//! Clusters of schools, as a page, as a list, and moving schools as a form.

use std::collections::BTreeMap;

use analysis::{AcademicYear, Cube, View, context::Characteristic, view::Range};
use anyhow::Context;
use app::desk::{
    Page,
    clusters::{BY_DEFAULT, BY_RULE, Changed, Cluster, Clusters},
};
use axum::{
    Form,
    extract::{Query, Request, State},
    http::header,
    response::{IntoResponse, Response},
};
use intake::Harvest;

use super::{
    back, failed,
    form::{Words, word},
    redirect_to, render,
};
use crate::{
    clusters::{self, Moving, Which},
    desk::Trouble,
    knowledge,
    state::Server,
};

/// The clusters of a year.
pub(super) async fn page(
    State(server): State<Server>,
    Query(words): Query<Words>,
    request: Request,
) -> Response {
    let clusters = shown(&server, &words);
    render(&server, request, Page::Clusters(Box::new(clusters))).await
}

fn shown(server: &Server, words: &Words) -> Clusters {
    let edition = server.live.now();
    let cube = edition.cube.get();
    let (dictionary, territory) = (cube.dictionary(), cube.territory());
    let mut years = cube.years();
    years.reverse();
    let schools = word(words, "school").to_owned();
    let Some(year) = asked(&years, words) else {
        return Clusters { schools, ..Clusters::default() };
    };
    let schools_of = |it: &analysis::cluster::Cluster| {
        let units = it.members.iter().map(|it| territory.unit(*it));
        let mut schools: Vec<(String, String)> =
            units.map(|it| (it.code.to_string(), it.name.clone())).collect();
        schools.sort();
        schools
    };
    let cluster = |it: &analysis::cluster::Cluster| Cluster {
        name: it.name.clone(),
        years: [it.since.to_string(), it.until.map_or_else(String::new, |it| it.to_string())],
        rule: it.rule.clone().unwrap_or_default(),
        reason: it.reason.clone().unwrap_or_default(),
        manager: it.manager.clone().unwrap_or_default(),
        schools: schools_of(it),
    };
    let standing: Vec<_> = dictionary.clusters_in(year).collect();
    let earlier = standing
        .iter()
        .flat_map(|it| dictionary.versions_of(it).filter(move |other| other.code != it.code));
    let known = &dictionary.context;
    let is_told = |of: &Characteristic| {
        known.schools().iter().any(|unit| known.latest(*unit, *of, year).is_some())
    };
    Clusters {
        all: standing.iter().map(|it| cluster(it)).collect(),
        earlier: earlier.filter(|it| it.holds_in(year)).map(cluster).collect(),
        characteristics: Characteristic::ALL.iter().copied().filter(is_told).collect(),
        years: years.iter().map(ToString::to_string).collect(),
        year: year.to_string(),
        schools,
    }
}

/// The year an address names, else the latest.
fn asked(years: &[AcademicYear], words: &Words) -> Option<AcademicYear> {
    word(words, "year").parse().ok().or_else(|| years.first().copied())
}

/// The clusters of a year as a list.
pub(super) async fn list(State(server): State<Server>, Query(words): Query<Words>) -> Response {
    let edition = server.live.now();
    let cube = edition.cube.get();
    let year = asked(&cube.years(), &words).context("there are no data");
    match year.and_then(|it| Ok((it, clusters::list(cube, it)?))) {
        Ok((year, list)) => {
            let name = file_name(year);
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
            ];
            (headers, list).into_response()
        }
        Err(error) => failed(&error),
    }
}

fn file_name(year: AcademicYear) -> String {
    format!("clusters-{}.csv", year.to_string().replace('/', "-"))
}

/// How many schools each cluster of a file has now and would have.
pub(super) fn changed(cube: &Cube, harvest: &Harvest) -> Vec<Changed> {
    // By the name, as it is the name that a list takes the place of.
    let now = |of: &analysis::cluster::Cluster| {
        let known = cube.dictionary().clusters_in(of.since).find(|it| it.name == of.name);
        known.map_or(0, |it| it.members.len())
    };
    let changed = |it: &analysis::cluster::Cluster| {
        (format!("{}, {}", it.name, it.since), [now(it), it.members.len()])
    };
    harvest.batch.dictionary.clusters.iter().map(changed).collect()
}

/// Puts the list that moves schools, or that of the default rules, on the desk, where it waits like any
/// file.
pub(super) async fn moved(State(server): State<Server>, Form(words): Form<Words>) -> Response {
    match staged(&server, &words).await {
        Ok(id) => redirect_to(&format!("/data/files/{id}")),
        Err(trouble) => back(Err(trouble)),
    }
}

/// The bounds of characteristics among the fields of a form, spelled as in an address.
fn bounds(words: &Words) -> Result<BTreeMap<Characteristic, Range>, Trouble> {
    let is_bound = |key: &str| {
        let end = key.strip_suffix("_from").or_else(|| key.strip_suffix("_to"));
        end.unwrap_or(key).parse::<Characteristic>().is_ok()
    };
    let pairs = words.iter().filter(|(key, _)| is_bound(key));
    let (view, ignored) =
        View::from_pairs(pairs.map(|(key, value)| (key.as_str(), value.as_str())));
    match ignored.first() {
        Some(it) => Err(Trouble::Invalid(format!("a bound of {} cannot be read", it.key))),
        None => Ok(view.against.ranges),
    }
}

async fn staged(server: &Server, words: &Words) -> Result<String, Trouble> {
    let no_year = |_| Trouble::Invalid("a school year such as 2025/26 is needed".to_owned());
    let since: AcademicYear = word(words, "since").parse().map_err(no_year)?;
    let [typed, to, reason, manager] =
        ["schools", "to", "reason", "manager"].map(|it| word(words, it).to_owned());
    let schools = match word(words, BY_RULE) {
        "" => Which::Listed(typed),
        _ => Which::Within(bounds(words)?),
    };
    let list = {
        let edition = server.live.now();
        let cube = edition.cube.get();
        match word(words, BY_DEFAULT) {
            "" => clusters::moved(cube, &Moving { schools, to, since, reason, manager })?,
            _ => clusters::by_default(cube, since)?,
        }
    };
    let known = knowledge::known(server.live.store()).await?;
    let name = file_name(since);
    let staged = server.desk.put(name, list.into(), server.pupil_rows, known).await?;
    Ok(staged.first().context("a list yields a file")?.id.clone())
}
