//! Attempts: who sat an examination when, and what counts of it.
//!
//! A pupil may sit a subject on a reserve day, after an unsatisfactory mark and in September; the
//! latest attempt is the result, and every attempt is a pupil row that says which one it is. Where
//! somebody sat again there is a second sum, of first attempts ([`analysis::attempt`]).
//! Classes are kept apart where a file tells them apart.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use analysis::{
    Lines, Pupil, Tally, UnitKind,
    attempt::{FIRST_ATTEMPTS, first_attempts},
    code::Code,
    cube::Place,
    dictionary::MemberId,
    pupil,
};

use super::exam::Day;
use crate::{
    atlas::{Atlas, Spot},
    gathering::Gathering,
    problem::Problem,
    spelling::code_of,
    table::Passed,
};

/// The longest name of a class in a pupil row.
const CLASS_MAX: usize = 20;

/// Which pupil: by the code of a participant, or by name and class. Only compared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Who {
    Coded(String),
    /// With a number, because namesakes sit in one class.
    Named(String, u32),
}

/// One result of one pupil.
pub(super) struct Attempt {
    pub(super) day: Day,
    pub(super) place: Place,
    /// The class as written; blank for who is in none.
    pub(super) class: String,
    pub(super) tally: Tally,
    /// The row, without a work and a unit as yet.
    pub(super) pupil: Pupil,
    /// The tasks.
    pub(super) tasks: Vec<pupil::Task>,
}

/// The attempts of a file, those of each pupil and subject in the order of days.
#[derive(Default)]
pub(super) struct Attempts {
    all: BTreeMap<(Spot, u16, u16, Who), Vec<Attempt>>,
    namesakes: HashMap<(Spot, u16, String, Day), u32>,
}

impl Attempts {
    /// Takes an attempt. `code` is that of the participant, `name` is what else tells pupils
    /// apart.
    pub(super) fn take(
        &mut self,
        school: Spot,
        code: Option<&str>,
        name: String,
        attempt: Attempt,
    ) -> Result<(), Problem> {
        let Place { procedure, subject, .. } = attempt.place;
        let who = match code {
            Some(code) => Who::Coded(code.to_owned()),
            None => {
                let key = (school, subject, name.clone(), attempt.day);
                let count = self.namesakes.entry(key).or_default();
                *count += 1;
                Who::Named(name, *count)
            }
        };
        let known = self.all.entry((school, procedure, subject, who)).or_default();
        let at = known.partition_point(|it| it.day < attempt.day);
        if let Some(same) = known.get(at).filter(|it| it.day == attempt.day) {
            let expected =
                format!("each participant once a day; line {} has the same", same.pupil.line);
            let line = attempt.pupil.line.into();
            return Err(Problem::error(line, None, "a repeated participant", expected));
        }
        known.insert(at, attempt);
        Ok(())
    }

