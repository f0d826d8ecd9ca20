//! The cube for the browser, and its replacement while the server runs.

use std::time::Duration;

use analysis::{Cube, Policy, Published};
use axum::http::StatusCode;
use server::{Entry, Server, live::LiveData, router};
use store::testing::TempFile;

use crate::common::{LATER, RESULTS, get, get_with, import, live};

#[tokio::test]
async fn the_cube_is_the_same_bytes_for_ever() {
    let (live, _) = live(Policy::Everything).await;
    let router = router(Server::new(live.clone(), Entry::Open));
    let edition = live.now();
    let path = format!("/cube/{}/{}", edition.data.version, edition.data.scope);
    let answer = get(&router, &path).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("cache-control"), "private, immutable, max-age=31536000");
    assert_eq!(answer.header("vary"), "Cookie, Accept-Encoding");
    let cube: Published<Cube> = Published::deserialize(&answer.body).unwrap();
    assert_eq!(cube, *edition.cube);

    let compressed = async || get_with(&router, &path, &[("accept-encoding", "br, gzip")]).await;
    let mut packed = compressed().await;
    for _ in 0..200 {
        if packed.header("content-encoding") == "br" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
        packed = compressed().await;
    }
    assert_eq!(packed.header("content-encoding"), "br");
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut packed.body.as_slice(), &mut plain).unwrap();
    assert_eq!(plain, answer.body);
}

#[tokio::test]
async fn only_the_own_current_cube_is_given() {
    let (live, store) = live(Policy::Everything).await;
    let router = router(Server::new(live.clone(), Entry::Open));
    import(&store, LATER).await;
    assert!(live.refresh().await.unwrap());
    let scope = live.now().data.scope.clone();
    let cases = [
        (format!("/cube/1/{scope}"), StatusCode::GONE),
        (format!("/cube/3/{scope}"), StatusCode::NOT_FOUND),
        ("/cube/2/public-0000".to_owned(), StatusCode::NOT_FOUND),
        (format!("/cube/x/{scope}"), StatusCode::NOT_FOUND),
    ];
    for (path, status) in cases {
        let answer = get(&router, &path).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.json()["version"], 2, "{path}");
    }
}

#[tokio::test]
async fn an_import_by_another_process_is_seen_within_two_seconds() {
    let file = TempFile::new();
    let own = store::connect(&file.url()).await.unwrap();
    import(&own, RESULTS).await;
    let live = LiveData::open(own, Policy::Everything).await.unwrap();
    let following = tokio::spawn(live.clone().follow());
    let router = router(Server::new(live.clone(), Entry::Open));
    let page = get(&router, "/explore").await;
    let before = live.now();

    let other = store::connect(&file.url()).await.unwrap();
    import(&other, LATER).await;
    let seen = tokio::time::timeout(Duration::from_secs(2), async {
        while get(&router, "/version").await.json()["version"] != 2 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    seen.await.expect("the new data version was not seen in time");

    assert_ne!(live.now().data.scope, before.data.scope);
    assert_eq!(before.data.version, 1, "whoever holds the old data keeps them");
    let known = [("if-none-match", page.header("etag"))];
    assert_eq!(get_with(&router, "/explore", &known).await.status, StatusCode::OK);
    following.abort();
}
