//! One cell: what each rule says of it, and the numbers that rests on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Problem,
    broken::Cut,
    found::{Fact, Finding, Quantity},
    judge::facts,
    material::{Material, Work},
    matrix::Matrix,
    partners::{Partner, partners},
    rule::Rule,
    shown::Cell,
    spikes,
};
use crate::{
    dictionary::Member, dimension::Dimension, inside::Likeness, setting::Named, view::View,
    year::AcademicYear,
};

/// One school and one problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    /// The school.
    pub school: Named,
    /// The problem.
    pub problem: Problem,
    /// The cell of each year, the chosen one first.
    pub years: Vec<(AcademicYear, Cell)>,
    /// Rule by rule, those of documents first.
    pub rules: Vec<Said>,
    /// Works that are not set beside those of the year before, because a series begins anew.
    pub cuts: Vec<Cut>,
    /// The works the facts speak of.
    pub works: Vec<WorkName>,
    /// Of a school with low results schools of the same cluster that could be its partners.
    pub partners: Vec<Partner>,
    /// What the school says to it, and on which day.
    pub note: Option<(String, String)>,
}

impl Detail {
    /// Where the work of a fact is looked into, where the fact rests on pupil rows.
    pub fn inside(&self, fact: &Fact) -> Option<View> {
        use Quantity::{Boundary, EasyTasks, HardTasks, Ranks, RanksAsPrinted};
        let rests_on_rows =
            matches!(fact.quantity, Boundary | EasyTasks | HardTasks | Ranks | RanksAsPrinted);
        let work = self.works.get(usize::from(fact.work.filter(|_| rests_on_rows)?))?;
        Some(
            View::default()
                .with_filter(Dimension::Procedure, &work.procedure.code)
                .with_filter(Dimension::Subject, &work.subject.code)
                .with_filter(Dimension::Grade, &work.grade.code)
                .with_filter(Dimension::Year, &fact.year.to_string())
                .with_filter(Dimension::School, &self.school.code),
        )
    }

    /// The work in which the school lies farthest from the others around a boundary: its difference in
    /// their standard errors, whichever way. The place to look at all scores beside those of the region.
    pub fn farthest_at_boundary(&self) -> Option<&Fact> {
        let facts = self.rules.iter().filter(|it| it.rule == Rule::Spikes);
        let facts = facts.flat_map(|it| &it.facts).filter(|it| it.work.is_some());
        let distance = |it: &&Fact| {
            let share = it.reference.unwrap_or(it.value);
            let se = (share * (1.0 - share) / it.n.max(1) as f64).sqrt();
            if se > 0.0 { (it.value - share).abs() / se } else { 0.0 }
        };
        facts.max_by(|one, two| distance(one).total_cmp(&distance(two)))
    }
}

/// What one rule says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// The rule.
    pub rule: Rule,
    /// What it found.
    pub finding: Finding,
    /// On what that rests.
    pub facts: Vec<Fact>,
    /// How the school lies beside all others, where a rule asks for both sides.
    pub beside: Option<Likeness>,
}

/// What a work is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkName {
    /// The procedure.
    pub procedure: Named,
    /// The subject.
    pub subject: Named,
    /// The grade.
    pub grade: Named,
}

/// The cell that `view` asks for, if it is one of the matrix.
pub(super) fn detail(material: &Material<'_>, matrix: &Matrix<'_>, view: &View) -> Option<Detail> {
    let (code, problem) = view.watch.cell.as_ref()?;
    let school = matrix.position(code)?;
    let year = *matrix.years.first()?;
    let mut names = Names { material, positions: BTreeMap::new(), works: Vec::new() };
    let rules = Rule::of(*problem).map(|rule| {
        let mut facts = facts(material, rule, year, school);
        for fact in &mut facts {
            fact.work = fact.work.map(|it| names.position(it));
        }
        let beside = (rule == Rule::Spikes).then(|| spikes::likeness(material, year, school));
        let beside = beside.filter(|it| *it != Likeness::Unknown);
        Said { rule, finding: matrix.finding(0, rule, school), facts, beside }
    });
    let rules = rules.collect();
    let unit = material.schools[school];
    let note = material.cube.dictionary().signals.note(unit, *problem);
    let cells = matrix.years.iter().enumerate();
    Some(Detail {
        school: matrix.named(school),
        problem: *problem,
        years: cells.map(|(at, year)| (*year, matrix.cell(at, *problem, school))).collect(),
        cuts: year.previous().map_or_else(Vec::new, |it| material.cuts(school, it, year)),
        partners: partners(material, matrix, *problem, school),
        rules,
        works: names.works,
        note: note.map(|it| (it.text.clone(), it.on.clone())),
    })
}

/// The works that are spoken of, each once.
struct Names<'m> {
    material: &'m Material<'m>,
    positions: BTreeMap<u16, u16>,
    works: Vec<WorkName>,
}

impl Names<'_> {
    /// Where a work of the material stands among the names.
    fn position(&mut self, work: u16) -> u16 {
        let next = u16::try_from(self.works.len()).unwrap_or(u16::MAX);
        let position = *self.positions.entry(work).or_insert(next);
        if position == next {
            let work = &self.material.works[usize::from(work)];
            self.works.push(name(self.material, work));
        }
        position
    }
}

/// What a work is called.
pub(super) fn name(material: &Material<'_>, work: &Work) -> WorkName {
    let dictionary = material.cube.dictionary();
    let named = |it: &Member| Named::new(it.code.as_str(), &it.name);
    WorkName {
        procedure: named(&dictionary.procedures[usize::from(work.procedure)]),
        subject: named(&dictionary.subjects[usize::from(work.subject)]),
        grade: named(&dictionary.grades[usize::from(work.grade)]),
    }
}
