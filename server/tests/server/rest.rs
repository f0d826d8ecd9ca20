//! The REST API: its words, its rows, its refusals.

use crate::common::{get, get_with, open};
use analysis::Policy;
use axum::http::StatusCode;

/// Every address below `/api/v1`, well asked.
const ADDRESSES: [&str; 11] = [
    "/api/v1/query?indicator=quality&by=year&subject=matematika",
    "/api/v1/inside?subject=matematika",
    "/api/v1/signals",
    "/api/v1/signals/cell?school=0101&problem=low_results",
    "/api/v1/indicators",
    "/api/v1/dimensions",
    "/api/v1/schools?find=исток&limit=5",
    "/api/v1/batches",
    "/api/v1/sets",
    "/api/v1/versions",
    "/api/v1/openapi.json",
];

/// Who asks decides how much is told: no answer stands for another.
const BY_ASKER: (&str, &[&str]) = ("/api/v1/origin", &["get"]);

/// Addresses that only the operator may use; `desk` tests what they do.
const OF_THE_OPERATOR: [(&str, &[&str]); 19] = [
    ("/api/v1/imports/{id}/caption", &["put"]),
    ("/api/v1/package", &["get"]),
    ("/api/v1/sets", &["post"]),
    ("/api/v1/sets/{id}/undo", &["post"]),
    ("/api/v1/imports/{id}/mapping", &["get", "put"]),
    ("/api/v1/mappings", &["get", "post"]),
    ("/api/v1/mappings/{id}", &["delete"]),
    ("/api/v1/meanings", &["get", "post"]),
    ("/api/v1/meanings/{id}", &["delete"]),
    ("/api/v1/identities", &["get", "post"]),
    ("/api/v1/identities/{id}/undo", &["post"]),
    ("/api/v1/rows", &["get"]),
    ("/api/v1/imports", &["get", "post"]),
    ("/api/v1/imports/{id}", &["get", "delete"]),
    ("/api/v1/imports/take-over", &["get", "post"]),
    ("/api/v1/imports/{id}/take-over", &["post"]),
    ("/api/v1/imports/{id}/problems.csv", &["get"]),
    ("/api/v1/imports/{id}/problems.xlsx", &["get"]),
    ("/api/v1/batches/{batch}/undo", &["post"]),
];

#[tokio::test]
async fn every_address_answers_and_is_described() {
    let router = open(Policy::Everything).await;
    let described = get(&router, "/api/v1/openapi.json").await.json();
    for address in ADDRESSES.map(|it| it.replace("исток", "%D0%B8%D1%81%D1%82%D0%BE%D0%BA")) {
        let answer = get(&router, &address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
        assert_eq!(answer.header("content-type"), "application/json", "{address}");
        let path = address.split('?').next().unwrap();
        assert!(described["paths"][path]["get"].is_object(), "{path} is not described");
    }
    for (path, methods) in OF_THE_OPERATOR.into_iter().chain([BY_ASKER]) {
        for method in methods {
            assert!(described["paths"][path][method].is_object(), "{path} is not described");
        }
    }
    // `sets` stands on both lists, the one that answers by who asks on none.
    let all = ADDRESSES.len() + OF_THE_OPERATOR.len();
    assert_eq!(described["paths"].as_object().unwrap().len(), all);
}

#[tokio::test]
async fn rows_say_what_they_were_divided_by() {
    let router = open(Policy::Everything).await;
    let asked = "/api/v1/query?indicator=quality&by=year&where=subject=%D0%9C%D0%B0%D1%82%D0%B5%D0%BC%D0%B0%D1%82%D0%B8%D0%BA%D0%B0";
    let table = get(&router, asked).await.json();
    assert_eq!(table["indicator"], "quality");
    assert_eq!(table["by"], serde_json::json!(["year"]));
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 2);
    // 2022/23: 14 + 6 + 11 + 4 + 15 + 5 + 1 + 0 = 56 of 98.
    assert_eq!(rows[0]["year"], "2022/23");
    assert_eq!((rows[0]["numerator"].as_f64(), rows[0]["n"].as_u64()), (Some(56.0), Some(98)));
    assert!((rows[0]["value"].as_f64().unwrap() - 56.0 / 98.0).abs() < 1e-15);
    assert!(rows[0]["low"].as_f64() < rows[0]["value"].as_f64());
    assert!(rows[0]["absence"].is_null());
}

