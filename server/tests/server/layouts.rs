//! Every layout that Russian exports have comes in alike through the browser's form, the API and the
//! command line: the same rows, the same results, the same cube.

use std::path::Path;

use analysis::Policy;
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
};
use store::{Store, testing::TempFile};

use crate::{
    cli::{Folder, err, out, razrez},
    common::{Answer, RESULTS, send},
    desk::{BEARER, COOKIE, OWN_PAGE, TOKEN, ask, desk},
};

/// A fixture, the name it is given by, its rows and results, as they are counted on the sheets.
const LAYOUTS: [(&str, &str, u64, u64); 17] = [
    ("vpr_marks/clean.xlsx", "f3.xlsx", 3, 3),
    ("vpr_journal/clean.xlsx", "journal.xlsx", 3, 3),
    ("vpr_individual/clean.xlsx", "f1.xlsx", 56, 4),
    ("vpr_wide_marks/clean.xlsx", "marks.xlsx", 72, 72),
    ("vpr_wide_scores/clean.xlsx", "scores.xlsx", 72, 72),
    ("vpr_form/clean.xlsx", "edu990001 ВПР 2026 Физика 8 класс.xlsx", 40, 2),
    ("gia_ege/clean.xlsx", "ege.xlsx", 24, 4),
    ("gia_ege/dense.xlsx", "dense.xlsx", 20, 1),
    ("gia_oge/clean.xls", "oge.xls", 18, 4),
    ("gia_appeals/clean.xlsx", "appeals.xlsx", 6, 6),
    ("gia_ris/clean.csv", "ris.csv", 300, 96),
    ("ege_schools/implausible.xlsx", "ege_by_school.xlsx", 15, 50),
    ("moscow_ege/clean.csv", "data-9722.csv", 3, 3),
    ("vsosh/clean.xlsx", "vsosh.xlsx", 25, 6),
    ("journal_marks/clean.xls", "edu990001 8А.xls", 20, 8),
    ("journal_pupils/clean.xlsx", "edu990001 8А, ученики.xlsx", 11, 4),
    ("noko/clean.csv", "noko.csv", 3, 33),
];

pub(crate) fn bytes(fixture: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/intake/fixtures");
    std::fs::read(root.join(fixture)).unwrap()
}

/// A file as the form of the page sends it.
pub(crate) async fn upload(router: &Router, name: &str, bytes: &[u8]) -> Answer {
    let head = format!(
        "--limit\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n"
    );
    let body = [head.as_bytes(), bytes, b"\r\n--limit--\r\n"].concat();
    let mut request = Request::post("/data/files");
    for (name, value) in [COOKIE, OWN_PAGE, ("content-type", "multipart/form-data; boundary=limit")]
    {
        request = request.header(name, value);
    }
    send(router, request.body(Body::from(body)).unwrap()).await
}

async fn by_the_api(router: &Router, name: &str, bytes: &[u8]) -> (u64, u64) {
    let name: String = name.bytes().map(|it| format!("%{it:02X}")).collect();
    let request = Request::post(format!("/api/v1/imports?file={name}")).header(BEARER.0, BEARER.1);
    let given = send(router, request.body(Body::from(bytes.to_vec())).unwrap()).await;
    assert_eq!(given.status, StatusCode::CREATED, "{}", given.text());
    let given = given.json()[0].clone();
    let take =
        format!("/api/v1/imports/{}/take-over?accept_errors=true", given["id"].as_str().unwrap());
    let taken = ask(router, ("POST", &take), &[BEARER], "").await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
    (given["rows"].as_u64().unwrap(), taken.json()["cells"].as_u64().unwrap())
}

async fn by_the_page(router: &Router, name: &str, bytes: &[u8]) {
    assert_eq!(upload(router, name, bytes).await.status, StatusCode::SEE_OTHER);
    let waiting = ask(router, ("GET", "/api/v1/imports"), &[BEARER], "").await.json();
    let id = waiting[0]["id"].as_str().unwrap().to_owned();
    let person = [COOKIE, OWN_PAGE, ("content-type", "application/x-www-form-urlencoded")];
    let take = format!("/data/files/{id}/take-over");
    let taken = ask(router, ("POST", &take), &person, "accept_errors=1").await;
    assert!(taken.header("location").starts_with("/data?taken="), "{name}: {:?}", taken.headers);
}

pub(crate) async fn cube(store: &Store) -> analysis::Cube {
    store.load_cube().await.unwrap().1
}

/// Gives each file in all three ways: its rows and results are those that were counted, and in the end the
/// three databases hold the same.
pub(crate) async fn come_in_alike(folder: &str, layouts: &[(&str, &str, u64, u64)]) {
    let (program, by_api) = desk(Policy::Everything).await;
    let (browser, by_page) = desk(Policy::Everything).await;
    assert!(BEARER.1.ends_with(TOKEN));
    let folder = Folder::new(folder);
    let database = TempFile::new();
    razrez(&database, &["import", &folder.file("results.csv", RESULTS)]);
    for (fixture, name, rows, cells) in layouts.iter().copied() {
        let bytes = bytes(fixture);
        assert_eq!(by_the_api(&program, name, &bytes).await, (rows, cells), "{fixture}");
        by_the_page(&browser, name, &bytes).await;
        let path = folder.file(name, "");
        std::fs::write(&path, &bytes).unwrap();
        let typed = razrez(&database, &["import", "--accept-errors", &path]);
        assert_eq!(typed.status.code(), Some(0), "{fixture}: {}", err(&typed));
        let said = out(&typed);
        assert!(said.contains(&format!("{rows} rows read")), "{fixture}: {said}");
        assert!(said.contains(&format!("{cells} cells loaded")), "{fixture}: {said}");
    }
    let by_hand = store::connect(&database.url()).await.unwrap();
    let expected = cube(&by_api).await;
    assert_eq!(cube(&by_page).await, expected, "browser and API");
    assert_eq!(cube(&by_hand).await, expected, "command line and API");
    by_hand.close().await.unwrap();
}

#[tokio::test]
async fn every_layout_comes_in_alike_by_browser_api_and_command_line() {
    come_in_alike("layouts", &LAYOUTS).await;
}
