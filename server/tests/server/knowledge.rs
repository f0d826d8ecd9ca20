//! What files are read with besides themselves, on all three ways in: words that mean something known,
//! and boundaries of marks that come after a protocol.

use analysis::Policy;
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use serde_json::json;
use store::testing::TempFile;

use crate::{
    cli::{Folder, ask as asked, err, out, razrez},
    common::{RESULTS, get, send},
    desk::{BEARER, COOKIE, OWN_PAGE, ask, desk, give},
};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const PERSON: [(&str, &str); 3] = [COOKIE, OWN_PAGE, FORM];
const JSON: (&str, &str) = ("content-type", "application/json");

/// Addresses that only the operator may use.
pub(crate) const GUARDED: [(&str, &str); 11] = [
    ("PUT", "/api/v1/imports/0/caption"),
    ("POST", "/data/files/0/caption"),
    ("GET", "/api/v1/package?of=0101"),
    ("GET", "/data/package"),
    ("GET", "/data/package/file?of=0101"),
    ("GET", "/api/v1/meanings"),
    ("POST", "/api/v1/meanings"),
    ("DELETE", "/api/v1/meanings/1"),
    ("GET", "/data/meanings"),
    ("POST", "/data/meanings/1/forget"),
    ("POST", "/data/files/0/meanings"),
];

fn shortened() -> String {
    let heading = RESULTS.lines().next().unwrap();
    format!("{heading}\n2025,ВПР,Мат-ка,5,Приречье,Южный,0201,Лицей,30,0,4,18,8\n")
}

#[tokio::test]
async fn f5_a_person_says_once_that_a_new_word_is_a_known_subject() {
    let (router, _store) = desk(Policy::Everything).await;
    let waiting = give(&router, "shortened.csv", &shortened()).await;
    let id = waiting["id"].as_str().unwrap();
    let page = ask(&router, ("GET", &format!("/data/files/{id}")), &PERSON, "").await;
    let page = page.text();
    let alike = page.split("Alike").nth(1).unwrap().split("</optgroup>").next().unwrap();
    assert!(alike.contains("matematika"), "{alike}");
    let told = ("POST", &*format!("/data/files/{id}/meanings"));
    ask(&router, told, &PERSON, "word.subject.mat-ka=matematika").await;
    let again = ask(&router, ("GET", &format!("/api/v1/imports/{id}")), &[BEARER], "").await.json();
    assert_eq!(again["changes"]["new_members"], json!([]), "{again}");
    let path = format!("/api/v1/imports/{id}/take-over");
    assert_eq!(ask(&router, ("POST", &path), &[BEARER], "").await.status, StatusCode::OK);
    let query = "/api/v1/query?indicator=quality&subject=matematika&by=year&school=0201";
    let table = get(&router, query).await.json();
    let years = table["rows"].as_array().unwrap();
    // (18 + 8) of 30.
    assert!(years.iter().any(|it| it["n"] == 30 && it["numerator"] == 26.0), "{table}");
    // The next file needs no word about it, and the page tells what is known.
    let next = give(&router, "next.csv", &shortened().replace("2025,", "2026,")).await;
    assert_eq!(next["changes"]["new_members"], json!([]));
    let list = ask(&router, ("GET", "/data/meanings"), &PERSON, "").await;
    let list = list.text();
    assert!(list.contains("mat-ka") && list.contains("Математика"), "{list}");
    ask(&router, ("POST", "/data/meanings/1/forget"), &PERSON, "").await;
    let id = next["id"].as_str().unwrap();
    let forgotten = ask(&router, ("GET", &format!("/api/v1/imports/{id}")), &[BEARER], "").await;
    assert_eq!(forgotten.json()["changes"]["new_members"][0]["name"], "Мат-ка");
}

#[tokio::test]
async fn f5_a_program_tells_words_and_is_told_why_not() {
    let (router, _store) = desk(Policy::Everything).await;
    let tell = async |body: serde_json::Value| {
        let told = ("POST", "/api/v1/meanings");
        ask(&router, told, &[BEARER, JSON], &body.to_string()).await
    };
    let told = tell(json!({"list": "subject", "word": "мат-ка", "means": "matematika"})).await;
    assert_eq!(told.status, StatusCode::CREATED, "{}", told.text());
    let all = ask(&router, ("GET", "/api/v1/meanings"), &[BEARER], "").await.json();
    assert_eq!((&all[0]["word"], &all[0]["name"]), (&json!("мат-ка"), &json!("Математика")));
    let cases = [
        (json!({"list": "school", "word": "x", "means": "matematika"}), 422),
        (json!({"list": "subject", "word": " ", "means": "matematika"}), 422),
        (json!({"list": "subject", "word": "x", "means": "Математика"}), 422),
        (json!({"list": "subject", "word": "x", "means": "himiya"}), 409),
        (json!({"list": "subject", "word": "математика", "means": "matematika"}), 409),
        (json!({"list": "subject", "word": "x", "means": "mat-ka"}), 409),
    ];
    for (body, status) in cases {
        let refused = tell(body.clone()).await;
        assert_eq!(refused.status.as_u16(), status, "{body}: {}", refused.text());
    }
    let forget = async || {
        let forget = ("DELETE", "/api/v1/meanings/1");
        ask(&router, forget, &[BEARER], "").await.status
    };
    assert_eq!(forget().await, StatusCode::NO_CONTENT);
    assert_eq!(forget().await, StatusCode::NOT_FOUND);
}

