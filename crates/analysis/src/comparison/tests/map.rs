//! Schools where they stand, by hand.

use super::super::{map::Map, *};
use crate::{
    context::{Characteristic, Context, Fact},
    fixture::{Fixture, SCHOOL_1, SCHOOL_2, SCHOOL_3, at, fixture, view, year},
};

/// 20, 50 and 80 of 100 with the best mark: half of all.
fn three() -> Fixture {
    fixture().with(at(SCHOOL_1), 80, 20).with(at(SCHOOL_2), 50, 50).with(at(SCHOOL_3), 20, 80)
}

/// The same with schools at these places, as files write them.
fn placed(places: &[(u32, &str, &str)]) -> Fixture {
    let fact = |unit, characteristic: Characteristic, text: &str| {
        let value = characteristic.parse(text).unwrap();
        Fact { unit, characteristic, year: year("2018/19"), value }
    };
    let mut data = three();
    data.batch.dictionary.context = Context::of(places.iter().flat_map(|&(unit, up, across)| {
        [fact(unit, Characteristic::Latitude, up), fact(unit, Characteristic::Longitude, across)]
    }));
    data
}

fn mapped(data: &Fixture, query: &str) -> Option<Map> {
    compare(&data.cube(), &view(query)).map
}

#[test]
fn c8_schools_stand_where_they_are_and_are_told_from_the_whole() {
    let data =
        placed(&[(SCHOOL_1, "56", "60"), (SCHOOL_2, "56,0", "61"), (SCHOOL_3, "56", "60.5")]);
    let map = mapped(&data, "subject=reading").unwrap();
    assert!((map.whole.value - 0.5).abs() < 1e-12 && map.whole.n == 300);
    let found: Vec<_> =
        map.points.iter().map(|it| (it.latitude, it.longitude, it.away.unwrap())).collect();
    // 20 of 100 reaches to 29 % and 80 of 100 begins at 71 %; 50 of 100 is the whole's own value.
    let wanted = [(56.0, 60.0, -0.3), (56.0, 61.0, 0.0), (56.0, 60.5, 0.3)];
    for (found, wanted) in found.iter().zip(wanted) {
        assert!((found.0 - wanted.0).abs() < 1e-9 && (found.1 - wanted.1).abs() < 1e-9);
        assert!((found.2 - wanted.2).abs() < 1e-9, "{found:?} is not {wanted:?}");
    }
    assert_eq!((map.points.len(), map.unplaced), (3, 0));
    // cos 56° = 0.559193; a degree is 111.195 km.
    assert!((map.width() - 62.179).abs() < 0.001, "{}", map.width());
}

#[test]
fn c8_who_stands_nowhere_is_counted_and_one_alone_is_no_map() {
    let data = placed(&[(SCHOOL_1, "56", "60"), (SCHOOL_3, "-33.9", "18.4")]);
    let map = mapped(&data, "subject=reading").unwrap();
    assert_eq!((map.points.len(), map.unplaced), (2, 1));
    assert_eq!(mapped(&placed(&[(SCHOOL_1, "56", "60")]), "subject=reading"), None);
    assert_eq!(mapped(&three(), "subject=reading"), None);
    // In a town of its own a school has no others beside it.
    assert_eq!(mapped(&data, "subject=reading&municipality=town_b"), None);
}

#[test]
fn c8_without_an_interval_nothing_is_told_of_the_whole() {
    let data = placed(&[(SCHOOL_1, "56", "60"), (SCHOOL_2, "56", "61")]);
    let map = mapped(&data, "subject=reading&indicator=participants").unwrap();
    assert_eq!(map.points.iter().map(|it| it.away).collect::<Vec<_>>(), [None, None]);
    assert_eq!(map.unplaced, 1, "who stands there is not counted as missing");
}

#[test]
fn c8_a_place_goes_on_beyond_the_180th_meridian() {
    // Half a degree on either side: a degree apart, and not the way around the earth.
    let data = placed(&[(SCHOOL_1, "60", "179.5"), (SCHOOL_2, "60", "-179.5")]);
    let map = mapped(&data, "subject=reading").unwrap();
    // cos 60° is a half.
    assert!((map.width() - 55.5975).abs() < 1e-3, "{}", map.width());
    let told: Vec<_> = map.points.iter().map(|it| it.longitude.round()).collect();
    assert_eq!(told, [180.0, -180.0], "files say what they were told");
}

#[test]
fn c8_schools_stand_where_they_are_before_anybody_said_so() {
    let mut data = placed(&[(SCHOOL_1, "56", "60"), (SCHOOL_2, "56", "61")]);
    let later =
        data.batch.dictionary.context.facts().map(|it| Fact { year: year("2024/25"), ..it });
    data.batch.dictionary.context = Context::of(later.collect::<Vec<_>>());
    assert_eq!(mapped(&data, "subject=reading").map(|it| it.points.len()), Some(2));
}

#[test]
fn c8_what_is_chosen_is_marked() {
    let data = placed(&[(SCHOOL_1, "56", "60"), (SCHOOL_2, "56.5", "60.5")]);
    let map = mapped(&data, "subject=reading&with=school:school_2").unwrap();
    let chosen: Vec<_> = map.points.iter().map(|it| it.is_chosen).collect();
    assert_eq!(chosen, [false, true]);
}
