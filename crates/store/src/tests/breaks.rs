//! Written breaks hold in the next version of the data, and taking one back undoes it exactly.

use analysis::{
    Dimension,
    code::Code,
    series::{BreakKind, WrittenBreak},
};

use super::imports::{cube, import};
use crate::{
    NewBreak, StoreError, Undecidable,
    testing::{batch, on_each_database, result},
};

fn new(procedure: Code) -> NewBreak {
    NewBreak {
        since: "2023/24".parse().unwrap(),
        term: None,
        procedure,
        subject: None,
        grade: None,
        kind: BreakKind::Boundaries,
        text: "приказ № 7".to_owned(),
    }
}

#[tokio::test]
async fn b5_a_break_is_written_down_read_into_the_cube_and_taken_back_exactly() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "file").await;
        let (before, was) = (store.version().await.unwrap(), cube(store).await);
        let known = was.dictionary();
        let (procedure, subject) =
            (known.procedures[0].code.clone(), known.subjects[0].code.clone());
        let whole = new(procedure.clone());
        let only = NewBreak {
            subject: Some(subject),
            term: Some("autumn".parse().unwrap()),
            ..whole.clone()
        };
        store.write_break(whole.clone(), "tester").await.unwrap();
        assert!(store.version().await.unwrap() > before, "open pages hear of it");
        store.write_break(only.clone(), "tester").await.unwrap();
        let held = cube(store).await.dictionary().remarks.breaks.clone();
        let of = |it: &WrittenBreak| (it.procedure, it.subject, it.term.is_some(), it.kind);
        let kind = BreakKind::Boundaries;
        let told: Vec<_> = held.iter().map(of).collect();
        assert_eq!(told, [(0, None, false, kind), (0, Some(0), true, kind)]);
        let all = store.breaks().await.unwrap();
        assert_eq!((&all[0].of, &all[1].of), (&only, &whole), "the latest first, as written");
        for it in &all {
            store.take_break_back(it.id, "tester").await.unwrap();
        }
        assert_eq!(cube(store).await.dictionary(), was.dictionary(), "as if nothing had been said");
        let all = store.breaks().await.unwrap();
        assert!(all.iter().all(|it| it.undone.is_some()) && all.len() == 2, "the history stays");
        let again = store.take_break_back(all[1].id, "tester").await;
        let Err(StoreError::Undecidable(reason)) = again else { panic!("{again:?}") };
        assert_eq!(reason, Undecidable::NoBreak(all[1].id));
    })
    .await;
}

#[tokio::test]
async fn b5_a_written_break_is_of_known_works_and_waits_while_they_are_gone() {
    on_each_database(async |store| {
        let taken = import(store, &batch([result()]), "file").await;
        let nothing = Code::spelled("nothing");
        let procedure = cube(store).await.dictionary().procedures[0].code.clone();
        for (new, of) in [
            (new(nothing.clone()), Dimension::Procedure),
            (
                NewBreak { subject: Some(nothing.clone()), ..new(procedure.clone()) },
                Dimension::Subject,
            ),
            (NewBreak { grade: Some(nothing.clone()), ..new(procedure.clone()) }, Dimension::Grade),
        ] {
            let refused = store.write_break(new, "tester").await;
            let Err(StoreError::Undecidable(reason)) = refused else { panic!("{refused:?}") };
            assert_eq!(reason, Undecidable::NoMember(of, nothing.clone()));
        }
        assert!(store.breaks().await.unwrap().is_empty());
        store.write_break(new(procedure), "tester").await.unwrap();
        store.undo(taken.batch_id, "tester").await.unwrap();
        assert_eq!(cube(store).await.dictionary().remarks.breaks, []);
        import(store, &batch([result()]), "again").await;
        assert_eq!(cube(store).await.dictionary().remarks.breaks.len(), 1);
    })
    .await;
}
