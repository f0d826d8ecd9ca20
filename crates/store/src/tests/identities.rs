//! Two codes that are one school: decided, looked at before, taken back.

use std::collections::BTreeSet;

use analysis::{Cube, UnitKind, code::Code};

use super::imports::{cube, import};
use crate::{
    Decision, Store, StoreError, Undecidable,
    testing::{batch, on_each_database, origin, result},
};

fn same(code: &str, other: Option<&str>) -> Decision {
    let (code, same_as) = (Code::spelled(code), other.map(Code::spelled));
    Decision { code, same_as, reason: "test".to_owned() }
}

async fn decide(store: &Store, code: &str, other: &str) -> i32 {
    store.identify(&[same(code, Some(other))], "tester").await.unwrap();
    store.identities().await.unwrap()[0].id
}

/// The years in which a school has results.
fn years(cube: &Cube, code: &str) -> Vec<i16> {
    let Some(school) = cube.territory().find(UnitKind::School, code) else { return Vec::new() };
    let of_it = cube.planes().iter().filter(|it| cube.units(it).contains(&school));
    let years: BTreeSet<i16> = of_it.map(|it| it.year.first_september()).collect();
    years.into_iter().collect()
}

#[tokio::test]
async fn a_school_keeps_its_years_although_its_code_changes_and_can_be_separated_again() {
    on_each_database(async |store| {
        import(store, &batch([result().school("sch220206").year(2021)]), "old").await;
        import(store, &batch([result().school("edu224052").year(2022)]), "new").await;
        let before = cube(store).await;
        let version = store.version().await.unwrap();
        let id = decide(store, "edu224052", "sch220206").await;
        assert!(store.version().await.unwrap() > version, "open pages hear of it");
        let joined = cube(store).await;
        assert_eq!(years(&joined, "sch220206"), [2021, 2022]);
        assert_eq!(joined.territory().find(UnitKind::School, "edu224052"), None);
        let school = joined.territory().find(UnitKind::School, "sch220206").unwrap();
        assert_eq!(joined.territory().unit(school).aliases, ["EDU224052", "edu224052"]);
        // The next file of the new code is that school's too.
        import(store, &batch([result().school("edu224052").year(2023)]), "newer").await;
        assert_eq!(years(&cube(store).await, "sch220206"), [2021, 2022, 2023]);
        store.undo(3, "tester").await.unwrap();
        store.separate(id, "tester").await.unwrap();
        assert_eq!(cube(store).await, before, "as if it had never been decided");
        let decision = &store.identities().await.unwrap()[0];
        assert_eq!(decision.undone.as_ref().map(|it| it.by.as_str()), Some("tester"));
    })
    .await;
}

#[tokio::test]
async fn where_both_have_a_result_the_later_one_counts_and_the_dry_run_says_so() {
    on_each_database(async |store| {
        let both = batch([
            result().school("a").marks([1, 1, 1, 1]),
            result().school("b").marks([2, 2, 2, 2]),
            result().school("b").subject("russian"),
        ]);
        import(store, &both, "one file").await;
        import(store, &batch([result().school("b").year(2022)]), "another").await;
        let (b, a) = (Code::spelled("b"), Code::spelled("a"));
        let joining = store.joining(&b, &a).await.unwrap();
        assert_eq!((joining.cells, joining.shared, joining.changed), (3, 1, 1));
        assert_eq!(joining.names, [Some("B".to_owned()), Some("A".to_owned())]);
        let years = |it: &Vec<analysis::AcademicYear>| {
            it.iter().map(|it| it.first_september()).collect::<Vec<_>>()
        };
        assert_eq!(joining.years.each_ref().map(years), [vec![2022, 2023], vec![2023]]);
        let unchanged = store.identities().await.unwrap();
        assert!(unchanged.is_empty(), "looking decides nothing");
        decide(store, "b", "a").await;
        let joined = cube(store).await;
        assert_eq!(joined.len(), 3, "mathematics of two years and Russian, once each");
    })
    .await;
}

#[tokio::test]
async fn a_preview_sees_a_file_with_the_eyes_of_what_was_decided() {
    on_each_database(async |store| {
        import(store, &batch([result().school("old").year(2022)]), "old").await;
        let next = batch([result().school("new")]);
        let preview = store.preview(&next, &origin("next").sha256, &[]).await.unwrap();
        assert_eq!((preview.new_units.len(), preview.known.year_before.len()), (1, 0));
        decide(store, "new", "old").await;
        let preview = store.preview(&next, &origin("next").sha256, &[]).await.unwrap();
        assert_eq!((preview.new_units.len(), preview.known.year_before.len()), (0, 1));
        assert_eq!(preview.known.decided["new"].as_deref(), Some("old"));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_not_decided() {
    on_each_database(async |store| {
        import(store, &batch([result().school("a"), result().school("b")]), "file").await;
        let refused = async |code: &str, other: &str| match store
            .identify(&[same(code, Some(other))], "tester")
            .await
        {
            Err(StoreError::Undecidable(reason)) => reason,
            other => panic!("{other:?}"),
        };
        let code = Code::spelled;
        assert_eq!(refused("a", "a").await, Undecidable::Itself(code("a")));
        assert_eq!(refused("a", "nowhere").await, Undecidable::NoSchool(code("nowhere")));
        let id = decide(store, "a", "b").await;
        assert_eq!(refused("b", "a").await, Undecidable::Circle(code("b"), code("a")));
        store.separate(id, "tester").await.unwrap();
        let twice = store.separate(id, "tester").await;
        assert!(matches!(twice, Err(StoreError::Undecidable(Undecidable::TakenBack(_)))));
        // A school of its own: nothing changes, and nobody asks again.
        store.identify(&[same("a", None)], "tester").await.unwrap();
        assert!(cube(store).await.territory().find(UnitKind::School, "a").is_some());
    })
    .await;
}
