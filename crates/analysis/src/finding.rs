//! Findings: what there is to see, as a few statements that numbers bear out.
//!
//! A finding is made of figures and says how far they carry; the words are the interface's. Parts
//! of fewer than [`PUPILS_MIN`] pupils are not spoken of, and where many parts are looked at, what
//! stands out is corrected for that.

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Absence, Answer, Change, Row},
    dimension::Dimension,
    indicator::{Indicator, Measured, Unit},
    overview::Figure,
    setting::{Named, Setting},
    stats::{
        ALPHA,
        many::{Adjustment, discoveries, p_of_difference},
    },
    tier::Tier,
    view::{Order, View},
};

pub use crate::tier::{PUPILS_MIN, PUPILS_OF_A_FACT, PUPILS_OF_A_VERDICT};

#[cfg(test)]
mod tests;

/// How many findings a page opens with.
pub const FINDINGS_MAX: usize = 5;

/// How far a statement can be relied on.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Evidence {
    /// Факт: counted, of enough pupils.
    Fact,
    /// Ограниченная выборка: counted, of few pupils.
    LimitedSample,
    /// Гипотеза: an interpretation that other data may contradict.
    Hypothesis,
}

impl Evidence {
    /// What a counted statement of `n` pupils is; `None` where nothing should be said.
    ///
    /// ```
    /// use analysis::finding::Evidence;
    ///
    /// assert_eq!([9, 10, 49, 50].map(Evidence::of), [
    ///     None,
    ///     Some(Evidence::LimitedSample),
    ///     Some(Evidence::LimitedSample),
    ///     Some(Evidence::Fact),
    /// ]);
    /// ```
    pub fn of(n: u64) -> Option<Self> {
        match Tier::of(n) {
            Tier::TooFew => None,
            Tier::IntervalOnly | Tier::Cautious => Some(Self::LimitedSample),
            Tier::Full => Some(Self::Fact),
        }
    }
}

/// One statement and where the numbers are that it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What is stated.
    pub says: Says,
    /// Of which indicator.
    pub indicator: Indicator,
    /// How far it can be relied on.
    pub evidence: Evidence,
    /// What shows it.
    pub view: View,
}

/// A part of a breakdown with its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Which part.
    pub member: Named,
    /// Its value.
    pub value: Measured,
}

/// What a finding states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// A main figure changed since the year before, more than chance explains.
    Changed {
        /// The figure.
        figure: Box<Figure>,
        /// By how much.
        change: Change,
    },
    /// Between which ends the parts lie.
    Range {
        /// Parts of which kind.
        by: Dimension,
        /// The part with the smallest value.
        lowest: Part,
        /// The part with the largest value.
        highest: Part,
        /// How many parts were looked at.
        of: u32,
    },
    /// How many parts lie apart from the whole, corrected for looking at many.
    Apart {
        /// Parts of which kind.
        by: Dimension,
        /// How many lie above.
        above: u32,
        /// How many lie below.
        below: u32,
        /// How many parts were looked at.
        of: u32,
    },
    /// The part that changed most of those that surely changed.
    Moved {
        /// Which part, with its value now.
        part: Part,
        /// By how much since the year before.
        change: Change,
        /// How many parts surely changed.
        sure: u32,
        /// How many parts were looked at.
        of: u32,
    },
    /// The value covers only a part of the results.
    Partial {
        /// Which share.
        coverage: f64,
        /// Of how many results.
        participants: u64,
    },
}

/// What the breakdown of a place shows; `changes` since the year before belong to its rows.
pub(crate) fn of_breakdown(
    setting: &Setting,
    main: &Answer,
    changes: &[Result<Change, Absence>],
) -> Vec<Finding> {
    let Some(&by) = main.by.first() else { return Vec::new() };
    let indicator = setting.view.indicator;
    let is_whole_of_parts = by.partitions_pupils() && by != Dimension::Group;
    // Points of different works have no order; shares have.
    let is_one_measure = by != Dimension::Grade || indicator.spec().unit == Unit::Share;
    if !is_whole_of_parts || !is_one_measure || indicator.spec().unit == Unit::People {
        return Vec::new();
    }
    let parts: Vec<(Part, Option<Change>)> = main
        .rows
        .iter()
        .zip(changes)
        .filter_map(|(row, change)| {
            let header = main.headers_of(row).next()?;
            let value = row.value.ok().filter(|it| it.n >= PUPILS_MIN)?;
            Some((Part { member: Named::new(&header.code, &header.name), value }, change.ok()))
        })
        .collect();
    let whole = main.total.or(setting.here).and_then(|it| it.value.ok());
    let make = |says: Option<(Says, Evidence, View)>| {
        says.map(|(says, evidence, view)| Finding { says, indicator, evidence, view })
    };
    let findings = [
        make(range(setting, by, &parts)),
        make(whole.and_then(|whole| apart(setting, by, &parts, whole.value))),
        make(moved(setting, by, &parts)),
        make(partial(setting)),
    ];
    findings.into_iter().flatten().take(FINDINGS_MAX).collect()
}

