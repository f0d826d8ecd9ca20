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
async fn b5_e10_a_written_break_is_told_and_blocks_the_difference_until_it_is_taken_back() {
    let (router, store) = desk(Policy::Everything).await;
    for (method, path) in
        [("GET", "/data/breaks"), ("POST", "/data/breaks"), ("POST", "/data/breaks/1/undo")]
    {
        let refused = ask(&router, (method, path), &[OWN_PAGE, FORM], "text=x").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{method} {path}");
    }
    let person = [COOKIE, OWN_PAGE, FORM];
    let write = async |form: &str| {
        let done = ask(&router, ("POST", "/data/breaks"), &person, form).await;
        done.header("location").to_owned()
    };
    for (form, why) in [
        ("since=2023/24&procedure=vpr&kind=format", "without a text"),
        ("since=soon&procedure=vpr&kind=format&text=x", "no year"),
        ("since=2023/24&procedure=vpr&kind=other&text=x", "no kind"),
        ("since=2023/24&procedure=nothing&kind=format&text=x", "no procedure"),
        ("since=2023/24&procedure=vpr&subject=nothing&kind=format&text=x", "no subject"),
        ("since=2023/24&procedure=vpr&term=winter&kind=format&text=x", "no term"),
    ] {
        assert!(write(form).await.starts_with("/data?not="), "{why}");
    }
    assert!(store.breaks().await.unwrap().is_empty());
    // The only procedure, and the two latest years of its data.
    let dynamics = async || ask(&router, ("GET", "/dynamics?subject=matematika"), &[], "").await;
    let before = dynamics().await.text().to_owned();
    let form = "since=2023/24&procedure=vpr&kind=boundaries&text=order+7";
    assert_eq!(write(form).await, "/data/breaks");
    let page = ask(&router, ("GET", "/data/breaks"), &person, "").await;
    assert!(page.text().contains("new boundaries of marks") && page.text().contains("order 7"));
    let told = dynamics().await.text().to_owned();
    assert!(told.contains("разрыв ряда: новые границы отметок, order 7"), "{told}");
    let file = "/export/dynamics-between.csv?subject=matematika&since=2022/23&until=2023/24";
    let between = ask(&router, ("GET", file), &[], "").await;
    assert!(between.text().contains("not_comparable"), "{}", between.text());
    let file = "/export/dynamics-breaks.csv?subject=matematika";
    let breaks = ask(&router, ("GET", file), &[], "").await;
    assert!(breaks.text().contains("2023/24,boundaries,order 7"), "{}", breaks.text());
    let id = store.breaks().await.unwrap()[0].id;
    let done = ask(&router, ("POST", &format!("/data/breaks/{id}/undo")), &person, "").await;
    assert_eq!(done.header("location"), "/data/breaks");
    assert_eq!(seen(dynamics().await.text()), seen(&before), "as if nothing had been said");
    let page = ask(&router, ("GET", "/data/breaks"), &person, "").await;
    assert!(page.text().contains("taken back"), "the history stays");
}

/// The rows of the tables of a page, without what differs from one answer to the next.
fn seen(page: &str) -> Vec<&str> {
    page.split("<tr").skip(1).filter_map(|it| it.split("</tr>").next()).collect()
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
