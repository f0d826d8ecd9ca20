//! Two imports at once: what is there afterwards, row by row, is what one after the other makes.

use proptest::prelude::*;

use super::{
    files::{File, file},
    imports::cube,
    pupils::{rows_of, schools, take},
    undo::{rows, take_one},
};
use crate::{
    connect,
    testing::{TempFile, batch, on_each_url, result},
};

proptest! {
    // Each case makes three databases, so there are few of them.
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 32, ..ProptestConfig::default() })]
    #[test]
    fn two_imports_at_once_are_one_after_the_other(files in [file(), file()]) {
        let files = files.map(|it| File { replaces: false, ..it });
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let together = TempFile::new();
            let (one, other) =
                (connect(&together.url()).await.unwrap(), connect(&together.url()).await.unwrap());
            tokio::join!(take_one(&one, 0, &files[0], &[]), take_one(&other, 1, &files[1], &[]));
            let found = (cube(&one).await, rows(&one).await);
            assert_eq!(cube(&other).await, found.0);
            let mut queued = Vec::new();
            for order in [[0, 1], [1, 0]] {
                let path = TempFile::new();
                let store = connect(&path.url()).await.unwrap();
                for number in order {
                    take_one(&store, number, &files[number], &[]).await;
                }
                queued.push((cube(&store).await, rows(&store).await));
            }
            assert!(queued.contains(&found), "{found:#?} of {queued:#?}");
        });
    }
}

/// Both speak of school 2 and of its pupils, and each of a school of its own.
#[tokio::test(flavor = "multi_thread")]
async fn two_imports_at_once_of_the_same_school_queue_on_every_database() {
    on_each_url(async |url| {
        let (one, other) = (connect(url).await.unwrap(), connect(url).await.unwrap());
        let first = schools();
        let second = batch([result().school("2").marks([0, 0, 1, 9]), result().school("4")]);
        let of_first = rows_of(&first, &[("1", 2, 3), ("2", 3, 4), ("3", 4, 5)]);
        let of_second = rows_of(&second, &[("2", 2, 5), ("2", 3, 5), ("4", 4, 2)]);
        tokio::join!(
            take(&one, "first", &first, &of_first),
            take(&other, "second", &second, &of_second),
        );
        let found = (cube(&one).await, rows(&one).await);
        let mut files = [("first", &first, &of_first), ("second", &second, &of_second)];
        let kept = one.batches().await.unwrap();
        let mut order: Vec<(i32, String)> =
            kept.into_iter().map(|it| (it.id, it.file_name)).collect();
        order.sort();
        if order[0].1 != "first.csv" {
            files.reverse();
        }
        for taken in [1, 2] {
            one.undo(taken, "tester").await.unwrap();
        }
        assert!(cube(&one).await.is_empty(), "nothing of either is left to the other");
        one.close().await.unwrap();
        other.close().await.unwrap();
        // On a database of their own, in the order they came to their turn.
        let path = TempFile::new();
        let store = connect(&path.url()).await.unwrap();
        for (name, batch, pupils) in files {
            take(&store, name, batch, pupils).await;
        }
        assert_eq!(cube(&store).await, found.0);
        let pupils = |all: &[String]| -> Vec<String> {
            all.iter().filter(|it| it.starts_with("pupils:")).cloned().collect()
        };
        assert_eq!(pupils(&rows(&store).await), pupils(&found.1));
    })
    .await;
}
