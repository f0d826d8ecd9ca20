//! «Учебный район (синтетические данные)»: a district that does not exist, so that the product can
//! be tried on ВПР, ОГЭ and ЕГЭ, of which no open data by school are there.

use std::collections::BTreeSet;

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
/// What its files are called among the imports.
pub(super) const RESULTS: &str = "district.csv";
pub(super) const CONTEXT: &str = "district-context.csv";
pub(super) const PLANS: &str = "district-plans.csv";
pub(super) const CONTESTS: &str = "district-contests.csv";
/// Part of the codes of its procedures: somebody's own ВПР are other ones.
const CODE: &str = "district";
/// Any number; another one would be another district.
const SEED: u64 = 2026;
/// As many as a district has, and few enough for the browser.
const SCHOOLS: u16 = 60;
const YEARS: u8 = 8;
/// Contests of so many years: those of which signals tell and the one before, for the browser holds them all.
const YEARS_OF_CONTESTS: usize = 4;

/// The district, of which all files are made.
pub(super) struct District(Region);

impl District {
    /// Always the same one.
    pub(super) fn new() -> anyhow::Result<Self> {
        let region = Region::new(Config {
            seed: SEED,
            schools: SCHOOLS,
            years: YEARS,
            region: TITLE.to_owned(),
            extent: Extent::Compact,
        });
        Ok(Self(region?))
    }

    /// The results, in the long format; always the same bytes.
    pub(super) fn results(&self) -> anyhow::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut long = Long::begin(&mut bytes, self.0.config())?;
        self.0.results(|it| long.write(it)).context("making the synthetic district")?;
        long.end()?;
        Ok(bytes)
    }

    /// The region it is made as.
    pub(super) fn region(&self) -> &Region {
        &self.0
    }

    /// The context of its schools; always the same bytes.
    pub(super) fn context(&self) -> anyhow::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0.context(&mut bytes).context("making the synthetic district")?;
        Ok(bytes)
    }

    /// Participations in the olympiad in the last years; always the same bytes.
    pub(super) fn contests(&self) -> anyhow::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0.contests(&mut bytes).context("making contests")?;
        let all = String::from_utf8(bytes)?;
        let mut lines = all.lines();
        let heading = lines.next().context("contests have a heading")?;
        let years = self.0.config().school_years();
        let years: Vec<AcademicYear> =
            years.filter_map(|it| AcademicYear::starting(it).ok()).collect();
        let recent: Vec<String> =
            years.iter().rev().take(YEARS_OF_CONTESTS).map(|it| format!("{it},")).collect();
        let is_recent = |line: &&str| recent.iter().any(|it| line.starts_with(it.as_str()));
        let kept: Vec<&str> =
            std::iter::once(heading).chain(lines.filter(is_recent)).chain([""]).collect();
        Ok(kept.join("\n").into_bytes())
    }

    /// The plans of its works; always the same bytes.
    pub(super) fn plans(&self) -> anyhow::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0.plans(&mut bytes).context("making plans of works")?;
        Ok(bytes)
    }
}

/// Gives the works of plans the codes that the district's procedures have.
pub(super) fn with_codes(harvest: &mut Harvest) {
    for it in &mut harvest.batch.plans {
        it.procedure = own(&it.procedure);
    }
}

fn own(procedure: &Code) -> Code {
    Code::spelled(&format!("{CODE}_{procedure}"))
}

/// Says what a file cannot: where the results come from, and what was not held.
pub(super) fn with_source(harvest: &mut Harvest) {
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
        procedure.code = own(&procedure.code);
        procedure.detail = Detail::Procedure { source: source.clone() };
    }
}

/// Adds the clusters that the default rules make of each year's context.
pub(super) fn with_clusters(harvest: &mut Harvest) {
    let dictionary = &mut harvest.batch.dictionary;
    let years: BTreeSet<AcademicYear> = dictionary.context.facts().map(|it| it.year).collect();
    let of_all = years.into_iter().flat_map(|year| dictionary.default_clusters(year));
    dictionary.clusters = of_all.collect();
}

