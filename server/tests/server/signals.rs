//! Deciding about signals: thresholds with their history, and what schools say.

use analysis::Policy;
use axum::http::StatusCode;
use serde_json::json;

use server::{Entry, Server, router};

use crate::{
    common::{get, live},
    desk::{COOKIE, OWN_PAGE, ask, desk},
};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn only_the_operator_decides_about_signals() {
    let (router, _store) = desk(Policy::Everything).await;
    for (method, path) in
        [("GET", "/data/signals"), ("POST", "/data/signals"), ("POST", "/data/signals/notes")]
    {
        let refused = ask(&router, (method, path), &[OWN_PAGE, FORM], "reason=x").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{method} {path}");
    }
}

#[tokio::test]
async fn thresholds_are_changed_with_a_reason_and_their_history_is_told() {
    let (router, store) = desk(Policy::Everything).await;
    let person = [COOKIE, OWN_PAGE, FORM];
    let page = ask(&router, ("GET", "/data/signals"), &person, "").await;
    assert!(page.text().contains("name=\"pupils_min\" value=\"10\""), "{}", page.text());
    for (form, why) in [
        ("pupils_min=15", "without a reason"),
        ("pupils_min=1&reason=x", "out of bounds"),
        ("pupils_min=many&reason=x", "no number"),
        ("combination=maybe&reason=x", "no combination"),
    ] {
        let refused = ask(&router, ("POST", "/data/signals"), &person, form).await;
        assert!(refused.header("location").starts_with("/data?not="), "{why}");
    }
    assert!(store.thresholds().await.unwrap().is_empty());
    let form = "pupils_min=15&combination=either&reason=board";
    let done = ask(&router, ("POST", "/data/signals"), &person, form).await;
    assert_eq!(done.header("location"), "/data/signals");
    let page = ask(&router, ("GET", "/data/signals"), &person, "").await;
    for told in ["pupils_min: 10 → 15", "combination: both → either", "board"] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let signals = ask(&router, ("GET", "/signals"), &[], "").await;
    assert!(signals.text().contains("board"), "the page says by which thresholds");
    let earlier = ask(&router, ("GET", "/signals?thresholds=0"), &[], "").await;
    assert!(earlier.text().contains("Показано не по действующим порогам"), "{}", earlier.text());
    for (asked, pupils_min, version) in [("", 15, json!(1)), ("?thresholds=0", 10, json!(null))] {
        let told = get(&router, &format!("/api/v1/signals{asked}")).await.json();
        assert_eq!(told["thresholds"]["pupils_min"], pupils_min, "{asked}");
        assert_eq!(told["thresholds_version"], version, "{asked}");
    }
}

#[tokio::test]
async fn the_word_of_a_school_stands_beside_its_signal_until_it_is_taken_back() {
    let (router, _store) = desk(Policy::Everything).await;
    let person = [COOKIE, OWN_PAGE, FORM];
    let say = async |school: &str, text: &str| {
        let form = format!("school={school}&problem=low_results&text={text}");
        let done = ask(&router, ("POST", "/data/signals/notes"), &person, &form).await;
        done.header("location").to_owned()
    };
    assert!(say("nobody", "x").await.starts_with("/data?not="));
    assert_eq!(say("0101", "quarantine").await, "/data/signals");
    let cell = "/signals?cell=0101:low_results";
    let shown = ask(&router, ("GET", cell), &[], "").await;
    assert!(shown.text().contains("quarantine"), "{}", shown.text());
    say("0101", "").await;
    let shown = ask(&router, ("GET", cell), &[], "").await;
    assert!(!shown.text().contains("quarantine"));
}

