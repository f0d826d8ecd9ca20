//! What a user waits for: in Chromium after a click, and from the server under load.

use std::{path::Path, process::Command};

use anyhow::Result;

use super::Figures;
use crate::{project::Project, run, server::Server};

/// The engine in WebAssembly, decoding, clicks, and the size of the cube.
pub(super) fn browser(
    project: &Project,
    server: &Server,
    wasm: &Path,
    figures: &mut Figures,
) -> Result<()> {
    let mut script = Command::new("node");
    script.current_dir(project.end2end()).args(["bench/browser.mjs", &server.url()]).arg(wasm);
    figures.put_json(&run::read(&mut script)?)
}

/// The drill-down page alone and at fifty requests a second.
pub(super) fn load(project: &Project, server: &Server, figures: &mut Figures) -> Result<()> {
    let mut script = Command::new("node");
    script.current_dir(project.end2end()).args(["bench/server.mjs", &server.url()]);
    figures.put_json(&run::read(&mut script)?)
}
