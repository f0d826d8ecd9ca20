//! Tables that are nobody's format: what is suggested, what is read, what is never repeated.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

use std::{collections::BTreeMap, io::Write};

use intake::{
    Format, Knowledge, Unreadable,
    mapping::{At, Column, Mapping, Reason, draft},
};
use rust_xlsxwriter::Workbook;

const CLEAN: &str = include_str!("../fixtures/mapped/clean.csv");
const TOLD: &str = include_str!("../fixtures/mapped/mapping.json");

fn told() -> Mapping {
    serde_json::from_str(TOLD).unwrap()
}

/// For each class pupils, levels and the sum of scores, by hand: 8, 32, 40 and 20 % of 25 and so on.
const COUNTED: [(&str, u64, [u64; 4], i128); 3] = [
    ("8А", 25, [2, 8, 10, 5], 285_000),
    ("8Б", 24, [3, 9, 8, 4], 246_000),
    ("8А", 20, [0, 5, 10, 5], 250_000),
];

fn counted(bytes: &[u8], mapping: &Mapping) -> Vec<(String, u64, [u64; 4], i128)> {
    let harvest =
        intake::read_with("Физика.csv", bytes, &Knowledge::mapped([mapping.clone()])).unwrap();
    assert_eq!(harvest.format, Format::Mapped);
    assert_eq!(harvest.shape, Some(mapping.shape()));
    assert_eq!(harvest.problems, []);
    let class = |unit: u32| harvest.batch.units[unit as usize].0.name.clone();
    let cells = harvest.batch.cells.iter();
    let told = cells.map(|it| {
        let levels = it.tally.levels.unwrap().counts;
        let scores = it.tally.scores.unwrap().sum;
        (class(it.unit), it.tally.participants, [0, 1, 2, 3].map(|at| levels[at]), scores)
    });
    told.collect()
}

fn expected() -> Vec<(String, u64, [u64; 4], i128)> {
    COUNTED.map(|(class, n, levels, sum)| (class.to_owned(), n, levels, sum)).to_vec()
}

#[test]
fn a_table_of_a_school_is_read_as_it_was_told() {
    assert_eq!(counted(CLEAN.as_bytes(), &told()), expected());
    let harvest =
        intake::read_with("x.csv", CLEAN.as_bytes(), &Knowledge::mapped([told()])).unwrap();
    let dictionary = &harvest.batch.dictionary;
    assert_eq!(dictionary.grades[0].code.as_str(), "8", "the grade of «8А»");
    assert_eq!(dictionary.subjects[0].name, "Физика");
    let names: Vec<_> = harvest.batch.units.iter().map(|(it, _)| it.name.as_str()).collect();
    assert!(names.contains(&"г. Примерск") && names.contains(&"МБОУ «СОШ № 1»"), "{names:?}");
    let lines: Vec<u32> = harvest.origins.iter().map(|it| it.first().unwrap().first).collect();
    assert_eq!(lines, [6, 7, 8], "the lines of an editor");
}

