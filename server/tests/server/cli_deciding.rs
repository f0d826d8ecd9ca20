//! The command line where somebody decides: errors that are accepted, codes that are one school.

use store::testing::TempFile;

use crate::{
    cli::{Folder, ask, err, out, razrez},
    common::RESULTS,
};

#[test]
fn a_file_with_errors_is_taken_over_by_who_accepts_them() {
    let folder = Folder::new("errors");
    let database = TempFile::new();
    let flawed = folder.file(
        "flawed.csv",
        &format!("{RESULTS}2024,ВПР,Математика,5,Приречье,Южный,0201,Лицей,x,,,,\n"),
    );
    let refused = razrez(&database, &["import", &flawed]);
    assert_eq!(refused.status.code(), Some(2), "{}", err(&refused));
    assert!(err(&refused).contains("row_number") && err(&refused).contains("--accept-errors"));
    assert_eq!(out(&razrez(&database, &["batches"])), "");
    let taken = razrez(&database, &["import", "--accept-errors", &flawed]);
    assert_eq!(taken.status.code(), Some(0), "{}", err(&taken));
    assert!(out(&razrez(&database, &["batches"])).contains("flawed.csv"));
}

#[test]
fn f7_a_code_is_decided_to_be_a_school_and_separated_again() {
    let folder = Folder::new("identities");
    let database = TempFile::new();
    let heading = RESULTS.lines().next().unwrap();
    let recoded = "2025,ВПР,Математика,5,Приречье,Южный,0299,МБОУ Лицей «Исток»,30,0,4,18,8";
    let recoded = folder.file("recoded.csv", &format!("{heading}\n{recoded}\n"));
    razrez(&database, &["import", &folder.file("results.csv", RESULTS)]);
    let dry = razrez(&database, &["import", "--dry-run", &recoded]);
    assert!(out(&dry).contains("0299") && out(&dry).contains("(same_name)"), "{}", out(&dry));
    razrez(&database, &["import", &recoded]);
    let looked = razrez(&database, &["identify", "0299", "0201", "--dry-run"]);
    assert!(out(&looked).contains("1 results") && out(&looked).contains("nothing decided"));
    assert_eq!(out(&razrez(&database, &["identities"])), "");
    let decided = razrez(&database, &["identify", "0299", "0201"]);
    assert_eq!(decided.status.code(), Some(0), "{}", err(&decided));
    let listed = razrez(&database, &["identities"]);
    assert!(out(&listed).contains("1 · 0299 is 0201"), "{}", out(&listed));
    let known = |school: &str| {
        let school = format!("school={school}");
        let found = ask(&database, "participants", &["subject=matematika", &school]);
        found.iter().filter(|it| it.1.is_some()).count()
    };
    assert_eq!(known("0201"), 3);
    let separated = razrez(&database, &["separate", "1"]);
    assert_eq!(separated.status.code(), Some(0), "{}", err(&separated));
    assert_eq!(known("0201"), 2);
    let nowhere = razrez(&database, &["identify", "0299", "nowhere"]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(err(&nowhere).contains("no school with the code `nowhere`"), "{}", err(&nowhere));
}
