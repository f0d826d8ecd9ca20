//! Tables that are nobody's format: their columns are explained once, over the API, on the page and on
//! the command line alike.

use analysis::Policy;
use axum::{Router, http::StatusCode};
use intake::mapping::Column;
use serde_json::{Value, json};
use store::testing::TempFile;

use crate::{
    cli::{Folder, err, out, razrez},
    desk::{BEARER, COOKIE, OWN_PAGE, ask, desk, give},
};

/// Addresses that only the operator may use.
pub(crate) const GUARDED: [(&str, &str); 9] = [
    ("GET", "/api/v1/mappings"),
    ("POST", "/api/v1/mappings"),
    ("DELETE", "/api/v1/mappings/1"),
    ("GET", "/api/v1/imports/0/mapping"),
    ("PUT", "/api/v1/imports/0/mapping"),
    ("GET", "/data/columns"),
    ("POST", "/data/columns/1/forget"),
    ("GET", "/data/files/0/columns"),
    ("POST", "/data/files/0/columns"),
];

/// A table of a municipality: 4, 16, 18 and 6 of 44 pupils in its first school.
const TABLE: &str = "\
Результаты диагностики по химии за 2024/2025 учебный год
Школа;Руководитель;Писали;На «2»;На «3»;На «4»;На «5»
МБОУ СОШ № 7;Орлова А. П.;44;4;16;18;6
Гимназия № 8;Волков И. О.;30;0;10;12;8
";
/// The next table of the same shape.
const NEXT: &str = "\
Результаты диагностики по химии за 2025/2026 учебный год
(по данным школ)
Школа;Руководитель;Писали;На «2»;На «3»;На «4»;На «5»
Лицей № 9;Орлова А. П.;20;1;9;6;4
";

fn told(suggested: &Value) -> Value {
    let mut told = suggested.clone();
    told["constants"]["procedure"] = "Диагностика".into();
    told["constants"]["grade"] = "8".into();
    told["constants"]["year"] = "2024/25".into();
    told
}

async fn get(router: &Router, path: &str) -> Value {
    ask(router, ("GET", path), &[BEARER], "").await.json()
}

const JSON: (&str, &str) = ("content-type", "application/json");

