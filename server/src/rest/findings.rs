//! `/api/v1/imports/{id}/problems.csv` and `.xlsx`: what the checks found, to be worked through.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use intake::check::{Checked, Finding, Verdict};
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

/// The findings as a workbook.
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
        Ok(workbook.save_to_buffer()?)
    };
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(download(written(), kind, &name, "xlsx"))
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
