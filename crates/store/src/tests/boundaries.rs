//! Boundaries of marks: round trip, later ones, and what holds when they are undone.

use analysis::{
    AcademicYear, Batch,
    code::Code,
    scale::{Boundaries, WorkBoundaries},
};

use super::imports::import;
use crate::testing::on_each_database;

/// Boundaries of the work of a grade, the lowest at `three`.
pub(super) fn of(year: AcademicYear, grade: &str, three: u32) -> WorkBoundaries {
    WorkBoundaries {
        procedure: Code::spelled("vpr"),
        subject: Code::spelled("math"),
        grade: Code::spelled(grade),
        year,
        lowest: Boundaries::new([three, three + 5, three + 9]).unwrap(),
    }
}

fn told(boundaries: &[WorkBoundaries]) -> Batch {
    Batch { boundaries: boundaries.to_vec(), ..Batch::default() }
}

#[tokio::test]
async fn later_boundaries_come_first_until_they_are_undone() {
    on_each_database(async |store| {
        let year = AcademicYear::starting(2023).unwrap();
        let [five, six, anew] = [("5", 6), ("6", 7), ("5", 8)].map(|(it, n)| of(year, it, n));
        import(store, &told(&[five.clone(), six.clone()]), "first").await;
        assert_eq!(store.boundaries().await.unwrap(), [five.clone(), six.clone()]);
        let second = import(store, &told(std::slice::from_ref(&anew)), "second").await;
        assert_eq!(store.boundaries().await.unwrap(), [anew, five.clone(), six.clone()]);
        store.undo(second.batch_id, "tester").await.unwrap();
        assert_eq!(store.boundaries().await.unwrap(), [five, six]);
    })
    .await;
}
