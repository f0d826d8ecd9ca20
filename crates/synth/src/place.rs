//! The map: municipalities, and schools with kind, settlement and size.

use crate::{
    Config,
    dice::{Dice, Stream},
    names, size,
};

/// Schools of one municipality, on average.
const SCHOOLS_TOGETHER: usize = 15;
/// Every so many municipalities there is one that is a town of its own.
const TOWN_EVERY: usize = 4;

/// What a school is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// СОШ, to grade 11.
    School,
    /// ООШ, to grade 9.
    Basic,
    /// Гимназия.
    Gymnasium,
    /// Лицей.
    Lyceum,
    /// Школа-интернат.
    Boarding,
}

/// Where a school lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// Город.
    Town,
    /// Посёлок городского типа.
    Urban,
    /// Село.
    Village,
}

/// A municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Its name.
    pub name: String,
    /// Whether it is a town and no district.
    pub is_town: bool,
}

/// A school.
#[derive(Clone, Debug, PartialEq)]
pub struct School {
    /// Its code, the same in all years.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The position of its municipality.
    pub municipality: usize,
    /// What it is.
    pub kind: Kind,
    /// Where it lies.
    pub settlement: Settlement,
    /// Pupils of one cohort, usually.
    pub size: f64,
    /// How favourable its conditions are: 0 on average, variance 1.
    pub context: f64,
}

impl Kind {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Basic => "basic",
            Self::Gymnasium => "gymnasium",
            Self::Lyceum => "lyceum",
            Self::Boarding => "boarding",
        }
    }

    /// Whether pupils are chosen.
    pub(crate) fn is_selective(self) -> bool {
        matches!(self, Self::Gymnasium | Self::Lyceum)
    }

    /// The highest grade.
    pub(crate) fn last_grade(self) -> u8 {
        if self == Self::Basic { 9 } else { 11 }
    }
}

impl Settlement {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Town => "town",
            Self::Urban => "urban",
            Self::Village => "village",
        }
    }
}

/// Makes the map of a region.
pub(crate) fn map(config: &Config) -> (Vec<Municipality>, Vec<School>) {
    let mut dice = Dice::new(config.seed, Stream::Map, 0);
    let count = usize::from(config.schools);
    let municipalities: Vec<_> = (0..count.div_ceil(SCHOOLS_TOGETHER))
        .map(|it| {
            let is_town = it % TOWN_EVERY == 0;
            Municipality { name: names::municipality(it, is_town), is_town }
        })
        .collect();
    // One school for every step of the size distribution, so that its quantiles hold at any seed.
    let mut shares: Vec<f64> = (0..count).map(|it| (it as f64 + 0.5) / count as f64).collect();
    dice.shuffle(&mut shares);
    let mut schools: Vec<_> =
        shares.into_iter().map(|it| school(it, &municipalities, &mut dice)).collect();
    schools.sort_by_key(|it| it.municipality);
    name(&mut schools);
    (municipalities, schools)
}

/// A school without a name, as large as the share `share` of all schools is at most.
fn school(share: f64, municipalities: &[Municipality], dice: &mut Dice) -> School {
    // The larger a school, the more likely it lies in a town; a tenth is chance.
    let settlement = match share + 0.1 * dice.normal() {
        it if it > 0.68 => Settlement::Town,
        it if it > 0.56 => Settlement::Urban,
        _ => Settlement::Village,
    };
    let kind = match (settlement, dice.share()) {
        (Settlement::Town, it) if it < 0.10 => Kind::Gymnasium,
        (Settlement::Town, it) if it < 0.17 => Kind::Lyceum,
        (Settlement::Village, it) if share < 0.35 && it < 0.45 => Kind::Basic,
        (_, it) if it > 0.985 => Kind::Boarding,
        _ => Kind::School,
    };
    let in_town = settlement == Settlement::Town && dice.chance(0.7);
    let suits = |it: &&(usize, &Municipality)| it.1.is_town == in_town;
    let all: Vec<_> = municipalities.iter().enumerate().collect();
    let suitable: Vec<_> = all.iter().filter(suits).collect();
    let at = if suitable.is_empty() {
        dice.below(municipalities.len())
    } else {
        suitable[dice.below(suitable.len())].0
    };
    let better = match settlement {
        Settlement::Town => 0.5,
        Settlement::Urban => 0.0,
        Settlement::Village => -0.3,
    };
    let context = better + 0.9 * dice.normal() + if kind.is_selective() { 0.7 } else { 0.0 };
    let (code, name) = (String::new(), String::new());
    School { code, name, municipality: at, kind, settlement, size: size::at(share), context }
}

/// Gives codes and names, counting within each municipality.
fn name(schools: &mut [School]) {
    let (mut municipality, mut numbers, mut in_all) = (usize::MAX, [0; 4], 0);
    for school in schools {
        if school.municipality != municipality {
            (municipality, numbers, in_all) = (school.municipality, [0; 4], 0);
        }
        let series = match (school.kind, school.settlement) {
            (Kind::Gymnasium, _) => 0,
            (Kind::Lyceum, _) => 1,
            (_, Settlement::Town) => 2,
            _ => 3,
        };
        in_all += 1;
        // The letters keep the code apart from real logins and numbers.
        school.code = format!("syn{:03}{in_all:03}", municipality + 1);
        school.name = names::school(school.kind, school.settlement, numbers[series]);
        numbers[series] += 1;
    }
}
