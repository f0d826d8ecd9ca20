//! How final figures are follows from what was said of their imports.

use analysis::event::Stage;

use super::imports::{cube, import};
use crate::{
    StoreError, Undecidable,
    testing::{batch, on_each_database, result},
};

#[tokio::test]
async fn b7_figures_are_as_final_as_the_least_final_import() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "first").await;
        let stages = async || cube(store).await.dictionary().remarks.stages.clone();
        assert!(stages().await.is_empty(), "of what nobody spoke nothing is said");
        let first = store.batches().await.unwrap()[0].id;
        let before = store.version().await.unwrap();
        store.set_stage(first, Some(Stage::Preliminary), "tester").await.unwrap();
        assert!(store.version().await.unwrap() > before, "open pages hear of it");
        let told = stages().await;
        assert_eq!((told.len(), told[0].stage), (1, Stage::Preliminary));
        import(store, &batch([result().school("later")]), "second").await;
        let second = store.batches().await.unwrap()[0].id;
        store.set_stage(second, Some(Stage::Final), "tester").await.unwrap();
        assert_eq!(stages().await[0].stage, Stage::Preliminary);
        store.set_stage(first, Some(Stage::Corrected), "tester").await.unwrap();
        assert_eq!(stages().await[0].stage, Stage::Corrected);
        store.set_stage(first, None, "tester").await.unwrap();
        assert_eq!(stages().await[0].stage, Stage::Final);
        assert_eq!(store.stages().await.unwrap().len(), 1);
        let refused = store.set_stage(77, None, "tester").await;
        let Err(StoreError::Undecidable(reason)) = refused else { panic!("{refused:?}") };
        assert_eq!(reason, Undecidable::NoBatch(77));
    })
    .await;
}
