//! `/api/v1/imports/{id}/problems.csv` and `.xlsx`: what the checks found, to be worked through.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use intake::{
    Excerpt,
    check::{Checked, Finding, Verdict},
};
use rust_xlsxwriter::{Color, Format, Workbook};

use crate::{desk::Trouble, export::harmless, http::failed, state::Server};

/// The columns of the list.
const COLUMNS: [&str; 10] =
    ["verdict", "rule", "ru", "file", "sheet", "row", "column", "of", "found", "expected"];
/// What stands in the cell that is meant is shaded as spreadsheets shade what is bad.
const SHADE: Color = Color::RGB(0xFF_E0_CC);

/// The findings as CSV.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}/problems.csv",
    params(("id" = String, Path, description = "As `imports` lists it")),
    responses((status = 200, description = "The findings", content_type = "text/csv")),
)]
pub(super) async fn csv(
    State(server): State<Server>,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (name, rows) = rows(&server, &id).await?;
    let written = || -> anyhow::Result<Vec<u8>> {
        // With the mark without which Excel reads UTF-8 as the local code page.
        let mut list = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        list.write_record(COLUMNS)?;
        for row in &rows {
            list.write_record(row.iter().map(|it| harmless(it)))?;
        }
        Ok(list.into_inner()?)
    };
    Ok(download(written(), "text/csv; charset=utf-8; header=present", &name, "csv"))
}

/// The findings as a workbook; behind the list the rows of the file in which they are, with the
/// cells marked.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}/problems.xlsx",
    params(("id" = String, Path, description = "As `imports` lists it")),
    responses((status = 200, description = "The findings")),
)]
pub(super) async fn workbook(
    State(server): State<Server>,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (name, rows) = rows(&server, &id).await?;
    let marked = marked(&server, &id).await?;
    let written = || -> anyhow::Result<Vec<u8>> {
        let mut workbook = Workbook::new();
        let (title, shaded) = (Format::new().set_bold(), Format::new().set_background_color(SHADE));
        let sheet = workbook.add_worksheet().set_name("problems")?;
        for (column, name) in (0..).zip(COLUMNS) {
            sheet.write_string_with_format(0, column, name, &title)?;
        }
        for (at, row) in (1..).zip(&rows) {
            for (column, text) in (0..).zip(row) {
                if usize::from(column) == COLUMNS.len() - 2 {
                    sheet.write_string_with_format(at, column, text, &shaded)?;
                } else {
                    // Written as text, so what looks like a formula stays what it is.
                    sheet.write_string(at, column, text)?;
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?.autofit();
        for (at, (excerpt, cells)) in marked.iter().enumerate() {
            add_excerpt(&mut workbook, at, excerpt, cells, (&title, &shaded))?;
        }
        Ok(workbook.save_to_buffer()?)
    };
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(download(written(), kind, &name, "xlsx"))
}

/// Marked places of an excerpt: line, and column or the whole row.
type Marks = BTreeSet<(u64, Option<String>)>;

/// The rows of the file that findings are about, as far as the file is still kept.
async fn marked(server: &Server, id: &str) -> Result<Vec<(Excerpt, Marks)>, Trouble> {
    let staged = server.desk.get(id)?;
    let review = staged.review(&server.live).await?;
    let Some(source) = staged.source.clone() else { return Ok(Vec::new()) };
    let mut marks: BTreeMap<Option<String>, Marks> = BTreeMap::new();
    for it in review.report.iter().flat_map(|it| &it.findings) {
        if let Some(line) = it.line {
            marks.entry(it.sheet.clone()).or_default().insert((line, it.column.clone()));
        }
    }
    let wanted: BTreeSet<(Option<String>, u64)> = marks
        .iter()
        .flat_map(|(sheet, own)| own.iter().map(|(line, _)| (sheet.clone(), *line)))
        .collect();
    let name = staged.file.clone();
    let read = tokio::task::spawn_blocking(move || intake::excerpts(&name, &source, &wanted));
    let found = read.await.context("reading a file again")?;
    let with = |it: Excerpt| {
        let own = marks.get(&it.sheet).cloned().unwrap_or_default();
        (it, own)
    };
    Ok(found.into_iter().map(with).collect())
}

/// One sheet of the file: its heading, and the rows with their lines, what is meant shaded.
fn add_excerpt(
    workbook: &mut Workbook,
    at: usize,
    Excerpt { sheet: of, heading, rows }: &Excerpt,
    marks: &Marks,
    (title, shaded): (&Format, &Format),
) -> anyhow::Result<()> {
    // Names of sheets are short, without signs of their own, and never twice.
    let plain = |it: &String| it.chars().filter(|it| !"[]:*?/\\'".contains(*it)).take(24).collect();
    let name: String = of.as_ref().map_or_else(|| "file".to_owned(), plain);
    let sheet = workbook.add_worksheet().set_name(format!("{} {name}", at + 1))?;
    sheet.write_string_with_format(0, 0, "row", title)?;
    for (column, name) in (1..).zip(heading) {
        sheet.write_string_with_format(0, column, name, title)?;
    }
    for (row, (line, cells)) in (1..).zip(rows) {
        let is_meant = |column: Option<&String>| marks.contains(&(*line, column.cloned()));
        let line = line.to_string();
        match is_meant(None) {
            true => sheet.write_string_with_format(row, 0, &line, shaded)?,
            false => sheet.write_string(row, 0, &line)?,
        };
        for (column, (text, heading)) in (1..).zip(cells.iter().zip(heading)) {
            // Written as text, so what looks like a formula stays what it is.
            match is_meant(Some(heading)) {
                true => sheet.write_string_with_format(row, column, text, shaded)?,
                false => sheet.write_string(row, column, text)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 1)?.autofit();
    Ok(())
}

type Rows = Vec<[String; COLUMNS.len()]>;

async fn rows(server: &Server, id: &str) -> Result<(String, Rows), Trouble> {
    let staged = server.desk.get(id)?;
    let review = staged.review(&server.live).await?;
    let mut rows = Vec::new();
    for Checked { rule, verdict, findings, .. } in &review.report {
        if *verdict == Verdict::Pass {
            continue;
        }
        for Finding { sheet, line, column, of, found, expected } in findings {
            let said = |it: &Option<String>| it.clone().unwrap_or_default();
            rows.push([
                verdict.to_string(),
                rule.code().to_owned(),
                rule.spec().ru.to_owned(),
                staged.file.clone(),
                said(sheet),
                line.map(|it| it.to_string()).unwrap_or_default(),
                said(column),
                said(of),
                found.clone(),
                expected.clone(),
            ]);
        }
    }
    Ok((format!("razrez-problems-{id}"), rows))
}

fn download(
    written: anyhow::Result<Vec<u8>>,
    kind: &'static str,
    name: &str,
    extension: &str,
) -> Response {
    let bytes = match written {
        Ok(bytes) => bytes,
        Err(error) => return failed(&error.context("writing a list of findings")),
    };
    let mut response = bytes.into_response();
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let name = format!("attachment; filename=\"{name}.{extension}\"");
    if let Ok(name) = HeaderValue::from_str(&name) {
        head.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
