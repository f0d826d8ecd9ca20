//! Invented results: schools in municipalities in regions, grades with or without a whole,
//! sexes, learners of the language now and ever, totals of the source's own.

use std::collections::BTreeMap;

use super::dice::{Dice, territory};
use crate::{
    cube::{Cell, Cube, Place},
    dictionary::{Detail, Dictionary, Member, Partition},
    dimension::Dimension,
    scale::{LEVELS_MAX, Scale},
    tally::{Levels, Tally},
    territory::{Territory, UnitId},
    year::{AcademicYear, Term},
};

/// What the source says, and how its members are related.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) dictionary: Dictionary,
    /// Grade, group, unit, and the count at each level (one number without levels).
    pub(super) cells: Vec<Fact>,
    pub(super) levels: usize,
    /// The subject to which cells are added.
    subject: u16,
}

/// One cell.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) subject: u16,
    pub(super) grade: u16,
    pub(super) group: u16,
    pub(super) unit: UnitId,
    pub(super) counts: Vec<u64>,
}

pub(super) const WHOLE: u16 = 0;
pub(super) const EVERYBODY: u16 = 0;
pub(super) const FEMALE: u16 = 1;
pub(super) const MALE: u16 = 2;
pub(super) const LEARNER: u16 = 3;
pub(super) const EVER_LEARNER: u16 = 4;

impl World {
    /// Units, grades, groups and levels without any cell.
    pub(super) fn empty(territory: Territory, grades: usize, levels: usize) -> Self {
        let part = |dimension, whole, part, family, is_exhaustive| Partition {
            dimension,
            procedure: None,
            whole,
            part,
            family,
            is_exhaustive,
        };
        let group = |whole, it, family, all| part(Dimension::Group, whole, it, family, all);
        let mut partitions = vec![
            group(EVERYBODY, FEMALE, 0, true),
            group(EVERYBODY, MALE, 0, true),
            group(EVERYBODY, EVER_LEARNER, 1, false),
            group(EVER_LEARNER, LEARNER, 0, false),
        ];
        for grade in 1..=grades {
            let grade = u16::try_from(grade).unwrap();
            partitions.push(part(Dimension::Grade, WHOLE, grade, 0, true));
        }
        let members = |names: &[&str]| names.iter().map(|it| Member::new(it, *it)).collect();
        let all: Vec<String> = (1..=grades).map(|it| format!("grade_{it}")).collect();
        let names: Vec<&str> = std::iter::once("whole").chain(all.iter().map(|it| &**it)).collect();
        let scale = Scale { levels: u8::try_from(levels).unwrap(), ..Scale::marks_2_to_5() };
        let dictionary = Dictionary {
            procedures: members(&["exam"]),
            subjects: vec![
                Member::new("math", "math"),
                Member::new("physics", "physics"),
                Member::new("total", "total").with(Detail::SubjectTotal),
            ],
            grades: members(&names),
            groups: members(&["all", "female", "male", "learner", "ever_learner"]),
            scales: vec![scale],
            partitions,
            territory,
            ..Dictionary::default()
        };
        Self { dictionary, cells: Vec::new(), levels, subject: 0 }
    }

    /// Adds a cell.
    pub(super) fn put(&mut self, grade: u16, group: u16, unit: UnitId, counts: &[u64]) {
        let counts = counts.to_vec();
        self.cells.push(Fact { subject: self.subject, grade, group, unit, counts });
    }

    /// How many counts there are.
    pub(super) fn unknowns(&self) -> usize {
        self.cells.iter().map(|it| it.counts.len()).sum()
    }

    /// The cube of these cells.
    pub(super) fn cube(&self) -> Cube {
        let cells = self.cells.iter().map(|fact| self.cell(fact, &fact.counts));
        Cube::build(self.dictionary.clone(), cells).unwrap()
    }

    /// The cube in which one count of one cell is 1 and everything else 0.
    pub(super) fn unit_cube(&self, cell: usize, count: usize) -> Cube {
        let cells = self.cells.iter().enumerate().map(|(at, fact)| {
            let mut counts = vec![0; fact.counts.len()];
            counts[count] = u64::from(at == cell);
            self.cell(fact, &counts)
        });
        Cube::build(self.dictionary.clone(), cells).unwrap()
    }

    fn cell(&self, fact: &Fact, counts: &[u64]) -> Cell {
        let mut levels = Levels::default();
        levels.counts[..counts.len()].copy_from_slice(counts);
        let tally = Tally {
            participants: counts.iter().sum(),
            levels: (self.levels > 0).then_some(levels),
            ..Tally::default()
        };
        let place = Place {
            procedure: 0,
            year: AcademicYear::starting(2020).unwrap(),
            term: Term::Spring,
            subject: fact.subject,
            group: fact.group,
            grade: fact.grade,
            scale: 0,
        };
        Cell { place, unit: fact.unit, tally }
    }

    /// A world of any kind.
    pub(super) fn random(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let territory = territory(&mut dice);
        let grades = [1, 1, 2, 3][usize::try_from(dice.roll(4)).unwrap()];
        let levels = [0, 2, 3, 4][usize::try_from(dice.roll(4)).unwrap()];
        let mut world = Self::empty(territory, grades, levels);
        if dice.chance(3) {
            // Grades side by side, without a whole.
            world.dictionary.partitions.retain(|it| it.dimension != Dimension::Grade);
        }
        let custom = Custom {
            whole: dice.chance(5),
            everybody: dice.chance(7),
            sexes: dice.chance(5),
            learners: dice.chance(4),
            ever: dice.chance(7),
            groups_by_grade: dice.chance(5),
            totals: dice.chance(3),
            extra: dice.chance(3),
            missing: dice.chance(4),
            generous: dice.roll(5),
        };
        custom.fill(&mut world, grades, &mut dice);
        if dice.chance(2) {
            world.subject = 1;
            custom.fill(&mut world, grades, &mut dice);
            world.add_subjects();
        }
        world
    }

