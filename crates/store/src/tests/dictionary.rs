//! What becomes of members, scales and units when files disagree.

use analysis::{
    Batch, Dimension, Scale, Term,
    code::Code,
    dictionary::{Break, Member, NotHeld, Partition},
    scale::ScoreKind,
};

use super::imports::{cube, import};
use crate::{
    Refusal, StoreError,
    testing::{batch, on_each_database, origin, result},
};

/// A batch that uses every list of the dictionary.
fn full() -> Batch {
    let mut batch = batch([result().grade("5"), result().grade("6").year(2022)]);
    batch.dictionary.subjects.push(Member {
        detail: analysis::dictionary::Detail::SubjectTotal,
        ..Member::new("total", "ОБЩО").also(&["Всичко", "с \"кавычками\""])
    });
    batch.dictionary.grades.push(Member::new("5-6", "5–6"));
    let year = batch.cells[0].place.year;
    for part in [0, 1] {
        batch.dictionary.partitions.push(Partition {
            dimension: Dimension::Grade,
            procedure: (part == 0).then_some(0),
            whole: 2,
            part,
            family: 3,
            is_exhaustive: true,
        });
    }
    let not_held = NotHeld { procedure: 0, grade: Some(1), year, term: Term::Autumn };
    batch.dictionary.not_held.extend([not_held.clone(), NotHeld { grade: None, ..not_held }]);
    let reason = "новая форма".to_owned();
    batch.dictionary.breaks.push(Break { procedure: 0, grade: None, since: year, reason });
    batch.units[0].0.aliases = vec!["Старое имя".to_owned(), "код 7".to_owned()];
    batch.units[1].0.place = Some("берег".to_owned());
    batch
}

#[tokio::test]
async fn every_list_survives_and_a_second_file_repeats_nothing() {
    on_each_database(async |store| {
        import(store, &full(), "first").await;
        let expected = full().into_cube().unwrap();
        assert_eq!(cube(store).await, expected);
        import(store, &full(), "second").await;
        assert_eq!(cube(store).await, expected);
        assert_eq!(store.sources().await.unwrap(), full().dictionary.sources);
    })
    .await;
}

#[tokio::test]
async fn the_later_name_wins_and_the_old_one_stays_an_alias() {
    on_each_database(async |store| {
        import(store, &full(), "old").await;
        let mut renamed = full();
        renamed.dictionary.subjects[0].name = "Алгебра".to_owned();
        renamed.units[2].0.name = "Лицей № 1".to_owned();
        import(store, &renamed, "new").await;

        let cube = cube(store).await;
        let subject = &cube.dictionary().subjects[0];
        assert_eq!(
            (subject.name.as_str(), subject.aliases.as_slice()),
            ("Алгебра", &["MATH".to_owned()][..])
        );
        let school = cube.territory().find(analysis::UnitKind::School, "1").unwrap();
        let school = cube.territory().unit(school);
        assert_eq!(
            (school.name.as_str(), school.aliases.as_slice()),
            ("Лицей № 1", &["1".to_owned()][..])
        );
    })
    .await;
}

#[tokio::test]
async fn the_first_group_of_every_file_is_everybody() {
    on_each_database(async |store| {
        import(store, &batch([result().school("1")]), "old").await;
        let mut other = batch([result().school("2"), result().group("girls")]);
        other.dictionary.groups[0] = Member::new("vsichki", "Всички");
        import(store, &other, "new").await;
        let cube = cube(store).await;
        let groups = &cube.dictionary().groups;
        assert_eq!(groups.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["all", "girls"]);
        assert!(groups[0].is_called("всички") && groups[0].is_called("vsichki"));
    })
    .await;
}

#[tokio::test]
async fn a_scale_keeps_its_levels_but_may_move_its_thresholds() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "first").await;
        let mut moved = batch([result()]);
        moved.dictionary.scales[0].quality_from = 4;
        import(store, &moved, "moved").await;
        assert_eq!(cube(store).await.dictionary().scales[0].quality_from, 4);

        let mut changed = batch([result()]);
        changed.dictionary.scales[0] = Scale { scores: ScoreKind::Mark, ..Scale::marks_2_to_5() };
        let refused = store.take_over(&changed, &origin("changed"), |_progress| {}).await;
        let code = Code::spelled("marks_2_5");
        let expected = Refusal::ScaleChanged(code);
        assert!(matches!(refused, Err(StoreError::Refused(it)) if it == expected));
    })
    .await;
}

#[tokio::test]
async fn what_would_be_part_of_itself_is_refused() {
    on_each_database(async |store| {
        import(store, &full(), "first").await;
        let mut circular = full();
        for partition in &mut circular.dictionary.partitions {
            std::mem::swap(&mut partition.whole, &mut partition.part);
        }
        let refused = store.take_over(&circular, &origin("circular"), |_progress| {}).await;
        let expected = Refusal::Circular(Dimension::Grade);
        assert!(matches!(refused, Err(StoreError::Refused(it)) if it == expected));
    })
    .await;
}

#[tokio::test]
async fn more_grades_than_a_cube_can_mark_are_refused() {
    on_each_database(async |store| {
        let mut crowded = batch([result()]);
        for grade in 0..64 {
            let code = format!("g{grade}");
            crowded.dictionary.grades.push(Member::new(&code, code.clone()));
        }
        let refused = store.take_over(&crowded, &origin("crowded"), |_progress| {}).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::TooManyGrades))));
    })
    .await;
}
