//! Further attempts that come in a file of their own: suggested, joined or replaced, and undone, on the
//! page, over the API and on the command line alike.

use analysis::Policy;
use axum::{Router, http::StatusCode};
use server::{Entry, PupilRows, Server, live::LiveData, router};
use store::testing::TempFile;

use crate::{
    cli::{Folder, err, out, razrez},
    common::get_with,
    desk::{BEARER, COOKIE, OWN_PAGE, TOKEN, ask, give},
};

const HEADING: &str = "\
Код предмета;Дата экзамена;Статус обработки;Код ОУ;Наименование ОУ;Код участника;Категория;Класс;Муниципальный район;Первичный балл;Балл;Зачет
";
/// Three pupils of a school in June; of another one.
const JUNE: &str = "\
1;2026.06.01;6;0101;Школа № 1;0007;Выпускник текущего года;11;Северный;8;20;2
1;2026.06.01;6;0101;Школа № 1;0008;Выпускник текущего года;11;Северный;20;50;1
1;2026.06.01;6;0101;Школа № 1;0010;Выпускник текущего года;11;Северный;7;18;2
1;2026.06.01;6;0102;Школа № 2;0009;Выпускник текущего года;11;Северный;25;64;1
";
/// One of them in September.
const SEPTEMBER: &str = "\
1;2026.09.05;6;0101;Школа № 1;0007;Выпускник текущего года;11;Северный;30;71;1
";

async fn served(pupil_rows: PupilRows) -> Router {
    let store = store::connect("sqlite::memory:").await.unwrap();
    let live = LiveData::open(store, Policy::Everything).await.unwrap();
    let server = Server::new(live, Entry::Open).with_operator(TOKEN);
    router(server.with_pupil_rows(pupil_rows))
}

async fn take(router: &Router, name: &str, text: &str, how: &str) -> serde_json::Value {
    let given = give(router, name, &format!("{HEADING}{text}")).await;
    let id = given["id"].as_str().unwrap();
    let path = format!("/api/v1/imports/{id}/take-over?accept_errors=true{how}");
    let taken = ask(router, ("POST", &path), &[BEARER], "").await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
    taken.json()
}

/// What is asked for of each school: mean, participants, share below the minimum; of all attempts
/// and of first ones.
async fn results(router: &Router) -> Vec<serde_json::Value> {
    let mut all = Vec::new();
    for group in ["", "&group=first_attempts"] {
        for indicator in ["mean_score", "participants", "below", "sd"] {
            let path = format!(
                "/api/v1/query?procedure=ege&subject=russkiy_yazyk&grade=11&year=2025/26&by=school\
                 &indicator={indicator}{group}"
            );
            all.push(get_with(router, &path, &[BEARER]).await.json()["rows"].clone());
        }
    }
    all
}

#[tokio::test]
async fn june_and_september_are_what_one_file_with_both_is() {
    let together = served(PupilRows::Keep).await;
    take(&together, "both.csv", &format!("{JUNE}{SEPTEMBER}"), "").await;
    let expected = results(&together).await;
    // (71 + 50 + 18) / 3 and (20 + 50 + 18) / 3.
    assert_eq!(expected[0][0]["value"], 139.0 / 3.0);
    assert_eq!(expected[4][0]["value"], 88.0 / 3.0);
    for files in [[JUNE, SEPTEMBER], [SEPTEMBER, JUNE]] {
        let router = served(PupilRows::Keep).await;
        take(&router, "first.csv", files[0], "").await;
        let before = results(&router).await;
        let taken = take(&router, "second.csv", files[1], "&resits=join").await;
        assert_eq!(results(&router).await, expected);
        let undo = format!("/api/v1/batches/{}/undo", taken["batch"]);
        // The earlier one is part of the later one.
        let needed = ask(&router, ("POST", "/api/v1/batches/1/undo"), &[BEARER], "").await;
        assert_eq!(needed.status, StatusCode::CONFLICT, "{}", needed.text());
        assert_eq!(ask(&router, ("POST", &undo), &[BEARER], "").await.status, StatusCode::OK);
        assert_eq!(results(&router).await, before);
        let alone = ask(&router, ("POST", "/api/v1/batches/1/undo"), &[BEARER], "").await;
        assert_eq!(alone.status, StatusCode::OK, "{}", alone.text());
    }
}

#[tokio::test]
async fn a_resit_is_suggested_and_may_still_replace_what_is_there() {
    let router = served(PupilRows::Keep).await;
    take(&router, "june.csv", JUNE, "").await;
    let given = give(&router, "september.csv", &format!("{HEADING}{SEPTEMBER}")).await;
    let resit = serde_json::json!({
        "given": 1, "known": 1, "kept": 3, "can_join": true, "suggested": "join", "chosen": "join",
    });
    assert_eq!(given["resit"], resit);
    let taken = take(&router, "september.csv", SEPTEMBER, "&resits=replace").await;
    let replaced = results(&router).await;
    assert_eq!((&replaced[0][0]["value"], &replaced[1][0]["value"]), (&71.0.into(), &1.0.into()));
    let undo = format!("/api/v1/batches/{}/undo", taken["batch"]);
    assert_eq!(ask(&router, ("POST", &undo), &[BEARER], "").await.status, StatusCode::OK);
    // Corrected on the same day: nobody sat again.
    let corrected = JUNE.replace(";8;20;2", ";9;24;1");
    let given = give(&router, "corrected.csv", &format!("{HEADING}{corrected}")).await;
    assert_eq!(given["resit"]["suggested"], "replace", "{given}");
}