#[tokio::test]
async fn signals_are_computed_once_for_a_version_of_the_data() {
    let (live, store) = live(Policy::Everything).await;
    let router = router(Server::new(live.clone(), Entry::Open));
    let computed = || live.now().judged.computed();
    for language in ["lang=ru", "lang=en"] {
        let page = ask(&router, ("GET", "/signals"), &[("cookie", language)], "").await;
        assert_eq!(page.status, StatusCode::OK);
    }
    ask(&router, ("GET", "/export/signals-schools.csv"), &[], "").await;
    assert_eq!(computed(), 1, "two pages and a file asked one question");
    for page in ["/signals?order=falling", "/signals?problem=bias", "/signals?cell=0101:bias"] {
        ask(&router, ("GET", page), &[], "").await;
    }
    assert_eq!(computed(), 1, "another order, list and cell are read off the same findings");
    store.set_thresholds(&analysis::signals::Thresholds::default(), "x", "tester").await.unwrap();
    assert!(live.refresh().await.unwrap());
    assert_eq!(computed(), 0, "a new version knows nothing of the one before");
    ask(&router, ("GET", "/signals"), &[], "").await;
    assert_eq!(computed(), 1);
}

#[tokio::test]
async fn programs_read_both_layers_of_every_cell_apart() {
    let (live, _store) = live(Policy::Everything).await;
    let router = router(Server::new(live.clone(), Entry::Open));
    let told = get(&router, "/api/v1/signals?year=2022/23").await.json();
    assert_eq!(told["years"], json!(["2022/23", "2021/22", "2020/21"]));
    let rule = |code: &str| {
        let rules = told["rules"].as_array().unwrap().clone();
        rules.into_iter().find(|it| it["rule"] == code).unwrap()
    };
    let shnor = rule("shnor_rule30");
    assert_eq!((&shnor["layer"], &shnor["reading"]), (&json!("official"), &json!("both")));
    assert!(shnor["source"].as_str().unwrap().contains("2025"), "the document and its year");
    assert_eq!(rule("low_share")["layer"], "ours");
    let school = &told["schools"][0];
    // Six problems in three years, the chosen one first.
    assert_eq!(school["cells"].as_array().unwrap().len(), 18);
    let low = &school["cells"][0];
    assert_eq!((&low["problem"], &low["year"]), (&json!("low_results"), &json!("2022/23")));
    for layer in ["official", "ours"] {
        let it = &low[layer];
        assert!(it["raised"].is_boolean() != it["absence"].is_string(), "{layer}: {it}");
    }
    // No document speaks of contests.
    assert_eq!(school["cells"][4]["official"]["absence"], "no_rule");
    let cell = "/api/v1/signals/cell?school=0101&problem=low_results&year=2022/23";
    let cell = get(&router, cell).await.json();
    assert_eq!((&cell["code"], cell["years"].as_array().unwrap().len()), (&json!("0101"), 3));
    let rules: Vec<&str> =
        cell["rules"].as_array().unwrap().iter().filter_map(|it| it["rule"].as_str()).collect();
    assert_eq!(rules, ["shnor_rule30", "low_share", "early_warning"]);
    assert_eq!(live.now().judged.computed(), 1, "a cell is read off the same findings");
}

#[tokio::test]
async fn programs_are_refused_what_the_page_does_not_tell() {
    let (live, _store) = live(Policy::Public).await;
    let public = router(Server::new(live, Entry::Open));
    let cell = "/api/v1/signals/cell?school=0101&problem=bias";
    for address in ["/api/v1/signals", cell] {
        let refused = get(&public, address).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{address}: {}", refused.text());
    }
    let (live, _store) = crate::common::live(Policy::Everything).await;
    let router = router(Server::new(live, Entry::Open));
    for (words, status) in [
        ("?problem=guilt", StatusCode::BAD_REQUEST),
        ("?year=soon", StatusCode::BAD_REQUEST),
        ("/cell?school=0101", StatusCode::BAD_REQUEST),
        ("/cell?problem=bias", StatusCode::BAD_REQUEST),
        ("/cell?school=nobody&problem=bias", StatusCode::NOT_FOUND),
    ] {
        let refused = get(&router, &format!("/api/v1/signals{words}")).await;
        assert_eq!(refused.status, status, "{words}: {}", refused.text());
        assert!(!refused.json()["error"].as_str().unwrap().is_empty());
    }
}
