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
use walrus::{ModuleConfig, passes::gc};

use super::read;

/// The script that loads a part; the parts and it lie beside the main file.
pub(super) const LINK: &str = "__wasm_split.js";
/// For each page the parts it needs: the server names them in the page's head, so that they are
/// fetched together and not one after the other.
pub(super) const MANIFEST: &str = "__wasm_split_manifest.json";
/// How a part is fetched, instead of a bare `fetch` that fails once and for all.
pub(super) const FETCH: &str = include_str!("part.js");

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
        let part = lean(&read(file)?)?;
        let old = file.file_stem().context("a part has a name")?.to_string_lossy().into_owned();
        let new = format!("part-{:016x}", hash(&part));
        fs::write(folder.join(format!("{new}.wasm")), part)?;
        names.insert(old, new);
    }
    let mut link = String::from_utf8(read(&raw.join(LINK))?).context("the loading script")?;
    for (old, new) in &names {
        link = link.replace(&format!("./{old}.wasm"), &format!("./{new}.wasm"));
    }
    let link = link.replace("fetch(new URL(", "part(new URL(");
    fs::write(folder.join(LINK), FETCH.to_owned() + &link)?;
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

/// Only what runs, and only what this part needs: names of functions are for debuggers and as large
/// as the code, and the splitting leaves the types of the whole program in every part.
fn lean(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut part = ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(wasm)
        .context("reading a part of the front")?;
    gc::run(&mut part);
    Ok(part.emit_wasm())
}

fn hash(content: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, Module, ValType};

    use super::*;

    /// A part with one exported function, and what `more` adds to it.
    fn part(more: impl FnOnce(&mut Module)) -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        let function = builder.finish(Vec::new(), &mut module.funcs);
        module.exports.add("run", function);
        more(&mut module);
        module.emit_wasm()
    }

    #[test]
    fn names_and_what_nothing_uses_are_dropped_and_code_is_kept() {
        let plain = lean(&part(|_| ())).unwrap();
        let laden = part(|module| {
            module.types.add(&[ValType::I32, ValType::F64], &[ValType::I64]);
            let unused = FunctionBuilder::new(&mut module.types, &[ValType::F32], &[]);
            let unused = unused.finish(Vec::new(), &mut module.funcs);
            module.funcs.get_mut(unused).name = Some("unused".into());
        });
        assert!(laden.len() > plain.len());
        assert_eq!(lean(&laden).unwrap(), plain);
    }
}
