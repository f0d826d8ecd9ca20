//! What has to be judged anew, and what has not.

use super::*;

/// What has to be judged for an address.
fn to_judge(town: &Town, query: &str) -> Asked {
    let cube = town.cube(Policy::Everything);
    let mut found = None;
    signals_by(&cube, &view(query), |it| {
        found = Some(it.clone());
        Arc::new(Judged::of(&cube, it))
    });
    found.expect("the town has results")
}

#[test]
fn a_cell_a_list_a_school_and_an_order_need_no_second_judgement() {
    let town = with_one_far_out().with(0, work(VPR, RUSSIAN, 5, "2019/20"), 10, 90);
    let whole = to_judge(&town, "");
    for query in
        ["cell=s30:unsatisfactory", "problem=bias", "order=falling", "school=s30", "rows=5"]
    {
        assert_eq!(to_judge(&town, query), whole, "{query}");
    }
    assert_ne!(to_judge(&town, "year=2019/20"), whole, "another year is judged by itself");
}

/// 12 of 40 in every work of two years are 30 %: on the list of the document.
#[test]
fn row_50_data_take_a_school_off_the_list_and_a_word_does_not() {
    let oge = work(OGE, MATHEMATICS, 9, "2020/21");
    let before = Work { year: "2019/20", ..oge };
    let of = |below: u64| {
        Town::of(1)
            .with(0, RU5, below, 40 - below)
            .with(0, oge, below, 40 - below)
            .with(0, before, 12, 28)
    };
    let is_listed = |town: &Town| {
        let lines = town.shown("problem=low_results").lines;
        lines.iter().any(|it| it.years[0][Problem::LowResults as usize].is_official())
    };
    let mut town = of(12);
    assert!(is_listed(&town));
    // Everything and the town come before the school.
    town.batch.dictionary.signals.notes.push(Note {
        unit: 2,
        problem: Problem::LowResults,
        text: "Программа перехода завершена".to_owned(),
        on: "2026-11-22".to_owned(),
    });
    assert!(is_listed(&town), "what a school says stands beside the signal");
    let told = town.shown("cell=s00:low_results").detail.unwrap().note.unwrap();
    assert_eq!(told.0, "Программа перехода завершена");
    // 4 of 40 are a tenth.
    assert!(!is_listed(&of(4)));
}

#[test]
fn d10_an_earlier_verdict_is_said_again_by_the_thresholds_of_its_time() {
    let decided = |version: u32, pupils_min: u32| {
        let on = format!("2026-11-2{version}");
        let it = Decided { version, on, reason: "совет".to_owned() };
        (it, Thresholds { pupils_min, ..Thresholds::default() })
    };
    let mut town = with_one_far_out();
    // s30 has 100 pupils: too few by the second decision, enough by the first and by what is usual.
    let history = vec![decided(1, 20), decided(2, 101)];
    let signals = &mut town.batch.dictionary.signals;
    let (last, thresholds) = history[1].clone();
    (signals.decided, signals.thresholds) = (Some(last), thresholds);
    signals.history = history;
    let of = |query: &str| {
        let shown = town.shown(&format!("school=s30{query}"));
        let cell = shown.lines[0].years[0][Problem::Unsatisfactory as usize];
        (cell.ours, shown.thresholds.pupils_min, shown.decided.map(|it| it.version))
    };
    assert_eq!(of(""), (Err(Why::FewPupils), 101, Some(2)));
    assert_eq!(of("&thresholds=1"), (Ok(Some(Certainty::Sure)), 20, Some(1)));
    assert_eq!(of("&thresholds=0"), (Ok(Some(Certainty::Sure)), 10, None));
    // A number that nobody gave is by those that hold.
    assert_eq!(of("&thresholds=9"), of(""));
    assert_eq!(town.shown("").decisions.len(), 2);
}

