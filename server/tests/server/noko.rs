//! What n of НОКО is called: on the page, in JSON, in a file. Never pupils.

use analysis::Policy;
use server::{Entry, Server, live::LiveData, router};

use crate::common::{get, import};

const CLEAN: &str = include_str!("../../../crates/intake/fixtures/noko/clean.csv");

#[tokio::test]
async fn n_is_those_asked_or_what_was_looked_at_and_no_page_speaks_of_pupils() {
    let store = store::connect("sqlite::memory:").await.unwrap();
    import(&store, CLEAN).await;
    let live = LiveData::open(store, Policy::Everything).await.unwrap();
    let router = router(Server::new(live, Entry::Open));
    for (subject, code, word) in [
        ("noko_total", "respondents", "270\u{a0}респондентов"),
        ("noko_k1", "respondents", "270\u{a0}респондентов"),
        ("noko_access", "respondents", "11\u{a0}респондентов"),
        ("noko_site_list", "items", "51\u{a0}показатель"),
    ] {
        let asked = format!("procedure=noko&year=2023/24&subject={subject}");
        let query = format!("/api/v1/query?indicator=mean_score&by=school&{asked}");
        assert_eq!(get(&router, &query).await.json()["counted"], code, "{subject}");
        for page in ["/explore", "/dynamics", "/comparison", "/benchmark"] {
            let page = get(&router, &format!("{page}?{asked}")).await;
            let html = page.text();
            assert!(!html.contains("ученик"), "{subject}: {html}");
        }
        let explored = get(&router, &format!("/explore?{asked}")).await;
        let html = explored.text().replace("&nbsp;", "\u{a0}");
        assert!(html.contains(word), "{subject}: {html}");
        let file = get(&router, &format!("/export/explore.csv?{asked}")).await;
        let kind =
            if code == "items" { "показателей" } else { "респондентов" };
        assert!(file.text().contains(&format!("Что считает n,{kind}")), "{}", file.text());
    }
    let mixed = "/api/v1/query?indicator=mean_score&by=subject&procedure=noko&year=2023/24";
    assert_eq!(get(&router, mixed).await.json()["counted"], "respondents_and_items");
}