#[test]
fn the_same_table_is_known_wherever_it_stands() {
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .has_headers(false)
        .from_reader(CLEAN.as_bytes())
        .records()
        .map(|it| it.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Пояснения к таблице").unwrap();
    let sheet = book.add_worksheet().set_name("8 классы").unwrap();
    for (row, cells) in (4_u32..).zip(&rows[2..]) {
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write(row, column, text).unwrap();
        }
    }
    assert_eq!(counted(&book.save_to_buffer().unwrap(), &told()), expected());

    let page: String = rows[2..]
        .iter()
        .map(|row| {
            format!(
                "<tr>{}</tr>",
                row.iter().map(|it| format!("<td>{it}</td>")).collect::<String>()
            )
        })
        .collect();
    let page = format!("<html><body><table>{page}</table></body></html>");
    assert_eq!(counted(page.as_bytes(), &told()), expected(), "HTML");

    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("8.csv", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(CLEAN.replace(';', "\t").as_bytes()).unwrap();
    let archive = archive.finish().unwrap().into_inner();
    assert_eq!(counted(&archive, &told()), expected(), "tabs in an archive");
    assert_eq!(
        intake::file_in("any.zip/8.csv", &archive).map(|it| it.len()),
        Some(CLEAN.len()),
        "the packed file is found again"
    );
}

#[test]
fn what_columns_may_mean_is_suggested() {
    use Column as C;
    let draft = draft("Физика.csv", CLEAN.as_bytes(), None).unwrap();
    assert_eq!(draft.at, At { sheet: 0, row: 2, depth: 1 });
    let suggested: Vec<_> = draft.columns.iter().map(|it| it.suggestion.map(|it| it.0)).collect();
    let expected = [
        None,
        Some(C::Municipality),
        Some(C::School),
        Some(C::Class),
        None,
        Some(C::Participants),
        Some(C::Percent1),
        Some(C::Percent2),
        Some(C::Percent3),
        Some(C::Percent4),
        Some(C::ScoresMean),
    ];
    assert_eq!(suggested, expected);
    assert!(draft.columns[4].is_person && draft.columns[4].samples.is_empty());
    let constants: BTreeMap<C, String> = [(C::Year, "2024/2025"), (C::Subject, "Физика")]
        .map(|(it, told)| (it, told.to_owned()))
        .into();
    assert_eq!(draft.constants, constants);
    let faults: Vec<_> = draft.suggested().faults().iter().map(ToString::to_string).collect();
    assert_eq!(faults, ["no column or constant for procedure"]);
}

#[test]
fn columns_without_a_telling_heading_are_known_by_their_values() {
    use Column as C;
    let text = "a;b;c;d;2;3;4;5\nedu990001;7Б;2023/24;Химия;10;20;30;40\nedu990002;7В;2023/24;Химия;0;50;50;0\nedu990003;7Г;2023/24;Химия;25;25;25;25\n";
    let draft = draft("x.csv", text.as_bytes(), None).unwrap();
    let suggested: Vec<_> = draft.columns.iter().map(|it| it.suggestion.unwrap()).collect();
    let expected = [
        (C::SchoolCode, Reason::Values),
        (C::Class, Reason::Values),
        (C::Year, Reason::Values),
        (C::Subject, Reason::Values),
        (C::Percent1, Reason::Values),
        (C::Percent2, Reason::Values),
        (C::Percent3, Reason::Values),
        (C::Percent4, Reason::Values),
    ];
    assert_eq!(suggested, expected, "every row of the marks makes 100");
}

#[test]
fn a_known_format_needs_no_mapping_and_another_heading_is_not_read_by_it() {
    let long = "year,procedure,subject,grade,school_code,participants\n2024,a,b,5,0101,24\n";
    assert_eq!(
        intake::read_with("x", long.as_bytes(), &Knowledge::mapped([told()])).unwrap().format,
        Format::Long
    );
    let other = CLEAN.replace("Средний балл", "Балл");
    let refused =
        intake::read_with("x", other.as_bytes(), &Knowledge::mapped([told()])).unwrap_err();
    assert!(matches!(refused, Unreadable::UnknownFormat { .. }), "{refused}");
    let retyped = CLEAN.replace("Средний балл", " средний  БАЛЛ ").replace("Писали", "Пиcaли");
    assert_eq!(counted(retyped.as_bytes(), &told()), expected(), "case, spaces, alphabets");
}

#[test]
fn a_long_table_that_lacks_a_column_can_be_completed() {
    let text = "Год;Предмет;Класс;Код ОО;2;3;4;5\n2024;Химия;8;0101;1;2;3;4\n";
    let refused = intake::read("x", text.as_bytes()).unwrap_err();
    assert!(refused.is_mappable(), "{refused}");
    let mut mapping = draft("x", text.as_bytes(), None).unwrap().suggested();
    assert_eq!(mapping.faults().len(), 1);
    mapping.constants.insert(Column::Procedure, "ВПР".to_owned());
    let harvest = intake::read_with("x", text.as_bytes(), &Knowledge::mapped([mapping])).unwrap();
    let tally = harvest.batch.cells[0].tally;
    assert_eq!((tally.participants, tally.levels.unwrap().counts), (10, [1, 2, 3, 4, 0, 0]));
}

#[test]
fn a_file_that_says_another_year_than_was_told_is_noticed() {
    let next = CLEAN.replace("2024/2025", "2025/2026");
    let harvest =
        intake::read_with("Химия.csv", next.as_bytes(), &Knowledge::mapped([told()])).unwrap();
    let problems: Vec<_> = harvest.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        ["line 4, column year: found `2025/2026`, expected 2024/2025, as was told for all rows \
          (ignored)"]
    );
    assert_eq!(harvest.rows_loaded(), 3);
}

