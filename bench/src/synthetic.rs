//! A synthetic region as the product holds it: what its rules are judged by and measured on.
//!
//! The data pass the same doors as anybody's. Pupil rows are added up as an import does, but not written to
//! a database.

mod rows;

use std::collections::BTreeMap;

use analysis::{Batch, Cube, Policy, Published, disclosure::publish};
use synth::{Config, Extent, InvalidConfig, Long, Region};

use rows::{gather, sums};

/// A region of 650 schools and eight years with everything that a rule of signals looks at.
///
/// # Errors
///
/// None: the size is one that can be made.
pub fn region() -> Result<Region, InvalidConfig> {
    Region::new(Config {
        seed: 1,
        schools: 650,
        years: 8,
        region: "Область (синтетические данные)".to_owned(),
        extent: Extent::Full,
    })
}

/// The region as the product holds it, its contests and pupil rows with it.
///
/// # Panics
///
/// If the product does not read its own formats.
pub fn cube(region: &Region) -> Published<Cube> {
    let mut results = Vec::new();
    let mut long = Long::begin(&mut results, region.config()).expect("memory can be written");
    let mut rows = Vec::new();
    let sat = region.results(|it| {
        rows.extend(sums(region, it));
        long.write(it)
    });
    sat.expect("memory can be written");
    long.end().expect("memory can be written");
    results.extend(contests(region));
    let mut context = Vec::new();
    region.context(&mut context).expect("memory can be written");
    let read = |name: &str, bytes: &[u8]| -> Batch {
        intake::read(name, bytes).expect("the product reads its own formats").batch
    };
    let (mut batch, told) = (read("long.csv", &results), read("context.csv", &context));
    let positions: BTreeMap<&str, u32> =
        (0..).zip(&batch.units).map(|(at, (unit, _))| (unit.code.as_str(), at)).collect();
    let facts = told.dictionary.context.facts().filter_map(|fact| {
        let code = told.units[fact.unit as usize].0.code.as_str();
        Some(analysis::context::Fact { unit: *positions.get(code)?, ..fact })
    });
    batch.dictionary.context = analysis::context::Context::of(facts.collect::<Vec<_>>());
    gather(&mut batch, rows);
    publish(batch.into_cube().expect("cells of different places"), Policy::Everything)
}

/// Participations in contests, without the heading: the columns are those of the results.
fn contests(region: &Region) -> Vec<u8> {
    let mut file = Vec::new();
    region.contests(&mut file).expect("memory can be written");
    let heading = file.iter().position(|it| *it == b'\n').map_or(file.len(), |it| it + 1);
    file.split_off(heading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use analysis::{
        AcademicYear,
        signals::{Rule, findings},
    };

    #[test]
    fn contests_of_a_region_are_read_and_looked_at() {
        let region = Region::new(Config {
            seed: 3,
            schools: 60,
            years: 4,
            region: "Область (синтетические данные)".to_owned(),
            extent: Extent::Compact,
        });
        let cube = cube(&region.unwrap());
        let found = findings(&cube, AcademicYear::starting(2025).unwrap());
        let contests = &found.iter().find(|it| it.0 == Rule::Contests).unwrap().1;
        assert_eq!(contests.len(), 60);
        // Every school has its number of pupils, so all of the size asked for are looked at.
        let looked_at = contests.iter().filter(|it| it.1.raised.is_ok()).count();
        assert!(looked_at > 50, "{looked_at}");
    }
}
