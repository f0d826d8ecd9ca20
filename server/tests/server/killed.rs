//! `kill -9` of `razrez import`: the database is as it was before, or as if nothing had happened.

use std::{
    fmt::Write,
    process::Stdio,
    time::{Duration, Instant},
};

use store::{DataVersion, testing::TempFile};

use crate::{
    cli::{Folder, command, err, razrez},
    common::RESULTS,
};

/// Four thousand graduates of forty schools, in a file with pupil rows.
fn graduates() -> String {
    let mut text =
        "Код предмета;Дата экзамена;Статус обработки;Код ОУ;Наименование ОУ;Код участника;\
         Категория;Класс;Муниципальный район;Первичный балл;Балл;Зачет\n"
            .to_owned();
    for number in 0..4_000 {
        let (school, score) = (100 + number % 40, 40 + number % 50);
        writeln!(
            text,
            "1;2026.06.01;6;{school};Школа № {school};{number:05};Выпускник текущего года;11;\
             Примерский МР;20;{score};1"
        )
        .unwrap();
    }
    text
}

async fn content(database: &TempFile) -> (DataVersion, analysis::Cube) {
    let store = store::connect(&database.url()).await.unwrap();
    let found = store.load_cube().await.unwrap();
    store.close().await.unwrap();
    found
}

#[tokio::test]
async fn an_import_of_the_program_that_is_killed_is_there_whole_or_not_at_all() {
    let folder = Folder::new("killed");
    let results = folder.file("results.csv", RESULTS);
    let large = folder.file("ris.csv", &graduates());
    let fresh = async || {
        let database = TempFile::new();
        razrez(&database, &["import", &results]);
        let before = content(&database).await;
        (database, before)
    };
    let (whole, before) = fresh().await;
    let started = Instant::now();
    let imported = razrez(&whole, &["import", "--accept-errors", &large]);
    assert_eq!(imported.status.code(), Some(0), "{}", err(&imported));
    let longest = started.elapsed();
    let after = content(&whole).await;
    assert!(after.0 > before.0);
    for tenth in [1, 3, 5, 6, 7, 8, 9] {
        let (database, before) = fresh().await;
        let mut import = command(&database, &["import", "--accept-errors", &large]);
        let mut child = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(longest * tenth / 10 + Duration::from_millis(1));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = content(&database).await;
        let is_whole = found.0 > before.0;
        assert!(found == if is_whole { after.clone() } else { before }, "after {tenth} tenths");
    }
}
