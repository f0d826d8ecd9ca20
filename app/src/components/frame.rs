//! The frame around every page: where one is, where one can go, and how it looks.

use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_location};

use super::finder::Finder;
use crate::{
    state::{
        BENCHMARK, COMPARISON, DYNAMICS, Data, EXPLORE, INSIDE, Mode, Preferences, SIGNALS, Theme,
        use_locale, use_texts,
    },
    text::{Locale, number},
};

/// Header, content and footer.
#[component]
pub fn Frame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let texts = use_texts();
    let location = use_location();
    // The place and the filters stay when the page changes: "the same for dynamics" is one click.
    let same_view = move |page: &'static str| {
        move || {
            let path = location.pathname.get();
            let search = location.search.get();
            match [EXPLORE, DYNAMICS, BENCHMARK, INSIDE, SIGNALS].contains(&path.as_str())
                && !search.is_empty()
            {
                true => format!("{page}?{}", search.trim_start_matches('?')),
                false => page.to_owned(),
            }
        }
    };
    let is_data = move || location.pathname.with(|it| it.starts_with("/data"));
    view! {
        <a href="#content" class="skip" rel="external">
            {texts.skip_to_content}
        </a>
        <header class="frame">
            <div class="frame__line">
                <a href="/" class="frame__brand">
                    {texts.product}
                </a>
                <nav class="frame__nav" aria-label=texts.nav_label>
                    <A href="/" exact=true>
                        {texts.nav_overview}
                    </A>
                    <A href=same_view(EXPLORE)>{texts.nav_explore}</A>
                    <A href=same_view(DYNAMICS)>{texts.nav_dynamics}</A>
                    <A href=same_view(COMPARISON)>{texts.nav_comparison}</A>
                    <A href=same_view(BENCHMARK)>{use_locale().benchmark().nav}</A>
                    <A href=same_view(INSIDE)>{use_locale().inside_nav()}</A>
                    <A href=same_view(SIGNALS)>{use_locale().signals_nav()}</A>
                    <a
                        href="/data"
                        rel="external"
                        aria-current=move || is_data().then_some("page")
                    >
                        {texts.nav_data}
                    </a>
                </nav>
                <Finder />
                <Switches />
            </div>
        </header>
        <NewerData />
        <main id="content" class="page" tabindex="-1">
            {children()}
        </main>
        <footer class="footer">
            <p>
                {texts.product} " · " {texts.tagline} <DataDate /> " · "
                <A href="/methods">{texts.nav_methods}</A>
            </p>
        </footer>
    }
}

/// Language, theme and hall mode: links that come back to the page.
#[component]
fn Switches() -> impl IntoView {
    let texts = use_texts();
    let location = use_location();
    let back = move || {
        let (path, search) = (location.pathname.get(), location.search.get());
        let question = if search.is_empty() || search.starts_with('?') { "" } else { "?" };
        encode(&format!("{path}{question}{search}"))
    };
    let preference = move |key: &'static str, value: String| {
        move || format!("/preference?{key}={value}&back={}", back())
    };
    let Preferences { locale, theme, mode } = use_context().unwrap_or_default();
    let language = if locale == Locale::Ru { Locale::En } else { Locale::Ru };
    let next_theme = match theme {
        Theme::Auto => Theme::Dark,
        Theme::Dark => Theme::Light,
        Theme::Light => Theme::Auto,
    };
    let [auto, light, dark] = texts.theme_names;
    let theme_name = match next_theme {
        Theme::Auto => auto,
        Theme::Light => light,
        Theme::Dark => dark,
    };
    let (other_mode, mode_name) = match mode {
        Mode::Desk => (Mode::Hall, texts.hall_on),
        Mode::Hall => (Mode::Desk, texts.hall_off),
    };
    let theme_label = format!("{}: {theme_name}", texts.switch_theme);
    view! {
        <p class="frame__switches">
            <a
                href=preference("lang", language.to_string())
                rel="external"
                lang=language.to_string()
            >
                {texts.switch_language}
            </a>
            <a
                href=preference("theme", next_theme.to_string())
                rel="external"
                aria-label=theme_label.clone()
                title=theme_label
            >
                "◐"
            </a>
            <a href=preference("mode", other_mode.to_string()) rel="external">
                {mode_name}
            </a>
        </p>
    }
}

/// Percent-encodes what would end the `back` parameter early.
fn encode(path: &str) -> String {
    path.replace('%', "%25").replace('&', "%26").replace('#', "%23").replace('+', "%2B")
}

/// Says that the server has newer data, and offers them; nothing changes by itself.
#[component]
fn NewerData() -> impl IntoView {
    let texts = use_texts();
    let data = Data::get();
    view! {
        <div role="status">
            <Show when=move || data.is_outdated()>
                <p class="newer">
                    {texts.newer_data} " " <a href="" rel="external">
                        {texts.newer_data_action}
                    </a>
                </p>
            </Show>
        </div>
    }
}

/// Which data the page shows. The server writes it after the page has asked for them.
#[component]
fn DataDate() -> impl IntoView {
    let texts = use_texts();
    let data = Data::get();
    view! {
        <span>
            {move || {
                data.info()
                    .map(|info| {
                        let day = info.imported_at.unwrap_or_default();
                        let day = number::day(use_locale(), &day);
                        format!(" · {} {day}, {} {}", texts.data_from, texts.version, info.version)
                    })
            }}
        </span>
    }
}
