//! `cargo xtask …`: how Razrez is built, shown, tested and measured, with Rust and Node alone.
//!
//! One file per subcommand (`demo`, `dev`, `test`, `bench`, `bundle`), and below them what they
//! share: `site` makes the files the browser gets, `steps` tells the user what is going on,
//! `run` starts other programs, `project` knows the folders. `tidy` holds the rules about the
//! source that no compiler checks. A new subcommand is a variant of `args::Task`, an arm here
//! and a file.

mod args;
mod bench;
mod bundle;
mod demo;
mod dev;
mod hostile;
mod postgres;
mod project;
mod run;
mod server;
mod site;
mod steps;
mod test;
#[cfg(test)]
mod tidy;

use std::process::ExitCode;

use anyhow::Result;
use args::Task;
use project::Project;

fn main() -> ExitCode {
    match run_task() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The chain only: a backtrace of xtask says nothing about what it was asked to build.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run_task() -> Result<()> {
    let task = args::parse(std::env::args().skip(1))?;
    let project = Project::here()?;
    match task {
        Task::Help => {
            println!("{}", args::HELP);
            Ok(())
        }
        Task::Demo { port, build_only } => demo::demo(&project, port, build_only),
        Task::Test(options) => test::test(&project, &options),
        Task::Dev { port } => dev::dev(&project, port),
        Task::Bench => bench::bench(&project),
        Task::Bundle => bundle::bundle(&project),
        Task::Tidy => test::tidy(&project),
    }
}
