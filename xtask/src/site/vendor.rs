//! What others wrote: ECharts and the font, from the packages pinned in `end2end/package.json`,
//! each with its licence beside it. The product asks no other host for anything.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{Site, read, stamp::Stamp};
use crate::{project::Project, run};

/// Packages that end up inside the ECharts bundle, and their licence files.
const ECHARTS_LICENCES: [&str; 5] = [
    "echarts/LICENSE",
    "echarts/NOTICE",
    "echarts/licenses/LICENSE-d3",
    "zrender/LICENSE",
    "tslib/LICENSE.txt",
];

/// The packages exactly as the lock file names them; no browser is downloaded.
pub(crate) fn install(project: &Project) -> Result<()> {
    let end2end = project.end2end();
    let lock = read(&end2end.join("package-lock.json"))?;
    let stamp = Stamp::of(project, "npm", &[&lock, end2end.as_os_str().as_encoded_bytes()])?;
    // npm writes this file last.
    if stamp.holds() && end2end.join("node_modules/.package-lock.json").exists() {
        return Ok(());
    }
    run::run(
        Command::new("npm")
            .current_dir(&end2end)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]),
    )?;
    stamp.set()
}

/// Bundles the part of ECharts that `end2end/vendor/echarts.js` names as the global `echarts`.
pub(super) fn echarts(project: &Project, site: &mut Site) -> Result<()> {
    let end2end = project.end2end();
    let bundle = project.notes()?.join("echarts.js");
    let lock = read(&end2end.join("package-lock.json"))?;
    let stamp =
        Stamp::of(project, "echarts", &[&lock, &read(&end2end.join("vendor/echarts.js"))?])?;
    if !(stamp.holds() && bundle.exists()) {
        run::run(
            Command::new("npx")
                .current_dir(&end2end)
                .args(["--no-install", "esbuild", "vendor/echarts.js", "--bundle", "--minify"])
                .args(["--format=iife", "--global-name=echarts", "--target=es2020"])
                .args(["--legal-comments=none", "--log-level=warning"])
                .arg(format!("--outfile={}", bundle.display())),
        )?;
        stamp.set()?;
    }
    site.put("vendor/echarts.js", &read(&bundle)?)?;

    let mut licence = Vec::new();
    for file in ECHARTS_LICENCES {
        licence.extend_from_slice(format!("==== {file} ====\n\n").as_bytes());
        licence.extend(read(&end2end.join("node_modules").join(file))?);
        licence.extend_from_slice(b"\n\n");
    }
    site.put("vendor/echarts.LICENSE.txt", &licence)
}

/// Minifies a script in its place: what wasm-bindgen writes is for people to read, and counts in the
/// first view.
pub(super) fn minify(project: &Project, script: &Path) -> Result<()> {
    run::run(
        Command::new("npx")
            .current_dir(project.end2end())
            .args(["--no-install", "esbuild", &script.display().to_string(), "--minify"])
            .args(["--format=esm", "--target=es2022", "--log-level=error", "--allow-overwrite"])
            .arg(format!("--outfile={}", script.display())),
    )
}

/// Golos Text, one variable file for Latin and one for Cyrillic: `/fonts/golos-text-….woff2`.
pub(super) fn font(project: &Project, site: &mut Site) -> Result<()> {
    let package = project.end2end().join("node_modules/@fontsource-variable/golos-text");
    for subset in ["latin", "cyrillic"] {
        let file = package.join(format!("files/golos-text-{subset}-wght-normal.woff2"));
        site.put(format!("fonts/golos-text-{subset}.woff2"), &read(&file)?)?;
    }
    let licence = fs::read(package.join("LICENSE")).context("the font's licence")?;
    site.put("fonts/golos-text.OFL.txt", &licence)
}
