//! The style sheet: the files of `style/` joined in the order of their layers, and minified.
//!
//! Each file is read on its own, so that a mistake is reported with its file and line. A new
//! component needs nothing but its file in `style/components/`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use lightningcss::{
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
    targets::{Browsers, Features, Targets},
};

use super::{Site, files_under, read};
use crate::project::Project;

/// Says once, before all rules, which layer wins over which.
const LAYERS: &str = "@layer reset,tokens,base,components,utilities;";

/// Joins the style sheets into `/pkg/razrez.css`.
pub(super) fn join(project: &Project, site: &mut Site) -> Result<()> {
    let style = project.root.join("style");
    let mut css = String::from(LAYERS);
    for file in files(&style)? {
        let text = String::from_utf8(read(&style.join(&file))?)
            .with_context(|| format!("style/{} is not UTF-8", file.display()))?;
        css += &minified(&text, &format!("style/{}", file.display()))?;
    }
    site.put("pkg/razrez.css", css.as_bytes())
}

fn files(style: &Path) -> Result<Vec<PathBuf>> {
    let components = files_under(&style.join("components"))?;
    let components = components.into_iter().filter(|it| it.extension().is_some_and(|e| e == "css"));
    let mut files = vec![PathBuf::from("tokens.css"), PathBuf::from("base.css")];
    files.extend(components.map(|it| Path::new("components").join(it)));
    files.extend([PathBuf::from("print.css"), PathBuf::from("hall.css")]);
    files.retain(|it| style.join(it).exists());
    Ok(files)
}

fn minified(css: &str, file: &str) -> Result<String> {
    let options = ParserOptions { filename: file.to_owned(), ..ParserOptions::default() };
    let mut sheet = StyleSheet::parse(css, options).map_err(|error| anyhow!("{error}"))?;
    sheet
        .minify(MinifyOptions { targets: targets(), ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    let options = PrinterOptions { minify: true, targets: targets(), ..PrinterOptions::default() };
    Ok(sheet.to_css(options).with_context(|| file.to_owned())?.code)
}

/// The browsers that know `light-dark()` and nesting: rewriting the themes for older ones would
/// double the colours and break `[data-theme]`, which sets `color-scheme` alone.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    let browsers = Browsers {
        chrome: version(123, 0),
        edge: version(123, 0),
        firefox: version(120, 0),
        safari: version(17, 5),
        ios_saf: version(17, 5),
        ..Browsers::default()
    };
    Targets { browsers: Some(browsers), exclude: Features::LightDark, ..Targets::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_survive_minifying() {
        let css = ":root { color-scheme: light dark; --ink: light-dark(#111111, #eeeeee); }
            a { color: light-dark(var(--x), #ffffff); & b { margin: 0px } }";
        let small = minified(css, "it.css").unwrap();
        assert!(small.contains("--ink:light-dark(#111,#eee)"), "{small}");
        assert!(small.contains("color:light-dark(var(--x),#fff)"), "{small}");
        assert!(!small.contains("lightningcss"), "{small}");
    }

    #[test]
    fn a_mistake_is_reported_with_its_file_and_line() {
        let error = minified("a { color: red }\n} b {", "style/base.css").unwrap_err();
        assert!(error.to_string().contains("style/base.css:"), "{error}");
    }
}
