//! The engine over more than a million cells: natively, in `DuckDB`, and compiled for the browser.

use std::{
    fs::{self, File},
    path::PathBuf,
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::Value;

use super::Figures;
use crate::{
    project::Project,
    run::{self, cargo},
    site,
};

/// The packages the comparison is made with.
const DUCKDB: [&str; 2] = ["duckdb==1.4.1", "numpy==2.2.6"];

/// Criterion's medians of both questions and of the signals, in ms.
pub(super) fn native(project: &Project, figures: &mut Figures) -> Result<()> {
    run::run(cargo(project).args(["bench", "--package", "bench"]))?;
    for (measured, figure) in [
        ("answer_a", "native_a"),
        ("answer_b", "native_b"),
        ("signals", "native_signals"),
        ("signals_of_everything", "native_everything"),
    ] {
        let file = project.target.join(format!("criterion/{measured}/new/estimates.json"));
        let text = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        let estimates: Value = serde_json::from_slice(&text)?;
        let nanoseconds =
            estimates["median"]["point_estimate"].as_f64().context("criterion gave no median")?;
        figures.put(figure, nanoseconds / 1e6);
    }
    Ok(())
}

/// The same of `DuckDB`. Its wheel comes from `PyPI` into a folder of its own.
pub(super) fn duckdb(project: &Project, figures: &mut Figures) -> Result<()> {
    let notes = project.notes()?;
    let python = notes.join("duckdb/bin/python");
    if !python.exists() {
        run::run(Command::new("python3").args(["-m", "venv"]).arg(notes.join("duckdb")))?;
    }
    run::run(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(DUCKDB))?;
    run::run(cargo(project).args(["build", "--release", "--package", "bench", "--bins"]))?;
    let cells = notes.join("cells.csv");
    let output = File::create(&cells).with_context(|| format!("creating {}", cells.display()))?;
    run::run(Command::new(project.target.join("release/bench-cells")).stdout(output))?;
    let script = project.root.join("bench/duckdb_answer.py");
    let medians = run::read(Command::new(&python).arg(script).arg(&cells))?;
    for line in medians.lines() {
        let (letter, seconds) = line.split_once(' ').context("expected a letter and seconds")?;
        figures.put(&format!("duckdb_{letter}"), seconds.trim().parse::<f64>()? * 1e3);
    }
    Ok(())
}

/// The engine as WebAssembly, with the product's own profile.
pub(super) fn for_browser(project: &Project) -> Result<PathBuf> {
    let toolchain = site::wasm_toolchain(project)?;
    run::run(cargo(project).env("RUSTUP_TOOLCHAIN", toolchain).args([
        "build",
        "--package",
        "bench",
        "--lib",
        "--target",
        site::TARGET,
        "--profile",
        "wasm-release",
    ]))?;
    Ok(project.target.join(site::TARGET).join("wasm-release/bench.wasm"))
}
