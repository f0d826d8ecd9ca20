//! What the page of data shows, as plain data.

use std::{sync::Arc, time::Instant};

use analysis::source_kind::SourceKind;
use app::desk::{
    Batch, Content, Done, File, Finding, Journal, Rule, SOURCE, Sample, Verdict, clusters::Changed,
    instead::Earlier, meanings::NewWord, resit::Resit, versions::Version,
};
use intake::{Harvest, Unreadable, check};
use store::{BatchRecord, Problem, Signature, VersionRecord};

use crate::{
    desk::{LOOKING_MAX, Staged, Trouble},
    http::FILE_MAX,
    preview::{Changes, New, Part, Shared},
    review::{Choice, Review},
    state::Server,
    typed::moment,
};

/// How much of a reason in an address is repeated.
const REASON_MAX: usize = 400;

pub(super) async fn journal(
    server: &Server,
    is_operator: bool,
    words: &[(String, String)],
) -> anyhow::Result<Journal> {
    let together = server.desk.together().filter(|_| is_operator);
    let mut files = Vec::new();
    if is_operator {
        let started = Instant::now();
        for staged in server.desk.all() {
            // Many files take longer than a page may: then they stand there by name.
            let is_late = together.is_some() || started.elapsed() > LOOKING_MAX;
            files.push(if is_late {
                named(&staged)
            } else {
                file(server, &staged, &Choice::default()).await?
            });
        }
    }
    let together = together.map(|it| (it.done, it.all));
    let mut batches = server.live.store().batches().await?;
    let asked = words.iter().find(|(key, _)| key == SOURCE).and_then(|(_, it)| it.parse().ok());
    let kinds = SourceKind::ALL.iter().copied();
    let kinds: Vec<SourceKind> =
        kinds.filter(|it| batches.iter().any(|of| of.kind == Some(*it))).collect();
    batches.retain(|it| asked.is_none() || it.kind == asked);
    let tells_files = is_operator || server.live.calls_all_by_name();
    let batches = batches.into_iter().map(|it| shown(it, is_operator, tells_files)).collect();
    let done = words.iter().find_map(done);
    Ok(Journal { is_operator, done, files, together, kinds, asked, batches, size_max: FILE_MAX })
}

/// A file that was not compared.
fn named(staged: &Staged) -> File {
    File { id: staged.id.clone(), name: staged.file.clone(), is_unseen: true, ..File::default() }
}

/// What the address says was just done.
fn done((key, value): &(String, String)) -> Option<Done> {
    match key.as_str() {
        "taken" => value.parse().ok().map(Done::TakenOver),
        "undone" => value.parse().ok().map(Done::Undone),
        "cancelled" => Some(Done::Cancelled),
        "decided" => Some(Done::Decided),
        "not" => Some(Done::Not(value.chars().take(REASON_MAX).collect())),
        _ => None,
    }
}

pub(super) async fn batch(
    server: &Server,
    is_operator: bool,
    batch: i32,
) -> anyhow::Result<Option<Batch>> {
    let store = server.live.store();
    let Some(record) = store.batches().await?.into_iter().find(|it| it.id == batch) else {
        return Ok(None);
    };
    // What stands in a file that could not be used is for nobody else.
    let problems = if is_operator { store.problems(batch).await? } else { Vec::new() };
    let list = problems.into_iter().map(noted).collect();
    let stage = server.live.store().stages().await?.remove(&record.id);
    let tells_files = is_operator || server.live.calls_all_by_name();
    Ok(Some(Batch { list, stage, ..shown(record, is_operator, tells_files) }))
}

pub(super) async fn versions(server: &Server, is_operator: bool) -> anyhow::Result<Vec<Version>> {
    let tells_files = is_operator || server.live.calls_all_by_name();
    let shown = |it: VersionRecord| {
        let file = if tells_files { it.file_name } else { "•".to_owned() };
        Version {
            number: it.version.number(),
            release: it.release,
            cause: it.cause,
            import: it.cause.is_of_an_import().then_some((it.batch, file)),
            cells: [it.cells, it.replaced],
            who: format!("{}, {}", it.by, moment(it.at)),
        }
    };
    Ok(server.live.store().versions().await?.into_iter().map(shown).collect())
}

fn noted(Problem { file, line, column, found, expected }: Problem) -> Finding {
    let place = line.map_or_else(|| file.clone(), |line| format!("{file}: {line}"));
    let expected_ru = check::in_russian(&expected);
    Finding { place, column: column.unwrap_or_default(), found, expected, expected_ru }
}

