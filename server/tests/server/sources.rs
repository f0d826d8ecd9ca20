//! What kind of source an import is, what was accepted with it, and what made each version of the data.

use analysis::Policy;
use axum::http::StatusCode;
use serde_json::json;

use crate::{
    common::{RESULTS, get, get_with},
    desk::{BEARER, COOKIE, OWN_PAGE, ask, desk, give},
};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const PERSON: [(&str, &str); 3] = [COOKIE, OWN_PAGE, FORM];

fn file(row: &str) -> String {
    format!("{}\n{row}\n", RESULTS.lines().next().unwrap())
}

#[tokio::test]
async fn domain_row_98_every_import_has_a_kind_of_source_and_the_journal_is_filtered_by_it() {
    let (router, _store) = desk(Policy::Everything).await;
    let row = "2025,ВПР,Математика,5,Приречье,Южный,0201,Лицей,30,0,4,18,8";
    let given = give(&router, "own.csv", &file(row)).await;
    let own = given["id"].as_str().unwrap();
    let page = ask(&router, ("GET", &format!("/data/files/{own}")), &PERSON, "").await;
    let usual = "<option value=\"own_table\" selected";
    assert!(page.text().contains(usual), "{}", page.text());
    let form = format!("/data/files/{own}/take-over");
    ask(&router, ("POST", &form), &PERSON, "source=procedure").await;
    let clusters = "cluster,school_code,since\nСельские,0201,2024/25\n";
    let given = give(&router, "clusters.csv", clusters).await;
    let path = format!("/api/v1/imports/{}/take-over", given["id"].as_str().unwrap());
    assert_eq!(ask(&router, ("POST", &path), &[BEARER], "").await.status, StatusCode::OK);
    let list = get(&router, "/api/v1/batches").await.json();
    let kinds: Vec<_> = list.as_array().unwrap().iter().map(|it| &it["source"]).collect();
    assert_eq!(kinds, [&json!("reference"), &json!("procedure"), &json!("own_table")]);
    // Row 39: what read a file stands beside it, for a later program may read it otherwise.
    assert_eq!(list[0]["program"], env!("CARGO_PKG_VERSION"));
    assert_eq!(list[1]["trust"], "official");
    let page = get_with(&router, "/data?source=procedure", &[COOKIE]).await;
    assert!(page.text().contains("own.csv") && !page.text().contains("clusters.csv"));
    let all = get_with(&router, "/data", &[COOKIE]).await;
    assert!(all.text().contains("clusters.csv"));
}

#[tokio::test]
async fn domain_row_69_what_was_accepted_with_errors_cannot_be_confirmed_as_final() {
    let (router, _store) = desk(Policy::Everything).await;
    // 31 marks of 30 pupils in the first row.
    let wrong = "2025,ВПР,Математика,5,Приречье,Южный,0201,Лицей «Исток»,30,0,5,18,8\n\
                 2025,ВПР,Математика,5,Приречье,Северный,0101,Школа № 1,40,4,16,14,6";
    let given = give(&router, "wrong.csv", &file(wrong)).await;
    let id = given["id"].as_str().unwrap();
    assert_eq!(given["verdict"], "fail", "{given}");
    let path = format!("/api/v1/imports/{id}/take-over?accept_errors=true");
    let taken = ask(&router, ("POST", &path), &[BEARER], "").await;
    let batch = taken.json()["batch"].as_i64().unwrap();
    let list = get(&router, "/api/v1/batches").await.json();
    assert!(list[0]["errors"].as_u64().unwrap() > 0, "{list}");
    let stage = format!("/data/batches/{batch}/stage");
    let refused = ask(&router, ("POST", &stage), &PERSON, "stage=final").await;
    assert!(refused.header("location").contains("not="), "{}", refused.header("location"));
    let page = get_with(&router, refused.header("location"), &[("cookie", "lang=ru")]).await;
    assert!(page.text().contains("окончательным он быть не может"), "{}", page.text());
    // Preliminary it can be; and what stands in its place without errors can be final.
    let early = ask(&router, ("POST", &stage), &PERSON, "stage=preliminary").await;
    assert_eq!(early.header("location"), format!("/data/batches/{batch}"));
    let right = give(&router, "right.csv", &file(&wrong.replace(",5,18,", ",4,18,"))).await;
    let id = right["id"].as_str().unwrap();
    let path = format!("/api/v1/imports/{id}/take-over?instead_of={batch}");
    let taken = ask(&router, ("POST", &path), &[BEARER], "").await;
    let stage = format!("/data/batches/{}/stage", taken.json()["batch"]);
    let done = ask(&router, ("POST", &stage), &PERSON, "stage=final").await;
    assert!(!done.header("location").contains("not="), "{}", done.header("location"));
}

#[tokio::test]
async fn f9_versions_tell_what_made_them_and_whether_earlier_figures_may_be_others() {
    let (router, _store) = desk(Policy::Everything).await;
    let row = "2025,ВПР,Математика,5,Приречье,Южный,0201,Лицей,30,0,4,18,8";
    let given = give(&router, "more.csv", &file(row)).await;
    let path = format!("/api/v1/imports/{}/take-over", given["id"].as_str().unwrap());
    let taken = ask(&router, ("POST", &path), &[BEARER], "").await.json();
    let undo = format!("/api/v1/batches/{}/undo", taken["batch"]);
    ask(&router, ("POST", &undo), &[BEARER], "").await;
    let all = get(&router, "/api/v1/versions").await.json();
    let told: Vec<_> =
        all.as_array().unwrap().iter().map(|it| (&it["release"], &it["cause"])).collect();
    let [undone, added, first] = [("2.0", "undo"), ("1.1", "import"), ("1.0", "import")]
        .map(|(release, cause)| (json!(release), json!(cause)));
    let expected = [&undone, &added, &first].map(|it| (&it.0, &it.1));
    assert_eq!(told, expected);
    assert_eq!(all[1]["number"], taken["version"]);
    let page = get(&router, "/data/versions").await;
    assert!(page.text().contains("отменён импорт") && page.text().contains("2.0"));
}
