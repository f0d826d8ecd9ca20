//! What one attempt adds to the result of its class, from the pupil row alone: as the readers of the
//! layouts add it, so that attempts can be joined over files ([`analysis::pupil::resit`]).

use analysis::{Dictionary, Pupil, Tally, cube::Place};

use super::{Procedure, bands, marked, tally};

/// Whether a pupil may sit such a work again: an examination, and no appeals against one.
pub fn has_attempts(of: &Dictionary, place: Place) -> bool {
    let sat_again = [Procedure::Ege, Procedure::Oge, Procedure::Gve];
    let procedure = of.procedures.get(usize::from(place.procedure));
    procedure.is_some_and(|known| sat_again.iter().any(|it| it.member().code == known.code))
}

/// What an attempt adds, in the words of its batch; nothing where there are no further attempts in
/// such works, or the row does not tell the result.
pub fn attempt_adds(of: &Dictionary, place: Place, pupil: &Pupil) -> Option<Tally> {
    if !has_attempts(of, place) {
        return None;
    }
    let is_of_bands = of.scales.get(usize::from(place.scale))?.code == bands::scale().code;
    if !is_of_bands {
        return Some(marked(pupil.mark, pupil.primary.map(u64::from)));
    }
    let subject = &of.subjects.get(usize::from(place.subject))?.name;
    let score = i128::from(pupil.score?);
    let minimum = bands::minimum(subject, place.year.ends_in());
    let levels = minimum.map(|it| bands::levels(score, score >= i128::from(it) * 1_000));
    Some(tally(levels, Some(score)))
}
