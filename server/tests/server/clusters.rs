//! Which schools are compared with each other: shown, moved, taken over as a list, undone.

use analysis::{AcademicYear, Policy};
use axum::http::StatusCode;

use crate::desk::{BEARER, COOKIE, OWN_PAGE, ask, desk, give};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const PERSON: [(&str, &str); 3] = [COOKIE, OWN_PAGE, FORM];

/// All schools of the data, in two clusters.
const LIST: &str = "cluster,school_code,since,until,rule,reason\n\
                    Town,0101,2022/23,,,\n\
                    Town,0102,2022/23,,,\n\
                    Village,0201,2022/23,,under 300 pupils,\n";

/// What stands in a year: each cluster with its first year and its schools.
async fn standing(store: &store::Store, year: &str) -> Vec<(String, String, Vec<String>)> {
    let cube = store.load_cube().await.unwrap().1;
    let year: AcademicYear = year.parse().unwrap();
    let code = |it: &u32| cube.territory().unit(*it).code.to_string();
    let cluster = |it: &analysis::cluster::Cluster| {
        let mut schools: Vec<String> = it.members.iter().map(code).collect();
        schools.sort();
        (it.name.clone(), it.since.to_string(), schools)
    };
    cube.dictionary().clusters_in(year).map(cluster).collect()
}

#[tokio::test]
async fn d7_an_operator_moves_a_school_sees_what_changes_and_can_undo_it() {
    let (router, store) = desk(Policy::Everything).await;
    // A list has no results: it is taken over all the same.
    let waiting = give(&router, "clusters.csv", LIST).await;
    let path = format!("/api/v1/imports/{}/take-over", waiting["id"].as_str().unwrap());
    let made = ask(&router, ("POST", &path), &[BEARER], "").await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text());

    let page = ask(&router, ("GET", "/data/clusters?year=2022/23"), &PERSON, "").await;
    for told in ["Town", "2\u{a0}schools", "Village", "under 300 pupils", "0201"] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let form = "schools=0102&to=Village&since=2023/24&reason=the+town+gave+it+up";
    let moved = ask(&router, ("POST", "/data/clusters"), &PERSON, form).await;
    let file = moved.header("location").to_owned();
    assert!(file.starts_with("/data/files/"), "{file}");
    let shown = ask(&router, ("GET", &file), &PERSON, "").await;
    for told in ["Town, 2023/24: 0 → 1", "Village, 2023/24: 0 → 2"] {
        assert!(shown.text().contains(told), "{told}: {}", shown.text());
    }
    let taken = ask(&router, ("POST", &format!("{file}/take-over")), &PERSON, "").await;
    assert!(taken.header("location").starts_with("/data?taken="), "{}", taken.header("location"));

    let named = |name: &str, since: &str, schools: &[&str]| {
        let schools: Vec<String> = schools.iter().map(ToString::to_string).collect();
        (name.to_owned(), since.to_owned(), schools)
    };
    let before =
        [named("Town", "2022/23", &["0101", "0102"]), named("Village", "2022/23", &["0201"])];
    let after =
        [named("Town", "2023/24", &["0101"]), named("Village", "2023/24", &["0102", "0201"])];
    assert_eq!(standing(&store, "2022/23").await, before, "the year before stays as it was");
    assert_eq!(standing(&store, "2023/24").await, after);
    let list = ask(&router, ("GET", "/data/clusters.csv?year=2023/24"), &PERSON, "").await;
    let row = "Village,0102,2023/24,,under 300 pupils,the town gave it up";
    assert!(list.text().contains(row), "{}", list.text());

    let batch = taken.header("location").trim_start_matches("/data?taken=").to_owned();
    let undo = format!("/data/batches/{batch}/undo");
    ask(&router, ("POST", &undo), &PERSON, "").await;
    assert_eq!(standing(&store, "2023/24").await, before);
}

#[tokio::test]
async fn what_cannot_be_moved_is_said_and_nothing_changes() {
    let (router, store) = desk(Policy::Everything).await;
    let waiting = give(&router, "clusters.csv", LIST).await;
    let path = format!("/api/v1/imports/{}/take-over", waiting["id"].as_str().unwrap());
    ask(&router, ("POST", &path), &[BEARER], "").await;
    for (form, why, russian) in [
        ("schools=0102&to=&since=2023/24&reason=x", "name", "нужно название кластера"),
        ("schools=0102&to=Village&since=2023/24&reason=", "reason", "нужна причина"),
        ("schools=&to=Village&since=2023/24&reason=x", "codes", "нужны коды школ"),
        ("schools=9999&to=Village&since=2023/24&reason=x", "9999", "школы с кодом «9999» нет"),
        (
            "schools=0201&to=Town&since=2023/24&reason=x",
            "without",
            "кластер «Village» остался бы без школ",
        ),
        ("schools=0102&to=Village&since=someday&reason=x", "year", "нужен учебный год"),
    ] {
        let refused = ask(&router, ("POST", "/data/clusters"), &PERSON, form).await;
        let location = refused.header("location");
        assert!(location.starts_with("/data?not=") && location.contains(why), "{form}: {location}");
        let reader = [("cookie", COOKIE.1.replace("lang=en", "lang=ru"))];
        let reader = reader.each_ref().map(|it| (it.0, it.1.as_str()));
        let page = ask(&router, ("GET", location), &reader, "").await;
        assert!(page.text().contains(russian), "{form}: {}", page.text());
    }
    assert_eq!(standing(&store, "2023/24").await.len(), 2);
}

#[tokio::test]
async fn only_the_operator_changes_clusters() {
    let (router, _store) = desk(Policy::Everything).await;
    for address in
        [("GET", "/data/clusters"), ("GET", "/data/clusters.csv"), ("POST", "/data/clusters")]
    {
        let refused = ask(&router, address, &[OWN_PAGE, FORM], "").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{address:?}");
    }
}
