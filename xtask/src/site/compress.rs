//! `.br` and `.gz` beside every text-like file, made once so that the server need not.
//!
//! Both: browsers ask for brotli over https and on localhost only. What was compressed before is
//! known by its content, because quality 11 takes seconds.

use std::{
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use super::{Site, read};
use crate::project::Project;

/// Endings worth compressing; woff2 is brotli inside already.
const ENDINGS: [&str; 6] = ["wasm", "js", "css", "svg", "json", "txt"];

/// Adds the compressed twin files to the site.
pub(super) fn compress(project: &Project, site: &mut Site) -> Result<()> {
    let notes = project.notes()?.join("compressed.json");
    let known: BTreeMap<String, u64> =
        fs::read(&notes).ok().and_then(|it| serde_json::from_slice(&it).ok()).unwrap_or_default();
    let mut now = BTreeMap::new();
    for file in site.files.clone() {
        if !file.extension().is_some_and(|it| ENDINGS.iter().any(|ending| it == *ending)) {
            continue;
        }
        let content = read(&site.folder.join(&file))?;
        let hash = hash(&content);
        let name = file.display().to_string();
        let (br, gz) = (with_ending(&file, ".br"), with_ending(&file, ".gz"));
        let is_there = site.folder.join(&br).exists() && site.folder.join(&gz).exists();
        if known.get(&name) == Some(&hash) && is_there {
            site.files.extend([br, gz]);
        } else {
            site.put(br, &brotli(&content)?)?;
            site.put(gz, &gzip(&content)?)?;
        }
        now.insert(name, hash);
    }
    fs::write(&notes, serde_json::to_vec(&now)?)
        .with_context(|| format!("writing {}", notes.display()))
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn hash(content: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}

/// The content by brotli, as small as it gets.
pub(super) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let settings = BrotliEncoderParams { quality: 11, lgwin: 24, ..BrotliEncoderParams::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut small, &settings).context("brotli")?;
    Ok(small)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).context("gzip")?;
    encoder.finish().context("gzip")
}
