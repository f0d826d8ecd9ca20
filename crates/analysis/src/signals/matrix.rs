//! The matrix: every school of a place, the six problems, three years. Counts are counted from
//! the very cells that lists are made of, so they cannot differ.

use std::collections::BTreeSet;

use super::{
    Problem,
    found::{Certainty, Finding, Why},
    material::Material,
    rule::{Layer, Rule},
    shown::{Cell, Checked, Column, Line, Raised},
    threshold::fraction,
};
use crate::{
    setting::Named,
    territory::{UnitId, UnitKind},
    view::{Order, View},
    year::AcademicYear,
};

/// All findings, and where the schools of the place stand in them.
pub(super) struct Matrix<'m> {
    material: Material<'m>,
    pub(super) years: &'m [AcademicYear],
    /// Year by year, rule by rule, school by school.
    findings: &'m [Vec<Vec<Finding>>],
    /// The schools of the place, as positions.
    inside: Vec<usize>,
    /// Names that several of them have.
    shared: BTreeSet<&'m str>,
}

impl<'m> Matrix<'m> {
    /// Of all that was found the schools inside `place`.
    pub(super) fn of(
        material: Material<'m>,
        years: &'m [AcademicYear],
        findings: &'m [Vec<Vec<Finding>>],
        place: UnitId,
    ) -> Self {
        let territory = material.cube.territory();
        let range = match territory.unit(place).kind {
            UnitKind::Everything => None,
            _ => Some(territory.inside(place)),
        };
        let is_inside = |unit: &UnitId| range.as_ref().is_none_or(|it| it.contains(unit));
        let schools = material.schools.iter().enumerate();
        let inside: Vec<usize> =
            schools.filter(|(_, unit)| is_inside(unit)).map(|it| it.0).collect();
        let mut shared = BTreeSet::new();
        let mut met = BTreeSet::new();
        for school in &inside {
            let name = territory.unit(material.schools[*school]).name.as_str();
            if !met.insert(name) {
                shared.insert(name);
            }
        }
        Self { material, years, findings, inside, shared }
    }

    pub(super) fn len(&self) -> usize {
        self.inside.len()
    }

    /// What a rule found of a school in a year.
    pub(super) fn finding(&self, year: usize, rule: Rule, school: usize) -> Finding {
        self.findings[year][rule as usize][school]
    }

    /// The position of a school of the place.
    pub(super) fn position(&self, code: &str) -> Option<usize> {
        let unit = self.material.cube.territory().find(UnitKind::School, code)?;
        let at = self.material.schools.binary_search(&unit).ok()?;
        self.inside.contains(&at).then_some(at)
    }

    /// Code and name of a school; with its municipality where the name alone could be another's.
    pub(super) fn named(&self, school: usize) -> Named {
        let territory = self.material.cube.territory();
        let id = self.material.schools[school];
        let unit = territory.unit(id);
        let name = territory.name_of(id, self.shared.contains(unit.name.as_str()));
        Named::new(unit.code.as_str(), &name)
    }

    pub(super) fn cell(&self, year: usize, problem: Problem, school: usize) -> Cell {
        let of = |layer: Layer| {
            Rule::of(problem)
                .filter(move |it| it.spec().layer == layer)
                .map(|it| self.finding(year, it, school))
                .collect::<Vec<_>>()
        };
        let families = Rule::of(problem)
            .filter(|it| self.finding(year, *it, school).raised == Ok(Some(Certainty::Sure)))
            .filter_map(|it| it.spec().family)
            .fold(0, |sum, letter| sum | 1 << (letter as u8 - b'a'));
        let (official, ours) = (of(Layer::Official), of(Layer::Ours));
        let n = official.iter().chain(&ours).map(|it| it.n).max().unwrap_or(0);
        let ours = match problem {
            Problem::Bias => self.families(&ours),
            _ => said(&ours).map(|it| it.into_iter().flatten().max()),
        };
        let official = said(&official).map(|it| it.iter().any(Option::is_some));
        Cell { official, ours, n, families }
    }

    /// Families are independent: one sure of them calls for attention, several for a check.
    fn families(&self, findings: &[Finding]) -> Result<Option<Certainty>, Why> {
        let sure = said(findings)?.into_iter().filter(|it| *it == Some(Certainty::Sure)).count();
        Ok(match sure {
            0 => None,
            it if it >= usize::from(self.material.thresholds.families) => Some(Certainty::Sure),
            _ => Some(Certainty::Likely),
        })
    }

