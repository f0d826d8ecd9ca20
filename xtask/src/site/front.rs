//! The front end: the crate `frontend` compiled to WASM, and the JavaScript that loads it.
//!
//! wasm-bindgen runs as a library of exactly the version the crates use (`=` in both manifests):
//! a tool of another version refuses the file, and a second thing to install is one too many.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{
    Purpose, Site, copy_folder, imports, read,
    split::{FETCH, LINK, MANIFEST, split},
    stamp::Stamp,
    vendor,
};
use crate::{
    project::Project,
    run::{self, cargo},
};

/// The target as rustc names it.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// The pages ask for `/pkg/razrez.js` and `/pkg/razrez_bg.wasm`.
const OUT_NAME: &str = "razrez";
/// How the files are made: another way makes them anew.
const WAY: [&str; 4] =
    [include_str!("front.rs"), include_str!("split.rs"), include_str!("imports.rs"), FETCH];

/// The name of a toolchain that can build for WASM, made on the spot if there is none.
pub(crate) fn wasm_toolchain(project: &Project) -> Result<String> {
    let script = project.root.join("tools/wasm-toolchain.sh");
    let output = run::read(Command::new(script).current_dir(&project.root))?;
    let name = output.lines().last().context("tools/wasm-toolchain.sh named no toolchain")?;
    Ok(name.trim().to_owned())
}

/// Compiles `frontend` and returns where the WASM file is.
pub(super) fn compile(project: &Project, toolchain: &str, purpose: Purpose) -> Result<PathBuf> {
    let (profile, folder) = match purpose {
        Purpose::Release => ("wasm-release", "wasm-release"),
        Purpose::Dev => ("dev", "debug"),
    };
    let mut cargo = cargo(project);
    if let Purpose::Release = purpose {
        cargo.arg("--config").arg(without_folders(project));
    }
    run::run(cargo.env("RUSTUP_TOOLCHAIN", toolchain).args([
        "build",
        "--package",
        "frontend",
        "--target",
        TARGET,
        "--profile",
        profile,
    ]))?;
    Ok(project.target.join(TARGET).join(folder).join("frontend.wasm"))
}

/// A setting by which places in the source are named without the folders of this machine: they would
/// travel to every browser, and nobody there has them. It adds to the flags of the project.
fn without_folders(project: &Project) -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = home.and_then(|it| fs::read_dir(it.join("registry/src")).ok());
    let sources = sources.into_iter().flatten().flatten().map(|it| it.path());
    let short = |it: PathBuf| format!("'--remap-path-prefix={}='", it.display());
    let flags: Vec<String> = sources.chain([project.root.clone()]).map(short).collect();
    format!("build.rustflags=[{}]", flags.join(", "))
}

/// Makes of the compiler's WASM the one that browsers load, and the script that loads it.
pub(super) fn bind(project: &Project, site: &mut Site, wasm: &Path) -> Result<()> {
    let folder = wasm.parent().context("a file is in a folder")?.join("bindgen");
    let bytes = read(wasm)?;
    let folder_name = folder.display().to_string();
    let stamp =
        Stamp::of(project, "bindgen", &[&bytes, folder_name.as_bytes(), WAY.concat().as_bytes()])?;
    let made = [format!("{OUT_NAME}_bg.wasm"), String::from(MANIFEST)];
    if !(stamp.holds() && made.iter().all(|it| folder.join(it).exists())) {
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("removing {}", folder.display()))?;
        }
        let main = split(&bytes, &folder, OUT_NAME)?;
        Bindgen::new()
            .input_bytes(OUT_NAME, main)
            .web(true)?
            .typescript(false)
            // The other parts call these, by these names.
            .keep_lld_exports(true)
            .demangle(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(&folder)
            .context("wasm-bindgen")?;
        let (wasm, script) =
            (folder.join(format!("{OUT_NAME}_bg.wasm")), folder.join(format!("{OUT_NAME}.js")));
        let called = String::from_utf8(read(&script)?).context("the script of the front")?;
        let (short, called) = imports::shorten(&read(&wasm)?, &called)?;
        fs::write(&wasm, short)?;
        fs::write(&script, called)?;
        for script in [format!("{OUT_NAME}.js"), LINK.to_owned()] {
            vendor::minify(project, &folder.join(script))?;
        }
        stamp.set()?;
    }
    copy_folder(&folder, Path::new("pkg"), site)
}
