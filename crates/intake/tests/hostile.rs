//! Hostile input: every fixture, damaged at random. Whatever the bytes, reading ends soon, with a
//! harvest or a reason, and never with a panic.
//!
//! A packed file is damaged twice over: its bytes, which mostly ends at the archive, and the parts
//! in it, which gets to the readers. Damage comes in rounds, in each of which every format gets as
//! many cases. Usually that is one round, always the same. `HOSTILE_SECONDS` asks for as many rounds
//! as there is time for and `HOSTILE_SEED` for others; a failure tells both its seed and its round,
//! which `HOSTILE_ROUND` repeats alone. **What is found** becomes a fixture of its format.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
    path::{Path, PathBuf},
    sync::LazyLock,
    time::{Duration, Instant},
};

use intake::{
    Harvest, Knowledge, Unreadable,
    mapping::{Column, draft},
};
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// How long reading one damaged fixture may take on a busy machine without optimisation; alone it is
/// a second at most.
const LONGEST: Duration = Duration::from_secs(60);

/// How many damaged files of every format a round has.
const CASES: u32 = 20;

/// A fixture.
struct Seed {
    /// The folder it lies in.
    format: String,
    /// The name it is read by.
    name: String,
    bytes: Vec<u8>,
}

static SEEDS: LazyLock<Vec<Seed>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let inside = |it: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(it).unwrap().map(|it| it.unwrap().path()).collect()
    };
    let mut files: Vec<_> = inside(&root).iter().flat_map(|it| inside(it)).collect();
    files.retain(|it| it.extension().is_some_and(|it| it != "snap"));
    files.sort();
    let seed = |it: &PathBuf| {
        let format = it.parent().and_then(Path::file_name).unwrap().to_str().unwrap().to_owned();
        Seed { name: named(&format).to_owned(), format, bytes: std::fs::read(it).unwrap() }
    };
    let mut seeds: Vec<Seed> = files.iter().map(seed).collect();
    seeds.push(Seed { format: "ods".to_owned(), name: "an ODS".to_owned(), bytes: ods() });
    seeds
});

/// A name by which a fixture is read in full: some formats ask it what they are about.
fn named(format: &str) -> &'static str {
    match format {
        "gia_normalised" => "04_2026.06.01.csv",
        "vpr_form" => "edu990001 ВПР 2021 Математика 8 класс",
        _ => "edu990001 ВПР 2021 Математика 5 класс",
    }
}

/// A small ODS workbook.
fn ods() -> Vec<u8> {
    let cell = |it: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{it}</text:p></table:table-cell>"
        )
    };
    let text = include_str!("../fixtures/long/clean.csv");
    let row = |it: &str| {
        let cells: String = it.split(',').map(cell).collect();
        format!("<table:table-row table:number-rows-repeated=\"1\">{cells}</table:table-row>")
    };
    let rows: String = text.lines().map(row).collect();
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
         <office:spreadsheet><table:table table:name=\"one\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest xmlns:manifest=\"m\"/>";
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ];
    packed(parts.map(|(name, text)| (name.to_owned(), text.into())))
}

