//! Stages and frequencies of procedures: who says them, and that chips choose by them.

use analysis::Policy;
use axum::http::StatusCode;

use crate::desk::{COOKIE, OWN_PAGE, ask, desk};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn domain_row_21_what_is_said_of_a_procedure_becomes_chips_until_it_is_taken_back() {
    let (router, store) = desk(Policy::Everything).await;
    let person = [COOKIE, OWN_PAGE, FORM];
    for method in ["GET", "POST"] {
        let refused =
            ask(&router, (method, "/data/procedures"), &[OWN_PAGE, FORM], "procedure=vpr").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{method}");
    }
    let say = async |form: &str| {
        let done = ask(&router, ("POST", "/data/procedures"), &person, form).await;
        done.header("location").to_owned()
    };
    let get = async |path: &str| {
        let page = ask(&router, ("GET", path), &[], "").await;
        page.text().replace("<!>", "")
    };
    assert!(!get("/explore?subject=matematika").await.contains("chips__chip"), "nobody said it");
    assert!(say("procedure=vpr&phase=evening").await.starts_with("/data?not="));
    assert!(say("procedure=nothing&phase=interim").await.starts_with("/data?not="));
    assert_eq!(say("procedure=vpr&phase=interim&frequency=periodic").await, "/data/procedures");
    for page in ["explore", "dynamics", "comparison"] {
        let told = get(&format!("/{page}?subject=matematika")).await;
        assert!(told.contains("промежуточная") && told.contains("периодическая"), "/{page}");
        assert!(told.contains("phase=interim") && told.contains("frequency=periodic"), "/{page}");
    }
    let chosen = get("/explore?subject=matematika&phase=interim").await;
    assert!(chosen.contains("procedure=vpr"), "it is of this stage");
    let other = get("/explore?phase=final").await;
    assert!(!other.contains("procedure=vpr"), "it is of another stage: {other}");
    assert_eq!(say("procedure=vpr&phase=&frequency=").await, "/data/procedures");
    assert!(!get("/explore?subject=matematika").await.contains("chips__chip"));
    assert_eq!(store.cycles().await.unwrap().len(), 1, "who took it back is told");
}
