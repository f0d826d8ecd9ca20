//! Errors that must be accepted, and which school is which.

use std::time::Duration;

use analysis::Policy;
use axum::http::StatusCode;

use crate::{
    common::{Answer, LATER, RESULTS},
    desk::{BEARER, COOKIE, OWN_PAGE, ask, desk, give},
};

#[tokio::test]
async fn errors_of_checks_are_accepted_or_the_file_waits() {
    let (router, store) = desk(Policy::Everything).await;
    let heading = RESULTS.lines().next().unwrap();
    let mixed = format!("{LATER}2024,ВПР,Математика,5,Приречье,Южный,0202,Малая,много,,,,\n");
    assert!(mixed.starts_with(heading));
    let id = give(&router, "mixed.csv", &mixed).await["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/imports/{id}/take-over");
    let refused = ask(&router, ("POST", &path), &[BEARER], "").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    // The row, and that it is more than a tenth of all.
    assert!(refused.text().contains("2 rules found errors"), "{}", refused.text());
    let person = [COOKIE, OWN_PAGE, ("content-type", "application/x-www-form-urlencoded")];
    let page = ask(&router, ("GET", &format!("/data/files/{id}")), &person, "").await;
    assert!(page.text().contains("name=\"accept_errors\""), "{}", page.text());
    let form = format!("/data/files/{id}/take-over");
    let refused = ask(&router, ("POST", &form), &person, "").await;
    assert!(refused.header("location").starts_with("/data?not="), "{:?}", refused.headers);
    assert_eq!(store.batches().await.unwrap().len(), 1);
    let taken = ask(&router, ("POST", &form), &person, "accept_errors=1").await;
    assert_eq!(taken.header("location"), "/data?taken=2");
}

/// What takes over without being asked about each file.
pub(crate) const GUARDED: [(&str, &str); 2] =
    [("GET", "/api/v1/imports/take-over"), ("POST", "/api/v1/imports/take-over")];

/// The lyceum under the code of the next year.
const RECODED: &str = "\
year,procedure,subject,grade,region,municipality,school_code,school,participants,level_1,level_2,level_3,level_4
2025,ВПР,Математика,5,Приречье,Южный,0299,МБОУ Лицей «Исток»,30,0,4,18,8
";

