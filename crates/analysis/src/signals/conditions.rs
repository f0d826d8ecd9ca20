//! Неблагоприятные условия (§2.6): the context index among the worst of the region, or several
//! shortages. It describes what a school works with; it is no problem of the school's own.

use super::{
    found::{Certainty, Fact, Finding, Quantity, SCHOOLS_MIN, Why},
    material::Material,
    rule::Rule,
    threshold::fraction,
};
use crate::{
    cluster::INDEX,
    context::Characteristic,
    stats::{index, quantile::quantile},
    year::AcademicYear,
};

/// The class of [`Characteristic::CityReach`] that is a shortage: more than three hours.
const FAR: f64 = 4.0;

/// What is known of every school.
struct Conditions {
    /// The share of schools with a worse index, or why there is none.
    place: Vec<Result<f64, Why>>,
    category: Vec<Option<f64>>,
    obsolete: Vec<Option<f64>>,
    reach: Vec<Option<f64>>,
    pupils: Vec<Option<f64>>,
    category_low: Option<f64>,
    obsolete_high: Option<f64>,
}

impl Conditions {
    fn of(material: &Material<'_>, year: AcademicYear) -> Self {
        let context = &material.cube.dictionary().context;
        let column = |of: Characteristic| {
            material.each(|it| of.number(context.latest(material.schools[it], of, year)?.1))
        };
        let category = column(Characteristic::TeachersCategory);
        let computers = column(Characteristic::Computers);
        let obsolete = column(Characteristic::ComputersObsolete)
            .into_iter()
            .zip(computers)
            .map(|(old, all)| Some(old? / all.filter(|it| *it > 0.0)?))
            .collect::<Vec<_>>();
        let shortage = fraction(material.thresholds.shortage);
        Self {
            place: places(material, year),
            category_low: at(&category, shortage),
            obsolete_high: at(&obsolete, 1.0 - shortage),
            reach: column(Characteristic::CityReach),
            pupils: column(Characteristic::Pupils),
            category,
            obsolete,
        }
    }

    /// How many things are short, of those that are known.
    fn shortages(&self, school: usize) -> usize {
        let below = self.category[school].zip(self.category_low).is_some_and(|(it, at)| it < at);
        let above = self.obsolete[school].zip(self.obsolete_high).is_some_and(|(it, at)| it > at);
        let is_far = self.reach[school].is_some_and(|it| it >= FAR);
        [below, above, is_far].into_iter().filter(|it| *it).count()
    }

    fn n(&self, school: usize) -> u64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count of pupils that was widened to f64 exactly"
        )]
        self.pupils[school].map_or(0, |it| it as u64)
    }
}

fn at(values: &[Option<f64>], share: f64) -> Option<f64> {
    let mut known: Vec<f64> = values.iter().copied().flatten().collect();
    known.sort_by(f64::total_cmp);
    (known.len() >= SCHOOLS_MIN).then(|| quantile(&known, share))?
}

fn places(material: &Material<'_>, year: AcademicYear) -> Vec<Result<f64, Why>> {
    let context = &material.cube.dictionary().context;
    let row = |school: usize| -> Option<Vec<f64>> {
        let number =
            |of: Characteristic| of.number(context.latest(material.schools[school], of, year)?.1);
        INDEX.iter().map(|(of, _)| number(*of)).collect()
    };
    let rows = material.each(row);
    let known: Vec<Vec<f64>> = rows.iter().flatten().cloned().collect();
    let weights = INDEX.map(|it| it.1 / INDEX.len() as f64);
    let indices = index::weighted(&known, &weights).unwrap_or_default();
    let mut left = indices.iter();
    let place = |row: &Option<Vec<f64>>| {
        row.as_ref().ok_or(Why::NoContext)?;
        if known.len() < SCHOOLS_MIN {
            return Err(Why::FewSchools);
        }
        let own = left.next().ok_or(Why::NoContext)?;
        let below = indices.iter().filter(|it| *it < own).count();
        Ok(below as f64 / indices.len() as f64)
    };
    rows.iter().map(place).collect()
}

/// Both the index and shortages are sure, one of them is likely: the forms are what they are, so
/// it is no chance that is asked for. Without an index several shortages are enough, and fewer say
/// nothing: the index may be among the worst.
pub(super) fn judge(material: &Material<'_>, year: AcademicYear) -> Vec<Finding> {
    let known = Conditions::of(material, year);
    let thresholds = material.thresholds;
    let worst = fraction(thresholds.worst_conditions);
    material.each(|school| {
        let is_short = known.shortages(school) >= usize::from(thresholds.shortages);
        let certainty = match (known.place[school].map(|it| it < worst), is_short) {
            (Err(why), false) => return Finding::unknown(why),
            (Ok(true), true) => Some(Certainty::Sure),
            (Ok(false), false) => None,
            _ => Some(Certainty::Likely),
        };
        Finding { raised: Ok(certainty), n: known.n(school) }
    })
}

/// The index and what may be short.
pub(super) fn facts(material: &Material<'_>, year: AcademicYear, school: usize) -> Vec<Fact> {
    let known = Conditions::of(material, year);
    let fact = |quantity, value: Option<f64>, limit: Option<f64>| {
        Some(Fact {
            rule: Rule::Conditions,
            work: None,
            year,
            quantity,
            value: value?,
            interval: None,
            n: known.n(school),
            reference: None,
            limit,
        })
    };
    let percent = |it: Option<f64>| it.map(|it| it / 100.0);
    let worst = fraction(material.thresholds.worst_conditions);
    let facts = [
        fact(Quantity::ContextPlace, known.place[school].ok(), Some(worst)),
        fact(
            Quantity::TeachersCategory,
            percent(known.category[school]),
            percent(known.category_low),
        ),
        fact(Quantity::ComputersObsolete, known.obsolete[school], known.obsolete_high),
        fact(Quantity::CityReach, known.reach[school], Some(FAR)),
    ];
    facts.into_iter().flatten().collect()
}