#[test]
fn a_dash_is_nobody_only_where_the_others_are_everybody() {
    use Column as C;
    let heading = "ОУ;n;два;три;четыре;пять";
    let columns = [
        ("ОУ", C::School),
        ("n", C::Participants),
        ("два", C::Level1),
        ("три", C::Level2),
        ("четыре", C::Level3),
        ("пять", C::Level4),
    ];
    let constants =
        [(C::Year, "2024"), (C::Procedure, "КР"), (C::Subject, "Химия"), (C::Grade, "8")];
    let mapping = Mapping {
        columns: columns.map(|(it, column)| (it.to_owned(), column)).into(),
        constants: constants.map(|(it, told)| (it, told.to_owned())).into(),
        ..Mapping::default()
    };
    let text = format!("{heading}\nШкола 1;10;-;3;4;3\nШкола 2;10;-;3;4;2\n");
    let harvest = intake::read_with("x", text.as_bytes(), &Knowledge::mapped([mapping])).unwrap();
    assert_eq!(harvest.batch.cells[0].tally.levels.unwrap().counts, [0, 3, 4, 3, 0, 0]);
    let problems: Vec<_> = harvest.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        ["line 3, column два: found `-`, expected a count, 0 if nobody has this level"]
    );
}

#[test]
fn shares_formatted_as_percentages_are_parts_of_one() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let heading = ["Школа", "Писали", "2", "3", "4", "5"];
    for (column, text) in (0_u16..).zip(heading) {
        sheet.write(0, column, text).unwrap();
    }
    sheet.write(1, 0, "Школа № 1").unwrap();
    for (column, number) in (1_u16..).zip([8.0, 0.125, 0.25, 0.5, 0.125]) {
        sheet.write(1, column, number).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let mut mapping = draft("x.xlsx", &bytes, None).unwrap().suggested();
    use Column as C;
    let constants =
        [(C::Year, "2024"), (C::Procedure, "КР"), (C::Subject, "Химия"), (C::Grade, "8")];
    mapping.constants.extend(constants.map(|(it, told)| (it, told.to_owned())));
    assert_eq!(mapping.faults(), []);
    let harvest = intake::read_with("x.xlsx", &bytes, &Knowledge::mapped([mapping])).unwrap();
    assert_eq!(harvest.batch.cells[0].tally.levels.unwrap().counts, [1, 2, 4, 1, 0, 0]);
}

#[test]
fn names_of_persons_come_out_of_nothing() {
    let broken = include_str!("../fixtures/mapped/broken.csv");
    // Even where somebody says that the teacher is the school.
    let mut wrong = told();
    wrong.columns.remove("Образовательная организация");
    wrong.columns.insert("Учитель".to_owned(), Column::School);
    let headless = |text: &str| text.replace("Учитель", "Кто");
    let mut unheaded = wrong.clone();
    unheaded.columns.remove("Учитель");
    unheaded.columns.insert("Кто".to_owned(), Column::School);
    unheaded.headings = unheaded.headings.iter().map(|it| headless(it)).collect();
    let told = [
        format!("{:?}", intake::read_with("x", CLEAN.as_bytes(), &Knowledge::mapped([told()]))),
        format!("{:?}", intake::read_with("x", broken.as_bytes(), &Knowledge::mapped([told()]))),
        format!("{:?}", intake::read_with("x", broken.as_bytes(), &Knowledge::mapped([wrong]))),
        format!(
            "{:?}",
            intake::read_with(
                "x",
                headless(broken).as_bytes(),
                &Knowledge::mapped([unheaded.clone()])
            )
        ),
        format!("{:?}", draft("x", broken.as_bytes(), None)),
        format!("{:?}", draft("x", headless(broken).as_bytes(), None)),
    ];
    for (at, told) in told.iter().enumerate() {
        for name in ["Орлова", "Кузнецов", "Смирнова", "Волков", "Лебедева"]
        {
            assert!(!told.contains(name), "case {at}: {name}: {told}");
        }
    }
}
