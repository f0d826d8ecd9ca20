//! Importing both bundled sets into a new SQLite file: time and largest memory.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

use super::Figures;
use crate::project::{Project, sqlite_url};

pub(super) fn measure(project: &Project, binary: &Path, figures: &mut Figures) -> Result<()> {
    let database = project.notes()?.join("bench-import.db");
    for ending in ["", "-wal", "-shm"] {
        // Left by a run that was stopped; usually there is none.
        _ = fs::remove_file(format!("{}{ending}", database.display()));
    }
    let begun = Instant::now();
    let mut import = Command::new(binary)
        .current_dir(&project.root)
        .args(["import", "--accept-errors", "--database", &sqlite_url(&database)])
        .args(["data/mcas/long.csv.gz", "data/bg-nvo-dzi/long.csv.gz"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start {}", binary.display()))?;
    let mut peak = 0.0;
    let status = loop {
        peak = peak_memory(import.id()).unwrap_or(peak);
        if let Some(status) = import.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    ensure!(status.success(), "`razrez import` failed ({status})");
    figures.put("import_seconds", begun.elapsed().as_secs_f64());
    figures.put("import_megabytes", peak);
    Ok(())
}

/// The largest memory of a running process so far, in MB, where the system tells it.
fn peak_memory(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}
