//! «Учебный район (синтетические данные)»: a district that does not exist, so that the product can
//! be tried on ВПР, ОГЭ and ЕГЭ, of which no open data by school are there.

use analysis::{
    AcademicYear, Term,
    code::Code,
    dictionary::{Detail, MemberId, NotHeld, Source},
};
use anyhow::Context;
use intake::Harvest;
use synth::{Config, Extent, Long, OGE_CANCELLED, Region, VPR_PUT_OFF};

/// Title of the set and name of the district: what it is stands wherever it is named.
const TITLE: &str = "Учебный район (синтетические данные)";
/// What it is called among the imports.
pub(super) const NAME: &str = "district.csv";
/// Part of the codes of its procedures: somebody's own ВПР are other ones.
const CODE: &str = "district";
/// Any number; another one would be another district.
const SEED: u64 = 2026;
/// As many as a district has, and few enough for the browser.
const SCHOOLS: u16 = 60;
const YEARS: u8 = 8;

/// The results, in the long format; always the same bytes.
pub(super) fn results() -> anyhow::Result<Vec<u8>> {
    let config = Config {
        seed: SEED,
        schools: SCHOOLS,
        years: YEARS,
        region: TITLE.to_owned(),
        extent: Extent::Compact,
    };
    let region = Region::new(config)?;
    let mut bytes = Vec::new();
    let mut long = Long::begin(&mut bytes, region.config())?;
    region.results(|it| long.write(it)).context("making the synthetic district")?;
    long.end()?;
    Ok(bytes)
}

/// Says what a file cannot: where the results come from, and what was not held.
pub(super) fn finish(harvest: &mut Harvest) {
    let dictionary = &mut harvest.batch.dictionary;
    let source = Code::spelled(CODE);
    dictionary.sources.push(Source {
        code: source.clone(),
        title: TITLE.to_owned(),
        territory: TITLE.to_owned(),
        publisher: "Razrez".to_owned(),
        licence: "Apache-2.0 OR MIT".to_owned(),
        origin: "razrez synth: школ, учеников и результатов не существует".to_owned(),
        is_opened_first: true,
    });
    for (id, procedure) in (0..).zip(&mut dictionary.procedures) {
        let years = match procedure.name.as_str() {
            "ВПР" => &VPR_PUT_OFF[..],
            "ОГЭ" => &[OGE_CANCELLED][..],
            _ => &[],
        };
        dictionary.not_held.extend(years.iter().filter_map(|year| not_held(id, *year)));
        procedure.code = Code::spelled(&format!("{CODE}_{}", procedure.code));
        procedure.detail = Detail::Procedure { source: source.clone() };
    }
}

fn not_held(procedure: MemberId, year: i16) -> Option<NotHeld> {
    let year = AcademicYear::starting(year).ok()?;
    Some(NotHeld { procedure, grade: None, year, term: Term::Spring })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_district_is_small_whole_and_says_that_it_is_synthetic() {
        let bytes = results().unwrap();
        assert_eq!(bytes, results().unwrap());
        let mut harvest = intake::read(NAME, &bytes).unwrap();
        finish(&mut harvest);
        assert_eq!(harvest.problems, []);
        let cells = harvest.batch.cells.len();
        assert!((8_000..20_000).contains(&cells), "{cells}");
        let dictionary = &harvest.batch.dictionary;
        assert!(dictionary.sources[0].title.contains("синтетические"));
        assert!((0..4).all(|it| dictionary.is_opened_first(it)));
        assert_eq!(dictionary.not_held.len(), 3);
        let names: Vec<_> = dictionary.procedures.iter().map(|it| it.code.as_str()).collect();
        let expected = ["district_vpr", "district_oge", "district_ege", "district_godovye_otmetki"];
        assert!(expected.iter().all(|it| names.contains(it)), "{names:?}");
        harvest.batch.into_cube().unwrap();
    }
}
