//! Signals of a small region, with figures worked out by hand.

use super::*;
use crate::{
    Batch, Cell as Counted, Dictionary, Scale, Tally, Term,
    code::Code,
    context::{Characteristic, Context, Fact as Told},
    cube::Place,
    dictionary::Member,
    disclosure::publish,
    fixture::{view, year},
    pupil::Task,
    tally::{Attendance, Journal, Levels, SCORE_UNIT, SQUARE_UNIT, Sum},
    territory::Unit,
};

mod broken;
mod effect;
mod families;
mod judged;
mod of_rows;
mod over_years;
mod rules;

pub(super) const VPR: u16 = 0;
pub(super) const OGE: u16 = 1;
pub(super) const CONTEST: u16 = 2;
pub(super) const RUSSIAN: u16 = 0;
pub(super) const MATHEMATICS: u16 = 1;

/// Schools `s00`, `s01`, … in one town; results are added cell by cell.
pub(super) struct Town {
    batch: Batch,
}

/// One work of one school.
#[derive(Clone, Copy)]
pub(super) struct Work {
    pub(super) procedure: u16,
    pub(super) subject: u16,
    pub(super) grade: u16,
    pub(super) year: &'static str,
}

pub(super) const fn work(procedure: u16, subject: u16, grade: u16, year: &'static str) -> Work {
    Work { procedure, subject, grade, year }
}

impl Town {
    pub(super) fn of(schools: usize) -> Self {
        let dictionary = Dictionary {
            procedures: vec![
                Member::new("vpr", "ВПР"),
                Member::new("oge", "ОГЭ"),
                Member::new("vsosh_school", "ВсОШ, школьный этап"),
            ],
            subjects: vec![Member::new("rus", "Русский язык"), Member::new("math", "Математика")],
            grades: (0..=11).map(|it| Member::new(&it.to_string(), it.to_string())).collect(),
            groups: vec![Member::new("all", "all")],
            scales: vec![Scale::marks_2_to_5()],
            ..Dictionary::default()
        };
        let unit = |kind, name: &str| Unit::new(kind, Code::spelled(name), name);
        let mut units = vec![(unit(UnitKind::Municipality, "town"), None)];
        units
            .extend((0..schools).map(|it| (unit(UnitKind::School, &format!("s{it:02}")), Some(0))));
        Self { batch: Batch { dictionary, units, ..Batch::default() } }
    }

    fn put(mut self, school: u32, of: Work, tally: Tally) -> Self {
        let place = Place {
            procedure: of.procedure,
            year: year(of.year),
            term: Term::Spring,
            subject: of.subject,
            group: 0,
            grade: of.grade,
            scale: 0,
        };
        self.batch.cells.push(Counted { place, unit: school + 1, tally });
        self
    }

    /// So many «2» and so many «4», with 4 and 12 points.
    pub(super) fn with(self, school: u32, of: Work, twos: u64, fours: u64) -> Self {
        self.put(school, of, marks(twos, fours))
    }

    /// The same with the mark of the journal: so many below and so many above it.
    pub(super) fn journal(self, school: u32, of: Work, n: u64, lower: u64, higher: u64) -> Self {
        let journal = Journal { lower, same: n - lower - higher, higher };
        self.put(school, of, Tally { journal: Some(journal), ..marks(n / 5, n - n / 5) })
    }

    /// The same with pupils who were absent.
    pub(super) fn absent(self, school: u32, of: Work, twos: u64, fours: u64, absent: u64) -> Self {
        let n = twos + fours;
        let attendance = Attendance { registered: n + absent, present: n, valid: n };
        self.put(school, of, Tally { attendance: Some(attendance), ..marks(twos, fours) })
    }

    /// The surroundings of the boundary of «3» in a work: so many above of so many.
    pub(super) fn heap(mut self, school: u32, of: Work, [above, all]: [u32; 2]) -> Self {
        self.batch.dictionary.signals.heaps.push(Heap {
            procedure: of.procedure,
            subject: of.subject,
            grade: of.grade,
            year: year(of.year),
            term: Term::Spring,
            unit: school + 2,
            mark: 3,
            above,
            all,
        });
        self
    }

