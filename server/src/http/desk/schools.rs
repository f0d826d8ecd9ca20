//! Deciding which school is which, as forms.

use app::desk::{
    Page,
    schools::{CHOICE, Decision as Shown, Decisions, Joining, OWN, School, Schools},
};
use axum::{
    Form,
    extract::{Path, Query, Request, State},
    response::Response,
};
use store::{Decision, Identity};

use super::{
    back, failed,
    form::{Words, answered, word},
    render,
};
use crate::{
    desk::Trouble,
    schools::{self, Called, Doubt, Suggestion, code},
    state::Server,
    typed::moment,
};

/// The page of decisions; with a code and a school also what deciding would mean.
pub(super) async fn page(
    State(server): State<Server>,
    Query(words): Query<Words>,
    request: Request,
) -> Response {
    match decisions(&server, &words).await {
        Ok(it) => render(&server, request, Page::Schools(Box::new(it))).await,
        Err(error) => failed(&error),
    }
}

async fn decisions(server: &Server, words: &Words) -> anyhow::Result<Decisions> {
    let asked = ["code", "same_as"].map(|it| word(words, it).trim().to_owned());
    let joining = if asked.iter().any(String::is_empty) {
        None
    } else {
        match rehearsed(server, &asked).await {
            Ok(joining) => Some(Ok(joining)),
            Err(Trouble::Failed(error)) => return Err(error),
            Err(trouble) => Some(Err(trouble.to_string())),
        }
    };
    let shown = |it: Identity| Shown {
        id: it.id,
        code: it.code.to_string(),
        same_as: it.same_as.map(|it| it.to_string()),
        at: moment(it.decided.at),
        by: it.decided.by,
        undone: it.undone.map(|it| moment(it.at)),
    };
    let all = schools::all(&server.live).await?.into_iter().map(shown).collect();
    Ok(Decisions { asked, joining, all })
}

async fn rehearsed(server: &Server, [own, same_as]: &[String; 2]) -> Result<Joining, Trouble> {
    let (own, same_as) = (code(own)?, code(same_as)?);
    let store::Joining { names, years, cells, shared, changed } =
        schools::rehearse(&server.live, &own, &same_as).await?;
    let years = years.map(|it| it.iter().map(ToString::to_string).collect());
    Ok(Joining { names, years, counts: [cells, shared, changed] })
}

/// Decides that a code is a school.
pub(super) async fn decide(State(server): State<Server>, Form(words): Form<Words>) -> Response {
    back(decided(&server, &words).await)
}

async fn decided(server: &Server, words: &Words) -> Result<String, Trouble> {
    let (own, same_as) = (code(word(words, "code"))?, code(word(words, "same_as"))?);
    let decision = Decision { code: own, same_as: Some(same_as), reason: String::new() };
    schools::decide(&server.live, vec![decision]).await?;
    Ok("decided=1".to_owned())
}

/// Decides about the doubtful schools of a file.
pub(super) async fn decide_all(
    State(server): State<Server>,
    Path(id): Path<String>,
    Form(words): Form<Words>,
) -> Response {
    answered(&format!("/data/files/{id}"), decided_all(&server, &id, &words).await)
}

async fn decided_all(server: &Server, id: &str, words: &Words) -> Result<(), Trouble> {
    // What is decided is about a file that is there: the page may be an old one.
    server.desk.get(id)?;
    let mut decisions = Vec::new();
    for (key, value) in words {
        let Some(own) = key.strip_prefix(CHOICE) else { continue };
        let same_as = match value.strip_prefix('=') {
            Some(other) => Some(code(other)?),
            None if value == OWN => None,
            None => continue,
        };
        decisions.push(Decision { code: code(own)?, same_as, reason: String::new() });
    }
    if !decisions.is_empty() {
        schools::decide(&server.live, decisions).await?;
    }
    Ok(())
}

/// Takes a decision back.
pub(super) async fn undo(State(server): State<Server>, Path(id): Path<i32>) -> Response {
    let separated = schools::separate(&server.live, id).await;
    answered(app::desk::schools::SCHOOLS, separated.map(|_version| ()))
}

/// The schools of a file, as the page shows them.
pub(super) fn of_file(of: &crate::schools::Schools) -> Schools {
    let school = |Called { code, name, place }: &Called| School {
        code: code.clone(),
        name: name.clone(),
        place: place.clone(),
    };
    let suggestion = |it: &Suggestion| (school(&it.school), it.reason.to_string());
    let doubt = |it: &Doubt| {
        (school(&it.school), it.suggestions.iter().map(suggestion).collect::<Vec<_>>())
    };
    Schools {
        counts: [of.recognised, of.decided, of.doubtful, of.new],
        doubts: of.doubts.iter().map(doubt).collect(),
    }
}