type Stated = (Says, Evidence, View);

fn count(it: usize) -> u32 {
    u32::try_from(it).unwrap_or(u32::MAX)
}

fn range(setting: &Setting, by: Dimension, parts: &[(Part, Option<Change>)]) -> Option<Stated> {
    if parts.len() < 2 {
        return None;
    }
    let parts = || parts.iter().map(|it| &it.0);
    let order = |one: &&Part, two: &&Part| one.value.value.total_cmp(&two.value.value);
    let (lowest, highest) = (parts().min_by(order)?.clone(), parts().max_by(order)?.clone());
    let evidence = Evidence::of(lowest.value.n.min(highest.value.n))?;
    let says = Says::Range { by, lowest, highest, of: count(parts().count()) };
    Some((says, evidence, setting.view.ordered(Order::Falling)))
}

/// The whole is taken as known: it should be many times a part.
fn apart(
    setting: &Setting,
    by: Dimension,
    parts: &[(Part, Option<Change>)],
    whole: f64,
) -> Option<Stated> {
    let from_whole: Vec<(f64, Option<f64>)> = parts
        .iter()
        .filter(|(part, _)| Tier::of(part.value.n).is_judged())
        .filter_map(|(part, _)| {
            let delta = part.value.value - whole;
            let interval = part.value.interval?.moved(-whole);
            Some((delta, Some(p_of_difference(delta, interval)?)))
        })
        .collect();
    if from_whole.len() < 3 {
        return None;
    }
    let p: Vec<Option<f64>> = from_whole.iter().map(|it| it.1).collect();
    let found = discoveries(&p, Adjustment::BenjaminiHochberg, ALPHA);
    let sure = |is_above: bool| {
        let both = from_whole.iter().zip(&found);
        let is_sure = |((delta, _), found): &(&(f64, Option<f64>), &Option<bool>)| {
            **found == Some(true) && (*delta > 0.0) == is_above
        };
        count(both.filter(is_sure).count())
    };
    let says = Says::Apart { by, above: sure(true), below: sure(false), of: count(p.len()) };
    Some((says, Evidence::Fact, setting.view.ordered(Order::Falling)))
}

fn moved(setting: &Setting, by: Dimension, parts: &[(Part, Option<Change>)]) -> Option<Stated> {
    let known: Vec<(&Part, Change, Option<f64>)> = parts
        .iter()
        .filter_map(|(part, change)| {
            let change = change.filter(|it| it.tier().is_judged())?;
            Some((part, change, Some(p_of_difference(change.delta, change.interval?)?)))
        })
        .collect();
    let p: Vec<Option<f64>> = known.iter().map(|it| it.2).collect();
    let found = discoveries(&p, Adjustment::BenjaminiHochberg, ALPHA);
    let sure: Vec<_> =
        known.iter().zip(found).filter(|it| it.1 == Some(true)).map(|it| it.0).collect();
    let (part, change, _) =
        sure.iter().max_by(|one, two| one.1.delta.abs().total_cmp(&two.1.delta.abs()))?;
    let evidence = Evidence::of(part.value.n)?;
    let view = setting.view.with_filter(by, &part.member.code);
    let says = Says::Moved {
        part: (*part).clone(),
        change: *change,
        sure: count(sure.len()),
        of: count(known.len()),
    };
    Some((says, evidence, view))
}

fn partial(setting: &Setting) -> Option<Stated> {
    let Row { coverage, participants, .. } = setting.here.filter(Row::is_partial)?;
    let coverage = coverage?;
    let says = Says::Partial { coverage, participants };
    Some((says, Evidence::of(participants)?, setting.view.clone()))
}

/// The surest change of each procedure among its main figures, in the order of the procedures.
pub(crate) fn of_figures<'a>(procedures: impl Iterator<Item = &'a [Figure]>) -> Vec<Finding> {
    let surest = |figures: &'a [Figure]| {
        let changed = figures.iter().filter_map(|it| {
            let change = it.change.ok().filter(|it| it.tier().is_judged())?;
            let p = p_of_difference(change.delta, change.interval?)?;
            let evidence = Evidence::of(it.value.ok()?.n)?;
            (p < ALPHA / figures.len() as f64).then_some((it, change, evidence))
        });
        changed.max_by(|one, two| one.1.delta.abs().total_cmp(&two.1.delta.abs()))
    };
    procedures
        .filter_map(surest)
        .take(FINDINGS_MAX)
        .map(|(figure, change, evidence)| Finding {
            says: Says::Changed { figure: Box::new(figure.clone()), change },
            indicator: figure.indicator,
            evidence,
            view: figure.view.clone(),
        })
        .collect()
}
