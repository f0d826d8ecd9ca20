//! Events hold in the next version of the data, and what is taken back stays in the history.

use analysis::code::Code;

use super::imports::{cube, import};
use crate::{
    NewEvent, StoreError, Undecidable,
    testing::{batch, on_each_database, result},
};

fn event(procedure: Option<Code>) -> NewEvent {
    NewEvent {
        year: "2023/24".parse().unwrap(),
        day: Some("2024-02-05".to_owned()),
        procedure,
        text: "карантин".to_owned(),
        source: "приказ № 7".to_owned(),
    }
}

#[tokio::test]
async fn b9_an_event_holds_until_it_is_taken_back_and_stays_in_the_history() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "file").await;
        let before = store.version().await.unwrap();
        store.write_event(event(None), "tester").await.unwrap();
        assert!(store.version().await.unwrap() > before, "open pages hear of it");
        let of = cube(store).await.dictionary().procedures[0].code.clone();
        store.write_event(event(Some(of.clone())), "tester").await.unwrap();
        let held = cube(store).await.dictionary().remarks.events.clone();
        assert_eq!(held.iter().map(|it| it.procedure).collect::<Vec<_>>(), [None, Some(0)]);
        assert_eq!(held[0].text, "карантин");
        let all = store.events().await.unwrap();
        assert_eq!(all[0].of, event(Some(of)), "the latest first, as it was written");
        store.take_event_back(all[1].id, "tester").await.unwrap();
        assert_eq!(cube(store).await.dictionary().remarks.events.len(), 1);
        let all = store.events().await.unwrap();
        assert_eq!((all.len(), all[1].undone.is_some()), (2, true));
        let again = store.take_event_back(all[1].id, "tester").await;
        let Err(StoreError::Undecidable(reason)) = again else { panic!("{again:?}") };
        assert_eq!(reason, Undecidable::NoEvent(all[1].id));
    })
    .await;
}

#[tokio::test]
async fn b9_an_event_is_of_a_known_procedure_or_of_all() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "file").await;
        let nothing = Code::spelled("nothing");
        let refused = store.write_event(event(Some(nothing.clone())), "tester").await;
        let Err(StoreError::Undecidable(reason)) = refused else { panic!("{refused:?}") };
        assert_eq!(reason, Undecidable::NoProcedure(nothing));
        assert!(store.events().await.unwrap().is_empty());
    })
    .await;
}
