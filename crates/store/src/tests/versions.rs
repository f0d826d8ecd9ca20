//! Data versions: what made each, by whom, and whether figures that were there may be others since.

use analysis::{code::Code, release::Cause};

use super::imports::import;
use crate::{
    Decision,
    testing::{batch, on_each_database, origin, result},
};

#[tokio::test]
async fn f9_a_version_is_major_where_figures_that_were_there_may_be_others() {
    on_each_database(async |store| {
        assert!(store.versions().await.unwrap().is_empty());
        import(store, &batch([result().school("1")]), "first").await;
        // Another school adds; the same one again replaces.
        import(store, &batch([result().school("2")]), "second").await;
        import(store, &batch([result().school("1").marks([9, 0, 0, 0])]), "third").await;
        store.set_stage(3, Some(analysis::event::Stage::Final), "head").await.unwrap();
        store.undo(3, "head").await.unwrap();
        let same = Decision {
            code: Code::spelled("2"),
            same_as: Some(Code::spelled("1")),
            reason: String::new(),
        };
        store.identify(&[same], "head").await.unwrap();
        let versions = store.versions().await.unwrap();
        let told: Vec<_> =
            versions.iter().rev().map(|it| (it.release, it.cause, it.by.as_str())).collect();
        let importer = origin("first").operator;
        let by = importer.as_str();
        assert_eq!(
            told,
            [
                ((1, 0), Cause::Import, by),
                ((1, 1), Cause::Import, by),
                ((2, 0), Cause::Import, by),
                ((2, 1), Cause::Stage, "head"),
                ((3, 0), Cause::Undo, "head"),
                ((4, 0), Cause::School, "head"),
            ]
        );
        assert_eq!(versions[0].version, store.version().await.unwrap());
        assert_eq!((versions[3].batch, versions[3].cells, versions[3].replaced), (3, 1, 1));
    })
    .await;
}
