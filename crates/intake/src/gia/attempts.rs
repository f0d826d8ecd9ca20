//! Attempts: who sat an examination when, and what counts of it.
//!
//! A pupil may sit a subject on a reserve day, after an unsatisfactory mark and in September; the
//! latest attempt is the result. Classes are kept apart where a file tells them apart.

use std::collections::{BTreeMap, HashMap};

use analysis::{Tally, UnitKind, code::Code, cube::Place};

use super::exam::Day;
use crate::{
    atlas::{Atlas, Spot},
    gathering::Gathering,
    problem::Problem,
    spelling::code_of,
    table::Passed,
};

/// Which pupil: by the code of a participant, or by name and class. Only compared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Who {
    Coded(String),
    /// With a number, because namesakes sit in one class.
    Named(String, u32),
}

/// One result of one pupil.
pub(super) struct Attempt {
    pub(super) line: u64,
    pub(super) day: Day,
    pub(super) place: Place,
    /// The class as written; blank for who is in none.
    pub(super) class: String,
    pub(super) tally: Tally,
}

/// The attempts of a file; of each pupil and subject the latest.
#[derive(Default)]
pub(super) struct Attempts {
    latest: BTreeMap<(Spot, u16, u16, Who), Attempt>,
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
        let key = (school, procedure, subject, who);
        match self.latest.get(&key) {
            Some(known) if known.day > attempt.day => {}
            Some(known) if known.day == attempt.day => {
                let expected =
                    format!("each participant once a day; line {} has the same", known.line);
                return Err(Problem::error(attempt.line, None, "a repeated participant", expected));
            }
            _ => {
                self.latest.insert(key, attempt);
            }
        }
        Ok(())
    }

    /// Adds the attempts up to classes; to the school where no class has more than its number.
    pub(super) fn finish(self, gathering: &mut Gathering, passed: &mut Passed) {
        let mut sums: BTreeMap<(Spot, Place, String), (u64, Tally)> = BTreeMap::new();
        for ((school, ..), attempt) in self.latest {
            let Attempt { line, place, class, tally, .. } = attempt;
            let (_, sum) = sums.entry((school, place, class)).or_insert((line, Tally::default()));
            *sum += tally;
        }
        let is_lettered = |class: &str| class.chars().any(|it| !it.is_ascii_digit());
        let lettered: Vec<Spot> =
            sums.keys().filter(|it| is_lettered(&it.2)).map(|it| it.0).collect();
        let mut whole: BTreeMap<(Spot, Place), (u64, Tally)> = BTreeMap::new();
        for ((school, place, class), (line, tally)) in sums {
            let is_of_class = !class.is_empty() && lettered.binary_search(&school).is_ok();
            let spot =
                if is_of_class { spot_of(&mut gathering.atlas, school, &class) } else { school };
            let (_, sum) = whole.entry((spot, place)).or_insert((line, Tally::default()));
            *sum += tally;
        }
        for ((spot, place), (line, tally)) in whole {
            if let Err(problem) = gathering.add(line, place, spot, tally) {
                passed.problems.push(problem);
            }
        }
    }
}

/// A class of a school, as the long format spells it.
fn spot_of(atlas: &mut Atlas, school: Spot, class: &str) -> Spot {
    atlas.area(Some(school), UnitKind::Class, class, |outer, it| {
        let outer = outer.map_or("", Code::as_str);
        (code_of(&format!("{outer}.{it}")), it.to_owned())
    })
}
