//! `cargo xtask bench`: the figures of `docs/BENCHMARKS.md`, measured here and now.
//!
//! A further benchmark (in the browser, under load, against another engine) is a further step.

use anyhow::Result;

use crate::{
    project::Project,
    run::{self, cargo},
    steps::Steps,
};

/// Runs criterion's benchmarks of the engine; `arguments` narrow them down.
pub(crate) fn bench(project: &Project, arguments: &[String]) -> Result<()> {
    let mut steps = Steps::begin(project);
    let mut figures = Vec::new();
    steps.run("bench analysis", || {
        let mut bench = cargo(project);
        bench.args(["bench", "--package", "analysis", "--benches", "--"]).args(arguments);
        run::run_reading(&mut bench, |line| {
            if line.contains("time:") {
                figures.push(line.trim().to_owned());
            }
        })
    })?;
    println!("\n{}", figures.join("\n"));
    Ok(())
}
