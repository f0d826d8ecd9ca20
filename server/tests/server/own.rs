//! Own indicators: who may define them, that they stand where those of the catalogue do, and that they
//! can be taken back.

use analysis::Policy;
use axum::http::StatusCode;

use crate::desk::{COOKIE, OWN_PAGE, ask, desk};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn domain_row_4_only_the_operator_defines_indicators() {
    let (router, _store) = desk(Policy::Everything).await;
    for (method, path) in [
        ("GET", "/data/indicators"),
        ("POST", "/data/indicators"),
        ("POST", "/data/indicators/1/undo"),
    ] {
        let refused = ask(&router, (method, path), &[OWN_PAGE, FORM], "name=x").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{method} {path}");
    }
}

#[tokio::test]
async fn domain_row_4_an_indicator_of_a_form_stands_in_pages_files_and_answers_like_m3() {
    let (router, store) = desk(Policy::Everything).await;
    let person = [COOKIE, OWN_PAGE, FORM];
    let define = async |form: &str| {
        let done = ask(&router, ("POST", "/data/indicators"), &person, form).await;
        done.header("location").to_owned()
    };
    let rest = "source=order+7&author=A.+B.&day=2026-03-12";
    for (form, why) in [
        ("numerator=n4%2Bn5&denominator=n&unit=share&better=higher", "no name"),
        ("name=G&numerator=n4%2Bn7&denominator=n&unit=share&better=higher", "no such term"),
        ("name=G&numerator=n4&denominator=n5&unit=share&better=higher", "no share"),
        ("name=G&numerator=n4&denominator=n&unit=grams&better=higher", "no such unit"),
    ] {
        assert!(define(&format!("{form}&{rest}")).await.starts_with("/data?not="), "{why}");
    }
    let form = "name=Good+marks&numerator=n4+%2B+n5&denominator=n&unit=share&better=higher";
    for missing in ["author=A&day=2026-03-12", "source=x&day=2026-03-12", "source=x&author=A"] {
        assert!(define(&format!("{form}&{missing}")).await.starts_with("/data?not="), "{missing}");
    }
    assert!(store.own_indicators().await.unwrap().is_empty());
    assert_eq!(define(&format!("{form}&{rest}")).await, "/data/indicators");
    let page = ask(&router, ("GET", "/data/indicators"), &person, "").await;
    assert!(page.text().contains("Good marks") && page.text().contains("(n4 + n5) / n"));

    let own = "indicator=own_n4.n5_n_share_higher";
    let get = async |path: &str| ask(&router, ("GET", path), &[], "").await.text().to_owned();
    for page in ["explore", "dynamics", "comparison", "benchmark"] {
        let told = get(&format!("/{page}?subject=matematika")).await;
        assert!(told.contains(own), "/{page} offers it");
        let told = get(&format!("/{page}?subject=matematika&{own}")).await;
        assert!(told.contains("Good marks"), "/{page} calls it by its name");
    }
    // The same values as M3, with their intervals; rest.rs counts them by hand.
    let rows = async |indicator: &str| {
        let path = format!("/api/v1/query?by=year,school&subject=matematika&{indicator}");
        ask(&router, ("GET", &path), &[], "").await.json()["rows"].clone()
    };
    let known = rows("indicator=quality").await;
    assert!(known.as_array().unwrap().len() > 2, "{known}");
    assert_eq!(rows(own).await, known);
    let listed = get("/api/v1/indicators").await;
    assert!(listed.contains(r#""name":"Good marks""#), "{listed}");
    let file = get(&format!("/export/explore.csv?subject=matematika&{own}")).await;
    assert!(file.contains("Defined by") || file.contains("Определил: A. B., 2026-03-12"), "{file}");
    assert!(!file.contains("инвариант"), "{file}");

    let id = store.own_indicators().await.unwrap()[0].id;
    let undo = format!("/data/indicators/{id}/undo");
    let done = ask(&router, ("POST", &undo), &person, "").await;
    assert_eq!(done.header("location"), "/data/indicators");
    assert!(!get("/explore?subject=matematika").await.contains("Good marks"));
    let told = get(&format!("/explore?subject=matematika&{own}")).await;
    assert!(told.contains("(n4 + n5) / n"), "an old link shows the same under its formula");
    let page = ask(&router, ("GET", "/data/indicators"), &person, "").await;
    assert!(page.text().contains("taken back"), "the history stays");
}
