//! School context and clusters: round trip, later files, schools that only context knows.

use analysis::{
    AcademicYear, Batch, Policy,
    cluster::Cluster,
    code::Code,
    context::{Characteristic, Context, Fact},
    territory::UnitKind,
};

use super::imports::{cube, import};
use crate::{
    Alias, Refusal, StoreError,
    testing::{batch, on_each_database, origin, result},
};

fn year(text: &str) -> AcademicYear {
    text.parse().unwrap()
}

fn fact(unit: u32, characteristic: Characteristic, of: &str, value: u32) -> Fact {
    Fact { unit, characteristic, year: year(of), value }
}

fn cluster(code: &str, members: &[u32]) -> Cluster {
    Cluster {
        code: Code::spelled(code),
        name: "Сельские школы".to_owned(),
        rule: Some("село".to_owned()),
        reason: None,
        manager: None,
        since: year("2023/24"),
        until: Some(year("2024/25")),
        members: members.to_vec(),
    }
}

/// The position of a school of the batch.
fn school(batch: &Batch, code: &str) -> u32 {
    batch.units.iter().position(|it| it.0.code.as_str() == code).unwrap() as u32
}

/// Two schools with results, context of both and a cluster of both.
fn full() -> Batch {
    let mut batch = batch([result().school("1"), result().school("2")]);
    let (one, two) = (school(&batch, "1"), school(&batch, "2"));
    let facts = [
        fact(one, Characteristic::Pupils, "2023/24", 310),
        fact(one, Characteristic::FamiliesLarge, "2023/24", 125),
        fact(two, Characteristic::Pupils, "2022/23", 0),
    ];
    batch.dictionary.context = Context::of(facts);
    batch.dictionary.clusters = vec![cluster("rural", &[one, two])];
    batch
}