    /// Adds the attempts up to classes; to the school where no class has more than its number.
    pub(super) fn finish(self, gathering: &mut Gathering, passed: &mut Passed) {
        let is_lettered = |class: &str| class.chars().any(|it| !it.is_ascii_digit());
        let latest = |it: &Vec<Attempt>| it.last().is_some_and(|it| is_lettered(&it.class));
        let mut lettered: Vec<Spot> =
            self.all.iter().filter(|(_, it)| latest(it)).map(|((school, ..), _)| *school).collect();
        lettered.dedup();
        let is_of_class = |school: &Spot, class: &str| {
            !class.is_empty() && lettered.binary_search(school).is_ok()
        };
        // Classes in the order of works and names, whoever sat there first.
        let latest = self.all.iter().filter_map(|((school, ..), it)| Some((school, it.last()?)));
        let classes: BTreeSet<_> =
            latest.map(|(school, it)| (*school, it.place, &it.class)).collect();
        for (school, _, class) in classes.into_iter().filter(|it| is_of_class(&it.0, it.2)) {
            spot_of(&mut gathering.atlas, school, class);
        }
        let mut sums = Sums::default();
        // First attempts, and where they are others than the latest.
        let (mut firsts, mut differ) = (Sums::default(), BTreeSet::new());
        // Schools with classes, whole: for who is in none.
        let (mut wholes, mut first_wholes) = (Sums::default(), Sums::default());
        for ((school, ..), attempts) in self.all {
            let count = attempts.len();
            let class_of = |gathering: &mut Gathering, class: &str| {
                let is_class = is_of_class(&school, class);
                if is_class { spot_of(&mut gathering.atlas, school, class) } else { school }
            };
            if let [first, .., latest] = &attempts[..]
                && first.place == latest.place
            {
                differ.insert((class_of(gathering, &latest.class), latest.place));
                differ.insert((school, latest.place));
            }
            if let (Some(first), Some(latest)) = (attempts.first(), attempts.last())
                && first.place == latest.place
            {
                // A pupil who has moved since is of the class of the result in both sums.
                let key = (class_of(gathering, &latest.class), latest.place);
                add(&mut firsts, key, first);
                add(&mut first_wholes, (school, latest.place), first);
            }
            // Without a code the same pupil is known by the row of the first attempt.
            let code = attempts.first().map(|it| it.pupil.code.clone());
            for (at, attempt) in attempts.into_iter().enumerate() {
                let spot = class_of(gathering, &attempt.class);
                if at + 1 == count {
                    add(&mut sums, (spot, attempt.place), &attempt);
                    add(&mut wholes, (school, attempt.place), &attempt);
                }
                let Attempt { day, place, class, pupil, tasks, tally: _ } = attempt;
                let work = gathering.work(place, &tasks);
                gathering.pupils.rows.push(Pupil {
                    work,
                    unit: spot,
                    code: code.clone().unwrap_or_else(|| pupil.code.clone()),
                    attempt: pupil::Attempt::of(at, count),
                    day: Some(number(day)),
                    class: pupil::word(&class, CLASS_MAX),
                    ..pupil
                });
            }
        }
        // Beside classes a school is told whole: alone those in no class would be taken for all.
        for (sums, wholes) in [(&mut sums, wholes), (&mut firsts, first_wholes)] {
            let told = |(of, _): &(_, _)| sums.contains_key(of);
            let wholes: Vec<_> = wholes.into_iter().filter(told).collect();
            sums.extend(wholes);
        }
        firsts.retain(|it, _| differ.contains(it));
        let group = (!firsts.is_empty()).then(|| first_attempts_of(gathering)).flatten();
        let of_group = |((spot, place), sum)| Some(((spot, Place { group: group?, ..place }), sum));
        let firsts: Vec<_> = firsts.into_iter().filter_map(of_group).collect();
        for ((spot, place), (lines, tally)) in sums.into_iter().chain(firsts) {
            if let Err(problem) = gathering.add(lines, place, spot, tally) {
                passed.problems.push(problem);
            }
        }
    }
}

/// What attempts add up to, and from which rows.
type Sums = BTreeMap<(Spot, Place), (Lines, Tally)>;

fn add(sums: &mut Sums, to: (Spot, Place), attempt: &Attempt) {
    let (lines, sum) = sums.entry(to).or_default();
    lines.add(attempt.pupil.sheet, attempt.pupil.line.into());
    *sum += attempt.tally;
}

fn first_attempts_of(gathering: &mut Gathering) -> Option<MemberId> {
    gathering.groups.find_or_add(FIRST_ATTEMPTS, 2, |_| first_attempts())
}

/// A day as one number, 20260601.
fn number((year, month, day): Day) -> u32 {
    u32::from(year.unsigned_abs()) * 10_000 + u32::from(month) * 100 + u32::from(day)
}

/// A class of a school, as the long format spells it.
fn spot_of(atlas: &mut Atlas, school: Spot, class: &str) -> Spot {
    atlas.area(Some(school), UnitKind::Class, class, |outer, it| {
        let outer = outer.map_or("", Code::as_str);
        (code_of(&format!("{outer}.{it}")), it.to_owned())
    })
}
