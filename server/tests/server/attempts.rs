//! First attempts in place of the latest: the switch, what it shows, and where it is not.

use analysis::Policy;
use axum::Router;
use server::{Entry, Server, live::LiveData, router};

use crate::common::{get, import};

/// Two pupils of a school sit the ЕГЭ, one of them again in September; of the other school one does.
const RIS: &str = "\
Код предмета;Дата экзамена;Статус обработки;Код ОУ;Наименование ОУ;Код участника;Категория;Класс;Муниципальный район;Первичный балл;Балл;Зачет
1;2026.06.01;6;0101;Школа № 1;0007;Выпускник текущего года;11;Северный;8;20;2
1;2026.09.05;6;0101;Школа № 1;0007;Выпускник текущего года;11;Северный;30;71;1
1;2026.06.01;6;0101;Школа № 1;0008;Выпускник текущего года;11;Северный;20;50;1
1;2026.06.01;6;0102;Школа № 2;0009;Выпускник текущего года;11;Северный;25;64;1
2;2026.06.03;6;0102;Школа № 2;0009;Выпускник текущего года;11;Северный;25;64;1
";

async fn served(policy: Policy) -> Router {
    let store = store::connect("sqlite::memory:").await.unwrap();
    import(&store, RIS).await;
    let live = LiveData::open(store, policy).await.unwrap();
    router(Server::new(live, Entry::Open))
}

const RUSSIAN: &str =
    "procedure=ege&subject=russkiy_yazyk&grade=11&year=2025/26&indicator=mean_score";

#[tokio::test]
async fn the_switch_stands_on_every_page_with_filters_and_says_what_is_shown() {
    let router = served(Policy::Everything).await;
    for page in ["/explore", "/dynamics", "/comparison", "/benchmark"] {
        let latest = get(&router, &format!("{page}?{RUSSIAN}")).await;
        assert!(latest.text().contains("group=first_attempts"), "{page}");
        assert!(!latest.text().contains("Показаны первые попытки"), "{page}");
        let first = get(&router, &format!("{page}?{RUSSIAN}&group=first_attempts")).await;
        assert!(first.text().contains("Показаны первые попытки"), "{page}");
        assert!(first.text().contains("Попытка"), "{page}");
    }
}

#[tokio::test]
async fn page_and_api_give_first_attempts_of_the_same_pupils() {
    let router = served(Policy::Everything).await;
    let asked = async |more: &str| {
        let path = format!("/api/v1/query?{RUSSIAN}&by=school{more}");
        let answer = get(&router, &path).await.json();
        let rows = answer["rows"].as_array().unwrap().clone();
        rows.iter().map(|it| (it["school"].clone(), it["value"].clone())).collect::<Vec<_>>()
    };
    let rows = |one: f64| vec![("0101".into(), one.into()), ("0102".into(), 64.0.into())];
    // (71 + 50) / 2 and (20 + 50) / 2.
    assert_eq!(asked("").await, rows(60.5));
    assert_eq!(asked("&group=first_attempts").await, rows(35.0));
    let page = get(&router, &format!("/explore?{RUSSIAN}&group=first_attempts&by=school")).await;
    assert!(page.text().contains("35,0"), "{}", page.text());
}

#[tokio::test]
async fn where_nobody_sat_again_and_in_the_public_edition_there_is_no_switch() {
    let router = served(Policy::Everything).await;
    let other = get(&router, "/explore?procedure=ege&subject=matematika_profilnaya").await;
    assert!(!other.text().contains("group=first_attempts"), "{}", other.text());
    let public = served(Policy::Public).await;
    let page = get(&public, &format!("/explore?{RUSSIAN}")).await;
    assert!(!page.text().contains("group=first_attempts"));
}
