//! `cargo xtask bench`: the figures of `docs/BENCHMARKS.md`, measured here and now.
//!
//! Every source of figures is a file below; [`report`] knows what must be reached and writes the
//! document. A new figure is a row there, and a `put` under its name where it is measured.

mod engine;
mod import;
mod pages;
mod report;

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{demo, project::Project, server::Server, site, steps::Steps};

/// What was measured, by the names that `report` uses.
#[derive(Default)]
struct Figures(BTreeMap<String, f64>);

impl Figures {
    fn put(&mut self, name: &str, value: f64) {
        self.0.insert(name.to_owned(), value);
    }

    /// Takes over the numbers of a JSON object, the last line of a script's output.
    fn put_json(&mut self, output: &str) -> Result<()> {
        let line = output.lines().last().context("the script printed nothing")?;
        let object: BTreeMap<String, Value> =
            serde_json::from_str(line).with_context(|| format!("reading `{line}`"))?;
        for (name, value) in &object {
            // Lists are for people who run the script by hand; their length counts.
            let number = value
                .as_f64()
                .or_else(|| Some(f64::from(u32::try_from(value.as_array()?.len()).ok()?)));
            if let Some(number) = number {
                self.put(name, number);
            }
        }
        Ok(())
    }
}

/// Measures everything and writes the document.
pub(crate) fn bench(project: &Project) -> Result<()> {
    let mut steps = Steps::begin(project);
    let mut figures = Figures::default();
    let binary = demo::build(project, &mut steps)?;
    steps.run_telling("size of the front", || Ok(((), site::size::weigh(project, None)?)))?;
    steps.run("engine, native", || engine::native(project, &mut figures))?;
    steps.run("engine, DuckDB", || engine::duckdb(project, &mut figures))?;
    let wasm = steps.run("engine for the browser", || engine::for_browser(project))?;
    steps.run("import", || import::measure(project, &binary, &mut figures))?;
    let server = steps.run("server with demo data", || Server::start(project, &binary))?;
    figures.put("front", site::size::total(project, &server.get("/")?)?);
    steps.run("browser", || pages::browser(project, &server, &wasm, &mut figures))?;
    steps.run("pages under load", || pages::load(project, &server, &mut figures))?;
    drop(server);
    report::write(project, &figures)
}
