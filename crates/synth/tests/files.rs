//! The files: the same from the same seed, and what they say of each other agrees.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

use std::collections::BTreeSet;

use synth::{Config, Extent, InvalidConfig, Long, Pupils, Region, Truth};

fn config(seed: u64, extent: Extent) -> Config {
    let region = "Область (синтетические данные)".to_owned();
    Config { seed, schools: 60, years: 8, region, extent }
}

/// All files of a region: results, pupils, context, truth.
fn files(config: Config) -> [String; 4] {
    let region = Region::new(config).unwrap();
    let (mut long, mut pupils) = (Vec::new(), Vec::new());
    let mut results = Long::begin(&mut long, region.config()).unwrap();
    let mut single = Pupils::begin(&mut pupils).unwrap();
    region.results(|it| results.write(it).and_then(|()| single.write(it))).unwrap();
    let (results, single) = (results.end().unwrap(), single.end().unwrap());
    let (mut context, mut truth) = (Vec::new(), Vec::new());
    region.context(&mut context).unwrap();
    region.truth(&mut truth).unwrap();
    let texts = [long, pupils, context, truth].map(|it| String::from_utf8(it).unwrap());
    assert_eq!(texts[0].lines().count() as u64, results + 1);
    assert_eq!(texts[1].lines().count() as u64, single + 1);
    texts
}

fn column(text: &str, at: usize) -> Vec<&str> {
    text.lines().skip(1).map(|line| line.split(',').nth(at).unwrap()).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    for extent in [Extent::Full, Extent::Compact] {
        let one = files(config(7, extent));
        assert_eq!(one, files(config(7, extent)));
        for (this, other) in one.iter().zip(files(config(8, extent))) {
            assert_ne!(*this, other);
        }
    }
}

#[test]
fn each_row_has_all_columns_and_stands_once() {
    for text in files(config(3, Extent::Full)) {
        let columns = text.lines().next().unwrap().split(',').count();
        assert!(text.lines().all(|it| it.split(',').count() == columns));
        let rows: BTreeSet<_> = text.lines().collect();
        assert_eq!(rows.len(), text.lines().count());
    }
}

#[test]
fn what_was_put_off_or_cancelled_has_no_results() {
    let [long, ..] = files(config(3, Extent::Full));
    let held = |year: &str, term: &str, procedure: &str| {
        let start = format!("{year},{term},{procedure},");
        long.lines().any(|it| it.starts_with(&start))
    };
    for (year, term, procedure, expected) in [
        ("2018/19", "spring", "ВПР", true),
        ("2019/20", "spring", "ВПР", false),
        ("2020/21", "autumn", "ВПР", true),
        ("2020/21", "spring", "ВПР", true),
        ("2021/22", "spring", "ВПР", false),
        ("2022/23", "autumn", "ВПР", true),
        ("2023/24", "autumn", "ВПР", false),
        ("2019/20", "spring", "ОГЭ", false),
        ("2019/20", "spring", "ЕГЭ", true),
        ("2025/26", "spring", "ОГЭ", true),
    ] {
        assert_eq!(held(year, term, procedure), expected, "{procedure}, {term} of {year}");
    }
    // In autumn the pupils sit the work of the grade they have left.
    let autumn = long.lines().filter(|it| it.contains(",autumn,ВПР,"));
    let grades: BTreeSet<_> = autumn.map(|it| it.split(',').nth(4).unwrap()).collect();
    let expected = ["5-autumn", "6-autumn", "7-autumn", "8-autumn", "9-autumn"];
    assert_eq!(grades, BTreeSet::from(expected));
}

#[test]
fn what_is_planted_stands_in_a_file_of_its_own() {
    let region = Region::new(config(3, Extent::Full)).unwrap();
    let kinds = |kind: &str| region.schools().filter(|it| it.1.code() == kind).count();
    // 4 % of 60 schools each.
    assert_eq!([kinds("inflates"), kinds("improves"), kinds("returns")], [2, 2, 2]);
    for (_, truth, _) in region.schools() {
        if let Truth::Improves { measure: year } | Truth::Returns { bad: year } = truth {
            // A year before and after it, and works in its spring.
            assert!((2019..=2024).contains(&year) && year != 2019 && year != 2021, "{year}");
        }
    }
    let [long, _, context, truth] = files(config(3, Extent::Full));
    assert_eq!(truth.lines().count(), 61);
    for word in ["inflates", "improves", "returns"] {
        assert!(truth.contains(word) && !long.contains(word) && !context.contains(word));
    }
}

#[test]
fn schools_that_keep_away_take_part_less_than_others_of_their_size() {
    let region = Region::new(config(3, Extent::Full)).unwrap();
    let mut contests = Vec::new();
    region.contests(&mut contests).unwrap();
    let contests = String::from_utf8(contests).unwrap();
    // Of each school in the last year: participations for each pupil of a cohort.
    let rate = |code: &str, size: f64| {
        let rows = contests.lines().filter(|it| it.starts_with("2025/26,autumn,"));
        let own = rows.filter(|it| it.contains(&format!(",{code},")));
        let counts = own.filter_map(|it| it.split(",counts,").nth(1)?.split(',').next());
        counts.map(|it| it.parse::<f64>().unwrap()).sum::<f64>() / size
    };
    let (mut away, mut others) = (Vec::new(), Vec::new());
    for ((school, ..), since) in region.schools().zip(region.keeping_away()) {
        if let Some(since) = since {
            assert!((2018..=2021).contains(since), "the earlier half of the years: {since}");
        }
        if since.is_some() { &mut away } else { &mut others }.push(rate(&school.code, school.size));
    }
    let mean = |it: &[f64]| it.iter().sum::<f64>() / it.len() as f64;
    // 4 % of 60 schools; three tenths of the usual, give or take what schools differ by.
    assert_eq!((away.len(), others.len()), (2, 58));
    assert!(mean(&away) < 0.6 * mean(&others), "{away:?} beside {}", mean(&others));
    let [.., truth] = files(config(3, Extent::Full));
    assert_eq!(column(&truth, 5).iter().filter(|it| !it.is_empty()).count(), 2);
}

#[test]
fn codes_are_unique_and_shared_by_all_files() {
    let [long, pupils, context, truth] = files(config(5, Extent::Full));
    let codes: BTreeSet<_> = column(&truth, 0).into_iter().collect();
    assert_eq!(codes.len(), 60);
    for (text, at) in [(&long, 8), (&pupils, 5), (&context, 1)] {
        assert_eq!(column(text, at).into_iter().collect::<BTreeSet<_>>(), codes);
    }
}

#[test]
fn each_school_says_once_where_it_stands() {
    let [_, _, context, _] = files(config(5, Extent::Full));
    let first = column(&context, 0).into_iter().min().unwrap();
    for (indicator, reach) in [("latitude", 55.7..58.3), ("longitude", 59.4..64.6)] {
        let lines = context.lines().filter(|it| it.contains(&format!(",{indicator},")));
        let told: Vec<_> = lines.collect();
        assert_eq!(told.len(), 60, "{indicator}");
        for line in told {
            let degrees: f64 = line.rsplit(',').next().unwrap().parse().unwrap();
            assert!(line.starts_with(first) && reach.contains(&degrees), "{line}");
        }
    }
}

#[test]
fn impossible_sizes_are_refused() {
    let with = |schools, years| {
        Region::new(Config { schools, years, ..config(1, Extent::Full) }).map(|_| ())
    };
    assert_eq!(with(19, 8), Err(InvalidConfig::Schools));
    assert_eq!(with(60, 2), Err(InvalidConfig::Years));
    assert_eq!(with(20, 3), Ok(()));
}
