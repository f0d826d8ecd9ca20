//! A batch: what one file says, with everything needed to understand it.
//!
//! Importers make batches, the store takes them over, and tests turn them straight into a
//! cube. Numbers of members and units are local to the batch; between batches only codes
//! count.

use crate::{
    cube::{Cell, Cube, InvalidCube, Place},
    dictionary::{Dictionary, EVERYBODY, MemberId},
    dimension::Dimension,
    plan::Plan,
    scale::WorkBoundaries,
    territory::{Territory, TerritoryBuilder, Unit},
};

/// The contents of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The members, scales and manifest the cells refer to; its territory is left empty. Schools
    /// of context and clusters are positions in `units`.
    pub dictionary: Dictionary,
    /// Units and the position of the unit each lies in; containing units come first.
    pub units: Vec<(Unit, Option<usize>)>,
    /// The results; [`Cell::unit`] is a position in `units`.
    pub cells: Vec<Cell>,
    /// Plans of works: what their tasks check.
    pub plans: Vec<Plan>,
    /// Boundaries of marks, for files of these works that come without marks.
    pub boundaries: Vec<WorkBoundaries>,
}

impl Batch {
    /// Whether it tells nothing: neither results, nor context, clusters, plans or boundaries.
    pub fn is_empty(&self) -> bool {
        let Dictionary { context, clusters, .. } = &self.dictionary;
        let of_schools = context.is_empty() && clusters.is_empty();
        let of_works = self.plans.is_empty() && self.boundaries.is_empty();
        of_schools && of_works && self.cells.is_empty()
    }

    /// The cube of this batch alone.
    ///
    /// # Errors
    ///
    /// [`InvalidCube`] if cells contradict each other.
    pub fn into_cube(self) -> Result<Cube, InvalidCube> {
        let (territory, ids) = numbered(self.units);
        let cells =
            self.cells.into_iter().map(|cell| Cell { unit: ids[cell.unit as usize], ..cell });
        let mut dictionary = Dictionary { territory, ..self.dictionary };
        dictionary.renumber_schools(&ids);
        Cube::build(dictionary, cells)
    }
}

impl Batch {
    /// What a cell is a result of, in the file's own words, from the procedure down to the class.
    pub fn place_of(&self, cell: usize) -> String {
        let Some(Cell { place, unit, .. }) = self.cells.get(cell) else { return String::new() };
        words_of(&self.dictionary, place, self.path(*unit as usize).into_iter())
    }

    /// A unit and all that contain it, the outermost first.
    pub fn path(&self, unit: usize) -> Vec<&Unit> {
        let mut path = Vec::new();
        let mut next = Some(unit);
        while let Some((unit, parent)) = next.and_then(|at| self.units.get(at)) {
            path.push(unit);
            // Containing units come first, so this ends.
            next = parent.filter(|it| Some(*it) < next);
        }
        path.reverse();
        path
    }
}

fn numbered(units: Vec<(Unit, Option<usize>)>) -> (Territory, Vec<u32>) {
    let mut builder = TerritoryBuilder::default();
    for (unit, parent) in units {
        builder.add(unit, parent);
    }
    let numbered = builder.build();
    (numbered.territory, numbered.ids)
}

/// What a place in units is a result of: from the procedure down, the outermost unit first.
pub fn words_of<'a>(
    names: &Dictionary,
    place: &Place,
    path: impl Iterator<Item = &'a Unit>,
) -> String {
    let named = |dimension: Dimension, member: MemberId| {
        let members = names.members(dimension);
        members.get(usize::from(member)).map(|it| it.name.clone())
    };
    let group = (place.group != EVERYBODY).then_some(place.group);
    let words = [
        named(Dimension::Procedure, place.procedure),
        Some(place.year.to_string()),
        named(Dimension::Subject, place.subject),
        named(Dimension::Grade, place.grade),
        group.and_then(|it| named(Dimension::Group, it)),
    ];
    let mut words: Vec<String> = words.into_iter().flatten().collect();
    words.extend(path.map(|it| it.name.clone()));
    words.retain(|it| !it.is_empty());
    words.join(" · ")
}
