//! From a number back to the file: what everybody sees, and what only the operator does.

use analysis::Policy;
use axum::{Router, body::Body, http::Request, http::StatusCode};
use server::{Entry, PupilRows, Server, router};

use crate::common::{Answer, live, send};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const BEARER: (&str, &str) = ("authorization", "Bearer 0123456789abcdef0123456789abcdef");

/// Two schools; a pupil of the first sat twice, one of the second was away.
const RIS: &str = "\
Код предмета;Дата экзамена;Статус обработки;Код ОУ;Наименование ОУ;Код участника;Категория;Класс;Пол;Муниципальный район;Первичный балл;Балл;Зачет
1;2026.06.01;6;101;Школа № 1;0007;Выпускник текущего года;11;Ж;Примерский МР;8;20;2
1;2026.09.05;6;101;Школа № 1;0007;Выпускник текущего года;11;Ж;Примерский МР;30;71;1
1;2026.06.01;6;101;Школа № 1;0008;Выпускник текущего года;11;М;Примерский МР;20;50;1
1;2026.06.01;6;102;Школа № 2;0009;Выпускник текущего года;11;М;Примерский МР;40;90;1
1;2026.06.01;6;102;Школа № 2;0010;Выпускник текущего года;11;М;Примерский МР;;;
";
const EGE: &str = "indicator=mean_score&procedure=ege&subject=russkiy_yazyk&grade=11&year=2025/26";

async fn served(policy: Policy, pupil_rows: PupilRows) -> Router {
    let (live, _store) = live(policy).await;
    let server = Server::new(live, Entry::Open).with_operator(TOKEN).with_pupil_rows(pupil_rows);
    let router = router(server);
    let given = ask(&router, "POST", "/api/v1/imports?file=ris.csv", RIS).await.json();
    let id = given[0]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/imports/{id}/take-over");
    assert_eq!(ask(&router, "POST", &path, "").await.status, StatusCode::OK);
    router
}

async fn ask(router: &Router, method: &str, path: &str, body: &str) -> Answer {
    let request = Request::builder().method(method).uri(path).header(BEARER.0, BEARER.1);
    send(router, request.body(Body::from(body.to_owned())).unwrap()).await
}