#[tokio::test]
async fn a_program_explains_columns_once_and_the_next_table_is_read_by_itself() {
    let (router, store) = desk(Policy::Everything).await;
    let waiting = give(&router, "table.csv", TABLE).await;
    assert_eq!((&waiting["format"], &waiting["mappable"]), (&Value::Null, &true.into()));
    let address = format!("/api/v1/imports/{}/mapping", waiting["id"].as_str().unwrap());
    let drafted = get(&router, &address).await;
    assert_eq!(drafted["suggested"]["columns"]["Школа"], "school");
    assert_eq!(drafted["suggested"]["columns"]["На «2»"], "level_1");
    assert_eq!(drafted["suggested"]["constants"]["subject"], "Химия");
    assert_eq!(
        drafted["faults"],
        json!(["no column or constant for procedure", "no column or constant for grade or class"])
    );
    let person = &drafted["columns"][1];
    assert_eq!((&person["of_persons"], &person["samples"]), (&true.into(), &json!([])));

    let unfinished = drafted["suggested"].to_string();
    let refused = ask(&router, ("PUT", &address), &[BEARER, JSON], &unfinished).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert_eq!(get(&router, "/api/v1/mappings").await, json!([]), "nothing half-told is kept");

    let told = told(&drafted["suggested"]).to_string();
    let read = ask(&router, ("PUT", &address), &[BEARER, JSON], &told).await;
    assert_eq!(read.status, StatusCode::OK, "{}", read.text());
    let read = read.json();
    assert_eq!((&read["format"], &read["cells"]), (&"mapped".into(), &2.into()));
    let take = format!("/api/v1/imports/{}/take-over", waiting["id"].as_str().unwrap());
    let taken = ask(&router, ("POST", &take), &[BEARER], "").await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
    let path = "/api/v1/query?indicator=quality&by=school&subject=himiya";
    let answer = ask(&router, ("GET", path), &[BEARER], "").await;
    let text = answer.text();
    assert!(text.contains("\"numerator\":24") && text.contains("\"denominator\":44"), "{text}");

    let next = give(&router, "next.csv", NEXT).await;
    let number = read["mapping"].as_i64().unwrap();
    assert_eq!((&next["format"], &next["mapping"]), (&"mapped".into(), &number.into()));
    assert_eq!(next["cells"], 1);
    let forget = format!("/api/v1/mappings/{number}");
    assert_eq!(
        ask(&router, ("DELETE", &forget), &[BEARER], "").await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        ask(&router, ("DELETE", &forget), &[BEARER], "").await.status,
        StatusCode::NOT_FOUND
    );
    let unknown = give(&router, "third.csv", &NEXT.replace("20;1;9;6;4", "21;2;9;6;4")).await;
    assert_eq!((&unknown["format"], &unknown["mapping"]), (&Value::Null, &Value::Null));
    assert_eq!(store.batches().await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_person_explains_columns_with_plain_forms() {
    let (router, _store) = desk(Policy::Everything).await;
    let waiting = give(&router, "table.csv", TABLE).await;
    let id = waiting["id"].as_str().unwrap();
    let person = [COOKIE, OWN_PAGE, ("content-type", "application/x-www-form-urlencoded")];
    let file = ask(&router, ("GET", &format!("/data/files/{id}")), &person, "").await;
    let address = format!("/data/files/{id}/columns");
    assert!(file.text().contains(&format!("href=\"{address}\"")), "{}", file.text());
    let page = ask(&router, ("GET", &address), &person, "").await;
    for column in Column::ALL {
        let option = format!("<option value=\"{}\"", column.name());
        let (_, rest) = page.text().split_once(&option).unwrap();
        let (_, rest) = rest.split_once('>').unwrap();
        assert!(
            !rest.starts_with("</option>") && !rest.starts_with("<!"),
            "{} has a word",
            column.name()
        );
    }
    assert!(!page.text().contains("Орлова"), "persons are not shown");
    assert!(page.text().contains("not told: procedure"), "{}", page.text());

    let typed = "sheet=0&row=1&depth=1&column.0=school&column.2=participants&column.3=level_1\
                 &column.4=level_2&column.5=level_3&column.6=level_4&all.year=2024%2F25\
                 &all.subject=%D0%A5%D0%B8%D0%BC%D0%B8%D1%8F&all.procedure=%D0%9A%D0%A0";
    let unfinished = ask(&router, ("POST", &address), &person, &format!("{typed}&keep=1")).await;
    assert_eq!(unfinished.status, StatusCode::OK);
    assert!(unfinished.text().contains("not told: grade or class"), "{}", unfinished.text());
    let whole = format!("{typed}&all.grade=8");
    let looked = ask(&router, ("POST", &address), &person, &format!("{whole}&look=1")).await;
    let text = looked.text();
    assert!(text.contains("МБОУ СОШ № 7") && text.contains("4 / 16 / 18 / 6"), "{text}");
    assert_eq!(get(&router, "/api/v1/mappings").await, json!([]), "looking keeps nothing");

    let kept = ask(&router, ("POST", &address), &person, &format!("{whole}&keep=1")).await;
    assert_eq!(
        (kept.status, kept.header("location")),
        (StatusCode::SEE_OTHER, &*format!("/data/files/{id}"))
    );
    let file = ask(&router, ("GET", &format!("/data/files/{id}")), &person, "").await;
    assert!(file.text().contains("Read by the remembered mapping no. 1"), "{}", file.text());
    let list = ask(&router, ("GET", "/data/columns"), &person, "").await;
    assert!(list.text().contains("name of the school"), "{}", list.text());
    let again = ask(&router, ("GET", &address), &person, "").await;
    assert!(again.text().contains("4 / 16 / 18 / 6"), "what was told is filled in again");
    let forgotten = ask(&router, ("POST", "/data/columns/1/forget"), &person, "").await;
    assert_eq!(forgotten.header("location"), "/data/columns");
    assert_eq!(get(&router, "/api/v1/mappings").await, json!([]));
}

#[test]
fn the_command_line_explains_columns_with_a_file() {
    let folder = Folder::new("columns");
    let database = TempFile::new();
    let table = folder.file("table.csv", TABLE);
    let unknown = razrez(&database, &["import", &table]);
    assert_eq!(unknown.status.code(), Some(2), "{}", err(&unknown));
    let columns = razrez(&database, &["columns", &table]);
    assert!(err(&columns).contains("left out: it belongs to persons"), "{}", err(&columns));
    let suggested: Value = serde_json::from_str(out(&columns)).unwrap();
    let unfinished = folder.file("unfinished.json", &suggested.to_string());
    let refused = razrez(&database, &["import", "--mapping", &unfinished, &table]);
    assert!(err(&refused).contains("no column or constant for procedure"), "{}", err(&refused));
    let mapping = folder.file("mapping.json", &told(&suggested).to_string());
    let dry = razrez(&database, &["import", "--dry-run", "--mapping", &mapping, &table]);
    assert!(out(&dry).contains("2 cells added"), "{} {}", out(&dry), err(&dry));
    assert_eq!(out(&razrez(&database, &["mappings"])), "", "a rehearsal keeps nothing");
    let taken = razrez(&database, &["import", "--mapping", &mapping, &table]);
    assert!(out(&taken).contains("remembered as mapping 1"), "{} {}", out(&taken), err(&taken));
    let next = razrez(&database, &["import", &folder.file("next.csv", NEXT)]);
    assert!(out(&next).contains("1 cells loaded"), "{} {}", out(&next), err(&next));
    let listed = razrez(&database, &["mappings"]);
    let listed = out(&listed);
    assert!(listed.contains("1 · table.csv") && listed.contains("Школа = school"), "{listed}");
    assert_eq!(razrez(&database, &["forget", "1"]).status.code(), Some(0));
    assert_eq!(razrez(&database, &["forget", "1"]).status.code(), Some(2));
}
