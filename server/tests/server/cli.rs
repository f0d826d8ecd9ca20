//! The command line, run as a program on files of its own.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use store::testing::TempFile;

use crate::common::{LATER, RESULTS};

pub(crate) fn razrez(database: &TempFile, arguments: &[&str]) -> Output {
    command(database, arguments).output().unwrap()
}

pub(crate) fn command(database: &TempFile, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_razrez"));
    command.args(["--database", &database.url()]).args(arguments);
    command
}

fn bundled(name: &str) -> String {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    data.join(name).join("long.csv.gz").display().to_string()
}

pub(crate) fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

pub(crate) fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A folder that goes away with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("razrez_{}_{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn file(&self, name: &str, contents: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, contents).unwrap();
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The rows of a `query`: key, value, n, absence.
fn rows(output: &Output) -> Vec<(String, Option<f64>, String, String)> {
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    let row = |it: csv::StringRecord| {
        (it[0].to_owned(), it[1].parse().ok(), it[6].to_owned(), it[7].to_owned())
    };
    reader.records().map(|it| row(it.unwrap())).collect()
}

#[test]
fn the_published_figures_come_out() {
    let database = TempFile::new();
    let files = [&bundled("mcas")[..], &bundled("bg-nvo-dzi")];
    let imported = razrez(&database, &["import", "--accept-errors", files[0], files[1]]);
    assert_eq!(imported.status.code(), Some(0), "{}", err(&imported));
    assert!(err(&imported).contains("800059"), "the broken row is reported");

    let filters = ["procedure=mcas", "subject=MATH", "grade=3-8", "group=all students"];
    let mcas = ask(&database, "quality", &filters);
    let expected = [
        ("2016/17", Some(0.490_054_10), "409616", ""),
        ("2017/18", Some(0.487_715_04), "410746", ""),
        ("2018/19", Some(0.498_512_31), "409023", ""),
        ("2019/20", None, "", "not_held"),
        ("2020/21", Some(0.340_907_13), "381667", ""),
        ("2021/22", Some(0.400_229_16), "384882", ""),
    ];
    assert_same(&mcas, &expected);

    let dzi = ask(&database, "mean_score", &["procedure=dzi", "subject=БЕЛ"]);
    assert_eq!(dzi.len(), 9);
    let ends = [
        ("2017/18", Some(4.280_935_79), "51081", ""),
        ("2025/26", Some(4.326_790_19), "49034", ""),
    ];
    assert_same(&[dzi[0].clone(), dzi[8].clone()], &ends);
    assert_same(
        &ask(&database, "mean_score", &["procedure=dzi", "subject=бел", "year=2018"]),
        &ends[..1],
    );

    let again = razrez(&database, &["import", &bundled("mcas")]);
    assert_eq!(again.status.code(), Some(0));
    assert!(out(&again).contains("imported before, nothing changed"));
}

pub(crate) fn ask(
    database: &TempFile,
    indicator: &str,
    filters: &[&str],
) -> Vec<(String, Option<f64>, String, String)> {
    let mut arguments = vec!["query", "--indicator", indicator, "--by", "year"];
    arguments.extend(filters.iter().flat_map(|it| ["--where", it]));
    let output = razrez(database, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    rows(&output)
}

fn assert_same(
    found: &[(String, Option<f64>, String, String)],
    expected: &[(&str, Option<f64>, &str, &str)],
) {
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(
            (found.0.as_str(), found.2.as_str(), found.3.as_str()),
            (expected.0, expected.2, expected.3)
        );
        let distance = found.1.unwrap_or_default() - expected.1.unwrap_or_default();
        assert!(found.1.is_some() == expected.1.is_some() && distance.abs() < 5e-9, "{found:?}");
    }
}

#[test]
fn the_exit_code_says_whether_every_file_was_used() {
    let folder = Folder::new("exit_codes");
    let good = folder.file("good.csv", RESULTS);
    let flawed = folder.file(
        "flawed.csv",
        &format!("{RESULTS}2024,ВПР,Математика,5,Приречье,Южный,0201,Лицей,x,,,,\n"),
    );
    let hopeless = folder.file(
        "hopeless.csv",
        &format!("{}\n2024,ВПР,Математика,5,П,Ю,0201,Л,x,,,,\n", RESULTS.lines().next().unwrap()),
    );
    let foreign = folder.file("foreign.csv", "a,b\n1,2\n");
    let empty = folder.file("empty.csv", "");
    let missing = folder.0.join("missing.csv").display().to_string();
    let directory = folder.0.display().to_string();
    let cases: [(&str, &[&str], i32, &str); 8] = [
        ("good", &[&good], 0, ""),
        ("flawed", &["--accept-errors", &flawed], 0, "line 11"),
        ("no good row", &[&hopeless], 2, "no row could be loaded"),
        ("foreign", &[&foreign], 2, "no known format"),
        ("empty", &[&empty], 2, "the file is empty"),
        ("missing", &[&missing], 2, "cannot read the file"),
        ("directory", &[&directory], 2, "directory"),
        ("one of two", &[&foreign, &good], 2, "no known format"),
    ];
    for dry in [true, false] {
        for (name, files, code, said) in cases {
            let database = TempFile::new();
            let mut arguments = vec!["import"];
            arguments.extend(dry.then_some("--dry-run"));
            arguments.extend(files);
            let output = razrez(&database, &arguments);
            assert_eq!(output.status.code(), Some(code), "case: {name}: {}", err(&output));
            assert!(err(&output).contains(said), "case: {name}: {}", err(&output));
            assert!(!dry || !database.path().exists(), "case: {name}: a dry run wrote");
        }
    }
}

#[test]
fn an_import_is_rehearsed_listed_and_undone() {
    let folder = Folder::new("undo");
    let database = TempFile::new();
    let first = folder.file("first.csv", RESULTS);
    let later = folder.file("later.csv", LATER);
    razrez(&database, &["import", &first]);
    let quality = || ask(&database, "quality", &["school=0201", "subject=matematika"]);
    let before = quality();

    let rehearsed = razrez(&database, &["import", "--dry-run", &later]);
    let said = out(&rehearsed);
    assert_eq!(rehearsed.status.code(), Some(0), "{}", err(&rehearsed));
    for line in [
        "0 cells added, 1 changed, 0 the same, 0 removed; 3 beside them stay",
        "import 1 (first.csv) has 1 of these cells too",
        "ВПР · 2023/24 · Математика · 5 · Приречье · Южный · Лицей «Исток»: participants 27 → 28",
        "levels 1 / 5 / 15 / 6 → 0 / 4 / 16 / 8",
    ] {
        assert!(said.contains(line), "{line} is missing: {said}");
    }
    assert_eq!(quality(), before, "a dry run changes nothing");

    razrez(&database, &["import", &later]);
    assert_ne!(quality(), before);
    let again = razrez(&database, &["import", "--dry-run", &later]);
    assert!(out(&again).contains("imported before as 2, nothing would change"), "{}", out(&again));

    let undone = razrez(&database, &["undo", "2"]);
    assert_eq!(undone.status.code(), Some(0), "{}", err(&undone));
    assert!(out(&undone).contains("import 2 is undone: 1 cells · data version 3"));
    assert_eq!(quality(), before);
    let twice = razrez(&database, &["undo", "2"]);
    assert_eq!(twice.status.code(), Some(2));
    assert!(err(&twice).contains("import 2 was undone before"), "{}", err(&twice));

    let listed = razrez(&database, &["batches"]);
    let lines: Vec<&str> = out(&listed).lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("2 · ") && lines[0].contains("command line · later.csv (long, "));
    assert!(lines[0].contains(" · undone ") && lines[0].ends_with(" by command line"));
    assert!(lines[1].contains("9 rows · 9 cells, 0 of them over earlier ones · 0 problems"));
}

