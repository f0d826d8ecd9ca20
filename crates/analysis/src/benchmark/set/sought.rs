//! Schools that can be put into an own set, by what is typed: any of the data, also of another region.

use crate::{
    cube::Cube,
    dimension::Dimension,
    finder::{Found, find},
    setting::Setting,
    territory::{UnitId, UnitKind},
};

/// How many are offered.
const SOUGHT_MAX: usize = 20;
/// Municipalities and regions come with schools and are left out, so more are asked for.
const FOUND_MAX: usize = 100;

/// The best matches among schools with results of the procedure that are not in the set yet.
pub(in crate::benchmark) fn sought(cube: &Cube, setting: &Setting, own: UnitId) -> Vec<Found> {
    let against = &setting.view.against;
    let Some(text) = &against.seek else { return Vec::new() };
    let procedure = super::procedure(cube, setting);
    let can_be_added = |it: &Found| {
        let unit = cube.territory().find(UnitKind::School, &it.member.code);
        it.dimension == Dimension::School
            && !against.set.contains(&it.member.code)
            && unit.is_some_and(|it| it != own && cube.is_known_to(it, procedure))
    };
    let found = find(cube, text, FOUND_MAX).into_iter();
    found.filter(can_be_added).take(SOUGHT_MAX).collect()
}
