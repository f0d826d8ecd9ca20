//! Waiting for the browser to paint. Browser only.

use std::time::Duration;

use futures_channel::oneshot;
use leptos::prelude::{request_animation_frame, set_timeout};

/// Waits until everything that has changed so far is on the screen.
pub async fn painted() {
    let (tell, told) = oneshot::channel::<()>();
    // A frame is painted when the task after its animation callbacks runs; whoever else waits for that
    // frame, a click above all, has a turn before what follows.
    let after_others = move || set_timeout(move || _ = tell.send(()), Duration::ZERO);
    request_animation_frame(move || set_timeout(after_others, Duration::ZERO));
    // A frame that never comes was of a page that is left.
    _ = told.await;
}
