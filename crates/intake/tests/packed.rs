//! Workbooks of other kinds, archives, and what either may not have too much of.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its file has failed")]

use std::io::{Cursor, Write};

use intake::{Damage, Harvest, Knowledge, Surplus, Unreadable};
use rust_xlsxwriter::Workbook;
use zip::{ZipWriter, write::SimpleFileOptions};

const CLEAN: &str = include_str!("../fixtures/long/clean.csv");

fn read(bytes: &[u8]) -> Harvest {
    intake::read("a file", bytes).unwrap()
}

fn refused(bytes: &[u8]) -> Unreadable {
    intake::read("a file", bytes).unwrap_err()
}

/// A zip archive of these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// An ODS workbook whose only sheet has these rows, as XML.
fn ods(rows: &str) -> Vec<u8> {
    let names = ["office", "table", "text"]
        .map(|it| format!("xmlns:{it}=\"urn:oasis:names:tc:opendocument:xmlns:{it}:1.0\""));
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {}><office:body>\
         <office:spreadsheet><table:table table:name=\"one\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        names.join(" ")
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:x\"/>";
    archive(&[
        ("mimetype", kind.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

fn ods_rows(text: &str) -> String {
    let cell = |it: &str| match it {
        "" => "<table:table-cell/>".to_owned(),
        it => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{it}</text:p></table:table-cell>"
        ),
    };
    let row = |line: &str| {
        let cells: String = line.split(',').map(cell).collect();
        // LibreOffice fills rows and sheets up to their end.
        let end = "<table:table-cell table:number-columns-repeated=\"16000\"/>";
        format!("<table:table-row>{cells}{end}</table:table-row>")
    };
    let rows: String = text.lines().map(row).collect();
    let end = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/>\
               </table:table-row>";
    format!("{rows}{end}")
}

fn html(text: &str) -> String {
    let row = |line: &str| {
        let cells: Vec<_> = line.split(',').map(|it| format!("<td>{it}")).collect();
        format!("<tr>{}", cells.join("</td>"))
    };
    let rows: Vec<_> = text.lines().map(row).collect();
    format!("<html><style>td > a {{ b: c }}</style><body><table>{}</table>", rows.concat())
}

#[test]
fn a_table_says_the_same_in_every_kind_of_workbook() {
    let expected = read(CLEAN.as_bytes());
    let page = html(CLEAN).replace("<html>", "<html><meta charset=\"windows-1251\">");
    let (cp1251, _, _) = encoding_rs::WINDOWS_1251.encode(&page);
    let cases: [(&str, Vec<u8>); 4] = [
        ("ODS", ods(&ods_rows(CLEAN))),
        ("HTML", html(CLEAN).into()),
        ("HTML in Windows-1251", cp1251.into_owned()),
        ("a zip of one", archive(&[("in.csv", CLEAN.as_bytes())])),
    ];
    for (name, bytes) in cases {
        let found = read(&bytes);
        assert_eq!(found.batch, expected.batch, "case: {name}");
        assert_eq!(found.problems, expected.problems, "case: {name}");
    }
}

#[test]
fn entities_spans_and_comments_of_a_page_are_understood() {
    let page = "<table><tr><th>year<th>procedure<th>subject<th>grade<th>school&#95;code<th>\
                participants<tr><!-- <td>x --><td>2024<td>a &amp; b<td>&nbsp;c<td>5<td>7<td>3</table>";
    let harvest = read(page.as_bytes());
    assert_eq!(harvest.batch.dictionary.procedures[0].name, "a & b");
    assert_eq!(harvest.batch.cells[0].tally.participants, 3);
}

#[test]
fn every_file_of_an_archive_is_read_by_itself() {
    let other = "name,phone\nx,1\n";
    let inner = archive(&[("a.csv", CLEAN.as_bytes())]);
    let bytes = archive(&[
        ("5/clean.csv", CLEAN.as_bytes()),
        ("other.csv", other.as_bytes()),
        ("__MACOSX/._other.csv", b"\0"),
        ("~$other.xlsx", b"\0"),
        ("inner.zip", &inner),
    ]);
    let files = intake::read_all("all.zip", &bytes);
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["all.zip/5/clean.csv", "all.zip/other.csv", "all.zip/inner.zip"]);
    assert_eq!(files[0].1.as_ref().unwrap().rows_loaded(), 9);
    assert_eq!(files[0].1.as_ref().unwrap().file, "all.zip/5/clean.csv");
    assert!(matches!(files[1].1, Err(Unreadable::UnknownFormat { .. })));
    assert_eq!(files[2].1, Err(Unreadable::NestedArchive));
    assert_eq!(refused(&bytes), Unreadable::Archive { files: 3 });
    assert_eq!(intake::read_all("x", &archive(&[]))[0].1, Err(Unreadable::Empty));
    assert_eq!(intake::read_all("x", b"")[0].1, Err(Unreadable::Empty));
}

#[test]
fn a_file_of_an_archive_is_found_by_its_whole_name_and_known_by_its_contents() {
    let bytes = archive(&[("t.csv", b"a;b"), ("a/t.csv", b"c;d"), ("b/a/t.csv", b"a;b")]);
    for (name, expected) in [("t.csv", b"a;b"), ("a/t.csv", b"c;d"), ("b/a/t.csv", b"a;b")] {
        let found = intake::file_in(&format!("x.zip/{name}"), &bytes);
        assert_eq!(found.as_deref(), Some(&expected[..]), "case: {name}");
    }
    let files = intake::read_all_with("x.zip", &bytes, &Knowledge::default(), <[u8]>::to_vec);
    let keys: Vec<_> = files.into_iter().map(|it| it.key.unwrap()).collect();
    assert_eq!(keys, [b"a;b", b"c;d", b"a;b"]);
}

#[test]
fn names_in_an_archive_of_russian_windows_are_read() {
    let named = archive(&[("NNNNNNNNNN", CLEAN.as_bytes())]);
    let (old, _, _) = encoding_rs::IBM866.encode("Школа.csv.");
    let mut bytes = named.clone();
    for at in 0..bytes.len() - 10 {
        if &named[at..at + 10] == b"NNNNNNNNNN" {
            bytes[at..at + 10].copy_from_slice(&old);
        }
    }
    assert_eq!(intake::read_all("a.zip", &bytes)[0].0, "a.zip/Школа.csv.");
}

#[test]
fn a_workbook_may_not_reach_to_the_end_of_the_sheet() {
    let reaching = |row, column| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write_string(0, 0, "year").unwrap();
        sheet.write_string(row, column, "x").unwrap();
        workbook.save_to_buffer().unwrap()
    };
    let cases = [
        ("the last corner", reaching(1_048_575, 16_383), Surplus::Columns, "beyond the 2000th"),
        ("far below", reaching(1_048_575, 999), Surplus::Cells, "more than 20000000 cells"),
    ];
    for (name, bytes, expected, told) in cases {
        let reason = refused(&bytes);
        assert!(reason.to_string().contains(told), "case {name}: {reason}");
        assert!(matches!(reason, Unreadable::TooMuch { what, .. } if what == expected), "{name}");
    }
    let deep = reaching(1_048_575, 1);
    assert!(matches!(refused(&deep), Unreadable::UnknownFormat { .. }), "long but narrow is read");
}

#[test]
fn a_workbook_may_not_have_endless_sheets() {
    let sheets = |count: usize| {
        let mut workbook = Workbook::new();
        for _ in 0..count {
            workbook.add_worksheet().write_string(0, 0, "year").unwrap();
        }
        workbook.save_to_buffer().unwrap()
    };
    let expected = Unreadable::TooMuch { what: Surplus::Sheets, limit: 250 };
    assert_eq!(refused(&sheets(251)), expected);
    assert!(matches!(refused(&sheets(250)), Unreadable::UnknownFormat { .. }));
}

#[test]
fn repetitions_of_an_ods_are_counted_before_they_are_made() {
    let cell = |attributes: &str| {
        ods(&format!(
            "<table:table-row><table:table-cell {attributes} office:value-type=\"string\">\
             <text:p>x</text:p></table:table-cell></table:table-row>"
        ))
    };
    let too_much = |bytes: &[u8], expected| match refused(bytes) {
        Unreadable::TooMuch { what, .. } => assert_eq!(what, expected),
        other => panic!("{other}"),
    };
    too_much(&cell("table:number-columns-repeated=\"16384\""), Surplus::Columns);
    let row = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
               table:number-columns-repeated=\"1000\" office:value=\"1\" \
               office:value-type=\"float\"/></table:table-row>";
    too_much(&ods(row), Surplus::Cells);
    let endless = archive(&[
        ("mimetype", b"x"),
        ("content.xml", b"<office:spreadsheet><table:table><table:table-row>"),
    ]);
    let cut_off = |it| matches!(it, Unreadable::Workbook { damage: Damage::Truncated, .. });
    assert!(cut_off(refused(&endless)));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![b'0'; 40 << 20];
    let expected = Unreadable::TooMuch { what: Surplus::Ratio, limit: 300 };
    let bytes = archive(&[("[Content_Types].xml", &zeros)]);
    assert_eq!(refused(&bytes), expected);
    let entries: Vec<_> = (0..2_001).map(|it| format!("{it}.csv")).collect();
    let files: Vec<_> = entries.iter().map(|it| (it.as_str(), b"".as_slice())).collect();
    let expected = Unreadable::TooMuch { what: Surplus::Entries, limit: 2_000 };
    assert_eq!(refused(&archive(&files)), expected);
}

#[test]
fn a_tag_with_endless_attributes_is_refused() {
    let page = format!("<html><table {}>", "a ".repeat(600));
    assert!(refused(page.as_bytes()).to_string().contains("more than 500 attributes"));
}

#[test]
fn a_binary_workbook_has_its_message() {
    let bytes = archive(&[("xl/workbook.bin", b"x"), ("[Content_Types].xml", b"x")]);
    assert_eq!(refused(&bytes), Unreadable::BinaryWorkbook);
}

/// Found by damaging fixtures at random: the reader of workbooks panics on such a cell.
#[test]
fn a_cell_in_an_impossible_row_is_refused() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "year").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        let text = text.replace("r=\"A1\"", "r=\"A99999999999999\"");
        parts.push((part.name().unwrap().into_owned(), text));
    }
    let parts: Vec<_> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let bytes = archive(&parts);
    let reason = refused(&bytes);
    assert!(matches!(reason, Unreadable::Workbook { .. } | Unreadable::UnknownFormat { .. }));
}
