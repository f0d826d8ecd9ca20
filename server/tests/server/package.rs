//! Results passed on from one installation to another: the same numbers there, and no rows of pupils.

use analysis::Policy;
use axum::{Router, http::StatusCode};
use server::{Entry, Server, live::LiveData, router};
use store::testing::TempFile;

use crate::{
    cli::{Folder, ask as asked, err, out, razrez},
    common::{RESULTS, get},
    desk::{BEARER, COOKIE, OWN_PAGE, TOKEN, ask, desk, give},
};

const PERSON: [(&str, &str); 2] = [COOKIE, OWN_PAGE];
const PACKAGE: &str = "/api/v1/package?of=0101";

/// An installation without data.
async fn empty() -> Router {
    let store = store::connect("sqlite::memory:").await.unwrap();
    let live = LiveData::open(store, Policy::Everything).await.unwrap();
    router(Server::new(live, Entry::Open).with_operator(TOKEN))
}

#[tokio::test]
async fn domain_row_47_the_receiver_sees_the_same_numbers_and_no_row_of_a_pupil() {
    let (sender, store) = desk(Policy::Everything).await;
    crate::common::import_pupils(&store).await;
    let refused = get(&sender, PACKAGE).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    let page = ask(&sender, ("GET", "/data/package?of=0101"), &PERSON, "").await;
    let html = page.text().replace("<!>", "").replace('\u{a0}', " ");
    assert!(html.contains("Школа № 1") && html.contains("rows of pupils 0"), "{html}");
    let package = ask(&sender, ("GET", PACKAGE), &[BEARER], "").await;
    let text = package.text().to_owned();
    assert!(package.header("content-disposition").contains("razrez-0101-v"));
    // Nothing of the other schools, and nothing of pupils.
    for word in ["\"code\":\"0201\"", "Исток", "\"variant\"", "\"primary\"", "\"tasks\""] {
        assert!(!text.contains(word), "{word}: {text}");
    }

    let receiver = empty().await;
    let given = give(&receiver, "package.jsonl", &text).await;
    assert_eq!((&given["format"], &given["rejected"]), (&"package".into(), &0.into()), "{given}");
    let path = format!("/api/v1/imports/{}/take-over", given["id"].as_str().unwrap());
    let taken = ask(&receiver, ("POST", &path), &[BEARER], "").await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
    for indicator in ["quality", "below", "mean_score", "participants"] {
        let query =
            format!("/api/v1/query?indicator={indicator}&by=year&school=0101&subject=matematika");
        let (there, here) =
            (get(&sender, &query).await.json(), get(&receiver, &query).await.json());
        assert!(there["rows"].as_array().is_some_and(|it| !it.is_empty()), "{there}");
        assert_eq!(there["rows"], here["rows"], "{indicator}");
    }
    let rows = get(&receiver, "/api/v1/inside?subject=matematika&school=0101").await;
    assert!(rows.json()["rows"].is_null());
    // The same file again is there already.
    let again = give(&receiver, "again.jsonl", &text).await;
    assert!(again["changes"]["already_there"].is_number(), "{again}");
}

#[tokio::test]
async fn domain_row_47_what_was_changed_on_the_way_is_refused() {
    let (sender, _store) = desk(Policy::Everything).await;
    let package = ask(&sender, ("GET", PACKAGE), &[BEARER], "").await;
    let text = package.text();
    let receiver = empty().await;
    let cut: String = text.lines().take(3).map(|it| format!("{it}\n")).collect();
    let cases = [
        (text.replacen("\"participants\":44", "\"participants\":45", 1), "changed or cut off"),
        (cut, "changed or cut off"),
        (text.replacen("\"razrez_package\":1", "\"razrez_package\":9", 1), "a later version (9)"),
        ("{\"razrez_package\":1}\n".to_owned(), "cannot be understood"),
    ];
    for (wrong, expected) in cases {
        assert_ne!(wrong, text);
        let given = give(&receiver, "wrong.jsonl", &wrong).await;
        let error = given["error"].as_str().unwrap_or_default();
        assert!(error.contains(expected), "{given}");
    }
    let nobody = ask(&sender, ("GET", "/api/v1/package?of=9999"), &[BEARER], "").await;
    assert_eq!(nobody.status, StatusCode::CONFLICT);
}

#[test]
fn domain_row_47_the_command_line_passes_a_municipality_on() {
    let folder = Folder::new("package");
    let (sender, receiver) = (TempFile::new(), TempFile::new());
    razrez(&sender, &["import", &folder.file("results.csv", RESULTS)]);
    let code = "prireche.yuzhnyy";
    let package = razrez(&sender, &["package", code]);
    assert_eq!(package.status.code(), Some(0), "{}", err(&package));
    assert!(err(&package).contains("4 results · no rows of pupils"), "{}", err(&package));
    let file = folder.file("package.jsonl", out(&package));
    let taken = razrez(&receiver, &["import", &file]);
    assert_eq!(taken.status.code(), Some(0), "{}", err(&taken));
    let of = ["subject=matematika", "school=0201"];
    let numbers = |database| asked(database, "quality", &of);
    assert!(numbers(&sender).iter().any(|it| it.1.is_some()));
    assert_eq!(numbers(&sender), numbers(&receiver));
    let nobody = razrez(&sender, &["package", "nobody"]);
    assert_eq!(nobody.status.code(), Some(2));
}
