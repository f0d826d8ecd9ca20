//! `razrez identities`, `identify` and `separate`: which codes mean one school.

use analysis::{AcademicYear, code::Code};
use anyhow::Context;
use store::{Decision, Identity, Joining, Signature, Store, StoreError};

use super::{Outcome, say, tell};
use crate::{files::OPERATOR, typed::moment};

/// Lists all decisions.
pub(super) async fn list(store: &Store) -> anyhow::Result<Outcome> {
    for Identity { id, code, same_as, decided, undone, .. } in
        store.identities().await.context("listing decisions")?
    {
        let is = same_as.map_or("a school of its own".to_owned(), |it| it.to_string());
        let told = |Signature { at, by }: Signature| format!("{} by {by}", moment(at));
        let undone = undone.map(|it| format!(" · taken back {}", told(it))).unwrap_or_default();
        say(&format!("{id} · {code} is {is} · {}{undone}", told(decided)))?;
    }
    Ok(Outcome::Done)
}

/// Decides about a code, or says what that would mean.
pub(super) async fn identify(
    store: &Store,
    code: &str,
    same_as: Option<&str>,
    dry_run: bool,
) -> anyhow::Result<Outcome> {
    let (Ok(code), Ok(same_as)) = (code.parse::<Code>(), same_as.map(str::parse).transpose())
    else {
        tell("razrez: that is no code of a school");
        return Ok(Outcome::NotUnderstood);
    };
    if let Some(other) = &same_as {
        match store.joining(&code, other).await {
            Ok(joining) => say(&told(&joining))?,
            Err(error) => return refused(error),
        }
    }
    if dry_run {
        say("dry run, nothing decided")?;
        return Ok(Outcome::Done);
    }
    let decision = Decision { code, same_as, reason: String::new() };
    match store.identify(&[decision], OPERATOR).await {
        Ok(version) => say(&format!("decided · data version {version}"))?,
        Err(error) => return refused(error),
    }
    Ok(Outcome::Done)
}

/// Takes a decision back.
pub(super) async fn separate(store: &Store, id: i32) -> anyhow::Result<Outcome> {
    match store.separate(id, OPERATOR).await {
        Ok(version) => say(&format!("decision {id} is taken back · data version {version}"))?,
        Err(error) => return refused(error),
    }
    Ok(Outcome::Done)
}

fn told(Joining { names, years, cells, shared, changed }: &Joining) -> String {
    let name = |it: &Option<String>| it.clone().unwrap_or_else(|| "not imported yet".to_owned());
    let spelled =
        |it: &Vec<AcademicYear>| it.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let [own, other] = names.each_ref().map(name);
    let [own_years, other_years] = years.each_ref().map(spelled);
    format!(
        "{cells} results of «{own}» ({own_years}) join «{other}» ({other_years}); {shared} of them \
         are of works both have, {changed} of these then say something else"
    )
}

fn refused(error: StoreError) -> anyhow::Result<Outcome> {
    if !matches!(error, StoreError::Undecidable(_)) {
        return Err(error.into());
    }
    tell(&format!("razrez: {:#}", anyhow::Error::from(error)));
    Ok(Outcome::NotUnderstood)
}
