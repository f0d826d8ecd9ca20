//! Signs that rest on sums of pupil rows: tasks of family b, and the journal of the document.

use super::*;
use crate::pupil::Points;

/// Of a hundred pupils of an ordinary school so many do each of twelve tasks.
const USUAL: [u16; 12] = [92, 88, 84, 78, 72, 66, 58, 50, 42, 34, 26, 18];

fn tasks() -> Vec<Task> {
    (1..=12).map(|it| Task { name: it.to_string(), max: Some(1) }).collect()
}

/// A hundred pupils of whom so many do each task.
fn hundred(done: [u16; 12]) -> RowSums {
    let mut sums = RowSums::default();
    for pupil in 0..100 {
        let points = done.map(|it| Points::Of(u16::from(pupil < it)));
        sums.add((None, None, None), &points);
    }
    sums
}

/// Ordinary, each task up to two pupils more or less.
fn ordinary(school: u32) -> RowSums {
    let mut at = 0;
    hundred(USUAL.map(|it| {
        at += 1;
        it + u16::try_from((school * 7 + at * 3) % 5).unwrap() - 2
    }))
}

/// Thirty ordinary schools; s30 does each task as given.
fn with(done: [u16; 12]) -> Town {
    let town = (0..31).fold(Town::of(31), |town, it| town.with(it, RU5, 20, 80));
    let others = (0..30).map(|it| (it, ordinary(it)));
    town.rows(RU5, &tasks(), others.chain([(30, hundred(done))]))
}

/// Easy ones worse, hard ones better; as many points as others.
const FLAT: [u16; 12] = [68, 68, 66, 66, 64, 62, 58, 56, 54, 52, 48, 46];

#[test]
fn e13_easy_tasks_worse_and_hard_ones_better_are_a_sign() {
    let town = with(FLAT);
    let found = town.found(Rule::Items, "s30", "2020/21");
    assert_eq!((found.raised, found.n), (Ok(Some(Certainty::Sure)), 100));
    assert_eq!(town.found(Rule::Items, "s03", "2020/21").raised, Ok(None));
    let shown = town.shown("cell=s30:bias");
    let detail = shown.detail.unwrap();
    assert_eq!(detail.years[0].1.ours, Ok(Some(Certainty::Likely)), "one family");
    let facts = detail.rules.into_iter().find(|it| it.rule == Rule::Items).unwrap().facts;
    let [whole, easy, hard] = facts.as_slice() else { panic!("{facts:?}") };
    assert_eq!(whole.quantity, Quantity::TaskSlope);
    assert!(whole.interval.unwrap().high < 0.0, "{whole:?}");
    // The four easiest: 68 + 68 + 66 + 66 of 400, the four hardest 54 + 52 + 48 + 46.
    assert!((easy.value - 0.67).abs() < 1e-9 && (hard.value - 0.5).abs() < 1e-9);
    // Elsewhere about 92 + 88 + 84 + 78 and 42 + 34 + 26 + 18.
    assert!((easy.reference.unwrap() - 0.855).abs() < 0.01);
    assert!((hard.reference.unwrap() - 0.30).abs() < 0.01);
}

#[test]
fn e13_a_strong_school_with_the_usual_order_has_no_sign() {
    // Odds twice those of others, rounded: near the ceiling less is gained than in the middle.
    let strong = [96, 94, 91, 88, 84, 80, 73, 67, 59, 51, 41, 31];
    let found = with(strong).found(Rule::Items, "s30", "2020/21");
    assert_eq!(found.raised, Ok(None));
}

#[test]
fn e13_gymnasiums_and_small_schools_are_not_raised() {
    let chosen = with(FLAT).told([(30, Characteristic::Kind, 3)]);
    assert_eq!(chosen.found(Rule::Items, "s30", "2020/21").raised, Ok(None));
    let mut nine = RowSums::default();
    let points = [1, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0].map(Points::Of);
    (0..9).for_each(|_| nine.add((None, None, None), &points));
    let town = (0..31).fold(Town::of(31), |town, it| town.with(it, RU5, 20, 80));
    let others = (0..30).map(|it| (it, ordinary(it)));
    let town = town.rows(RU5, &tasks(), others.chain([(30, nine)]));
    let found = town.found(Rule::Items, "s30", "2020/21");
    assert_eq!((found.raised, found.n), (Err(Why::FewPupils), 9));
}

#[test]
fn e13_a_whole_region_with_an_odd_order_names_nobody() {
    let town = (0..31).fold(Town::of(31), |town, it| town.with(it, RU5, 20, 80));
    let odd = (0..31).map(|it| {
        let mut of = FLAT;
        of[(it % 12) as usize] += 2;
        (it, hundred(of))
    });
    let shown = town.rows(RU5, &tasks(), odd).shown("");
    let check = shown.checks.iter().find(|it| it.rule == Rule::Items).unwrap();
    assert_eq!((check.schools, check.sure), (31, Some(0)));
}

/// Pupils as (mark of the journal, score).
fn ranked(pupils: &[(u8, u16)]) -> RowSums {
    let mut sums = RowSums::default();
    pupils.iter().for_each(|(journal, score)| {
        sums.add((Some(*journal), Some(3), Some(*score)), &[]);
    });
    sums
}

