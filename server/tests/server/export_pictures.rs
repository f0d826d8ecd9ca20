//! Downloads of single pictures: the gap between groups.

use analysis::Policy;
use axum::Router;
use server::{Entry, Server, live::LiveData, router};

use crate::common::{get, import};

/// Girls and boys of one school in two years.
const GROUPS: &str = "\
year,procedure,subject,grade,school_code,school,group,participants,level_1,level_2,level_3,level_4
2023,ВПР,Математика,5,0101,Школа № 1,,40,10,10,10,10
2023,ВПР,Математика,5,0101,Школа № 1,female,20,2,6,6,6
2023,ВПР,Математика,5,0101,Школа № 1,male,20,8,4,4,4
2024,ВПР,Математика,5,0101,Школа № 1,,40,10,10,10,10
";

async fn of(text: &str) -> Router {
    let store = store::connect("sqlite::memory:").await.unwrap();
    import(&store, text).await;
    router(Server::new(LiveData::open(store, Policy::Everything).await.unwrap(), Entry::Open))
}

#[tokio::test]
async fn c10_the_gap_is_a_file_with_names_in_the_language_of_the_page() {
    let router = of(GROUPS).await;
    let csv = get(&router, "/export/comparison-gap.csv?year=2022/23").await;
    let lines: Vec<&str> = csv.text().lines().take_while(|it| !it.is_empty()).collect();
    assert_eq!(lines.len(), 5, "two groups in two years: {lines:?}");
    // 12 of 20 less 8 of 20.
    assert!(lines[1].starts_with("female,девочки,2022/23,0.6,"), "{}", lines[1]);
    let change: f64 = lines[1].split(',').nth(11).unwrap().parse().unwrap();
    assert!((change - 0.2).abs() < 1e-12, "{}", lines[1]);
    // Why there is no change, and behind it the effect size, of which there is none either.
    assert!(lines[3].ends_with(",no_data,"), "{}", lines[3]);
    let trend = get(&router, "/export/comparison-gap_trend.csv").await;
    assert!(trend.text().contains("female,male,too_early,,1"), "{}", trend.text());
}
