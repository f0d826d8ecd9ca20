//! What words of files mean, as forms.

use analysis::{Dimension, dictionary::Member};
use anyhow::Context;
use app::desk::{
    Page,
    meanings::{Kept, MEANINGS, NewWord, WORD},
};
use axum::{
    Form,
    extract::{Path, Request, State},
    response::Response,
};
use intake::recognise::meant;
use store::KeptMeaning;

use super::{
    failed,
    form::{Words, answered},
    render,
};
use crate::{
    desk::Trouble, knowledge, knowledge::DIMENSIONS, preview::New, state::Server, typed::moment,
};

/// How many new words are asked about at once.
const ASKED_MAX: usize = 20;

/// What was told so far.
pub(super) async fn page(State(server): State<Server>, request: Request) -> Response {
    match all(&server).await {
        Ok(all) => render(&server, request, Page::Meanings(all)).await,
        Err(error) => failed(&error),
    }
}

async fn all(server: &Server) -> anyhow::Result<Vec<Kept>> {
    let told = server.live.store().meanings().await.context("listing what words mean")?;
    let kept = |KeptMeaning { id, meant, at }: KeptMeaning| Kept {
        id,
        of: meant.dimension.code(),
        word: meant.spelled,
        name: meant.member.name,
        who: format!("{}, {}", at.by, moment(at.at)),
    };
    Ok(told.into_iter().map(kept).collect())
}

/// Tells what words of a waiting file mean.
pub(super) async fn tell(
    State(server): State<Server>,
    Path(id): Path<String>,
    Form(words): Form<Words>,
) -> Response {
    let told = told(&words);
    let done = match told.is_empty() {
        true => Ok(()),
        false => server.desk.mean(&server.live, &id, &told).await,
    };
    answered(&format!("/data/files/{id}"), done)
}

type Told = ((Dimension, String), String);

/// Where something known was chosen.
fn told(words: &Words) -> Vec<Told> {
    let told = |(key, value): &(String, String)| {
        let (dimension, word) = key.strip_prefix(WORD)?.split_once('.')?;
        let chosen = Some(value.clone()).filter(|it| !it.is_empty())?;
        Some(((dimension.parse().ok()?, word.to_owned()), chosen))
    };
    words.iter().filter_map(told).collect()
}

/// Forgets what a word means.
pub(super) async fn forget(State(server): State<Server>, Path(id): Path<i32>) -> Response {
    let done = async {
        knowledge::forget(server.live.store(), id).await?;
        server.desk.read_anew(&server.live, |_| true).await
    };
    let done: Result<(), Trouble> = done.await;
    answered(MEANINGS, done)
}

/// The new words of a file, where something is known that they may mean.
pub(super) fn of_file(server: &Server, new: &[New]) -> Vec<NewWord> {
    let edition = server.live.now();
    let known = edition.cube.get().dictionary();
    let word = |it: &New| {
        let of = DIMENSIONS.into_iter().find(|of| of.code() == it.kind)?;
        // «6» is no other name of «5».
        if of == Dimension::Grade && it.code.parse::<u8>().is_ok() {
            return None;
        }
        let members = known.members(of);
        let pair = |it: &Member| (it.code.to_string(), it.name.clone());
        let like = meant(&it.name, members);
        let others = members.iter().enumerate().filter(|(at, _)| !like.contains(at));
        let mut others: Vec<_> = others.map(|(_, it)| pair(it)).collect();
        others.sort_by(|a, b| a.1.cmp(&b.1));
        let like: Vec<_> = like.iter().filter_map(|at| members.get(*at)).map(pair).collect();
        let (code, name) = (it.code.clone(), it.name.clone());
        (!members.is_empty()).then(|| NewWord { of: of.code(), code, name, like, others })
    };
    new.iter().filter_map(word).take(ASKED_MAX).collect()
}
