//! What was published does not give away what was withheld.
//!
//! [`audit`] writes everything that a published cube contains as linear equations over the
//! cells of the source and asks which small numbers these determine; [`world`] invents the
//! cells. The tests here call both, and check that what is shown is true.

mod audit;
mod dice;
mod named;
mod slice;
mod world;

use audit::Audit;
use world::World;

use super::{Policy, Published, publish};
use crate::{
    cube::{Cube, Plane},
    indicator::Part,
    territory::UnitId,
};

const THRESHOLD: u64 = 5;
const CASES: usize = 400;

/// Worlds small enough for their equations to be solved in milliseconds.
fn worlds() -> impl Iterator<Item = (u64, World)> {
    let worlds = (0..).map(|seed| (seed, World::random(seed)));
    worlds.filter(|it| (1..=130).contains(&it.1.unknowns())).take(CASES)
}

#[test]
fn nothing_small_follows_from_all_that_is_published() {
    for (seed, world) in worlds() {
        let found = Audit::of(&world, THRESHOLD).determined();
        assert!(found.is_empty(), "seed {seed}: {found:#?}\n{world:#?}");
    }
}

#[test]
fn totals_are_exact_or_say_that_they_are_not() {
    let mut exact = 0;
    for (_, world) in worlds() {
        let cube = world.cube();
        let published = publish(cube.clone(), Policy::Public);
        for (before, after) in cube.planes().iter().zip(published.get().planes()) {
            for unit in 0..cube.territory().len() {
                for part in [Part::Participants, Part::Levels] {
                    let is_exact = compared(&cube, before, published.get(), after, unit, part);
                    exact += usize::from(is_exact == Some(true));
                }
            }
        }
    }
    assert!(exact > 10_000, "{exact} sums are shown");
}

/// Whether a sum is complete; if it is, it must be the true one. `None`: there is nothing.
fn compared(
    cube: &Cube,
    before: &Plane,
    published: &Cube,
    after: &Plane,
    unit: UnitId,
    part: Part,
) -> Option<bool> {
    let truth = cube.sum(before, cube.rows_inside(before, unit), part);
    let shown = published.sum(after, published.rows_inside(after, unit), part);
    if truth.rows == 0 {
        return None;
    }
    let case = format!("{before:?} in {unit}: {shown:?} for {truth:?}");
    if shown.debt.cells != 0 {
        assert!(shown.debt.cells > 0, "{case}");
        return Some(false);
    }
    assert_eq!(shown.tally.participants, truth.tally.participants, "{case}");
    assert!(!(1..THRESHOLD).contains(&shown.tally.participants), "{case}");
    let (Some(levels), Some(true_levels)) = (shown.tally.levels, truth.tally.levels) else {
        return Some(true);
    };
    let graded = levels.graded().checked_add_signed(shown.debt.graded);
    assert_eq!(graded, Some(true_levels.graded()), "{case}");
    let mut is_complete = true;
    for (level, debt) in shown.debt.levels.into_iter().enumerate() {
        is_complete &= debt == 0;
        if debt == 0 {
            assert_eq!(levels.counts[level], true_levels.counts[level], "{case}");
            assert!(!(1..THRESHOLD).contains(&levels.counts[level]), "{case}");
        }
    }
    Some(is_complete)
}

#[test]
fn everything_is_published_as_it_is() {
    let cube = World::random(1).cube();
    assert_eq!(publish(cube.clone(), Policy::Everything).get(), &cube);
}

#[test]
fn debts_survive_the_way_to_the_browser() {
    let mut with_debts = 0;
    for seed in 0..20 {
        let published = publish(World::random(seed).cube(), Policy::Public);
        with_debts += usize::from(!published.get().columns().debts.is_empty());
        assert_eq!(Published::deserialize(&published.serialize()), Ok(published));
    }
    assert!(with_debts > 10);
}

#[test]
fn publishing_depends_on_nothing_but_the_cube() {
    let cube = World::random(7).cube();
    assert_eq!(publish(cube.clone(), Policy::Public), publish(cube, Policy::Public));
}

#[test]
fn of_more_planes_than_can_be_looked_through_nothing_is_shown() {
    let territory = World::random(0).dictionary.territory;
    let school = territory.len() - 1;
    let mut world = World::empty(territory, 60, 0);
    for grade in 1..=60 {
        for group in [world::EVERYBODY, world::FEMALE, world::MALE, world::LEARNER] {
            world.put(grade, group, school, &[100]);
        }
    }
    let published = publish(world.cube(), Policy::Public);
    let planes = published.get().planes();
    assert!(planes.iter().all(|it| published.get().participants(it) == 0));
}
