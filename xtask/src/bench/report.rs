//! What must be reached, and the table of `docs/BENCHMARKS.md` that says what was.

use std::{fs, process::Command};

use anyhow::{Context, Result};

use super::Figures;
use crate::{project::Project, run};

/// A row: what, the limit in words, the figure's name, the limit, and how the figure is written.
struct Row {
    what: &'static str,
    must: &'static str,
    name: &'static str,
    limit: Limit,
    unit: &'static str,
    decimals: usize,
}

#[derive(Clone, Copy)]
enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

const fn row(
    what: &'static str,
    must: &'static str,
    name: &'static str,
    limit: Limit,
    unit: &'static str,
    decimals: usize,
) -> Row {
    Row { what, must, name, limit, unit, decimals }
}

use Limit::{AtLeast, AtMost};

const ROWS: [Row; 25] = [
    row(
        "answer over 1,170,000 cells (650 schools × 10 years × 12 subjects × 5 grades × 3 groups), one thread, native, intervals included: (a) one procedure, subject and grade, by school × year",
        "≤ 2 ms, median",
        "native_a",
        AtMost(2.0),
        "ms",
        2,
    ),
    row(
        "the same: (b) all pupils, by subject × year",
        "≤ 1.5 ms, median",
        "native_b",
        AtMost(1.5),
        "ms",
        2,
    ),
    row(
        "(a) against DuckDB 1.4.1 (one thread, in memory, same integer codes, same run)",
        "≥ 5 × faster",
        "ratio_a",
        AtLeast(5.0),
        "×",
        1,
    ),
    row("(b) against DuckDB", "≥ 5 × faster", "ratio_b", AtLeast(5.0), "×", 1),
    row("(a) in Chromium's WebAssembly", "≤ 6 ms", "a", AtMost(6.0), "ms", 1),
    row("(b) in Chromium's WebAssembly", "≤ 5 ms", "b", AtMost(5.0), "ms", 1),
    row(
        "every statistic of the drill-down page over the same cells, in Chromium's WebAssembly: 650 schools",
        "≤ 30 ms, median",
        "page_explore",
        AtMost(30.0),
        "ms",
        1,
    ),
    row(
        "the same of the page of dynamics: one school",
        "≤ 30 ms, median",
        "page_dynamics",
        AtMost(30.0),
        "ms",
        1,
    ),
    row(
        "the same of the page of comparison: eight schools, smoothed, with the same mix of subjects",
        "≤ 30 ms, median",
        "page_comparison",
        AtMost(30.0),
        "ms",
        1,
    ),
    row(
        "the same of the page of dynamics: a change taken apart into 650 schools",
        "≤ 30 ms, median",
        "page_dynamics_schools",
        AtMost(30.0),
        "ms",
        1,
    ),
    row(
        "the same of the page of comparison: two subjects over the municipalities of 650 schools, the gap of two groups",
        "≤ 30 ms, median",
        "page_comparison_schools",
        AtMost(30.0),
        "ms",
        1,
    ),
    row("the same of the start page", "≤ 30 ms, median", "page_overview", AtMost(30.0), "ms", 1),
    row(
        "everything the page of benchmarking computes for one of 650 schools (sets, funnel, intervals, sensitivity) in Chromium's WebAssembly",
        "≤ 100 ms, median",
        "benchmarking",
        AtMost(100.0),
        "ms",
        0,
    ),
    row(
        "signals of 650 schools over the same cells, native: six problems, three years, seven years of results behind them",
        "≤ 300 ms, median",
        "native_signals",
        AtMost(300.0),
        "ms",
        0,
    ),
    row(
        "the same of a synthetic region with every kind of work, contests, conditions and pupil rows, eight years",
        "≤ 300 ms, median",
        "native_everything",
        AtMost(300.0),
        "ms",
        0,
    ),
    row(
        "click on a mark, an order or a row → new charts painted, demonstration data",
        "p95 ≤ 100 ms",
        "click_p95",
        AtMost(100.0),
        "ms",
        0,
    ),
    row(
        "requests to the server caused by these clicks",
        "0",
        "requests_by_clicks",
        AtMost(0.0),
        "",
        0,
    ),
    row(
        "drill-down page with 50 table rows from the server, load generator on the same 2 cores, 50 requests/s",
        "p95 ≤ 60 ms",
        "load_p95",
        AtMost(60.0),
        "ms",
        0,
    ),
    row(
        "the same page, first byte, single request",
        "≤ 20 ms, median",
        "ttfb",
        AtMost(20.0),
        "ms",
        1,
    ),
    row(
        "cube of the demonstration data for the browser, brotli",
        "≤ 1.5 MB",
        "cube_megabytes",
        AtMost(1.5),
        "MB",
        2,
    ),
    row("the same, decoded in the browser", "≤ 100 ms", "decoding", AtMost(100.0), "ms", 0),
    row(
        "first view on a cold cache until usable (HTML, CSS, JavaScript, WASM; brotli); ECharts and cube come after it",
        "≤ 450 kB",
        "front",
        AtMost(450.0),
        "kB",
        1,
    ),
    row(
        "import of the bundled 233,000 rows into SQLite, reading included",
        "≤ 6 s",
        "import_seconds",
        AtMost(6.0),
        "s",
        1,
    ),
    row("the same, peak memory", "≤ 300 MB", "import_megabytes", AtMost(300.0), "MB", 0),
    row("table rows of the page that was loaded", "50", "rows", AtLeast(50.0), "", 0),
];

