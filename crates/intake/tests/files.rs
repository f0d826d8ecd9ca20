//! Files as they come: packed, as a workbook, in the wrong encoding, empty, of something else.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its file has failed")]

use std::io::{Cursor, Write};

use intake::{Damage, Format, Harvest, Unreadable, mapping::Mapping};
use rust_xlsxwriter::Workbook;

const CLEAN: &str = include_str!("../fixtures/long/clean.csv");

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The CSV text as a workbook, numbers as numbers, behind an empty first sheet.
fn workbook(text: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, field) in (0..).zip(line.split(',')) {
            match field.parse::<f64>() {
                Ok(number) if !field.starts_with('0') || field == "0" => {
                    sheet.write_number(row, column, number).unwrap();
                }
                _ if field.is_empty() => {}
                _ => {
                    sheet.write_string(row, column, field).unwrap();
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn read(bytes: &[u8]) -> Harvest {
    intake::read("a file", bytes).unwrap()
}

#[test]
fn a_file_says_the_same_however_it_is_saved() {
    let utf16: Vec<u8> =
        format!("\u{FEFF}{CLEAN}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (cp1251, _, _) = encoding_rs::WINDOWS_1251.encode(CLEAN);
    let cases: [(&str, Vec<u8>); 8] = [
        ("gzip", packed(CLEAN.as_bytes())),
        ("UTF-8 with BOM", format!("\u{FEFF}{CLEAN}").into()),
        ("UTF-16", utf16),
        ("Windows-1251", cp1251.into_owned()),
        ("Windows line ends", CLEAN.replace('\n', "\r\n").into()),
        ("semicolons", CLEAN.replace(',', ";").into()),
        ("a workbook", workbook(CLEAN)),
        ("a packed workbook", packed(&workbook(CLEAN))),
    ];
    let expected = read(CLEAN.as_bytes());
    assert_eq!(expected.rows_loaded(), 9);
    for (name, bytes) in cases {
        assert_eq!(read(&bytes), expected, "case: {name}");
    }
}

#[test]
fn problems_of_a_workbook_name_its_rows() {
    let broken = CLEAN.replace(",24,27,25,", ",23,27,25,");
    let problems: Vec<_> =
        read(&workbook(&broken)).problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "line 2, column participants: found `23`, expected 24, the sum of all levels and not_graded"
        ]
    );
}

#[test]
fn a_file_that_cannot_be_understood_says_why() {
    let damaged_zip = [b"PK\x03\x04".as_slice(), &[0; 40]].concat();
    let cases: [(&str, &[u8], &str); 11] = [
        ("empty", b"", "the file is empty"),
        ("blank", b"\n\n", "the file is empty"),
        ("packed nothing", &packed(b""), "the file is empty"),
        ("damaged gzip", &packed(CLEAN.as_bytes())[..50], "the packed file is damaged: "),
        (
            "image",
            b"\x89PNG\r\n\x1A\n\0\0",
            "is not text in UTF-8, UTF-16 or Windows-1251 (byte 0x89",
        ),
        ("Latin-1", b"ann\xE9e;n\xBA;fran\xA3\xA3", "(byte 0xE9 at position 3)"),
        ("damaged old workbook", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "cannot be opened: "),
        ("damaged workbook", &damaged_zip, "the workbook cannot be opened: "),
        (
            "something else",
            b"name,phone\nx,1\n",
            "no known format has this heading: name, phone. Known: MCAS (",
        ),
        (
            "missing columns",
            b"year,procedure,subject,school_code\n2024,a,b,1\n",
            "file without the columns: grade, participants or level_1 or scores_n",
        ),
        (
            "two columns for one thing",
            b"year,procedure,subject,grade,school_code,n,participants\n",
            "the columns `n` and `participants` mean the same",
        ),
    ];
    for (name, bytes, expected) in cases {
        let message = intake::read("x", bytes).unwrap_err().to_string();
        assert!(message.contains(expected), "case {name}: {message}");
    }
}

#[test]
fn what_is_wrong_with_a_file_is_told_by_kind_and_the_library_stands_behind_it() {
    // A container of old Office files with one thing in it.
    let container = |stream: &str| {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream(stream).unwrap().write_all(b"12345678").unwrap();
        file.into_inner().into_inner()
    };
    let whole = workbook(CLEAN);
    let cases = [
        ("a password", container("/EncryptedPackage"), Damage::Protected),
        ("a text document", container("/WordDocument"), Damage::NoWorkbook),
        ("a copy cut off", whole[..whole.len() / 2].to_vec(), Damage::Container),
        ("a packed copy cut off", packed(CLEAN.as_bytes())[..50].to_vec(), Damage::Truncated),
    ];
    for (name, bytes, expected) in cases {
        let reason = intake::read("x", &bytes).unwrap_err();
        let (Unreadable::Workbook { damage, detail } | Unreadable::Packing { damage, detail }) =
            &reason
        else {
            panic!("case {name}: {reason}")
        };
        assert_eq!(*damage, expected, "case {name}: {detail}");
        let told = expected.to_string();
        let behind = if *detail == told { told } else { format!("{told} (details: {detail})") };
        assert!(reason.to_string().ends_with(&behind), "case {name}: {reason}");
    }
}

#[test]
fn missing_columns_of_a_foreign_format_are_named() {
    let cases =
        [("level1,level2,district_code\n", Format::Mcas, 12), ("exam,mean\n", Format::Bg, 9)];
    for (text, expected, missing) in cases {
        match intake::read("x", text.as_bytes()).unwrap_err() {
            Unreadable::MissingColumns { format, columns } => {
                assert_eq!((format, columns.len()), (expected, missing));
            }
            other => panic!("{other}"),
        }
    }
}

#[test]
fn a_directory_has_its_message() {
    assert!(Unreadable::Directory.to_string().contains("directory"));
}

#[test]
fn every_example_of_the_documentation_loads() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/DATA.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (_, text) = text.split_once("### One example per case").unwrap();
    let (text, _) = text.split_once("## Bundled sets").unwrap();
    let (mut results, mut clusters, mut plans, mut mappings) = (0, 0, 0, 0);
    let mut boundaries = 0;
    for block in text.split("\n\n").filter(|it| it.trim_start_matches('\n').starts_with("    ")) {
        let example: String = block.lines().map(|it| format!("{}\n", it.trim())).collect();
        if example.trim_start().starts_with('{') {
            // What columns mean, told beside a table.
            let told: Mapping = serde_json::from_str(&example).unwrap();
            assert_eq!((told.columns.len(), told.constants.len()), (6, 4), "{example}");
            mappings += 1;
            continue;
        }
        let harvest = read(example.trim_start().as_bytes());
        match harvest.format {
            Format::Long => results += 1,
            Format::Clusters => clusters += 1,
            Format::WorkPlan => plans += 1,
            Format::Boundaries => boundaries += 1,
            other => panic!("an example of {other:?}: {example}"),
        }
        assert_eq!(harvest.problems, [], "{example}");
        assert!(harvest.rows_loaded() > 0, "{example}");
    }
    assert_eq!((results, clusters, plans, mappings, boundaries), (8, 1, 1, 1, 1));
}
