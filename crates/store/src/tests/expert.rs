//! Expert values hold in the next version of the data, for those who see everything, and taking one
//! back undoes it exactly.

use analysis::{
    Policy, UnitKind,
    expert::{Expertise, Said},
};

use super::imports::{cube, import};
use crate::{
    NewExpertise, StoreError, Undecidable,
    testing::{batch, on_each_database, result},
};

fn expertise() -> Expertise {
    let [criterion, comment, author, day] =
        ["Школьный климат", "посещены уроки", "А. Б.", "2026-03-12"].map(str::to_owned);
    Said { criterion, value: 2, comment, author, day }.try_into().unwrap()
}

#[tokio::test]
async fn domain_row_5_an_expert_value_is_written_down_and_taken_back_exactly() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "file").await;
        let (before, was) = (store.version().await.unwrap(), cube(store).await);
        let territory = was.territory();
        let id = territory.of_kind(UnitKind::School).next().unwrap();
        let school = territory.unit(id).code.clone();
        let year = "2023/24".parse().unwrap();
        let new = NewExpertise { school, year, of: expertise() };
        store.write_expertise(new.clone(), "tester").await.unwrap();
        assert!(store.version().await.unwrap() > before, "open pages hear of it");
        let held = cube(store).await.dictionary().remarks.expert.clone();
        assert_eq!(held.len(), 1);
        assert_eq!((held[0].school, held[0].year, &held[0].of), (id, year, &expertise()));
        let (_, public) = store.load_cube_called(&|_| None, Policy::Public).await.unwrap();
        assert!(public.dictionary().remarks.expert.is_empty(), "not for the public");
        let twice = store.write_expertise(new.clone(), "tester").await;
        assert!(matches!(twice, Err(StoreError::Undecidable(Undecidable::Judged(_)))), "{twice:?}");
        let nowhere = NewExpertise { school: "nowhere".parse().unwrap(), ..new };
        let refused = store.write_expertise(nowhere, "tester").await;
        let is_refused = matches!(refused, Err(StoreError::Undecidable(Undecidable::NoSchool(_))));
        assert!(is_refused, "{refused:?}");
        let all = store.expert_values().await.unwrap();
        store.take_expertise_back(all[0].id, "tester").await.unwrap();
        assert_eq!(cube(store).await.dictionary(), was.dictionary(), "as if nothing had been said");
        let all = store.expert_values().await.unwrap();
        assert!(all.len() == 1 && all[0].undone.is_some(), "the history stays");
        let again = store.take_expertise_back(all[0].id, "tester").await;
        assert!(matches!(again, Err(StoreError::Undecidable(Undecidable::NoExpertise(_)))));
    })
    .await;
}
