//! Taking the front apart: what all pages share, and parts for the pages that need them.
//!
//! A page whose code is loaded when it is opened (`app/src/pages/mod.rs`) costs the others
//! nothing. The linker leaves its relocations in the file for this (`frontend/build.rs`); Leptos'
//! own tool reads them and finds out what is reached from where. Parts are named by their
//! contents, so that a page that was open during an upgrade never mixes two versions.
//!
//! A page needs some ninety parts, and small files compress badly apart. What the server names in a
//! page's head is therefore one bundle of them all. Who goes on to another page fetches only the
//! parts that are not there yet.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use anyhow::{Context, Result, anyhow};
use walrus::{Module, ModuleConfig, RawCustomSection, passes::gc};

use super::read;

/// The script that loads a part; the parts and it lie beside the main file.
pub(super) const LINK: &str = "__wasm_split.js";
/// For each page the parts it needs: the server names them in the page's head, so that they are
/// fetched together and not one after the other.
pub(super) const MANIFEST: &str = "__wasm_split_manifest.json";
/// What the names of parts and of bundles begin with.
pub(super) const KINDS: [&str; 2] = ["part-", "bundle-"];
/// In the names of what pages need, and of nothing that is loaded later.
pub(super) const PAGE: &str = "_route_view_";
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
        let new = format!("{}{}", KINDS[0], hash(&part));
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
    let mut manifest: BTreeMap<&String, Vec<String>> =
        made.prefetch_map.iter().map(|(page, parts)| (page, renamed(parts))).collect();
    bundle(folder, manifest.iter_mut().filter(|it| it.0.contains(PAGE)).map(|it| it.1).collect())?;
    fs::write(folder.join(MANIFEST), serde_json::to_vec_pretty(&manifest)?)?;
    let main = read(&main)?;
    fs::remove_dir_all(&raw).with_context(|| format!("removing {}", raw.display()))?;
    Ok(main)
}

/// Only what runs, and only what this part needs: names of functions are for debuggers and as large
/// as the code, and the splitting leaves the types of the whole program in every part.
fn lean(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut part = quiet().parse(wasm).context("reading a part of the front")?;
    gc::run(&mut part);
    // For compilers; browsers find out what a file uses by reading it.
    part.customs.remove_raw("target_features");
    Ok(part.emit_wasm())
}

/// Nothing for debuggers, and not who made it.
pub(super) fn quiet() -> ModuleConfig {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config
}

/// Puts the parts of each page into one bundle, and this in the place of the parts.
///
/// What several pages need is in the bundle of each: it is 14 kB less for the first page, and who
/// goes on has it already.
fn bundle(folder: &Path, pages: Vec<&mut Vec<String>>) -> Result<()> {
    for page in pages {
        *page = write_bundle(folder, page)?.into_iter().collect();
    }
    Ok(())
}

/// A WASM file that holds the parts as custom sections, if there are any; its name without ending.
///
/// The large come first: what is small and comes after is mostly like something in them.
fn write_bundle(folder: &Path, parts: &[String]) -> Result<Option<String>> {
    if parts.is_empty() {
        return Ok(None);
    }
    let mut sections = Vec::with_capacity(parts.len());
    for part in parts {
        let name = format!("{part}.wasm");
        let data = read(&folder.join(&name))?;
        sections.push(RawCustomSection { name, data });
    }
    sections.sort_by(|a, b| (b.data.len(), &a.name).cmp(&(a.data.len(), &b.name)));
    sections.dedup_by(|a, b| a.name == b.name);
    let mut bundle = Module::with_config(quiet());
    for section in sections {
        bundle.customs.add(section);
    }
    let bundle = bundle.emit_wasm();
    let name = format!("{}{}", KINDS[1], hash(&bundle));
    fs::write(folder.join(format!("{name}.wasm")), bundle)?;
    Ok(Some(name))
}

/// Names a content in ten digits: what is fetched holds each name twice, and no packing shortens it.
fn hash(content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:010x}", hasher.finish() >> 24)
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, ValType};

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

    #[test]
    fn a_page_gets_all_its_parts_at_once() {
        let folder = std::env::temp_dir().join(format!("razrez-bundles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, length) in [("part-a", 50), ("part-b", 40), ("part-c", 30)] {
            fs::write(folder.join(format!("{name}.wasm")), vec![1; length]).unwrap();
        }
        let mut pages =
            [&["part-a", "part-b", "part-a"][..], &["part-c", "part-b"], &["part-b", "part-c"]]
                .map(|it| it.iter().map(|it| String::from(*it)).collect::<Vec<_>>());
        bundle(&folder, pages.iter_mut().collect()).unwrap();
        let held = |bundles: &[String]| -> Vec<Vec<String>> {
            let parts = |bundle: &String| {
                let bytes = read(&folder.join(format!("{bundle}.wasm"))).unwrap();
                let module = quiet().parse(&bytes).unwrap();
                module.customs.iter().map(|it| it.1.name().to_owned()).collect()
            };
            bundles.iter().map(parts).collect()
        };
        assert_eq!(held(&pages[0]), [["part-a.wasm", "part-b.wasm"]], "each once, the large first");
        assert_eq!(held(&pages[1]), [["part-b.wasm", "part-c.wasm"]]);
        assert_eq!(pages[1], pages[2], "the same parts are the same bundle");
        fs::remove_dir_all(&folder).unwrap();
    }
}
