//! `razrez import`: files into the store, one after the other.
//!
//! A file that cannot be used does not stop the next one; the exit code tells that there was
//! one.

use std::sync::Arc;

use analysis::pupil::resit::Resits;
use anyhow::Context;
use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use intake::{
    Caption, Harvest, Knowledge,
    check::{Checked, Finding, Verdict},
    mapping::Mapping,
};
use store::Store;

use super::{
    Outcome,
    ahead::{Ahead, Read},
    command::Importing,
    mappings, say, tell,
};
use crate::{
    files::{Decided, Part as Packed, complain, describe, is_usable, take_over},
    preview::{Changes, New, Part, Sample, Shared},
    resit::{self, Resitting, joining},
    review::{Choice, Review, alone, review},
    schools::{Doubt, Schools, Suggestion},
};

impl Importing {
    /// What is decided about the files.
    fn choice(&self) -> Choice {
        let Self { resits, instead_of, source, .. } = self;
        Choice { resits: *resits, instead_of: instead_of.clone(), kind: *source }
    }

    /// What the files are read with.
    async fn knowledge(
        &self,
        store: Option<&Store>,
        given: Option<&Mapping>,
    ) -> anyhow::Result<Knowledge> {
        let known = mappings::known(store, given).await?;
        Ok(Knowledge { caption: self.caption.clone().unwrap_or_default(), ..known })
    }

    /// The mapping that was given; an error where what is about one file is said of several. Two files cannot
    /// stand in the place of one import, nor be of one work.
    fn given(&self) -> anyhow::Result<Option<Mapping>> {
        let is_of_one = !self.instead_of.is_empty() || self.caption.is_some();
        anyhow::ensure!(
            !is_of_one || self.files.len() == 1,
            "--instead-of and --caption are about one file: give them one at a time"
        );
        self.mapping.as_deref().map(mappings::read).transpose()
    }
}

/// Imports the files.
pub(super) async fn import(store: &Store, how: Importing) -> anyhow::Result<Outcome> {
    let given = how.given()?;
    let known = how.knowledge(Some(store), given.as_ref()).await?;
    let mut outcome = Outcome::Done;
    let mut ahead = Ahead::read(&how.files, how.pupil_rows, &known);
    while let Some(file) = ahead.next().await? {
        for part in parts_of(file, &mut outcome) {
            let name = part.name.clone();
            let shape = part.harvest.as_ref().ok().and_then(|it| it.shape.clone());
            match one(store, part, &how).await {
                Ok(()) => {
                    if let Some(given) = given.as_ref().filter(|it| Some(it.shape()) == shape) {
                        mappings::remember(store, given, &name).await?;
                    }
                }
                Err(error) => {
                    tell(&format!("{name}: {error:#}"));
                    outcome = Outcome::NotUnderstood;
                }
            }
        }
    }
    Ok(outcome)
}

/// How a caption is typed.
pub(super) fn caption() -> impl TypedValueParser<Value = Caption> {
    NonEmptyStringValueParser::new().map(|it| Caption::words(&it))
}

/// Says what the files are and what they would change; makes no database and changes none.
pub(super) async fn rehearse(database: &str, how: Importing) -> anyhow::Result<Outcome> {
    let given = how.given()?;
    let store = store::connect_as_it_is(database).await.context("cannot open the database")?;
    let known = how.knowledge(store.as_ref(), given.as_ref()).await?;
    let mut outcome = Outcome::Done;
    let mut ahead = Ahead::read(&how.files, how.pupil_rows, &known);
    while let Some(file) = ahead.next().await? {
        for part in parts_of(file, &mut outcome) {
            let name = part.name.clone();
            if let Err(error) = rehearse_one(store.as_ref(), part, &how.choice()).await {
                tell(&format!("{name}: {error:#}"));
                outcome = Outcome::NotUnderstood;
            }
        }
    }
    Ok(outcome)
}

async fn rehearse_one(store: Option<&Store>, part: Packed, choice: &Choice) -> anyhow::Result<()> {
    looked_at(&part)?;
    let (sha256, harvest) = (part.sha256, Arc::new(part.harvest?));
    let report = match store {
        None => alone(&harvest),
        Some(store) => {
            let review = review(store, harvest, sha256, choice).await??;
            let Review { changes, report, schools, resit, shrinking, .. } = review;
            let known = resit.iter().map(sat_again).chain(fewer(shrinking));
            for line in told(&changes).into_iter().chain(known).chain(doubts(&schools)) {
                say(&format!("    {line}"))?;
            }
            report
        }
    };
    for checked in report {
        let Checked { rule, verdict, total, .. } = checked;
        let (code, en) = (rule.code(), rule.spec().en);
        if verdict == Verdict::Pass {
            continue;
        }
        say(&format!("    {verdict}: {en} ({code}): {total}"))?;
        let shown = checked.shown().iter().filter(|it| it.of.is_some());
        for Finding { of, found, expected, .. } in shown {
            let of = of.as_deref().unwrap_or_default();
            tell(&format!("    {code}: {of}: found `{found}`, expected `{expected}`"));
        }
    }
    let database = if store.is_none() { "; there is no database yet" } else { "" };
    say(&format!("    dry run, nothing written{database}"))
}

/// Schools that may be known ones, line by line.
fn doubts(schools: &Schools) -> Vec<String> {
    let doubt = |Doubt { school, suggestions }: &Doubt| {
        let may_be =
            |it: &Suggestion| format!("{} «{}» ({})", it.school.code, it.school.name, it.reason);
        let may_be: Vec<String> = suggestions.iter().map(may_be).collect();
        format!("school {} «{}» may be {}", school.code, school.name, may_be.join(", "))
    };
    schools.doubts.iter().map(doubt).collect()
}

