//! A batch: what one file says, with everything needed to understand it.
//!
//! Importers make batches, the store takes them over, and tests turn them straight into a
//! cube. Numbers of members and units are local to the batch; between batches only codes
//! count.

use crate::{
    cube::{Cell, Cube, InvalidCube},
    dictionary::Dictionary,
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
}

impl Batch {
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

fn numbered(units: Vec<(Unit, Option<usize>)>) -> (Territory, Vec<u32>) {
    let mut builder = TerritoryBuilder::default();
    for (unit, parent) in units {
        builder.add(unit, parent);
    }
    let numbered = builder.build();
    (numbered.territory, numbered.ids)
}