#[tokio::test]
async fn the_page_asks_with_a_form_and_rows_keep_their_files() {
    let router = served(PupilRows::Keep).await;
    take(&router, "june.csv", JUNE, "").await;
    let given = give(&router, "september.csv", &format!("{HEADING}{SEPTEMBER}")).await;
    let id = given["id"].as_str().unwrap();
    let russian = [("cookie", COOKIE.1.trim_start_matches("lang=en; "))];
    let page = get_with(&router, &format!("/data/files/{id}"), &russian).await;
    for said in [
        "Участники файла, которые уже есть: 1 из 1",
        "похоже на повторную сдачу",
        "прибавить как повторную сдачу",
        "value=\"join\" checked",
        "value=\"replace\"",
    ] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    let form = format!("/data/files/{id}/take-over");
    let person = [COOKIE, OWN_PAGE, ("content-type", "application/x-www-form-urlencoded")];
    let taken = ask(&router, ("POST", &form), &person, "resits=join&accept_errors=1").await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    let number = "procedure=ege&subject=russkiy_yazyk&grade=11&year=2025/26&school=0101";
    let path = format!("/api/v1/rows?{number}&indicator=participants");
    let rows = get_with(&router, &path, &[BEARER]).await.json();
    let files: Vec<_> = rows["rows"].as_array().unwrap().iter().collect();
    let told =
        |it: &&serde_json::Value| (it["code"].clone(), it["file"].clone(), it["line"].clone());
    let mut told: Vec<_> = files.iter().map(told).map(|it| format!("{it:?}")).collect();
    told.sort();
    let row = |code: &str, file: &str, line: u64| {
        format!("{:?}", (serde_json::json!(code), serde_json::json!(file), serde_json::json!(line)))
    };
    let mut expected = [
        row("0007", "june.csv", 2),
        row("0007", "september.csv", 2),
        row("0008", "june.csv", 3),
        row("0010", "june.csv", 4),
    ];
    expected.sort();
    assert_eq!(told, expected, "{rows}");
    let path = format!("/data/origin?{number}&indicator=participants");
    let origin = get_with(&router, &path, &[COOKIE]).await;
    for file in ["june.csv", "september.csv"] {
        assert!(origin.text().contains(file), "{file}: {}", origin.text());
    }
}

#[tokio::test]
async fn without_pupil_rows_nothing_is_joined_and_the_page_says_what_to_do() {
    let router = served(PupilRows::LeaveOut).await;
    take(&router, "june.csv", JUNE, "").await;
    let given = give(&router, "september.csv", &format!("{HEADING}{SEPTEMBER}")).await;
    assert_eq!((&given["resit"], &given["shrinking"]), (&serde_json::Value::Null, &1.into()));
    let id = given["id"].as_str().unwrap();
    let page = get_with(&router, &format!("/data/files/{id}"), &[COOKIE]).await;
    assert!(page.text().contains("give one file with all attempts"), "{}", page.text());
    let path = format!("/api/v1/imports/{id}/take-over?accept_errors=true&resits=join");
    let refused = ask(&router, ("POST", &path), &[BEARER], "").await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
}

#[test]
fn the_command_line_says_joins_and_replaces() {
    let folder = Folder::new("resits");
    let june = folder.file("june.csv", &format!("{HEADING}{JUNE}"));
    let september = folder.file("september.csv", &format!("{HEADING}{SEPTEMBER}"));
    let participants = |database: &TempFile| {
        let asked = ["query", "--indicator", "participants", "--by", "school"];
        let asked = razrez(database, &asked);
        out(&asked).lines().map(str::to_owned).find(|it| it.starts_with("0101")).unwrap()
    };
    for (how, expected) in [(None, ",3,"), (Some("join"), ",3,"), (Some("replace"), ",1,")] {
        let database = TempFile::new();
        let first = razrez(&database, &["import", "--accept-errors", &june]);
        assert!(first.status.success(), "{}", err(&first));
        let dry = razrez(&database, &["import", "--dry-run", &september]);
        assert!(
            out(&dry).contains("1 of 1 pupils are kept already (of 3): joined"),
            "{}",
            out(&dry)
        );
        let mut words = vec!["import", "--accept-errors"];
        words.extend(how.map(|_| "--resits"));
        words.extend(how);
        words.push(&september);
        let second = razrez(&database, &words);
        assert!(second.status.success(), "{}", err(&second));
        assert!(out(&second).contains("1 of 1 pupils are kept already"), "{}", out(&second));
        let line = participants(&database);
        assert!(line.contains(expected), "{how:?}: {line}");
    }
    let database = TempFile::new();
    let without = ["import", "--accept-errors", "--pupil-rows", "leave-out", &june];
    assert!(razrez(&database, &without).status.success());
    let refused = razrez(&database, &["import", "--accept-errors", "--resits", "join", &september]);
    assert_eq!(refused.status.code(), Some(2), "{}", err(&refused));
    assert!(err(&refused).contains("give one file with all attempts"), "{}", err(&refused));
}
