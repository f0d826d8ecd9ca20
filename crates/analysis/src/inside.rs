//! Inside a work: what follows from single results, added up so that nobody is told of.
//!
//! Beside its sums in the cube a work may have pupil rows. What needs them is computed here, of one
//! procedure, subject, grade and year: marks beside those of the journal ([`journal`]), the
//! distribution of primary scores ([`scores`]), tasks ([`tasks`]); with a plan of the work requirements and
//! levels ([`requirements`]), also by class or school ([`map`]) and through the years ([`mod@history`]); the work by mark ([`groups`]) and its two
//! ends ([`ends`]). The rows stay on the server; even
//! [`Material`] holds only counts. An object is set against all other schools of the same work, never
//! against a whole it is part of: the two must not share pupils.
//!
//! Where everybody may look ([`Policy::Public`]) only the whole work is told, if its rows are all there,
//! in bins of enough pupils, and no school by itself.

#![expect(clippy::cast_precision_loss, reason = "pupils of a country fit in 52 bits")]

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Change, Verdict},
    cube::Cube,
    dimension::Dimension,
    disclosure::{Policy, Published},
    finding::PUPILS_MIN,
    origin::{self, Asked},
    setting::{Named, Setting, setting, units_of_procedure},
    stats::{
        ALPHA,
        many::{Adjustment, discoveries, p_of_difference},
    },
    territory::{UnitId, UnitKind},
    view::View,
};

pub mod ends;
pub mod groups;
pub mod history;
pub mod journal;
pub mod map;
mod material;
pub mod profile;
pub mod requirements;
pub mod scores;
pub mod status;
mod strands;
pub mod tasks;
#[cfg(test)]
mod tests;

pub use ends::{End, Ends, Gap, Portion, Who};
pub use groups::{GroupLine, Groups};
pub use history::{History, HistoryCell, HistoryLine, earlier, history};
pub use journal::{Agreement, Journal, SchoolLine};
pub use map::{GapMap, MapCell, MapLine, Place};
pub use material::{Material, Single};
pub use profile::{LevelOf, Profile, Profiles, profiles};
pub use requirements::{Done, LevelLine, RequirementLine, Requirements};
pub use scores::{Bin, Jump, Likeness, Scores, boundaries_between};
pub use status::{Deficit, Status};
pub(crate) use strands::position as task_position;
pub use tasks::{TaskLine, TaskValue, Tasks};

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inside {
    /// The place, its path and its work.
    pub setting: Setting,
    /// Why nothing is told.
    pub missing: Option<Missing>,
    /// Everybody may look: what could be about few is left out.
    pub is_public: bool,
    /// Who is shown.
    pub own: Counted,
    /// All others of the same work.
    pub rest: Counted,
    /// Marks beside those of the journal.
    pub journal: Option<Journal>,
    /// The distribution of primary scores.
    pub scores: Option<Scores>,
    /// Tasks, hardest gaps first.
    pub tasks: Option<Tasks>,
    /// Requirements and levels; only where there is a plan of the work.
    pub requirements: Option<Requirements>,
    /// Tasks and requirements by the mark of the pupils.
    pub groups: Option<Groups>,
    /// Who is below the minimum and at the top.
    pub ends: Option<Ends>,
    /// Requirements by class or school.
    pub map: Option<GapMap>,
    /// Requirements through the years; whoever has the rows of earlier works adds it ([`history`]).
    #[serde(default)]
    pub history: Option<History>,
}

/// How many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Pupils with a row, absent ones left out.
    pub pupils: u64,
    /// Their schools.
    pub schools: u64,
}

/// Why nothing is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Missing {
    /// The installation keeps no pupil rows.
    NotKept,
    /// There are none of this work and place.
    NoRows,
    /// Several works are chosen; their scores and tasks have nothing in common.
    SeveralWorks,
    /// Everybody may look, and it would be about few.
    Withheld,
}

/// Whose rows are needed to say what there is to see.
#[derive(Clone, Debug)]
pub struct Question {
    setting: Setting,
    /// The work; none where several are chosen.
    pub asked: Option<Asked>,
}

/// Whose rows are needed to say what there is to see inside a work.
pub fn question(cube: &Published<Cube>, view: &View) -> Question {
    let setting = setting(cube, view);
    let is_one = |it: &Dimension| setting.view.only(*it).is_some();
    let one = [Dimension::Procedure, Dimension::Subject, Dimension::Grade, Dimension::Year];
    let mut all = origin::asked(cube, &setting.view);
    let mut asked = all.pop().filter(|_| all.is_empty() && one.iter().all(is_one));
    // Rows are of the grade itself: what it could be completed from are other works.
    // Of first attempts those of whom nothing else is told are rows of everybody.
    let completed = u8::from(setting.view.is_of_first_attempts());
    for target in asked.iter_mut().flat_map(|it| &mut it.targets) {
        target.retain(|_, rank| *rank <= completed);
    }
    Question { setting, asked }
}

