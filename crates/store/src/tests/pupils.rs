//! Pupil rows: beside results, page by page, gone with their import.

use analysis::{
    Batch, Dimension, Indicator, Pupil, Pupils, View, answer,
    attempt::FIRST_ATTEMPTS,
    origin,
    pupil::{Attempt, Code, Points, Sex, Status, Task, Tasks, Work},
};

use sea_orm::EntityTrait;

use super::origins::{published, view};
use crate::{
    Evidence, Rows, Store, Taken,
    entities::{pupil_works, pupils},
    testing::{batch, on_each_database, origin as file, result},
};

/// Two schools of a town, a third elsewhere.
pub(super) fn schools() -> Batch {
    batch([
        result().school("1"),
        result().school("2"),
        result().school("3").municipality("village"),
    ])
}

fn pupil(unit: usize, line: u32, mark: u8) -> Pupil {
    Pupil {
        work: 0,
        unit: unit.try_into().unwrap(),
        sheet: 0,
        line,
        code: Code::of(&format!("400{line:02}")).unwrap(),
        status: Status::Present,
        attempt: Attempt::Only,
        day: None,
        class: Some("4А".into()),
        sex: Some(Sex::Female),
        variant: Some("2".into()),
        journal: Some(4),
        primary: Some(11),
        mark: Some(mark),
        score: None,
        tasks: Tasks::of([Points::Of(2), Points::NotBegun]),
        kept_from: None,
    }
}

fn task(name: &str, max: Option<u16>) -> Task {
    Task { name: name.to_owned(), max }
}

pub(super) fn rows_of(batch: &Batch, rows: &[(&str, u32, u8)]) -> Pupils {
    let unit = |code: &str| {
        let is = |it: &(analysis::territory::Unit, _)| {
            it.0.kind == analysis::UnitKind::School && it.0.code.as_str() == code
        };
        batch.units.iter().position(is).unwrap()
    };
    let work =
        Work { place: batch.cells[0].place, tasks: vec![task("1", Some(2)), task("2К1", None)] };
    let rows = rows.iter().map(|(school, line, mark)| pupil(unit(school), *line, *mark));
    Pupils { works: vec![work], rows: rows.collect() }
}

pub(super) async fn take(store: &Store, name: &str, batch: &Batch, pupils: &Pupils) -> Taken {
    let evidence = Evidence { pupils: Some(pupils), ..Evidence::default() };
    store.take_over_with(batch, &file(name), evidence, |_progress| {}).await.unwrap()
}

async fn behind(store: &Store, place: (Dimension, &str), offset: u64, limit: u64) -> Rows {
    let cube = published(store).await;
    let asked = origin::asked(&cube, &view(&[(Dimension::Subject, "math"), place]));
    store.pupils(cube.get().dictionary(), &asked, offset, limit).await.unwrap()
}

fn lines(rows: &Rows) -> Vec<(i32, String, u64)> {
    rows.rows.iter().map(|it| (it.batch, it.school.clone(), it.line)).collect()
}

const TOWN: (Dimension, &str) = (Dimension::Municipality, "town");

#[tokio::test]
async fn rows_behind_a_number_come_page_by_page() {
    on_each_database(async |store| {
        let batch = schools();
        let mut pupils =
            rows_of(&batch, &[("1", 2, 3), ("1", 3, 4), ("2", 4, 5), ("3", 5, 2), ("2", 6, 5)]);
        pupils.rows[1].status = Status::Absent;
        take(store, "file", &batch, &pupils).await;
        let all = behind(store, TOWN, 0, 10).await;
        assert_eq!((all.total, all.absent, all.latest.n), (4, 1, 3));
        assert_eq!(all.latest.marks, [0, 1, 0, 2]);
        let expected = [("1", 2), ("1", 3), ("2", 4), ("2", 6)];
        let expected: Vec<_> = expected.map(|(it, line)| (1, it.to_owned(), line)).to_vec();
        assert_eq!(lines(&all), expected);
        for offset in 0..4 {
            let page = behind(store, TOWN, offset, 1).await;
            assert_eq!((page.total, lines(&page)), (4, vec![expected[offset as usize].clone()]));
        }
        let row = &all.rows[0];
        assert_eq!((row.code.as_str(), row.class.as_deref()), ("40002", Some("4А")));
        assert_eq!((row.journal, row.primary, row.mark), (Some(4), Some(11), Some(3)));
        let tasks = [("1".to_owned(), Points::Of(2)), ("2К1".to_owned(), Points::NotBegun)];
        assert_eq!((row.sex, row.tasks.as_slice()), (Some(Sex::Female), &tasks[..]));
        assert_eq!(behind(store, (Dimension::School, "3"), 0, 9).await.total, 1);
    })
    .await;
}

#[tokio::test]
async fn first_and_latest_attempts_are_both_there() {
    on_each_database(async |store| {
        let batch = schools();
        let mut pupils = rows_of(&batch, &[("1", 2, 2), ("1", 9, 4), ("1", 3, 5)]);
        pupils.rows[0].attempt = Attempt::First;
        pupils.rows[1].attempt = Attempt::Latest;
        take(store, "file", &batch, &pupils).await;
        let rows = behind(store, (Dimension::School, "1"), 0, 9).await;
        assert_eq!((rows.total, rows.first.n, rows.latest.n), (3, 2, 2));
        assert_eq!((rows.first.marks, rows.latest.marks), ([1, 0, 0, 1], [0, 0, 1, 1]));
    })
    .await;
}

