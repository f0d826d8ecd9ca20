//! Versions of the data, as a page.

use app::desk::Page;
use axum::{
    extract::{Request, State},
    response::Response,
};

use super::{failed, is_operator, render, show};
use crate::state::Server;

/// What made each version.
pub(super) async fn page(State(server): State<Server>, request: Request) -> Response {
    let is_operator = is_operator(&server, request.headers());
    match show::versions(&server, is_operator).await {
        Ok(all) => render(&server, request, Page::Versions(all)).await,
        Err(error) => failed(&error),
    }
}
