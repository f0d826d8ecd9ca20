//! Dated events: who may write them down, where they stand, and that they can be taken back.

use analysis::Policy;
use axum::http::StatusCode;

use crate::desk::{COOKIE, OWN_PAGE, ask, desk};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn only_the_operator_writes_events_down() {
    let (router, _store) = desk(Policy::Everything).await;
    for (method, path) in
        [("GET", "/data/events"), ("POST", "/data/events"), ("POST", "/data/events/1/undo")]
    {
        let refused = ask(&router, (method, path), &[OWN_PAGE, FORM], "text=x").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{method} {path}");
    }
}

#[tokio::test]
async fn b9_an_event_stands_at_its_year_in_page_and_file_until_it_is_taken_back() {
    let (router, store) = desk(Policy::Everything).await;
    let person = [COOKIE, OWN_PAGE, FORM];
    let write = async |form: &str| {
        let done = ask(&router, ("POST", "/data/events"), &person, form).await;
        done.header("location").to_owned()
    };
    for (form, why) in [
        ("when=2023/24&text=x", "without a source"),
        ("when=soon&text=x&source=y", "no year and no day"),
        ("when=2023/24&text=x&source=y&procedure=nothing", "no procedure"),
    ] {
        assert!(write(form).await.starts_with("/data?not="), "{why}");
    }
    assert!(store.events().await.unwrap().is_empty());
    assert_eq!(write("when=2024-02-05&text=quarantine&source=order+7").await, "/data/events");
    let page = ask(&router, ("GET", "/data/events"), &person, "").await;
    assert!(page.text().contains("2024-02-05") && page.text().contains("order 7"));
    let query = "subject=matematika";
    let dynamics = ask(&router, ("GET", &format!("/dynamics?{query}")), &[], "").await;
    let told = "[1] 2023/24, 2024-02-05: quarantine.";
    assert!(dynamics.text().contains(told), "{}", dynamics.text());
    let file = format!("/export/dynamics-events.csv?{query}");
    let csv = ask(&router, ("GET", &file), &[], "").await;
    assert!(csv.text().contains("2023/24,2024-02-05,,quarantine,order 7"), "{}", csv.text());
    let id = store.events().await.unwrap()[0].id;
    let undo = format!("/data/events/{id}/undo");
    let done = ask(&router, ("POST", &undo), &person, "").await;
    assert_eq!(done.header("location"), "/data/events");
    let dynamics = ask(&router, ("GET", &format!("/dynamics?{query}")), &[], "").await;
    assert!(!dynamics.text().contains("quarantine"));
    let page = ask(&router, ("GET", "/data/events"), &person, "").await;
    assert!(page.text().contains("taken back"), "the history stays");
}

#[tokio::test]
async fn b7_the_stage_of_an_import_stands_beside_its_figures_and_in_files() {
    let (router, _store) = desk(Policy::Everything).await;
    let person = [COOKIE, OWN_PAGE, FORM];
    let say = async |stage: &str| {
        let path = ("POST", "/data/batches/1/stage");
        let done = ask(&router, path, &person, &format!("stage={stage}")).await;
        done.header("location").to_owned()
    };
    let refused =
        ask(&router, ("POST", "/data/batches/1/stage"), &[OWN_PAGE, FORM], "stage=final").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert!(say("perfect").await.starts_with("/data?not="));
    assert_eq!(say("preliminary").await, "/data/batches/1");
    for path in [
        "/explore?subject=matematika&by=school&year=2023/24",
        "/dynamics?subject=matematika",
        "/export/explore.csv?subject=matematika",
        "/data/batches/1",
    ] {
        let page = ask(&router, ("GET", path), &[("cookie", "lang=en")], "").await;
        assert!(page.text().contains("preliminary data"), "{path}: {}", page.text());
    }
    say("").await;
    let page = ask(&router, ("GET", "/dynamics?subject=matematika"), &[], "").await;
    assert!(!page.text().contains("предварительные данные"));
}
