//! Plans of works: round trip, later plans, and what holds when one is undone.

use std::collections::BTreeMap;

use analysis::{
    AcademicYear, Batch, Dictionary, Term,
    code::Code,
    origin::Asked,
    plan::{Level, Plan, Planned, Requirement},
};

use super::imports::import;
use crate::testing::{batch, on_each_database, result};

fn plan(grade: &str, max: u16) -> Plan {
    Plan {
        procedure: Code::spelled("vpr"),
        subject: Code::spelled("math"),
        grade: Code::spelled(grade),
        year: AcademicYear::starting(2023).unwrap(),
        tasks: vec![Planned {
            task: "6К1".to_owned(),
            max: Some(max),
            level: Some(Level::Advanced),
            requirements: vec![Requirement {
                code: "2.1".to_owned(), text: "Дроби".to_owned()
            }],
        }],
    }
}

fn plans(plans: &[Plan]) -> Batch {
    Batch { plans: plans.to_vec(), ..Batch::default() }
}

/// The dictionary, and the work of its first procedure, subject and grade.
fn asked() -> (Dictionary, Asked) {
    let dictionary = batch([result()]).dictionary;
    let asked = Asked {
        procedure: 0,
        year: AcademicYear::starting(2023).unwrap(),
        term: Term::Spring,
        subject: 0,
        targets: vec![BTreeMap::from([((0, 0), 0)])],
        units: Vec::new(),
    };
    (dictionary, asked)
}

#[tokio::test]
async fn c12_a_plan_comes_before_its_results_and_out_as_it_went_in() {
    on_each_database(async |store| {
        import(store, &plans(&[plan("5", 2), plan("6", 3)]), "plans").await;
        let (dictionary, asked) = asked();
        assert_eq!(store.plan(&dictionary, &asked).await.unwrap(), Some(plan("5", 2)));
        let other = Asked { year: AcademicYear::starting(2022).unwrap(), ..asked };
        assert_eq!(store.plan(&dictionary, &other).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn c12_a_later_plan_stands_in_the_place_of_an_earlier_one_until_it_is_undone() {
    on_each_database(async |store| {
        let (dictionary, asked) = asked();
        let first = import(store, &plans(&[plan("5", 2)]), "first").await;
        import(store, &batch([result()]), "results").await;
        let second = import(store, &plans(&[plan("5", 4)]), "second").await;
        let told = async || store.plan(&dictionary, &asked).await.unwrap();
        assert_eq!(told().await, Some(plan("5", 4)));
        store.undo(second.batch_id, "tester").await.unwrap();
        assert_eq!(told().await, Some(plan("5", 2)));
        store.undo(first.batch_id, "tester").await.unwrap();
        assert_eq!(told().await, None);
    })
    .await;
}
