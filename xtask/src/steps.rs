//! Telling the user what is going on: each step, how long it took last time and this time, and
//! a closing table.
//!
//! Plain ASCII: the shell may have no UTF-8 locale.

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

use crate::project::Project;

/// The steps of one task, in the order they run.
pub(crate) struct Steps {
    file: PathBuf,
    /// Seconds each step took when it last succeeded.
    last: BTreeMap<String, f64>,
    done: Vec<Done>,
    begun: Instant,
}

struct Done {
    name: String,
    outcome: Outcome,
    took: Duration,
    detail: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Ok,
    Failed,
    Skipped,
}

impl Steps {
    /// Starts counting, knowing how long things took last time.
    pub(crate) fn begin(project: &Project) -> Steps {
        let file = project.target.join("xtask-times.json");
        // A lost or unreadable file only means that no time is foretold.
        let last = fs::read(&file).ok().and_then(|text| serde_json::from_slice(&text).ok());
        Steps { file, last: last.unwrap_or_default(), done: Vec::new(), begun: Instant::now() }
    }

    /// Runs one step and returns what it made.
    pub(crate) fn run<T>(&mut self, name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        self.run_telling(name, || step().map(|made| (made, String::new())))
    }

    /// Runs one step that has something to say in the closing table.
    pub(crate) fn run_telling<T>(
        &mut self,
        name: &str,
        step: impl FnOnce() -> Result<(T, String)>,
    ) -> Result<T> {
        match self.last.get(name) {
            Some(last) => println!("==> {name} (last time {})", seconds(*last)),
            None => println!("==> {name}"),
        }
        let begun = Instant::now();
        let result = step().with_context(|| format!("step `{name}`"));
        let took = begun.elapsed();
        let (outcome, word) = match result {
            Ok(_) => (Outcome::Ok, "done"),
            Err(_) => (Outcome::Failed, "FAILED"),
        };
        println!("    {word} in {}", seconds(took.as_secs_f64()));
        let detail = result.as_ref().map_or(String::new(), |(_, detail)| detail.clone());
        self.done.push(Done { name: name.to_owned(), outcome, took, detail });
        if outcome == Outcome::Ok {
            self.last.insert(name.to_owned(), took.as_secs_f64());
            self.remember()?;
        }
        result.map(|(made, _)| made)
    }

    /// Notes that a step was left out, and why.
    pub(crate) fn skip(&mut self, name: &str, why: &str) {
        println!("==> {name}: skipped ({why})");
        let (name, detail) = (name.to_owned(), why.to_owned());
        self.done.push(Done { name, outcome: Outcome::Skipped, took: Duration::ZERO, detail });
    }

    /// All steps of `plan` with outcome and time; those that did not come to their turn too.
    pub(crate) fn summary(&self, plan: &[&str]) -> String {
        let mut text = String::from("\nSummary\n");
        for step in &self.done {
            let outcome = match step.outcome {
                Outcome::Ok => "ok",
                Outcome::Failed => "FAILED",
                Outcome::Skipped => "skipped",
            };
            let took = match step.outcome {
                Outcome::Skipped => String::from("-"),
                _ => seconds(step.took.as_secs_f64()),
            };
            text += &line(&step.name, outcome, &took, &step.detail);
        }
        for name in plan.iter().filter(|name| self.done.iter().all(|it| it.name != **name)) {
            text += &line(name, "not run", "-", "");
        }
        text + &line("all", self.verdict(), &seconds(self.begun.elapsed().as_secs_f64()), "")
    }

    fn verdict(&self) -> &'static str {
        match self.done.iter().any(|it| it.outcome == Outcome::Failed) {
            true => "FAILED",
            false => "ok",
        }
    }

    fn remember(&self) -> Result<()> {
        let text = serde_json::to_vec_pretty(&self.last)?;
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, text).with_context(|| format!("writing {}", self.file.display()))
    }
}

fn line(name: &str, outcome: &str, took: &str, detail: &str) -> String {
    format!("  {name:<28} {outcome:<8} {took:>10}  {detail}").trim_end().to_owned() + "\n"
}

fn seconds(seconds: f64) -> String {
    match seconds {
        short if short < 60.0 => format!("{short:.1} s"),
        long => format!("{:.0} min {:.0} s", (long / 60.0).floor(), (long % 60.0).floor()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> Steps {
        let target = std::env::temp_dir().join(format!("razrez-steps-{}", std::process::id()));
        Steps::begin(&Project { root: target.clone(), target })
    }

    #[test]
    fn the_summary_names_what_ran_what_failed_and_what_did_not_run() {
        let mut steps = steps();
        steps.run_telling("first", || Ok(((), String::from("3 passed")))).unwrap();
        steps.skip("second", "asked for");
        let error = steps.run::<()>("third", || anyhow::bail!("broken")).unwrap_err();
        assert_eq!(format!("{error:#}"), "step `third`: broken");

        let summary = steps.summary(&["first", "second", "third", "fourth"]);
        let rows: Vec<Vec<_>> = summary
            .lines()
            .map(|line| line.split_whitespace().take(2).collect())
            .filter(|row: &Vec<_>| row.len() == 2)
            .collect();
        let expected = [
            ["first", "ok"],
            ["second", "skipped"],
            ["third", "FAILED"],
            ["fourth", "not"],
            ["all", "FAILED"],
        ];
        assert_eq!(rows, expected);
        assert!(summary.contains("3 passed"));
        fs::remove_dir_all(steps.file.parent().unwrap()).unwrap();
    }

    #[test]
    fn times_are_read_at_a_glance() {
        assert_eq!(seconds(0.04), "0.0 s");
        assert_eq!(seconds(59.9), "59.9 s");
        assert_eq!(seconds(125.0), "2 min 5 s");
    }
}