#[tokio::test]
async fn context_and_clusters_come_out_as_they_went_in() {
    on_each_database(async |store| {
        import(store, &full(), "file").await;
        let found = cube(store).await;
        assert_eq!(found, full().into_cube().unwrap());
        assert_eq!(found.dictionary().context.facts().count(), 3);
        assert_eq!(found.dictionary().clusters[0].members.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_school_without_its_name_stands_nowhere() {
    on_each_database(async |store| {
        let mut batch = batch([result().school("1"), result().school("2")]);
        let facts = ["1", "2"].map(|it| school(&batch, it)).map(|it| {
            let at = |of, value| fact(it, of, "2023/24", value);
            [at(Characteristic::Latitude, 7), at(Characteristic::Pupils, 310)]
        });
        batch.dictionary.context = Context::of(facts.into_iter().flatten());
        import(store, &batch, "file").await;
        let other = |code: &Code| {
            let alias = || Alias { code: Code::spelled("other"), name: "Школа А".to_owned() };
            (code.as_str() == "2").then(alias)
        };
        let (_, cube) = store.load_cube_called(&other, Policy::Everything).await.unwrap();
        let told = |code: &str, of| {
            let unit = cube.territory().find(UnitKind::School, code).unwrap();
            cube.dictionary().context.value(unit, of, year("2023/24"))
        };
        assert_eq!(told("1", Characteristic::Latitude), Some(7));
        assert_eq!(told("other", Characteristic::Latitude), None);
        assert_eq!(told("other", Characteristic::Pupils), Some(310));
    })
    .await;
}

#[tokio::test]
async fn the_later_file_wins_and_takes_nothing_else_away() {
    on_each_database(async |store| {
        import(store, &full(), "file").await;
        let mut later = full();
        later.cells.clear();
        let one = school(&later, "1");
        let facts = [
            fact(one, Characteristic::Pupils, "2023/24", 322),
            fact(one, Characteristic::Teachers, "2023/24", 25),
        ];
        later.dictionary.context = Context::of(facts);
        later.dictionary.clusters = vec![cluster("rural", &[one]), cluster("other", &[])];
        import(store, &later, "later").await;

        let found = cube(store).await;
        let dictionary = found.dictionary();
        let unit = found.territory().find(analysis::UnitKind::School, "1").unwrap();
        let of = |it| dictionary.context.value(unit, it, year("2023/24"));
        assert_eq!(of(Characteristic::Pupils), Some(322));
        assert_eq!(of(Characteristic::Teachers), Some(25));
        assert_eq!(of(Characteristic::FamiliesLarge), Some(125), "not in the later file");
        assert_eq!(dictionary.context.facts().count(), 4);
        let members: Vec<_> = dictionary.clusters.iter().map(|it| it.members.len()).collect();
        assert_eq!(members, [2, 1, 0], "what was told first stands beside what was told later");
        let holding: Vec<_> = dictionary.clusters_in(year("2023/24")).collect();
        assert_eq!(holding.len(), 1, "of one name and year the one told last holds");
        assert_eq!(holding[0].code.as_str(), "other");
        assert_eq!(found.planes().len(), full().into_cube().unwrap().planes().len());
    })
    .await;
}

#[tokio::test]
async fn d10_a_list_told_otherwise_is_a_version_beside_the_earlier_one() {
    on_each_database(async |store| {
        let told = |file: &'static str, schools: &'static [&'static str]| {
            let mut batch = full();
            batch.cells.clear();
            let members: Vec<u32> = schools.iter().map(|it| school(&batch, it)).collect();
            let manager = Some("Отдел образования".to_owned());
            let cluster = Cluster { manager, ..cluster("rural", &members) };
            batch.dictionary.clusters = vec![cluster];
            async move { import(store, &batch, file).await }
        };
        let all = async || -> Vec<(String, usize)> {
            let found = cube(store).await;
            let of = |it: &Cluster| (it.code.to_string(), it.members.len());
            found.dictionary().clusters.iter().map(of).collect()
        };
        let named = |code: &str, schools| (code.to_owned(), schools);
        told("first", &["1", "2"]).await;
        told("second", &["1"]).await;
        assert_eq!(all().await, [named("rural", 2), named("rural.v2", 1)]);
        let found = cube(store).await;
        let manager = found.dictionary().clusters[0].manager.as_deref();
        assert_eq!(manager, Some("Отдел образования"));
        // Told as it was first: the same version holds again.
        let third = told("third", &["2", "1"]).await;
        assert_eq!(all().await, [named("rural.v2", 1), named("rural", 2)]);
        store.undo(third.batch_id, "tester").await.unwrap();
        assert_eq!(all().await, [named("rural", 2), named("rural.v2", 1)]);
    })
    .await;
}

#[tokio::test]
async fn d10_a_code_once_given_stays_with_its_list_whatever_is_undone() {
    on_each_database(async |store| {
        let told = async |file: &'static str, schools: &[&str]| {
            let mut batch = full();
            batch.cells.clear();
            let members: Vec<u32> = schools.iter().map(|it| school(&batch, it)).collect();
            batch.dictionary.clusters = vec![cluster("rural", &members)];
            import(store, &batch, file).await.batch_id
        };
        let all = async || -> Vec<(String, usize)> {
            let found = cube(store).await;
            let of = |it: &Cluster| (it.code.to_string(), it.members.len());
            found.dictionary().clusters.iter().map(of).collect()
        };
        let named = |code: &str, schools| (code.to_owned(), schools);
        let first = told("first", &["1", "2"]).await;
        let second = told("second", &["1"]).await;
        told("third", &[]).await;
        assert_eq!(all().await, [named("rural", 2), named("rural.v2", 1), named("rural.v3", 0)]);
        store.undo(second, "tester").await.unwrap();
        assert_eq!(all().await, [named("rural", 2), named("rural.v3", 0)]);
        store.undo(first, "tester").await.unwrap();
        assert_eq!(all().await, [named("rural.v3", 0)]);
        // The same file again is the same list; another one gets a number of its own.
        told("second", &["1"]).await;
        told("fourth", &["2", "1"]).await;
        assert_eq!(all().await, [named("rural.v3", 0), named("rural.v2", 1), named("rural.v4", 2)]);
    })
    .await;
}

#[tokio::test]
async fn names_that_a_code_cannot_tell_apart_are_clusters_of_their_own() {
    on_each_database(async |store| {
        for (file, name) in [("one", "Город 1"), ("two", "Город «1»")] {
            let mut batch = full();
            batch.cells.clear();
            let one = school(&batch, "1");
            let cluster = Cluster { name: name.to_owned(), ..cluster("gorod_1", &[one]) };
            batch.dictionary.clusters = vec![cluster];
            import(store, &batch, file).await;
        }
        let found = cube(store).await;
        let names: Vec<_> =
            found.dictionary().clusters.iter().map(|it| (&*it.name, it.code.as_str())).collect();
        assert_eq!(names, [("Город 1", "gorod_1"), ("Город «1»", "gorod_1.v2")]);
    })
    .await;
}

/// Of two clusters of one name and year the one told last holds, so what is told again comes last.
#[tokio::test]
async fn a_cluster_told_again_stands_behind_those_told_since() {
    on_each_database(async |store| {
        let told = |file: &'static str, codes: &[&str]| {
            let mut batch = full();
            batch.cells.clear();
            let one = school(&batch, "1");
            batch.dictionary.clusters = codes.iter().map(|it| cluster(it, &[one])).collect();
            async move { import(store, &batch, file).await }
        };
        let codes = async || -> Vec<String> {
            let found = cube(store).await;
            found.dictionary().clusters.iter().map(|it| it.code.to_string()).collect()
        };
        told("first", &["list"]).await;
        told("second", &["rules"]).await;
        let third = told("third", &["list"]).await;
        assert_eq!(codes().await, ["rules", "list"]);
        store.undo(third.batch_id, "tester").await.unwrap();
        assert_eq!(codes().await, ["list", "rules"]);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_does_not_name_a_school_does_not_rename_it() {
    on_each_database(async |store| {
        import(store, &full(), "file").await;
        let mut named = full();
        let one = school(&named, "1") as usize;
        named.units[one].0.name = "Лицей «Исток»".to_owned();
        import(store, &named, "named").await;
        let mut context = full();
        context.cells.clear();
        context.units[one].0.name = context.units[one].0.code.to_string();
        import(store, &context, "context").await;
        let found = cube(store).await;
        let unit = found.territory().find(analysis::UnitKind::School, "1").unwrap();
        assert_eq!(found.territory().unit(unit).name, "Лицей «Исток»");
    })
    .await;
}

#[tokio::test]
async fn context_of_a_school_that_the_batch_does_not_list_is_refused() {
    on_each_database(async |store| {
        let mut batch = full();
        batch.dictionary.context = Context::of([fact(99, Characteristic::Pupils, "2023/24", 310)]);
        let refused = store.take_over(&batch, &origin("file"), |_| {}).await.unwrap_err();
        assert!(matches!(refused, StoreError::Refused(Refusal::UnlistedUnit)), "{refused:?}");
        assert!(store.batches().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn undoing_an_import_brings_back_the_context_it_covered() {
    on_each_database(async |store| {
        import(store, &full(), "first").await;
        let before = cube(store).await;
        let mut later = batch([result().school("1").grade("7")]);
        let one = school(&later, "1");
        later.dictionary.context = Context::of([fact(one, Characteristic::Pupils, "2023/24", 999)]);
        later.dictionary.clusters = vec![cluster("rural", &[one]), cluster("other", &[one])];
        let second = import(store, &later, "second").await;
        assert_ne!(cube(store).await, before);
        store.undo(second.batch_id, "tester").await.unwrap();
        assert_eq!(cube(store).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_school_that_only_an_undone_import_knew_goes_with_its_context() {
    on_each_database(async |store| {
        let taken = import(store, &full(), "only").await;
        store.undo(taken.batch_id, "tester").await.unwrap();
        let left = cube(store).await;
        assert!(left.is_empty() && left.dictionary().context.is_empty());
        assert_eq!(left.dictionary().clusters, []);
    })
    .await;
}
