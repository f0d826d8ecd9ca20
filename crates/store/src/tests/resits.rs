//! Further attempts in an import of their own: joined with the rows that are kept, class by class.

use std::collections::BTreeMap;

use analysis::{
    Batch, Cell, Dictionary, Pupil, Pupils, Tally, UnitKind,
    code::Code as UnitCode,
    cube::Place,
    pupil::{
        Attempt, Code, Status, Tasks, Work,
        resit::{Met, Resits},
    },
    tally::Levels,
    territory::Unit,
};
use sea_orm::EntityTrait;

use crate::{
    Adds, Evidence, Irreversible, Refusal, Store, StoreError, Taken,
    entities::pupils,
    testing::{batch, on_each_database, origin as file, result},
};

const JUNE: Option<u32> = Some(20_260_601);
const SEPTEMBER: Option<u32> = Some(20_260_904);

#[expect(clippy::unnecessary_wraps, reason = "of the form that is asked for")]
fn adds(_: &Dictionary, _: Place, row: &Pupil) -> Option<Tally> {
    let mut levels = Levels::default();
    levels.counts[usize::from(row.mark.unwrap() - 2)] = 1;
    Some(Tally { participants: 1, levels: Some(levels), ..Tally::default() })
}

/// What a file says of the school: for each class its pupils with code and mark; without a name they
/// are of the school itself.
pub(super) fn said(classes: &[(&str, &[(&str, u8)])], day: Option<u32>) -> (Batch, Pupils) {
    let mut batch = batch([result().procedure("oge")]);
    let place = batch.cells.pop().unwrap().place;
    let school = batch.units.len() - 1;
    let mut pupils = Pupils { works: vec![Work { place, tasks: Vec::new() }], rows: Vec::new() };
    for (class, rows) in classes {
        let unit = if class.is_empty() {
            school
        } else {
            let unit = Unit::new(UnitKind::Class, UnitCode::spelled(class), class.to_uppercase());
            batch.units.push((unit, Some(school)));
            batch.units.len() - 1
        };
        let unit = u32::try_from(unit).unwrap();
        let mut tally = Tally::default();
        for (line, (code, mark)) in (2..).zip(*rows) {
            let row = Pupil {
                work: 0,
                unit,
                sheet: 0,
                line,
                code: Code::of(code).unwrap(),
                status: Status::Present,
                attempt: Attempt::Only,
                day,
                class: None,
                sex: None,
                variant: None,
                journal: None,
                primary: None,
                mark: Some(*mark),
                score: None,
                tasks: Tasks::default(),
                kept_from: None,
            };
            tally += adds(&batch.dictionary, place, &row).unwrap();
            pupils.rows.push(row);
        }
        batch.cells.push(Cell { place, unit, tally });
    }
    (batch, pupils)
}

fn june() -> (Batch, Pupils) {
    let one: &[_] = &[("101", 2), ("102", 4), ("103", 2)];
    said(&[("1.9a", one), ("1.9b", &[("104", 5)])], JUNE)
}

async fn take(store: &Store, name: &str, (batch, pupils): &(Batch, Pupils)) -> Taken {
    let can_join = met(store, &(batch.clone(), pupils.clone())).await.is_some_and(|it| it.1);
    let join = can_join.then_some(adds as Adds);
    let evidence = Evidence { pupils: Some(pupils), join, ..Evidence::default() };
    store.take_over_with(batch, &file(name), evidence, |_progress| {}).await.unwrap()
}

async fn met(store: &Store, (batch, pupils): &(Batch, Pupils)) -> Option<(Met, bool)> {
    let evidence = Evidence { pupils: Some(pupils), ..Evidence::default() };
    let found = store.resit(batch, evidence, adds).await.unwrap();
    found.map(|it| (it.met, it.joined.is_some()))
}

/// The marks of each class, and of the school where it has a result of its own.
async fn there(store: &Store) -> BTreeMap<&'static str, [u64; 4]> {
    let (asked, _) = said(&[("", &[]), ("1.9a", &[]), ("1.9b", &[])], None);
    let known = store.preview(&asked, &file("asked").sha256, &[]).await.unwrap().known.present;
    let marks = |it: &Tally| {
        let [two, three, four, five, ..] = it.levels.unwrap().counts;
        [two, three, four, five]
    };
    let named = ["school", "9a", "9b"].into_iter().enumerate();
    named.filter_map(|(at, name)| Some((name, marks(known.get(&at)?)))).collect()
}