    fn note(&self, school: usize, problem: Problem) -> Option<String> {
        let signals = &self.material.cube.dictionary().signals;
        signals.note(self.material.schools[school], problem).map(|it| it.text.clone())
    }

    fn line(&self, school: usize) -> Line {
        let of_year = |year| Problem::ALL.iter().map(|it| self.cell(year, *it, school)).collect();
        let years = (0..self.years.len()).map(|year| -> [Cell; Problem::COUNT] {
            let cells: Vec<Cell> = of_year(year);
            std::array::from_fn(|it| cells[it])
        });
        Line { school: self.named(school), years: years.collect() }
    }

    /// The schools of the list that `view` asks for, in its order.
    pub(super) fn lines(&self, view: &View) -> Vec<Line> {
        let mut lines: Vec<Line> = self.inside.iter().map(|it| self.line(*it)).collect();
        if let Some(problem) = view.watch.problem {
            lines.retain(|it| it.years[0][problem as usize].is_raised());
        }
        if view.order != Order::Natural {
            let signals = |it: &Line| {
                let cells = it.years[0].iter();
                cells.map(|it| (it.is_raised(), it.certainty())).fold((0, 0), |sum, it| {
                    (sum.0 + u32::from(it.0), sum.1 + it.1.map_or(0, |it| it as u32))
                })
            };
            lines.sort_by_key(|it| std::cmp::Reverse(signals(it)));
        }
        lines
    }

    pub(super) fn columns(&self) -> Vec<Column> {
        let column = |problem: &Problem| {
            let cells: Vec<Cell> =
                self.inside.iter().map(|it| self.cell(0, *problem, *it)).collect();
            let count =
                |of: &dyn Fn(&Cell) -> bool| count(cells.iter().filter(|it| of(it)).count());
            let ours = [Certainty::Borderline, Certainty::Likely, Certainty::Sure];
            Column {
                problem: *problem,
                all: count(&Cell::is_raised),
                official: count(&Cell::is_official),
                ours: ours.map(|it| count(&|cell| cell.certainty() == Some(it))),
                known: count(&|it| it.official.is_ok() || it.ours.is_ok()),
            }
        };
        Problem::ALL.iter().map(column).collect()
    }

    pub(super) fn checks(&self) -> Vec<Checked> {
        let check = |rule: &Rule| {
            let found: Vec<Finding> =
                self.inside.iter().map(|it| self.finding(0, *rule, *it)).collect();
            let known: Vec<Option<Certainty>> =
                found.iter().filter_map(|it| it.raised.ok()).collect();
            let schools = count(known.len());
            let by_chance = rule
                .is_test()
                .then(|| f64::from(schools) * fraction(self.material.thresholds.by_chance));
            let why = found.iter().find_map(|it| it.raised.err());
            Checked {
                rule: *rule,
                schools,
                raised: count(known.iter().filter(|it| it.is_some()).count()),
                sure: (rule.spec().layer == Layer::Ours).then(|| {
                    count(known.iter().filter(|it| **it == Some(Certainty::Sure)).count())
                }),
                by_chance: by_chance.filter(|_| schools > 0),
                why: why.filter(|_| schools == 0),
            }
        };
        Rule::ALL.iter().map(check).collect()
    }

    pub(super) fn raised(&self) -> Vec<Raised> {
        let of_school = |school: &usize| {
            let found = Rule::ALL.iter().map(|rule| (*rule, self.finding(0, *rule, *school)));
            let signal = |(rule, it): (Rule, Finding)| Raised {
                school: self.named(*school),
                year: self.years[0],
                rule,
                certainty: it.raised.ok().flatten().filter(|_| rule.spec().layer == Layer::Ours),
                n: it.n,
                note: self.note(*school, rule.spec().problem),
            };
            found.filter(|it| it.1.is_raised()).map(signal).collect::<Vec<_>>()
        };
        self.inside.iter().flat_map(of_school).collect()
    }
}

/// What is said by those findings that say anything; why none does.
fn said(findings: &[Finding]) -> Result<Vec<Option<Certainty>>, Why> {
    let known: Vec<_> = findings.iter().filter_map(|it| it.raised.ok()).collect();
    if !known.is_empty() {
        return Ok(known);
    }
    let why = findings.iter().filter_map(|it| it.raised.err());
    Err(why.min_by_key(|it| *it == Why::NoPupilRows).unwrap_or(Why::NoRule))
}

fn count(it: usize) -> u32 {
    u32::try_from(it).unwrap_or(u32::MAX)
}
