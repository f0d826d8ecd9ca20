//! What is decided about signals holds in the next version of the data, and the history stays.

use analysis::{
    UnitKind,
    code::Code,
    signals::{Problem, Thresholds},
};

use super::imports::{cube, import};
use crate::{
    StoreError, Undecidable,
    testing::{batch, on_each_database, result},
};

#[tokio::test]
async fn the_latest_thresholds_hold_and_those_before_stay_in_the_history() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "file").await;
        let usual = cube(store).await;
        assert_eq!(usual.dictionary().signals.thresholds, Thresholds::default());
        assert_eq!(usual.dictionary().signals.decided, None);
        let before = store.version().await.unwrap();
        let first = Thresholds { pupils_min: 15, ..Thresholds::default() };
        store.set_thresholds(&first, "малые школы", "tester").await.unwrap();
        assert!(store.version().await.unwrap() > before, "open pages hear of it");
        let second = Thresholds { false_findings: 100, ..first.clone() };
        store.set_thresholds(&second, "совет 12 ноября", "tester").await.unwrap();
        let settings = cube(store).await.dictionary().signals.clone();
        assert_eq!(settings.thresholds, second);
        let decided = settings.decided.unwrap();
        assert_eq!(decided.reason, "совет 12 ноября");
        let history = store.thresholds().await.unwrap();
        assert_eq!(history.len(), 2);
        assert_eq!((&history[1].thresholds, history[1].reason.as_str()), (&first, "малые школы"));
        assert_eq!(history[0].id.unsigned_abs(), decided.version);
    })
    .await;
}

#[tokio::test]
async fn what_a_school_last_said_stands_until_it_is_taken_back() {
    on_each_database(async |store| {
        import(store, &batch([result().school("s1")]), "file").await;
        let school = Code::spelled("s1");
        let say = async |text: &str| {
            store.write_note(&school, Problem::Bias, text, "tester").await.unwrap();
            let cube = cube(store).await;
            let unit = cube.territory().find(UnitKind::School, "s1").unwrap();
            cube.dictionary().signals.note(unit, Problem::Bias).map(|it| it.text.clone())
        };
        assert_eq!(say("Перепроверили, всё так").await.unwrap(), "Перепроверили, всё так");
        assert_eq!(say("Карантин в марте").await.unwrap(), "Карантин в марте");
        assert_eq!(say("").await, None);
        assert_eq!(store.notes().await.unwrap().len(), 3);
        let nobody = Code::spelled("nobody");
        let refused = store.write_note(&nobody, Problem::Bias, "…", "tester").await;
        let Err(StoreError::Undecidable(reason)) = refused else { panic!("{refused:?}") };
        assert_eq!(reason, Undecidable::NoSchool(nobody));
    })
    .await;
}
