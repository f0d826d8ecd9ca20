//! Saved sets: who may save them, where they stand, and what a link of one says.

use analysis::Policy;
use axum::http::StatusCode;

use crate::desk::{COOKIE, OWN_PAGE, ask, desk};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const JSON: (&str, &str) = ("content-type", "application/json");
/// A set as the form sends it.
const ADDRESS: &str = "%3Fagainst%3Dranges%26pupils_from%3D100";
/// And as a link of the page has it.
const LINK: &str = "against=ranges&amp;pupils_from=100";

#[tokio::test]
async fn d5_only_the_operator_saves_sets() {
    let (router, store) = desk(Policy::Everything).await;
    for (method, path) in [
        ("GET", "/data/sets"),
        ("POST", "/data/sets"),
        ("POST", "/data/sets/1/undo"),
        ("POST", "/api/v1/sets"),
        ("POST", "/api/v1/sets/1/undo"),
    ] {
        let refused = ask(&router, (method, path), &[OWN_PAGE, FORM], "name=x").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{method} {path}");
    }
    assert!(store.saved_sets().await.unwrap().is_empty());
    let listed = ask(&router, ("GET", "/api/v1/sets"), &[], "").await;
    assert_eq!((listed.status, listed.text()), (StatusCode::OK, "[]"));
}

#[tokio::test]
async fn d5_j2_a_saved_set_stands_on_the_page_until_it_is_deleted() {
    for policy in [Policy::Everything, Policy::Public] {
        let (router, store) = desk(policy).await;
        let person = [COOKIE, OWN_PAGE, FORM];
        let save = async |form: &str| {
            let done = ask(&router, ("POST", "/data/sets"), &person, form).await;
            done.header("location").to_owned()
        };
        for (form, why) in [
            (format!("name=&address={ADDRESS}"), "without a name"),
            ("name=x&address=%3Fagainst%3Dpeers".to_owned(), "no set of one's own"),
            ("name=x&address=%3Fagainst%3Dset%26set%3Dnobody".to_owned(), "no such school"),
            ("name=x&address=%3Fagainst%3Dmoon".to_owned(), "no address"),
        ] {
            assert!(save(&form).await.starts_with("/data?not="), "{why}");
        }
        assert!(store.saved_sets().await.unwrap().is_empty());
        let brought =
            ask(&router, ("GET", "/data/sets?against=ranges&pupils_from=100"), &person, "");
        assert!(brought.await.text().contains("value=\"?against=ranges&amp;pupils_from=100\""));
        assert_eq!(save(&format!("name=large&address={ADDRESS}")).await, "/data/sets");
        assert_eq!(save(&format!("name=large&address={ADDRESS}")).await, "/data/sets");
        let school = "/benchmark?school=0201";
        let page = ask(&router, ("GET", school), &[("cookie", "lang=en")], "").await;
        let text = page.text();
        assert!(text.contains("large") && text.contains(LINK), "{text}");
        assert!(text.contains("pupils: from 100") && text.contains("version 2"), "{text}");
        let opened = format!("{school}&against=ranges&pupils_from=100");
        let page = ask(&router, ("GET", &opened), &[("cookie", "lang=en")], "").await;
        assert!(page.text().contains("/data/sets?against=ranges"), "it can be saved from there");
        let listed = ask(&router, ("GET", "/api/v1/sets"), &[], "").await;
        assert!(listed.text().contains("\"address\":\"?against=ranges&pupils_from=100\""));
        for kept in store.saved_sets().await.unwrap() {
            let undo = format!("/data/sets/{}/undo", kept.id);
            let done = ask(&router, ("POST", &undo), &person, "").await;
            assert_eq!(done.header("location"), "/data/sets");
        }
        let page = ask(&router, ("GET", school), &[("cookie", "lang=en")], "").await;
        assert!(!page.text().contains("pupils: from 100"));
        let page = ask(&router, ("GET", "/data/sets"), &[COOKIE, ("cookie", "lang=en")], "").await;
        assert!(page.text().contains("pupils"), "the history stays");
    }
}

#[tokio::test]
async fn d5_a_program_saves_and_deletes_a_set() {
    let (router, store) = desk(Policy::Everything).await;
    let program = [COOKIE, OWN_PAGE, JSON];
    let set = r#"{"name":"large","address":"?against=ranges&pupils_from=100"}"#;
    let saved = ask(&router, ("POST", "/api/v1/sets"), &program, set).await;
    assert_eq!(saved.status, StatusCode::NO_CONTENT);
    let none = r#"{"name":"large","address":"?against=peers"}"#;
    let refused = ask(&router, ("POST", "/api/v1/sets"), &program, none).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let id = store.saved_sets().await.unwrap()[0].id;
    let undo = format!("/api/v1/sets/{id}/undo");
    let deleted = ask(&router, ("POST", &undo), &program, "").await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT);
    let again = ask(&router, ("POST", &undo), &program, "").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}