fn not_held(procedure: MemberId, year: i16) -> Option<NotHeld> {
    let year = AcademicYear::starting(year).ok()?;
    Some(NotHeld { procedure, grade: None, year, term: Term::Spring })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, bytes: &[u8]) -> Harvest {
        let harvest = intake::read(name, bytes).unwrap();
        assert_eq!(harvest.problems, []);
        harvest
    }

    #[test]
    fn the_district_is_small_whole_and_says_that_it_is_synthetic() {
        let district = District::new().unwrap();
        let bytes = district.results().unwrap();
        assert_eq!(bytes, district.results().unwrap());
        let mut harvest = read(RESULTS, &bytes);
        with_source(&mut harvest);
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

    #[test]
    fn c13_its_pupil_rows_add_up_to_the_results_of_the_file() {
        let district = District::new().unwrap();
        let harvest = read(RESULTS, &district.results().unwrap());
        let pupils = district.pupils(&harvest).unwrap();
        assert!((15_000..40_000).contains(&pupils.rows.len()), "{}", pupils.rows.len());
        let batch = &harvest.batch;
        let mut seen = 0;
        for (number, work) in (0..).zip(&pupils.works) {
            for cell in batch.cells.iter().filter(|it| it.place == work.place) {
                let own = pupils.rows.iter().filter(|it| (it.work, it.unit) == (number, cell.unit));
                let marks: Vec<u8> = own.filter_map(|it| it.mark).collect();
                if marks.is_empty() {
                    continue;
                }
                seen += 1;
                let levels = cell.tally.levels.unwrap().counts;
                let count = |mark: u8| marks.iter().filter(|it| **it == mark).count() as u64;
                assert_eq!(levels[..4], [count(2), count(3), count(4), count(5)]);
            }
        }
        assert!(seen > 400, "{seen}");
    }

    #[test]
    fn c12_every_task_of_its_pupil_rows_has_its_plan() {
        let district = District::new().unwrap();
        let mut results = read(RESULTS, &district.results().unwrap());
        let pupils = district.pupils(&results).unwrap();
        with_source(&mut results);
        let mut harvest = read(PLANS, &district.plans().unwrap());
        with_codes(&mut harvest);
        let words = &results.batch.dictionary;
        for work in &pupils.works {
            let codes = [
                words.procedures[usize::from(work.place.procedure)].code.as_str(),
                words.subjects[usize::from(work.place.subject)].code.as_str(),
                words.grades[usize::from(work.place.grade)].code.as_str(),
            ];
            let is_of = |it: &&analysis::plan::Plan| {
                [&it.procedure, &it.subject, &it.grade].map(Code::as_str) == codes
                    && it.year == work.place.year
            };
            let plan = harvest.batch.plans.iter().find(is_of).unwrap();
            assert!(work.tasks.iter().all(|it| plan.task(&it.name).is_some()), "{codes:?}");
        }
        assert!(pupils.rows.iter().all(|it| it.class.is_some()), "classes for the map of gaps");
    }

    #[test]
    fn row_49_its_contests_are_those_of_the_last_years_and_few_enough_for_the_browser() {
        let district = District::new().unwrap();
        let bytes = district.contests().unwrap();
        assert_eq!(bytes, district.contests().unwrap());
        let mut harvest = read(CONTESTS, &bytes);
        with_source(&mut harvest);
        let batch = &harvest.batch;
        // At most 60 schools, two subjects, grades 5 to 11, four years.
        assert!((2_000..=3_360).contains(&batch.cells.len()), "{}", batch.cells.len());
        let years: BTreeSet<String> =
            batch.cells.iter().map(|it| it.place.year.to_string()).collect();
        assert_eq!(Vec::from_iter(years), ["2022/23", "2023/24", "2024/25", "2025/26"]);
        let codes: Vec<&str> =
            batch.dictionary.procedures.iter().map(|it| it.code.as_str()).collect();
        assert!(codes[0].starts_with("district_vsosh") && codes.len() == 1, "{codes:?}");
        let schools = batch.units.iter().filter(|it| it.0.kind == analysis::UnitKind::School);
        assert!(schools.count() > 50);
        harvest.batch.into_cube().unwrap();
    }

    #[test]
    fn its_schools_lie_in_clusters_of_every_year() {
        let mut harvest = read(CONTEXT, &District::new().unwrap().context().unwrap());
        with_clusters(&mut harvest);
        let dictionary = &harvest.batch.dictionary;
        assert_eq!(dictionary.context.schools().len(), usize::from(SCHOOLS));
        for year in 2018..=2025 {
            let year = AcademicYear::starting(year).unwrap();
            let sizes: Vec<_> = dictionary.clusters_in(year).map(|it| it.members.len()).collect();
            assert!(sizes.len() >= 3 && sizes.iter().all(|it| *it >= 8), "{year}: {sizes:?}");
            // Kinds with fewer than eight schools have no cluster.
            assert!(sizes.iter().sum::<usize>() >= 44, "{year}: {sizes:?}");
        }
        harvest.batch.into_cube().unwrap();
    }
}
