//! Files that name pupils: nothing that comes out of reading them does.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

use std::path::{Path, PathBuf};

/// The surnames of the invented pupils in the fixtures, and what else is theirs alone.
const PUPILS: [&str; 15] = [
    "Орлова",
    "Петрович",
    "Сидорова",
    "Кузнецов",
    "Смирнова",
    "Волков",
    "Лебедева",
    "Соколов",
    "Новикова",
    "Морозов",
    "Ивановна",
    "2100000000",
    "М-7-0",
    "01.02.2010",
    "05.02.2010",
];

/// The formats of other files with names.
const NAMING: [&str; 4] = ["journal_marks", "journal_pupils", "vsosh", "vsosh_register"];

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let inside = |it: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(it).unwrap().map(|it| it.unwrap().path()).collect()
    };
    let files = inside(&root).iter().flat_map(|it| inside(it)).collect::<Vec<_>>();
    files.into_iter().filter(|it| it.extension().is_some_and(|it| it != "snap")).collect()
}

#[test]
fn what_stands_in_the_wrong_column_names_nobody() {
    // The row of the second pupil is shifted, and the parents have a column of their own.
    let table = "\
Суммарный протокол\nУчебный год: 2025/2026\nКласс: 8А\nПериод: 1 четверть\nШкола: Школа № 1\n\n\
№;ФИО;Математика;Родители;Дата рождения\n\
1;Орлова А. П.;4;Орлова Ольга Петровна;01.02.2010\n2;4;Сидорова;Сидорова Инна;05.02.2010\n";
    let told = format!("{:?}", intake::read("edu990001.csv", table.as_bytes()));
    for text in ["Орлова", "Сидорова", "Родители", "01.02.2010"] {
        assert!(!told.contains(text), "{told}");
    }
}

#[test]
fn nothing_that_is_read_names_a_pupil() {
    let mut with_names = 0;
    for path in fixtures() {
        let bytes = std::fs::read(&path).unwrap();
        // Some formats ask their name what they are about.
        for name in ["edu990001 ВПР 2026 Физика 8 класс", "04_2026.06.01.csv"] {
            let told = format!("{:?}", intake::read(name, &bytes));
            for pupil in PUPILS {
                assert!(!told.contains(pupil), "{} as {name}: {pupil}", path.display());
            }
        }
        let folder = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        with_names += usize::from(folder.starts_with("gia_") || NAMING.contains(&folder));
    }
    assert!(with_names > 14, "the fixtures with names are there");
}

#[test]
fn a_class_that_is_called_after_its_teacher_keeps_its_number() {
    let table = "\
Пользователь;Код региона;Регион;Муниципалитет;Школа;Дата загрузки;Код;Вариант;1 (1б);2 (2б);Наименование класса;\
Пол;Отметка за предыдущий триместр/ четверть/полугодие;Итого баллов\n\
edu990001;99;reg99 | Примерский край;reg99_m001 | Примерск;edu990001 | Школа № 1;20.04.2022;50001;1;1;2;\
5А Кротова М.П.;ж;4;3\n\
edu990001;99;reg99 | Примерский край;reg99_m001 | Примерск;edu990001 | Школа № 1;20.04.2022;50002;1;0;1;\
Кротова;м;3;1\n";
    let read = intake::read("ВПР 2022 Математика 5 класс.csv", table.as_bytes()).unwrap();
    assert!(!format!("{read:?}").contains("Кротова"), "{read:?}");
    assert_eq!((read.rows_read, read.rows_rejected), (2, 0), "{:?}", read.problems);
    let classes: Vec<_> =
        read.batch.units.iter().filter(|it| it.0.kind == analysis::UnitKind::Class).collect();
    assert_eq!(classes.iter().map(|it| it.0.name.as_str()).collect::<Vec<_>>(), ["5А"]);
    assert_eq!(read.problems.len(), 2, "each name of a class is spoken of once");
}

#[test]
fn a_table_of_results_whose_classes_are_called_after_persons_says_what_to_do() {
    let table = "year,procedure,subject,grade,school_code,class,participants,scores_mean\n\
                 2024,диагностика,математика,5,0101,5 Кротова,24,11.5\n\
                 2024,диагностика,математика,5,0101,5Б,22,12\n";
    let read = intake::read("results.csv", table.as_bytes()).unwrap();
    assert!(!format!("{read:?}").contains("Кротова"), "{read:?}");
    assert_eq!((read.batch.cells.len(), read.rows_rejected), (1, 1));
    assert_eq!(read.problems[0].found, "…");
}