    /// Pupil rows of a work: sums of units, by school.
    pub(super) fn rows(
        mut self,
        of: Work,
        tasks: &[Task],
        units: impl IntoIterator<Item = (u32, RowSums)>,
    ) -> Self {
        let which = Which {
            procedure: of.procedure,
            subject: of.subject,
            grade: of.grade,
            year: year(of.year),
            term: Term::Spring,
        };
        let mut gathering = Gathering::default();
        units.into_iter().for_each(|(school, it)| gathering.add(which, school + 2, tasks, it));
        let (heaps, rows) = gathering.end(&self.batch.dictionary);
        let signals = &mut self.batch.dictionary.signals;
        signals.heaps.extend(heaps);
        signals.rows.extend(rows);
        signals.rows.sort_by_key(|it| it.which);
        self
    }

    pub(super) fn told(
        mut self,
        facts: impl IntoIterator<Item = (u32, Characteristic, u32)>,
    ) -> Self {
        let known: Vec<Told> = self.batch.dictionary.context.facts().collect();
        let more = facts.into_iter().map(|(school, characteristic, value)| Told {
            unit: school + 1,
            characteristic,
            year: year("2020/21"),
            value,
        });
        self.batch.dictionary.context = Context::of(known.into_iter().chain(more));
        self
    }

    pub(super) fn cube(&self, policy: Policy) -> Published<Cube> {
        publish(self.batch.clone().into_cube().unwrap(), policy)
    }

    pub(super) fn shown(&self, query: &str) -> Signals {
        signals(&self.cube(Policy::Everything), &view(query))
    }

    pub(super) fn found(&self, rule: Rule, school: &str, of: &str) -> Finding {
        let found = findings(&self.cube(Policy::Everything), year(of));
        let of_rule = found.into_iter().find(|it| it.0 == rule).unwrap().1;
        of_rule.into_iter().find(|it| it.0.code == school).unwrap().1
    }
}

fn marks(twos: u64, fours: u64) -> Tally {
    let n = twos + fours;
    let points = i128::from(4 * twos + 12 * fours);
    let squares = i128::from(16 * twos + 144 * fours);
    Tally {
        participants: n,
        levels: Some(Levels { counts: [twos, 0, fours, 0, 0, 0], not_graded: 0 }),
        scores: Some(Sum { n, sum: points * i128::from(SCORE_UNIT) }),
        squares: Some(Sum { n, sum: squares * i128::from(SQUARE_UNIT) }),
        points_max: Some(Sum { n, sum: i128::from(20 * n) * i128::from(SCORE_UNIT) }),
        ..Tally::default()
    }
}

const RU5: Work = work(VPR, RUSSIAN, 5, "2020/21");
const MA5: Work = work(VPR, MATHEMATICS, 5, "2020/21");

/// Thirty schools with 10 to 14 of 100 below the minimum, and one with 40.
fn with_one_far_out() -> Town {
    let town = (0..30).fold(Town::of(31), |town, it| {
        let twos = 10 + u64::from(it % 5);
        town.with(it, RU5, twos, 100 - twos)
    });
    town.with(30, RU5, 40, 60)
}

fn in_files(town: &Town, policy: Policy) -> Vec<Raised> {
    let cube = town.cube(policy);
    raised_by(&cube, &view(""), |it| Arc::new(Judged::of(&cube, it)))
}

#[test]
fn row_49_counts_equal_the_lists_and_the_files() {
    let town = with_one_far_out().told((0..31).map(|it| (it, Characteristic::Pupils, 300)));
    let whole = town.shown("");
    assert_eq!((whole.schools, whole.lines.len()), (31, 31));
    for column in &whole.columns {
        let list = town.shown(&format!("problem={}", column.problem));
        assert_eq!(list.lines.len(), column.all as usize, "{}", column.problem);
        assert_eq!(list.columns, whole.columns, "a list changes no count");
    }
    let files = in_files(&town, Policy::Everything);
    for check in &whole.checks {
        let rows = files.iter().filter(|it| it.rule == check.rule).count();
        assert_eq!(rows, check.raised as usize, "{}", check.rule);
    }
    let unsatisfactory = whole.columns[Problem::Unsatisfactory as usize];
    assert_eq!((unsatisfactory.all, unsatisfactory.ours), (1, [0, 0, 1]));
}

