//! The preview says what the import then does, and writes nothing.

use analysis::{Dimension, UnitKind};

use super::imports::{cube, import};
use crate::{
    Refusal, StoreError,
    testing::{batch, on_each_database, origin, result},
};

#[tokio::test]
async fn a_preview_says_what_the_import_then_does() {
    on_each_database(async |store| {
        import(store, &batch([result().school("1").year(2022)]), "earlier").await;
        let there = [result().school("1"), result().school("2"), result().school("3")];
        import(store, &batch(there), "there").await;
        let new = batch([
            result().school("1"),
            result().school("2").marks([0, 0, 1, 9]),
            result().school("4"),
            result().school("4").subject("physics"),
        ]);
        let (version, before) = store.load_cube().await.unwrap();
        let preview = store.preview(&new, &origin("new").sha256, &[]).await.unwrap();
        assert_eq!(store.load_cube().await.unwrap(), (version, before), "nothing is written");

        assert_eq!((preview.version, preview.already_there), (version, None));
        let counts = (preview.added, preview.changed, preview.same, preview.untouched);
        assert_eq!(counts, (2, 1, 1, 1));
        let [change] = preview.changes[..] else { panic!("{:?}", preview.changes) };
        assert_eq!((change.cell, change.before.levels.unwrap().counts[3]), (1, 2));
        assert_eq!(change.after.levels.unwrap().counts[3], 9);
        let units: Vec<_> =
            preview.new_units.iter().map(|it| (it.kind, it.code.as_str())).collect();
        assert_eq!(units, [(UnitKind::School, "4")]);
        let members: Vec<_> =
            preview.new_members.iter().map(|it| (it.dimension, it.code.as_str())).collect();
        assert_eq!(members, [(Dimension::Subject, "physics")]);
        let overlaps: Vec<_> = preview.overlaps.iter().map(|it| (it.batch, it.cells)).collect();
        assert_eq!(overlaps, [(2, 2)]);
        let year_before: Vec<_> = preview.known.year_before.keys().copied().collect();
        assert_eq!(year_before, [0], "only school 1 has a result of 2022");
        assert_eq!(preview.known.present.len(), 2);

        let taken = import(store, &new, "new").await;
        assert_eq!((taken.cells, taken.replaced), (4, 2));
        assert_ne!(cube(store).await, batch([]).into_cube().unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_preview_knows_files_and_refuses_what_the_import_refuses() {
    on_each_database(async |store| {
        let taken = import(store, &batch([result()]), "file").await;
        let again = store.preview(&batch([result()]), &origin("file").sha256, &[]).await.unwrap();
        assert_eq!((again.already_there, again.same), (Some(taken.batch_id), 1));
        let doubled = batch([result(), result()]);
        let refused = store.preview(&doubled, &origin("doubled").sha256, &[]).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::Duplicate { .. }))));
        store.undo(taken.batch_id, "tester").await.unwrap();
        let undone = store.preview(&batch([result()]), &origin("file").sha256, &[]).await.unwrap();
        assert_eq!((undone.already_there, undone.added), (None, 1));
    })
    .await;
}
