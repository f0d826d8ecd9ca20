//! Sets that were given a name: one click opens one for the school that is shown (D5).

use analysis::{View, benchmark::Benchmark, saved::SavedSet};
use leptos::prelude::*;

use crate::{
    state::{SETS, here_href},
    text::Locale,
};

/// The saved sets, the latest of each name first, and the way to save the present one.
pub fn saved_sets(shown: &Benchmark, locale: Locale) -> AnyView {
    if shown.own.is_none() {
        return ().into_any();
    }
    let words = locale.saved();
    let view = &shown.setting.view;
    let save = view.against.is_own_set().then(|| {
        let address = format!("{SETS}{}", view.against.alone().to_query());
        view! {
            <p>
                <a href=address rel="external nofollow">
                    {words.save}
                </a>
            </p>
        }
    });
    let of_a_name: Vec<&[SavedSet]> = shown.saved.chunk_by(|a, b| a.name == b.name).collect();
    let list = if of_a_name.is_empty() {
        view! { <p class="is-quiet">{words.none}</p> }.into_any()
    } else {
        let each = of_a_name.into_iter().map(|versions| versions_of(versions, view, locale));
        view! {
            <p class="is-quiet">{words.intro}</p>
            <ul>{each.collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <details class="method" id="saved">
            <summary>{words.title}</summary>
            {list}
            {save}
        </details>
    }
    .into_any()
}

fn versions_of(versions: &[SavedSet], view: &View, locale: Locale) -> Option<AnyView> {
    let words = locale.saved();
    let (latest, earlier) = versions.split_first()?;
    let link = |set: &SavedSet, text: String| {
        let address = here_href(&View { against: set.against.clone(), ..view.clone() });
        let is_here = view.against == set.against;
        view! {
            <a href=address aria-current=is_here.then_some("true") data-noscroll>
                {text}
            </a>
        }
    };
    let about = |set: &SavedSet| {
        let what = locale.own_set(&set.against);
        format!(" · {what} · {} {}, {}", words.version, set.version, set.on)
    };
    let before = (!earlier.is_empty()).then(|| {
        let each = earlier.iter().map(|it| {
            let text = format!("{} {}", words.version, it.version);
            view! {
                " "
                {link(it, text)}
                <span class="is-quiet">{format!(" ({}, {})", locale.own_set(&it.against), it.on)}</span>
            }
        });
        view! { <p class="is-quiet">{words.earlier} ":" {each.collect_view()}</p> }
    });
    Some(
        view! {
            <li>
                {link(latest, latest.name.clone())}
                <span class="is-quiet">{about(latest)}</span>
                {before}
            </li>
        }
        .into_any(),
    )
}
