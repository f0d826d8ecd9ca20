//! Downloads: what the page shows, stamped, and never a formula.

use analysis::Policy;
use axum::http::StatusCode;

use crate::common::{get, get_with, open};

const QUERY: &str = "subject=matematika&by=school&year=2023/24";

#[tokio::test]
async fn a_csv_holds_the_rows_and_says_what_they_are() {
    let router = open(Policy::Everything).await;
    let answer = get(&router, &format!("/export/explore.csv?{QUERY}&rows=1")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-type").starts_with("text/csv; charset=utf-8"));
    assert!(answer.header("content-disposition").contains("razrez-quality-v1.csv"));
    let text = answer.text().strip_prefix('\u{feff}').expect("the mark that Excel needs");
    let (table, stamp) = text.split_once("\n\n").unwrap();
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let titles = rows.headers().unwrap().clone();
    assert_eq!(titles.iter().take(4).collect::<Vec<_>>(), ["row", "code", "name", "value"]);
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    let members = rows.iter().filter(|it| &it[0] == "member").count();
    assert_eq!(members, 4, "all rows, although one is shown");
    let lyceum = rows.iter().find(|it| &it[1] == "0201").unwrap();
    let column = |name: &str| titles.iter().position(|it| it == name).unwrap();
    assert_eq!(&lyceum[column("numerator")], "21");
    assert_eq!(&lyceum[column("n")], "27");
    assert_eq!(
        lyceum[column("value")].parse::<f64>().unwrap().to_bits(),
        (21.0_f64 / 27.0).to_bits()
    );
    // 21 of 27 after 20 of 25.
    let change: f64 = lyceum[column("change")].parse().unwrap();
    assert!((change - (21.0 / 27.0 - 20.0 / 25.0)).abs() < 1e-12);
    for said in ["Качество знаний (quality)", "2023/24", "/explore?", "subject=matematika"]
    {
        assert!(stamp.contains(said), "{said} is not in the stamp:\n{stamp}");
    }
}

#[tokio::test]
async fn a_name_is_never_a_formula() {
    let router = open(Policy::Everything).await;
    let csv = get(&router, &format!("/export/explore.csv?{QUERY}")).await;
    assert!(csv.text().contains(",\"'=HYPERLINK("), "{}", csv.text());
    assert!(!csv.text().contains(",\"=") && !csv.text().contains(",="));
    let workbook = get(&router, &format!("/export/explore.xlsx?{QUERY}")).await;
    assert_eq!(workbook.status, StatusCode::OK);
    assert!(workbook.body.starts_with(b"PK"));
    let harvested = calamine_texts(&workbook.body);
    assert!(harvested.iter().any(|it| it.starts_with("=HYPERLINK(")), "{harvested:?}");
}

/// Every text cell of a workbook's first sheet; a formula is not among them.
fn calamine_texts(bytes: &[u8]) -> Vec<String> {
    use calamine::{Data, Reader, Xlsx};
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    assert!(workbook.worksheet_formula("rows").unwrap().is_empty());
    let sheet = workbook.worksheet_range("rows").unwrap();
    let text = |cell: &Data| match cell {
        Data::String(text) => Some(text.clone()),
        _ => None,
    };
    sheet.rows().flatten().filter_map(text).collect()
}

#[tokio::test]
async fn a_download_speaks_the_language_of_the_page() {
    let router = open(Policy::Everything).await;
    let path = format!("/export/explore.csv?{QUERY}");
    let headers = [("cookie", "lang=en"), ("host", "razrez.example:3000")];
    let english = get_with(&router, &path, &headers).await;
    assert!(english.text().contains("http://razrez.example:3000/explore?"));
    let russian = get(&router, &path).await;
    assert!(russian.text().contains("Предмет,Математика"));
    assert!(!english.text().contains("Предмет,") && english.text().contains("Subject,"));
}

#[tokio::test]
async fn every_table_of_a_page_is_a_file_and_all_of_them_a_workbook() {
    let router = open(Policy::Everything).await;
    let query = "subject=matematika&by=school&since=2022/23&until=2023/24&with=school:0201";
    for (file, title) in [
        ("explore-years.csv", "code,name,value"),
        ("explore-matrix.csv", "row_code,row_name,column_code,column_name,value"),
        ("comparison-profile.csv", "dimension,code,name,indicator,value"),
        ("comparison-two_years.csv", "dimension,code,name,year,value"),
        ("dynamics.csv", "name,year,value"),
        ("dynamics-between.csv", "name,year,value"),
        ("dynamics-effects.csv", "code,name,weight_before"),
        ("dynamics-subject-grid.csv", "code,name,year,value"),
    ] {
        let answer = get(&router, &format!("/export/{file}?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}");
        let text = answer.text().strip_prefix('\u{feff}').unwrap();
        assert!(text.starts_with(title), "{file}: {text}");
        assert!(text.lines().nth(1).is_some_and(|it| !it.is_empty()), "{file} has a row");
    }
    for nowhere in ["explore-effects.csv", "explore.pdf", "methods.csv", "explore"] {
        let answer = get(&router, &format!("/export/{nowhere}?{query}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    let workbook = get(&router, &format!("/export/explore.xlsx?{query}")).await;
    assert_eq!(sheet_names(&workbook.body), ["rows", "years", "matrix", "about"]);
    let workbook = get(&router, &format!("/export/dynamics.xlsx?{query}")).await;
    let names = ["years", "between", "effects", "subjects", "subject-grid", "about"];
    assert_eq!(sheet_names(&workbook.body), names);
}

#[tokio::test]
async fn every_table_of_benchmarking_is_a_file() {
    let router = open(Policy::Everything).await;
    let query = "subject=matematika&year=2023/24&school=0101&against=region";
    // The school and its three others; nobody is likened to four, and still all are shown.
    for (file, title, rows) in [
        ("benchmark.csv", "indicator,value,low,high", None),
        ("benchmark-members.csv", "code,name,distance,value", Some(4)),
        ("benchmark-expected.csv", "code,name,expected,low,high", Some(0)),
        ("benchmark-lessons.csv", "code,name,subject,subject_name,own,other", Some(0)),
        ("benchmark-schools.csv", "code,name,value,low,high", Some(4)),
        ("benchmark-top.csv", "code,name,among_first,certainty,value,low,high", Some(0)),
    ] {
        let answer = get(&router, &format!("/export/{file}?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}");
        let text = answer.text().strip_prefix('\u{feff}').unwrap();
        assert!(text.starts_with(title), "{file}: {text}");
        // What the file is about stands below an empty line.
        let table = text.lines().skip(1).take_while(|it| !it.is_empty());
        if let Some(rows) = rows {
            assert_eq!(table.count(), rows, "{file}: {text}");
        }
    }
    let workbook = get(&router, &format!("/export/benchmark.xlsx?{query}")).await;
    let names = ["standings", "members", "expected", "lessons", "schools", "top", "about"];
    assert_eq!(sheet_names(&workbook.body), names);
}

#[tokio::test]
async fn every_table_of_signals_is_a_file_and_says_nothing_to_everybody() {
    let query = "year=2023/24&cell=0101:low_results";
    let files = [
        ("signals.csv", "code,name,year,problem,official,ours,n"),
        ("signals-signals.csv", "code,name,year,problem,rule,layer,certainty,n,source"),
        (
            "signals-rules.csv",
            "rule,layer,problem,schools,raised,sure,by_chance,absence,source,reading",
        ),
        ("signals-facts.csv", "code,name,problem,rule,year,procedure,subject,grade,quantity"),
        ("signals-index.csv", "procedure,subject,grade,year,index,marked,schools"),
    ];
    let router = open(Policy::Everything).await;
    let public = open(Policy::Public).await;
    for (file, title) in files {
        let rows = |text: &str| text.lines().skip(1).take_while(|it| !it.is_empty()).count();
        let answer = get(&router, &format!("/export/{file}?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}");
        let text = answer.text().strip_prefix('\u{feff}').unwrap();
        assert!(text.starts_with(title), "{file}: {text}");
        if file == "signals-rules.csv" {
            // How the document was read stands beside its rule, and beside no other.
            let read: Vec<_> = text.lines().filter(|it| it.ends_with(",both")).collect();
            assert_eq!(read.len(), 2, "{text}");
            assert!(read[0].starts_with("shnor_rule30,official,"), "{text}");
            // «sure» is the sixth column; documents know no certainty.
            let sure = |it: &&str| it.split(',').nth(5).is_some_and(|it| !it.is_empty());
            let official = text.lines().filter(|it| it.contains(",official,"));
            assert_eq!(official.clone().count(), 5, "{text}");
            assert_eq!(official.filter(sure).count(), 0, "{text}");
            assert_eq!(text.lines().filter(|it| it.contains(",ours,")).filter(sure).count(), 14);
        }
        if file == "signals.csv" {
            // Four schools, six problems, three years.
            assert_eq!(rows(text), 4 * 6 * 3, "{text}");
            assert!(!text.contains("quality"), "no indicator is spoken of: {text}");
        }
        let hidden = get(&public, &format!("/export/{file}?{query}")).await;
        assert_eq!(rows(hidden.text()), 0, "{file}: {}", hidden.text());
    }
    let workbook = get(&router, &format!("/export/signals.xlsx?{query}")).await;
    let names = ["schools", "signals", "rules", "facts", "index", "about"];
    assert_eq!(sheet_names(&workbook.body), names);
}

fn sheet_names(bytes: &[u8]) -> Vec<String> {
    use calamine::{Reader, Xlsx};
    let workbook: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    workbook.sheet_names()
}
