//! Поиск: the results of the finder as a page, for those without scripts and for long lists.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    components::finder::{find, found_href},
    state::use_texts,
};

/// The page.
#[component]
pub fn FindPage() -> impl IntoView {
    let texts = use_texts();
    let query = use_query_map();
    let text = Memo::new(move |_| query.with(|it| it.get("q").unwrap_or_default()));
    let found = Resource::new(move || text.get(), find);
    let content = move || {
        Suspend::new(async move {
            let found = found.await;
            if found.is_empty() {
                return view! { <p class="empty">{texts.finder_none}</p> }.into_any();
            }
            let entry = |it: analysis::finder::Found| {
                let href = found_href(&it);
                view! {
                    <li>
                        <a href=href>{it.member.name}</a>
                        " "
                        <span class="is-quiet">
                            {texts.dimension(it.dimension)} " · " {it.place} " · " {it.member.code}
                        </span>
                    </li>
                }
            };
            view! { <ol class="found">{found.into_iter().map(entry).collect_view()}</ol> }
                .into_any()
        })
    };
    view! {
        <Title text=format!("{} — {}", texts.finder_title, texts.product) />
        <h1 class="page__title">{texts.finder_title} ": " {move || text.get()}</h1>
        <p class="page__context">{texts.finder_hint}</p>
        <Transition>{content}</Transition>
    }
}
