//! The default rules: kind of school, settlement, size, conditions (domain §4.1).
//!
//! Schools are divided step by step; where a step would leave a cluster with fewer than
//! [`SCHOOLS_MIN`] schools, neighbours on that step stay together. Kinds are never mixed: a kind
//! with too few schools gets no cluster, and its schools are compared with their peers.

use std::collections::BTreeMap;

use crate::{
    code::Code,
    context::{Characteristic, Context},
    dictionary::Dictionary,
    stats::index,
    territory::UnitId,
    year::AcademicYear,
};

use super::Cluster;

#[cfg(test)]
mod tests;

/// Fewer schools are no group to be compared with (domain §4.1).
pub const SCHOOLS_MIN: usize = 8;
/// From how many pupils on a school is of middle size, and above how many large (domain §4.1).
const SIZES: [u32; 2] = [100, 400];
/// What the context index is made of, and whether more is better.
pub(crate) const INDEX: [(Characteristic, f64); 4] = [
    (Characteristic::ParentsHigher, 1.0),
    (Characteristic::FamiliesIncomplete, -1.0),
    (Characteristic::FamiliesLowIncome, -1.0),
    (Characteristic::TeachersCategory, 1.0),
];
/// The steps in which schools are divided after their kind.
const STEPS: usize = 3;

/// A school, as far as the rules look at it: for each step a class in an order in which
/// neighbours are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct School {
    /// The school.
    pub unit: UnitId,
    kind: Kind,
    /// Settlement, size, tercile of the context index.
    classes: [u8; STEPS],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Ordinary,
    Selective,
    Special,
}

/// What each class of each step is called, in the words of the data.
const CLASSES: [[&str; 3]; STEPS] = [
    ["город", "пгт", "село"],
    ["до 100 учеников", "100–400 учеников", "более 400 учеников"],
    ["условия менее благоприятные", "условия средние", "условия более благоприятные"],
];

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Ordinary => "школы",
            Self::Selective => "гимназии и лицеи",
            Self::Special => "особые школы",
        }
    }
}

/// The schools of which enough is known to divide them: kind, settlement, pupils and everything
/// the context index is made of, as last said up to this year.
pub fn schools_of(context: &Context, year: AcademicYear) -> Vec<School> {
    let latest = |unit, of| context.latest(unit, of, year).map(|(_, value)| value);
    let known = |unit: UnitId| {
        let conditions = INDEX.iter().map(|(of, _)| of.number(latest(unit, *of)?));
        let conditions: Vec<f64> = conditions.collect::<Option<_>>()?;
        let kind = kind(latest(unit, Characteristic::Kind)?);
        let settlement = settlement(latest(unit, Characteristic::Settlement)?);
        let pupils = latest(unit, Characteristic::Pupils)?;
        let size = u8::from(pupils >= SIZES[0]) + u8::from(pupils > SIZES[1]);
        Some((School { unit, kind, classes: [settlement, size, 1] }, conditions))
    };
    let (mut schools, conditions): (Vec<_>, Vec<_>) =
        context.schools().iter().filter_map(|it| known(*it)).unzip();
    let weights = INDEX.map(|(_, weight)| weight / INDEX.len() as f64);
    // Without any spread there are no terciles: everybody stays in the middle.
    if let Some(indices) = index::weighted(&conditions, &weights) {
        for (school, tercile) in schools.iter_mut().zip(terciles(&indices)) {
            school.classes[2] = tercile;
        }
    }
    schools
}

fn kind(value: u32) -> Kind {
    let is = |code| Characteristic::Kind.is(value, code);
    if is("gymnasium") || is("lyceum") {
        Kind::Selective
    } else if is("boarding") || is("evening") || is("correctional") {
        Kind::Special
    } else {
        Kind::Ordinary
    }
}

fn settlement(value: u32) -> u8 {
    let is = |code| Characteristic::Settlement.is(value, code);
    if is("village") { 2 } else { u8::from(is("urban")) }
}