#[tokio::test]
async fn a_program_takes_over_all_of_which_nothing_is_to_be_decided() {
    let (router, store) = desk(Policy::Everything).await;
    give(&router, "later.csv", LATER).await;
    give(&router, "recoded.csv", RECODED).await;
    let path = "/api/v1/imports/take-over";
    let begun = ask(&router, ("POST", path), &[BEARER], "").await;
    assert_eq!(begun.status, StatusCode::ACCEPTED, "{}", begun.text());
    let left = loop {
        let told = ask(&router, ("GET", path), &[BEARER], "").await.json();
        if told["running"] == false {
            break told["waiting"].clone();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    assert_eq!((left, store.batches().await.unwrap().len()), (1.into(), 2));
}

#[tokio::test]
async fn all_of_which_nothing_is_to_be_decided_are_taken_over_at_once() {
    let (router, store) = desk(Policy::Everything).await;
    let other = LATER.replace("2024,", "2022,");
    let mixed = format!("{LATER}2024,ВПР,Математика,5,Приречье,Южный,0202,Малая,много,,,,\n");
    let files = [("later.csv", LATER), ("mixed.csv", &mixed), ("recoded.csv", RECODED)];
    for (name, text) in files.into_iter().chain([("other.csv", other.as_str())]) {
        give(&router, name, text).await;
    }
    let person = [COOKIE, OWN_PAGE];
    let page = ask(&router, ("GET", "/data"), &person, "").await;
    assert!(page.text().contains("action=\"/data/files/take-over\""), "{}", page.text());
    let begun = ask(&router, ("POST", "/data/files/take-over"), &person, "").await;
    assert_eq!(begun.header("location"), "/data");
    let page = ask(&router, ("GET", "/data"), &person, "").await;
    assert!(page.text().contains("not compared yet"), "{}", page.text());
    while ask(&router, ("GET", "/data"), &person, "").await.text().contains("<progress max") {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let taken: Vec<_> = store.batches().await.unwrap().into_iter().map(|it| it.file_name).collect();
    assert_eq!(taken, ["other.csv", "later.csv", "results.csv"], "the latest first");
    let waiting = ask(&router, ("GET", "/api/v1/imports"), &[BEARER], "").await.json();
    let waiting: Vec<_> = waiting.as_array().unwrap().iter().map(|it| &it["file"]).collect();
    assert_eq!(waiting, ["mixed.csv", "recoded.csv"], "an error, and a doubtful school");
}

#[tokio::test]
async fn f7_a_doubtful_school_is_decided_remembered_and_taken_back() {
    let (router, store) = desk(Policy::Everything).await;
    let waiting = give(&router, "recoded.csv", RECODED).await;
    let schools = &waiting["schools"];
    assert_eq!((&schools["doubtful"], &schools["new"]), (&1.into(), &0.into()));
    let doubt = &schools["doubts"][0];
    assert_eq!(
        (&doubt["code"], &doubt["suggestions"][0]["code"]),
        (&"0299".into(), &"0201".into())
    );
    assert_eq!(doubt["suggestions"][0]["reason"], "same_name");

    let id = waiting["id"].as_str().unwrap();
    let person = [COOKIE, OWN_PAGE, ("content-type", "application/x-www-form-urlencoded")];
    let page = ask(&router, ("GET", &format!("/data/files/{id}")), &person, "").await;
    assert!(page.text().contains("value=\"=0201\""), "{}", page.text());
    let decide = format!("/data/files/{id}/schools");
    let decided = ask(&router, ("POST", &decide), &person, "school.0299=%3D0201").await;
    assert_eq!(decided.header("location"), format!("/data/files/{id}"));
    let waiting = ask(&router, ("GET", &format!("/api/v1/imports/{id}")), &[BEARER], "").await;
    let schools = &waiting.json()["schools"];
    assert_eq!((&schools["doubtful"], &schools["decided"]), (&0.into(), &1.into()));

    let path = format!("/api/v1/imports/{id}/take-over");
    assert_eq!(ask(&router, ("POST", &path), &[BEARER], "").await.status, StatusCode::OK);
    let years = "/api/v1/query?indicator=participants&by=year&subject=matematika&school=0201";
    let rows = |answer: Answer| {
        let answer = answer.json();
        let rows = answer["rows"].as_array().unwrap();
        rows.iter().filter(|it| it["value"].is_number()).count()
    };
    assert_eq!(rows(ask(&router, ("GET", years), &[], "").await), 3, "one school, three years");

    let all = ask(&router, ("GET", "/api/v1/identities"), &[BEARER], "").await.json();
    assert_eq!((&all[0]["code"], &all[0]["same_as"]), (&"0299".into(), &"0201".into()));
    let listed = ask(&router, ("GET", "/data/schools"), &person, "").await;
    assert!(listed.text().contains("/data/schools/1/undo"), "{}", listed.text());
    let undone = ask(&router, ("POST", "/api/v1/identities/1/undo"), &[BEARER], "").await;
    assert_eq!(undone.status, StatusCode::NO_CONTENT);
    assert_eq!(rows(ask(&router, ("GET", years), &[], "").await), 2);
    assert!(store.identities().await.unwrap()[0].undone.is_some());
}

#[tokio::test]
async fn joining_duplicates_is_looked_at_first() {
    let (router, store) = desk(Policy::Everything).await;
    let asked = |dry_run: bool, same_as: &str| {
        format!("{{\"code\":\"0202\",\"same_as\":\"{same_as}\",\"dry_run\":{dry_run}}}")
    };
    let json = [BEARER, ("content-type", "application/json")];
    let post = ("POST", "/api/v1/identities");
    let meant = ask(&router, post, &json, &asked(true, "0201")).await.json();
    // Both have mathematics of both years.
    assert_eq!((&meant["cells"], &meant["shared"]), (&2.into(), &2.into()));
    assert_eq!((&meant["changed"], &meant["decided"]), (&2.into(), &false.into()));
    assert!(store.identities().await.unwrap().is_empty());
    let page = ask(&router, ("GET", "/data/schools?code=0202&same_as=0201"), &[BEARER], "").await;
    assert!(page.text().contains("Малая, 0202: 2022/23, 2023/24"), "{}", page.text());
    let refused = ask(&router, post, &json, &asked(false, "nowhere")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let decided = ask(&router, post, &json, &asked(false, "0201")).await;
    assert_eq!(decided.json()["decided"], true);
}

#[tokio::test]
async fn f7_an_old_address_of_a_joined_school_opens_the_joined_one_until_they_are_apart() {
    let (router, _) = desk(Policy::Everything).await;
    let page = async || {
        let asked = "/explore?procedure=vpr&subject=matematika&year=2023/24&school=0202";
        ask(&router, ("GET", asked), &[], "").await.text().to_owned()
    };
    let queried = async || {
        let asked = "/api/v1/query?indicator=participants&by=school&subject=matematika\
                     &year=2023/24&school=0202";
        ask(&router, ("GET", asked), &[], "").await.json()["rows"][0].clone()
    };
    let of_name = |html: &str, name: &str| {
        let heading = html.split("page__title").nth(1).unwrap();
        heading.split("</h1>").next().unwrap().contains(name)
    };
    assert!(of_name(&page().await, "Малая"));
    let json = [BEARER, ("content-type", "application/json")];
    let join = "{\"code\":\"0202\",\"same_as\":\"0201\"}";
    let joined = ask(&router, ("POST", "/api/v1/identities"), &json, join).await;
    assert_eq!(joined.json()["decided"], true, "{}", joined.text());
    let html = page().await;
    assert!(of_name(&html, "Лицей «Исток»"), "{html}");
    assert!(!html.contains("class=\"notes\""), "the old code is understood");
    let answer = queried().await;
    assert_eq!(answer["school"], "0201", "{answer}");
    let undone = ask(&router, ("POST", "/api/v1/identities/1/undo"), &[BEARER], "").await;
    assert_eq!(undone.status, StatusCode::NO_CONTENT);
    assert!(of_name(&page().await, "Малая"));
    assert_eq!(queried().await["school"], "0202");
}
