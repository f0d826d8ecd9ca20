//! `cargo xtask bundle`: the release, one file that is the whole product.

use std::fs;

use anyhow::{Context, Result};

use crate::{demo, project::Project, steps::Steps};

/// Builds the release and puts it into `bundle/` of the target folder.
pub(crate) fn bundle(project: &Project) -> Result<()> {
    let mut steps = Steps::begin(project);
    let binary = demo::build(project, &mut steps)?;
    let folder = project.target.join("bundle");
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    let file = folder.join("razrez");
    let length = fs::copy(&binary, &file)
        .with_context(|| format!("copying {} to {}", binary.display(), file.display()))?;
    println!("{} ({} MB)", file.display(), length / 1_000_000);
    Ok(())
}
