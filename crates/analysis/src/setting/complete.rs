//! What an address leaves open is chosen by rules a person would guess: the largest
//! procedure, subject and grade, the latest year, the first level below the place. A data set
//! that is meant to be opened first goes before larger ones.

use std::collections::{BTreeMap, BTreeSet};

use super::Note;
use crate::{
    attempt,
    cube::{Cube, Plane},
    dictionary::{EVERYBODY, MemberId},
    dimension::Dimension,
    disclosure::Published,
    indicator::{Indicator, Part},
    lens::Lens,
    scale::{Scale, ScoreKind},
    territory::{EVERYTHING, UnitId, UnitKind},
    view::View,
};

/// A view with nothing left open.
pub(super) struct Completed {
    pub(super) view: View,
    pub(super) notes: Vec<Note>,
}

/// Fills in what the view leaves open.
pub(super) fn complete(cube: &Published<Cube>, view: &View) -> Completed {
    let cube = cube.get();
    let (mut view, unknown) = view.checked(cube);
    let mut notes: Vec<Note> = unknown
        .into_iter()
        .map(|it| Note::Unknown { dimension: it.dimension, value: it.value })
        .collect();
    view.aside.lens = Lens::completed(&view);
    choose(cube, &mut view, Dimension::Procedure);
    choose(cube, &mut view, Dimension::Subject);
    choose(cube, &mut view, Dimension::Grade);
    notes.extend(attempts(cube, &mut view));
    choose_latest_year(cube, &mut view);
    if let Some(scale) = scale_of(cube, &view)
        && !gives(cube, &view, scale, view.indicator)
    {
        let shown = usual_indicator(cube, &view, scale);
        if view.indicator != Indicator::default() {
            notes.push(Note::OtherIndicator { asked: view.indicator, shown });
        }
        view.indicator = shown;
    }
    let possible = breakdowns(cube, &view);
    let several = |it: &Dimension| view.filters.get(it).is_some_and(|codes| codes.len() > 1);
    let of_lens = view.aside.lens.dimension().filter(several).filter(|it| possible.contains(it));
    if view.by.is_empty() {
        view.by.extend(of_lens);
    }
    if !view.by.first().is_some_and(|it| possible.contains(it)) {
        view.by = possible.first().map_or_else(|| vec![Dimension::Year], |it| vec![*it]);
    }
    view.by.truncate(1);
    Completed { view, notes }
}

/// First attempts are left out again where nothing is told of them.
fn attempts(cube: &Cube, view: &mut View) -> Option<Note> {
    if !view.is_of_first_attempts() {
        return None;
    }
    if attempt::are_known(cube, view) {
        return Some(Note::FirstAttempts);
    }
    let value = view.filters.remove(&Dimension::Group)?.join(",");
    Some(Note::Unknown { dimension: Dimension::Group, value })
}

/// The planes of the view's procedure, subject, grade and year, as far as they are chosen.
fn planes<'a>(cube: &'a Cube, view: &View) -> impl Iterator<Item = &'a Plane> {
    let chosen = |dimension| {
        let codes = view.filters.get(&dimension)?;
        let find = |code: &String| cube.dictionary().find(dimension, code);
        Some(codes.iter().filter_map(find).collect::<Vec<MemberId>>())
    };
    let procedures = chosen(Dimension::Procedure);
    let subjects = chosen(Dimension::Subject);
    let grades = chosen(Dimension::Grade);
    let years = view.filters.get(&Dimension::Year).cloned();
    cube.planes().iter().filter(move |plane| {
        procedures.as_ref().is_none_or(|it| it.contains(&plane.procedure))
            && subjects.as_ref().is_none_or(|it| it.contains(&plane.subject))
            && grades.as_ref().is_none_or(|it| plane.grade.is_some_and(|grade| it.contains(&grade)))
            && years.as_ref().is_none_or(|it| it.contains(&plane.year.to_string()))
    })
}

/// Chooses the member with the most rows: it has the most schools and years. Of procedures one of
/// a data set that is opened first, if there is one.
fn choose(cube: &Cube, view: &mut View, dimension: Dimension) {
    if view.filters.contains_key(&dimension) {
        return;
    }
    let dictionary = cube.dictionary();
    let mut rows: BTreeMap<MemberId, u64> = BTreeMap::new();
    for plane in planes(cube, view).filter(|it| it.group == EVERYBODY) {
        let member = match dimension {
            Dimension::Procedure => Some(plane.procedure),
            Dimension::Subject => Some(plane.subject),
            _ => plane.grade,
        };
        let Some(member) = member else { continue };
        let is_asked = dimension != Dimension::Procedure || dictionary.is_asked_for(view, member);
        if is_asked && dictionary.stands_alone(dimension, plane.procedure, member) {
            *rows.entry(member).or_default() += cube.units(plane).len() as u64;
        }
    }
    let is_first = |id| dimension == Dimension::Procedure && dictionary.is_opened_first(id);
    let largest =
        rows.iter().max_by_key(|(id, count)| (is_first(**id), **count, std::cmp::Reverse(**id)));
    if let Some((member, _)) = largest {
        let code = dictionary.members(dimension)[usize::from(*member)].code.to_string();
        view.filters.insert(dimension, vec![code]);
    }
}

fn choose_latest_year(cube: &Cube, view: &mut View) {
    if view.filters.contains_key(&Dimension::Year) {
        return;
    }
    let latest = planes(cube, view).map(|it| it.year).max();
    if let Some(year) = latest {
        view.filters.insert(Dimension::Year, vec![year.to_string()]);
    }
}

/// The scale of what the view shows, if there is any.
pub(super) fn scale_of<'a>(cube: &'a Cube, view: &View) -> Option<&'a Scale> {
    let id = planes(cube, view).find_map(|it| it.scale)?;
    cube.dictionary().scales.get(usize::from(id))
}