#[test]
fn what_chance_alone_would_raise_is_told_of_tests_only() {
    let shown = with_one_far_out().shown("");
    let of = |rule: Rule| shown.checks.iter().find(|it| it.rule == rule).unwrap();
    // 31 schools, 2.5 of 100 on one side.
    assert!((of(Rule::Unsatisfactory).by_chance.unwrap() - 0.775).abs() < 1e-12);
    assert_eq!(of(Rule::ShnorRule30).by_chance, None);
    assert_eq!(of(Rule::Spikes).why, Some(Why::NoPupilRows));
    assert_eq!(of(Rule::Contests).why, Some(Why::NoContests));
}

#[test]
fn nothing_is_told_of_schools_to_everybody() {
    let town = with_one_far_out();
    let shown = signals(&town.cube(Policy::Public), &view("cell=s30:unsatisfactory"));
    assert!(shown.is_withheld && shown.lines.is_empty() && shown.checks.is_empty());
    assert!(shown.detail.is_none() && shown.index.is_empty());
    assert!(in_files(&town, Policy::Public).is_empty());
}

#[test]
fn row_10_a_cell_tells_its_rules_facts_and_years() {
    let shown = with_one_far_out().shown("cell=s30:unsatisfactory");
    let detail = shown.detail.unwrap();
    assert_eq!((detail.school.code.as_str(), detail.years.len()), ("s30", YEARS_SHOWN));
    let said = &detail.rules[0];
    assert_eq!(said.rule, Rule::Unsatisfactory);
    let [together, russian] = said.facts.as_slice() else { panic!("{:?}", said.facts) };
    // 40 of 100; all schools have 30·12 + 40 = 400 of 3,100.
    assert!((together.value - 0.4).abs() < 1e-12 && together.n == 100);
    assert!((russian.reference.unwrap() - 400.0 / 3_100.0).abs() < 1e-12);
    let work = &detail.works[usize::from(russian.work.unwrap())];
    assert_eq!((work.subject.name.as_str(), work.grade.code.as_str()), ("Русский язык", "5"));
    assert!(with_one_far_out().shown("cell=nobody:bias").detail.is_none());
}

#[test]
fn changed_thresholds_and_the_word_of_a_school_come_with_the_data() {
    let mut town = with_one_far_out();
    town.batch.dictionary.signals.thresholds =
        Thresholds { pupils_min: 100, ..Thresholds::default() };
    let town = town.with(0, MA5, 30, 30);
    // Unit 32 of the tree is the last school; everything, the town and 30 schools come before it.
    let note = Note {
        unit: 32,
        problem: Problem::Unsatisfactory,
        text: "Карантин в марте".to_owned(),
        on: "2026-11-22".to_owned(),
    };
    let mut told = town;
    told.batch.dictionary.signals.notes.push(note);
    let shown = told.shown("cell=s30:unsatisfactory");
    assert_eq!(shown.thresholds.pupils_min, 100);
    let said = shown.detail.unwrap().note;
    assert_eq!(said.unwrap().0, "Карантин в марте");
    let public = told.cube(Policy::Public);
    assert_eq!(public.get().dictionary().signals, Settings::default());
}

#[test]
fn a_school_alone_is_set_against_all_of_the_region() {
    let shown = with_one_far_out().shown("school=s30");
    assert_eq!((shown.schools, shown.lines.len()), (1, 1));
    let cell = shown.lines[0].years[0][Problem::Unsatisfactory as usize];
    assert_eq!((cell.ours, cell.n), (Ok(Some(Certainty::Sure)), 100));
    assert_eq!(cell.official, Err(Why::NoRule));
}

#[test]
fn row_11_the_index_is_the_share_of_schools_without_a_sign() {
    // One of 31 has twelve points for everybody: its interval has no width and lies above.
    let town = with_one_far_out();
    let town = Town { batch: Batch { cells: town.batch.cells[..30].to_vec(), ..town.batch } };
    let shown = town.with(30, RU5, 0, 100).shown("");
    assert_eq!(shown.index_years, [year("2020/21")]);
    assert_eq!(shown.index[0].of, None);
    assert_eq!(shown.index[1].years, [Some((1, 31))]);
    assert!(shown.index[0].index(0).is_some_and(|it| (it - 30.0 / 31.0).abs() < 1e-12));
}
