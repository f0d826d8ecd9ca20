//! `razrez synth`: what it writes passes the same doors as anybody's file.

use std::{path::PathBuf, process::Command};

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn synth(name: &str, arguments: &[&str]) -> (Folder, std::process::Output) {
    let folder = std::env::temp_dir().join(format!("razrez_{}_{name}", std::process::id()));
    let mut command = Command::new(env!("CARGO_BIN_EXE_razrez"));
    let output = command.arg("synth").arg("--out").arg(&folder).args(arguments).output().unwrap();
    (Folder(folder), output)
}

#[test]
fn what_is_written_is_imported_without_a_problem() {
    let small = ["--schools", "40", "--years", "8", "--seed", "5", "--pupils"];
    let (folder, output) = synth("synth", &small);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    for name in ["long.csv", "context.csv", "plans.csv", "truth.csv", "pupils.csv"] {
        assert!(folder.0.join(name).metadata().unwrap().len() > 1_000, "{name}");
    }
    let bytes = std::fs::read(folder.0.join("long.csv")).unwrap();
    let harvest = intake::read("long.csv", &bytes).unwrap();
    assert_eq!(harvest.problems, []);
    assert_eq!((harvest.problems_total, harvest.rows_rejected), (0, 0));
    let procedures: Vec<_> =
        harvest.batch.dictionary.procedures.iter().map(|it| it.name.as_str()).collect();
    for name in ["ВПР", "ОГЭ", "ЕГЭ", "Отметки за III четверть", "Годовые отметки"]
    {
        assert!(procedures.contains(&name), "{name} in {procedures:?}");
    }
    harvest.batch.into_cube().unwrap();
    let bytes = std::fs::read(folder.0.join("context.csv")).unwrap();
    let harvest = intake::read("context.csv", &bytes).unwrap();
    assert_eq!((harvest.problems.as_slice(), harvest.format), (&[][..], intake::Format::Context));
    assert_eq!(harvest.batch.dictionary.context.schools().len(), 40);
    let bytes = std::fs::read(folder.0.join("plans.csv")).unwrap();
    let harvest = intake::read("plans.csv", &bytes).unwrap();
    assert_eq!((harvest.problems.as_slice(), harvest.format), (&[][..], intake::Format::WorkPlan));
    assert_eq!(harvest.batch.plans.len(), 16, "every work of the ВПР");
}

#[test]
fn what_cannot_be_made_is_said_and_nothing_is_written() {
    let (folder, output) = synth("too_small", &["--schools", "3"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("expected 20 to 5000 schools"), "{said}");
    assert!(!folder.0.exists());
}