/// A file is often called after its school, and its hash tells who has the same one.
fn shown(record: BatchRecord, is_operator: bool, tells_files: bool) -> Batch {
    let told = |it: String| if tells_files { it } else { "•".to_owned() };
    Batch {
        id: record.id,
        file: told(record.file_name),
        sha256: told(record.sha256),
        at: moment(record.imported_at),
        kind: record.kind,
        errors: record.errors,
        program: record.program,
        operator: record.operator,
        rows: record.rows_read,
        cells: record.cells,
        replaced: record.replaced,
        problems: record.problems,
        undone: record.undone.map(|Signature { at, by }| (moment(at), by)),
        instead_of: record.instead_of,
        replaced_by: record.replaced_by,
        stage: None,
        is_operator,
        list: Vec::new(),
    }
}

pub(super) async fn file(
    server: &Server,
    staged: &Staged,
    choice: &Choice,
) -> anyhow::Result<File> {
    let known = File {
        id: staged.id.clone(),
        name: staged.file.clone(),
        is_mappable: staged.is_mappable(),
        asking: super::caption::of_file(server, staged),
        mapping: super::columns::of_file(server, staged.harvest.as_deref().ok()).await?,
        ..File::default()
    };
    match staged.review_for(&server.live, choice).await {
        Ok(review) => {
            let edition = server.live.now();
            let content = |it: &Arc<Harvest>| {
                let clusters = super::clusters::changed(edition.cube.get(), it);
                let words = super::meanings::of_file(server, &review.changes.new_members);
                content(it, &review, (clusters, words))
            };
            let content = staged.harvest.as_ref().ok().map(content);
            Ok(File { content, ..known })
        }
        Err(Trouble::Failed(error)) => Err(error),
        Err(trouble) => Ok(File { trouble: Some(why(staged, &trouble)), ..known }),
    }
}

fn why(staged: &Staged, trouble: &Trouble) -> app::desk::Trouble {
    match (&staged.harvest, trouble) {
        (Err(Unreadable::UnknownFormat { header }), _) => {
            app::desk::Trouble::Unrecognised(header.clone())
        }
        (Ok(_), Trouble::NoRow) => app::desk::Trouble::NoRow,
        (_, other) => app::desk::Trouble::Other(other.to_string()),
    }
}

fn content(
    harvest: &Harvest,
    review: &Review,
    (clusters, words): (Vec<Changed>, Vec<NewWord>),
) -> Content {
    let Changes { already_there, added, changed, same, untouched, removed, .. } = review.changes;
    let changes = &review.changes;
    let news = changes.new_units.iter().chain(&changes.new_members);
    let sample = |it: &crate::preview::Sample| Sample {
        of: it.of.clone(),
        parts: it
            .parts
            .iter()
            .map(|Part { part, before, after }| (*part, before.clone(), after.clone()))
            .collect(),
    };
    Content {
        format: (harvest.format.code(), harvest.format.about()),
        kind: Some(harvest.format.source_kind()),
        rows: harvest.rows_read,
        rejected: harvest.rows_rejected,
        cells: harvest.batch.cells.len() as u64,
        added,
        changed,
        same,
        untouched,
        removed,
        already_there,
        errors: review.errors(),
        schools: super::schools::of_file(&review.schools),
        rules: review.report.iter().map(rule).collect(),
        samples: changes.samples.iter().map(sample).collect(),
        new: news.map(|New { kind, name, .. }| (kind.clone(), name.clone())).collect(),
        clusters,
        plans: super::plans::told(harvest),
        boundaries: super::plans::boundaries(harvest),
        words,
        new_unnamed: changes.new_units_total - changes.new_units.len(),
        resit: review.resit.map(|it| Resit {
            given: it.given,
            known: it.known,
            kept: it.kept,
            can_join: it.can_join,
            suggested: it.suggested,
        }),
        shrinking: review.shrinking,
        overlaps: changes.overlaps.iter().map(earlier).collect(),
    }
}

fn earlier(of: &Shared) -> Earlier {
    let Shared { batch, cells, only, is_replaced, .. } = *of;
    Earlier { batch, file: of.file.clone(), cells, only, is_chosen: is_replaced }
}

fn rule(checked: &check::Checked) -> Rule {
    let check::Spec { ru, en, .. } = checked.rule.spec();
    Rule {
        code: checked.rule.code(),
        title: [ru, en],
        verdict: match checked.verdict {
            check::Verdict::Pass => Verdict::Pass,
            check::Verdict::Warn => Verdict::Warn,
            check::Verdict::Fail => Verdict::Fail,
        },
        total: checked.total,
        findings: checked.shown().iter().map(finding).collect(),
    }
}

fn finding(it: &check::Finding) -> Finding {
    let sheet = it.sheet.as_ref().map(|it| format!("«{it}»"));
    let line = it.line.map(|it| it.to_string());
    let place: Vec<String> = [sheet, line, it.of.clone()].into_iter().flatten().collect();
    Finding {
        place: place.join(": "),
        column: it.column.clone().unwrap_or_default(),
        found: it.found.clone(),
        expected: it.expected.clone(),
        expected_ru: check::in_russian(&it.expected),
    }
}