#[test]
fn row_11_the_journal_of_the_document_is_its_printed_formula_below_zero() {
    let town = (0..3).fold(Town::of(3), |town, it| town.with(it, RU5, 20, 80));
    let along = ranked(&[(3, 8), (3, 9), (4, 11), (5, 14)]);
    let against = ranked(&[(5, 8), (4, 9), (4, 11), (3, 14)]);
    let town = town.rows(RU5, &[], [(0, along), (1, against)]);
    let of = |school: &str| {
        let it = town.found(Rule::FiokoJournal, school, "2020/21");
        (it.raised, it.n)
    };
    assert_eq!(of("s00"), (Ok(None), 4));
    assert_eq!(of("s01"), (Ok(Some(Certainty::Sure)), 4));
    assert_eq!(of("s02"), (Err(Why::NoJournal), 0));
    let detail = town.shown("cell=s01:bias").detail.unwrap();
    assert_eq!(detail.years[0].1.official, Ok(true));
    let facts = detail.rules.into_iter().find(|it| it.rule == Rule::FiokoJournal).unwrap().facts;
    let [printed, tied] = facts.as_slice() else { panic!("{facts:?}") };
    // Ranks 4, 2.5, 2.5, 1 beside 1 to 4: d² = 9 + 0.25 + 0.25 + 9, so 1 − 6·18.5/60.
    assert!((printed.value + 0.85).abs() < 1e-9 && printed.limit == Some(0.0));
    // −4.5 over √(4.5·5).
    assert!((tied.value + 4.5 / 22.5_f64.sqrt()).abs() < 1e-9);
    // One of three schools has the sign in the work.
    assert_eq!(town.shown("").index[1].years, [Some((1, 3))]);
}

#[test]
fn sums_of_units_become_those_of_schools_whatever_the_order_of_their_tasks() {
    let of = |score: u16, mark: u8, points: [u16; 2]| {
        let mut sums = RowSums::default();
        sums.add((Some(4), Some(mark), Some(score)), &points.map(Points::Of));
        sums
    };
    let task = |name: &str, max| Task { name: name.to_owned(), max };
    let which = Which {
        procedure: VPR,
        subject: RUSSIAN,
        grade: 4,
        year: year("2020/21"),
        term: Term::Spring,
    };
    let mut gathering = Gathering::default();
    let [first, second] =
        [[task("1", Some(2)), task("2", None)], [task("2", None), task("1", None)]];
    gathering.add(which, 2, &first, of(10, 3, [2, 3]));
    gathering.add(which, 2, &second, of(11, 4, [4, 1]));
    gathering.add(which, 3, &first, RowSums::default());
    let town = Town::of(2);
    let (heaps, rows) = gathering.end(&town.batch.dictionary);
    let [it] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(it.most, [2, 4], "as told, else the most that anybody has");
    assert_eq!(it.schools[0].items, [[3, 2], [7, 2]]);
    assert_eq!(it.schools[0].ranks.map(|it| it.n), Some(2));
    assert_eq!(it.schools[1].items, [[0, 0], [0, 0]]);
    let heaps: Vec<_> = heaps.iter().map(|it| (it.unit, it.mark, it.above, it.all)).collect();
    assert_eq!(heaps, [(2, 4, 1, 2)]);
    // Of grade 5 in a year no document asks; nor of other procedures anything.
    assert!(
        asks_for_rows(&town.batch.dictionary, VPR) && !asks_for_rows(&town.batch.dictionary, OGE)
    );
}

#[test]
fn sums_are_kept_as_bytes_and_others_are_refused() {
    let mut sums = RowSums::default();
    sums.add((None, Some(3), Some(11)), &[Points::Of(2), Points::Unknown, Points::NotBegun]);
    sums.add((Some(5), None, None), &[]);
    let packed = sums.packed();
    assert_eq!(RowSums::kept(&packed), Some(sums));
    assert_eq!(RowSums::kept(&packed[..packed.len() - 1]), None);
    assert_eq!(RowSums::kept(&[&[9], &packed[1..]].concat()), None);
    assert_eq!(RowSums::kept(&[]), None);
}

#[test]
fn nothing_of_pupil_rows_is_in_a_public_cube() {
    let public = with(FLAT).cube(Policy::Public);
    assert!(public.get().dictionary().signals.rows.is_empty());
    let own = with(FLAT).cube(Policy::Everything);
    let scope = crate::disclosure::Scope::Schools(vec![Code::spelled("s30")]);
    let slice = own.slice(&scope);
    assert!(slice.get().dictionary().signals.rows.is_empty());
}

#[test]
fn e13_the_sums_of_pupil_rows_stay_where_signals_are_answered() {
    let town = with(FLAT);
    let cube = town.cube(Policy::Everything);
    assert_eq!(cube.get().dictionary().signals.rows.len(), 1);
    let carried = crate::Published::<Cube>::deserialize(&cube.serialize()).unwrap();
    let signals = &carried.get().dictionary().signals;
    assert!(signals.rows.is_empty() && signals.heaps.is_empty());
    assert_eq!(carried.get().len(), cube.get().len(), "results travel as before");
}
