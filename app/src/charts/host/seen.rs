//! Whether an element can be seen, told by the browser: to ask for its place in the middle of a
//! change would make the browser lay out the page twice.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::window;
use wasm_bindgen::{JsCast, prelude::*};

/// Knows whether any part of an element is in view.
pub(super) struct Seen {
    now: Rc<Cell<bool>>,
    observer: Option<web_sys::IntersectionObserver>,
    _changed: Closure<dyn FnMut(js_sys::Array)>,
}

impl Seen {
    /// Begins to watch `element`.
    pub(super) fn watch(element: &web_sys::Element) -> Self {
        let now = Rc::new(Cell::new(is_in_view(element)));
        let told = Rc::clone(&now);
        let changed = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let entry = entries.pop().unchecked_into::<web_sys::IntersectionObserverEntry>();
            told.set(entry.is_intersecting());
        });
        let observer = web_sys::IntersectionObserver::new(changed.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { now, observer, _changed: changed }
    }

    /// Whether it was in view when the page was last painted.
    pub(super) fn now(&self) -> bool {
        self.now.get()
    }
}

impl Drop for Seen {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// As long as the browser has not told anything yet.
fn is_in_view(element: &web_sys::Element) -> bool {
    let place = element.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(f64::MAX);
    place.top() < height && place.bottom() > 0.0
}
