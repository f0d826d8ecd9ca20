//! The tray: what is compared, as chips that can be taken out, and the links that put in.

use analysis::{View, comparison::Comparison, view::Object};
use leptos::prelude::*;

use crate::{
    state::{COMPARISON, StaysOn, here_href, href, use_texts},
    text::Locale,
};

/// Puts an object into the tray, or takes it out; nothing where there is no room.
pub fn tray_link(view: &View, object: &Object, name: &str, locale: Locale) -> AnyView {
    let texts = locale.texts();
    let is_in = view.tray.contains(object);
    let changed =
        if is_in { Some(view.not_comparing(object)) } else { view.comparing(object.clone()) };
    let Some(changed) = changed else { return ().into_any() };
    let text = if is_in { texts.out_of_tray } else { texts.into_tray };
    view! {
        <a
            href=here_href(&changed)
            class="table__mark"
            aria-label=format!("{text}: {name}")
            data-noscroll
        >
            {text}
        </a>
    }
    .into_any()
}

/// How many objects are in the tray, with the way to them.
pub fn tray_count(view: &View, locale: Locale) -> Option<AnyView> {
    let count = view.tray.len();
    let is_there = use_context::<StaysOn>().is_some_and(|it| it.0 == COMPARISON);
    (count > 0 && !is_there).then(|| {
        let texts = locale.texts();
        view! {
            <p class="tray__count">
                <a href=href(COMPARISON, view)>{format!("{} ({count})", texts.nav_comparison)}</a>
            </p>
        }
        .into_any()
    })
}

/// What is compared. While nothing is, what could be.
#[component]
pub fn Tray(
    /// What the page shows.
    compared: Comparison,
) -> impl IntoView {
    let texts = use_texts();
    let view = compared.setting.view.clone();
    if compared.objects.is_empty() {
        let filled = View { tray: compared.suggested.clone(), ..view };
        let by = compared.suggested.first().map(|it| texts.by(it.dimension));
        let suggestion = by.map(|by| {
            view! {
                <p>
                    <a href=here_href(&filled)>
                        {format!("{} {by} ({})", texts.compare_first, compared.suggested.len())}
                    </a>
                </p>
            }
        });
        return view! {
            <div class="empty">
                <p>{texts.tray_empty}</p>
                {suggestion}
            </div>
        }
        .into_any();
    }
    let chips = compared
        .objects
        .iter()
        .map(|it| {
            let label = format!("{}: {}", texts.out_of_tray, it.member.name);
            view! {
                <li class="tags__tag">
                    <span>{it.member.name.clone()}</span>
                    <a
                        href=here_href(&view.not_comparing(&it.object))
                        aria-label=label
                        class="tags__remove"
                        data-noscroll
                    >
                        "×"
                    </a>
                </li>
            }
        })
        .collect_view();
    let empty = View { tray: Vec::new(), ..view.clone() };
    view! {
        <ul class="tags" aria-label=texts.tray_label>
            {chips}
            <li>
                <a href=here_href(&empty) data-noscroll>
                    {texts.clear_all}
                </a>
            </li>
        </ul>
    }
    .into_any()
}
