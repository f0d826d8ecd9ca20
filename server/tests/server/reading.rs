//! Files that cannot be read, or not in time: what a person reads then, in Russian first.

use std::{fmt::Write, time::Duration};

use analysis::Policy;
use axum::http::StatusCode;
use server::{Entry, Server, router};

use crate::{
    common::{RESULTS, get_with, live},
    desk::{BEARER, OWN_PAGE, TOKEN, ask, desk, give},
};

const RUSSIAN: (&str, &str) = ("cookie", "razrez_token=0123456789abcdef0123456789abcdef");

#[tokio::test]
async fn reading_that_takes_too_long_ends_with_a_clear_message() {
    let (live, store) = live(Policy::Everything).await;
    let server = Server::new(live, Entry::Open).with_operator(TOKEN);
    let router = router(server.with_reading_max(Duration::ZERO));
    let heading = RESULTS.lines().next().unwrap();
    let mut text = format!("{heading}\n");
    for school in 0..20_000 {
        writeln!(text, "2024,ВПР,Математика,5,Край,Район,{school},Школа,10,1,2,3,4").unwrap();
    }
    let given = ask(&router, ("POST", "/api/v1/imports?file=long.csv"), &[BEARER], &text).await;
    assert_eq!(given.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", given.text());
    let reason = given.json()["error"].as_str().unwrap().to_owned();
    assert!(reason.starts_with("reading the file took longer than 0 seconds"), "{reason}");
    let waiting = ask(&router, ("GET", "/api/v1/imports"), &[BEARER], "").await;
    assert_eq!(waiting.json(), serde_json::json!([]), "nothing of it waits");
    assert_eq!(store.batches().await.unwrap().len(), 1);
    // By the form it is the page that says so.
    let body = format!(
        "--limit\r\nContent-Disposition: form-data; name=\"files\"; filename=\"long.csv\"\r\n\r\n\
         {text}\r\n--limit--\r\n"
    );
    let person = [RUSSIAN, OWN_PAGE, ("content-type", "multipart/form-data; boundary=limit")];
    let sent = ask(&router, ("POST", "/data/files"), &person, &body).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let page = get_with(&router, sent.header("location"), &[RUSSIAN]).await;
    assert!(
        page.text().contains("файл читался дольше 0 с, и чтение прекращено"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn why_a_file_cannot_be_read_is_said_in_russian_with_the_words_of_the_library_behind_it() {
    let (router, _store) = desk(Policy::Everything).await;
    let cases = [
        ("empty.csv", "\n\n", "файл пуст"),
        (
            "cut.xlsx",
            "PK\u{3}\u{4}\0\0\0\0\0\0\0\0\0\0\0\0",
            "нарушено строение файла (подробности: ",
        ),
        ("mcas.csv", "year,procedure,subject\n1,2,3\n", "нет столбцов"),
    ];
    for (name, text, expected) in cases {
        let given = give(&router, name, text).await;
        let id = given["id"].as_str().unwrap();
        let page = get_with(&router, &format!("/data/files/{id}"), &[RUSSIAN]).await;
        let said = page.text().split("is-wrong").nth(1).unwrap_or_default();
        let said = said.split("</p>").next().unwrap_or_default();
        assert!(said.contains(expected), "{name}: {said}");
        assert!(said.contains("из файла нечего принять"), "{name}: {said}");
    }
}

#[tokio::test]
async fn f3_the_file_of_findings_holds_more_than_the_page_shows() {
    let (router, _store) = desk(Policy::Everything).await;
    let heading = RESULTS.lines().next().unwrap();
    let mut text = format!("{heading}\n2024,ВПР,Математика,5,Край,Район,1,Школа,10,1,2,3,4\n");
    for school in 0..150 {
        writeln!(text, "2024,ВПР,Математика,5,Край,Район,{school},Школа,много,1,2,3,4").unwrap();
    }
    let given = give(&router, "many.csv", &text).await;
    let of = |it: &&serde_json::Value| it["total"] == 150;
    let rule = given["rules"].as_array().unwrap().iter().find(of).unwrap();
    assert_eq!(rule["findings"].as_array().unwrap().len(), 100, "{}", rule["rule"]);
    let id = given["id"].as_str().unwrap();
    let list = get_with(&router, &format!("/api/v1/imports/{id}/problems.csv"), &[BEARER]).await;
    assert_eq!(list.text().lines().filter(|it| it.contains("много")).count(), 150);
    let page = get_with(&router, &format!("/data/files/{id}"), &[RUSSIAN]).await;
    assert!(page.text().contains("Показаны первые 100"), "{}", page.text());
}
