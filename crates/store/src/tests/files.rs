//! Files for properties: results that do not contradict each other, and all that files say beside them.

use analysis::{
    AcademicYear, Batch, Dimension, Pupil, Pupils, Tally, UnitKind,
    cluster::Cluster,
    code::Code,
    context::{Characteristic, Context, Fact},
    dictionary::{Break, Member, Partition},
    plan::{Plan, Planned},
    pupil::{self, Attempt, Status, Tasks, Work},
    tally::{Journal, Levels, Sum},
    territory::Unit,
};
use proptest::{prelude::*, sample::select};

use crate::testing::{ResultBuilder, batch, result};

fn tally() -> impl Strategy<Value = Tally> {
    let levels = prop::array::uniform4(0_u64..9)
        .prop_map(|[a, b, c, d]| Levels { counts: [a, b, c, d, 0, 0], not_graded: 0 });
    let journal = (0_u64..9, 0_u64..9).prop_map(|(lower, same)| Journal { lower, same, higher: 1 });
    let scores = (1_u64..9, 0_i128..900).prop_map(|(n, sum)| Sum { n, sum });
    (0_u64..9, prop::option::of(levels), prop::option::of(journal), prop::option::of(scores))
        .prop_map(|(participants, levels, journal, scores)| Tally {
            participants,
            levels,
            journal,
            scores,
            ..Tally::default()
        })
}

fn cell() -> impl Strategy<Value = ResultBuilder> {
    let place = (
        select(&["1", "2", "3", "4"][..]),
        select(&["town", "village"][..]),
        select(&["math", "russian", "physics"][..]),
        select(&["4", "5", "6"][..]),
        select(&["all", "girls", "boys"][..]),
    );
    (place, select(&["vpr", "oge"][..]), 2022_i16..2024, tally()).prop_map(
        |((school, municipality, subject, grade, group), procedure, year, tally)| {
            let at = result().school(school).municipality(municipality).procedure(procedure);
            at.subject(subject).grade(grade).group(group).year(year).tally(tally)
        },
    )
}

/// Cells that do not contradict each other, and what a file says beside them.
fn said() -> impl Strategy<Value = Batch> {
    let said = (any::<[bool; 4]>(), 0_usize..3, select(&["all", "vsichki"][..]));
    (prop::collection::vec(cell(), 1..12), said).prop_map(|(cells, (says, name, everybody))| {
        let mut file = batch(cells);
        let mut seen = std::collections::HashSet::new();
        file.cells.retain(|it| seen.insert((it.place, it.unit)));
        if everybody != "all" && file.dictionary.groups.len() == 1 {
            file.dictionary.groups[0] = Member::new(everybody, "Всички");
        }
        let [renames, adds_spelling, breaks, joins] = says;
        if renames {
            file.dictionary.subjects[0].name = format!("Предмет {name}");
            file.units.last_mut().unwrap().0.name = format!("Школа {name}");
        }
        if adds_spelling {
            file.units[1].0.aliases = (0..=name).rev().map(|it| format!("г. {it}")).collect();
        }
        let year = file.cells[0].place.year;
        if breaks {
            let reason = format!("причина {name}");
            file.dictionary.breaks.push(Break { procedure: 0, grade: None, since: year, reason });
        }
        if joins && file.dictionary.grades.len() > 1 {
            file.dictionary.grades.push(Member::new("4-6", "4–6"));
            let whole = u16::try_from(file.dictionary.grades.len() - 1).unwrap();
            let (dimension, procedure) = (Dimension::Grade, None);
            let (part, family, is_exhaustive) = (0, 0, true);
            let partition = Partition { dimension, procedure, whole, part, family, is_exhaustive };
            file.dictionary.partitions.push(partition);
        }
        file
    })
}

/// What a file says, its pupil rows, and whether it stands in the place of the one
/// before.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) batch: Batch,
    pub(super) pupils: Pupils,
    pub(super) replaces: bool,
}

pub(super) fn file() -> impl Strategy<Value = File> {
    let beside = (any::<[bool; 6]>(), 1_u8..4);
    (said(), beside).prop_map(|(mut batch, (kinds, n))| {
        let [context, cluster, plan, boundaries, rows, replaces] = kinds;
        let is_school = |it: &(Unit, _)| it.0.kind == UnitKind::School;
        let school = u32::try_from(batch.units.iter().position(is_school).unwrap()).unwrap();
        let place = batch.cells[0].place;
        let year = place.year;
        if context {
            let characteristic = Characteristic::Pupils;
            let fact = Fact { unit: school, characteristic, year, value: 100 * u32::from(n) };
            batch.dictionary.context = Context::of([fact]);
        }
        if cluster {
            let own = batch.units[school as usize].0.code.clone();
            batch.dictionary.clusters.push(of_one(school, &own, year, n));
        }
        if plan {
            let code = |it: &Member| it.code.clone();
            batch.plans.push(Plan {
                procedure: code(&batch.dictionary.procedures[usize::from(place.procedure)]),
                subject: code(&batch.dictionary.subjects[usize::from(place.subject)]),
                grade: code(&batch.dictionary.grades[usize::from(place.grade)]),
                year,
                tasks: vec![Planned {
                    task: n.to_string(),
                    max: Some(n.into()),
                    level: None,
                    requirements: Vec::new(),
                }],
            });
        }
        if boundaries {
            batch.boundaries.push(super::boundaries::of(year, "5", u32::from(n)));
        }
        let mut pupils = Pupils::default();
        if rows {
            pupils.works.push(Work { place, tasks: Vec::new() });
            let unit = batch.cells[0].unit;
            pupils.rows.extend((0..n).map(|line| row(unit, line)));
        }
        File { batch, pupils, replaces }
    })
}

/// A list under a code that no other list has: a number given to the second of a code stays with it
/// whatever is undone (`context`), and here it is asked what an undo leaves of everything else.
fn of_one(school: u32, own: &Code, since: AcademicYear, n: u8) -> Cluster {
    Cluster {
        code: Code::spelled(&format!("rural-{n}-{own}-{since}")),
        name: format!("Сельские {n}"),
        rule: None,
        reason: None,
        manager: None,
        since,
        until: None,
        members: vec![school],
    }
}

fn row(unit: u32, line: u8) -> Pupil {
    Pupil {
        work: 0,
        unit,
        sheet: 0,
        line: line.into(),
        code: pupil::Code::of(&format!("90{line}")).unwrap(),
        status: Status::Present,
        attempt: Attempt::Only,
        day: None,
        class: None,
        sex: None,
        variant: None,
        journal: Some(4),
        primary: None,
        mark: Some(2 + line % 4),
        score: None,
        tasks: Tasks::default(),
        kept_from: None,
    }
}
