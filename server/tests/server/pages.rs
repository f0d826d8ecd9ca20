//! Pages and the questions they ask.

use std::collections::BTreeSet;

use analysis::Policy;
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
};
use leptos::server_fn::axum::server_fn_paths;
use server::{Entry, Server, router};

use crate::common::{Answer, get, get_with, live, open, send};

/// Every question of the interface with one well-formed body.
pub(crate) const QUESTIONS: [(&str, &str); 9] = [
    (
        "/ask/explore",
        r#"{"view":{"indicator":"quality","by":[],"filters":{},"since":null,"until":null,
            "order":"natural","mark":null,"rows":null,"tray":[]}}"#,
    ),
    (
        "/ask/dynamics",
        r#"{"view":{"indicator":"quality","by":[],"filters":{},"since":null,"until":null,
            "order":"natural","mark":null,"rows":null,"tray":[]}}"#,
    ),
    (
        "/ask/comparison",
        r#"{"view":{"indicator":"quality","by":[],"filters":{},"since":null,"until":null,
            "order":"natural","mark":null,"rows":null,"tray":[]}}"#,
    ),
    (
        "/ask/benchmark",
        r#"{"view":{"indicator":"quality","by":[],"filters":{},"since":null,"until":null,
            "order":"natural","mark":null,"rows":null,"tray":[]}}"#,
    ),
    (
        "/ask/signals",
        r#"{"view":{"indicator":"quality","by":[],"filters":{},"since":null,"until":null,
            "order":"natural","mark":null,"rows":null,"tray":[]}}"#,
    ),
    (
        "/ask/signals_scores",
        r#"{"view":{"indicator":"quality","by":[],"filters":{},"since":null,"until":null,
            "order":"natural","mark":null,"rows":null,"tray":[]}}"#,
    ),
    (
        "/ask/inside",
        r#"{"view":{"indicator":"quality","by":[],"filters":{},"since":null,"until":null,
            "order":"natural","mark":null,"rows":null,"tray":[]}}"#,
    ),
    ("/ask/find", r#"{"text":"0201"}"#),
    ("/ask/overview", r#"{"year":null}"#),
];

/// Every page.
pub(crate) const PAGES: [&str; 13] = [
    "/",
    "/benchmark",
    "/comparison",
    "/data",
    "/data/batches/1",
    "/data/origin",
    "/dynamics",
    "/explore",
    "/explore?subject=matematika&by=school",
    "/find?q=0201",
    "/inside",
    "/methods",
    "/signals",
];

async fn ask(router: &Router, (path, body): (&str, &'static str)) -> Answer {
    let request = Request::post(path).header("content-type", "application/json");
    send(router, request.body(Body::from(body)).unwrap()).await
}

#[test]
fn every_question_is_on_the_list() {
    // The router registers them, so that the linker keeps them.
    let registered: BTreeSet<_> = server_fn_paths().map(|(path, _)| path).collect();
    let listed: BTreeSet<_> = QUESTIONS.iter().map(|(path, _)| *path).collect();
    assert_eq!(registered, listed);
}

#[tokio::test]
async fn every_question_is_answered_with_its_data_version() {
    let (live, _) = live(Policy::Everything).await;
    let router = router(Server::new(live.clone(), Entry::Open));
    for question in QUESTIONS {
        let answer = ask(&router, question).await;
        assert_eq!(answer.status, StatusCode::OK, "{}: {}", question.0, answer.text());
        let data = &answer.json()["data"];
        assert_eq!(data["version"], 1, "{}", question.0);
        assert_eq!(data["scope"], live.now().data.scope, "{}", question.0);
        assert_eq!(data["imported_at"].as_str().unwrap().len(), "2026-11-22".len());
    }
}

#[tokio::test]
async fn a_broken_question_is_an_error_and_no_panic() {
    let router = open(Policy::Everything).await;
    for (path, _) in QUESTIONS {
        let answer = ask(&router, (path, "{\"nonsense\":")).await;
        assert!(answer.status.is_server_error() || answer.status.is_client_error(), "{path}");
    }
}

#[tokio::test]
async fn every_page_comes_with_its_own_nonce() {
    let router = open(Policy::Everything).await;
    let mut seen = BTreeSet::new();
    for page in PAGES {
        let answer = get(&router, page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        let policy = answer.header("content-security-policy").to_owned();
        assert!(policy.starts_with("default-src 'self'; script-src 'self' 'nonce-"), "{policy}");
        assert!(policy.contains("'wasm-unsafe-eval'") && policy.contains("object-src 'none'"));
        assert!(!policy.contains("unsafe-eval'; ") || policy.contains("'wasm-unsafe-eval'; "));
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
        assert!(seen.insert(nonce.to_owned()), "{page}: the nonce is not new");
        let html = answer.text();
        for script in html.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            let is_ours = tag.contains(&format!("nonce=\"{nonce}\"")) || tag.contains("src=\"/");
            assert!(is_ours, "{page}: <script{tag}>");
        }
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let router = open(Policy::Everything).await;
    for path in ["/", "/version", "/api/v1/indicators", "/nowhere", "/metrics", "/cube/1/x"] {
        let answer = get(&router, path).await;
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'self'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(answer.header("permissions-policy").contains("camera=()"), "{path}");
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_known_page_is_not_rendered_again_and_keeps_its_nonce() {
    let router = open(Policy::Everything).await;
    for page in PAGES {
        let tag = get(&router, page).await.header("etag").to_owned();
        assert!(tag.starts_with("W/\""), "{page}");
        let known = [("if-none-match", tag.as_str())];
        let again = get_with(&router, page, &known).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{page}");
        assert!(again.headers.get("content-security-policy").is_none(), "{page}");
        let dark = [known[0], ("cookie", "theme=dark")];
        assert_eq!(get_with(&router, page, &dark).await.status, StatusCode::OK, "{page}");
        let other = [known[0], ("cookie", "session=1")];
        let other = get_with(&router, page, &other).await.status;
        assert_eq!(other, StatusCode::NOT_MODIFIED, "{page}");
    }
}

#[tokio::test]
async fn an_unknown_address_shows_the_own_page() {
    let router = open(Policy::Everything).await;
    for path in ["/nowhere", "/pkg/../../Cargo.toml", "/explore/more", "/ask/nothing"] {
        let answer = get(&router, path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text().contains("<main"), "{path}");
        assert!(answer.headers.get("etag").is_none(), "{path}");
    }
}
