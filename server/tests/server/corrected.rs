//! A corrected file in the place of the one before: what would be gone is seen, is gone, and comes back,
//! on the page, over the API and on the command line alike.

use analysis::Policy;
use axum::http::StatusCode;
use store::testing::TempFile;

use crate::{
    cli::{Folder, err, out, razrez},
    common::get_with,
    desk::{BEARER, COOKIE, OWN_PAGE, ask, desk, give},
};

const HEADING: &str = "year,procedure,subject,grade,school_code,school,participants,level_1,level_2,\
                       level_3,level_4\n";
/// Three schools, of which the third was a mistake.
const WRONG: &str = "\
2024/25,ВПР,Химия,8,8801,Школа № 1,20,1,9,7,3
2024/25,ВПР,Химия,8,8802,Школа № 2,20,2,8,7,3
2024/25,ВПР,Химия,8,8803,Школа № 3,20,3,7,7,3
";
const RIGHT: &str = "\
2024/25,ВПР,Химия,8,8801,Школа № 1,20,1,9,7,3
2024/25,ВПР,Химия,8,8802,Школа № 2,20,0,8,7,5
";

fn file(rows: &str) -> String {
    format!("{HEADING}{rows}")
}

/// Schools with their participants.
async fn schools(router: &axum::Router) -> Vec<(String, f64)> {
    let path = "/api/v1/query?procedure=vpr&subject=himiya&grade=8&year=2024/25&by=school\
                &indicator=participants";
    let answer = get_with(router, path, &[BEARER]).await.json();
    let rows = answer["rows"].as_array().cloned().unwrap_or_else(|| panic!("{answer}"));
    let row = |it: serde_json::Value| {
        (
            it["school"].as_str().unwrap_or_else(|| panic!("{it}")).to_owned(),
            it["value"].as_f64().unwrap(),
        )
    };
    rows.into_iter().map(row).collect()
}

#[tokio::test]
async fn f4_what_would_be_removed_is_seen_then_gone_and_comes_back() {
    let (router, _store) = desk(Policy::Everything).await;
    let given = give(&router, "wrong.csv", &file(WRONG)).await;
    let path = format!("/data/files/{}/take-over", given["id"].as_str().unwrap());
    let person = [COOKIE, OWN_PAGE, ("content-type", "application/x-www-form-urlencoded")];
    let taken = ask(&router, ("POST", &path), &person, "accept_errors=1").await;
    let number = taken.header("location").rsplit_once("taken=").unwrap().1.to_owned();
    let before = schools(&router).await;
    assert_eq!(before.len(), 3);

    let given = give(&router, "right.csv", &file(RIGHT)).await;
    let counts = |it: &serde_json::Value| {
        ["added", "changed", "same", "removed", "untouched"]
            .map(|name| it["changes"][name].as_u64())
    };
    assert_eq!(counts(&given), [Some(0), Some(1), Some(1), Some(0), Some(1)]);
    let overlap = &given["changes"]["overlaps"][0];
    assert_eq!((&overlap["cells"], &overlap["only"]), (&2.into(), &1.into()), "{given}");
    let id = given["id"].as_str().unwrap();
    let looked = format!("/api/v1/imports/{id}?instead_of={number}");
    let looked = get_with(&router, &looked, &[BEARER]).await.json();
    assert_eq!(counts(&looked), [Some(0), Some(1), Some(1), Some(1), Some(0)]);
    let wrong = format!("/api/v1/imports/{id}?instead_of=one");
    assert_eq!(get_with(&router, &wrong, &[BEARER]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    // The page asks by a plain form, says what would be gone, and takes over what was compared.
    let page = format!("/data/files/{id}?instead_of={number}");
    let page = get_with(&router, &page, &[COOKIE]).await;
    for said in ["removed\u{a0}1", "Школа № 3", "type=\"hidden\" name=\"instead_of\""] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    let form = format!("/data/files/{id}/take-over");
    let words = format!("instead_of={number}&accept_errors=1");
    let taken = ask(&router, ("POST", &form), &person, &words).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let second = taken.header("location").rsplit_once("taken=").unwrap().1.to_owned();
    let now: Vec<String> = schools(&router).await.into_iter().map(|it| it.0).collect();
    assert_eq!(now, ["8801", "8802"]);
    let page = get_with(&router, &format!("/data/batches/{number}"), &[COOKIE]).await;
    assert!(page.text().contains("Does not count"), "{}", page.text());
    let list = get_with(&router, "/api/v1/batches", &[BEARER]).await.json();
    assert_eq!(list[0]["instead_of"][0].to_string(), number, "{list}");
    assert_eq!(list[1]["replaced_by"].to_string(), second, "{list}");

    let undo = format!("/api/v1/batches/{second}/undo");
    assert_eq!(ask(&router, ("POST", &undo), &[BEARER], "").await.status, StatusCode::OK);
    assert_eq!(schools(&router).await, before);
}

#[tokio::test]
async fn an_import_that_is_gone_cannot_be_stood_in_for() {
    let (router, _store) = desk(Policy::Everything).await;
    let given = give(&router, "right.csv", &file(RIGHT)).await;
    let id = given["id"].as_str().unwrap();
    let path = format!("/api/v1/imports/{id}/take-over?accept_errors=true&instead_of=99");
    let refused = ask(&router, ("POST", &path), &[BEARER], "").await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert!(refused.text().contains("import 99 is not there any more"), "{}", refused.text());
    let both = format!("/api/v1/imports/{id}/take-over?resits=join&instead_of=1");
    let refused = ask(&router, ("POST", &both), &[BEARER], "").await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    let russian = [("cookie", COOKIE.1.trim_start_matches("lang=en; "))];
    let person = [russian[0], OWN_PAGE, ("content-type", "application/x-www-form-urlencoded")];
    let form = format!("/data/files/{id}/take-over");
    let back = ask(&router, ("POST", &form), &person, "instead_of=99&accept_errors=1").await;
    let page = get_with(&router, back.header("location"), &russian).await;
    assert!(page.text().contains("импорта 99 больше нет"), "{}", page.text());
}

#[test]
fn the_command_line_says_what_would_be_removed_and_removes_it() {
    let folder = Folder::new("corrected");
    let wrong = folder.file("wrong.csv", &file(WRONG));
    let right = folder.file("right.csv", &file(RIGHT));
    let database = TempFile::new();
    let said = |words: &[&str]| out(&razrez(&database, words)).to_owned();
    assert!(razrez(&database, &["import", "--accept-errors", &wrong]).status.success());
    let dry = said(&["import", "--dry-run", &right]);
    assert!(dry.contains("1 that only it has stay (--instead-of 1 removes them)"), "{dry}");
    let dry = said(&["import", "--dry-run", "--instead-of", "1", &right]);
    assert!(dry.contains("1 changed, 1 the same, 1 removed"), "{dry}");
    let both = ["import", "--instead-of", "1", &right, &wrong];
    let refused = razrez(&database, &both);
    assert!(err(&refused).contains("give them one at a time"), "{}", err(&refused));
    let taken = ["import", "--accept-errors", "--instead-of", "1", &right];
    assert!(razrez(&database, &taken).status.success());
    let asked = ["query", "--indicator", "participants", "--by", "school"];
    let told = said(&asked);
    assert!(told.contains("8802") && !told.contains("8803"), "{told}");
    let list = said(&["batches"]);
    assert!(list.contains("in the place of 1") && list.contains("does not count"), "{list}");
    assert!(razrez(&database, &["undo", "2"]).status.success());
    assert!(said(&asked).contains("8803"));
}
