//! A file that waits, as programs see it.

use intake::check::{Checked, Verdict, worst};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    desk::{Staged, Trouble},
    mappings,
    preview::Changes,
    resit::Resitting,
    review::Choice,
    schools::Schools,
    state::Server,
};

/// A file that waits for a decision.
#[derive(Serialize, ToSchema)]
pub(super) struct Waiting {
    /// Names it in addresses.
    id: String,
    /// Its name.
    file: String,
    /// Its size in bytes.
    size: usize,
    /// As what it was recognised; none if it was not.
    format: Option<&'static str>,
    /// Whether its columns can be explained: no format recognised it, or they were explained.
    mappable: bool,
    /// What it does not say itself and `PUT …/caption` can tell: `school`, `year`, `subject`, `grade`,
    /// `autumn`, `day`.
    asked: Vec<&'static str>,
    /// What was told of that.
    caption: String,
    /// The mapping it was read by; none of a file that a format recognised.
    mapping: Option<i32>,
    /// Rows it has.
    rows: u64,
    /// Of them not loaded.
    rejected: u64,
    /// Results it holds.
    cells: u64,
    /// Why nothing of it can be taken over.
    error: Option<String>,
    /// The worst that any rule says: `pass`, `warn` or `fail`.
    #[schema(value_type = String)]
    verdict: Verdict,
    /// What each rule says, with the first findings.
    #[schema(value_type = Vec<Object>)]
    rules: Vec<Checked>,
    /// What it would change.
    changes: Changes,
    /// Its schools: recognised, new, doubtful.
    schools: Schools,
    /// Its pupils who are kept of an earlier file, if there are any.
    resit: Option<Resitting>,
    /// Results of examinations that would have fewer participants, and nothing tells whether these sat
    /// again.
    shrinking: u64,
}

/// What the file is, compared as is decided.
pub(super) async fn waiting(
    server: &Server,
    staged: &Staged,
    choice: &Choice,
) -> Result<Waiting, Trouble> {
    let harvest = staged.harvest.as_ref().ok();
    let mapping = match harvest.and_then(|it| it.shape.as_ref()) {
        Some(shape) => mappings::of_shape(server.live.store(), shape).await?.map(|it| it.id),
        None => None,
    };
    let mut waiting = Waiting {
        id: staged.id.clone(),
        file: staged.file.clone(),
        size: staged.size,
        format: harvest.map(|it| it.format.code()),
        mappable: staged.is_mappable(),
        asked: staged.asked().iter().map(|it| it.code()).collect(),
        caption: staged.caption.to_string(),
        mapping,
        rows: harvest.map_or(0, |it| it.rows_read),
        rejected: harvest.map_or(0, |it| it.rows_rejected),
        cells: harvest.map_or(0, |it| it.batch.cells.len() as u64),
        error: None,
        verdict: Verdict::Fail,
        rules: Vec::new(),
        changes: Changes::default(),
        schools: Schools::default(),
        resit: None,
        shrinking: 0,
    };
    match staged.review_for(&server.live, choice).await {
        Ok(review) => {
            waiting.verdict = worst(&review.report);
            let shown = |it: &Checked| Checked { findings: it.shown().to_vec(), ..it.clone() };
            waiting.rules = review.report.iter().map(shown).collect();
            waiting.changes = review.changes.clone();
            waiting.schools = review.schools.clone();
            waiting.resit = review.resit;
            waiting.shrinking = review.shrinking;
        }
        Err(Trouble::Failed(error)) => return Err(Trouble::Failed(error)),
        Err(trouble) => waiting.error = Some(trouble.to_string()),
    }
    Ok(waiting)
}
