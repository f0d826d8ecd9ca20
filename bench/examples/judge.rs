//! Judges the rules of signals against what is planted in synthetic regions, and writes the
//! figures into `docs/METHODS.md`: `cargo run --release -p bench --example judge`.
//!
//! What is planted is known of every school and stands in no result; the data pass the same
//! doors as anybody's. Pupil rows are drawn as well and added up as an import does, but not written to a
//! database.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
    time::Instant,
};

use analysis::{
    AcademicYear, Published,
    answer::Verdict,
    cube::Cube,
    signals::{Certainty, Effect, Finding, Layer, Problem, Rule, change_of, findings},
    stats::interval::newcombe,
};
use bench::synthetic;
use synth::{Config, Extent, Region, Truth};

/// How many regions.
const SEEDS: u64 = 20;
/// Schools of each.
const SCHOOLS: u16 = 300;
/// First Septembers of the years the rules are asked about.
const YEARS: [i16; 3] = [2023, 2024, 2025];
/// Ordinary schools of each region whose change is looked at.
const OTHERS: u32 = 25;
/// How many years back a rule about steadiness looks.
const STEADY: i16 = 5;
/// Between these lines of the document the figures stand.
const MARKS: [&str; 2] = ["<!-- judged:begin -->", "<!-- judged:end -->"];

/// What is known of a school.
struct Known {
    truth: Truth,
    /// What it keeps over the years is among the lowest tenth of the region.
    is_weak: bool,
    /// Its conditions are among the worst quarter.
    is_hard: bool,
    /// Since when it keeps away from contests.
    away: Option<i16>,
}

/// Counts of one rule over all regions and years.
#[derive(Default)]
struct Score {
    tested: u64,
    planted: u64,
    raised: u64,
    right: u64,
}

impl Score {
    fn add(&mut self, is_planted: bool, is_raised: bool) {
        self.tested += 1;
        self.planted += u64::from(is_planted);
        self.raised += u64::from(is_raised);
        self.right += u64::from(is_planted && is_raised);
    }

    fn line(&self, layer: &str, name: &str) -> String {
        let percent = |part: u64, of: u64| match of {
            0 => "–".to_owned(),
            _ => format!("{:.0} %", 100.0 * part as f64 / of as f64),
        };
        let wrong = self.raised - self.right;
        format!(
            "| {name} | {layer} | {} | {} | {} | {} | {} | {} |\n",
            self.tested,
            self.planted,
            self.raised,
            percent(self.right, self.raised),
            percent(self.right, self.planted),
            percent(wrong, self.tested - self.planted),
        )
    }
}

fn main() {
    let started = Instant::now();
    let mut scores = Scores::new();
    let mut changes: BTreeMap<&'static str, Change> = BTreeMap::new();
    for seed in 1..=SEEDS {
        let config = Config {
            seed,
            schools: SCHOOLS,
            years: 8,
            region: "Область (синтетические данные)".to_owned(),
            extent: Extent::Compact,
        };
        let region = Region::new(config).expect("a region of this size can be made");
        let cube = synthetic::cube(&region);
        let known = known(&region);
        for year in YEARS {
            judge(&cube, &known, year, &mut scores);
        }
        measures(&cube, &known, &mut changes);
        eprintln!("{seed}: {:.1?}", started.elapsed());
    }
    let mut table = String::from(
        "| rule | layer | school-years | planted | raised | precision | recall | raised of others |\n\
         |---|---|--:|--:|--:|--:|--:|--:|\n",
    );
    for ((_, name, layer), score) in &scores {
        table.push_str(&score.line(layer, name));
    }
    table.push_str(
        "\n| schools | changes | below the minimum, before → after | expected without measures | \
         better by before and after alone | better than schools that began so | better than expected |\n\
         |---|--:|--:|--:|--:|--:|--:|\n",
    );
    for (name, change) in &changes {
        table.push_str(&change.line(name));
    }
    println!("{table}");
    write(&table);
}

/// Changes of schools of one kind.
#[derive(Default)]
struct Change {
    schools: u32,
    /// Shares before, after and expected.
    sums: [f64; 3],
    naive: u32,
    beside: u32,
    better: u32,
}

impl Change {
    fn add(&mut self, it: &Effect) {
        let (Some(expected), Some(beside)) = (it.expected, it.beside) else { return };
        self.schools += 1;
        for (sum, more) in
            self.sums.iter_mut().zip([it.before.share(), it.after.share(), expected.after])
        {
            *sum += more;
        }
        let n = |of: u64| of.try_into().expect("a school with results");
        let change = newcombe(it.after.count, n(it.after.n), it.before.count, n(it.before.n));
        self.naive += u32::from(change.high < 0.0);
        self.beside += u32::from(beside.verdict == Verdict::Better);
        self.better += u32::from(it.verdict == Some(Verdict::Better));
    }

    fn line(&self, name: &str) -> String {
        let all = f64::from(self.schools.max(1));
        let [before, after, expected] = self.sums.map(|it| 100.0 * it / all);
        let [naive, beside, better] =
            [self.naive, self.beside, self.better].map(|it| 100.0 * f64::from(it) / all);
        format!(
            "| {name} | {} | {before:.1} → {after:.1} % | {expected:.1} % | {naive:.0} % | {beside:.0} % | {better:.0} % |\n",
            self.schools
        )
    }
}