/// Whether the data of this view can give the indicator at all.
pub(super) fn gives(cube: &Cube, view: &View, scale: &Scale, indicator: Indicator) -> bool {
    let has_levels = scale.levels > 0;
    let has = |part| planes(cube, view).any(|it| cube.has_part(it, part));
    match indicator {
        Indicator::Own(formula) => formula.fits(scale) && has(formula.part()),
        Indicator::Participants => true,
        Indicator::ParticipationShare | Indicator::AbsentShare => has(Part::Attendance),
        Indicator::MeanMark if scale.scores == ScoreKind::Mark => true,
        Indicator::MeanMark => has_levels && scale.lowest_mark.is_some(),
        Indicator::Sou => (scale.lowest_mark, scale.levels) == (Some(2), 4),
        Indicator::MeanScore => scale.scores != ScoreKind::None && has(Part::Scores),
        Indicator::MeanPercent => scale.scores == ScoreKind::Points && has(Part::Scores),
        Indicator::SdScore => {
            scale.scores != ScoreKind::None && planes(cube, view).any(|it| cube.has_squares(it))
        }
        _ => indicator.counted_levels(scale).is_some(),
    }
}

fn usual_indicator(cube: &Cube, view: &View, scale: &Scale) -> Indicator {
    [Indicator::Quality, Indicator::MeanMark, Indicator::MeanScore]
        .into_iter()
        .find(|it| gives(cube, view, scale, *it))
        .unwrap_or(Indicator::Participants)
}

/// The dimensions the place can be broken down by, the usual one first.
pub(super) fn breakdowns(cube: &Cube, view: &View) -> Vec<Dimension> {
    let levels = Dimension::TERRITORY;
    let is_cluster = view.filters.contains_key(&Dimension::Cluster);
    // A cluster cuts across the levels down to its schools.
    let above_schools = levels.iter().position(|it| *it == Dimension::Municipality);
    let deepest = levels.iter().rposition(|it| view.only(*it).is_some());
    let deepest = deepest.max(above_schools.filter(|_| is_cluster));
    let mut found = Vec::new();
    for dimension in levels.into_iter().skip(deepest.map_or(0, |it| it + 1)) {
        let Some(kind) = dimension.unit_kind() else { continue };
        if units_of_procedure(cube, view, kind).len() > 1 {
            found.push(dimension);
        }
    }
    if !is_cluster && clusters_inside(cube, view) > 1 {
        found.push(Dimension::Cluster);
    }
    let year_free = view.without(Dimension::Grade);
    let many = |dimension, member: fn(&Plane) -> Option<MemberId>, view: &View| {
        let members: BTreeSet<_> = planes(cube, view).filter_map(member).collect();
        (members.len() > 1).then_some(dimension)
    };
    let subject_free = view.without(Dimension::Subject);
    found.extend(many(Dimension::Grade, |it| it.grade, &year_free));
    found.extend(many(Dimension::Subject, |it| Some(it.subject), &subject_free));
    let first = cube.dictionary().first_attempts();
    let groups: BTreeSet<_> =
        planes(cube, view).map(|it| it.group).filter(|it| Some(*it) != first).collect();
    found.extend((groups.len() > 1).then_some(Dimension::Group));
    // Last, for the usual one is a part of the place: years and procedures to set side by side.
    let years: BTreeSet<_> =
        planes(cube, &view.without(Dimension::Year)).map(|it| it.year).collect();
    found.extend((years.len() > 1).then_some(Dimension::Year));
    let procedure_free = view.without(Dimension::Procedure);
    found.extend(many(Dimension::Procedure, |it| Some(it.procedure), &procedure_free));
    found.retain(|it| Lens::lets(view, *it));
    found
}

/// How many clusters of the view's year have a school inside its place; those of other data have none.
fn clusters_inside(cube: &Cube, view: &View) -> usize {
    let dictionary = cube.dictionary();
    let is_inside = is_known_inside(cube, view);
    let clusters = dictionary.year_of_view(view).into_iter();
    let clusters = clusters.flat_map(|it| dictionary.clusters_in(it));
    clusters.filter(|it| it.members.iter().any(|it| is_inside(*it))).count()
}

/// The units of one level inside the place of the view that the procedure knows.
pub(crate) fn units_of_procedure(cube: &Cube, view: &View, kind: UnitKind) -> Vec<UnitId> {
    let territory = cube.territory();
    let cluster = cube.dictionary().cluster_of_view(view);
    let is_in_cluster = |id: &UnitId| cluster.is_none_or(|it| it.members.contains(id));
    let is_inside = is_known_inside(cube, view);
    territory
        .inside(place(cube, view).unwrap_or(EVERYTHING))
        .filter(|id| territory.unit(*id).kind == kind && is_inside(*id))
        .filter(is_in_cluster)
        .collect()
}

/// Whether a unit lies in the place of the view, and its procedure knows it.
fn is_known_inside(cube: &Cube, view: &View) -> impl Fn(UnitId) -> bool {
    let units = cube.territory().inside(place(cube, view).unwrap_or(EVERYTHING));
    let code = view.only(Dimension::Procedure);
    let procedure = code.and_then(|it| cube.dictionary().find(Dimension::Procedure, it));
    move |id| units.contains(&id) && cube.is_known_to(id, procedure)
}

/// The innermost unit the view is filtered to.
pub(super) fn place(cube: &Cube, view: &View) -> Option<UnitId> {
    let from_inside = Dimension::TERRITORY.into_iter().rev();
    from_inside.into_iter().find_map(|it| cube.territory().find(it.unit_kind()?, view.only(it)?))
}
