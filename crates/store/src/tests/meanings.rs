//! What words mean: one meaning for a word of a list, the latest counts, and it can be forgotten.

use analysis::{Dimension, code::Code};

use super::imports::import;
use crate::{
    NewMeaning, Store, StoreError, Undecidable,
    testing::{batch, on_each_database, result},
};

fn meaning(dimension: Dimension, word: &str, code: &str) -> NewMeaning {
    NewMeaning {
        dimension,
        word: Code::spelled(word),
        spelled: word.to_owned(),
        code: Code::spelled(code),
    }
}

async fn subjects(store: &Store) {
    import(store, &batch([result().subject("math"), result().subject("algebra")]), "known").await;
}

#[tokio::test]
async fn f5_the_latest_meaning_of_a_word_counts_until_it_is_forgotten() {
    on_each_database(async |store| {
        subjects(store).await;
        let version = store.version().await.unwrap();
        let told = async |dimension, code| {
            store.mean(meaning(dimension, "mat", code), "somebody").await.unwrap()
        };
        told(Dimension::Subject, "math").await;
        let group = told(Dimension::Group, "all").await;
        let latest = told(Dimension::Subject, "algebra").await;
        let all = store.meanings().await.unwrap();
        assert_eq!(all.iter().map(|it| it.id).collect::<Vec<_>>(), [latest, group]);
        let meant = &all[0].meant;
        assert_eq!((meant.word.as_str(), meant.member.code.as_str()), ("mat", "algebra"));
        assert!(store.mean_nothing(latest).await.unwrap());
        assert!(!store.mean_nothing(latest).await.unwrap(), "there is none any more");
        assert_eq!(store.version().await.unwrap(), version, "no result has changed");
    })
    .await;
}

#[tokio::test]
async fn f5_a_word_means_something_known_that_is_no_such_word_itself() {
    on_each_database(async |store| {
        subjects(store).await;
        let refused = async |word, code| {
            let told = store.mean(meaning(Dimension::Subject, word, code), "tester").await;
            match told {
                Err(StoreError::Undecidable(reason)) => reason,
                other => panic!("{other:?}"),
            }
        };
        let [mat, math, chemistry] = ["mat", "math", "chemistry"].map(Code::spelled);
        assert_eq!(refused("math", "math").await, Undecidable::Itself(math.clone()));
        assert_eq!(
            refused("mat", "chemistry").await,
            Undecidable::NoMember(Dimension::Subject, chemistry)
        );
        store.mean(meaning(Dimension::Subject, "mat", "math"), "tester").await.unwrap();
        assert_eq!(refused("math", "algebra").await, Undecidable::Chain(mat.clone(), math.clone()));
        assert_eq!(refused("algebra", "mat").await, Undecidable::Chain(mat, math));
    })
    .await;
}