#[tokio::test]
async fn a_file_without_classes_changes_the_classes_of_those_who_sat_again() {
    on_each_database(async |store| {
        take(store, "june", &june()).await;
        let before = there(store).await;
        assert_eq!(before, BTreeMap::from([("9a", [2, 0, 1, 0]), ("9b", [0, 0, 0, 1])]));
        let september = said(&[("", &[("101", 3)])], SEPTEMBER);
        let expected = Met { given: 1, known: 1, kept: 4, same_day: 0 };
        assert_eq!(met(store, &september).await, Some((expected, true)));
        assert_eq!(expected.suggested(), Resits::Join);
        let taken = take(store, "september", &september).await;
        let after = BTreeMap::from([("9a", [1, 1, 1, 0]), ("9b", [0, 0, 0, 1])]);
        assert_eq!(there(store).await, after);
        // Rows of the class, those of June with their import.
        let rows = pupils::Entity::find().all(&store.db).await.unwrap();
        let own = rows.iter().filter(|it| it.work_id > 1);
        let own: Vec<_> = own.map(|it| (it.code.as_str(), it.attempt, it.kept_from)).collect();
        let expected = [
            ("101", Attempt::First as i16, Some(1)),
            ("101", Attempt::Latest as i16, None),
            ("102", Attempt::Only as i16, Some(1)),
            ("103", Attempt::Only as i16, Some(1)),
        ];
        let mut own = own;
        own.sort_unstable();
        assert_eq!(own, expected);

        // A third file, and back again in the order in which they need each other.
        let october = said(&[("1.9b", &[("104", 4)]), ("", &[("101", 4)])], Some(20_261_001));
        let third = take(store, "october", &october).await;
        let last = BTreeMap::from([("9a", [1, 0, 2, 0]), ("9b", [0, 0, 1, 0])]);
        assert_eq!(there(store).await, last);
        let needed = store.undo(taken.batch_id, "tester").await.unwrap_err();
        let expected = Irreversible::Joined { batch: taken.batch_id, by: third.batch_id };
        assert!(matches!(needed, StoreError::Irreversible(it) if it == expected));
        store.undo(third.batch_id, "tester").await.unwrap();
        assert_eq!(there(store).await, after);
        store.undo(taken.batch_id, "tester").await.unwrap();
        assert_eq!(there(store).await, before);
        store.undo(1, "tester").await.unwrap();
        assert!(pupils::Entity::find().all(&store.db).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn rows_that_are_not_the_result_that_is_there_are_not_joined() {
    on_each_database(async |store| {
        take(store, "june", &june()).await;
        // Published beside the rows: one more «2» in 9А.
        let mut published = said(&[("1.9a", &[("101", 2), ("102", 2), ("103", 2)])], None);
        published.1 = Pupils::default();
        let origin = file("published");
        store.take_over(&published.0, &origin, |_progress| {}).await.unwrap();
        let september = said(&[("1.9a", &[("101", 3)])], SEPTEMBER);
        assert_eq!(met(store, &september).await.map(|it| it.1), Some(false));
        let (batch, pupils) = &september;
        let join = Evidence { pupils: Some(pupils), join: Some(adds), ..Evidence::default() };
        let decided = store.take_over_with(batch, &file("decided"), join, |_progress| {}).await;
        let refused = decided.unwrap_err();
        assert!(matches!(refused, StoreError::Refused(Refusal::Unjoinable)), "{refused}");
        take(store, "september", &september).await;
        assert_eq!(there(store).await["9a"], [0, 1, 0, 0], "it takes the place of what is there");
    })
    .await;
}

#[tokio::test]
async fn files_that_share_no_pupil_meet_nobody() {
    on_each_database(async |store| {
        assert_eq!(met(store, &june()).await, None);
        take(store, "june", &june()).await;
        assert_eq!(met(store, &said(&[("1.9a", &[("201", 3)])], SEPTEMBER)).await, None);
        let nobody = (june().0, Pupils::default());
        assert_eq!(met(store, &nobody).await, None, "no rows");
    })
    .await;
}
