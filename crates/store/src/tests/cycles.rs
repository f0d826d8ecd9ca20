//! What is said of procedures holds in the next version of the data, and saying nothing takes it back.

use analysis::cycle::{Cycle, Cycled, Frequency, Phase};

use super::imports::{cube, import};
use crate::{
    StoreError, Undecidable,
    testing::{batch, on_each_database, result},
};

#[tokio::test]
async fn domain_row_21_stage_and_frequency_are_data_and_taken_back_exactly() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "file").await;
        let was = cube(store).await;
        let procedure = was.dictionary().procedures[0].code.clone();
        let cycle = Cycle { phase: Some(Phase::Interim), frequency: Some(Frequency::Periodic) };
        let whole = Cycle { phase: Some(Phase::Final), frequency: None };
        for said in [cycle, whole] {
            let before = store.version().await.unwrap();
            store.set_cycle(&procedure, said, "tester").await.unwrap();
            assert!(store.version().await.unwrap() > before, "open pages hear of it");
            let held = cube(store).await.dictionary().remarks.cycles.clone();
            assert_eq!(held, [Cycled { procedure: 0, cycle: said }], "the latest holds");
        }
        assert_eq!(store.cycles().await.unwrap()[&procedure].said.by, "tester");
        store.set_cycle(&procedure, Cycle::default(), "tester").await.unwrap();
        assert_eq!(cube(store).await.dictionary(), was.dictionary(), "as if nothing had been said");
        let refused = store.set_cycle(&"nothing".parse().unwrap(), cycle, "tester").await;
        let is_refused =
            matches!(refused, Err(StoreError::Undecidable(Undecidable::NoProcedure(_))));
        assert!(is_refused, "{refused:?}");
    })
    .await;
}
