//! `cargo xtask test`: exactly what CI runs, in the order of what fails fastest.
//!
//! Stops at the first failure; the closing table names every step, also those that did not come
//! to their turn. A new check is a name in [`PLAN`] and a step in [`all`]; a rule about the source
//! is a test in `tidy` instead.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    args::TestOptions,
    demo,
    hostile::Hostile,
    postgres::Postgres,
    project::Project,
    run::{self, cargo},
    server::Server,
    site::{self, Purpose, size},
    steps::Steps,
};

const FORMAT: &str = "format";
const LINT_NATIVE: &str = "lints, native";
const LINT_WASM: &str = "lints, wasm";
const POSTGRES: &str = "PostgreSQL";
const TESTS: &str = "tests";
const HOSTILE: &str = "damaged files, beside them";
const SIZE: &str = "size of the front";
const SERVER: &str = "server with demo data";
const BROWSER: &str = "browser tests";

const PLAN: [&str; 13] = [
    FORMAT,
    LINT_NATIVE,
    LINT_WASM,
    POSTGRES,
    TESTS,
    HOSTILE,
    site::STEPS[0],
    site::STEPS[1],
    site::STEPS[2],
    site::STEPS[3],
    SIZE,
    SERVER,
    BROWSER,
];

/// Everything but the front end, which is no program of this machine. Built together with the
/// rest it would turn on the browser's half of `app` (feature `hydrate`) in the server's tests.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "frontend"];

/// Where properties begin to draw. A verdict on a change must not hang on chance: whoever looks for
/// more sets this or `PROPTEST_CASES`.
const SEED: &str = "PROPTEST_RNG_SEED";

/// Runs all steps and prints their summary, whatever happened.
pub(crate) fn test(project: &Project, options: &TestOptions) -> Result<()> {
    let mut steps = Steps::begin(project);
    let result = all(project, options, &mut steps);
    println!("{}", steps.summary(&PLAN));
    result
}

/// Only the rules of `tidy`, and xtask's own tests with them.
pub(crate) fn tidy(project: &Project) -> Result<()> {
    run::run(cargo(project).args(["test", "--quiet", "--package", "xtask"]))
}

fn all(project: &Project, options: &TestOptions, steps: &mut Steps) -> Result<()> {
    let filter = options.filter.as_deref();
    match filter {
        None => lints(project, steps)?,
        Some(_) => {
            for step in [FORMAT, LINT_NATIVE, LINT_WASM] {
                steps.skip(step, "only the tests named so");
            }
        }
    }
    let postgres = match options.skip_postgres {
        true => {
            steps.skip(POSTGRES, "--skip-postgres");
            None
        }
        false => Some(steps.run(POSTGRES, Postgres::start)?),
    };
    let hostile = filter.is_none().then(|| Hostile::start(project, &NATIVE)).transpose()?;
    let tests =
        steps.run_telling(TESTS, || Ok(((), native_tests(project, postgres.as_ref(), filter)?)));
    drop(postgres);
    match hostile {
        Some(it) => steps.run_telling(HOSTILE, || Ok(((), it.finish()?)))?,
        None => steps.skip(HOSTILE, "only the tests named so"),
    }
    tests?;

    site::build(project, steps, Purpose::Release)?;
    steps.run_telling(SIZE, || Ok(((), size::weigh(project, None)?)))?;
    if options.skip_browser {
        steps.skip(SERVER, "--skip-browser");
        steps.skip(BROWSER, "--skip-browser");
        return Ok(());
    }
    let (server, binary) = steps.run_telling(SERVER, || {
        let binary = server(project, options.release)?;
        let server = Server::start(project, &binary)?;
        let weight = size::weigh(project, Some(&server.get("/")?))?;
        Ok(((server, binary), weight))
    })?;
    steps.run_telling(BROWSER, || Ok(((), browser_tests(project, &server, &binary, filter)?)))
}

