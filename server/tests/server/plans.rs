//! Plans of works: given, looked at, taken over, shown inside the work, undone.

use analysis::Policy;
use axum::http::StatusCode;

use crate::{
    common::get,
    desk::{BEARER, COOKIE, OWN_PAGE, ask, desk, give},
};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const PERSON: [(&str, &str); 3] = [COOKIE, OWN_PAGE, FORM];

const WORK: &str = "procedure=vpr&subject=matematika&grade=5&year=2023/24&school=0101";
const PLAN: &str = "year,procedure,subject,grade,task,requirement_code,requirement,level,points_max\n\
                    2023/24,ВПР,Математика,5,1,1.1,Складывать дроби,basic,5\n\
                    2023/24,ВПР,Математика,5,2,1.1,Складывать дроби,basic,5\n";

#[tokio::test]
async fn c12_a_plan_is_taken_over_without_results_shown_inside_the_work_and_undone() {
    let (router, store) = desk(Policy::Everything).await;
    crate::common::import_pupils(&store).await;
    let told = async || get(&router, &format!("/api/v1/inside?{WORK}")).await.json();
    let waiting = give(&router, "plans.csv", PLAN).await;
    let id = waiting["id"].as_str().unwrap();
    let shown = ask(&router, ("GET", &format!("/data/files/{id}")), &PERSON, "").await;
    assert!(shown.text().contains("vpr · matematika · 5 · 2023/24"), "{}", shown.text());
    let path = format!("/api/v1/imports/{id}/take-over");
    let taken = ask(&router, ("POST", &path), &[BEARER], "").await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
    let with = told().await;
    let line = &with["requirements"]["lines"][0];
    assert_eq!(line["requirement"]["text"], "Складывать дроби", "{with}");
    // 20 · 1 and 6 · 2 + 12 · 3 + 2 · 4 of 20 · 10 points.
    assert_eq!((&line["done"]["own"]["points"], &line["done"]["max"]), (&76.into(), &10.into()));
    let batch = taken.json()["batch"].as_i64().unwrap();
    ask(&router, ("POST", &format!("/data/batches/{batch}/undo")), &PERSON, "").await;
    assert!(told().await["requirements"].is_null());
}

#[tokio::test]
async fn c12_the_template_of_a_plan_is_for_the_operator() {
    let (router, _store) = desk(Policy::Everything).await;
    let template = ask(&router, ("GET", "/data/plan-template.csv"), &PERSON, "").await;
    assert_eq!(template.status, StatusCode::OK);
    let refused = ask(&router, ("GET", "/data/plan-template.csv"), &[OWN_PAGE, FORM], "").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn i8_single_pupils_by_level_are_for_the_operator_of_one_school_and_never_of_a_public_edition()
 {
    for (policy, is_told) in [(Policy::Everything, true), (Policy::Public, false)] {
        let (router, store) = desk(policy).await;
        crate::common::import_pupils(&store).await;
        let waiting = give(&router, "plans.csv", PLAN).await;
        let path = format!("/api/v1/imports/{}/take-over", waiting["id"].as_str().unwrap());
        let taken = ask(&router, ("POST", &path), &[BEARER], "").await;
        assert_eq!(taken.status, StatusCode::OK);
        let rows = format!("/data/rows?{WORK}");
        let page = ask(&router, ("GET", &rows), &PERSON, "").await;
        let html = page.text().replace('\u{a0}', " ");
        assert_eq!(html.contains("Pupils by level of difficulty"), is_told, "{policy:?}: {html}");
        let refused = ask(&router, ("GET", &rows), &[OWN_PAGE, FORM], "").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        if is_told {
            // As inside the work: 20 · 1 and 6 · 2 + 12 · 3 + 2 · 4 of 20 · 10 points.
            assert!(html.contains("(76 of 200)") && html.contains("20 pupils"), "{html}");
            // One of them: 1 and 2 points of 10.
            assert!(html.contains("30 % (3 of 10)"), "{html}");
            let elsewhere = rows.replace("&school=0101", "");
            let page = ask(&router, ("GET", &elsewhere), &PERSON, "").await;
            assert!(!page.text().contains("Pupils by level"), "of several schools");
        }
    }
}
