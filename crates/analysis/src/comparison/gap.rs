//! The gap between two groups of pupils of one place, year by year, and where it tends
//! (domain D7).
//!
//! The difference of two groups has an interval only where no pupil is in both: girls and boys, not
//! girls and learners of the language, nor a group and everybody. A gap is a description: it has
//! no good side, so nothing is called better or worse.

use serde::{Deserialize, Serialize};

use super::{difference, overlap};
use crate::{
    answer::{Absence, Answer, Change, Row, Verdict, answer},
    cube::Cube,
    dimension::Dimension,
    disclosure::Published,
    dynamics::{Tendency, since_the_last_break, tendency},
    setting::{Named, Setting},
    stats::effect::{Effect, hedges},
    tier::PUPILS_MIN,
    view::{Object, View},
    year::AcademicYear,
};

/// Two groups of one place through the years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// The groups that can be chosen: those with a value here.
    pub groups: Vec<Named>,
    /// The two that are compared.
    pub pair: [Named; 2],
    /// The same pupils may be in both, so a difference has no interval.
    pub overlap: bool,
    /// Every year of the place.
    pub years: Vec<GapOfYear>,
    /// What the gaps up to the chosen year say together.
    pub tendency: Option<Tendency>,
}

/// Two groups in one year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GapOfYear {
    /// The year.
    pub year: AcademicYear,
    /// Both groups; of one without a value the row says why.
    pub rows: [Row; 2],
    /// The first less the second.
    pub gap: Result<Change, Absence>,
}

impl GapOfYear {
    /// Hedges' g of the first less the second (domain 5.8): of means whose spread both groups know, from
    /// ten pupils in each, where no pupil is in both.
    pub fn effect(&self) -> Option<Effect> {
        self.gap.ok()?.interval?;
        let [first, second] = [self.rows[0].value.ok()?, self.rows[1].value.ok()?];
        let is_enough = [first, second].iter().all(|it| it.n >= PUPILS_MIN && !it.is_of_schools());
        let g = hedges(first.value, first.sd?, first.n, second.value, second.sd?, second.n);
        g.filter(|_| is_enough)
    }
}

/// Follows the gap between the groups the view names, or between the first two that share no
/// pupils; `None` where fewer than two groups have a value.
pub(super) fn gap(cube: &Published<Cube>, setting: &Setting) -> Option<Gap> {
    let open = setting.view.without(Dimension::Year).without(Dimension::Group);
    let asked = View { by: vec![Dimension::Group, Dimension::Year], ..open };
    let values = answer(cube, &asked);
    let groups = known(&values);
    let (first, second) = chosen(cube.get(), setting, &groups)?;
    let object = |it: &Named| Object::new(Dimension::Group, &it.code);
    let pair = [object(&groups[first]), object(&groups[second])];
    let compared = |year| of_year(cube.get(), setting, &values, &pair, year);
    let years: Vec<GapOfYear> = setting.years.by_year().map(|(year, _)| compared(year)).collect();
    let overlap = overlap(cube.get(), &pair[0], &pair[1]);
    let until = setting.year().or_else(|| years.last().map(|it| it.year))?;
    let is_inside = since_the_last_break(setting, until);
    let inside = years.iter().filter(|it| is_inside(it.year));
    let series: Vec<_> = inside.filter_map(|it| Some((it.year, it.gap.ok()?.delta))).collect();
    let tendency = tendency(&series);
    let pair = [groups[first].clone(), groups[second].clone()];
    Some(Gap { groups, pair, overlap, years, tendency })
}

/// The groups with a value in some year.
fn known(values: &Answer) -> Vec<Named> {
    let [groups, _years] = values.headers.as_slice() else { return Vec::new() };
    let has_value =
        |key: u32| values.rows.iter().any(|row| row.keys[0] == key && row.value.is_ok());
    let known = (0..).zip(groups).filter(|(key, _)| has_value(*key));
    known.map(|(_, it)| Named::new(&it.code, &it.name)).collect()
}

/// The places of the two groups among those known.
fn chosen(cube: &Cube, setting: &Setting, groups: &[Named]) -> Option<(usize, usize)> {
    let place = |code: &str| groups.iter().position(|it| it.code == code);
    let asked = setting.view.aside.gap.as_ref().and_then(|[one, two]| place(one).zip(place(two)));
    let all =
        || (0..groups.len()).flat_map(|one| (one + 1..groups.len()).map(move |two| (one, two)));
    let object = |place: usize| Object::new(Dimension::Group, &groups[place].code);
    let apart = || all().find(|(one, two)| !overlap(cube, &object(*one), &object(*two)));
    // The whole comes first in its list: a group less the whole reads the natural way round.
    asked.or_else(apart).or_else(|| all().next().map(|(one, two)| (two, one)))
}

fn of_year(
    cube: &Cube,
    setting: &Setting,
    values: &Answer,
    pair: &[Object; 2],
    year: AcademicYear,
) -> GapOfYear {
    let text = year.to_string();
    let row = |group: &Object| {
        let is_asked = |row: &&Row| {
            let mut codes = values.headers_of(row).map(|it| it.code.as_str());
            codes.next() == Some(&group.code) && codes.next() == Some(&text)
        };
        values.rows.iter().find(is_asked).copied()
    };
    // A year that was not held has no rows of groups at all.
    let whole = setting.years.row_of(&text).and_then(|it| it.value.err());
    let absent = Row { value: Err(whole.unwrap_or(Absence::NoData)), ..Row::ABSENT };
    let rows = pair.each_ref().map(|it| row(it).unwrap_or(absent));
    let why_not = rows.iter().find_map(|it| it.value.err());
    let [first, second] = rows.map(Some);
    let gap = difference(cube, setting, (&pair[1], second), (&pair[0], first));
    let gap = gap.map(without_judgement).map_err(|it| why_not.unwrap_or(it));
    GapOfYear { year, rows, gap }
}

/// A gap has no good side.
fn without_judgement(change: Change) -> Change {
    let verdict = match change.verdict {
        Verdict::Better | Verdict::Worse => Verdict::Different,
        it => it,
    };
    Change { verdict, ..change }
}
