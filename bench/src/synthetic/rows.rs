//! Pupil rows of a synthetic region, added up as an import adds them up.

use analysis::{
    AcademicYear, Batch, UnitKind,
    dictionary::{Member, MemberId},
    pupil::{Points, Task},
    signals::{Gathering, RowSums, Which},
};
use synth::{Procedure, Region, Sitting, Term};

/// What the pupil rows of one school and work add up to.
pub(super) struct Rows {
    subject: &'static str,
    grade: String,
    year: i16,
    school: String,
    tasks: Vec<Task>,
    sums: RowSums,
}

/// The rows of a sitting of the ВПР in spring, which is what the rules look at.
pub(super) fn sums(region: &Region, sitting: &Sitting<'_>) -> Option<Rows> {
    let is_asked = sitting.work.procedure == Procedure::Vpr && sitting.term == Term::Spring;
    let sat = region.tasks(sitting).filter(|_| is_asked)?;
    let tasks = (1..).zip(&sat.most);
    let tasks =
        tasks.map(|(name, most): (u32, _)| Task { name: name.to_string(), max: Some(*most) });
    let mut sums = RowSums::default();
    for (it, points) in sitting.outcomes.iter().zip(&sat.points) {
        // Of marks level 1 is a «2».
        let mark = |level: u8| level + 1;
        let Some(primary) = it.points else { continue };
        let points: Vec<Points> = points.iter().map(|it| Points::Of(*it)).collect();
        sums.add((it.journal.map(mark), it.level.map(mark), Some(primary)), &points);
    }
    Some(Rows {
        subject: sitting.work.subject.name(),
        grade: sitting.seated.to_string(),
        year: sitting.year,
        school: sitting.school.code.clone(),
        tasks: tasks.collect(),
        sums,
    })
}

/// Puts what rows add up to where the store would put it.
pub(super) fn gather(batch: &mut Batch, rows: Vec<Rows>) {
    let cube = batch.clone().into_cube().expect("cells of different places");
    let of = &batch.dictionary;
    let member = |members: &[Member], is: &dyn Fn(&Member) -> bool| {
        let at = members.iter().position(is).expect("every work of a row has results");
        MemberId::try_from(at).expect("dictionaries are short")
    };
    let procedure = member(&of.procedures, &|it| it.name == Procedure::Vpr.name());
    let mut gathering = Gathering::default();
    for it in rows {
        let which = Which {
            procedure,
            subject: member(&of.subjects, &|known| known.name == it.subject),
            grade: member(&of.grades, &|known| known.code.as_str() == it.grade),
            year: AcademicYear::starting(it.year).expect("a year of this century"),
            term: analysis::Term::Spring,
        };
        let code = analysis::code::Code::spelled(&it.school);
        let school = cube.territory().find(UnitKind::School, code.as_str());
        gathering.add(which, school.expect("a school with results"), &it.tasks, it.sums);
    }
    let (heaps, rows) = gathering.end(of);
    (batch.dictionary.signals.heaps, batch.dictionary.signals.rows) = (heaps, rows);
}
