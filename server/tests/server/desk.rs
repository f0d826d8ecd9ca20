//! Files given to the server: who may do what, what is shown, what changes.

use analysis::Policy;
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
};
use server::{Entry, Server, router};
use store::Store;

use crate::{
    common::{Answer, LATER, RESULTS, live, send},
    guarded::{GUARDED, guarded},
};

pub(crate) const TOKEN: &str = "0123456789abcdef0123456789abcdef";
pub(crate) const BEARER: (&str, &str) =
    ("authorization", "Bearer 0123456789abcdef0123456789abcdef");
pub(crate) const COOKIE: (&str, &str) =
    ("cookie", "lang=en; razrez_token=0123456789abcdef0123456789abcdef");
pub(crate) const OWN_PAGE: (&str, &str) = ("sec-fetch-site", "same-origin");

pub(crate) async fn desk(policy: Policy) -> (Router, Store) {
    let (live, store) = live(policy).await;
    (router(Server::new(live, Entry::Open).with_operator(TOKEN)), store)
}

pub(crate) async fn ask(
    router: &Router,
    (method, path): (&str, &str),
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(router, request.body(Body::from(body.to_owned())).unwrap()).await
}

/// Gives a file as a program does, and tells its number on the desk.
pub(crate) async fn give(router: &Router, name: &str, text: &str) -> serde_json::Value {
    let path = format!("/api/v1/imports?file={name}");
    let given = ask(router, ("POST", &path), &[BEARER], text).await;
    assert_eq!(given.status, StatusCode::CREATED, "{}", given.text());
    given.json()[0].clone()
}

/// The body of a form with these files.
fn form(files: &[(&str, &str)]) -> String {
    let part = |(name, text): &(&str, &str)| {
        format!(
            "--limit\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: text/csv\r\n\r\n{text}\r\n"
        )
    };
    format!("{}--limit--\r\n", files.iter().map(part).collect::<String>())
}

const FORM: (&str, &str) = ("content-type", "multipart/form-data; boundary=limit");

