//! Layouts whose work the name of the file tells, older and mapped ones: they too come in alike through
//! the browser's form, the API and the command line.

use analysis::Policy;
use axum::http::StatusCode;
use store::testing::TempFile;

use crate::{
    cli::{Folder, err, out, razrez},
    common::RESULTS,
    desk::{BEARER, COOKIE, OWN_PAGE, ask, desk},
    layouts::{bytes, come_in_alike, cube, upload},
};

/// A fixture, the name that tells its work, its rows and results, as they are counted on the sheets.
const LAYOUTS: [(&str, &str, u64, u64); 6] = [
    // Classes 1 and 2 of one school, class 1 of another.
    ("vpr_rows2020/clean.xlsx", "ВПР 2020 математика 4 класс.xlsx", 8, 3),
    // Classes А and Б of a school that has another login from line 16 on.
    ("vpr_rows2021/clean.xlsx", "ВПР 2021 математика, 4 класс.xlsx", 25, 3),
    // Classes А and Б, and a school of one class.
    ("vpr_rows2022/clean.xlsx", "ВПР 2022 биология 5 класс.xlsx", 6, 3),
    // Classes 9А and 9Б.
    ("gia_normalised/clean.csv", "12_2026.06.03 обществознание.csv", 6, 2),
    // A municipality and a school of it.
    ("vpr_journal/older.xlsx", "older.xlsx", 10, 2),
    // Two schools on the school stage, one on the municipal one.
    ("vsosh_register/clean.csv", "register.csv", 5, 3),
];

#[tokio::test]
async fn layouts_told_by_their_names_come_in_alike_by_browser_api_and_command_line() {
    come_in_alike("layouts-named", &LAYOUTS).await;
}

/// What «mapped/mapping.json» says, as the form of the page sends it: heading in the fourth line.
const FORM: &str = "sheet=0&row=3&depth=1&column.1=municipality&column.2=school&column.3=class\
    &column.5=participants&column.6=percent_1&column.7=percent_2&column.8=percent_3\
    &column.9=percent_4&column.10=scores_mean&all.year=2024%2F2025&filled_down=1\
    &all.procedure=%D0%9A%D0%BE%D0%BD%D1%82%D1%80%D0%BE%D0%BB%D1%8C%D0%BD%D0%B0%D1%8F+%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D0%B0\
    &all.subject=%D0%A4%D0%B8%D0%B7%D0%B8%D0%BA%D0%B0&keep=1";

#[tokio::test]
async fn an_explained_table_comes_in_alike_by_browser_api_and_command_line() {
    let (program, by_api) = desk(Policy::Everything).await;
    let (browser, by_page) = desk(Policy::Everything).await;
    let table = bytes("mapped/clean.csv");
    let mapping = String::from_utf8(bytes("mapped/mapping.json")).unwrap();
    let person = [COOKIE, OWN_PAGE, ("content-type", "application/x-www-form-urlencoded")];
    let waiting = |answer: serde_json::Value| answer[0]["id"].as_str().unwrap().to_owned();
    for router in [&program, &browser] {
        assert_eq!(upload(router, "table.csv", &table).await.status, StatusCode::SEE_OTHER);
    }

    let id = waiting(ask(&program, ("GET", "/api/v1/imports"), &[BEARER], "").await.json());
    let json = [BEARER, ("content-type", "application/json")];
    let path = format!("/api/v1/imports/{id}/mapping");
    let told = ask(&program, ("PUT", &path), &json, &mapping).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    assert_eq!((&told.json()["rows"], &told.json()["cells"]), (&3.into(), &3.into()));
    let path = format!("/api/v1/imports/{id}/take-over?accept_errors=true");
    let taken = ask(&program, ("POST", &path), &[BEARER], "").await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());

    let id = waiting(ask(&browser, ("GET", "/api/v1/imports"), &[BEARER], "").await.json());
    let told = ask(&browser, ("POST", &format!("/data/files/{id}/columns")), &person, FORM).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.text());
    let path = format!("/data/files/{id}/take-over");
    let taken = ask(&browser, ("POST", &path), &person, "accept_errors=1").await;
    assert!(taken.header("location").starts_with("/data?taken="), "{:?}", taken.headers);

    let folder = Folder::new("explained");
    let database = TempFile::new();
    razrez(&database, &["import", &folder.file("results.csv", RESULTS)]);
    let (table, mapping) = (
        folder.file("table.csv", str::from_utf8(&table).unwrap()),
        folder.file("m.json", &mapping),
    );
    let typed = ["import", "--accept-errors", "--mapping", &mapping, &table];
    let typed = razrez(&database, &typed);
    assert!(out(&typed).contains("3 cells loaded"), "{} {}", out(&typed), err(&typed));
    let by_hand = store::connect(&database.url()).await.unwrap();
    let expected = cube(&by_api).await;
    assert_eq!(cube(&by_page).await, expected, "browser and API");
    assert_eq!(cube(&by_hand).await, expected, "command line and API");
    by_hand.close().await.unwrap();
}