#[test]
fn row_49_a_cell_says_whether_it_is_new_repeated_or_gone() {
    let years = ["2018/19", "2019/20", "2020/21"];
    // Thirty schools stay within 10 to 14 of 100 below the minimum; four stand out in some years.
    let town = years.into_iter().fold(Town::of(34), |town, of| {
        let of = work(VPR, RUSSIAN, 5, of);
        (0..30).fold(town, |town, it| {
            let twos = 10 + u64::from(it % 5);
            town.with(it, of, twos, 100 - twos)
        })
    });
    let out = [(30, [40, 40, 40]), (31, [12, 40, 40]), (32, [12, 12, 40]), (33, [12, 40, 12])];
    let town = out.into_iter().fold(town, |town, (school, twos)| {
        years.into_iter().zip(twos).fold(town, |town, (of, twos)| {
            town.with(school, work(VPR, RUSSIAN, 5, of), twos, 100 - twos)
        })
    });
    let lasting = |query: &str, school: &str| {
        let lines = town.shown(query).lines;
        let line = lines.into_iter().find(|it| it.school.code == school).unwrap();
        line.lasting(Problem::Unsatisfactory, Layer::Ours)
    };
    assert_eq!(lasting("", "s30"), Some(Lasting::Repeated(3)));
    assert_eq!(lasting("", "s31"), Some(Lasting::Repeated(2)));
    assert_eq!(lasting("", "s32"), Some(Lasting::New));
    assert_eq!(lasting("", "s33"), Some(Lasting::Gone));
    assert_eq!(lasting("", "s00"), None);
    assert_eq!(lasting("year=2019/20", "s33"), Some(Lasting::New));
    // Before the first year nothing is known, and what is unknown is not called new.
    assert_eq!(lasting("year=2018/19", "s30"), None);
}

#[test]
fn row_50_partners_are_schools_of_the_cluster_that_do_clearly_better() {
    // s0 has 40 of 100 below in every work of two years. In its cluster s1 has 5, s2 has 10, and s3 with
    // 30 of 100 has the sign itself; s4 has 5 and lies in no cluster.
    let before = |of: Work| Work { year: "2019/20", ..of };
    let all = [RU5, MA5, before(RU5), before(MA5)];
    let mut town =
        [40, 5, 10, 30, 5].into_iter().zip(0..).fold(Town::of(5), |town, (twos, school)| {
            all.into_iter().fold(town, |town, of| town.with(school, of, twos, 100 - twos))
        });
    // Units of the batch: the town, then the schools.
    town.batch.dictionary.clusters = vec![crate::cluster::Cluster {
        code: Code::spelled("like"),
        name: "like".to_owned(),
        rule: None,
        reason: None,
        manager: None,
        since: year("2020/21"),
        until: None,
        members: vec![1, 2, 3, 4],
    }];
    let partners = |query: &str| town.shown(query).detail.unwrap().partners;
    let found = partners("cell=s00:low_results");
    let codes: Vec<&str> = found.iter().map(|it| it.school.code.as_str()).collect();
    assert_eq!(codes, ["s01", "s02"]);
    // Two works of the year: 80 of 200 beside 10 of 200.
    assert_eq!((found[0].own.count, found[0].own.n), (80, 200));
    assert_eq!((found[0].theirs.count, found[0].theirs.n), (10, 200));
    assert!(partners("cell=s01:low_results").is_empty(), "without the sign nobody is looked for");
    assert!(partners("cell=s00:unsatisfactory").is_empty());
}

/// A school of the demonstration: the document raised it in 2018/19, nobody but our rules in 2019/20, and
/// the document again in 2020/21.
#[test]
fn the_years_of_a_sign_are_those_of_its_layer() {
    let none = Cell { official: Ok(false), ours: Ok(None), n: 100, families: 0 };
    let official = Cell { official: Ok(true), ..none };
    let ours = Cell { ours: Ok(Some(Certainty::Likely)), ..none };
    let line = |cells: [Cell; YEARS_SHOWN]| Line {
        school: Named::new("s00", "s00"),
        years: cells.map(|it| [it; Problem::COUNT]).to_vec(),
    };
    let lasting = |cells| {
        let line = line(cells);
        [Layer::Official, Layer::Ours].map(|it| line.lasting(Problem::Bias, it))
    };
    assert_eq!(lasting([official, ours, official]), [Some(Lasting::New), Some(Lasting::Gone)]);
    assert_eq!(lasting([ours, official, none]), [Some(Lasting::Gone), Some(Lasting::New)]);
    let both = Cell { official: Ok(true), ..ours };
    assert_eq!(lasting([both, official, ours]), [Some(Lasting::Repeated(2)), Some(Lasting::New)]);
    assert_eq!(lasting([none, none, both]), [None, None]);
    // What one layer cannot say of a year is not told by the other.
    let silent = Cell { official: Err(Why::NoWorks), ..ours };
    assert_eq!(lasting([both, silent, both]), [None, Some(Lasting::Repeated(3))]);
}
