//! The size gate: what a first visit transfers until the page is usable.
//!
//! HTML, CSS, JavaScript and WASM by brotli, of the code what all pages share and the bundles of the
//! page that needs most; ECharts, the font and the cube come after it and do not count. A change
//! that goes over the budget fails `cargo xtask test`.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};

use super::{
    compress, files_under, read,
    split::{KINDS, MANIFEST, PAGE},
};
use crate::project::Project;

/// 450 kB, as promised for the first view on a cold cache.
const BUDGET: u64 = 450_000;

/// Weighs what the heaviest page loads of `/pkg`, and one page's HTML, if there is a server to ask.
/// Returns the figures in one line.
pub(crate) fn weigh(project: &Project, html: Option<&[u8]>) -> Result<String> {
    judge(&parts(project, html)?)
}

/// The same in kB, with the HTML of a page.
pub(crate) fn total(project: &Project, html: &[u8]) -> Result<f64> {
    let bytes: u64 = parts(project, Some(html))?.iter().map(|(_, length)| length).sum();
    Ok(f64::from(u32::try_from(bytes)?) / 1e3)
}

fn parts(project: &Project, html: Option<&[u8]>) -> Result<Vec<(String, u64)>> {
    let mut parts = pkg(&project.site().join("pkg"))?;
    if let Some(html) = html {
        parts.push((String::from("html"), compress::brotli(html)?.len() as u64));
    }
    Ok(parts)
}

fn pkg(folder: &Path) -> Result<Vec<(String, u64)>> {
    let weight = |name: &str| -> Result<u64> {
        let file = folder.join(format!("{name}.br"));
        Ok(fs::metadata(&file).with_context(|| format!("reading {}", file.display()))?.len())
    };
    let manifest = read(&folder.join(MANIFEST))?;
    let pages: BTreeMap<String, Vec<String>> =
        serde_json::from_slice(&manifest).context("the list of parts")?;
    let mut heaviest = 0;
    for (_, parts) in pages.iter().filter(|it| it.0.contains(PAGE)) {
        let weights = parts.iter().map(|it| weight(&format!("{it}.wasm")));
        heaviest = heaviest.max(weights.sum::<Result<u64>>()?);
    }
    ensure!(heaviest > 0, "no page has code of its own in {}", folder.display());
    let mut kinds: Vec<(String, u64)> = vec![(String::from("page"), heaviest)];
    let is_part = |name: &str| KINDS.iter().any(|it| name.starts_with(it));
    for file in files_under(folder)? {
        let name = file.display().to_string();
        let Some(name) = name.strip_suffix(".br") else { continue };
        // The server reads the list; browsers get what it says as part of the page.
        if name == MANIFEST || is_part(name) {
            continue;
        }
        let kind = name.rsplit('.').next().unwrap_or(name);
        match kinds.iter_mut().find(|(it, _)| it == kind) {
            Some((_, sum)) => *sum += weight(name)?,
            None => kinds.push((kind.to_owned(), weight(name)?)),
        }
    }
    Ok(kinds)
}

fn judge(parts: &[(String, u64)]) -> Result<String> {
    let sum: u64 = parts.iter().map(|(_, length)| length).sum();
    let parts: Vec<_> =
        parts.iter().map(|(kind, length)| format!("{kind} {}", kilobytes(*length))).collect();
    let text = format!("{} of {} kB: {}", kilobytes(sum), BUDGET / 1000, parts.join(", "));
    println!("    {text}");
    ensure!(sum <= BUDGET, "the first view is too large: {text}");
    Ok(text)
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_holds_to_the_byte() {
        let part = |length| vec![(String::from("wasm"), length), (String::from("js"), 50_000)];
        assert_eq!(judge(&part(400_000)).unwrap(), "450.0 of 450 kB: wasm 400.0, js 50.0");
        assert!(judge(&part(400_001)).unwrap_err().to_string().contains("too large"));
    }
}
