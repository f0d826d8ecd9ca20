//! The default rules on named cases, and what holds for all of them.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn year() -> AcademicYear {
    "2024/25".parse().unwrap()
}

fn school(unit: UnitId, kind: Kind, classes: [u8; STEPS]) -> School {
    School { unit, kind, classes }
}

fn made(counts: &[(Kind, [u8; STEPS], usize)]) -> Vec<(String, usize)> {
    let mut units = 0..;
    let schools: Vec<School> = counts
        .iter()
        .flat_map(|(kind, classes, n)| std::iter::repeat_n((*kind, *classes), *n))
        .map(|(kind, classes)| school(units.next().unwrap(), kind, classes))
        .collect();
    by_default(&schools, year()).into_iter().map(|it| (it.name, it.members.len())).collect()
}

#[test]
fn large_enough_cells_stand_alone() {
    let found = made(&[
        (Kind::Ordinary, [0, 2, 0], 8),
        (Kind::Ordinary, [0, 2, 2], 9),
        (Kind::Ordinary, [2, 0, 1], 10),
    ]);
    let expected = [
        ("школы, город, более 400 учеников, условия менее благоприятные", 8),
        ("школы, город, более 400 учеников, условия более благоприятные", 9),
        ("школы, село, до 100 учеников, условия средние", 10),
    ];
    assert_eq!(found, expected.map(|(name, n)| (name.to_owned(), n)));
}

#[test]
fn small_cells_stay_with_their_smaller_neighbour_and_kinds_are_never_mixed() {
    let found = made(&[
        // Five of urban settlements go to the villages, of which there are fewer.
        (Kind::Ordinary, [0, 1, 1], 20),
        (Kind::Ordinary, [1, 1, 1], 5),
        (Kind::Ordinary, [2, 1, 1], 12),
        // Seven gymnasiums are too few, and are no ordinary schools.
        (Kind::Selective, [0, 2, 2], 7),
        // Eight special schools are enough, but for no division.
        (Kind::Special, [0, 1, 0], 4),
        (Kind::Special, [2, 0, 2], 4),
    ]);
    let expected = [
        ("школы, город, 100–400 учеников, условия средние", 20),
        ("школы, пгт или село, 100–400 учеников, условия средние", 17),
        ("особые школы, до 100 учеников или 100–400 учеников", 8),
    ];
    assert_eq!(found, expected.map(|(name, n)| (name.to_owned(), n)));
}

#[test]
fn terciles_are_as_equal_as_ties_allow() {
    assert_eq!(terciles(&[5.0, 1.0, 3.0, 2.0, 4.0, 6.0]), [2, 0, 1, 0, 1, 2]);
    assert_eq!(terciles(&[1.0, 1.0, 1.0]), [0, 0, 0]);
}

proptest! {
    #[test]
    fn every_school_of_a_large_enough_kind_is_in_one_cluster_of_at_least_eight(
        drawn in prop::collection::vec((0..3_u8, 0..3_u8, 0..3_u8, 0..3_u8), 0..200),
        turn in 0_usize..200,
    ) {
        let kinds = [Kind::Ordinary, Kind::Selective, Kind::Special];
        let mut schools: Vec<School> = (0..)
            .zip(&drawn)
            .map(|(unit, it)| school(unit, kinds[usize::from(it.0)], [it.1, it.2, it.3]))
            .collect();
        let clusters = by_default(&schools, year());
        let mut seen = BTreeSet::new();
        for cluster in &clusters {
            prop_assert!(cluster.members.len() >= SCHOOLS_MIN);
            prop_assert!(cluster.members.iter().all(|it| seen.insert(*it)), "twice");
        }
        let codes: BTreeSet<_> = clusters.iter().map(|it| &it.code).collect();
        prop_assert_eq!(codes.len(), clusters.len());
        for kind in kinds {
            let of_kind = schools.iter().filter(|it| it.kind == kind);
            let n = of_kind.clone().count();
            let placed = of_kind.filter(|it| seen.contains(&it.unit)).count();
            prop_assert_eq!(placed, if n >= SCHOOLS_MIN { n } else { 0 });
        }
        // Another order of schools makes the same clusters.
        let length = schools.len().max(1);
        schools.rotate_left(turn % length);
        prop_assert_eq!(by_default(&schools, year()), clusters);
    }
}