/// The third each value lies in, as equal in number as ties allow.
fn terciles(values: &[f64]) -> Vec<u8> {
    let third = |value: f64| {
        let below = values.iter().filter(|it| **it < value).count();
        u8::try_from(3 * below / values.len()).unwrap_or(2)
    };
    values.iter().map(|it| third(*it)).collect()
}

/// Divides schools into clusters of one year: frozen, so that its verdicts can be reproduced.
pub fn by_default(schools: &[School], year: AcademicYear) -> Vec<Cluster> {
    let mut kinds: BTreeMap<Kind, Vec<School>> = BTreeMap::new();
    for school in schools {
        kinds.entry(school.kind).or_default().push(*school);
    }
    let mut clusters = Vec::new();
    for (kind, schools) in kinds {
        if schools.len() >= SCHOOLS_MIN {
            divide(schools, 0, &mut Vec::new(), &mut |spans, members| {
                clusters.push(cluster(kind, spans, members, year));
            });
        }
    }
    clusters
}

/// The classes of one step that a cluster spans, first and last.
type Span = [u8; 2];

fn divide(
    schools: Vec<School>,
    step: usize,
    spans: &mut Vec<Span>,
    take: &mut impl FnMut(&[Span], Vec<School>),
) {
    if step == STEPS {
        return take(spans, schools);
    }
    for (span, part) in parts(schools, step) {
        spans.push(span);
        divide(part, step + 1, spans, take);
        spans.pop();
    }
}

/// The parts of one step, in order; each is large enough, unless all together are not.
fn parts(schools: Vec<School>, step: usize) -> Vec<(Span, Vec<School>)> {
    let mut classes: BTreeMap<u8, Vec<School>> = BTreeMap::new();
    for school in schools {
        classes.entry(school.classes[step]).or_default().push(school);
    }
    let mut parts: Vec<(Span, Vec<School>)> =
        classes.into_iter().map(|(class, schools)| ([class; 2], schools)).collect();
    while parts.len() > 1 {
        let size = |at: usize| parts[at].1.len();
        let Some(small) = (0..parts.len()).min_by_key(|it| size(*it)) else { break };
        if size(small) >= SCHOOLS_MIN {
            break;
        }
        let beside = [small.checked_sub(1), Some(small + 1).filter(|it| *it < parts.len())];
        let Some(other) = beside.into_iter().flatten().min_by_key(|it| size(*it)) else { break };
        let (upper_span, upper) = parts.remove(small.max(other));
        let (span, schools) = &mut parts[small.min(other)];
        span[1] = upper_span[1];
        schools.extend(upper);
    }
    parts
}

fn cluster(kind: Kind, spans: &[Span], members: Vec<School>, year: AcademicYear) -> Cluster {
    let mut names = vec![kind.name().to_owned()];
    for ([first, last], classes) in spans.iter().zip(CLASSES) {
        let all = usize::from(*first)..=usize::from(*last);
        // A step on which nothing was divided says nothing.
        if all != (0..=classes.len() - 1) {
            names.push(classes[all].join(" или "));
        }
    }
    let name = names.join(", ");
    let mut members: Vec<UnitId> = members.into_iter().map(|it| it.unit).collect();
    members.sort_unstable();
    // The year is part of the code: next year's clusters are other ones.
    let spelled: Vec<String> = spans.iter().map(|[a, b]| format!("{a}{b}")).collect();
    let code = format!("{}-{}-{}", year.first_september(), kind as u8, spelled.join("."));
    let rule = "вид, населённый пункт, численность, условия; не менее 8 школ".to_owned();
    Cluster {
        code: Code::spelled(&code),
        name,
        rule: Some(rule),
        reason: None,
        manager: None,
        since: year,
        until: Some(year),
        members,
    }
}

impl Dictionary {
    /// The clusters that the default rules make of the context known up to a year.
    pub fn default_clusters(&self, year: AcademicYear) -> Vec<Cluster> {
        by_default(&schools_of(&self.context, year), year)
    }
}