fn lints(project: &Project, steps: &mut Steps) -> Result<()> {
    steps.run(FORMAT, || run::run(cargo(project).args(["fmt", "--all", "--check"])))?;
    steps.run(LINT_NATIVE, || {
        let mut clippy = cargo(project);
        run::run(clippy.arg("clippy").args(NATIVE).args(["--all-targets", "--", "-Dwarnings"]))
    })?;
    steps.run(LINT_WASM, || {
        run::run(
            cargo(project)
                .env("RUSTUP_TOOLCHAIN", site::wasm_toolchain(project)?)
                .args(["clippy", "--package", "frontend", "--target", site::TARGET])
                .args(["--", "-Dwarnings"]),
        )
    })
}

/// Unit, property, reference, store, HTTP and doc tests, and `tidy`. Returns their count.
fn native_tests(
    project: &Project,
    postgres: Option<&Postgres>,
    filter: Option<&str>,
) -> Result<String> {
    let mut tests = cargo(project);
    tests.arg("test").args(NATIVE).args(filter);
    if std::env::var_os(SEED).is_none() {
        tests.env(SEED, "1");
    }
    match postgres {
        Some(postgres) => tests.env("TEST_POSTGRES_URL", postgres.url()),
        None => tests.env_remove("TEST_POSTGRES_URL"),
    };
    let mut counted = Counted::default();
    run::run_reading(&mut tests, |line| counted.add(line))?;
    Ok(counted.to_string())
}

/// The server to drive: the debug one unless the release was asked for.
fn server(project: &Project, release: bool) -> Result<PathBuf> {
    if release {
        return demo::server(project);
    }
    // The same packages as the tests, so that no dependency is built twice with other features.
    run::run(cargo(project).arg("build").args(NATIVE).args(["--bin", "razrez"]))?;
    Ok(project.target.join("debug/razrez"))
}

/// Journeys that change data start servers of their own from the same binary and site.
fn browser_tests(
    project: &Project,
    server: &Server,
    binary: &Path,
    filter: Option<&str>,
) -> Result<String> {
    let mut playwright = Command::new("npx");
    playwright.env("RAZREZ_BINARY", binary).env("RAZREZ_SITE_DIR", project.site());
    playwright.current_dir(project.end2end()).env("BASE_URL", server.url()).args([
        "--no-install",
        "playwright",
        "test",
    ]);
    if let Some(filter) = filter {
        playwright.args(["--pass-with-no-tests", "--grep", filter]);
    }
    let mut counts = Vec::new();
    run::run_reading(&mut playwright, |line| {
        counts.extend(playwright_count(line));
    })
    .with_context(|| server.last_words())?;
    Ok(counts.join(", "))
}

/// Reads `12 passed (3.4s)` from Playwright's closing lines.
fn playwright_count(line: &str) -> Option<String> {
    let (count, rest) = line.trim().split_once(' ')?;
    let count: u32 = count.parse().ok()?;
    let word = rest.split(' ').next()?;
    ["passed", "failed", "flaky", "skipped"].contains(&word).then(|| format!("{count} {word}"))
}

/// The sum over cargo's `test result: ok. 12 passed; 0 failed; 1 ignored; …` lines.
#[derive(Default)]
struct Counted {
    passed: u32,
    failed: u32,
    ignored: u32,
}

impl Counted {
    fn add(&mut self, line: &str) {
        let Some(counts) = line.strip_prefix("test result: ") else { return };
        let words: Vec<_> = counts.split([' ', ';']).filter(|it| !it.is_empty()).collect();
        for pair in words.windows(2) {
            let Ok(count) = pair[0].parse::<u32>() else { continue };
            match pair[1] {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "ignored" => self.ignored += count,
                _ => {}
            }
        }
    }
}

impl std::fmt::Display for Counted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed, {} ignored", self.passed, self.failed, self.ignored)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_closing_lines_count() {
        assert_eq!(playwright_count("  42 passed (31.0s)").as_deref(), Some("42 passed"));
        assert_eq!(playwright_count("  1 [hydrated] a journey"), None);
        assert_eq!(playwright_count("Running 4 tests using 2 workers"), None);
    }

    #[test]
    fn results_of_all_suites_are_added() {
        let mut counted = Counted::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s",
            "test stats::wilson ... ok",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
        ] {
            counted.add(line);
        }
        assert_eq!(counted.to_string(), "15 passed, 2 failed, 1 ignored");
    }
}
