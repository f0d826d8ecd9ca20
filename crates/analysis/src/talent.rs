//! Талант по процедурам: what high results are, and what a school has of the olympiads.
//!
//! Results of the ЕГЭ have codes of pupils; papers of the olympiad have none that lasts, and who won stands in
//! the results only. So pupils and diplomas are joined by their school and never by guessing who it was.

use std::num::NonZeroU64;

use crate::{
    answer::answer,
    cube::Cube,
    dictionary::Member,
    dimension::Dimension,
    disclosure::Published,
    indicator::Indicator,
    signals::kind::{Kind, kind},
    view::View,
    year::AcademicYear,
};

/// Высокобалльник: a result of the ЕГЭ from so many test points. The lower end of the band 81 to 99 of the
/// statistical reports of the regions; other reports have 70 or 85, so it stands wherever it is used.
pub const EGE_HIGH_FROM: i64 = 81;

/// The most points a result of the ЕГЭ can have.
pub const EGE_FULL: i64 = 100;

/// What a school has of one stage and subject of an olympiad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diplomas {
    /// The stage.
    pub stage: String,
    /// The subject.
    pub subject: String,
    /// Participations that were awarded or won.
    pub won: u64,
    /// Participations with a status.
    pub n: NonZeroU64,
    /// Where the numbers lead to.
    pub view: View,
}

/// Whether a procedure is the ЕГЭ with test scores, and no list of appeals.
pub fn is_ege(procedure: &Member) -> bool {
    kind(procedure) == Kind::Ege
}

/// Whether a procedure is a stage of an olympiad.
pub fn is_olympiad(procedure: &Member) -> bool {
    kind(procedure) == Kind::Contest
}

/// The olympiads of a school in a year, stage by stage and subject by subject.
pub fn diplomas(cube: &Published<Cube>, school: &str, year: AcademicYear) -> Vec<Diplomas> {
    let stages = &cube.get().dictionary().procedures;
    let of_stage = |stage: &Member| {
        let view = View::default()
            .with_indicator(Indicator::Quality)
            .with_filter(Dimension::Procedure, stage.code.as_str())
            .with_filter(Dimension::Year, &year.to_string())
            .with_filter(Dimension::School, school);
        let answer = answer(cube, &view.broken_down_by(Dimension::Subject));
        let told = answer.rows.iter().filter_map(|row| {
            let subject = answer.headers_of(row).next()?;
            let value = row.value.ok()?;
            let count = |it: f64| format!("{it:.0}").parse::<u64>().ok();
            Some(Diplomas {
                stage: stage.name.clone(),
                subject: subject.name.clone(),
                won: count(value.numerator?)?,
                n: NonZeroU64::new(count(value.denominator)?)?,
                view: view.with_filter(Dimension::Subject, &subject.code),
            })
        });
        told.collect::<Vec<_>>()
    };
    stages.iter().filter(|it| is_olympiad(it)).flat_map(of_stage).collect()
}
