//! Taking the front apart: what all pages share, and parts for the pages that need them.
//!
//! A page whose code is loaded when it is opened (`app/src/pages/mod.rs`) costs the others
//! nothing. The linker leaves its relocations in the file for this (`frontend/build.rs`); Leptos'
//! own tool reads them and finds out what is reached from where. Parts are named by their
//! contents, so that a page that was open during an upgrade never mixes two versions.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use anyhow::{Context, Result, anyhow};
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

use super::read;

/// The script that loads a part; the parts and it lie beside the main file.
pub(super) const LINK: &str = "__wasm_split.js";
/// For each page the parts it needs: the server names them in the page's head, so that they are
/// fetched together and not one after the other.
pub(super) const MANIFEST: &str = "__wasm_split_manifest.json";

/// Writes the parts into `folder`, and returns the main one for wasm-bindgen.
pub(super) fn split(wasm: &[u8], folder: &Path, out_name: &str) -> Result<Vec<u8>> {
    let raw = folder.with_extension("raw");
    fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    let (main, script) = (raw.join("main.wasm"), format!("./{out_name}.js"));
    fs::create_dir_all(&raw).with_context(|| format!("creating {}", raw.display()))?;
    let mut options = wasm_split_cli_support::Options::new(wasm);
    let link = format!("./{LINK}");
    options.output_dir = &raw;
    options.main_out_path = &main;
    options.main_module = &script;
    options.link_name = &link;
    let made = wasm_split_cli_support::transform(options)
        .map_err(|report| anyhow!("{report:#}"))
        .context("splitting the front")?;

    let mut names = HashMap::new();
    for file in &made.split_modules {
        let part = without_names(&read(file)?)?;
        let old = file.file_stem().context("a part has a name")?.to_string_lossy().into_owned();
        let new = format!("part-{:016x}", hash(&part));
        fs::write(folder.join(format!("{new}.wasm")), part)?;
        names.insert(old, new);
    }
    let mut link = String::from_utf8(read(&raw.join(LINK))?).context("the loading script")?;
    for (old, new) in &names {
        link = link.replace(&format!("./{old}.wasm"), &format!("./{new}.wasm"));
    }
    fs::write(folder.join(LINK), link)?;
    let renamed = |parts: &Vec<String>| -> Vec<String> {
        parts.iter().filter_map(|it| names.get(it).cloned()).collect()
    };
    let manifest: BTreeMap<&String, Vec<String>> =
        made.prefetch_map.iter().map(|(page, parts)| (page, renamed(parts))).collect();
    fs::write(folder.join(MANIFEST), serde_json::to_vec_pretty(&manifest)?)?;
    let main = read(&main)?;
    fs::remove_dir_all(&raw).with_context(|| format!("removing {}", raw.display()))?;
    Ok(main)
}

/// Only what runs: names of functions are for debuggers and as large as the code.
fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("reading a part of the front")?;
        if matches!(payload, Payload::CustomSection(_)) {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let data = &wasm[usize::try_from(range.start)?..usize::try_from(range.end)?];
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

fn hash(content: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CustomSection, TypeSection};

    use super::*;

    #[test]
    fn names_are_dropped_and_code_is_kept() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut plain = Module::new();
        plain.section(&types);
        let plain = plain.finish();
        let mut named = Module::new();
        named.section(&types);
        named.section(&CustomSection { name: "name".into(), data: (&[1, 2, 3]).into() });
        assert_eq!(without_names(&named.finish()).unwrap(), plain);
    }
}