async fn stranger(router: &Router, path: &str) -> Answer {
    send(router, Request::get(path).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn f12_a_number_leads_back_to_file_and_rows() {
    let router = served(Policy::Everything, PupilRows::Keep).await;
    let school = format!("/api/v1/origin?{EGE}&school=101");
    let found = ask(&router, "GET", &school, "").await.json();
    let expected = serde_json::json!([{
        "batch": 2, "file": "ris.csv", "cells": 1, "covered": 0, "untraced": 0,
        "sheets": [{ "sheet": null, "rows": "3-4", "count": 2 }],
    }]);
    assert_eq!(found, expected);
    let page = stranger(&router, &format!("/data/origin?{EGE}&school=101")).await;
    let html = page.text();
    assert!(html.contains("ris.csv") && html.contains("3–4 (2\u{a0}строки)"), "{html}");
    assert!(!html.contains("/data/rows"), "rows of pupils are the operator's");
    // What stands in the table of results leads there.
    let explore = stranger(&router, &format!("/explore?{EGE}&by=school")).await;
    assert!(explore.text().contains("href=\"/data/origin?"), "{}", explore.text());
}

#[tokio::test]
async fn where_small_groups_are_gathered_rows_are_counted_for_nobody_but_the_operator() {
    let router = served(Policy::Public, PupilRows::Keep).await;
    let path = format!("/api/v1/origin?{EGE}");
    let told = stranger(&router, &path).await.json();
    assert_eq!(told[0]["sheets"][0]["rows"], serde_json::Value::Null);
    assert_eq!(told[0]["file"], "ris.csv");
    let told = ask(&router, "GET", &path, "").await.json();
    assert_eq!(told[0]["sheets"][0]["rows"], "3-5");
    let page = stranger(&router, &format!("/data/origin?{EGE}")).await;
    assert!(!page.text().contains("3–5"));
}

#[tokio::test]
async fn pupil_rows_are_for_the_operator_and_have_no_names() {
    let router = served(Policy::Everything, PupilRows::Keep).await;
    for path in ["/api/v1/rows?", "/data/rows?"] {
        let refused = stranger(&router, &format!("{path}{EGE}")).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    let rows = ask(&router, "GET", &format!("/api/v1/rows?{EGE}&limit=2&offset=1"), "").await;
    let rows = rows.json();
    assert_eq!((&rows["total"], &rows["absent"]), (&5.into(), &1.into()));
    assert_eq!((&rows["first"]["n"], &rows["latest"]["n"]), (&3.into(), &3.into()));
    let of = |at: usize| (&rows["rows"][at]["code"], &rows["rows"][at]["attempt"]);
    assert_eq!(of(0), (&"0007".into(), &"latest".into()));
    assert_eq!(of(1), (&"0008".into(), &"only".into()));
    assert_eq!(rows["rows"][0]["score"], 71_000);
    let page = ask(&router, "GET", &format!("/data/rows?{EGE}&school=102"), "").await;
    let html = page.text();
    assert!(html.contains("0009") && html.contains("отсутствовал") && !html.contains("0007"));
}

#[tokio::test]
async fn an_installation_may_keep_no_pupil_rows() {
    let router = served(Policy::Everything, PupilRows::LeaveOut).await;
    let rows = ask(&router, "GET", &format!("/api/v1/rows?{EGE}"), "").await.json();
    assert_eq!((&rows["kept"], &rows["total"]), (&false.into(), &0.into()));
    let page = ask(&router, "GET", &format!("/data/rows?{EGE}"), "").await;
    assert!(page.text().contains("не хранятся"), "{}", page.text());
}

#[tokio::test]
async fn pupil_rows_go_with_their_import() {
    let router = served(Policy::Everything, PupilRows::Keep).await;
    let undone = ask(&router, "POST", "/api/v1/batches/2/undo", "").await;
    assert_eq!(undone.status, StatusCode::OK);
    // The subject is gone too; the question is of what is left.
    let left = "/api/v1/rows?indicator=quality&procedure=vpr";
    assert_eq!(ask(&router, "GET", left, "").await.json()["total"], 0);
}

#[tokio::test]
async fn f12_years_and_compared_objects_lead_to_their_files() {
    let router = served(Policy::Everything, PupilRows::Keep).await;
    let place = "indicator=quality&procedure=vpr&subject=matematika&grade=5";
    let years = stranger(&router, &format!("/dynamics?{place}")).await;
    for year in ["2022/23", "2023/24"] {
        let (_, link) = years.text().split_once(&format!("источник: {year}")).unwrap();
        assert!(link.contains("источник"), "{year}");
    }
    let compared = stranger(
        &router,
        &format!("/comparison?{place}&year=2023/24&with=school:0101,school:0201"),
    )
    .await;
    let text = compared.text();
    let links: Vec<&str> =
        text.split("href=\"").filter(|it| it.starts_with("/data/origin?")).collect();
    // The one of the page itself is of no school.
    let links: Vec<&str> = links.into_iter().filter(|it| it.contains("&amp;school=")).collect();
    assert_eq!(links.len(), 2, "{text}");
    for (link, school) in links.iter().zip(["0101", "0201"]) {
        let address = link.split('"').next().unwrap().replace("&amp;", "&");
        assert!(address.contains(&format!("school={school}")), "{address}");
        let origin = stranger(&router, &address).await;
        assert!(origin.text().contains("results.csv"), "{address}");
    }
}

#[tokio::test]
async fn domain_row_17_high_results_of_a_school_are_told_by_code_and_olympiads_by_school() {
    for (policy, is_told) in [(Policy::Everything, true), (Policy::Public, false)] {
        let router = served(policy, PupilRows::Keep).await;
        let path = format!("/data/rows?{EGE}&school=102");
        let page = ask(&router, "GET", &path, "").await;
        let html = page.text().replace('\u{a0}', " ");
        assert_eq!(html.contains("тестовый балл от 81"), is_told, "{html}");
        assert_eq!(stranger(&router, &path).await.status, StatusCode::UNAUTHORIZED);
        if is_told {
            assert!(html.contains("Русский язык 90"), "{html}");
            // One of one result; the other pupil was away.
            let from = html.split_once("id=\"high\"").unwrap().1;
            assert!(from.contains("ris.csv") && from.contains(": 5"), "{from}");
        }
        let file = format!("/data/rows/high_pupils.csv?{EGE}&school=102");
        assert_eq!(stranger(&router, &file).await.status, StatusCode::UNAUTHORIZED);
        let list = ask(&router, "GET", &file, "").await;
        assert_eq!(list.status == StatusCode::OK, is_told);
        if is_told {
            let text = list.text().trim_start_matches('\u{feff}').to_owned();
            assert!(text.starts_with("code,class,subject,score\n"), "{text}");
            assert!(
                text.lines().nth(1).is_some_and(|it| it.ends_with("Русский язык,90")),
                "{text}"
            );
            let all =
                ask(&router, "GET", &format!("/data/rows/lists.xlsx?{EGE}&school=102"), "").await;
            assert!(all.status == StatusCode::OK && all.body.starts_with(b"PK"));
        }
    }
}

#[tokio::test]
async fn domain_row_17_diplomas_of_a_school_are_counted_with_their_files_and_joined_with_nobody() {
    let register = include_str!("../../../crates/intake/fixtures/vsosh_register/clean.csv");
    let router = served(Policy::Everything, PupilRows::Keep).await;
    let given = ask(&router, "POST", "/api/v1/imports?file=register.csv", register).await.json();
    let path = format!("/api/v1/imports/{}/take-over", given[0]["id"].as_str().unwrap());
    assert_eq!(ask(&router, "POST", &path, "").await.status, StatusCode::OK);
    let school = "school=gorod_primersk.mbou_sosh_1&year=2023/24";
    let rows = format!("/data/rows?procedure=vsosh_school&{school}");
    let page = ask(&router, "GET", &rows, "").await;
    let html = page.text();
    let (_, part) = html.split_once("id=\"olympiads\"").unwrap();
    // One awarded and one winner, of two participations at the first stage.
    assert!(
        part.contains("ВсОШ, школьный этап, Физика") && part.contains("register.csv"),
        "{part}"
    );
    let cells = part.split("<td class=\"is-number\">").skip(1);
    let numbers: Vec<char> = cells.filter_map(|it| it.chars().next()).collect();
    assert_eq!(numbers, ['2', '2'], "{part}");
    assert!(part.contains("нет постоянного кода") && !html.contains("Сидорова"), "{html}");
}
