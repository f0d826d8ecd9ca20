//! "What is inside this work?" Pupil rows stay on the server, so only it answers.

use analysis::{View, inside::Inside};
use leptos::{prelude::*, server_fn::codec::Json};

use super::{ApiError, Dated};

/// What there is to see inside the work of `view`.
#[server(prefix = "/ask", endpoint = "inside", input = Json)]
pub async fn ask_inside(
    /// What the user is looking at.
    view: View,
) -> Result<Dated<Inside>, ApiError> {
    let answered = match super::Session::require() {
        Ok(session) => {
            told(&session, &view).await.map(|content| Dated { data: session.data.clone(), content })
        }
        Err(error) => Err(error),
    };
    super::with_status(answered)
}

/// The same for another question that needs it.
#[cfg(feature = "ssr")]
pub(super) async fn told(session: &super::Session, view: &View) -> Result<Inside, ApiError> {
    added_up(session, view).await.map_err(|it| failed(&it))
}

/// Adds up the rows of the work, and of earlier ones where requirements are followed through the years,
/// and says what there is to see.
///
/// # Errors
///
/// As for [`store::Store::inside`].
#[cfg(feature = "ssr")]
pub async fn added_up(session: &super::Session, view: &View) -> Result<Inside, store::StoreError> {
    // On the heap: what is said of a work is large, and a page asks from deep within.
    let mut shown = Box::pin(of_one_year(session, view)).await?;
    let mut before = Vec::new();
    for (year, view) in analysis::inside::earlier(&shown) {
        before.push((year, Box::pin(of_one_year(session, &view)).await?));
    }
    shown.history = analysis::inside::history(&shown, &before);
    Ok(shown)
}

#[cfg(feature = "ssr")]
async fn of_one_year(session: &super::Session, view: &View) -> Result<Inside, store::StoreError> {
    use analysis::inside::{Material, inside, question};
    let question = question(&session.cube, view);
    let dictionary = session.cube.get().dictionary();
    let material = match (&session.rows, &question.asked) {
        (None, _) => None,
        (Some(_), None) => Some(Material::default()),
        (Some(rows), Some(asked)) => {
            let plan = rows.plan(dictionary, asked).await?;
            Some(rows.inside(dictionary, asked, plan.as_ref()).await?)
        }
    };
    Ok(inside(&session.cube, question, material.as_ref()))
}

/// The whole chain goes into the log, a number to the one who asked.
#[cfg(feature = "ssr")]
fn failed(error: &store::StoreError) -> ApiError {
    use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
    let chain = std::iter::successors(Some(error as &dyn std::error::Error), |it| it.source());
    let chain: Vec<String> = chain.map(ToString::to_string).collect();
    ApiError::from_server_fn_error(ServerFnErrorErr::ServerError(chain.join(": ")))
}