/// What there is to see inside a work; `material` is what was added up of its rows, nothing where the
/// installation keeps none.
pub fn inside(
    cube: &Published<Cube>,
    Question { setting, asked }: Question,
    material: Option<&Material>,
) -> Inside {
    let shown = empty(cube, setting);
    let lacking = |missing, shown| Inside { missing: Some(missing), ..shown };
    let Some(material) = material else { return lacking(Missing::NotKept, shown) };
    if asked.is_none() {
        return lacking(Missing::SeveralWorks, shown);
    }
    let here = schools(cube.get(), &shown.setting.view);
    let codes: BTreeSet<&str> = here.iter().map(|it| it.code.as_str()).collect();
    let (own, rest) = material.parted(&codes);
    let all = material.schools().count() as u64;
    let inside = material.schools().filter(|it| codes.contains(it.0)).count() as u64;
    let counted = Inside {
        own: Counted { pupils: own.pupils, schools: inside },
        rest: Counted { pupils: rest.pupils, schools: all - inside },
        ..shown.clone()
    };
    if own.pupils == 0 {
        return lacking(Missing::NoRows, shown);
    }
    if counted.is_public && !is_told_to_everybody(cube.policy(), &counted) {
        return lacking(Missing::Withheld, shown);
    }
    let threshold = cube.policy().threshold();
    let mut whole = own.clone();
    whole += &rest;
    let strands = material.told();
    let told = (&material.tasks[..], &strands);
    let sums = [&own, &rest, &whole];
    let is_planned = material.strands.is_some();
    let counted = Inside {
        journal: journal::journal(material, &here, (&own, &rest), threshold),
        scores: scores::scores(&own, &rest, threshold),
        tasks: tasks::tasks(told, sums, threshold),
        requirements: is_planned.then(|| requirements::requirements(told, sums, threshold)),
        ..counted
    };
    // Groups of pupils, classes and schools are about few, or about some by name.
    if counted.is_public {
        return counted;
    }
    let parts = map::parts(material, &here);
    Inside {
        groups: groups::groups(told, [&own, &whole]),
        ends: ends::ends(told, sums, &parts),
        map: map::map(told.1, [&own, &whole], &parts),
        ..counted
    }
}

fn empty(cube: &Published<Cube>, setting: Setting) -> Inside {
    Inside {
        setting,
        missing: None,
        is_public: cube.policy() == Policy::Public,
        own: Counted::default(),
        rest: Counted::default(),
        journal: None,
        scores: None,
        tasks: None,
        requirements: None,
        groups: None,
        ends: None,
        map: None,
        history: None,
    }
}

/// The whole work, with the rows of everybody who is in its published number: so nothing can be
/// subtracted from it.
fn is_told_to_everybody(policy: Policy, shown: &Inside) -> bool {
    let published = shown.setting.here.as_ref().map(|it| it.participants);
    shown.rest.schools == 0
        && shown.own.schools > 1
        && shown.own.pupils >= policy.threshold()
        && published == Some(shown.own.pupils)
}

/// The schools of the place, by name.
fn schools(cube: &Cube, view: &View) -> Vec<Named> {
    let territory = cube.territory();
    // Of a class there are no rows apart from its school's.
    if view.only(Dimension::Class).is_some() {
        return Vec::new();
    }
    let units: Vec<UnitId> = units_of_procedure(cube, view, UnitKind::School).into_iter().collect();
    let names = territory.names_beside(&units);
    let named =
        |(id, name): (&UnitId, String)| Named::new(territory.unit(*id).code.as_str(), &name);
    let mut schools: Vec<Named> = units.iter().zip(names).map(named).collect();
    schools.sort_by(|one, other| (&one.name, &one.code).cmp(&(&other.name, &other.code)));
    schools
}

/// What may be said of differences that were looked at together: the corrected chance decides. Those
/// of fewer than ten pupils are looked at and not judged.
fn judged(differences: &mut [Option<(u64, Change)>], better: [Verdict; 2]) {
    let p: Vec<Option<f64>> = differences
        .iter()
        .map(|it| {
            let (n, it) = it.as_ref()?;
            p_of_difference(it.delta, it.interval?).filter(|_| *n >= PUPILS_MIN)
        })
        .collect();
    let found = discoveries(&p, Adjustment::BenjaminiHochberg, ALPHA);
    let [above, below] = better;
    for (it, found) in differences.iter_mut().zip(found) {
        let (Some((_, it)), Some(is_found)) = (it, found) else { continue };
        it.verdict = match (is_found, it.delta > 0.0) {
            (false, _) => Verdict::NotDifferent,
            (true, true) => above,
            (true, false) => below,
        };
    }
}