    /// The total of both subjects (ДЗИ ОБЩО).
    fn add_subjects(&mut self) {
        let mut totals: BTreeMap<(UnitId, u16, u16), Vec<u64>> = BTreeMap::new();
        for fact in &self.cells {
            let counts = totals.entry((fact.unit, fact.grade, fact.group)).or_default();
            counts.resize(fact.counts.len(), 0);
            counts.iter_mut().zip(&fact.counts).for_each(|(sum, more)| *sum += more);
        }
        self.subject = 2;
        for ((unit, grade, group), counts) in totals {
            self.put(grade, group, unit, &counts);
        }
    }
}

/// What a source is in the habit of publishing.
struct Custom {
    whole: bool,
    everybody: bool,
    sexes: bool,
    learners: bool,
    ever: bool,
    groups_by_grade: bool,
    totals: bool,
    extra: bool,
    missing: bool,
    generous: u64,
}

/// Female and male; never, once and now a learner: they make up all groups.
type Atoms = [[u64; LEVELS_MAX]; 6];

impl Custom {
    fn fill(&self, world: &mut World, grades: usize, dice: &mut Dice) {
        let territory = world.dictionary.territory.clone();
        let leaves: Vec<UnitId> =
            (1..territory.len()).filter(|it| territory.inside(*it).len() == 1).collect();
        let mut totals: BTreeMap<(UnitId, u16, u16), Vec<u64>> = BTreeMap::new();
        for leaf in leaves {
            let mut whole = vec![Atoms::default()];
            for grade in 1..=grades {
                let skips = dice.chance(2);
                let atoms = if skips { Atoms::default() } else { self.atoms(world.levels, dice) };
                let grade = u16::try_from(grade).unwrap();
                if !skips {
                    self.put(world, grade, leaf, &atoms, self.groups_by_grade, dice, &mut totals);
                }
                whole.push(atoms);
            }
            if self.whole {
                let mut sum = Atoms::default();
                for atoms in whole {
                    for (to, from) in sum.iter_mut().flatten().zip(atoms.iter().flatten()) {
                        *to += from;
                    }
                }
                if self.extra && dice.chance(3) {
                    sum[0][0] += dice.roll(5);
                }
                self.put(world, WHOLE, leaf, &sum, true, dice, &mut totals);
            }
        }
        for ((unit, grade, group), counts) in totals {
            if dice.chance(8) {
                world.put(grade, group, unit, &counts);
            }
        }
    }

    fn atoms(&self, levels: usize, dice: &mut Dice) -> Atoms {
        let mut atoms = Atoms::default();
        for (at, atom) in atoms.iter_mut().enumerate() {
            for count in &mut atom[..levels.max(1)] {
                let usual = if at % 3 == 0 { 4 + 4 * self.generous } else { 1 + self.generous };
                *count = if dice.chance(3) { 0 } else { dice.roll(usual + 1) };
            }
        }
        atoms
    }

    #[expect(clippy::too_many_arguments, reason = "a helper of one caller")]
    fn put(
        &self,
        world: &mut World,
        grade: u16,
        leaf: UnitId,
        atoms: &Atoms,
        with_groups: bool,
        dice: &mut Dice,
        totals: &mut BTreeMap<(UnitId, u16, u16), Vec<u64>>,
    ) {
        let width = world.levels.max(1);
        let groups: [(u16, bool, &[usize]); 5] = [
            (
                EVERYBODY,
                self.everybody || self.missing || !self.sexes || !with_groups,
                &[0, 1, 2, 3, 4, 5],
            ),
            (FEMALE, self.sexes && with_groups, &[0, 1, 2]),
            (MALE, self.sexes && with_groups, &[3, 4, 5]),
            (LEARNER, self.learners && with_groups, &[2, 5]),
            (EVER_LEARNER, self.learners && self.ever && with_groups, &[1, 2, 4, 5]),
        ];
        for (group, is_given, of) in groups {
            let mut counts: Vec<u64> =
                (0..width).map(|level| of.iter().map(|it| atoms[*it][level]).sum()).collect();
            if group == EVERYBODY && self.extra && dice.chance(2) {
                // Pupils whose sex was not recorded.
                counts[0] += dice.roll(4);
            }
            // Everybody is not left out beside the sexes: what is added up then is no whole.
            let may_miss = self.missing && (group != EVERYBODY || !self.sexes);
            if is_given && !(may_miss && dice.chance(1)) {
                world.put(grade, group, leaf, &counts);
            }
            if self.totals && (is_given || group == EVERYBODY) {
                let parent = world.dictionary.territory.parent(leaf);
                let sum = totals.entry((parent, grade, group)).or_insert_with(|| vec![0; width]);
                sum.iter_mut().zip(&counts).for_each(|(sum, more)| *sum += more);
                if self.extra && dice.chance(1) {
                    sum[0] += dice.roll(4);
                }
            }
        }
    }
}