fn packed(parts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(name, options).unwrap();
        archive.write_all(&bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |at| {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

/// Damage; places are parts of the length, in 65,536ths.
#[derive(Clone, Debug)]
enum Damage {
    Cut(u16),
    Flip(u16, u8),
    /// What stands somewhere in another seed.
    Splice(u16, usize, u16, u8),
    Repeat(u16, u8, u8),
    /// A number that asks for much.
    Ask(u16, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let asks =
        ["4294967295", "1048576", "XFD1048576", "\u{0}", "</", "<table:table-row>", "\"", "-1"];
    prop_oneof![
        1 => any::<u16>().prop_map(Damage::Cut),
        6 => (any::<u16>(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        2 => (any::<u16>(), any::<usize>(), any::<u16>(), any::<u8>())
            .prop_map(|(at, of, from, length)| Damage::Splice(at, of, from, length)),
        2 => (any::<u16>(), any::<u8>(), any::<u8>())
            .prop_map(|(at, length, times)| Damage::Repeat(at, length, times)),
        2 => (any::<u16>(), prop::sample::select(asks.to_vec()))
            .prop_map(|(at, text)| Damage::Ask(at, text)),
    ]
}

fn place(bytes: &[u8], at: u16) -> usize {
    bytes.len() * usize::from(at) / 65_536
}

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        match damage {
            Damage::Cut(at) => bytes.truncate(place(&bytes, *at)),
            Damage::Flip(at, byte) => {
                let at = place(&bytes, *at);
                if let Some(it) = bytes.get_mut(at) {
                    *it = *byte;
                }
            }
            Damage::Splice(at, of, from, length) => {
                let other = &SEEDS[of % SEEDS.len()].bytes;
                let from = place(other, *from);
                let piece = other[from..other.len().min(from + usize::from(*length))].to_vec();
                let at = place(&bytes, *at);
                bytes.splice(at..at, piece);
            }
            Damage::Repeat(at, length, times) => {
                let at = place(&bytes, *at);
                let piece = bytes[at..bytes.len().min(at + usize::from(*length))].to_vec();
                bytes.splice(at..at, piece.repeat(usize::from(*times)));
            }
            Damage::Ask(at, text) => {
                let at = place(&bytes, *at);
                let end = bytes.len().min(at + text.len());
                bytes.splice(at..end, text.bytes());
            }
        }
    }
    bytes
}

/// Reads damaged seeds of one format, or says which damage it does not survive.
fn survives(seeds: &[&Seed], rng: TestRng) -> Result<(), String> {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, rng);
    let damages = prop::collection::vec(damage(), 1..6);
    let input = (0..seeds.len(), any::<bool>(), any::<usize>(), damages);
    let result = runner.run(&input, |(seed, is_within, part, damages)| {
        let Seed { name, bytes, .. } = seeds[seed];
        let bytes = if is_within && bytes.starts_with(b"PK") {
            let mut parts = parts(bytes);
            let at = part % parts.len();
            parts[at].1 = damaged(std::mem::take(&mut parts[at].1), &damages);
            packed(parts)
        } else {
            damaged(bytes.clone(), &damages)
        };
        let began = Instant::now();
        for (_, result) in intake::read_all(name, &bytes) {
            let told = result.map(|it| (it.rows_loaded(), it.batch.into_cube().is_ok()));
            prop_assert!(!matches!(told, Ok((_, false))), "a batch that is no cube");
        }
        if let Some(Ok(harvest)) = explained(name, &bytes) {
            prop_assert!(harvest.batch.into_cube().is_ok(), "a told batch that is no cube");
        }
        prop_assert!(began.elapsed() < LONGEST, "{:?}", began.elapsed());
        Ok(())
    });
    result.map_err(|it| it.to_string())
}

/// A number from the environment.
fn asked(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().and_then(|it| it.parse().ok())
}

/// Other damage for every seed, round and format, the same whenever it is repeated.
fn rng(numbers: [u64; 3]) -> TestRng {
    let mut bytes = [0; 32];
    for (to, number) in bytes.chunks_exact_mut(8).zip(numbers) {
        to.copy_from_slice(&number.to_le_bytes());
    }
    TestRng::from_seed(RngAlgorithm::ChaCha, &bytes)
}

/// The file read as a table that somebody explains as it is suggested.
fn explained(name: &str, bytes: &[u8]) -> Option<Result<Harvest, Unreadable>> {
    let mut mapping = draft(name, bytes, None).ok()?.suggested();
    for (column, told) in [
        (Column::Year, "2024"),
        (Column::Procedure, "a"),
        (Column::Subject, "b"),
        (Column::Grade, "5"),
        (Column::School, "c"),
    ] {
        let is_told = mapping.columns.values().any(|it| *it == column);
        if !is_told {
            mapping.constants.insert(column, told.to_owned());
        }
    }
    mapping.filled_down = bytes.len().is_multiple_of(2);
    mapping
        .faults()
        .is_empty()
        .then(|| intake::read_with(name, bytes, &Knowledge::mapped([mapping])))
}

#[test]
fn damaged_files_of_every_format_end_in_a_harvest_or_a_reason() {
    let mut formats: BTreeMap<&str, Vec<&Seed>> = BTreeMap::new();
    for seed in SEEDS.iter() {
        formats.entry(&seed.format).or_default().push(seed);
    }
    let (seed, only) = (asked("HOSTILE_SEED").unwrap_or(1), asked("HOSTILE_ROUND"));
    let time =
        Duration::from_secs(asked("HOSTILE_SECONDS").filter(|_| only.is_none()).unwrap_or(0));
    // What a reader catches inside does not clutter the output.
    std::panic::set_hook(Box::new(|_| {}));
    let (began, first) = (Instant::now(), only.unwrap_or(0));
    let (mut failed, mut cases, mut round) = (Vec::new(), 0, first);
    while round == first || (began.elapsed() < time && failed.is_empty()) {
        for (at, (format, seeds)) in (0..).zip(&formats) {
            // The first round is whole, whatever it takes.
            if round > first && began.elapsed() >= time {
                break;
            }
            if let Err(told) = survives(seeds, rng([seed, round, at])) {
                failed
                    .push(format!("{format} (HOSTILE_SEED={seed} HOSTILE_ROUND={round}): {told}"));
            }
            cases += CASES;
        }
        round += 1;
    }
    let _hook = std::panic::take_hook();
    println!("hostile: {cases} cases, {} formats, seed {seed}", formats.len());
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
