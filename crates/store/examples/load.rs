//! Measures importing and loading: `cargo run --release -p store --features testing --example
//! load [CELLS] [URL]`. Without an address it uses a new SQLite file.

use std::{error::Error, time::Instant};

use store::{
    connect,
    testing::{TempFile, origin, synthetic},
};

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run())
}

async fn run() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let cells = arguments.next().map_or(Ok(233_000), |it| it.parse())?;
    let file = TempFile::new();
    let url = arguments.next().unwrap_or_else(|| file.url());

    let batch = synthetic(cells);
    report("memory with the batch", Instant::now());
    let start = Instant::now();
    let store = connect(&url).await?;
    report("connect and migrate", start);
    let start = Instant::now();
    store.take_over(&batch, &origin("first"), |_progress| {}).await?;
    report("import", start);
    #[expect(clippy::cast_precision_loss, reason = "a figure to be printed")]
    let rate = batch.cells.len() as f64 / start.elapsed().as_secs_f64();
    println!("{rate:.0} cells/s into the database");
    let start = Instant::now();
    let preview = store.preview(&batch, &origin("second").sha256, &[]).await?;
    report("preview of the same cells", start);
    println!("{} the same", preview.same);
    drop(preview);
    let start = Instant::now();
    let again = store.take_over(&batch, &origin("second"), |_progress| {}).await?;
    report("import again, the same cells", start);
    println!("{again:?}");
    drop(batch);
    let start = Instant::now();
    let (_version, cube) = store.load_cube().await?;
    report("load the cube of both", start);
    drop(cube);
    let start = Instant::now();
    let undone = store.undo(again.batch_id, "example").await?;
    report("undo the second", start);
    println!("{undone:?}");
    let start = Instant::now();
    let (version, cube) = store.load_cube().await?;
    report("load the cube", start);
    println!("version {version}: {} cells in {} planes", cube.len(), cube.planes().len());
    let start = Instant::now();
    for _ in 0..1_000 {
        store.version().await?;
    }
    report("ask for the version, a thousand times", start);
    store.close().await?;
    Ok(())
}

/// Time since `start`; processor time and largest memory so far, where the system tells them.
fn report(what: &str, start: Instant) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|it| it.strip_prefix("VmHWM:")).map_or("", str::trim);
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Fields 14 and 15 count hundredths of a second in the program and in the system.
    let ticks: u64 = stat.split(' ').skip(13).take(2).filter_map(|it| it.parse::<u64>().ok()).sum();
    let seconds = start.elapsed().as_secs_f64();
    println!("{what}: {seconds:.3} s; so far {ticks}0 ms of processor, peak memory {peak}");
}
