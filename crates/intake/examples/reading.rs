//! How many rows a second are read of a file, by one core: `cargo run --release -p intake --example reading -- FILE…`.
//!
//! The whole way from bytes to a harvest; the best of five readings.

#![expect(clippy::print_stdout, reason = "a tool that prints what it measured")]

use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file)?;
        let mut best = f64::INFINITY;
        let mut rows = 0;
        for _ in 0..5 {
            let begun = Instant::now();
            let harvest = intake::read(&file, &bytes)?;
            best = best.min(begun.elapsed().as_secs_f64());
            rows = harvest.rows_read;
        }
        println!("{file}: {rows} rows in {best:.3} s, {:.0} rows/s", rows as f64 / best);
    }
    Ok(())
}
