//! The colours of charts: the tokens of `style/tokens.css`, read once for each page.

/// Colours and font of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Font family.
    pub font: String,
    /// Text.
    pub ink: String,
    /// Text of secondary importance.
    pub ink_muted: String,
    /// Background.
    pub surface: String,
    /// Axes and grid.
    pub line: String,
    /// The object itself.
    pub series_1: String,
    /// The marked object.
    pub series_2: String,
    /// Intervals and bands.
    pub band: String,
    /// From clearly worse over no different to clearly better.
    pub scale: Vec<String>,
    /// Text on the darkest shades of the heat map.
    pub on_dark: String,
}

/// The tokens, in the order of the fields.
const TOKENS: [&str; 9] = [
    "--font-text",
    "--ink",
    "--ink-muted",
    "--surface",
    "--line",
    "--series-1",
    "--series-2",
    "--band",
    "--on-dark",
];
const SCALE: [&str; 5] = ["--scale-1", "--scale-2", "--scale-3", "--scale-4", "--scale-5"];

impl Palette {
    /// A palette of token names; what a snapshot shows.
    pub fn named() -> Self {
        Self::reading(|token| token.to_owned())
    }

    fn reading(read: impl Fn(&str) -> String) -> Self {
        let [font, ink, ink_muted, surface, line, series_1, series_2, band, on_dark] =
            TOKENS.map(&read);
        // ECharts writes the family into an attribute and does not escape it.
        let font = font.replace('"', "'");
        let scale = SCALE.map(read).to_vec();
        Self { font, ink, ink_muted, surface, line, series_1, series_2, band, scale, on_dark }
    }

    /// The palette of the page, read once: each token names its colours for light and dark, and to read
    /// it makes the browser style everything that has changed so far.
    #[cfg(feature = "hydrate")]
    pub fn of_page() -> Self {
        static PAGE: std::sync::OnceLock<Palette> = std::sync::OnceLock::new();
        PAGE.get_or_init(Self::read).clone()
    }

    #[cfg(feature = "hydrate")]
    fn read() -> Self {
        let style = leptos::prelude::document()
            .document_element()
            .and_then(|root| leptos::prelude::window().get_computed_style(&root).ok().flatten());
        Self::reading(|token| {
            let value = style.as_ref().and_then(|it| it.get_property_value(token).ok());
            value.map(|it| it.trim().to_owned()).unwrap_or_default()
        })
    }
}
