//! Files that do not say themselves of which school and work they are: a person says it, on the page, over
//! the API and on the command line, and no file is renamed.

use analysis::Policy;
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use serde_json::{Value, json};
use store::testing::TempFile;

use crate::{
    cli::{Folder, err, out, razrez},
    common::{RESULTS, send},
    desk::{BEARER, COOKIE, OWN_PAGE, ask, desk},
    layouts::{bytes, cube, upload},
};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const JSON: (&str, &str) = ("content-type", "application/json");

/// A fixture, the name it came by, what is asked, what a form, a program and a shell say, and its rows
/// and results as they are counted on its sheets.
struct Case {
    fixture: &'static str,
    name: &'static str,
    asked: &'static [&'static str],
    form: &'static str,
    json: Value,
    words: &'static str,
    counts: (u64, u64),
}

fn cases() -> [Case; 2] {
    [
        Case {
            fixture: "vpr_form/clean.xlsx",
            name: "vpr_collection_form.xlsx",
            asked: &["school", "year", "subject", "grade", "autumn"],
            form: "school=edu990001&year=2026&subject=%D0%A4%D0%B8%D0%B7%D0%B8%D0%BA%D0%B0&grade=8",
            json: json!({"school": "edu990001", "year": "2026", "subject": "физика", "grade": "8"}),
            words: "edu990001 ВПР 2026 Физика 8 класс",
            counts: (40, 2),
        },
        Case {
            fixture: "journal_marks/clean.xls",
            name: "journal_html_as_xls_cp1251.xls",
            asked: &["school"],
            form: "school=edu990001",
            json: json!({"school": "edu990001"}),
            words: "edu990001",
            counts: (20, 8),
        },
    ]
}

#[tokio::test]
async fn what_a_file_does_not_say_is_told_in_all_three_ways() {
    let (program, by_api) = desk(Policy::Everything).await;
    let (browser, by_page) = desk(Policy::Everything).await;
    let (folder, database) = (Folder::new("captions"), TempFile::new());
    razrez(&database, &["import", &folder.file("results.csv", RESULTS)]);
    for Case { fixture, name, asked, form, json, words, counts } in cases() {
        let bytes = bytes(fixture);
        let request = Request::post(format!("/api/v1/imports?file={name}"));
        let request = request.header(BEARER.0, BEARER.1).body(Body::from(bytes.clone())).unwrap();
        let given = send(&program, request).await.json()[0].clone();
        assert_eq!(given["asked"], json!(asked), "{given}");
        assert!(given["error"].is_string(), "{given}");
        let at = format!("/api/v1/imports/{}", given["id"].as_str().unwrap());
        let caption = format!("{at}/caption");
        let said =
            ask(&program, ("PUT", &caption), &[BEARER, JSON], &json.to_string()).await.json();
        assert_eq!(
            (said["rows"].as_u64(), said["cells"].as_u64()),
            (Some(counts.0), Some(counts.1))
        );
        assert_eq!((&said["file"], &said["caption"]), (&json!(name), &json!(words)));
        let take = format!("{at}/take-over?accept_errors=true");
        assert_eq!(ask(&program, ("POST", &take), &[BEARER], "").await.status, StatusCode::OK);

        upload(&browser, name, &bytes).await;
        let waiting = ask(&browser, ("GET", "/api/v1/imports"), &[BEARER], "").await.json();
        let at = format!("/data/files/{}", waiting[0]["id"].as_str().unwrap());
        let page = ask(&browser, ("GET", &at), &[COOKIE, OWN_PAGE], "").await;
        assert!(page.text().contains(r#"id="caption""#), "{}", page.text());
        let person = [COOKIE, OWN_PAGE, FORM];
        let said = ask(&browser, ("POST", &format!("{at}/caption")), &person, form).await;
        assert_eq!(said.header("location"), at, "{fixture}");
        let take = ("POST", &*format!("{at}/take-over"));
        let taken = ask(&browser, take, &person, "accept_errors=1").await;
        assert!(taken.header("location").starts_with("/data?taken="), "{:?}", taken.headers);

        let path = folder.file(name, "");
        std::fs::write(&path, &bytes).unwrap();
        let typed = razrez(&database, &["import", "--accept-errors", "--caption", words, &path]);
        assert_eq!(typed.status.code(), Some(0), "{fixture}: {}", err(&typed));
        assert!(out(&typed).contains(&format!("{} cells loaded", counts.1)), "{}", out(&typed));
    }
    let by_hand = store::connect(&database.url()).await.unwrap();
    let expected = cube(&by_api).await;
    assert_eq!(cube(&by_page).await, expected, "browser and API");
    assert_eq!(cube(&by_hand).await, expected, "command line and API");
    let batches = by_hand.batches().await.unwrap();
    assert_eq!(batches[0].file_name, "journal_html_as_xls_cp1251.xls", "its own name is kept");
    by_hand.close().await.unwrap();
}

#[tokio::test]
async fn what_is_no_caption_says_what_is_wanted_and_the_file_waits_on() {
    let (router, _store) = desk(Policy::Everything).await;
    let bytes = bytes("vpr_form/clean.xlsx");
    let request = Request::post("/api/v1/imports?file=form.xlsx").header(BEARER.0, BEARER.1);
    let given = send(&router, request.body(Body::from(bytes)).unwrap()).await.json()[0].clone();
    let at = format!("/api/v1/imports/{}", given["id"].as_str().unwrap());
    let caption = format!("{at}/caption");
    let said = ask(&router, ("PUT", &caption), &[BEARER, JSON], r#"{"school":"Школа 1"}"#).await;
    assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(said.text().contains("edu990001"), "{}", said.text());
    // The school alone does not tell the work: what is missing still is named.
    let said = ask(&router, ("PUT", &caption), &[BEARER, JSON], r#"{"school":"edu990001"}"#).await;
    assert!(said.json()["error"].as_str().unwrap().contains("year"), "{}", said.text());
    let again = ask(&router, ("GET", &at), &[BEARER], "").await.json();
    assert_eq!(again["caption"], "edu990001");
}