#[test]
fn f5_the_command_line_tells_words_lists_and_forgets_them() {
    let folder = Folder::new("meanings");
    let database = TempFile::new();
    razrez(&database, &["import", &folder.file("results.csv", RESULTS)]);
    let told = razrez(&database, &["mean", "subject", "мат-ка", "matematika"]);
    assert_eq!(told.status.code(), Some(0), "{}", err(&told));
    let listed = razrez(&database, &["meanings"]);
    let listed = out(&listed);
    assert!(listed.contains("1 · subject · мат-ка is Математика (matematika)"), "{listed}");
    razrez(&database, &["import", &folder.file("shortened.csv", &shortened())]);
    let years = asked(&database, "participants", &["subject=matematika", "school=0201"]);
    assert_eq!(years.iter().filter(|it| it.1.is_some()).count(), 3, "{years:?}");
    assert_eq!(razrez(&database, &["mean-nothing", "1"]).status.code(), Some(0));
    let gone = razrez(&database, &["mean-nothing", "1"]);
    assert_eq!(gone.status.code(), Some(2));
    assert!(err(&gone).contains("there is no meaning 1"), "{}", err(&gone));
}

const PROTOCOL: &[u8] = include_bytes!("../../../crates/intake/fixtures/vpr_rows2022/clean.xlsx");
/// Totals 7, 2, 1 and 3, 5: «5», «3», «2» and «3», «4».
const BOUNDARIES: &str = "year,procedure,subject,grade,mark_3,mark_4,mark_5\n\
                          2021/22,ВПР,Биология,5,2,4,6\n";

async fn give_protocol(router: &axum::Router) -> serde_json::Value {
    // `2022/5/Биология/clean.xlsx`: the layout does not tell its work.
    let name = "2022%2F5%2F%D0%91%D0%B8%D0%BE%D0%BB%D0%BE%D0%B3%D0%B8%D1%8F%2Fclean.xlsx";
    let request = Request::builder()
        .method("POST")
        .uri(format!("/api/v1/imports?file={name}"))
        .header(BEARER.0, BEARER.1)
        .body(Body::from(PROTOCOL))
        .unwrap();
    let given = send(router, request).await;
    assert_eq!(given.status, StatusCode::CREATED, "{}", given.text());
    given.json()[0].clone()
}

#[tokio::test]
async fn boundaries_that_come_later_give_marks_to_waiting_and_to_taken_over_protocols() {
    let (router, _store) = desk(Policy::Everything).await;
    let take = async |id: &serde_json::Value, how: &str| {
        let path = format!("/api/v1/imports/{}/take-over{how}", id.as_str().unwrap());
        let taken = ask(&router, ("POST", &path), &[BEARER], "").await;
        assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
        taken.json()
    };
    let marked = async || {
        let asked = "/api/v1/query?indicator=quality&subject=biologiya&by=year&school=edu990001";
        get(&router, asked).await.json()["rows"][0].clone()
    };
    let protocol = give_protocol(&router).await;
    let verdict = |of: &serde_json::Value| {
        let rules = of["rules"].as_array().unwrap();
        let rule = rules.iter().find(|it| it["rule"] == "boundaries_unknown").unwrap();
        rule["verdict"].clone()
    };
    assert_eq!(verdict(&protocol), "warn");
    let first = take(&protocol["id"], "").await["batch"].as_i64().unwrap();
    assert!(marked().await["n"].is_null(), "{}", marked().await);
    let waiting = give_protocol(&router).await;
    let told = give(&router, "boundaries.csv", BOUNDARIES).await;
    let boundaries = take(&told["id"], "").await["batch"].as_i64().unwrap();
    // What waits is read anew; the same contents can stand in their own place.
    let id = waiting["id"].as_str().unwrap();
    let path = format!("/data/files/{id}");
    let page = ask(&router, ("GET", &path), &PERSON, "").await;
    let page = page.text();
    assert!(page.contains("read otherwise now"), "{page}");
    let anew = ask(&router, ("GET", &format!("/api/v1/imports/{id}")), &[BEARER], "").await.json();
    assert_eq!((verdict(&anew), &anew["changes"]["changed"]), (json!("pass"), &json!(3)));
    let second = take(&waiting["id"], &format!("?instead_of={first}")).await["batch"].clone();
    // Of the three pupils of this school one has «5», one «3», one «2».
    let shown = marked().await;
    assert_eq!((&shown["numerator"], &shown["n"]), (&json!(1.0), &json!(3)), "{shown}");
    let undo = async |batch: &serde_json::Value| {
        ask(&router, ("POST", &format!("/data/batches/{batch}/undo")), &PERSON, "").await;
    };
    undo(&second).await;
    assert!(marked().await["n"].is_null());
    undo(&json!(boundaries)).await;
    assert_eq!(verdict(&give_protocol(&router).await), "warn");
}
