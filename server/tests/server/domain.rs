//! What rows of the domain specification ask of pages and files, and that pages hold however much
//! or little there is.

use std::fmt::Write;

use analysis::Policy;
use axum::{Router, http::StatusCode};
use server::{Entry, Server, live::LiveData, router};

use crate::common::{get, import, open};

/// The pages that follow, compare and look inside.
const PAGES: [&str; 3] = ["/dynamics", "/comparison", "/inside"];

const HEAD: &str = "year,procedure,subject,grade,region,municipality,school_code,school,participants,level_1,level_2,level_3,level_4\n";

/// A server over these rows of the long format.
async fn over(rows: &str) -> Router {
    let store = store::connect("sqlite::memory:").await.unwrap();
    if !rows.is_empty() {
        import(&store, &format!("{HEAD}{rows}")).await;
    }
    let live = LiveData::open(store, Policy::Everything).await.unwrap();
    router(Server::new(live, Entry::Open))
}

async fn every_page_stands(router: &Router, case: &str, query: &str) {
    for page in PAGES {
        let answer = get(router, &format!("{page}{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{case}: {page}{query}");
        let text = answer.text();
        assert!(text.contains("</html>"), "{case}: {page} is whole");
        for broken in ["NaN", "inf\u{a0}", "class=\"failure\""] {
            assert!(!text.contains(broken), "{case}: {page} says {broken}");
        }
    }
}

#[tokio::test]
async fn pages_hold_without_data() {
    let router = over("").await;
    every_page_stands(&router, "no data", "").await;
    every_page_stands(&router, "no data, asked", "?subject=math&with=school:0101").await;
}

#[tokio::test]
async fn pages_hold_with_one_school_and_one_year() {
    let one = "2024,ВПР,Математика,5,Приречье,Северный,0101,Школа № 1,44,2,14,18,10\n";
    let router = over(one).await;
    every_page_stands(&router, "one school, one year", "").await;
    every_page_stands(&router, "one school, its own", "?school=0101&with=school:0101").await;
    let several = "2023,ВПР,Математика,5,Приречье,Северный,0101,Школа № 1,40,4,16,14,6\n\
                   2024,ВПР,Математика,5,Приречье,Северный,0101,Школа № 1,44,2,14,18,10\n";
    let router = over(several).await;
    every_page_stands(&router, "one school, two years", "?school=0101").await;
    let schools = "2024,ВПР,Математика,5,Приречье,Северный,0101,Школа № 1,44,2,14,18,10\n\
                   2024,ВПР,Математика,5,Приречье,Северный,0102,Школа № 2,31,4,12,11,4\n";
    let router = over(schools).await;
    every_page_stands(&router, "one year, two schools", "?with=school:0101,school:0102").await;
}

#[tokio::test]
async fn pages_hold_with_2500_schools() {
    let mut rows = String::new();
    for school in 0..2_500 {
        for year in [2023, 2024] {
            let (good, low) = (10 + school % 30, 1 + (school + year) % 7);
            let n = good + low;
            writeln!(
                rows,
                "{year},ВПР,Математика,5,Край,Район {},{school:05},Школа {school},{n},{low},0,{good},0",
                school % 40
            )
            .unwrap();
        }
    }
    let router = over(&rows).await;
    every_page_stands(&router, "2,500 schools", "").await;
    every_page_stands(&router, "one of 2,500", "?school=00007&with=school:00007,school:02499")
        .await;
}

#[tokio::test]
async fn domain_row_3_every_indicator_is_of_the_core_with_a_version_and_nothing_edits_it() {
    let router = open(Policy::Everything).await;
    let page = get(&router, "/methods").await;
    let text = page.text().replace("<!>", "");
    let badges = text.matches("инвариант, версия 1").count();
    assert_eq!(badges, analysis::Indicator::ALL.len(), "{text}");
    // The one form of the page is the finder, which asks.
    assert!(!text.contains("method=\"post\""));
    assert_eq!(text.matches("<form").count(), 1);
    let file = get(&router, "/export/explore.csv?subject=matematika").await;
    assert!(file.text().contains("(инвариант, версия 1)"), "{}", file.text());
}

#[tokio::test]
async fn domain_row_2_the_same_filter_gives_one_number_in_table_file_and_answer() {
    let router = open(Policy::Everything).await;
    // Marks 4 and 5 in 2023/24: 28 of 44, and 21 of 27.
    let query = "subject=matematika&year=2023/24&with=school:0101,school:0201";
    let page = get(&router, &format!("/comparison?{query}")).await;
    let table = page.text().split("<tbody").nth(1).unwrap_or_default().to_owned();
    for told in ["28 из 44", "21 из 27"] {
        let told = told.replace(' ', "\u{a0}");
        let plain = table.replace(' ', "\u{a0}");
        assert!(plain.contains(&told), "{told}: {table}");
    }
    let file = get(&router, &format!("/export/comparison-objects.csv?{query}")).await;
    for (school, value) in [("0101", 28.0 / 44.0), ("0201", 21.0 / 27.0)] {
        let line = file.text().lines().find(|it| it.contains(&format!(",{school},"))).unwrap();
        assert!(line.contains(&format!(",{value},")), "{line}");
        let asked = format!(
            "/api/v1/query?indicator=quality&by=school&subject=matematika&year=2023/24&school={school}"
        );
        let answer = get(&router, &asked).await;
        assert!(answer.text().contains(&value.to_string()), "{}", answer.text());
    }
}
