//! Measures loading with pupil rows: `cargo run --release -p store --features testing --example
//! rows [PUPILS]`, by default 1.3 million of 650 schools, 10 subjects and 8 years, into a new SQLite
//! file.

use std::{error::Error, time::Instant};

use analysis::{
    Batch, Policy, Pupil, Pupils,
    pupil::{Attempt, Code, Points, Status, Task, Tasks, Work},
};
use store::{
    Evidence, connect,
    testing::{TempFile, batch, origin, result},
};

const SCHOOLS: usize = 650;
const SUBJECTS: usize = 10;
const YEARS: i16 = 8;
const TASKS: u16 = 15;

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run())
}

async fn run() -> Result<(), Box<dyn Error>> {
    let pupils: usize = std::env::args().nth(1).map_or(Ok(1_300_000), |it| it.parse())?;
    let each = pupils / (SCHOOLS * SUBJECTS * usize::try_from(YEARS)?);
    let file = TempFile::new();
    let store = connect(&file.url()).await?;
    let (mut rows, start) = (0, Instant::now());
    for year in 2018..2018 + YEARS {
        let batch = results(year);
        let pupils = rows_of(&batch, each);
        rows += pupils.rows.len();
        let evidence = Evidence { pupils: Some(&pupils), ..Evidence::default() };
        store.take_over_with(&batch, &origin(&year.to_string()), evidence, |_progress| {}).await?;
    }
    println!("{rows} rows written: {:.1?}", start.elapsed());
    for policy in [Policy::Everything, Policy::Public, Policy::Everything, Policy::Public] {
        let start = Instant::now();
        let (_version, cube) = store.load_cube_called(&|_| None, policy).await?;
        let works = cube.dictionary().signals.rows.len();
        println!("load, {policy}: {:.3} s, {works} works", start.elapsed().as_secs_f64());
        println!("bytes of the cube: {}", cube.serialize().len());
    }
    store.close().await?;
    Ok(())
}

fn results(year: i16) -> Batch {
    let leaked = |it: String| -> &'static str { Box::leak(it.into_boxed_str()) };
    let subjects: Vec<&str> = (0..SUBJECTS).map(|it| leaked(format!("subject{it}"))).collect();
    let schools: Vec<&str> = (0..SCHOOLS).map(|it| leaked(format!("{it:04}"))).collect();
    let of_school = |school: &&'static str| {
        let of = result().year(year).school(school).grade("5");
        subjects.iter().map(move |it| of.subject(it)).collect::<Vec<_>>()
    };
    batch(schools.iter().flat_map(of_school))
}

/// The rows of each cell: invented scores and points.
fn rows_of(batch: &Batch, each: usize) -> Pupils {
    let mut pupils = Pupils::default();
    let tasks: Vec<Task> =
        (1..=TASKS).map(|it| Task { name: it.to_string(), max: Some(2) }).collect();
    for cell in &batch.cells {
        let place = cell.place;
        let known = pupils.works.iter().position(|it| it.place == place);
        let work = known.unwrap_or_else(|| {
            pupils.works.push(Work { place, tasks: tasks.clone() });
            pupils.works.len() - 1
        });
        for _ in 0..each {
            let line = u32::try_from(pupils.rows.len() + 2).unwrap_or(u32::MAX);
            let mut chance = line.wrapping_mul(2_654_435_761);
            let points: Vec<u16> = (0..TASKS)
                .map(|_| {
                    chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    u16::try_from((chance >> 16) % 3).unwrap_or_default()
                })
                .collect();
            let primary: u16 = points.iter().sum();
            let mark = match primary {
                ..=9 => 2,
                10..=14 => 3,
                15..=19 => 4,
                _ => 5,
            };
            pupils.rows.push(Pupil {
                work: u32::try_from(work).unwrap_or_default(),
                unit: cell.unit,
                sheet: 0,
                line,
                code: Code::of_row(0, line),
                status: Status::Present,
                attempt: Attempt::Only,
                day: None,
                class: Some("5А".into()),
                sex: None,
                variant: None,
                journal: Some(2 + u8::try_from(chance >> 20 & 3).unwrap_or_default()),
                primary: Some(primary),
                mark: Some(mark),
                score: None,
                kept_from: None,
                tasks: Tasks::of(points.into_iter().map(Points::Of)),
            });
        }
    }
    pupils
}