#[tokio::test]
async fn nobody_changes_anything_without_the_token() {
    for policy in [Policy::Everything, Policy::Public] {
        let (router, store) = desk(policy).await;
        for address in guarded() {
            for headers in [
                &[][..],
                &[OWN_PAGE],
                &[("authorization", "Bearer wrong")],
                &[("cookie", "razrez_token=0123456789abcdef"), OWN_PAGE],
            ] {
                let answer = ask(&router, address, headers, RESULTS).await;
                assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{address:?} {headers:?}");
            }
        }
        assert_eq!(store.batches().await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_server_without_an_operator_takes_nothing() {
    let (live, _store) = live(Policy::Everything).await;
    let router = router(Server::new(live, Entry::Open));
    for address in guarded() {
        let answer = ask(&router, address, &[BEARER, OWN_PAGE], RESULTS).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{address:?}");
    }
}

#[tokio::test]
async fn a_page_of_another_site_changes_nothing_although_the_browser_sends_the_cookie() {
    let (router, store) = desk(Policy::Everything).await;
    let writing = GUARDED.iter().filter(|(method, _)| !["GET", "HEAD"].contains(method));
    for address in writing {
        for from in [
            &[COOKIE, ("sec-fetch-site", "cross-site")][..],
            &[COOKIE, ("sec-fetch-site", "same-site")],
            &[COOKIE, ("origin", "https://evil.example"), ("host", "127.0.0.1:3000")],
            &[COOKIE, ("origin", "null"), ("host", "127.0.0.1:3000")],
            &[COOKIE],
        ] {
            let answer = ask(&router, *address, from, RESULTS).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address:?} {from:?}");
        }
    }
    assert!(store.batches().await.unwrap().iter().all(|it| it.undone.is_none()));
}

#[tokio::test]
async fn with_the_token_every_address_is_reached() {
    let (router, _store) = desk(Policy::Everything).await;
    for headers in [&[BEARER][..], &[COOKIE, OWN_PAGE]] {
        for address in guarded() {
            let answer = ask(&router, address, headers, "").await;
            let refused = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN];
            assert!(!refused.contains(&answer.status), "{address:?}: {}", answer.status);
            assert!(!answer.status.is_server_error(), "{address:?}: {}", answer.status);
        }
    }
}

#[tokio::test]
async fn a_program_gives_a_file_looks_takes_over_and_undoes() {
    let (router, store) = desk(Policy::Everything).await;
    let waiting = give(&router, "later.csv", LATER).await;
    assert_eq!((waiting["format"].as_str(), waiting["rows"].as_u64()), (Some("long"), Some(1)));
    let changes = &waiting["changes"];
    assert_eq!((changes["added"].as_u64(), changes["changed"].as_u64()), (Some(0), Some(1)));
    let part = &changes["samples"][0]["parts"][0];
    assert_eq!((part["before"].as_str(), part["after"].as_str()), (Some("27"), Some("28")));
    let rules = waiting["rules"].as_array().unwrap();
    assert!(rules.len() >= 40);
    let rule = |code: &str| rules.iter().find(|it| it["rule"] == code).unwrap();
    assert_eq!(rule("value_changes")["verdict"], "warn");
    assert_eq!(rule("year_in_the_future")["verdict"], "pass");
    assert_eq!(store.batches().await.unwrap().len(), 1, "looking changes nothing");

    let id = waiting["id"].as_str().unwrap();
    let path = format!("/api/v1/imports/{id}/take-over");
    let made = ask(&router, ("POST", &path), &[BEARER], "").await;
    assert_eq!((made.status, made.json()["batch"].as_i64()), (StatusCode::OK, Some(2)));
    assert_eq!(store.batches().await.unwrap()[0].operator, "operator");
    let version =
        || async { ask(&router, ("GET", "/version"), &[], "").await.json()["version"].as_i64() };
    assert_eq!(version().await, Some(2), "the server shows it at once");
    let again = ask(&router, ("POST", &path), &[BEARER], "").await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "it is no longer on the desk");

    let undo = ("POST", "/api/v1/batches/2/undo");
    let undone = ask(&router, undo, &[BEARER], "").await;
    assert_eq!((undone.status, undone.json()["cells"].as_u64()), (StatusCode::OK, Some(1)));
    assert_eq!(version().await, Some(3));
    assert_eq!(ask(&router, undo, &[BEARER], "").await.status, StatusCode::CONFLICT);
    let listed = ask(&router, ("GET", "/api/v1/batches"), &[], "").await.json();
    assert_eq!(listed[0]["id"], 2);
    assert!(listed[0]["undone_at"].is_string() && listed[1]["undone_at"].is_null());
}

