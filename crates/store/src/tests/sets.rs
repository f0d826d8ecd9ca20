//! Saved sets hold in the next version of the data, keep their versions, and stay in the history.

use analysis::{saved::SavedSet, view::Against};

use super::imports::{cube, import};
use crate::{
    Store, StoreError, Undecidable,
    testing::{batch, on_each_database, result},
};

async fn school(store: &Store) -> String {
    let cube = cube(store).await;
    let territory = cube.territory();
    let is_school =
        |it: &analysis::territory::UnitId| territory.unit(*it).kind == analysis::UnitKind::School;
    let found = territory.inside(analysis::territory::EVERYTHING).find(is_school);
    territory.unit(found.unwrap()).code.to_string()
}

fn of(query: &str) -> Against {
    Against::from_query(query).unwrap()
}

async fn held(store: &Store) -> Vec<SavedSet> {
    cube(store).await.dictionary().saved_sets()
}

#[tokio::test]
async fn d5_saving_again_makes_a_version_and_deleting_one_leaves_the_others() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "file").await;
        let school = school(store).await;
        let by_name = of(&format!("?against=set&set={school}"));
        let before = store.version().await.unwrap();
        store.save_set("сельские", &by_name, "tester").await.unwrap();
        assert!(store.version().await.unwrap() > before, "open pages hear of it");
        let ranges = of("?against=ranges&pupils_from=100&target=55");
        store.save_set("сельские", &ranges, "tester").await.unwrap();
        let sets = held(store).await;
        let told: Vec<_> = sets.iter().map(|it| (it.version, it.against.to_query())).collect();
        let alone = "?against=ranges&pupils_from=100".to_owned();
        assert_eq!(told, [(2, alone), (1, by_name.to_query())], "the latest first, each its own");
        let all = store.saved_sets().await.unwrap();
        store.delete_set(all[0].id, "tester").await.unwrap();
        assert_eq!(held(store).await.iter().map(|it| it.version).collect::<Vec<_>>(), [1]);
        store.save_set("сельские", &ranges, "tester").await.unwrap();
        let versions: Vec<u32> = held(store).await.iter().map(|it| it.version).collect();
        assert_eq!(versions, [3, 1], "a number is not given twice");
        let all = store.saved_sets().await.unwrap();
        assert_eq!((all.len(), all[1].undone.is_some()), (3, true), "the history stays");
        let again = store.delete_set(all[1].id, "tester").await;
        let Err(StoreError::Undecidable(reason)) = again else { panic!("{again:?}") };
        assert_eq!(reason, Undecidable::NoSavedSet(all[1].id));
    })
    .await;
}

#[tokio::test]
async fn d5_a_set_is_of_known_schools_and_has_some() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "file").await;
        for query in ["?against=set&set=nobody", "?against=peers&peers=15", ""] {
            let refused = store.save_set("набор", &of(query), "tester").await;
            assert!(matches!(refused, Err(StoreError::Undecidable(_))), "{query}: {refused:?}");
        }
        assert!(store.saved_sets().await.unwrap().is_empty());
    })
    .await;
}
