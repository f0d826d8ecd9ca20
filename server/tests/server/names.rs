//! Schools that are not called by name: no way out tells which they are.

use analysis::Policy;
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use server::{Entry, Server, live::LiveData, router};
use store::Store;

use crate::{
    common::{LATER, RESULTS, get, import, send},
    pages::{PAGES, QUESTIONS},
};

/// Pages, files and answers that speak of schools, besides every page as it opens.
const MORE: [&str; 15] = [
    "/explore?by=school&subject=matematika",
    "/explore?school=0101",
    "/comparison?with=school:0101,school:0201&subject=matematika",
    "/benchmark?school=0201&against=municipality",
    "/benchmark?school=0201&against=set&set=0101,0102",
    "/signals?cell=0201:low_results",
    "/data/origin?indicator=quality&by=school&subject=matematika",
    "/api/v1/query?indicator=quality&by=school",
    "/api/v1/schools",
    "/api/v1/schools?find=0101",
    "/api/v1/schools?find=%D0%A8%D0%BA%D0%BE%D0%BB%D0%B0%201",
    "/api/v1/dimensions",
    "/api/v1/batches",
    "/api/v1/origin?indicator=quality&subject=matematika",
    "/api/v1/inside?subject=matematika",
];
/// What would tell a school that has a pseudonym, or the file it came in.
const TELLING: [&str; 7] =
    ["Школа № 1", "HYPERLINK", "Малая", "results.csv", "school=0101\"", ">0101<", "\"0101\""];

async fn calling(policy: Policy, names: &str) -> (Router, LiveData, Store) {
    let store = store::connect("sqlite::memory:").await.unwrap();
    import(&store, RESULTS).await;
    let names = names.parse().unwrap();
    let live = LiveData::open_calling(store.clone(), policy, names).await.unwrap();
    (router(Server::new(live.clone(), Entry::Open)), live, store)
}

fn pseudonyms(text: &str) -> Vec<String> {
    let parts = text.split("Школа ").skip(1);
    let number = |it: &str| it.chars().take(6).collect::<String>();
    let mut found: Vec<String> = parts.map(number).filter(|it| it.contains('-')).collect();
    found.sort();
    found.dedup();
    found
}

fn tells_nothing(what: &str, text: &str) {
    for telling in TELLING {
        // What was asked for stands in the address of the page itself, and in what was not understood.
        let is_asked = telling.contains("0101") && what.contains("0101");
        assert!(is_asked || !text.contains(telling), "{what} tells {telling}: {text}");
    }
}

#[tokio::test]
async fn row_62_no_page_file_or_answer_tells_a_school_that_has_a_pseudonym() {
    for policy in [Policy::Everything, Policy::Public] {
        let (router, live, _store) = calling(policy, "0201").await;
        let mut told = String::new();
        for path in PAGES.into_iter().chain(MORE) {
            let answer = get(&router, path).await;
            tells_nothing(path, answer.text());
            told.push_str(answer.text());
        }
        for page in ["explore", "comparison", "dynamics", "benchmark", "signals"] {
            let query = "subject=matematika&by=school&with=school:0201";
            let path = format!("/export/{page}.xlsx?{query}");
            let book = get(&router, &path).await;
            if book.status == StatusCode::OK {
                tells_nothing(&path, &texts(&book.body));
            }
        }
        for path in ["/export/benchmark-schools.csv", "/export/explore.csv?by=school"] {
            let file = get(&router, path).await;
            assert_eq!(file.status, StatusCode::OK, "{path}");
            tells_nothing(path, file.text());
        }
        for (path, body) in QUESTIONS {
            let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
            let answer = send(&router, request.body(Body::from(body)).unwrap()).await;
            tells_nothing(path, &String::from_utf8_lossy(&answer.body));
        }
        let cube = live.now().cube.serialize();
        tells_nothing("the cube of the browser", &String::from_utf8_lossy(&cube));
        assert!(told.contains("Лицей «Исток»"), "who agreed is called by name");
        assert!(!pseudonyms(&told).is_empty(), "{told}");
    }
}

#[tokio::test]
async fn row_62_a_pseudonym_stays_when_data_are_added_and_after_a_restart() {
    let (router, live, store) = calling(Policy::Everything, "none").await;
    let list = async |router: &Router| pseudonyms(get(router, "/api/v1/schools").await.text());
    let before = list(&router).await;
    assert_eq!(before.len(), 4, "{before:?}");
    import(&store, LATER).await;
    assert!(live.refresh().await.unwrap());
    assert_eq!(list(&router).await, before);
    let names = "none".parse().unwrap();
    let again = LiveData::open_calling(store, Policy::Everything, names).await.unwrap();
    let again = router_of(again);
    assert_eq!(list(&again).await, before);
    // Lists are in the order of pseudonyms: the order of names would tell whose they are.
    let text = get(&again, "/api/v1/schools").await.text().to_owned();
    let places: Vec<_> = before.iter().map(|it| text.find(it.as_str())).collect();
    assert!(places.iter().all(Option::is_some), "{text}");
}

/// Every text of every sheet of a workbook.
fn texts(bytes: &[u8]) -> String {
    use calamine::{Data, Reader, Xlsx};
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let mut texts = String::new();
    for name in book.sheet_names() {
        for cell in book.worksheet_range(&name).unwrap().rows().flatten() {
            if let Data::String(text) = cell {
                texts.push_str(&format!("\"{text}\"\n"));
            }
        }
    }
    texts
}

fn router_of(live: LiveData) -> Router {
    router(Server::new(live, Entry::Open))
}