#[tokio::test]
async fn a_person_does_the_same_by_forms() {
    let (router, store) = desk(Policy::Everything).await;
    let person = [COOKIE, OWN_PAGE];
    let broken = ("foreign.csv", "a,b\n1,2\n");
    let body = form(&[("later.csv", LATER), broken]);
    let sent = ask(&router, ("POST", "/data/files"), &[COOKIE, OWN_PAGE, FORM], &body).await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/data"));
    let page = ask(&router, ("GET", "/data"), &person, "").await;
    assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"));
    let html = page.text();
    assert!(html.contains("later.csv") && html.contains("changed\u{a0}1"), "{html}");
    assert!(html.contains("no known format has the heading: a, b"), "{html}");

    const FILE: &str = "href=\"/data/files/";
    let start = html.find(FILE).unwrap() + FILE.len();
    let id = html[start..].split('"').next().unwrap().to_owned();
    let details = ask(&router, ("GET", &format!("/data/files/{id}")), &person, "").await;
    assert!(details.text().contains("1 / 5 / 15 / 6") && details.text().contains("0 / 4 / 16 / 8"));
    assert!(details.text().contains("value_changes"));

    let taken = format!("/data/files/{id}/take-over");
    let taken = ask(&router, ("POST", &taken), &person, "").await;
    assert_eq!(taken.header("location"), "/data?taken=2");
    let sure = ask(&router, ("GET", "/data/batches/2"), &person, "").await;
    assert!(sure.text().contains("action=\"/data/batches/2/undo\""), "{}", sure.text());
    let undone = ask(&router, ("POST", "/data/batches/2/undo"), &person, "").await;
    assert_eq!(undone.header("location"), "/data?undone=2");
    assert!(store.batches().await.unwrap()[0].undone.is_some());
    let twice = ask(&router, ("POST", "/data/batches/2/undo"), &person, "").await;
    assert!(twice.header("location").starts_with("/data?not="), "{}", twice.header("location"));
    let nowhere = ask(&router, ("GET", "/data/files/none"), &person, "").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn others_see_the_journal_and_how_to_get_in_but_no_file() {
    let (router, _store) = desk(Policy::Everything).await;
    give(&router, "secret-name.csv", LATER).await;
    let page = ask(&router, ("GET", "/data"), &[], "").await;
    let html = page.text();
    assert!(html.contains("results.csv") && html.contains("Импорт доступен оператору"));
    assert!(!html.contains("secret-name") && !html.contains("type=\"file\""));
    let batch = ask(&router, ("GET", "/data/batches/1"), &[], "").await;
    assert!(
        batch.text().contains("results.csv") && !batch.text().contains("<form method=\"post\"")
    );
    let entered =
        ask(&router, ("GET", &format!("/data?token={TOKEN}")), &[("accept", "text/html")], "")
            .await;
    let cookie = format!("razrez_token={TOKEN}; Path=/; HttpOnly; SameSite=Strict");
    assert_eq!(entered.header("set-cookie"), cookie);
    assert!(!entered.text().contains(TOKEN));
}

#[tokio::test]
async fn what_is_cancelled_is_gone_and_nothing_has_changed() {
    let (router, store) = desk(Policy::Everything).await;
    let id = give(&router, "later.csv", LATER).await["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/imports/{id}");
    let cancelled = ask(&router, ("DELETE", &path), &[BEARER], "").await;
    assert_eq!(cancelled.status, StatusCode::NO_CONTENT);
    assert_eq!(ask(&router, ("GET", &path), &[BEARER], "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(store.batches().await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_cannot_be_used_is_said_and_not_taken_over() {
    let (router, _store) = desk(Policy::Everything).await;
    let heading = RESULTS.lines().next().unwrap();
    let hopeless = format!("{heading}\n2024,ВПР,Математика,5,П,Ю,0201,Л,x,,,,\n");
    for (name, text, said) in [
        ("foreign.csv", "a,b\n1,2\n", "no known format"),
        ("hopeless.csv", &hopeless, "no row could be loaded"),
    ] {
        let waiting = give(&router, name, text).await;
        assert!(waiting["error"].as_str().unwrap().contains(said), "{name}: {waiting}");
        let path = format!("/api/v1/imports/{}/take-over", waiting["id"].as_str().unwrap());
        let refused = ask(&router, ("POST", &path), &[BEARER], "").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
    let empty = ask(&router, ("POST", "/api/v1/imports?file=x"), &[BEARER], "").await;
    assert_eq!(empty.status, StatusCode::BAD_REQUEST);
    let large = ("content-length", "67108865");
    let large = ask(&router, ("POST", "/api/v1/imports?file=x"), &[BEARER, large], "x").await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn findings_are_downloaded_and_are_never_formulas() {
    let (router, _store) = desk(Policy::Everything).await;
    let bad = RESULTS.replace(",40,4,16,14,6", ",=2+2,4,16,14,6");
    let id = give(&router, "bad.csv", &bad).await["id"].as_str().unwrap().to_owned();
    let path = |extension| format!("/api/v1/imports/{id}/problems.{extension}");
    let list = ask(&router, ("GET", &path("csv")), &[BEARER], "").await;
    let text = list.text();
    assert!(text.contains(",'=2+2,") && !text.contains(",=2+2,"), "{text}");
    assert!(text.contains("fail,row_number,Не число,bad.csv,,2,participants,"), "{text}");
    let book = ask(&router, ("GET", &path("xlsx")), &[BEARER], "").await;
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(book.body)).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "problems").unwrap();
    let text = |it: &str| calamine::Data::String(it.to_owned());
    assert!(sheet.rows().any(|row| row[8] == text("=2+2")));
    // Behind the list the rows of the file themselves.
    let original = calamine::Reader::worksheet_range(&mut book, "1 file").unwrap();
    let mut rows = original.rows();
    assert_eq!(rows.next().unwrap()[9], text("participants"));
    let row = rows.next().unwrap();
    assert_eq!((&row[0], &row[9], rows.next()), (&text("2"), &text("=2+2"), None));
}
