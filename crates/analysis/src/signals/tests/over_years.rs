//! Rules that look at several years.

use super::*;

fn before(of: Work) -> Work {
    Work { year: "2019/20", ..of }
}

/// Thirty schools of which each is as the year before, by one of a hundred, and one that fell.
fn with_one_that_fell() -> Town {
    let steady = (0..30).fold(Town::of(31), |town, it| {
        let twos = 20 + u64::from(it % 3);
        town.with(it, before(RU5), 21, 79).with(it, RU5, twos, 100 - twos)
    });
    steady.with(30, before(RU5), 10, 90).with(30, RU5, 60, 40)
}

#[test]
fn a_school_that_alone_fell_is_raised_and_a_difficult_year_of_all_is_not() {
    let found = with_one_that_fell().found(Rule::Falling, "s30", "2020/21");
    assert_eq!((found.raised, found.n), (Ok(Some(Certainty::Sure)), 100));
    // Everybody has thirty more of a hundred below the minimum.
    let all = (0..31).fold(Town::of(31), |town, it| {
        let twos = 10 + u64::from(it % 3);
        town.with(it, before(RU5), twos, 100 - twos).with(it, RU5, twos + 30, 70 - twos)
    });
    let cells = all.shown("").columns[Problem::Unstable as usize];
    assert_eq!((cells.ours, cells.official), ([0, 0, 0], 31), "the document counts points only");
}

/// Thirty schools stay within a point of 21 of a hundred, and s30 has in each subject as told, year by year.
fn with_one_that_sinks(russian: &[u64], mathematics: &[u64]) -> Town {
    let years = ["2017/18", "2018/19", "2019/20", "2020/21"];
    let years = &years[years.len() - russian.len()..];
    let of = |subject: u16, year: &'static str| work(VPR, subject, 5, year);
    let town = (0..30).fold(Town::of(31), |town, it| {
        years.iter().zip(0..).fold(town, |town, (year, at)| {
            let twos = 20 + (u64::from(it) + at) % 3;
            town.with(it, of(RUSSIAN, year), twos, 100 - twos).with(
                it,
                of(MATHEMATICS, year),
                twos,
                100 - twos,
            )
        })
    });
    let subjects = [(RUSSIAN, russian), (MATHEMATICS, mathematics)];
    subjects.into_iter().fold(town, |town, (subject, twos)| {
        years
            .iter()
            .zip(twos)
            .fold(town, |town, (year, twos)| town.with(30, of(subject, year), *twos, 100 - twos))
    })
}

/// Six points a year are 0.06/0.41 = 0.15 of a deviation. The slope of a hundred pupils and four years has the
/// variance 1/(100 · 5), of both subjects half: 0.15/0.032 is more than four errors, while 0.15 between two
/// years, of error √(2/200) = 0.1, is no more than chance.
#[test]
fn a_school_that_sinks_little_by_little_is_raised_though_no_year_is() {
    let slowly = [20, 26, 32, 38];
    let town = with_one_that_sinks(&slowly, &slowly);
    let found = |town: &Town, rule| town.found(rule, "s30", "2020/21").raised;
    assert_eq!(found(&town, Rule::Sinking), Ok(Some(Certainty::Sure)));
    assert_eq!(found(&town, Rule::Falling), Ok(None));
    assert_eq!(town.found(Rule::Sinking, "s03", "2020/21").raised, Ok(None));
    let one_subject = with_one_that_sinks(&[20, 32, 44, 56], &[23, 22, 21, 20]);
    assert_eq!(found(&one_subject, Rule::Sinking), Ok(None), "it takes two subjects");
    let three_years = with_one_that_sinks(&slowly[..3], &slowly[..3]);
    assert_eq!(found(&three_years, Rule::Sinking), Err(Why::NoEarlier));
    let facts = town.shown("cell=s30:unstable").detail.unwrap().rules;
    let sinking = facts.into_iter().find(|it| it.rule == Rule::Sinking).unwrap().facts;
    assert_eq!(sinking.len(), 2);
    assert!(sinking.iter().all(|it| it.value < -0.1 && it.quantity == Quantity::PlaceSlope));
}

#[test]
fn a_school_that_jumps_is_unsteady_and_two_years_are_too_few() {
    let years = ["2017/18", "2018/19", "2019/20", "2020/21"];
    let town = (0..30).fold(Town::of(31), |town, it| {
        years.iter().zip(0..).fold(town, |town, (year, at)| {
            let twos = 20 + (u64::from(it) + at) % 5;
            town.with(it, work(VPR, RUSSIAN, 5, year), twos, 100 - twos)
        })
    });
    let jumps = years.iter().zip([5, 60, 5, 60]).fold(town, |town, (year, twos)| {
        town.with(30, work(VPR, RUSSIAN, 5, year), twos, 100 - twos)
    });
    let found = |school, of| jumps.found(Rule::Unsteady, school, of).raised;
    assert_eq!(found("s30", "2020/21"), Ok(Some(Certainty::Sure)));
    assert_ne!(found("s03", "2020/21"), Ok(Some(Certainty::Sure)));
    assert_eq!(found("s30", "2018/19"), Err(Why::NoEarlier));
}
