//! Fetching cube and engine after the first paint, and noticing newer data. Browser only.

use std::sync::Arc;

use gloo::{
    net::http::Request,
    timers::callback::{Interval, Timeout},
};
use leptos::{prelude::*, task::spawn_local};

use super::{Data, engine::engine};
use crate::api::DataInfo;

/// The page is drawn and can be clicked before the cube takes bandwidth.
const AFTER_FIRST_PAINT_MS: u32 = 50;
/// How often the server is asked for its data version.
const VERSION_EVERY_MS: u32 = 60_000;

/// Fetches the cube as soon as the page knows which data it shows.
pub(super) fn start(data: Data) {
    Effect::new(move |_| {
        let Some(info) = data.info.get() else { return };
        if data.cube.with_untracked(Option::is_some) {
            return;
        }
        let fetch = async move {
            // Without the cube the server goes on answering; nothing has to be said.
            let engine = engine().await;
            if let Some(cube) = cube(&info).await.and_then(|it| (engine.read)(&it)) {
                data.cube.set(Some((Arc::new(cube), info, engine)));
            }
        };
        Timeout::new(AFTER_FIRST_PAINT_MS, move || spawn_local(fetch)).forget();
    });
    let watch = Interval::new(VERSION_EVERY_MS, move || {
        spawn_local(async move {
            let known = data.info.get_untracked().map(|it| it.version);
            if let (Some(known), Some(current)) = (known, version().await) {
                data.newer.set(current > known);
            }
        });
    });
    // As long as the page is open.
    watch.forget();
}

async fn cube(info: &DataInfo) -> Option<Vec<u8>> {
    let address = format!("/cube/{}/{}", info.version, info.scope);
    let response = Request::get(&address).send().await.ok().filter(|it| it.ok())?;
    response.binary().await.ok()
}

async fn version() -> Option<i64> {
    #[derive(serde::Deserialize)]
    struct Current {
        version: i64,
    }
    let current: Current = Request::get("/version").send().await.ok()?.json().await.ok()?;
    Some(current.version)
}
