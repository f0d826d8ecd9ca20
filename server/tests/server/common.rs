//! A server without sockets over invented data.
use analysis::{
    Policy, Pupil, Pupils,
    pupil::{Attempt, Code, Points, Status, Tasks, Work},
    source_kind::SourceKind,
};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use http_body_util::BodyExt;
use server::{Entry, Server, live::LiveData, router};
use store::{Evidence, Origin, Store};
use tower::ServiceExt;

/// Two municipalities, three schools, two years; one school has a name that is a formula,
/// another only three pupils.
pub(crate) const RESULTS: &str = "\
year,procedure,subject,grade,region,municipality,school_code,school,participants,level_1,level_2,level_3,level_4
2023,ВПР,Математика,5,Приречье,Северный,0101,Школа № 1,40,4,16,14,6
2023,ВПР,Математика,5,Приречье,Северный,0102,\"=HYPERLINK(\"\"http://evil.example\"\")\",30,3,12,11,4
2023,ВПР,Математика,5,Приречье,Южный,0201,Лицей «Исток»,25,0,5,15,5
2023,ВПР,Математика,5,Приречье,Южный,0202,Малая,3,1,1,1,0
2024,ВПР,Математика,5,Приречье,Северный,0101,Школа № 1,44,2,14,18,10
2024,ВПР,Математика,5,Приречье,Северный,0102,\"=HYPERLINK(\"\"http://evil.example\"\")\",31,4,12,11,4
2024,ВПР,Математика,5,Приречье,Южный,0201,Лицей «Исток»,27,1,5,15,6
2024,ВПР,Математика,5,Приречье,Южный,0202,Малая,3,0,2,1,0
2024,ВПР,Русский язык,5,Приречье,Северный,0101,Школа № 1,43,3,15,17,8
";

/// A later file: one school has another result.
pub(crate) const LATER: &str = "\
year,procedure,subject,grade,region,municipality,school_code,school,participants,level_1,level_2,level_3,level_4
2024,ВПР,Математика,5,Приречье,Южный,0201,Лицей «Исток»,28,0,4,16,8
";

/// Takes the text over as a file would be.
pub(crate) async fn import(store: &Store, text: &str) {
    let harvest = intake::read("results.csv", text.as_bytes()).unwrap();
    assert!(harvest.problems.is_empty(), "{:?}", harvest.problems);
    let mut sha256 = [0; 32];
    sha256[..8].copy_from_slice(&(text.len() as u64).to_le_bytes());
    let origin = Origin {
        file_name: "results.csv".to_owned(),
        sha256,
        format: harvest.format.code().to_owned(),
        operator: "test".to_owned(),
        rows_read: harvest.rows_read,
        problems: Vec::new(),
        kind: SourceKind::OwnTable,
        errors: 0,
    };
    store.take_over(&harvest.batch, &origin, |_| {}).await.unwrap();
}

/// The invented data, in memory, and where they are.
pub(crate) async fn live(policy: Policy) -> (LiveData, Store) {
    let store = store::connect("sqlite::memory:").await.unwrap();
    import(&store, RESULTS).await;
    (LiveData::open(store.clone(), policy).await.unwrap(), store)
}

/// A server of the invented data that everybody may ask.
pub(crate) async fn open(policy: Policy) -> Router {
    router(Server::new(live(policy).await.0, Entry::Open))
}

/// An answer, read to its end.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |it| it.to_str().unwrap())
    }
}

pub(crate) async fn send(router: &Router, request: Request<Body>) -> Answer {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

pub(crate) async fn get(router: &Router, path: &str) -> Answer {
    get_with(router, path, &[]).await
}

pub(crate) async fn get_with(router: &Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(router, request.body(Body::empty()).unwrap()).await
}

/// Pupil rows of mathematics of 2023/24 in the first school, beside the results that are there: six
/// lowered, twelve confirmed, two raised.
pub(crate) async fn import_pupils(store: &Store) {
    let mut harvest = intake::read("results.csv", RESULTS.as_bytes()).unwrap();
    let batch = &mut harvest.batch;
    let of_school = |unit: u32| batch.units[unit as usize].0.code.as_str() == "0101";
    let cell = batch.cells.iter().find(|it| {
        of_school(it.unit) && it.place.year.first_september() == 2023 && it.place.subject == 0
    });
    let cell = *cell.unwrap();
    let pupil = |line: u32| {
        let (mark, primary) = match line {
            1..=6 => (3, 8),
            7..=18 => (4, 12),
            _ => (5, 16),
        };
        Pupil {
            work: 0,
            unit: cell.unit,
            sheet: 0,
            line,
            code: Code::of(&format!("{}", 40_000 + line)).unwrap(),
            status: Status::Present,
            attempt: Attempt::Only,
            day: None,
            class: None,
            sex: None,
            variant: None,
            journal: Some(4),
            primary: Some(primary),
            mark: Some(mark),
            score: None,
            tasks: Tasks::of([Points::Of(1), Points::Of(primary / 4)]),
            kept_from: None,
        }
    };
    let work = Work { place: cell.place, tasks: vec!["1".into(), "2".into()] };
    let pupils = Pupils { works: vec![work], rows: (1..=20).map(pupil).collect() };
    let origin = Origin {
        file_name: "rows.csv".to_owned(),
        sha256: [7; 32],
        format: harvest.format.code().to_owned(),
        operator: "test".to_owned(),
        rows_read: 20,
        problems: Vec::new(),
        kind: SourceKind::OwnTable,
        errors: 0,
    };
    let evidence = Evidence { pupils: Some(&pupils), ..Evidence::default() };
    store.take_over_with(&harvest.batch, &origin, evidence, |_| {}).await.unwrap();
}
