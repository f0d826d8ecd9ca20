//! The browser's half of the chart host: when a picture is drawn, and what keys, clicks and
//! buttons do.

use std::time::Duration;

use leptos::{ev::KeyboardEvent, html::Div, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    instance::{Instance, Picked},
    picking::Choice,
    seen::Seen,
};
use crate::{
    charts::{Painting, Picture, periods::Picking},
    state::use_locale,
};

/// How long what is out of view waits, in milliseconds: whoever clicks on waits for nothing else.
const OUT_OF_VIEW: Duration = Duration::from_millis(150);

/// Where the library lies; see `xtask`, which bundles it.
const LIBRARY: &str = "/vendor/echarts.js";

/// Draws `picture` into `node` as both arrive, and returns what keys and buttons do.
pub(super) fn attach(
    node: NodeRef<Div>,
    picture: Signal<Option<Picture>>,
    lines: Signal<u32>,
    spoken: RwSignal<String>,
    file: Signal<String>,
) -> (impl Fn(KeyboardEvent) + 'static, impl Fn(&'static str) + Copy + 'static) {
    let navigate = use_navigate();
    let locale = use_locale();
    let painter = Painting::ask();
    let follow = move |href: String| {
        navigate(&href, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let instance = StoredValue::new_local(None::<Instance>);
    let at = StoredValue::new(None::<usize>);
    let state = StoredValue::new(Picking::default());
    let choice = Choice { picture, instance, spoken, locale, state };
    let to = follow.clone();
    let on_click = move |picked: &Picked| {
        let href = picture.with_untracked(|it| picked.href(it.as_ref()?));
        href.into_iter().for_each(&to);
    };
    let to = follow.clone();
    let on_pointer = move |what, event: &_| {
        choice.pointer(what, event).into_iter().for_each(&to);
    };
    keep_drawn(node, picture, move |element, picture| {
        at.set_value(None);
        choice.escape();
        instance.update_value(|slot| {
            let instance =
                slot.get_or_insert_with(|| Instance::new(element, locale, on_click.clone()));
            // There is a picture, so its painter is here.
            if let Some(painter) = painter.get_untracked() {
                instance.show(picture, lines.get_untracked(), painter.spell);
            }
            if picture.periods.is_some() {
                instance.tell_of_pointer(on_pointer.clone());
            }
        });
    });
    on_cleanup(move || instance.update_value(|slot| drop(slot.take())));
    let on_key = move |event: KeyboardEvent| press(&event, choice, at, &follow);
    let on_save = move |kind: &'static str| {
        instance.with_value(|slot| {
            if let Some(instance) = slot {
                instance.save(&file.get_untracked(), kind);
            }
        });
    };
    (on_key, on_save)
}

/// What a key does: it goes from mark to mark and reads them out, follows one, or chooses years.
fn press(
    event: &KeyboardEvent,
    choice: Choice,
    at: StoredValue<Option<usize>>,
    follow: &impl Fn(String),
) {
    choice.picture.with_untracked(|picture| {
        let Some(picture) = picture.as_ref().filter(|it| !it.marks.is_empty()) else { return };
        let last = picture.marks.len() - 1;
        let next = match (event.key().as_str(), at.get_value()) {
            ("ArrowRight" | "ArrowDown", now) => now.map_or(0, |it| (it + 1).min(last)),
            ("ArrowLeft" | "ArrowUp", now) => now.map_or(last, |it| it.saturating_sub(1)),
            ("Home", _) => 0,
            ("End", _) => last,
            ("Escape", _) => {
                choice.escape();
                return;
            }
            (" ", Some(now)) if picture.periods.is_some() => {
                event.prevent_default();
                picture.marks.get(now).and_then(|it| choice.mark(it)).into_iter().for_each(follow);
                return;
            }
            ("Enter", Some(now)) => {
                if let Some(href) = picture.marks.get(now).and_then(|it| it.href.clone()) {
                    event.prevent_default();
                    follow(href);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set_value(Some(next));
        let mark = &picture.marks[next];
        choice.spoken.set(mark.spoken.clone());
        choice.instance.with_value(|slot| {
            if let Some(chart) = slot {
                chart.point_at(mark);
            }
        });
    });
}

/// Draws each new picture: at once where the chart is in view, otherwise a little later.
fn keep_drawn(
    node: NodeRef<Div>,
    picture: Signal<Option<Picture>>,
    draw: impl Fn(&web_sys::Element, &Picture) + Clone + 'static,
) {
    let library = library();
    let draw = move |element: &web_sys::Element| {
        picture.with_untracked(|picture| {
            if let Some(picture) = picture {
                draw(element, picture);
            }
        });
    };
    let latest = StoredValue::new(0_u32);
    let seen = StoredValue::new_local(None::<Seen>);
    on_cleanup(move || seen.update_value(|slot| drop(slot.take())));
    Effect::new(move |_| {
        let (true, Some(element)) = (library.get(), node.get()) else { return };
        picture.track();
        latest.update_value(|it| *it = it.wrapping_add(1));
        let element: web_sys::Element = element.into();
        seen.update_value(|slot| _ = slot.get_or_insert_with(|| Seen::watch(&element)));
        if seen.with_value(|slot| slot.as_ref().is_none_or(Seen::now)) {
            draw(&element);
            return;
        }
        let (number, draw) = (latest.get_value(), draw.clone());
        let if_still_due = move || {
            if latest.try_get_value() == Some(number) {
                draw(&element);
            }
        };
        set_timeout(if_still_due, OUT_OF_VIEW);
    });
}

/// Whether the library has arrived. The first chart of a page asks for it.
fn library() -> RwSignal<bool> {
    let ready = RwSignal::new(js_sys::Reflect::has(&window(), &"echarts".into()).unwrap_or(false));
    if ready.get_untracked() {
        return ready;
    }
    let document = document();
    let asked = document.query_selector("script[data-charts]").ok().flatten();
    let script = asked.or_else(|| {
        let script = document.create_element("script").ok()?;
        script.set_attribute("src", LIBRARY).ok()?;
        script.set_attribute("data-charts", "").ok()?;
        document.head()?.append_child(&script).ok()?;
        Some(script)
    });
    if let Some(script) = script {
        let arrived = move |_: &_| {
            ready.try_set(true);
        };
        gloo::events::EventListener::once(&script, "load", move |event| arrived(event)).forget();
    }
    ready
}
