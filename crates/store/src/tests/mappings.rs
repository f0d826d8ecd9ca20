//! What was told about columns: one for each shape, the latest counts, and it can be forgotten.

use crate::{Remembering, testing::on_each_database};

fn told(shape: &str, file: &str) -> Remembering {
    Remembering {
        shape: shape.to_owned(),
        file_name: file.to_owned(),
        told: format!("what is in {file}"),
    }
}

#[tokio::test]
async fn the_latest_word_about_a_shape_counts_until_it_is_forgotten() {
    on_each_database(async |store| {
        let version = store.version().await.unwrap();
        store.remember(&told("one", "a.csv"), "somebody").await.unwrap();
        let other = store.remember(&told("other", "b.csv"), "somebody").await.unwrap();
        let again = store.remember(&told("one", "c.csv"), "somebody else").await.unwrap();
        let all = store.mappings().await.unwrap();
        let listed: Vec<_> =
            all.iter().map(|it| (it.id, it.shape.as_str(), it.told.as_str())).collect();
        assert_eq!(
            listed,
            [(again, "one", "what is in c.csv"), (other, "other", "what is in b.csv")]
        );
        assert_eq!((all[0].at.by.as_str(), all[0].file_name.as_str()), ("somebody else", "c.csv"));
        assert!(store.forget(other).await.unwrap());
        assert!(!store.forget(other).await.unwrap(), "there is none any more");
        assert_eq!(store.mappings().await.unwrap().len(), 1);
        assert_eq!(store.version().await.unwrap(), version, "no result has changed");
    })
    .await;
}