#[test]
fn a_packed_file_is_the_same_file() {
    let folder = Folder::new("packed");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, RESULTS.as_bytes()).unwrap();
    let path = folder.0.join("results.csv.gz");
    std::fs::write(&path, packed.finish().unwrap()).unwrap();
    let database = TempFile::new();
    let output = razrez(&database, &["import", &path.display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("9 rows read") && out(&output).contains("9 cells loaded"));
}

#[test]
fn a_question_not_understood_lists_what_is_known() {
    let folder = Folder::new("questions");
    let database = TempFile::new();
    razrez(&database, &["import", &folder.file("good.csv", RESULTS)]);
    let cases: [(&[&str], &str); 4] = [
        (&["--indicator", "kachestvo"], "quality, pass"),
        (&["--indicator", "quality", "--by", "shop"], "municipality, school"),
        (&["--indicator", "quality", "--where", "subject=alchemy"], "matematika"),
        (&["--indicator", "quality", "--where", "alchemy"], "DIMENSION=VALUE"),
    ];
    for (words, known) in cases {
        let output = razrez(&database, &[&["query"], words].concat());
        assert_eq!(output.status.code(), Some(2), "case: {words:?}");
        assert!(output.stdout.is_empty(), "case: {words:?}");
        assert!(err(&output).contains(known), "case: {words:?}: {}", err(&output));
    }
    let json = razrez(
        &database,
        &[
            "query",
            "--indicator",
            "pass",
            "--by",
            "school,year",
            "--where",
            "subject=МАТЕМАТИКА",
            "--format",
            "json",
        ],
    );
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["rows"].as_array().unwrap().len(), 8);
}

#[test]
fn a_failure_is_said_and_seen_in_the_exit_code() {
    let database = TempFile::new();
    let unhealthy = razrez(&database, &["healthcheck", "--listen", "127.0.0.1:9"]);
    assert_eq!(unhealthy.status.code(), Some(1));
    assert!(err(&unhealthy).contains("cannot reach 127.0.0.1:9"));
    let nowhere = Command::new(env!("CARGO_BIN_EXE_razrez"))
        .args(["--database", "sqlite:///nowhere/at/all.db", "migrate"])
        .output()
        .unwrap();
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(err(&nowhere).contains("cannot open the database"));
    let migrated = razrez(&database, &["migrate"]);
    assert_eq!(migrated.status.code(), Some(0));
    assert!(out(&migrated).contains("data version 0"));
}
