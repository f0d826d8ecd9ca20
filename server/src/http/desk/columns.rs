//! Saying what the columns of a table mean, as forms.

use app::desk::{
    Finding, Page,
    columns::{
        AT, COLUMN, COLUMNS, CONSTANT, Column as Shown, Columns, FILLED_DOWN, Fault as Told, KEEP,
        Kept as Listed, Preview,
    },
};
use axum::{
    Form,
    extract::{Path, Query, Request, State},
    http::HeaderMap,
    response::Response,
};
use intake::{
    Harvest, check,
    mapping::{At, Column, Draft, DraftColumn, Fault, Mapping, Reason},
};

use super::{
    back, failed,
    form::{Words, answered},
    render,
};
use crate::{
    desk::{Look, Trouble},
    mappings::{self, Kept},
    preview::parts_of,
    state::Server,
    typed::moment,
};

/// How many results and problems are shown of what would be read.
const SHOWN: usize = 10;

/// The table with what is suggested, or with what was told before.
pub(super) async fn page(
    State(server): State<Server>,
    Path(id): Path<String>,
    Query(words): Query<Words>,
    request: Request,
) -> Response {
    shown(&server, &id, &words, request).await
}

/// Looks at what was typed; with the word for it, keeps it and reads the file so.
pub(super) async fn told(
    State(server): State<Server>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(words): Form<Words>,
) -> Response {
    if words.iter().any(|(key, _)| key == KEEP) {
        match kept(&server, &id, &words).await {
            Ok(true) => return super::redirect_to(&format!("/data/files/{id}")),
            Ok(false) => {}
            Err(trouble) => return back(Err(trouble)),
        }
    }
    // The page as of a plain address, for whoever asked.
    let mut request = Request::new(axum::body::Body::empty());
    *request.headers_mut() = headers;
    if let Ok(address) = format!("/data/files/{id}/columns").parse() {
        *request.uri_mut() = address;
    }
    shown(&server, &id, &words, request).await
}

/// Whether what was typed could be kept.
async fn kept(server: &Server, id: &str, words: &Words) -> Result<bool, Trouble> {
    let draft = server.desk.look(&server.live, id, at(words), None).await?.draft;
    let mapping = mapping(&draft, words);
    if !mapping.faults().is_empty() {
        return Ok(false);
    }
    server.desk.explain(&server.live, id, &mapping).await?;
    Ok(true)
}

async fn shown(server: &Server, id: &str, words: &Words, request: Request) -> Response {
    match columns(server, id, words).await {
        Ok(columns) => render(server, request, Page::Columns(Box::new(columns))).await,
        Err(Trouble::Gone) => super::gone(server, request).await,
        Err(Trouble::Failed(error)) => failed(&error),
        Err(trouble) => back(Err(trouble)),
    }
}

async fn columns(server: &Server, id: &str, words: &Words) -> Result<Columns, Trouble> {
    let staged = server.desk.get(id)?;
    let shape = staged.harvest.as_ref().ok().and_then(|it| it.shape.clone());
    let remembered = match &shape {
        Some(shape) => mappings::of_shape(server.live.store(), shape).await?,
        None => None,
    };
    let typed = words.iter().any(|(key, _)| key.starts_with(COLUMN));
    let draft = server.desk.look(&server.live, id, at(words), None).await?.draft;
    let mapping = match &remembered {
        _ if typed => mapping(&draft, words),
        // Told for the very heading that is looked at.
        Some(kept) if kept.shape == draft.suggested().shape() => kept.mapping.clone(),
        _ => draft.suggested(),
    };
    let Look { draft, read } =
        server.desk.look(&server.live, id, Some(draft.at), Some(mapping.clone())).await?;
    let faults = mapping.faults();
    let preview = read.map(|it| match it {
        Ok(harvest) => Ok(preview(&harvest)),
        Err(reason) => Err(reason.to_string()),
    });
    let column = |it: DraftColumn| Shown {
        chosen: mapping.columns.get(&it.heading).map(|it| it.name()),
        reason: it.suggestion.map(|(_, reason)| matches!(reason, Reason::Heading)),
        heading: it.heading,
        samples: it.samples,
        is_person: it.is_person,
    };
    let Draft { sheets, at: At { sheet, row, depth }, rows, columns, .. } = draft;
    let constant =
        |it: &Column| (it.name(), mapping.constants.get(it).cloned().unwrap_or_default());
    let constants = Column::ALL.iter().filter(|it| it.can_be_constant()).map(constant);
    Ok(Columns {
        id: id.to_owned(),
        file: staged.file.clone(),
        sheets,
        at: [sheet, row, depth],
        rows,
        columns: columns.into_iter().map(column).collect(),
        meanings: Column::ALL.iter().map(|it| it.name()).collect(),
        constants: constants.collect(),
        filled_down: mapping.filled_down,
        faults: faults.iter().map(fault).collect(),
        preview,
        remembered: remembered.map(listed),
    })
}

