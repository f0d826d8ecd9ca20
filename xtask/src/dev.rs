//! `cargo xtask dev`: a debug build that is built and started again on every change.
//!
//! Looks at the sources twice a second instead of asking the kernel: no dependency, the same
//! everywhere, and a few hundred files cost a millisecond.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result};

use crate::{
    project::{Project, sqlite_url},
    run::{self, cargo},
    site::{self, Purpose},
    steps::Steps,
};

/// Where changes matter.
const SOURCES: [&str; 9] = [
    "app",
    "crates",
    "end2end/vendor",
    "frontend",
    "migrations",
    "public",
    "server",
    "style",
    "Cargo.toml",
];

/// Builds, serves and watches until it is interrupted.
pub(crate) fn dev(project: &Project, port: u16) -> Result<()> {
    let mut server: Option<Child> = None;
    loop {
        let seen = state(project);
        match build(project) {
            Ok(()) => {
                stop(server.take());
                server = Some(start(project, port)?);
            }
            // The compiler has said more already; the old server stays up.
            Err(error) => eprintln!("{error:#}"),
        }
        while state(project) == seen {
            std::thread::sleep(Duration::from_millis(500));
        }
    }
}

fn build(project: &Project) -> Result<()> {
    let mut steps = Steps::begin(project);
    site::build(project, &mut steps, Purpose::Dev)?;
    steps.run("server (debug)", || run::run(cargo(project).args(["build", "--package", "server"])))
}

fn start(project: &Project, port: u16) -> Result<Child> {
    Command::new(project.target.join("debug/razrez"))
        .current_dir(&project.root)
        .env("RAZREZ_SITE_DIR", project.site_dev())
        .args(["demo", "--listen", &format!("127.0.0.1:{port}")])
        .args(["--database", &sqlite_url(&project.root.join("razrez-dev.db"))])
        .stdin(Stdio::null())
        .spawn()
        .context("cannot start the debug server")
}

fn stop(server: Option<Child>) {
    if let Some(mut server) = server {
        // It may have stopped by itself.
        _ = server.kill();
        _ = server.wait();
    }
}

/// Number of source files and the latest change among them.
fn state(project: &Project) -> (usize, Option<SystemTime>) {
    let mut state = (0, None);
    for source in SOURCES {
        look_into(&project.root.join(source), &mut state);
    }
    state
}

fn look_into(path: &Path, state: &mut (usize, Option<SystemTime>)) {
    // A file that vanishes while we look is a change the next look will see.
    if let Ok(entries) = path.read_dir() {
        for entry in entries.flatten() {
            look_into(&entry.path(), state);
        }
    } else if let Ok(changed) = path.metadata().and_then(|it| it.modified()) {
        state.0 += 1;
        state.1 = state.1.max(Some(changed));
    }
}
