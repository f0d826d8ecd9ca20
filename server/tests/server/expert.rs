//! Expert values: who may write them down, what they need, where they stand, and that they can be
//! taken back.

use analysis::{Policy, UnitKind};
use axum::{Router, http::StatusCode};

use crate::desk::{COOKIE, OWN_PAGE, ask, desk};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn domain_row_5_an_expert_value_needs_author_and_date_and_stands_apart_from_measured_ones() {
    let (router, store) = desk(Policy::Everything).await;
    let person = [COOKIE, OWN_PAGE, FORM];
    for (method, path) in
        [("GET", "/data/expert"), ("POST", "/data/expert"), ("POST", "/data/expert/1/undo")]
    {
        let refused = ask(&router, (method, path), &[OWN_PAGE, FORM], "value=1").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{method} {path}");
    }
    let (_, cube) = store.load_cube().await.unwrap();
    let schools: Vec<_> = cube.territory().of_kind(UnitKind::School).collect();
    let codes: Vec<_> = schools.iter().map(|it| cube.territory().unit(*it).code.clone()).collect();
    let (one, other) = (&codes[0], &codes[1]);
    let write = async |form: &str| {
        let done = ask(&router, ("POST", "/data/expert"), &person, form).await;
        done.header("location").to_owned()
    };
    let form = format!("school={one}&year=2023/24&criterion=climate&value=2&comment=lessons+seen");
    for (rest, why) in [
        ("day=2026-03-12", "without an author"),
        ("author=A.+B.", "without a date"),
        ("author=A.+B.&day=soon", "no date"),
    ] {
        assert!(write(&format!("{form}&{rest}")).await.starts_with("/data?not="), "{why}");
    }
    let rest = "author=A.+B.&day=2026-03-12";
    for (form, why) in [
        (form.replace("value=2", "value=4"), "beyond the rubric"),
        (form.replace(one.as_str(), "nowhere"), "no school"),
        (form.replace("lessons+seen", ""), "no comment"),
    ] {
        assert!(write(&format!("{form}&{rest}")).await.starts_with("/data?not="), "{why}");
    }
    assert!(store.expert_values().await.unwrap().is_empty());
    assert_eq!(write(&format!("{form}&{rest}")).await, "/data/expert");

    let get = async |path: &str| {
        let page = ask(&router, ("GET", path), &[("cookie", "lang=en")], "").await;
        page.text().replace("<!>", "")
    };
    let whole = "subject=matematika&year=2023/24";
    let page = get(&format!("/explore?{whole}&school={one}")).await;
    for told in ["✎ Expert values", "✎\u{a0}2 of 3", "lessons seen", "A. B., 2026-03-12"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(!get(&format!("/explore?{whole}&school={other}")).await.contains("✎"));
    let tray = format!("/comparison?{whole}&with=school:{one},school:{other}");
    let page = get(&tray).await;
    assert!(page.contains("✎\u{a0}2 of 3") && page.contains("◆ measured"), "{page}");
    let other_year = get(&tray.replace("2023/24", "2022/23")).await;
    assert!(!other_year.contains("✎\u{a0}2 of 3"), "it speaks of one year");

    in_files(&router, whole, one.as_str(), other.as_str()).await;

    let id = store.expert_values().await.unwrap()[0].id;
    let done = ask(&router, ("POST", &format!("/data/expert/{id}/undo")), &person, "").await;
    assert_eq!(done.header("location"), "/data/expert");
    assert!(!get(&tray).await.contains("✎"));
    let page = ask(&router, ("GET", "/data/expert"), &person, "").await;
    assert!(page.text().contains("taken back"), "the history stays");
}

/// In a table of their own, which is not there where nothing was said.
async fn in_files(router: &Router, whole: &str, one: &str, other: &str) {
    let get = async |file: &str| ask(router, ("GET", &format!("/export/{file}")), &[], "").await;
    let heading = "code,name,year,criterion,expert_value,comment,author,day";
    for file in [
        format!("explore-expert.csv?{whole}&school={one}"),
        format!("comparison-expert.csv?{whole}&with=school:{one},school:{other}"),
    ] {
        let answer = get(&file).await;
        let text = answer.text();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], heading, "{file}");
        let told = ",2,lessons seen,A. B.,2026-03-12";
        assert!(lines[1].starts_with(one) && lines[1].ends_with(told), "{text}");
        assert_eq!(lines[2], "", "one row");
    }
    let nothing = get(&format!("explore-expert.csv?{whole}&school={other}")).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}
