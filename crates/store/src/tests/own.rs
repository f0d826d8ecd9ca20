//! Own indicators hold in the next version of the data, and taking one back undoes it exactly.

use analysis::indicator::{Better, Formula, OwnIndicator, Unit};

use super::imports::{cube, import};
use crate::{
    StoreError, Undecidable,
    testing::{batch, on_each_database, result},
};

fn own(name: &str, numerator: &str) -> OwnIndicator {
    let formula = Formula::typed((numerator, "n"), Unit::Share, Better::Higher).unwrap();
    let [name, source, author, day] =
        [name, "приказ № 7", "методист", "2026-03-12"].map(str::to_owned);
    OwnIndicator { name, formula, source, author, day }
}

#[tokio::test]
async fn domain_row_4_an_own_indicator_is_kept_as_data_and_taken_back_exactly() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "file").await;
        let (before, was) = (store.version().await.unwrap(), cube(store).await);
        let (first, second) = (own("Хорошисты", "n4 + n5"), own("Отличники", "n5"));
        store.define_indicator(first.clone(), "tester").await.unwrap();
        assert!(store.version().await.unwrap() > before, "open pages hear of it");
        store.define_indicator(second.clone(), "tester").await.unwrap();
        let held = cube(store).await.dictionary().remarks.own.clone();
        assert_eq!(held, [first.clone(), second.clone()], "in the order of their definition");
        for again in [own("ОТЛИЧНИКИ", "n3"), own("Другое имя", "n5 + n4")] {
            let refused = store.define_indicator(again, "tester").await;
            let is_known = matches!(refused, Err(StoreError::Undecidable(Undecidable::Defined(_))));
            assert!(is_known, "{refused:?}");
        }
        let all = store.own_indicators().await.unwrap();
        assert_eq!((&all[0].of, &all[1].of), (&second, &first), "the latest first");
        for it in &all {
            store.take_indicator_back(it.id, "tester").await.unwrap();
        }
        assert_eq!(cube(store).await.dictionary(), was.dictionary(), "as if nothing had been said");
        let all = store.own_indicators().await.unwrap();
        assert!(all.iter().all(|it| it.undone.is_some()) && all.len() == 2, "the history stays");
        let again = store.take_indicator_back(all[1].id, "tester").await;
        let Err(StoreError::Undecidable(reason)) = again else { panic!("{again:?}") };
        assert_eq!(reason, Undecidable::NoIndicator(all[1].id));
        store.define_indicator(first, "tester").await.unwrap();
    })
    .await;
}
