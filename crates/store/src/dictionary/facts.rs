//! Lists that are not of members: sources, scales, partitions, the manifest, breaks.

use analysis::{
    AcademicYear, Scale, Term,
    dictionary::{Break, MemberId, NotHeld, Partition, Source},
    dimension::Dimension,
};

use super::{Keys, table::List};
use crate::{
    entities::{breaks, not_held, partitions, scales, sources},
    error::{Corruption, Refusal},
};

/// The position of the member with the number `id`.
fn position(ids: &[i32], id: i32) -> Result<MemberId, Corruption> {
    let found = ids.iter().position(|it| *it == id).ok_or(Corruption::Reference(id))?;
    Ok(found.try_into()?)
}

/// The number of the member at `position`; merging has checked that there is one.
fn number(keys: &Keys, dimension: Dimension, position: MemberId) -> Result<i32, Refusal> {
    let ids = keys.of(dimension);
    ids.get(usize::from(position)).copied().ok_or(Refusal::UnlistedMember(dimension))
}

/// How a term is written into a column.
pub(crate) fn term_number(term: Term) -> i16 {
    match term {
        Term::Autumn => 0,
        Term::Spring => 1,
    }
}

/// The term of a column.
pub(crate) fn term(number: i16) -> Result<Term, Corruption> {
    match number {
        0 => Ok(Term::Autumn),
        1 => Ok(Term::Spring),
        _ => Err(Corruption::Word),
    }
}

impl List for sources::Entity {
    type Item = Source;
    const TABLE: &'static str = "sources";

    fn keys(keys: &Keys) -> &[i32] {
        &keys.sources
    }

    fn read(row: sources::Model, _keys: &Keys) -> Result<(i32, Source), Corruption> {
        let sources::Model { id, code, title, territory, publisher, licence, origin, .. } = row;
        let (code, is_opened_first) = (code.parse()?, row.is_opened_first);
        Ok((id, Source { code, title, territory, publisher, licence, origin, is_opened_first }))
    }

    fn write(id: i32, item: &Source, _keys: &Keys) -> Result<sources::Model, Refusal> {
        let Source { code, title, territory, publisher, licence, origin, is_opened_first } =
            item.clone();
        let code = code.into();
        Ok(sources::Model {
            id,
            code,
            title,
            territory,
            publisher,
            licence,
            origin,
            is_opened_first,
        })
    }
}

impl List for scales::Entity {
    type Item = Scale;
    const TABLE: &'static str = "scales";

    fn keys(keys: &Keys) -> &[i32] {
        &keys.scales
    }

    fn read(row: scales::Model, _keys: &Keys) -> Result<(i32, Scale), Corruption> {
        let scale = Scale {
            code: row.code.parse()?,
            levels: row.levels.try_into()?,
            pass_from: row.pass_from.try_into()?,
            quality_from: row.quality_from.try_into()?,
            below_to: row.below_to.try_into()?,
            lowest_mark: row.lowest_mark.map(u8::try_from).transpose()?,
            counts_not_graded: row.counts_not_graded,
            scores: serde_json::from_value(row.scores.into()).map_err(|_| Corruption::Word)?,
        };
        Ok((row.id, scale.checked()?))
    }

    fn write(id: i32, item: &Scale, _keys: &Keys) -> Result<scales::Model, Refusal> {
        let scores = serde_json::to_value(item.scores).ok();
        Ok(scales::Model {
            id,
            code: item.code.to_string(),
            levels: item.levels.into(),
            pass_from: item.pass_from.into(),
            quality_from: item.quality_from.into(),
            below_to: item.below_to.into(),
            lowest_mark: item.lowest_mark.map(i16::from),
            counts_not_graded: item.counts_not_graded,
            scores: scores
                .and_then(|it| it.as_str().map(str::to_owned))
                .expect("an enum without fields is written as a word"),
        })
    }
}

impl List for partitions::Entity {
    type Item = Partition;
    const TABLE: &'static str = "partitions";

    fn keys(keys: &Keys) -> &[i32] {
        &keys.partitions
    }

    fn read(row: partitions::Model, keys: &Keys) -> Result<(i32, Partition), Corruption> {
        let dimension: Dimension = row.dimension.parse().map_err(|_| Corruption::Word)?;
        let procedure = row.procedure_id.map(|id| position(&keys.procedures, id)).transpose()?;
        let partition = Partition {
            dimension,
            procedure,
            whole: position(keys.of(dimension), row.whole_id)?,
            part: position(keys.of(dimension), row.part_id)?,
            family: row.family.try_into()?,
            is_exhaustive: row.is_exhaustive,
        };
        Ok((row.id, partition))
    }

    fn write(id: i32, item: &Partition, keys: &Keys) -> Result<partitions::Model, Refusal> {
        let procedure_id = item.procedure.map(|it| number(keys, Dimension::Procedure, it));
        Ok(partitions::Model {
            id,
            dimension: item.dimension.code().to_owned(),
            procedure_id: procedure_id.transpose()?,
            whole_id: number(keys, item.dimension, item.whole)?,
            part_id: number(keys, item.dimension, item.part)?,
            family: item.family.into(),
            is_exhaustive: item.is_exhaustive,
        })
    }
}

impl List for not_held::Entity {
    type Item = NotHeld;
    const TABLE: &'static str = "not_held";

    fn keys(keys: &Keys) -> &[i32] {
        &keys.not_held
    }

    fn read(row: not_held::Model, keys: &Keys) -> Result<(i32, NotHeld), Corruption> {
        let not_held = NotHeld {
            procedure: position(&keys.procedures, row.procedure_id)?,
            grade: row.grade_id.map(|id| position(&keys.grades, id)).transpose()?,
            year: AcademicYear::starting(row.year)?,
            term: term(row.term)?,
        };
        Ok((row.id, not_held))
    }

    fn write(id: i32, item: &NotHeld, keys: &Keys) -> Result<not_held::Model, Refusal> {
        let grade_id = item.grade.map(|it| number(keys, Dimension::Grade, it)).transpose()?;
        Ok(not_held::Model {
            id,
            procedure_id: number(keys, Dimension::Procedure, item.procedure)?,
            grade_id,
            year: item.year.first_september(),
            term: term_number(item.term),
        })
    }
}

impl List for breaks::Entity {
    type Item = Break;
    const TABLE: &'static str = "breaks";

    fn keys(keys: &Keys) -> &[i32] {
        &keys.breaks
    }

    fn read(row: breaks::Model, keys: &Keys) -> Result<(i32, Break), Corruption> {
        let it = Break {
            procedure: position(&keys.procedures, row.procedure_id)?,
            grade: row.grade_id.map(|id| position(&keys.grades, id)).transpose()?,
            since: AcademicYear::starting(row.since)?,
            reason: row.reason,
        };
        Ok((row.id, it))
    }

    fn write(id: i32, item: &Break, keys: &Keys) -> Result<breaks::Model, Refusal> {
        let grade_id = item.grade.map(|it| number(keys, Dimension::Grade, it)).transpose()?;
        Ok(breaks::Model {
            id,
            procedure_id: number(keys, Dimension::Procedure, item.procedure)?,
            grade_id,
            since: item.since.first_september(),
            reason: item.reason.clone(),
        })
    }
}
