//! Benchmarking: one school against schools it can fairly be compared with, and all schools of a
//! place against what chance makes of their size.
//!
//! The regulations' third analysis. Against whom is chosen in the view ([`crate::view::Against`]);
//! schools are likened by their conditions and never by their results. Nothing is said of a school
//! without its interval, nothing where too few others are close, and what is said is corrected for
//! the number of indicators looked at. Whether another, equally good set would say the same is
//! asked every time.
//!
//! | question | file |
//! |---|---|
//! | against which schools, how near they are | `set` |
//! | what stands in the indicators of all schools | `field` |
//! | how the school stands in one indicator | `standing` |
//! | what its conditions let expect | `expected` |
//! | which characteristics enough schools know | `known` |
//! | who does clearly better, in what | `lessons` |
//! | funnel, order and top of the place | `place` |

use serde::{Deserialize, Serialize};

use crate::{
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    finder::Found,
    peers::Sensitivity,
    saved::SavedSet,
    setting::{Named, Setting, setting, whenever},
    territory::{UnitId, UnitKind},
    view::{ReferenceKind, View},
};

mod expected;
mod field;
mod known;
mod lessons;
mod place;
mod residuals;
mod set;
mod standing;
#[cfg(test)]
mod tests;

pub use expected::{Expected, NoExpected, SCHOOLS_MIN as EXPECTED_SCHOOLS_MIN};
pub use lessons::{Better, LESSONS_MAX, Lesson};
pub use place::{Among, FunnelOfPlace, InFunnel, Limits, Place, Placed, Top};
pub use residuals::{Residual, Residuals};
pub use set::{Closeness, Member, Offer, ReferenceSet, SideBySide};
pub use standing::{Band, NoVerdict, Standing};

use field::Field;

/// What the page of benchmarking shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Benchmark {
    /// The place, its path and its filters; the view says against what the school is set.
    pub setting: Setting,
    /// The chosen school against its set; `None` until a school is chosen.
    pub own: Option<Own>,
    /// All schools around.
    pub place: Place,
    /// The schools of the place beside what their conditions let expect; none where a school is chosen.
    pub residuals: Option<Residuals>,
    /// Sets that were given a name; none where no school is chosen.
    pub saved: Vec<SavedSet>,
    /// Schools that were sought to be put into an own set.
    pub sought: Vec<Found>,
}

/// One school against others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Own {
    /// The school.
    pub school: Named,
    /// Those it is set against.
    pub set: ReferenceSet,
    /// How it stands in each indicator that is good or bad news; the chosen one first.
    pub standings: Vec<Standing>,
    /// Whether other sets say the same of the chosen indicator.
    pub sensitivity: Option<Sensitivity<Said>>,
    /// What its conditions let expect of the chosen indicator.
    pub expected: Result<Expected, NoExpected>,
    /// Schools that do clearly better, in what, the most first.
    pub lessons: Vec<Lesson>,
    /// Among whom they were looked for: the cluster, else the set; a whole region is asked for nobody.
    pub lessons_among: Option<ReferenceKind>,
}

/// What is said of a school, or why nothing is.
pub type Said = Result<crate::answer::Verdict, NoVerdict>;

impl Own {
    /// How the school stands in the chosen indicator.
    pub fn chosen(&self) -> Option<&Standing> {
        self.standings.first()
    }
}

/// Sets the school of `view` against others, and the schools around it in order.
pub fn benchmark(cube: &Published<Cube>, view: &View) -> Benchmark {
    let mut setting = setting(cube, &whenever(view));
    let own = school_of(cube.get(), &setting);
    let around = set::around(cube.get(), &setting, own);
    let field = Field::of(cube, &setting.view, around);
    let sought = own.map_or_else(Vec::new, |it| set::sought(cube.get(), &setting, it));
    let own = own.map(|own| {
        let (set, neighbourhood) = set::choose(cube.get(), &setting, &field, own);
        setting.view.against.kind = Some(set.kind);
        judged(cube, &setting, &field, own, set, neighbourhood.as_ref())
    });
    let place = place::place(cube, &setting, &field, own.as_ref());
    let saved = own.as_ref().map_or_else(Vec::new, |_| cube.get().dictionary().saved_sets());
    let residuals = match own {
        Some(_) => None,
        None => residuals::residuals(cube, &setting, &field),
    };
    Benchmark { setting, own, place, residuals, saved, sought }
}

fn judged(
    cube: &Published<Cube>,
    setting: &Setting,
    field: &Field<'_>,
    own: UnitId,
    mut set: ReferenceSet,
    neighbourhood: Option<&crate::peers::Neighbourhood>,
) -> Own {
    let columns = field.columns(setting);
    let at = field.position(own);
    let units: Vec<UnitId> = set.members.iter().map(|it| it.unit).collect();
    let judge = standing::Judge::of(&columns, at, &setting.view.against);
    let standings = judge.standings(&field.positions(&units), &set.members);
    let sensitivity = set::sensitivity(&set, neighbourhood, |units| {
        judge.said_of_chosen(&field.positions(units))
    });
    for member in &mut set.members {
        member.row = field.position(member.unit).and_then(|at| columns.chosen()[at]);
    }
    let unit = cube.get().territory().unit(own);
    let school = Named::new(unit.code.as_str(), &unit.name);
    let among = lessons::among(cube.get(), setting, own, &set);
    Own {
        lessons_among: among,
        expected: expected::expected(cube.get(), setting, field, columns.chosen(), own),
        lessons: lessons::lessons(cube, setting, field, own, &set),
        school,
        standings,
        sensitivity,
        set,
    }
}

/// The school the view is about: chosen itself, or that of the chosen class.
fn school_of(cube: &Cube, setting: &Setting) -> Option<UnitId> {
    let crumb = setting.crumbs.iter().find(|it| it.dimension == Dimension::School)?;
    cube.territory().find(UnitKind::School, &crumb.member.code)
}