/// What was typed.
fn mapping(draft: &Draft, words: &Words) -> Mapping {
    let meaning = |it: &str| Column::try_from(it.to_owned()).ok();
    let mut mapping = Mapping {
        headings: draft.columns.iter().map(|it| it.heading.clone()).collect(),
        ..Mapping::default()
    };
    for (key, value) in words {
        if let Some(at) = key.strip_prefix(COLUMN).and_then(|it| it.parse::<usize>().ok()) {
            let heading = draft.columns.get(at).map(|it| it.heading.clone());
            if let (Some(heading), Some(meaning)) = (heading, meaning(value)) {
                mapping.columns.insert(heading, meaning);
            }
        } else if let Some(column) = key.strip_prefix(CONSTANT).and_then(meaning) {
            if !value.trim().is_empty() {
                mapping.constants.insert(column, value.trim().to_owned());
            }
        } else if key == FILLED_DOWN {
            mapping.filled_down = true;
        }
    }
    mapping
}

fn at(words: &Words) -> Option<At> {
    let number = |key: &str| {
        let word = words.iter().find(|(it, _)| it == key).map(|(_, it)| it);
        word.and_then(|it| it.parse::<usize>().ok())
    };
    let [sheet, row, depth] = AT.map(number);
    Some(At { sheet: sheet?, row: row?, depth: depth? })
}

fn preview(harvest: &Harvest) -> Preview {
    let batch = &harvest.batch;
    let cells = batch.cells.iter().enumerate().take(SHOWN);
    let problem = |it: &intake::Problem| Finding {
        place: it.line.to_string(),
        column: it.column.clone().unwrap_or_default(),
        found: it.found.clone(),
        expected: it.expected.clone(),
        expected_ru: check::in_russian(&it.expected),
    };
    Preview {
        rows: harvest.rows_read,
        rejected: harvest.rows_rejected,
        cells: batch.cells.len() as u64,
        lines: cells.map(|(at, it)| (batch.place_of(at), parts_of(&it.tally))).collect(),
        problems: harvest.problems.iter().take(SHOWN).map(problem).collect(),
        problems_total: harvest.problems_total,
    }
}

fn fault(fault: &Fault) -> Told {
    match fault {
        Fault::Missing(any) => Told::Missing(any.split(" or ").map(str::to_owned).collect()),
        Fault::Twice(it) => Told::Twice(it.name()),
        Fault::Both(it) => Told::Both(it.name()),
        Fault::Person(heading) => Told::Person(heading.clone()),
        Fault::NoColumn(heading) => Told::NoColumn(heading.clone()),
        Fault::NoConstant(it) => Told::NoConstant(it.name()),
        Fault::Unreadable(it, told) => Told::Unreadable(it.name(), told.clone()),
        Fault::SharesOfNobody => Told::SharesOfNobody,
    }
}

fn listed(Kept { id, file, at, mapping, .. }: Kept) -> Listed {
    let constants = mapping.constants.into_iter().map(|(it, told)| (it.name(), told));
    Listed {
        id,
        file,
        at: moment(at.at),
        by: at.by,
        columns: mapping.columns.into_iter().map(|(heading, it)| (heading, it.name())).collect(),
        constants: constants.collect(),
    }
}

/// What was told about columns so far.
pub(super) async fn list(State(server): State<Server>, request: Request) -> Response {
    match mappings::all(server.live.store()).await {
        Ok(all) => {
            let all = all.into_iter().map(listed).collect();
            render(&server, request, Page::Mappings(all)).await
        }
        Err(error) => failed(&error),
    }
}

/// Forgets a mapping.
pub(super) async fn forget(State(server): State<Server>, Path(id): Path<i32>) -> Response {
    answered(COLUMNS, mappings::forget(server.live.store(), id).await)
}

/// The mapping a waiting file was read by.
pub(super) async fn of_file(
    server: &Server,
    harvest: Option<&Harvest>,
) -> anyhow::Result<Option<Listed>> {
    let Some(shape) = harvest.and_then(|it| it.shape.as_ref()) else { return Ok(None) };
    Ok(mappings::of_shape(server.live.store(), shape).await?.map(listed))
}
