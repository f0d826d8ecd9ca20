//! Numbers that look random, and a territory made of them.

use crate::{
    code::Code,
    territory::{Territory, TerritoryBuilder, Unit, UnitKind},
};

/// A small generator; the same numbers everywhere.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    /// A number below `below`.
    pub(super) fn roll(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % below
    }

    pub(super) fn chance(&mut self, of_ten: u64) -> bool {
        self.roll(10) < of_ten
    }
}

/// Regions or none, municipalities, schools, sometimes classes.
pub(super) fn territory(dice: &mut Dice) -> Territory {
    let mut builder = TerritoryBuilder::default();
    let mut number = 0;
    let mut add = |builder: &mut TerritoryBuilder, kind, parent| {
        number += 1;
        let name = format!("u{number:02}");
        builder.add(Unit::new(kind, Code::spelled(&name), name), parent)
    };
    let with_regions = dice.chance(6);
    let with_classes = dice.chance(2);
    for _ in 0..1 + dice.roll(2) {
        let region = with_regions.then(|| add(&mut builder, UnitKind::Region, None));
        for _ in 0..1 + dice.roll(2) {
            let town = add(&mut builder, UnitKind::Municipality, region);
            for _ in 0..1 + dice.roll(3) {
                let school = add(&mut builder, UnitKind::School, Some(town));
                if with_classes && dice.chance(5) {
                    for _ in 0..1 + dice.roll(3) {
                        add(&mut builder, UnitKind::Class, Some(school));
                    }
                }
            }
        }
    }
    builder.build().territory
}
