//! `cargo xtask demo`: the product with the bundled data, by one command from a fresh clone.

use std::{
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

use crate::{
    project::{Project, sqlite_url},
    run::{self, cargo},
    site::{self, Purpose},
    steps::Steps,
};

/// Builds what has changed and serves it; returns only with `build_only` or an error.
pub(crate) fn demo(project: &Project, port: u16, build_only: bool) -> Result<()> {
    let mut steps = Steps::begin(project);
    let binary = build(project, &mut steps)?;
    if build_only {
        println!("{}", binary.display());
        return Ok(());
    }
    println!("==> razrez demo");
    let error = Command::new(&binary)
        .current_dir(&project.root)
        .args(["demo", "--listen", &format!("127.0.0.1:{port}")])
        .args(["--database", &sqlite_url(&project.root.join("razrez-demo.db"))])
        .stdin(Stdio::null())
        .exec();
    Err(error).with_context(|| format!("cannot start {}", binary.display()))
}

/// The steps of [`build`] after those of the site.
pub(crate) const STEP: &str = "server (release)";

/// The release binary with the site inside it.
pub(crate) fn build(project: &Project, steps: &mut Steps) -> Result<PathBuf> {
    site::build(project, steps, Purpose::Release)?;
    steps.run(STEP, || server(project))
}

/// Only the binary; the site must be there.
pub(crate) fn server(project: &Project) -> Result<PathBuf> {
    run::run(cargo(project).args([
        "build",
        "--release",
        "--package",
        "server",
        "--features",
        "embed",
    ]))?;
    Ok(project.target.join("release/razrez"))
}
