//! From a number back to imports, sheets and rows.

use analysis::{Batch, Cube, Dimension, Lines, Policy, Published, View, disclosure, origin};

use super::imports::{cube, import};
use crate::{
    Evidence, Found, Store, Taken,
    testing::{batch, on_each_database, origin as file, result},
};

pub(super) fn view(filters: &[(Dimension, &str)]) -> View {
    let chosen = filters.iter().fold(View::default(), |it, (of, code)| it.with_filter(*of, code));
    chosen.with_filter(Dimension::Procedure, "vpr").with_filter(Dimension::Year, "2023/24")
}

pub(super) async fn published(store: &Store) -> Published<Cube> {
    disclosure::publish(cube(store).await, Policy::Everything)
}

/// Takes a batch over, its cells found in these rows.
pub(super) async fn traced(
    store: &Store,
    batch: &Batch,
    name: &str,
    sheets: &[&str],
    lines: &[&str],
) -> Taken {
    let lines: Vec<Lines> = lines.iter().map(|it| it.parse().unwrap()).collect();
    let sheets: Vec<String> = sheets.iter().map(|it| (*it).to_owned()).collect();
    let evidence = Evidence { sheets: &sheets, lines: &lines, ..Evidence::default() };
    store.take_over_with(batch, &file(name), evidence, |_progress| {}).await.unwrap()
}

async fn found(store: &Store, filters: &[(Dimension, &str)]) -> Vec<Found> {
    let cube = published(store).await;
    let asked = origin::asked(&cube, &view(filters));
    store.origins(cube.get().dictionary(), &asked).await.unwrap()
}

fn told(found: &[Found]) -> Vec<String> {
    let part = |it: &crate::Part| format!("{}[{}]", it.sheet.as_deref().unwrap_or(""), it.lines);
    let told = found.iter().map(|it| {
        let parts: Vec<String> = it.parts.iter().map(part).collect();
        let Found { batch, file_name, cells, covered, untraced, .. } = it;
        format!("{batch} {file_name} {cells}/{covered}/{untraced} {}", parts.join(" "))
    });
    told.collect()
}

#[tokio::test]
async fn a_number_knows_its_files_sheets_and_rows() {
    on_each_database(async |store| {
        let first = batch([
            result().school("1"),
            result().school("2"),
            result().school("3").municipality("village"),
            result().school("1").subject("russian"),
        ]);
        traced(store, &first, "first", &["4а", "4б"], &["2-26,40", "1:5", "1:6", "1:90"]).await;
        let math = (Dimension::Subject, "math");
        let school = found(store, &[math, (Dimension::School, "1")]).await;
        assert_eq!(told(&school), ["1 first.csv 1/0/0 4а[2-26,40]"]);
        let town = found(store, &[math, (Dimension::Municipality, "town")]).await;
        assert_eq!(told(&town), ["1 first.csv 2/0/0 4а[2-26,40] 4б[1:5]"]);
        let all = found(store, &[math]).await;
        assert_eq!(told(&all), ["1 first.csv 3/0/0 4а[2-26,40] 4б[1:5-6]"]);
    })
    .await;
}

#[tokio::test]
async fn a_later_import_covers_an_earlier_one_and_undoing_it_uncovers() {
    on_each_database(async |store| {
        let both = batch([result().school("1"), result().school("2")]);
        traced(store, &both, "first", &[""], &["2", "3"]).await;
        let later = batch([result().school("2").marks([0, 0, 1, 9])]);
        let taken = traced(store, &later, "later", &[""], &["7"]).await;
        let town = [(Dimension::Subject, "math"), (Dimension::Municipality, "town")];
        let expected = ["2 later.csv 1/0/0 [7]", "1 first.csv 2/1/0 [2]"];
        assert_eq!(told(&found(store, &town).await), expected);
        store.undo(taken.batch_id, "tester").await.unwrap();
        assert_eq!(told(&found(store, &town).await), ["1 first.csv 2/0/0 [2-3]"]);
    })
    .await;
}

#[tokio::test]
async fn what_an_earlier_program_took_over_knows_its_file_only() {
    on_each_database(async |store| {
        import(store, &batch([result()]), "old").await;
        let found = found(store, &[(Dimension::Subject, "math")]).await;
        assert_eq!(told(&found), ["1 old.csv 1/0/1 "]);
        assert!(self::found(store, &[(Dimension::Subject, "nothing")]).await.is_empty());
    })
    .await;
}
