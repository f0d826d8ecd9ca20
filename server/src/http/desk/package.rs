//! What a school or municipality passes on: a look at it, and the file.

use app::desk::{
    Page,
    package::{Package as Shown, Sending},
};
use axum::{
    extract::{Query, Request, State},
    http::header,
    response::{IntoResponse, Response},
};

use super::{
    back, failed,
    form::{Words, word},
    render,
};
use crate::{desk::Trouble, package, state::Server};

/// The page; with a code also what would be passed on.
pub(super) async fn page(
    State(server): State<Server>,
    Query(words): Query<Words>,
    request: Request,
) -> Response {
    let asked = word(&words, "of").trim().to_owned();
    let package = match asked.is_empty() {
        true => None,
        false => match package::of(server.live.store(), &asked).await {
            Ok(it) => Some(Ok(shown(&it))),
            Err(Trouble::Failed(error)) => return failed(&error),
            Err(trouble) => Some(Err(trouble.to_string())),
        },
    };
    render(&server, request, Page::Package(Box::new(Sending { asked, package }))).await
}

fn shown(of: &package::Package) -> Shown {
    Shown {
        code: of.code.to_string(),
        name: of.name.clone(),
        version: of.version,
        classes: of.classes as u64,
        results: of.results() as u64,
        works: of.works.iter().map(|it| (it.0.clone(), it.1.clone(), it.2 as u64)).collect(),
        sha256: of.sha256.clone(),
    }
}

/// The file.
pub(super) async fn file(State(server): State<Server>, Query(words): Query<Words>) -> Response {
    match package::of(server.live.store(), word(&words, "of")).await {
        Ok(it) => attached(it),
        Err(trouble) => back(Err(trouble)),
    }
}

/// A package as a file to be saved.
pub(crate) fn attached(package: package::Package) -> Response {
    let name = format!("attachment; filename=\"{}\"", package.file());
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    (headers, package.text).into_response()
}
