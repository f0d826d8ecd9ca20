//! Preferences: language, theme and hall mode, kept in cookies.
//!
//! Cookies, so that the server renders them right at once and they work without scripts.
//! They are changed by following a link to `/preference`, which comes back to the page.

use std::str::FromStr;

use leptos::prelude::*;

use crate::text::Locale;

/// How the product looks to one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Language.
    pub locale: Locale,
    /// Light or dark.
    pub theme: Theme,
    /// For the desk or for the hall.
    pub mode: Mode,
}

/// Light or dark.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// For the desk or for the hall.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Mode {
    /// A screen at arm's length.
    #[default]
    Desk,
    /// A projector, ten metres away.
    Hall,
}

impl Preferences {
    /// Reads preferences from a `Cookie` header; what is unknown keeps its default.
    pub fn from_cookies(header: &str) -> Self {
        let value = |name: &str| {
            header
                .split(';')
                .filter_map(|pair| pair.trim().split_once('='))
                .find_map(|(key, value)| (key == name).then_some(value))
        };
        Self {
            locale: parsed(value("lang")),
            theme: parsed(value("theme")),
            mode: parsed(value("mode")),
        }
    }

    /// The preferences of this page, from the request or from the document.
    pub fn current() -> Self {
        #[cfg(feature = "ssr")]
        {
            use_context::<axum::http::request::Parts>()
                .and_then(|parts| {
                    let header = parts.headers.get(axum::http::header::COOKIE)?;
                    Some(Self::from_cookies(header.to_str().ok()?))
                })
                .unwrap_or_default()
        }
        #[cfg(not(feature = "ssr"))]
        {
            let root = document().document_element();
            let attribute = |name| root.as_ref().and_then(|it| it.get_attribute(name));
            Self {
                locale: parsed(attribute("lang").as_deref()),
                theme: parsed(attribute("data-theme").as_deref()),
                mode: parsed(attribute("data-mode").as_deref()),
            }
        }
    }
}

fn parsed<T: FromStr + Default>(text: Option<&str>) -> T {
    text.and_then(|it| it.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_cookies_keep_the_defaults() {
        let read = Preferences::from_cookies;
        assert_eq!(read(""), Preferences::default());
        assert_eq!(read("lang=xx; theme=; mode"), Preferences::default());
        let all = Preferences { locale: Locale::En, theme: Theme::Dark, mode: Mode::Hall };
        assert_eq!(read("lang=en; theme=dark; mode=hall"), all);
    }
}
