//! A minute of damaged files beside the other tests: `crates/intake/tests/hostile.rs`, by time.
//!
//! Each day has another seed, which is printed; the same day sees the same damage, so a change is
//! not judged by chance twice. `HOSTILE_SECONDS` and `HOSTILE_SEED` of the shell win.

use std::{
    process::{Child, Command, Stdio},
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result, bail};

use crate::{project::Project, run::cargo};

const SECONDS: (&str, &str) = ("HOSTILE_SECONDS", "60");
const SEED: &str = "HOSTILE_SEED";

/// The test while it runs.
pub(crate) struct Hostile(Child);

impl Hostile {
    /// Starts it; `packages` as the other tests have them, so that nothing is built twice.
    pub(crate) fn start(project: &Project, packages: &[&str]) -> Result<Hostile> {
        let mut command = cargo(project);
        command.args(["test", "--quiet"]).args(packages);
        command.args(["--test", "hostile", "--", "--nocapture"]);
        unless_set(&mut command, SECONDS.0, || SECONDS.1.to_owned());
        unless_set(&mut command, SEED, || today().to_string());
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        Ok(Hostile(child.context("cannot start `cargo`")?))
    }

    /// Waits for its end: how many cases there were.
    pub(crate) fn finish(self) -> Result<String> {
        let output = self.0.wait_with_output().context("waiting for the damaged files")?;
        let told = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            bail!("{told}{}", String::from_utf8_lossy(&output.stderr));
        }
        let cases = told.lines().find_map(|it| it.strip_prefix("hostile: "));
        Ok(cases.context("no damaged files were read")?.to_owned())
    }
}

fn unless_set(command: &mut Command, variable: &str, value: impl Fn() -> String) {
    if std::env::var_os(variable).is_none() {
        command.env(variable, value());
    }
}

/// The days since 1970.
fn today() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs() / 86_400)
}
