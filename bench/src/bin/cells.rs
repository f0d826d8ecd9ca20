//! Writes the region as CSV, for engines that are compared with ours.

use std::io::{BufWriter, Write};

fn main() -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(out, "school,year,subject,grade,grp,l2,l3,l4,l5")?;
    for cell in bench::region::cells() {
        let [school, year, subject, grade, group] = cell.codes;
        let [l2, l3, l4, l5] = cell.levels;
        writeln!(out, "{school},{year},{subject},{grade},{group},{l2},{l3},{l4},{l5}")?;
    }
    out.flush()
}