/// What `--resits` may be.
pub(super) fn resits() -> impl TypedValueParser<Value = Resits> {
    let words = [Resits::Join, Resits::Replace].map(<&'static str>::from);
    PossibleValuesParser::new(words).map(|it| it.parse().expect("one of the words above"))
}

/// Pupils of a file who are kept, and what becomes of them.
fn sat_again(of: &Resitting) -> String {
    let Resitting { given, known, kept, can_join, suggested, chosen } = of;
    let what = match (chosen, can_join) {
        (Resits::Join, _) => "joined as further attempts",
        (Resits::Replace, true) => "the file takes the place of what is there",
        (Resits::Replace, false) => {
            "attempts cannot be joined, for the rows that are kept are not the result that is there"
        }
    };
    let told = if chosen == suggested { "suggested" } else { "chosen" };
    format!("{known} of {given} pupils are kept already (of {kept}): {what} ({told}; --resits)")
}

/// Examinations with fewer participants than before, and nothing to join.
fn fewer(results: u64) -> Option<String> {
    let text = "results would have fewer participants, and no pupil rows are kept that tell whether \
                these sat again; if so, give one file with all attempts";
    (results > 0).then(|| format!("{results} {text}"))
}

/// What would change, line by line.
fn told(changes: &Changes) -> Vec<String> {
    let Changes { already_there, added, changed, same, untouched, removed, .. } = changes;
    if let Some(batch) = already_there {
        return vec![format!("imported before as {batch}, nothing would change")];
    }
    let mut lines = vec![format!(
        "{added} cells added, {changed} changed, {same} the same, {removed} removed; {untouched} beside them \
         stay"
    )];
    for Shared { batch, file, cells, only, is_replaced } in &changes.overlaps {
        let only = match is_replaced {
            true => format!("{only} that only it has are removed"),
            false => format!("{only} that only it has stay (--instead-of {batch} removes them)"),
        };
        lines.push(format!("import {batch} ({file}) has {cells} of these cells too; {only}"));
    }
    let news = changes.new_units.iter().chain(&changes.new_members);
    lines.extend(news.map(|New { kind, code, name }| format!("new {kind} {code}: {name}")));
    let unnamed = changes.new_units_total - changes.new_units.len();
    if unnamed > 0 {
        lines.push(format!("and {unnamed} more new units"));
    }
    for Sample { of, parts } in &changes.samples {
        let value = |it: &Option<String>| it.clone().unwrap_or_else(|| "nothing".to_owned());
        let part = |it: &Part| format!("{} {} → {}", it.part, value(&it.before), value(&it.after));
        let parts: Vec<String> = parts.iter().map(part).collect();
        lines.push(format!("{of}: {}", parts.join("; ")));
    }
    lines
}

async fn one(store: &Store, part: Packed, how: &Importing) -> anyhow::Result<()> {
    looked_at(&part)?;
    let Packed { name, sha256, harvest } = part;
    let harvest = Arc::new(harvest?);
    // Whether anything can be joined shows beside the results that are there.
    let choice = how.choice();
    let Choice { resits, instead_of, kind } = &choice;
    let errors;
    let resit = if how.accept_errors && *resits != Some(Resits::Join) && instead_of.is_empty() {
        // What lies beside it is not asked: the errors are those of the file alone.
        errors = crate::review::errors(&alone(&harvest));
        resit::met(store, Arc::clone(&harvest), *resits).await?.1
    } else {
        let review = review(store, Arc::clone(&harvest), sha256, &choice).await??;
        let Review { report, changes, resit, shrinking, .. } = review;
        let is_new = changes.already_there.is_none();
        let failed = report.iter().filter(|it| it.verdict == Verdict::Fail);
        let failed: Vec<&str> = failed.map(|it| it.rule.code()).collect();
        let list = failed.join(", ");
        errors = failed.len();
        anyhow::ensure!(
            failed.is_empty() || how.accept_errors || !is_new,
            "checks found errors ({list}): see `import --dry-run`, then import with --accept-errors"
        );
        let can_join = resit.map_or(shrinking == 0, |it| it.can_join);
        anyhow::ensure!(
            *resits != Some(Resits::Join) || can_join || !is_new,
            "further attempts cannot be joined here: give one file with all attempts"
        );
        resit
    };
    resit.iter().try_for_each(|it| say(&format!("    {}", sat_again(it))))?;
    let join = joining(resit.as_ref());
    let decided = Decided { join, instead_of, kind: *kind, errors };
    let taken = take_over(store, &name, sha256, &harvest, decided).await?;
    say(&if taken.already_there {
        format!("    imported before, nothing changed · data version {}", taken.version)
    } else {
        let store::Taken { cells, replaced, version, .. } = taken;
        format!("    {cells} cells loaded, {replaced} replaced · data version {version}")
    })
}

/// What was read of a file; one that cannot be read is told of.
fn parts_of((name, read): Read, outcome: &mut Outcome) -> Vec<Packed> {
    read.unwrap_or_else(|error| {
        tell(&format!("{name}: {error:#}"));
        *outcome = Outcome::NotUnderstood;
        Vec::new()
    })
}

/// Says what a file is and what is wrong with it; an error if nothing of it can be used.
fn looked_at(Packed { name, harvest, .. }: &Packed) -> anyhow::Result<&Harvest> {
    let harvest = harvest.as_ref().map_err(Clone::clone)?;
    complain(name, harvest);
    say(&format!("{name}: {}", describe(harvest)))?;
    anyhow::ensure!(is_usable(harvest), "no row could be loaded");
    Ok(harvest)
}
