//! `kill -9` in the middle of an import: the database is whole, before or after; and who reads
//! meanwhile goes on reading what was there before.
//!
//! The first tests start themselves as a second process, which does nothing but import, and kill it.

use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use analysis::{
    Batch, Lines, Pupil, Pupils, UnitKind,
    context::{Characteristic, Context, Fact},
    pupil::{Attempt, Code, Points, Status, Task, Tasks, Work},
};

use super::{imports::import, undo::rows};
use crate::{
    Evidence, connect,
    testing::{TempFile, batch, on_each_url, origin, result, synthetic},
};

/// Tells the second process which database to write to.
const URL: &str = "RAZREZ_TEST_IMPORT_INTO";
const CELLS: usize = 30_000;
/// Pupil rows of one school each.
const PUPILS: u32 = 20_000;

#[tokio::test]
async fn importer_to_be_killed() {
    let Ok(url) = std::env::var(URL) else { return };
    let store = connect(&url).await.unwrap();
    let say = |it: crate::Progress| println!("{} of {}", it.done, it.total);
    let (batch, pupils, lines) = large();
    let sheets = ["results".to_owned()];
    let evidence =
        Evidence { sheets: &sheets, lines: &lines, pupils: Some(&pupils), ..Evidence::default() };
    store.take_over_with(&batch, &origin("large"), evidence, say).await.unwrap();
    println!("committed");
}

/// Results with the lines they stood in, what schools say of themselves, and pupil rows.
fn large() -> (Batch, Pupils, Vec<Lines>) {
    let mut batch = synthetic(CELLS);
    let is_school = |at: &usize| batch.units[*at].0.kind == UnitKind::School;
    let schools: Vec<usize> = (0..batch.units.len()).filter(is_school).collect();
    let year = batch.cells[0].place.year;
    let facts = schools.iter().map(|it| Fact {
        unit: u32::try_from(*it).unwrap(),
        characteristic: Characteristic::Pupils,
        year,
        value: 300,
    });
    batch.dictionary.context = Context::of(facts);
    let tasks = vec![Task { name: "1".to_owned(), max: Some(2) }];
    let works = vec![Work { place: batch.cells[0].place, tasks }];
    let pupil = |line: u32| Pupil {
        work: 0,
        unit: u32::try_from(schools[line as usize % schools.len()]).unwrap(),
        sheet: 0,
        line,
        code: Code::of(&line.to_string()).unwrap(),
        status: Status::Present,
        attempt: Attempt::Only,
        day: None,
        class: None,
        sex: None,
        variant: None,
        journal: None,
        primary: Some(11),
        mark: Some(4),
        score: None,
        tasks: Tasks::of([Points::Of(2)]),
        kept_from: None,
    };
    let pupils = Pupils { works, rows: (2..2 + PUPILS).map(pupil).collect() };
    let lines = (2..).take(batch.cells.len()).map(|line| Lines::one(0, line)).collect();
    (batch, pupils, lines)
}

#[tokio::test]
async fn a_killed_import_is_there_whole_or_not_at_all() {
    let file = TempFile::new();
    let store = connect(&file.url()).await.unwrap();
    import(&store, &batch([result()]), "small").await;
    let before = (store.load_cube().await.unwrap(), rows(&store).await);

    let mut outcomes = Vec::new();
    // Lines of progress after which to kill; the last is never reached: the import ends.
    for lines in [0, 1, 5, 15, 25, 26, 27, usize::MAX] {
        kill_after(&file.url(), lines);
        let reopened = connect(&file.url()).await.unwrap();
        let found = (reopened.load_cube().await.unwrap(), rows(&reopened).await);
        let cells = reopened.batches().await.unwrap().iter().map(|it| it.cells).sum::<u64>();
        reopened.close().await.unwrap();
        let whole = u64::try_from(CELLS).unwrap() + 1;
        assert!(cells == 1 && found == before || cells == whole);
        outcomes.push(cells == whole);
    }
    assert!(!outcomes[0], "killed before it began");
    assert!(!outcomes[2], "killed in the middle");
    assert!(outcomes.last().is_some_and(|it| *it), "left to finish");
    let after = store.load_cube().await.unwrap();
    assert!(after.0 > before.0.0 && after.1.len() > CELLS);
    let kept = rows(&store).await;
    let of = |table: &str| kept.iter().filter(|it| it.starts_with(table)).count();
    assert_eq!((of("tallies:"), of("pupils:")), (CELLS + 1, PUPILS as usize));
    assert!(of("context_values:") > 100 && of("row_sums:") > 100);
}

