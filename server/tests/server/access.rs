//! Who is let in, what they prefer, what is cut off, what the operator sees.

use analysis::Policy;
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use server::{Entry, Server, router};

use crate::{
    common::{get, get_with, live, open, send},
    pages::{PAGES, QUESTIONS},
};

#[tokio::test]
async fn preferences_come_back_to_this_server_only() {
    let router = open(Policy::Everything).await;
    let cases = [
        ("lang=en&back=/explore%3Fsubject%3Dmath", "/explore?subject=math", Some("lang=en;")),
        ("theme=dark&back=/find%3Fq%3D%D1%88", "/find?q=%D1%88", Some("theme=dark;")),
        ("mode=hall", "/", Some("mode=hall;")),
        ("lang=en&back=https://evil.example/", "/", Some("lang=en;")),
        ("lang=en&back=//evil.example/", "/", Some("lang=en;")),
        ("lang=en&back=/%5Cevil.example/", "/", Some("lang=en;")),
        ("lang=en&back=/%09/evil.example/", "/", Some("lang=en;")),
        ("lang=xx;Domain=evil", "/", None),
        ("theme=pink&session=1", "/", None),
    ];
    for (query, location, cookie) in cases {
        let answer = get(&router, &format!("/preference?{query}")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{query}");
        assert_eq!(answer.header("location"), location, "{query}");
        let set = answer.header("set-cookie");
        assert_eq!(set.split_inclusive(';').next().filter(|it| !it.is_empty()), cookie, "{query}");
    }
}

#[tokio::test]
async fn a_token_guards_everything_but_life_signs_and_site_files() {
    let (live, _) = live(Policy::Everything).await;
    let router = router(Server::new(live, Entry::Token("secret".into())));
    let questions = QUESTIONS.iter().map(|(path, _)| *path);
    let guarded = [
        "/version",
        "/api/v1/indicators",
        "/cube/1/x",
        "/metrics",
        "/nowhere",
        "/export/explore.csv",
        "/preference?lang=en",
        "/api/v1/nonsense",
    ];
    for path in PAGES.into_iter().chain(guarded).chain(questions) {
        assert_eq!(get(&router, path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    assert_eq!(get(&router, "/healthz").await.status, StatusCode::OK);
    let cases = [
        (("authorization", "Bearer secret"), StatusCode::OK),
        (("authorization", "Bearer wrong"), StatusCode::UNAUTHORIZED),
        (("authorization", "Basic secret"), StatusCode::UNAUTHORIZED),
        (("cookie", "lang=en; razrez_token=secret"), StatusCode::OK),
        (("cookie", "razrez_token=secre"), StatusCode::UNAUTHORIZED),
    ];
    for (header, status) in cases {
        let answer = get_with(&router, "/version", &[header]).await;
        assert_eq!(answer.status, status, "case: {header:?}");
    }
}

#[tokio::test]
async fn a_token_in_the_address_becomes_a_cookie() {
    let (live, _) = live(Policy::Everything).await;
    let router = router(Server::new(live, Entry::Token("secret".into())));
    let program = get(&router, "/version?token=secret").await;
    assert_eq!(program.status, StatusCode::OK);
    assert_eq!(program.json()["version"], 1);
    let person = "/explore?subject=math&token=secret&by=%22%3E";
    let person = get_with(&router, person, &[("accept", "text/html")]).await;
    assert_eq!(person.status, StatusCode::OK);
    let cookie = person.header("set-cookie");
    assert_eq!(cookie, "razrez_token=secret; Path=/; HttpOnly; SameSite=Strict");
    assert!(person.text().contains("url=/explore?subject=math&amp;by=%22%3E\""));
    assert!(!person.text().contains("secret"));
    let wrong = get(&router, "/version?token=secrets").await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(wrong.headers.get("set-cookie").is_none());
}

#[tokio::test]
async fn what_nobody_asks_in_earnest_is_cut_off() {
    let router = open(Policy::Everything).await;
    let long = get(&router, &format!("/explore?subject={}", "x".repeat(9_000))).await;
    assert_eq!(long.status, StatusCode::URI_TOO_LONG);
    let large = Request::post("/ask/find").header("content-type", "application/json");
    let large = large.header("content-length", 2 << 20).body(Body::from(vec![b' '; 2 << 20]));
    assert_eq!(send(&router, large.unwrap()).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn the_operator_sees_requests_and_data() {
    let router = open(Policy::Everything).await;
    get(&router, "/api/v1/indicators").await;
    get(&router, "/some/stranger/s/address").await;
    let metrics = get(&router, "/metrics").await;
    let text = metrics.text();
    for line in [
        "razrez_requests_total{route=\"/api/v1/indicators\",status=\"200\"}",
        "razrez_requests_total{route=\"other\",status=\"404\"}",
        "razrez_request_duration_seconds_bucket{route=\"/api/v1/indicators\",le=\"0.1\"}",
        "razrez_data_version ",
        "razrez_cube_cells ",
    ] {
        assert!(text.contains(line), "{line} is missing");
    }
    assert!(!text.contains("stranger"));
    let health = get(&router, "/healthz").await.json();
    assert_eq!((health["status"].as_str(), health["version"].as_i64()), (Some("ok"), Some(1)));
}