#[tokio::test]
async fn what_a_task_gives_is_kept_where_the_file_says_so() {
    on_each_database(async |store| {
        let batch = schools();
        take(store, "file", &batch, &rows_of(&batch, &[("1", 2, 3), ("2", 3, 4)])).await;
        let works = pupil_works::Entity::find().all(&store.db).await.unwrap();
        let kept = crate::pupils::tasks_of(&works[0]).unwrap();
        assert_eq!(kept, [task("1", Some(2)), task("2К1", None)]);
        let before = pupil_works::Model { greatest: None, ..works[0].clone() };
        let former = crate::pupils::tasks_of(&before).unwrap();
        assert_eq!(former, [task("1", None), task("2К1", None)], "an earlier program kept none");
    })
    .await;
}

#[tokio::test]
async fn first_attempts_hold_as_long_as_the_result_they_stand_beside() {
    on_each_database(async |store| {
        // 4 of 10 failed at first; then one did.
        let told = |latest, first| {
            let all = result().marks(latest);
            batch([all, result().school("2"), all.group(FIRST_ATTEMPTS).marks(first)])
        };
        crate::tests::imports::import(store, &told([1, 3, 3, 3], [4, 2, 2, 2]), "june").await;
        let failed = async |group: Option<&'static str>| {
            let cube = published(store).await;
            let mut filters = vec![(Dimension::Subject, "math")];
            filters.extend(group.map(|it| (Dimension::Group, it)));
            let asked = View { indicator: Indicator::Below, ..view(&filters) };
            let row = answer(&cube, &asked).rows[0];
            row.value.map(|it| (it.numerator.unwrap(), it.denominator))
        };
        // The other school has one of ten in both.
        assert_eq!(failed(None).await, Ok((2.0, 20.0)));
        assert_eq!(failed(Some(FIRST_ATTEMPTS)).await, Ok((5.0, 20.0)));
        let corrected = batch([result().marks([0, 4, 3, 3])]);
        crate::tests::imports::import(store, &corrected, "corrected").await;
        assert_eq!(failed(None).await, Ok((1.0, 20.0)));
        let cube = store.load_cube().await.unwrap().1;
        let first = cube.dictionary().first_attempts();
        assert!(cube.planes().iter().all(|it| Some(it.group) != first), "they are of another sum");
        store.undo(2, "tester").await.unwrap();
        assert_eq!(failed(Some(FIRST_ATTEMPTS)).await, Ok((5.0, 20.0)));
    })
    .await;
}

#[tokio::test]
async fn of_two_imports_the_later_rows_count_and_undoing_brings_the_earlier_back() {
    on_each_database(async |store| {
        let batch = schools();
        take(store, "first", &batch, &rows_of(&batch, &[("1", 2, 3), ("2", 3, 3)])).await;
        let second = take(store, "second", &batch, &rows_of(&batch, &[("1", 7, 5)])).await;
        let now = lines(&behind(store, TOWN, 0, 9).await);
        assert_eq!(now, [(2, "1".to_owned(), 7), (1, "2".to_owned(), 3)]);
        store.undo(second.batch_id, "tester").await.unwrap();
        let then = lines(&behind(store, TOWN, 0, 9).await);
        assert_eq!(then, [(1, "1".to_owned(), 2), (1, "2".to_owned(), 3)]);
        store.undo(1, "tester").await.unwrap();
        assert!(pupils::Entity::find().all(&store.db).await.unwrap().is_empty());
        assert!(pupil_works::Entity::find().all(&store.db).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn aggregates_are_compared_with_the_rows_that_are_there() {
    on_each_database(async |store| {
        let batch = schools();
        let rows = rows_of(&batch, &[("1", 2, 3), ("1", 3, 4), ("2", 4, 5), ("3", 5, 2)]);
        take(store, "rows", &batch, &rows).await;
        // A published table of the town and of a school.
        let published = crate::testing::batch([result().school("1")]);
        let preview = store.preview(&published, &file("published").sha256, &[]).await.unwrap();
        let sums: Vec<_> = preview.known.from_rows.iter().collect();
        let [(0, sum)] = sums[..] else { panic!("{sums:?}") };
        assert_eq!((sum.participants, sum.levels.unwrap().counts), (2, [0, 1, 1, 0, 0, 0]));
        store.undo(1, "tester").await.unwrap();
        let preview = store.preview(&published, &file("published").sha256, &[]).await.unwrap();
        assert!(preview.known.from_rows.is_empty());
    })
    .await;
}

#[tokio::test]
async fn domain_row_15_pupils_low_in_two_works_are_told_by_code_and_of_their_school_alone() {
    on_each_database(async |store| {
        let math = schools();
        let marks = [("1", 2, 2), ("1", 3, 2), ("1", 4, 5), ("2", 2, 2)];
        take(store, "math", &math, &rows_of(&math, &marks)).await;
        let reading =
            batch([result().subject("rus").school("1"), result().subject("rus").school("2")]);
        let mut rows = rows_of(&reading, &[("1", 2, 2), ("1", 3, 3), ("1", 4, 5)]);
        // Twice without a code in row 9: nothing joins them.
        rows.rows.push(Pupil { code: Code::of_row(0, 9), ..rows.rows[0].clone() });
        take(store, "rus", &reading, &rows).await;
        let year = reading.cells[0].place.year;
        let told = async |school: &str, mark: u8| {
            let found = store.repeated(school, year, mark).await.unwrap();
            found.into_iter().map(|it| (it.code, it.works.len())).collect::<Vec<_>>()
        };
        assert_eq!(told("1", 2).await, [("40002".to_owned(), 2)]);
        assert_eq!(told("1", 5).await, [("40004".to_owned(), 2)]);
        assert_eq!(told("2", 2).await, [], "one work");
        let other = analysis::AcademicYear::starting(2001).unwrap();
        assert_eq!(store.repeated("1", other, 2).await.unwrap(), []);
    })
    .await;
}