/// Moments between the start of a process and its end, wherever the import then is: opening, checking,
/// writing, committing.
#[tokio::test]
async fn an_import_killed_at_ten_random_moments_is_there_whole_or_not_at_all() {
    let fresh = async || {
        let file = TempFile::new();
        let store = connect(&file.url()).await.unwrap();
        import(&store, &batch([result()]), "small").await;
        let before = (store.load_cube().await.unwrap(), rows(&store).await);
        store.close().await.unwrap();
        (file, before)
    };
    let (whole, before) = fresh().await;
    let started = Instant::now();
    assert!(importing(&whole.url(), Stdio::null()).wait().unwrap().success());
    let longest = started.elapsed();
    let store = connect(&whole.url()).await.unwrap();
    let after = (store.load_cube().await.unwrap(), rows(&store).await);
    assert!(after.0.0 > before.0.0);
    for _ in 0..10 {
        let (file, before) = fresh().await;
        let moment = longest.mul_f64(random());
        let mut child = importing(&file.url(), Stdio::null());
        std::thread::sleep(moment);
        child.kill().unwrap();
        child.wait().unwrap();
        let reopened = connect(&file.url()).await.unwrap();
        let found = (reopened.load_cube().await.unwrap(), rows(&reopened).await);
        reopened.close().await.unwrap();
        let is_whole = found.0.0 > before.0.0;
        assert!(found == if is_whole { after.clone() } else { before }, "after {moment:?}");
    }
}

/// The import stands still after each of its first steps until everything was read.
#[tokio::test(flavor = "multi_thread")]
async fn who_reads_while_an_import_runs_reads_on_what_was_there() {
    use std::sync::mpsc;
    on_each_url(async |url| {
        let store = connect(url).await.unwrap();
        import(&store, &batch([result()]), "small").await;
        let before = store.load_cube().await.unwrap();
        let (reached, steps) = mpsc::channel();
        let (go_on, permits) = mpsc::channel::<()>();
        let address = url.to_owned();
        let importing = std::thread::spawn(move || {
            let wait = move |_: crate::Progress| {
                let _nobody_waits_any_more = reached.send(());
                let _goes_on_by_itself = permits.recv();
            };
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async {
                let own = connect(&address).await.unwrap();
                own.take_over(&synthetic(CELLS), &origin("large"), wait).await.unwrap();
                own.close().await.unwrap();
            });
        });
        for _ in 0..5 {
            steps.recv().unwrap();
            let started = Instant::now();
            assert_eq!(store.load_cube().await.unwrap(), before);
            assert_eq!(store.batches().await.unwrap().len(), 1);
            assert!(started.elapsed() < Duration::from_secs(5), "waited for the import");
            go_on.send(()).unwrap();
        }
        drop((go_on, steps));
        importing.join().unwrap();
        let after = store.load_cube().await.unwrap();
        assert!(after.0 > before.0 && after.1.len() > CELLS);
        store.close().await.unwrap();
    })
    .await;
}

/// From 0 to 1, another one each time.
fn random() -> f64 {
    use std::hash::{BuildHasher, RandomState};
    f64::from(u32::try_from(RandomState::new().hash_one(0) >> 32).unwrap()) / f64::from(u32::MAX)
}

fn importing(url: &str, said: Stdio) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tests::durability::importer_to_be_killed", "--nocapture"])
        .env(URL, url)
        .stdout(said)
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Starts the import and kills it after so many lines of its progress.
fn kill_after(url: &str, lines: usize) {
    use std::io::{BufRead, BufReader};
    let mut child = importing(url, Stdio::piped());
    let output = BufReader::new(child.stdout.take().unwrap());
    let progress = output.lines().map_while(Result::ok).filter(|it| it.contains(" of "));
    let seen = progress.take(lines).count();
    if seen == lines {
        // Not at a boundary of the importer's own, but somewhere behind it.
        std::thread::sleep(Duration::from_millis(2));
        child.kill().unwrap();
    }
    child.wait().unwrap();
}
