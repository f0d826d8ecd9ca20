//! Циклы оценки (domain row 21): at which stage procedures stand and how often they come, as the
//! operator told it; procedures are chosen by it.

use serde::{Deserialize, Serialize};

use crate::{
    dictionary::{Dictionary, MemberId},
    view::View,
};

/// At which stage of learning a procedure stands.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Phase {
    /// Входная: before a stage begins.
    Entry,
    /// Текущая: while it lasts.
    Current,
    /// Промежуточная: at the end of a part of it.
    Interim,
    /// Итоговая: at its end.
    Final,
}

/// How often a procedure comes.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Frequency {
    /// Разовая: once.
    Once,
    /// Периодическая: again after a time.
    Periodic,
    /// Систематическая: all the time, by a plan.
    Systematic,
}

/// What was said of a procedure, or what is asked for; `None` is anything.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Cycle {
    /// Its stage.
    pub phase: Option<Phase>,
    /// How often it comes.
    pub frequency: Option<Frequency>,
}

/// A procedure with its cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cycled {
    /// The procedure.
    pub procedure: MemberId,
    /// What was said of it.
    pub cycle: Cycle,
}

impl Cycle {
    /// Whether anything is asked for.
    pub fn is_any(self) -> bool {
        self == Self::default()
    }

    /// Whether a procedure of this cycle is one of those asked for. Of what nothing was said is asked
    /// for by nobody.
    pub fn is_of(self, asked: Self) -> bool {
        asked.phase.is_none_or(|it| self.phase == Some(it))
            && asked.frequency.is_none_or(|it| self.frequency == Some(it))
    }

    /// Takes in one pair of an address; says whether it was understood.
    pub(crate) fn understand(&mut self, key: &str, value: &str) -> bool {
        match key {
            "phase" => value.parse().map(|it| self.phase = Some(it)).is_ok(),
            "frequency" => value.parse().map(|it| self.frequency = Some(it)).is_ok(),
            _ => false,
        }
    }

    /// The pairs that read back as this.
    pub(crate) fn pairs(self) -> Vec<(String, String)> {
        let phase = self.phase.map(|it| ("phase".to_owned(), it.to_string()));
        let frequency = self.frequency.map(|it| ("frequency".to_owned(), it.to_string()));
        phase.into_iter().chain(frequency).collect()
    }
}

impl Dictionary {
    /// What was said of a procedure.
    pub fn cycle_of(&self, procedure: MemberId) -> Cycle {
        let said = self.remarks.cycles.iter().find(|it| it.procedure == procedure);
        said.map_or_else(Cycle::default, |it| it.cycle)
    }

    /// Whether a procedure is one of those that a view asks for by their cycle.
    pub(crate) fn is_asked_for(&self, view: &View, procedure: MemberId) -> bool {
        self.cycle_of(procedure).is_of(view.cycle)
    }

    /// The codes of the procedures that a view asks for by their cycle; `None` where it asks for any.
    pub(crate) fn procedures_asked_for(&self, view: &View) -> Option<Vec<String>> {
        let all = (0..).zip(&self.procedures);
        let asked = all.filter(|(id, _)| self.is_asked_for(view, *id));
        (!view.cycle.is_any()).then(|| asked.map(|(_, it)| it.code.to_string()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Dimension,
        dynamics::dynamics,
        explore::explore,
        fixture::{Fixture, SCHOOL_1, at, fixture, view},
    };

    /// Exam: final, comes again. Trial: nothing was said. Check: interim, comes again.
    fn data() -> Fixture {
        let mut data = fixture();
        data.batch.dictionary.procedures.push(crate::dictionary::Member::new("check", "Check"));
        let said = |procedure, phase| Cycled {
            procedure,
            cycle: Cycle { phase: Some(phase), frequency: Some(Frequency::Periodic) },
        };
        data.batch.dictionary.remarks.cycles = vec![said(0, Phase::Final), said(2, Phase::Interim)];
        (0..3).fold(data, |data, procedure| {
            data.with(at(SCHOOL_1).procedure(procedure), 10, 20).with(
                at(SCHOOL_1).procedure(procedure).year("2019/20"),
                10,
                20,
            )
        })
    }

    #[test]
    fn domain_row_21_the_filter_of_stage_and_frequency_returns_the_right_set() {
        let data = data();
        for (query, expected) in [
            ("", vec!["exam", "trial", "check"]),
            ("phase=final", vec!["exam"]),
            ("phase=interim", vec!["check"]),
            ("frequency=periodic", vec!["exam", "check"]),
            ("frequency=periodic&phase=interim", vec!["check"]),
            ("frequency=once", vec![]),
            ("phase=interim&frequency=systematic", vec![]),
        ] {
            let explored = explore(&data.cube(), &view(query));
            let facet = &explored.setting.facets[0];
            let offered: Vec<&str> = facet.options.iter().map(|it| it.code.as_str()).collect();
            assert_eq!(offered, expected, "offered: {query}");
            let chosen = explored.setting.view.only(Dimension::Procedure);
            assert_eq!(chosen.is_some(), !expected.is_empty(), "chosen: {query}");
            assert!(chosen.is_none_or(|it| expected.contains(&it)), "chosen: {query}");
            if expected.is_empty() {
                continue;
            }
            let explored = explore(&data.cube(), &view(&format!("{query}&by=procedure")));
            let rows = explored.main.rows.iter();
            let rows: Vec<&str> = rows
                .filter_map(|it| Some(explored.main.headers_of(it).next()?.code.as_str()))
                .collect();
            // The heat map has lines of the same procedures, where there are two.
            let followed = dynamics(&data.cube(), &view(query));
            let grid = followed.grids.grids.iter().find(|it| it.by == Dimension::Procedure);
            let lines: Vec<&str> =
                grid.iter().flat_map(|it| &it.lines).map(|it| it.member.code.as_str()).collect();
            let several = if expected.len() > 1 { expected.clone() } else { vec![] };
            assert_eq!(lines, several, "heat map: {query}");
            assert_eq!(rows, expected, "broken down: {query}");
        }
    }
}