/// Writes the table between the marks of the document and prints it.
pub(super) fn write(project: &Project, figures: &Figures) -> Result<()> {
    let table = table(figures);
    let head = format!(
        "- **Machine:** {}\n- **Date and commit:** {}\n- **Method:** `cargo xtask bench`; the scripts are `bench/` and `end2end/bench/`\n",
        machine(),
        commit(project)?
    );
    let file = project.root.join("docs/BENCHMARKS.md");
    let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    let (before, rest) =
        text.split_once(BEGIN).context("docs/BENCHMARKS.md lost its first mark")?;
    let (_, after) = rest.split_once(END).context("docs/BENCHMARKS.md lost its second mark")?;
    let text = format!("{before}{BEGIN}\n{head}\n{table}{END}{after}");
    fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
    println!("\n{head}\n{table}");
    Ok(())
}

const BEGIN: &str = "<!-- measured: begin -->";
const END: &str = "<!-- measured: end -->";

fn table(figures: &Figures) -> String {
    let mut text = String::from("| what | must reach | measured | |\n|---|---|---|---|\n");
    for row in &ROWS {
        let value = derived(figures, row.name);
        let measured = value.map_or_else(
            || String::from("not measured"),
            |it| format!("{it:.*} {}", row.decimals, row.unit).trim_end().to_owned(),
        );
        let verdict = match (value, row.limit) {
            (None, _) => "",
            (Some(value), AtMost(limit)) if value <= limit => "reached",
            (Some(value), AtLeast(limit)) if value >= limit => "reached",
            _ => "**missed**",
        };
        text += &format!("| {} | {} | {measured} | {verdict} |\n", row.what, row.must);
    }
    text
}

/// A figure that was measured, or one that follows from others.
fn derived(figures: &Figures, name: &str) -> Option<f64> {
    let get = |name: &str| figures.0.get(name).copied();
    match name {
        "ratio_a" => Some(get("duckdb_a")? / get("native_a")?),
        "ratio_b" => Some(get("duckdb_b")? / get("native_b")?),
        "cube_megabytes" => Some(get("cube_br")? / 1e6),
        _ => get(name),
    }
}

/// Processor and cores, as the system tells them.
fn machine() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|it| it.strip_prefix("model name")).unwrap_or_default();
    let model = model.trim_start_matches(['\t', ' ', ':']);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{model}, {cores} cores")
}

fn commit(project: &Project) -> Result<String> {
    let mut git = Command::new("git");
    git.current_dir(&project.root).args(["log", "-1", "--format=%cs, %h"]);
    let date = run::read(Command::new("date").arg("+%F"))?;
    let last = run::read(&mut git)?;
    Ok(format!("{}; last commit before the run {}", date.trim(), last.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_set_against_what_must_be_reached() {
        let mut figures = Figures::default();
        for (name, value) in [("native_a", 1.5), ("duckdb_a", 6.0), ("ttfb", 8.04)] {
            figures.put(name, value);
        }
        let table = table(&figures);
        assert!(table.contains("| ≤ 2 ms, median | 1.50 ms | reached |"), "{table}");
        assert!(table.contains("| ≥ 5 × faster | 4.0 × | **missed** |"), "{table}");
        assert!(table.contains("| ≤ 20 ms, median | 8.0 ms | reached |"), "{table}");
        assert!(table.contains("| p95 ≤ 60 ms | not measured |  |"), "{table}");
    }

    #[test]
    fn a_list_counts_by_its_length() {
        let mut figures = Figures::default();
        figures.put_json("chatter\n{\"requests_by_clicks\": [\"/x\"], \"cube\": \"/y\"}").unwrap();
        assert_eq!(figures.0["requests_by_clicks"].to_string(), "1");
        assert!(!figures.0.contains_key("cube"));
    }
}