#[tokio::test]
async fn the_same_question_in_other_words_is_the_same_question() {
    let router = open(Policy::Everything).await;
    let code = get(&router, "/api/v1/query?indicator=pass&by=school&subject=matematika&year=2023");
    let code = code.await.json();
    let words = "/api/v1/query?indicator=PASS&by=school&where=subject=%D0%9C%D0%90%D0%A2%D0%95%D0%9C%D0%90%D0%A2%D0%98%D0%9A%D0%90&where=year=2022/23";
    assert_eq!(get(&router, words).await.json(), code);
    assert_eq!(code["rows"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn unknown_words_are_refused_with_the_known_ones() {
    let router = open(Policy::Everything).await;
    let cases = [
        ("indicator=kachestvo", "share_1"),
        ("by=year", "quality"),
        ("indicator=quality&by=shop", "school"),
        ("indicator=quality&by=year,year", "school"),
        ("indicator=quality&by=year,school,grade", "school"),
        ("indicator=quality&subject=alchemy", "matematika"),
        ("indicator=quality&where=subject=alchemy", "matematika"),
        ("indicator=quality&where=subject", "subject"),
        ("indicator=quality&year=soon", "2022/23"),
        ("indicator=quality&colour=red", "indicator"),
    ];
    for (words, known) in cases {
        let answer = get(&router, &format!("/api/v1/query?{words}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "case: {words}");
        let refusal = answer.json();
        assert!(!refusal["error"].as_str().unwrap().is_empty());
        let listed = refusal["known"].as_array().unwrap();
        assert!(listed.iter().any(|it| it == known), "case: {words}: {listed:?}");
    }
    let schools = get(&router, "/api/v1/schools?name=x").await;
    assert_eq!(schools.status, StatusCode::BAD_REQUEST);
    assert_eq!(get(&router, "/api/v1/nonsense").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_answer_stands_until_the_data_change() {
    let router = open(Policy::Everything).await;
    for address in ADDRESSES.iter().filter(|it| it.is_ascii()) {
        let first = get(&router, address).await;
        let tag = first.header("etag").to_owned();
        assert!(!tag.is_empty(), "{address}");
        let again = get_with(&router, address, &[("if-none-match", &tag)]).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address}");
        assert!(again.body.is_empty());
        assert_eq!(again.header("etag"), tag);
        let other = get_with(&router, address, &[("if-none-match", "\"other\"")]).await;
        assert_eq!(other.status, StatusCode::OK, "{address}");
    }
}

#[tokio::test]
async fn schools_are_listed_in_pages_and_found_by_name() {
    let router = open(Policy::Everything).await;
    let all = get(&router, "/api/v1/schools").await.json();
    assert_eq!(all["total"], 4);
    let page = get(&router, "/api/v1/schools?limit=1&offset=1").await.json();
    assert_eq!(page["schools"].as_array().unwrap(), &all["schools"].as_array().unwrap()[1..2]);
    let found = get(&router, "/api/v1/schools?find=0201").await.json();
    assert_eq!(found["schools"][0]["code"], "0201");
    assert_eq!(found["schools"][0]["place"], "Южный, Приречье");
}

#[tokio::test]
async fn imports_are_listed() {
    let router = open(Policy::Everything).await;
    let batches = get(&router, "/api/v1/batches").await.json();
    assert_eq!(batches[0]["file"], "results.csv");
    assert_eq!((batches[0]["rows"].as_u64(), batches[0]["cells"].as_u64()), (Some(9), Some(9)));
}

#[tokio::test]
async fn the_public_never_reads_a_small_count() {
    let router = open(Policy::Public).await;
    let questions = [
        "by=school&year=2023",
        "by=school&year=2024",
        "by=school&municipality=prireche.yuzhnyy",
        "by=municipality&year=2024",
        "by=year&school=0202",
        "by=school,year",
        "by=municipality,subject&year=2024",
    ];
    for question in questions {
        for indicator in ["participants", "quality", "share_1"] {
            let words = format!("indicator={indicator}&subject=matematika&{question}");
            let table = get(&router, &format!("/api/v1/query?{words}")).await.json();
            for row in table["rows"].as_array().unwrap() {
                let n = row["n"].as_u64().unwrap_or_default();
                assert!(!(1..5).contains(&n), "case: {words}: {row}");
            }
        }
    }
}
