//! Whether a verdict hangs on the set: the page against itself, asked for every set by name.

use proptest::prelude::*;

use super::*;
use crate::{
    fixture::view,
    peers::{PEERS_MIN, Variant},
};

/// What is said against exactly these schools.
fn by_name(cube: &Published<Cube>, schools: &[String]) -> Option<Said> {
    let query = format!("school=s12&against=set&set={}", schools.join(","));
    let own = benchmark(cube, &view(&query)).own.unwrap();
    (schools.len() >= PEERS_MIN).then(|| said(&own))
}

fn members(cube: &Published<Cube>, query: &str) -> Vec<String> {
    let own = benchmark(cube, &view(query)).own.unwrap();
    own.set.members.iter().map(|it| it.school.code.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn d11_sensitivity_is_what_every_set_says_when_it_is_asked_by_name(
        best in prop::collection::vec(0..50_u64, 25),
        k in 5_usize..14,
    ) {
        let schools: Vec<(u64, u64)> = best.iter().map(|it| (50 - it, *it)).collect();
        let cube = district(&schools).cube();
        let query = format!("school=s12&against=peers&peers={k}");
        let own = benchmark(&cube, &view(&query)).own.unwrap();
        let ours = own.sensitivity.unwrap();

        let main = members(&cube, &query);
        let verdict = by_name(&cube, &main);
        let mut differing = Vec::new();
        // Below fifteen ten fewer would be too few, so five are asked; a single characteristic weighs
        // the same whatever its weight.
        let counts: Vec<usize> = if k > 5 { vec![5, k + 10] } else { vec![k + 10] };
        for count in &counts {
            let other = members(&cube, &format!("school=s12&against=peers&peers={count}"));
            let said = by_name(&cube, &other);
            if said != verdict {
                differing.push((Variant::Count(*count), said));
            }
        }
        for left_out in &main {
            let rest: Vec<String> = main.iter().filter(|it| *it != left_out).cloned().collect();
            let said = by_name(&cube, &rest);
            if said != verdict {
                let unit = cube.get().territory().find(UnitKind::School, left_out).unwrap();
                differing.push((Variant::Without(unit), said));
            }
        }
        prop_assert_eq!(ours.verdict, verdict);
        prop_assert_eq!(ours.asked, counts.len() + 2 + main.len());
        prop_assert_eq!(ours.differing, differing);
    }
}

#[test]
fn d11_a_cluster_is_asked_without_each_of_its_schools() {
    let mut data = even((5, 45));
    data.batch.dictionary.clusters = vec![cluster("like", 0..10, "2020/21", None)];
    let found = own(&data, "school=s00").sensitivity.unwrap();
    assert_eq!(found.asked, 9);
    assert!(found.is_stable());
    data.batch.dictionary.clusters = vec![cluster("few", 0..6, "2020/21", None)];
    let found = own(&data, "school=s00&against=cluster").sensitivity.unwrap();
    assert_eq!(found.differing.len(), 5, "without any of five there are too few");
}