/// What is said of schools that improved, that came back from a bad year, and of as many others.
fn measures(
    cube: &Published<Cube>,
    known: &BTreeMap<String, Known>,
    changes: &mut BTreeMap<&'static str, Change>,
) {
    let year = |it: i16| AcademicYear::starting(it).expect("a year of this century");
    let last = YEARS[YEARS.len() - 1];
    let mut others = 0;
    for (code, known) in known {
        let (name, from, to) = match known.truth {
            Truth::Improves { measure } => ("improve after a measure", measure, measure + 2),
            Truth::Returns { bad } => ("come back from a bad year", bad, bad + 1),
            Truth::Ordinary if others < OTHERS => {
                others += 1;
                ("ordinary", last - 2, last)
            }
            _ => continue,
        };
        if to > last {
            continue;
        }
        if let Some(effect) = change_of(cube, code, year(from), year(to)) {
            changes.entry(name).or_default().add(&effect);
        }
    }
}

fn known(region: &Region) -> BTreeMap<String, Known> {
    let mut kept: Vec<f64> = region.schools().map(|it| it.2).collect();
    kept.sort_by(f64::total_cmp);
    let lowest = kept[kept.len() / 10];
    let mut contexts: Vec<f64> = region.schools().map(|it| it.0.context).collect();
    contexts.sort_by(f64::total_cmp);
    let hard = contexts[contexts.len() / 4];
    let known = |((school, truth, kept), away): ((&synth::School, Truth, f64), &Option<i16>)| {
        let code = analysis::code::Code::spelled(&school.code).to_string();
        let (is_weak, is_hard) = (kept < lowest, school.context < hard);
        (code, Known { truth, is_weak, is_hard, away: *away })
    };
    region.schools().zip(region.keeping_away()).map(known).collect()
}

/// Whether what a rule looks for is planted in a school by a year.
fn is_planted(rule: Rule, known: &Known, year: i16) -> bool {
    let window = year - STEADY + 1..=year;
    match rule.spec().problem {
        Problem::LowResults | Problem::Unsatisfactory => known.is_weak,
        Problem::Bias => matches!(known.truth, Truth::Inflates { since } if since <= year),
        Problem::Unstable if rule == Rule::Unsteady => match known.truth {
            Truth::Returns { bad } => window.contains(&bad),
            Truth::Improves { measure } => window.contains(&(measure + 1)),
            _ => false,
        },
        // No school sinks slowly by plan: what is raised counts as wrong.
        Problem::Unstable if rule == Rule::Sinking => false,
        Problem::Unstable => matches!(known.truth, Truth::Returns { bad } if bad == year),
        Problem::Conditions => known.is_hard,
        Problem::Contests => known.away.is_some_and(|since| since <= year),
    }
}

type Scores = BTreeMap<(usize, String, &'static str), Score>;

fn judge(cube: &Published<Cube>, known: &BTreeMap<String, Known>, year: i16, scores: &mut Scores) {
    let found = findings(cube, AcademicYear::starting(year).expect("a year of this century"));
    let mut sure: BTreeMap<String, BTreeSet<Rule>> = BTreeMap::new();
    for (rule, schools) in &found {
        for (school, Finding { raised, .. }) in schools {
            let Ok(raised) = raised else { continue };
            let planted = is_planted(*rule, &known[&school.code], year);
            let mut put = |name: String, is_raised: bool| {
                let layer = <&str>::from(rule.spec().layer);
                let place = rule.spec().problem as usize;
                scores.entry((place, name, layer)).or_default().add(planted, is_raised);
            };
            put(format!("`{rule}`"), raised.is_some());
            let is_graded = rule.spec().layer == Layer::Ours && *rule != Rule::EarlyWarning;
            if is_graded && *raised != Some(Certainty::Borderline) {
                put(format!("`{rule}`, surely"), *raised == Some(Certainty::Sure));
            }
            if rule.spec().family.is_some() {
                let of = sure.entry(school.code.clone()).or_default();
                if *raised == Some(Certainty::Sure) {
                    of.insert(*rule);
                }
            }
        }
    }
    for (school, families) in sure {
        let planted = matches!(known[&school].truth, Truth::Inflates { since } if since <= year);
        for (least, name) in [(1, "one and more"), (2, "two and more")] {
            let place = (Problem::Bias as usize, format!("families: {name}"), "ours");
            scores.entry(place).or_default().add(planted, families.len() >= least);
        }
    }
}

fn write(table: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/METHODS.md");
    let text = std::fs::read_to_string(&file).expect("the document is there");
    let (before, rest) = text.split_once(MARKS[0]).expect("the document has its first mark");
    let (_, after) = rest.split_once(MARKS[1]).expect("the document has its second mark");
    let mut whole = String::new();
    let _infallible = write!(whole, "{before}{}\n{table}{}{after}", MARKS[0], MARKS[1]);
    std::fs::write(&file, whole).expect("the document can be written");
}
