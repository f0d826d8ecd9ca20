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
    for told in ["Town, 2023/24: 2 → 1", "Village, 2023/24: 1 → 2"] {
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

/// What is known of eight village schools, and of a ninth all but its size.
fn context() -> String {
    let told = [
        ("kind", "school"),
        ("settlement", "village"),
        ("pupils", "50"),
        ("parents_higher", "20"),
        ("families_incomplete", "10"),
        ("families_low_income", "10"),
        ("teachers_category", "40"),
    ];
    let mut list = String::from("school_code,year,indicator,value\n");
    for school in 1..=9 {
        for (name, value) in told.iter().filter(|it| school < 9 || it.0 != "pupils") {
            list.push_str(&format!("09{school:02},2022/23,{name},{value}\n"));
        }
    }
    list
}

#[tokio::test]
async fn d7_the_operator_has_the_default_rules_make_clusters_of_a_year_looks_and_can_undo_it() {
    let (router, store) = desk(Policy::Everything).await;
    let ask_rules = "default=1&since=2022/23";
    let refused = ask(&router, ("POST", "/data/clusters"), &PERSON, ask_rules).await;
    let reader = [("cookie", COOKIE.1.replace("lang=en", "lang=ru"))];
    let reader = reader.each_ref().map(|it| (it.0, it.1.as_str()));
    let page = ask(&router, ("GET", refused.header("location")), &reader, "").await;
    assert!(page.text().contains("сначала загрузите контекст школ"), "{}", page.text());

    let waiting = give(&router, "context.csv", &context()).await;
    let path = format!("/api/v1/imports/{}/take-over", waiting["id"].as_str().unwrap());
    let taken = ask(&router, ("POST", &path), &[BEARER], "").await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
    let page = ask(&router, ("GET", "/data/clusters?year=2022/23"), &PERSON, "").await;
    assert!(page.text().contains("Make clusters by the default rules"), "{}", page.text());
    let made = ask(&router, ("POST", "/data/clusters"), &PERSON, ask_rules).await;
    let file = made.header("location").to_owned();
    assert!(file.starts_with("/data/files/"), "{file}");
    assert_eq!(standing(&store, "2022/23").await, [], "looked at first");
    let shown = ask(&router, ("GET", &file), &PERSON, "").await;
    // All eight are small, in villages, and their conditions do not differ.
    let name = "школы, село, до 100 учеников, условия средние";
    assert!(shown.text().contains(&format!("{name}, 2022/23: 0 → 8")), "{}", shown.text());
    let taken = ask(&router, ("POST", &format!("{file}/take-over")), &PERSON, "").await;
    let location = taken.header("location").to_owned();
    assert!(location.starts_with("/data?taken="), "{location}");
    let schools: Vec<String> = (1..=8).map(|it| format!("09{it:02}")).collect();
    let expected = [(name.to_owned(), "2022/23".to_owned(), schools)];
    assert_eq!(standing(&store, "2022/23").await, expected);
    assert_eq!(standing(&store, "2023/24").await, [], "frozen for its year");

    let again = ask(&router, ("POST", "/data/clusters"), &PERSON, ask_rules).await;
    let page = ask(&router, ("GET", again.header("location")), &reader, "").await;
    assert!(page.text().contains("в 2022/23 кластеры уже есть"), "{}", page.text());
    let batch = location.trim_start_matches("/data?taken=");
    ask(&router, ("POST", &format!("/data/batches/{batch}/undo")), &PERSON, "").await;
    assert_eq!(standing(&store, "2022/23").await, []);
}

#[tokio::test]
async fn d7_a_rule_makes_a_cluster_with_its_manager_and_an_earlier_list_stays() {
    let (router, store) = desk(Policy::Everything).await;
    let waiting = give(&router, "context.csv", &context()).await;
    let path = format!("/api/v1/imports/{}/take-over", waiting["id"].as_str().unwrap());
    ask(&router, ("POST", &path), &[BEARER], "").await;
    let made = async |form: &str| {
        let staged = ask(&router, ("POST", "/data/clusters"), &PERSON, form).await;
        let file = staged.header("location").to_owned();
        assert!(file.starts_with("/data/files/"), "{file}");
        let taken = ask(&router, ("POST", &format!("{file}/take-over")), &PERSON, "").await;
        assert!(
            taken.header("location").starts_with("/data?taken="),
            "{}",
            taken.header("location")
        );
    };
    let decided = "to=Small&since=2022/23&reason=decision+7";
    // Eight schools have 50 pupils, of the ninth the number is unknown.
    made(&format!("rule=1&pupils_to=99&settlement=village&manager=District+office&{decided}"))
        .await;
    let names = |all: Vec<(String, String, Vec<String>)>| {
        all.into_iter().map(|it| (it.0, it.2.len())).collect::<Vec<_>>()
    };
    assert_eq!(names(standing(&store, "2022/23").await), [("Small".to_owned(), 8)]);
    let page = ask(&router, ("GET", "/data/clusters?year=2022/23"), &PERSON, "").await;
    for told in ["District office", ": село", "до 99", "decision 7"] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    assert!(!page.text().contains("id=\"earlier\""), "there is one list only");

    made("schools=0909&to=Small&since=2022/23&reason=size+told").await;
    assert_eq!(names(standing(&store, "2022/23").await), [("Small".to_owned(), 9)]);
    let page = ask(&router, ("GET", "/data/clusters?year=2022/23"), &PERSON, "").await;
    assert!(page.text().contains("id=\"earlier\""), "the list before is told: {}", page.text());
    for (form, why) in [
        ("rule=1", "bound"),
        ("rule=1&pupils_from=many", "bound"),
        ("rule=1&pupils_from=4000", "within"),
    ] {
        let refused =
            ask(&router, ("POST", "/data/clusters"), &PERSON, &format!("{form}&{decided}")).await;
        let location = refused.header("location");
        assert!(location.starts_with("/data?not=") && location.contains(why), "{form}: {location}");
    }
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
