//! An indicator beside a condition of schools, by hand.

use super::super::{factor::Factor, *};
use crate::{
    code::Code,
    context::{Characteristic, Context, Fact},
    fixture::{Fixture, TOWN_A, at, fixture, view, year},
    territory::{Unit, UnitKind},
};

/// The first school of [`schools`].
const FIRST: u32 = 6;

/// So many schools of a town: the n-th has n tenths of a percent of families and 30 + n of 100 good
/// marks, but for the first two, which are turned round.
fn schools(n: u32) -> Fixture {
    let mut data = fixture();
    let mut facts = Vec::new();
    for place in 0..n {
        let name = format!("s{place:02}");
        let unit = Unit::new(UnitKind::School, Code::spelled(&name), name.as_str());
        data.batch.units.push((unit, Some(TOWN_A as usize)));
        let good = 30 + u64::from([1, 0].get(place as usize).copied().unwrap_or(place));
        data = data.with(at(FIRST + place), 100 - good, good);
        let characteristic = Characteristic::ParentsHigher;
        facts.push(Fact {
            unit: FIRST + place,
            characteristic,
            year: year("2019/20"),
            value: place,
        });
        let later = Fact { year: year("2022/23"), value: 999, ..facts[facts.len() - 1] };
        facts.push(later);
    }
    data.batch.dictionary.context = Context::of(facts);
    data
}

fn beside(data: &Fixture, query: &str) -> Option<Factor> {
    compare(&data.cube(), &view(query)).factor
}

#[test]
fn domain_row_23_an_indicator_stands_beside_a_condition_with_its_correlation() {
    let found = beside(&schools(20), "with=school:s03").unwrap();
    assert_eq!(found.across, Characteristic::ParentsHigher);
    assert_eq!(found.choice, [Characteristic::ParentsHigher]);
    assert_eq!(found.points.len(), 20);
    let third = &found.points[3];
    assert_eq!((third.x, third.told, third.is_chosen), (3, year("2019/20"), true));
    assert!((third.y.value - 0.33).abs() < 1e-12);
    // The first two are turned round: Σd² = 2, so 1 − 6·2/(20·399) = 0.998496.
    let rho = found.spearman.unwrap();
    assert!((rho.value - (1.0 - 12.0 / 7980.0)).abs() < 1e-12 && rho.n == 20);
    assert!(rho.interval.low < rho.value && rho.value < rho.interval.high);
}

#[test]
fn domain_row_23_of_fewer_than_twenty_schools_there_are_points_and_no_coefficient() {
    let found = beside(&schools(19), "").unwrap();
    assert_eq!((found.points.len(), found.spearman), (19, None));
}

#[test]
fn domain_row_23_a_condition_that_nobody_told_is_no_choice() {
    assert_eq!(beside(&fixture().with(at(FIRST - 1), 1, 9), ""), None, "no context at all");
    assert_eq!(beside(&schools(1), ""), None, "one school");
    let found = beside(&schools(3), "condition=pupils").unwrap();
    assert_eq!(found.across, Characteristic::ParentsHigher, "nobody told how many pupils");
    assert_eq!(beside(&schools(3), "year=2018/19"), None, "nobody sat a work then");
}
