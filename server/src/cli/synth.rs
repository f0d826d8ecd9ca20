//! `razrez synth`: a synthetic region as files.

use std::{
    fs::File,
    io::BufWriter,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::Context;
use clap::Args;
use synth::{Config, Extent, Long, Pupils, Region};

use super::{Outcome, say};

/// What the region is called: nobody shall take it for a real one.
const REGION: &str = "Учебная область (синтетические данные)";

#[derive(Debug, Args)]
pub(super) struct Inventing {
    /// How many schools.
    #[arg(long, value_name = "N", default_value_t = 650)]
    schools: u16,
    /// How many school years, the last one 2025/26.
    #[arg(long, value_name = "N", default_value_t = 8)]
    years: u8,
    /// The seed of all chance: the same seed, the same bytes.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// The folder the files are written to; files of these names are overwritten.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Also write the results of single pupils.
    #[arg(long)]
    pupils: bool,
}

/// Writes `long.csv`, `context.csv`, `contests.csv`, `plans.csv`, `truth.csv` and, if asked for, `pupils.csv`.
pub(super) fn synth(asked: &Inventing) -> anyhow::Result<Outcome> {
    let Inventing { schools, years, seed, out, pupils } = asked;
    let started = Instant::now();
    let config = Config {
        seed: *seed,
        schools: *schools,
        years: *years,
        region: REGION.to_owned(),
        extent: Extent::Full,
    };
    let region = Region::new(config)?;
    std::fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    let mut long = Long::begin(file(out, "long.csv")?, region.config())?;
    let mut single = match pupils {
        true => Some(Pupils::begin(file(out, "pupils.csv")?)?),
        false => None,
    };
    region
        .results(|sitting| {
            long.write(sitting)?;
            single.as_mut().map_or(Ok(()), |it| it.write(sitting))
        })
        .context("writing the results")?;
    region.context(&mut file(out, "context.csv")?).context("writing the context")?;
    region.contests(&mut file(out, "contests.csv")?).context("writing the contests")?;
    region.plans(&mut file(out, "plans.csv")?).context("writing the plans of works")?;
    region.truth(&mut file(out, "truth.csv")?).context("writing what was planted")?;
    let rows = long.end().context("writing the results")?;
    let single = single.map(Pupils::end).transpose().context("writing the pupils")?;
    let single = single.map(|it| format!(", {it} of single pupils")).unwrap_or_default();
    let (at, took) = (out.display(), started.elapsed());
    say(&format!("{at}: {schools} schools, {rows} rows{single} · {took:.1?}"))?;
    Ok(Outcome::Done)
}

fn file(folder: &Path, name: &str) -> anyhow::Result<BufWriter<File>> {
    let path = folder.join(name);
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(BufWriter::new(file))
}
