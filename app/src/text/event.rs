//! Dated events in words.

use analysis::{
    AcademicYear, Dimension,
    dynamics::Dynamics,
    event::{Event, Stage},
    series::{BreakKind, SeriesBreak},
    setting::Setting,
};

use super::{Locale, phrase};

impl Locale {
    /// The heading of the list of events.
    pub fn events(self) -> &'static str {
        match self {
            Self::Ru => "События этих лет",
            Self::En => "Events of these years",
        }
    }

    /// What the stage of figures is called.
    pub fn stage_title(self) -> &'static str {
        match self {
            Self::Ru => "Стадия данных",
            Self::En => "Data stage",
        }
    }

    /// How final figures are, in full and as it stands on an axis.
    pub fn stage(self, of: Stage) -> (&'static str, &'static str) {
        match (self, of) {
            (Self::Ru, Stage::Preliminary) => ("предварительные данные", "предв."),
            (Self::Ru, Stage::Corrected) => ("исправленные данные", "испр."),
            (Self::Ru, Stage::Final) => ("окончательные данные", "оконч."),
            (Self::En, Stage::Preliminary) => ("preliminary data", "prelim."),
            (Self::En, Stage::Corrected) => ("corrected data", "corr."),
            (Self::En, Stage::Final) => ("final data", "final"),
        }
    }

    /// What makes a series begin anew.
    pub fn break_kind(self, of: BreakKind) -> &'static str {
        match (self, of) {
            (Self::Ru, BreakKind::Format) => "новый формат",
            (Self::Ru, BreakKind::Boundaries) => "новые границы отметок",
            (Self::Ru, BreakKind::Cancelled) => "год отменён",
            (Self::Ru, BreakKind::Programme) => "программа другого класса",
            (Self::En, BreakKind::Format) => "new format",
            (Self::En, BreakKind::Boundaries) => "new boundaries of marks",
            (Self::En, BreakKind::Cancelled) => "cancelled year",
            (Self::En, BreakKind::Programme) => "programme of another grade",
        }
    }

    /// What stands before the source of an event.
    fn event_source(self) -> &'static str {
        match self {
            Self::Ru => "Источник",
            Self::En => "Source",
        }
    }
}

/// The numbers of the events of a year in their list, as they stand on the axis: «[1, 2]».
pub fn numbers(events: &[Event], year: AcademicYear) -> Option<String> {
    let of_year = (1..).zip(events).filter(|(_, it)| it.year == year);
    let numbers: Vec<String> = of_year.map(|(number, _): (u32, _)| number.to_string()).collect();
    (!numbers.is_empty()).then(|| format!("[{}]", numbers.join(", ")))
}

/// «[1] 2023/24, 2024-02-05, ВПР: карантин. Источник: приказ № 7.»
pub fn told(locale: Locale, followed: &Dynamics, number: usize, event: &Event) -> String {
    let procedure = event.procedure.and(phrase::chosen(&followed.setting, Dimension::Procedure));
    let when = [Some(event.year.to_string()), event.day.clone(), procedure];
    let when: Vec<String> = when.into_iter().flatten().collect();
    let text = phrase::sentence_of(event.text.clone());
    let source = phrase::sentence_of(event.source.clone());
    format!("[{number}] {}: {text} {}: {source}", when.join(", "), locale.event_source())
}

/// «разрыв ряда: новые границы отметок, приказ № 7», if the series begins anew in a year.
pub fn series_break(locale: Locale, setting: &Setting, year: &str) -> Option<String> {
    let found = setting.breaks.iter().find(|it| it.since.to_string() == year)?;
    Some(broken(locale, found))
}

/// «разрыв ряда: новые границы отметок, приказ № 7».
pub fn broken(locale: Locale, of: &SeriesBreak) -> String {
    let SeriesBreak { kind, reason, .. } = of;
    let why = [
        kind.map(|it| locale.break_kind(it)),
        Some(reason).filter(|it| !it.is_empty()).map(String::as_str),
    ];
    let why: Vec<&str> = why.into_iter().flatten().collect();
    let name = locale.texts().series_break;
    if why.is_empty() { name.to_owned() } else { format!("{name}: {}", why.join(", ")) }
}

/// How final the figures of the chosen year are, where somebody said so.
pub fn stage(locale: Locale, setting: &Setting) -> Option<String> {
    Some(locale.stage(setting.stage_of(setting.year()?)?).0.to_owned())
}
