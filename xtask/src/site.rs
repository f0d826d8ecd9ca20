//! The site: every file the browser gets, made from sources into one folder.
//!
//! `front` makes the WASM, `split` takes it apart by pages, `imports` shortens names, `css` the style
//! sheet, `vendor` what others wrote (ECharts, font), `compress` the `.br` and `.gz` beside them,
//! `size` weighs the result; `public/` is copied as it is. Nothing is written that has not changed (the release server embeds the folder and would be
//! built again), and what no step made any more is removed, or it would be embedded for ever.
//!
//! A new kind of file is a function that calls [`Site::put`], called in [`build`].

mod compress;
mod css;
mod front;
mod imports;
pub(crate) mod size;
mod split;
mod stamp;
pub(crate) mod vendor;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{project::Project, steps::Steps};
pub(crate) use front::{TARGET, wasm_toolchain};

/// What the site is made for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Purpose {
    /// For users and for the browser tests: small and compressed.
    Release,
    /// For `cargo xtask dev`: built in seconds.
    Dev,
}

/// The steps of [`build`], for the plan of a longer task.
pub(crate) const STEPS: [&str; 4] = ["wasm toolchain", "npm packages", "front (wasm)", "site"];

/// Makes the whole site, or as much of it as has changed.
pub(crate) fn build(project: &Project, steps: &mut Steps, purpose: Purpose) -> Result<()> {
    let folder = match purpose {
        Purpose::Release => project.site(),
        Purpose::Dev => project.site_dev(),
    };
    let [toolchain, npm, front, rest] = STEPS;
    let toolchain = steps.run(toolchain, || wasm_toolchain(project))?;
    steps.run(npm, || vendor::install(project))?;
    let wasm = steps.run(front, || front::compile(project, &toolchain, purpose))?;
    steps.run_telling(rest, || {
        let mut site = Site { folder, files: BTreeSet::new() };
        front::bind(project, &mut site, &wasm)?;
        css::join(project, &mut site)?;
        vendor::echarts(project, &mut site)?;
        vendor::font(project, &mut site)?;
        copy_folder(&project.root.join("public"), Path::new(""), &mut site)?;
        if purpose == Purpose::Release {
            compress::compress(project, &mut site)?;
        }
        site.remove_the_rest()?;
        Ok(((), format!("{} files", site.files.len())))
    })
}

/// The folder under construction and the files made so far.
struct Site {
    folder: PathBuf,
    /// Relative to the folder.
    files: BTreeSet<PathBuf>,
}

impl Site {
    /// Adds a file; one that is there already with the same content keeps its time.
    fn put(&mut self, path: impl Into<PathBuf>, content: &[u8]) -> Result<()> {
        let path = path.into();
        let file = self.folder.join(&path);
        if fs::read(&file).ok().as_deref() != Some(content) {
            if let Some(parent) = file.parent() {
                fs::create_dir_all(parent)
                    .with_context(|| format!("creating {}", parent.display()))?;
            }
            fs::write(&file, content).with_context(|| format!("writing {}", file.display()))?;
        }
        self.files.insert(path);
        Ok(())
    }

    fn remove_the_rest(&self) -> Result<()> {
        for file in files_under(&self.folder)? {
            if !self.files.contains(&file) {
                let file = self.folder.join(file);
                fs::remove_file(&file).with_context(|| format!("removing {}", file.display()))?;
            }
        }
        Ok(())
    }
}

/// Copies everything under `from` to `to` inside the site.
fn copy_folder(from: &Path, to: &Path, site: &mut Site) -> Result<()> {
    for file in files_under(from)? {
        site.put(to.join(&file), &read(&from.join(file))?)?;
    }
    Ok(())
}

/// All files under a folder, relative to it and sorted; none when there is no such folder.
fn files_under(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let absolute = folder.join(&inner);
        if !absolute.is_dir() {
            continue;
        }
        let entries =
            fs::read_dir(&absolute).with_context(|| format!("listing {}", absolute.display()))?;
        for entry in entries {
            let entry = entry?;
            let path = inner.join(entry.file_name());
            match entry.file_type()?.is_dir() {
                true => folders.push(path),
                false => _ = found.insert(path),
            }
        }
    }
    Ok(found)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("reading {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nothing_makes_any_more_is_removed() {
        let folder = std::env::temp_dir().join(format!("razrez-site-{}", std::process::id()));
        let old = folder.join("pkg/old.js");
        fs::create_dir_all(folder.join("pkg")).unwrap();
        fs::write(&old, "old").unwrap();

        let mut site = Site { folder: folder.clone(), files: BTreeSet::new() };
        site.put("pkg/new.js", b"new").unwrap();
        site.remove_the_rest().unwrap();

        assert!(!old.exists());
        assert_eq!(fs::read(folder.join("pkg/new.js")).unwrap(), b"new");
        fs::remove_dir_all(folder).unwrap();
    }
}
