//! The column «Группы участников» of ФИС ОКО: the whole country, a region, a municipality with
//! its code, a school with its login, in this order.
//!
//! Where a row lies, the rows above it say. That is certain as long as every municipality is
//! followed by its own schools; below several municipalities in a row nobody can say whose the
//! schools are, so these lie in the region and the spelling decides nothing. The same holds below a
//! row that is not understood.

use analysis::AcademicYear;

use super::{coded, login, municipality, region_digits, school, school_name};
use crate::{
    atlas::{Sighting, Spot},
    gathering::Gathering,
    likeness::likened,
    problem::Problem,
    table::Row,
};

/// The heading of the column.
pub(super) const GROUPS: &str = "Группы участников";

/// Whether a row is the country's: it contains everything and lies in nothing of ours.
pub(super) fn is_country(row: &Row<'_>, column: usize) -> bool {
    likened(row.text(column)) == likened("Вся выборка")
}

/// Where the rows read so far have led.
#[derive(Default)]
pub(super) struct Groups {
    region: Option<Spot>,
    municipality: Option<Spot>,
    /// Whose the schools below are, the rows do not say.
    is_vague: bool,
    last_was_municipality: bool,
}

impl Groups {
    /// The place a row is about.
    pub(super) fn spot(
        &mut self,
        row: &Row<'_>,
        column: usize,
        year: AcademicYear,
        gathering: &mut Gathering,
    ) -> Result<Spot, Problem> {
        let text = row.name(column)?;
        let (name, code) = coded(text);
        let Some(code) = code else {
            if self.region.is_some() || self.municipality.is_some() {
                self.lose();
                let expected = "a municipality with its code (reg99_m012) or a school with its login (edu990001)";
                return Err(row.problem(column, expected));
            }
            let region = gathering.region(name);
            self.region = Some(region);
            return Ok(region);
        };
        let atlas = &mut gathering.atlas;
        if code.starts_with("reg") {
            let expected = "the code of a municipality, such as reg99_m012";
            let is_code = code.split_once("_m").is_some_and(|(region, _)| region.len() == 5);
            let digits = region_digits(&code).filter(|_| is_code);
            let Some(digits) = digits else {
                self.lose();
                return Err(row.problem(column, expected));
            };
            let spot = municipality(atlas, self.region, digits, name);
            self.is_vague = self.last_was_municipality;
            self.last_was_municipality = true;
            self.municipality = Some(spot);
            return Ok(spot);
        }
        self.last_was_municipality = false;
        let expected = "the login of a school, such as edu990001";
        let login = login(&code).ok_or_else(|| row.problem(column, expected))?;
        if self.is_vague {
            let school = atlas.school(&login);
            let name = school_name(name);
            let (year, parent) = (year.ends_in(), self.region);
            atlas.see(school, &Sighting { year, parent, is_vague: true, name: &name, place: "" });
            return Ok(school);
        }
        Ok(school(atlas, &login, name, self.municipality.or(self.region), year))
    }

    /// Below a row that was not understood, the municipality above it is not that of the schools.
    fn lose(&mut self) {
        self.municipality = None;
        self.is_vague = true;
        self.last_was_municipality = false;
    }
}
