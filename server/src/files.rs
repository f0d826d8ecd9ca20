//! One file into the store: what the command line and the demonstration have in common.

use std::{borrow::Cow, path::Path, time::Instant};

use analysis::{Pupils, source_kind::SourceKind};
use anyhow::Context;
use intake::{Harvest, Knowledge, Packed, Severity, Unreadable};
use store::{Adds, Evidence, Origin, Problem, Progress, Store, Taken};

use crate::{cli::tell, hash};

/// A quarter at a time: a file of a hundred thousand rows takes seconds, not minutes.
const STEPS: usize = 4;

/// Who imports there; the page and the API have their own operator.
pub(crate) const OPERATOR: &str = "command line";

/// Whether an installation keeps pupil rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum PupilRows {
    /// Kept beside the results; only the operator reads them.
    #[default]
    Keep,
    /// Left out when files are read; those that are there are not shown.
    LeaveOut,
}

/// Reads a file into memory.
///
/// # Errors
///
/// If there is no such file, or it is a directory.
pub(crate) fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    if path.is_dir() {
        return Err(Unreadable::Directory.into());
    }
    std::fs::read(path).context("cannot read the file")
}

/// What a harvest amounts to, in one line, and its problems, one line each.
pub(crate) fn describe(harvest: &Harvest) -> String {
    let Harvest { format, rows_read, rows_rejected, problems_total, batch, .. } = harvest;
    let values = batch.dictionary.context.facts().count();
    let context =
        if values == 0 { String::new() } else { format!("{values} values of context · ") };
    let plans = match batch.plans.len() {
        0 => String::new(),
        works => format!("plans of {works} works · "),
    };
    let boundaries = match batch.boundaries.len() {
        0 => String::new(),
        works => format!("boundaries of marks of {works} works · "),
    };
    format!(
        "recognised as {} · {rows_read} rows read · {rows_rejected} not loaded · {} cells · \
         {context}{plans}{boundaries}{problems_total} problems",
        format.about(),
        batch.cells.len()
    )
}

/// Says each problem on standard error, where a person can open the line.
pub(crate) fn complain(name: &str, harvest: &Harvest) {
    for problem in &harvest.problems {
        tell(&format!("{name}: {problem}"));
    }
    let kept = u64::try_from(harvest.problems.len()).unwrap_or(u64::MAX);
    if harvest.problems_total > kept {
        tell(&format!("{name}: and {} more", harvest.problems_total - kept));
    }
}

/// Whether something of the file could be used. A file without rows is not wrong.
pub(crate) fn is_usable(harvest: &Harvest) -> bool {
    harvest.rows_read == 0 || harvest.rows_loaded() > 0
}

/// A file, and what it holds: several files where it is packed.
pub(crate) struct Part {
    /// The name of the file.
    pub(crate) name: String,
    /// The hash of its contents.
    pub(crate) sha256: [u8; 32],
    /// What it yielded.
    pub(crate) harvest: Result<Harvest, Unreadable>,
}

/// Reads a file, or the files in it.
pub(crate) fn parts(
    name: &str,
    bytes: &[u8],
    pupil_rows: PupilRows,
    known: &Knowledge,
) -> Vec<Part> {
    let files = intake::read_all_with(name, bytes, known, hash::digest);
    let part = |Packed { name, key, harvest }: Packed<[u8; 32]>| {
        let harvest = harvest.map(|it| without_pupils(it, pupil_rows));
        // What cannot even be unpacked has its name only.
        Part { sha256: key.unwrap_or_else(|| hash::digest(name.as_bytes())), name, harvest }
    };
    files.into_iter().map(part).collect()
}

/// The same harvest, its pupil rows as the installation wants them.
pub(crate) fn without_pupils(harvest: Harvest, pupil_rows: PupilRows) -> Harvest {
    match pupil_rows {
        PupilRows::Keep => harvest,
        PupilRows::LeaveOut => Harvest { pupils: Pupils::default(), ..harvest },
    }
}

/// Where a batch comes from, for the store.
pub(crate) fn origin(
    name: &str,
    sha256: [u8; 32],
    harvest: &Harvest,
    (kind, errors): (Option<SourceKind>, usize),
    operator: &str,
) -> Origin {
    let file_name = told_name(name);
    Origin {
        file_name: file_name.clone(),
        sha256,
        format: harvest.format.code().to_owned(),
        kind: kind.unwrap_or_else(|| harvest.format.source_kind()),
        errors: errors as u64,
        operator: operator.to_owned(),
        rows_read: harvest.rows_read,
        problems: harvest.problems.iter().map(|it| problem(&file_name, it)).collect(),
    }
}

/// The name of a file as everybody may read it later: without the folders of the machine it lay on, with
/// those of the archive it was packed in, where two files may have one name, and without names of persons.
fn told_name(name: &str) -> String {
    let parts: Vec<_> = Path::new(name).iter().map(|it| it.to_string_lossy()).collect();
    let is_archive = |it: &Cow<'_, str>| it.to_lowercase().ends_with(".zip");
    let from = parts.iter().position(is_archive).unwrap_or(parts.len().saturating_sub(1));
    parts[from..].iter().map(|it| intake::masked(it)).collect::<Vec<_>>().join("/")
}

/// Where in the file its results were found, and the pupil rows.
pub(crate) fn evidence(harvest: &Harvest) -> Evidence<'_> {
    Evidence {
        sheets: &harvest.sheets,
        lines: &harvest.origins,
        pupils: Some(&harvest.pupils).filter(|it| !it.rows.is_empty()),
        join: None,
        instead_of: &[],
    }
}

/// What was decided about a file that is taken over.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Decided<'d> {
    /// Attempts that are joined, and imports in whose place it stands, as [`Evidence`] has them.
    pub(crate) join: Option<Adds>,
    pub(crate) instead_of: &'d [i32],
    /// What kind of source it is, if not the usual one of its format.
    pub(crate) kind: Option<SourceKind>,
    /// How many checks found errors that are accepted.
    pub(crate) errors: usize,
}

/// Takes a harvest over, whole or not at all.
///
/// # Errors
///
/// If the store refuses it or fails; then nothing has changed.
pub(crate) async fn take_over(
    store: &Store,
    name: &str,
    sha256: [u8; 32],
    harvest: &Harvest,
    decided: Decided<'_>,
) -> anyhow::Result<Taken> {
    let Decided { join, instead_of, kind, errors } = decided;
    let origin = origin(name, sha256, harvest, (kind, errors), OPERATOR);
    let started = Instant::now();
    let mut said = 0;
    let progress = |Progress { done, total }: Progress| {
        let step = (done * STEPS).checked_div(total).unwrap_or(STEPS);
        if step > said && step < STEPS {
            tell(&format!("{name}: {done} of {total} cells, {:.1?}", started.elapsed()));
            said = step;
        }
    };
    let evidence = Evidence { join, instead_of, ..evidence(harvest) };
    let taken = store.take_over_with(&harvest.batch, &origin, evidence, progress).await;
    taken.context("nothing was loaded")
}

fn problem(name: &str, of: &intake::Problem) -> Problem {
    let ignored = if of.severity == Severity::Warning { " (ignored)" } else { "" };
    // The store knows files and lines; a sheet is where in the file the line is.
    let sheet = of.sheet.as_ref().map(|it| format!(", «{it}»")).unwrap_or_default();
    Problem {
        file: format!("{name}{sheet}"),
        line: Some(of.line),
        column: of.column.clone(),
        found: of.found.clone(),
        expected: format!("{}{ignored}", of.expected),
    }
}
