//! Which school has which results changes nothing that is said of them together, and the order of a
//! tray nothing that is said of each.

use proptest::prelude::*;

use super::*;
use crate::comparison::{Compared, compare};

/// Of each school and year how many have the worst and the best mark.
type Results = [[(u64, u64); 2]; 2];

fn results() -> impl Strategy<Value = Results> {
    let year = || (1..60_u64, 1..60_u64);
    let school = move || (year(), year()).prop_map(<[_; 2]>::from);
    (school(), school()).prop_map(<[_; 2]>::from)
}

fn town(of: Results) -> Fixture {
    let schools = [SCHOOL_1, SCHOOL_2].into_iter().zip(of);
    schools.fold(fixture().with(in_year(SCHOOL_3, "2018/19"), 30, 70), |data, (unit, years)| {
        let [(low, good), (later_low, later_good)] = years;
        data.with(in_year(unit, "2018/19"), low, good).with(
            in_year(unit, "2019/20"),
            later_low,
            later_good,
        )
    })
}

/// What the parts of a change add, in order of size.
fn parts(page: &Dynamics) -> Vec<(f64, f64)> {
    let Some(Between { effects: Ok(effects), .. }) = &page.between else { return Vec::new() };
    let mut parts: Vec<(f64, f64)> =
        effects.parts.iter().map(|it| (it.rate, it.composition)).collect();
    parts.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.total_cmp(&two.1)));
    parts
}

fn nearly(one: &[(f64, f64)], two: &[(f64, f64)]) -> bool {
    let near = |one: f64, two: f64| (one - two).abs() < 1e-12;
    one.len() == two.len()
        && one.iter().zip(two).all(|(one, two)| near(one.0, two.0) && near(one.1, two.1))
}

proptest! {
    #[test]
    fn b10_a_permutation_of_schools_changes_nothing_of_their_place(of in results()) {
        let [first, second] = of;
        let query = "municipality=town_a&year=2019/20";
        let (one, two) = (followed(&town(of), query), followed(&town([second, first]), query));
        prop_assert_eq!(&one.setting.years, &two.setting.years);
        prop_assert_eq!(&one.setting.here, &two.setting.here);
        let rows = |it: &Dynamics| it.between.as_ref().map(|it| (it.from, it.to, it.rows.clone()));
        prop_assert_eq!(rows(&one), rows(&two));
        prop_assert_eq!((one.tendency, one.stability), (two.tendency, two.stability));
        prop_assert_eq!(&one.grids, &two.grids);
        prop_assert!(nearly(&parts(&one), &parts(&two)), "{:?} {:?}", parts(&one), parts(&two));
    }

    #[test]
    fn e4_the_order_of_the_tray_changes_nothing_of_an_object(of in results()) {
        let data = town(of);
        let told = |with: &str| {
            let page = compare(&data.cube(), &view(&format!("year=2019/20&with={with}")));
            let told = |it: Compared| (it.object.to_string(), it.now, it.rank, it.two_years, it.years);
            let mut told: Vec<_> = page.objects.into_iter().map(told).collect();
            told.sort_by(|one, two| one.0.cmp(&two.0));
            (told, page.between)
        };
        prop_assert_eq!(
            told("school:school_1,school:school_2"),
            told("school:school_2,school:school_1")
        );
    }
}
