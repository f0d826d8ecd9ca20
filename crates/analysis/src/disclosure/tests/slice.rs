//! What is in a slice is what its cube says, and nothing else is in it.

use super::*;
use crate::{
    answer::answer,
    cluster::Cluster,
    code::Code,
    disclosure::Scope,
    fixture::{Fixture, SCHOOL_1, SCHOOL_2, SCHOOL_3, at, counts, fixture, view, year},
    territory::{EVERYTHING, UnitKind},
};

/// Reading: 60 of 100 and 70 of 100 in town A, 9 of 10 in town B.
fn data() -> Fixture {
    let mut data =
        fixture().with(at(SCHOOL_1), 40, 60).with(at(SCHOOL_2), 30, 70).with(at(SCHOOL_3), 1, 9);
    data.batch.dictionary.clusters = vec![Cluster {
        code: Code::spelled("alike"),
        name: "alike".to_owned(),
        rule: None,
        reason: None,
        manager: None,
        since: year("2020/21"),
        until: None,
        members: vec![SCHOOL_1, SCHOOL_3],
    }];
    data
}

fn schools(codes: &[&str]) -> Scope {
    Scope::Schools(codes.iter().map(|it| Code::spelled(it)).collect())
}

#[test]
fn a_school_sees_itself_and_the_totals_around_it() {
    let slice = data().cube().slice(&schools(&["school_1"]));
    let of = |query: &str| answer(&slice, &view(query)).rows.first().map(counts);
    assert_eq!(of("school=school_1"), Some(Ok((60.0, 100.0))));
    assert_eq!(of("municipality=town_a"), Some(Ok((130.0, 200.0))));
    assert_eq!(of("procedure=exam"), Some(Ok((139.0, 210.0))));
    assert_eq!(of("school=school_2"), None, "another school of the town");
    assert_eq!(of("municipality=town_b"), None, "another town");
    assert_eq!(of("cluster=alike"), None, "the rest of the cluster is not here");
    let rows = answer(&slice, &view("municipality=town_a&by=school"));
    assert_eq!(rows.rows.len(), 1);
    let others = rows.not_itemised.as_ref().map(counts);
    assert_eq!(others, Some(Ok((70.0, 100.0))), "the rest of the town, in one sum");
}

#[test]
fn everything_is_a_scope_too_and_nobody_sees_only_the_whole() {
    let cube = data().cube();
    assert_eq!(cube.slice(&Scope::Everything), cube);
    let nobody = cube.slice(&schools(&["nobody"]));
    assert_eq!(answer(&nobody, &view("by=school")).rows.len(), 0);
    assert!(nobody.get().planes().iter().all(|it| nobody.get().units(it) == [EVERYTHING]));
}

#[test]
fn every_sum_of_a_slice_is_that_of_its_cube() {
    let mut compared = 0;
    for (_, world) in worlds().take(60) {
        for policy in [Policy::Everything, Policy::Public] {
            let published = publish(world.cube(), policy);
            let cube = published.get();
            let territory = cube.territory();
            let Some(school) = territory.of_kind(UnitKind::School).next() else { continue };
            let scope = Scope::Schools(vec![territory.unit(school).code.clone()]);
            let slice = published.slice(&scope);
            assert_eq!(Published::deserialize(&slice.serialize()).as_ref(), Ok(&slice));
            let own = territory.inside(school).chain(territory.path(school)).chain([0]);
            for unit in own {
                for (before, after) in cube.planes().iter().zip(slice.get().planes()) {
                    for part in [Part::Participants, Part::Levels, Part::Attendance, Part::Scores] {
                        let sum = |cube: &Cube, plane: &Plane| {
                            let it = cube.sum(plane, cube.rows_inside(plane, unit), part);
                            (it.tally, it.debt)
                        };
                        assert_eq!(sum(slice.get(), after), sum(cube, before), "{unit} {part:?}");
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 1_000, "{compared} sums are compared");
}
