//! The command line of xtask, read by hand: five words do not pay for a library's build time.
//!
//! A new subcommand gets a variant of [`Task`], an arm in [`parse`] and a line in [`HELP`].

use anyhow::{Context, Result, bail};

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
cargo xtask TASK

  demo [--port N] [--build-only]    build the product, serve it with the bundled data
  test [--skip-postgres] [--skip-browser] [--release] [FILTER]
                                    everything that CI runs; with FILTER only the tests named so
  dev [--port N]                    serve a debug build, rebuild on every change
  bench                             measures everything of docs/BENCHMARKS.md and writes it there
  bundle                            the release: one file that is the whole product
  size                              the front as browsers get it, and what the first view weighs
  tidy                              the rules about the source that no compiler checks";

/// One thing xtask can be asked for.
#[derive(Debug, PartialEq)]
pub(crate) enum Task {
    Help,
    Demo { port: u16, build_only: bool },
    Test(TestOptions),
    Dev { port: u16 },
    Bench,
    Bundle,
    Size,
    Tidy,
}

/// What `cargo xtask test` was asked to leave out or to add.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct TestOptions {
    pub(crate) skip_postgres: bool,
    pub(crate) skip_browser: bool,
    pub(crate) release: bool,
    pub(crate) filter: Option<String>,
}

const PORT: u16 = 3000;

/// Reads the words after `cargo xtask`.
pub(crate) fn parse(words: impl Iterator<Item = String>) -> Result<Task> {
    let mut words = Words(words.collect());
    if words.0.is_empty() || words.flag("--help") || words.flag("-h") {
        return Ok(Task::Help);
    }
    let name = words.0.remove(0);
    let task = match name.as_str() {
        "help" => Task::Help,
        "demo" => Task::Demo { port: words.port()?, build_only: words.flag("--build-only") },
        "test" => Task::Test(TestOptions {
            skip_postgres: words.flag("--skip-postgres"),
            skip_browser: words.flag("--skip-browser"),
            release: words.flag("--release"),
            filter: words.word(),
        }),
        "dev" => Task::Dev { port: words.port()? },
        "bench" => Task::Bench,
        "bundle" => Task::Bundle,
        "size" => Task::Size,
        "tidy" => Task::Tidy,
        unknown => bail!("xtask has no task `{unknown}`\n\n{HELP}"),
    };
    match words.0.first() {
        None => Ok(task),
        Some(word) => bail!("`cargo xtask {name}` does not understand `{word}`\n\n{HELP}"),
    }
}

/// The words not understood so far.
struct Words(Vec<String>);

impl Words {
    fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    fn port(&mut self) -> Result<u16> {
        let Some(at) = self.0.iter().position(|word| word == "--port") else { return Ok(PORT) };
        self.0.remove(at);
        anyhow::ensure!(at < self.0.len(), "`--port` needs a number after it");
        let number = self.0.remove(at);
        number.parse().with_context(|| format!("`--port {number}`: expected a number up to 65535"))
    }

    /// The first word that is not an option.
    fn word(&mut self) -> Option<String> {
        let at = self.0.iter().position(|word| !word.starts_with('-'))?;
        Some(self.0.remove(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Task> {
        parse(line.split_whitespace().map(String::from))
    }

    #[test]
    fn each_line_is_the_task_it_looks_like() {
        let cases = [
            ("", Task::Help),
            ("demo --help", Task::Help),
            ("demo", Task::Demo { port: 3000, build_only: false }),
            ("demo --build-only --port 8080", Task::Demo { port: 8080, build_only: true }),
            ("test", Task::Test(TestOptions::default())),
            (
                "test --skip-browser funnel",
                Task::Test(TestOptions {
                    skip_browser: true,
                    filter: Some(String::from("funnel")),
                    ..TestOptions::default()
                }),
            ),
            ("bench", Task::Bench),
            ("size", Task::Size),
        ];
        for (line, task) in cases {
            assert_eq!(read(line).unwrap(), task, "{line}");
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let cases = [
            ("deno", "no task `deno`"),
            ("demo --port", "needs a number"),
            ("demo --port high", "expected a number"),
            ("test --fast", "does not understand `--fast`"),
            ("tidy up", "does not understand `up`"),
        ];
        for (line, message) in cases {
            let error = format!("{:#}", read(line).unwrap_err());
            assert!(error.contains(message), "{line}: {error}");
        }
    }
}
