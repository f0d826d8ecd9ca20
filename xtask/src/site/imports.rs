//! Short names between the code and its script.
//!
//! wasm-bindgen calls what the code imports `__wbg_setOption_be88abd548d21ec8`: sixteen digits that
//! no packing shortens, in the WASM file and in the script again. Only these two know the names, so
//! both get a number instead.

use std::collections::HashMap;

use anyhow::{Context, Result};

use super::split::quiet;

/// The two files with the same short names.
pub(super) fn shorten(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut main = quiet().parse(wasm).context("reading the main file of the front")?;
    let mut short = HashMap::new();
    for import in main.imports.iter_mut().filter(|it| it.name.starts_with("__wb")) {
        let number = short.len();
        let name = short.entry(import.name.clone()).or_insert_with(|| format!("i{number:x}"));
        import.name.clone_from(name);
    }
    main.customs.remove_raw("target_features");
    Ok((main.emit_wasm(), renamed(script, &short)))
}

/// The script with other names; words that only begin or end as a name does stay.
fn renamed(script: &str, names: &HashMap<String, String>) -> String {
    let is_word = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '$';
    let mut made = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_word) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|it| !is_word(it)).unwrap_or(from.len()));
        made.push_str(before);
        made.push_str(names.get(word).map_or(word, |it| it));
        rest = after;
    }
    made + rest
}

#[cfg(test)]
mod tests {
    use walrus::{Module, ModuleConfig};

    use super::*;

    #[test]
    fn both_files_call_an_import_by_the_same_short_name() {
        let mut module = Module::with_config(ModuleConfig::new());
        let nothing = module.types.add(&[], &[]);
        for name in ["__wbg_first_0123456789abcdef", "memory", "__wbg_last_fedcba9876543210"] {
            module.add_import_func("./razrez_bg.js", name, nothing);
        }
        let script = "({__wbg_last_fedcba9876543210:function(){},__wbg_first_0123456789abcdef,\
                      __wbg_first_0123456789abcdefg,memory:'__wbg_x_free'})";
        let (wasm, script) = shorten(&module.emit_wasm(), script).unwrap();
        let module = quiet().parse(&wasm).unwrap();
        let names: Vec<&str> = module.imports.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["i0", "memory", "i1"]);
        assert_eq!(
            script,
            "({i1:function(){},i0,__wbg_first_0123456789abcdefg,memory:'__wbg_x_free'})"
        );
    }
}
