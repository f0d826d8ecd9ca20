//! Merging a batch's dictionary into the known one; pure, so its rules have table tests.
//!
//! Members are the same where their codes are. The later file's names, details, sources and
//! thresholds win; old spellings stay as aliases; nothing is taken away.

use analysis::{
    Dictionary, Dimension, Scale,
    code::Code,
    dictionary::{Break, Detail, EVERYBODY, Member, MemberId, NotHeld, Partition},
};

use crate::error::Refusal;

/// Where each member of a batch stands in the merged lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Translation {
    pub(crate) procedures: Vec<MemberId>,
    pub(crate) subjects: Vec<MemberId>,
    pub(crate) grades: Vec<MemberId>,
    pub(crate) groups: Vec<MemberId>,
    pub(crate) scales: Vec<MemberId>,
}

impl Translation {
    fn member(&self, dimension: Dimension, id: MemberId) -> Result<MemberId, Refusal> {
        let list = match dimension {
            Dimension::Procedure => &self.procedures,
            Dimension::Subject => &self.subjects,
            Dimension::Grade => &self.grades,
            Dimension::Group => &self.groups,
            _ => return Err(Refusal::UnlistedMember(dimension)),
        };
        list.get(usize::from(id)).copied().ok_or(Refusal::UnlistedMember(dimension))
    }
}

/// The cube marks the grades a source gave by one bit each.
const GRADES_MAX: usize = 64;

/// Merges `batch` into `known`.
pub(crate) fn merge(known: &mut Dictionary, batch: &Dictionary) -> Result<Translation, Refusal> {
    for source in &batch.sources {
        match known.sources.iter_mut().find(|it| it.code == source.code) {
            Some(known) => known.clone_from(source),
            None => known.sources.push(source.clone()),
        }
    }
    let translation = Translation {
        procedures: merge_members(&mut known.procedures, &batch.procedures)?,
        subjects: merge_members(&mut known.subjects, &batch.subjects)?,
        grades: merge_members(&mut known.grades, &batch.grades)?,
        groups: merge_groups(&mut known.groups, &batch.groups)?,
        scales: merge_scales(&mut known.scales, &batch.scales)?,
    };
    if known.grades.len() > GRADES_MAX {
        return Err(Refusal::TooManyGrades);
    }
    check_sources(known)?;
    merge_partitions(known, batch, &translation)?;
    merge_manifest(known, batch, &translation)?;
    Ok(translation)
}

fn merge_members(known: &mut Vec<Member>, batch: &[Member]) -> Result<Vec<MemberId>, Refusal> {
    batch.iter().map(|member| merge_member(known, member)).collect()
}

fn merge_member(known: &mut Vec<Member>, member: &Member) -> Result<MemberId, Refusal> {
    let Some(at) = known.iter().position(|it| it.code == member.code) else {
        known.push(member.clone());
        return position(known.len() - 1);
    };
    let same = &mut known[at];
    let old_name = std::mem::replace(&mut same.name, member.name.clone());
    add_alias(same, &old_name);
    for alias in &member.aliases {
        add_alias(same, alias);
    }
    if member.detail != Detail::Plain {
        same.detail = member.detail.clone();
    }
    position(at)
}

fn add_alias(member: &mut Member, alias: &str) {
    if member.name != alias && member.aliases.iter().all(|it| it != alias) {
        member.aliases.push(alias.to_owned());
    }
}

/// The first group of every batch is everybody, whatever its code.
fn merge_groups(known: &mut Vec<Member>, batch: &[Member]) -> Result<Vec<MemberId>, Refusal> {
    let mut positions = merge_everybody(known, batch)?;
    for group in &batch[positions.len()..] {
        positions.push(merge_member(known, group)?);
    }
    Ok(positions)
}

fn merge_everybody(known: &mut Vec<Member>, batch: &[Member]) -> Result<Vec<MemberId>, Refusal> {
    match (known.get_mut(usize::from(EVERYBODY)), batch.first()) {
        (_, None) => Ok(Vec::new()),
        (Some(everybody), Some(group)) if everybody.code != group.code => {
            add_alias(everybody, group.code.as_str());
            add_alias(everybody, &group.name);
            for alias in &group.aliases {
                add_alias(everybody, alias);
            }
            Ok(vec![EVERYBODY])
        }
        (_, Some(group)) => Ok(vec![merge_member(known, group)?]),
    }
}

fn merge_scales(known: &mut Vec<Scale>, batch: &[Scale]) -> Result<Vec<MemberId>, Refusal> {
    let mut merge = |scale: &Scale| match known.iter().position(|it| it.code == scale.code) {
        None => {
            known.push(scale.clone());
            position(known.len() - 1)
        }
        Some(at) if (known[at].levels, known[at].scores) == (scale.levels, scale.scores) => {
            known[at].clone_from(scale);
            position(at)
        }
        Some(_) => Err(Refusal::ScaleChanged(scale.code.clone())),
    };
    batch.iter().map(|scale| merge(&scale.clone().checked()?)).collect()
}

fn position(at: usize) -> Result<MemberId, Refusal> {
    MemberId::try_from(at).map_err(|_too_large| Refusal::Uncountable)
}

fn check_sources(known: &Dictionary) -> Result<(), Refusal> {
    let described = |code: &Code| known.sources.iter().any(|it| it.code == *code);
    for procedure in &known.procedures {
        if let Detail::Procedure { source } = &procedure.detail
            && !described(source)
        {
            let (procedure, from) = (procedure.code.clone(), source.clone());
            return Err(Refusal::UnknownSource { procedure, from });
        }
    }
    Ok(())
}

fn merge_partitions(
    known: &mut Dictionary,
    batch: &Dictionary,
    to: &Translation,
) -> Result<(), Refusal> {
    for partition in &batch.partitions {
        let procedure = partition.procedure.map(|it| to.member(Dimension::Procedure, it));
        let partition = Partition {
            procedure: procedure.transpose()?,
            whole: to.member(partition.dimension, partition.whole)?,
            part: to.member(partition.dimension, partition.part)?,
            ..*partition
        };
        let key = |it: &Partition| (it.dimension, it.procedure, it.whole, it.part);
        match known.partitions.iter_mut().find(|it| key(it) == key(&partition)) {
            Some(same) => *same = partition,
            None => known.partitions.push(partition),
        }
    }
    let circular = |it: &&Partition| is_inside_itself(&known.partitions, it);
    known.partitions.iter().find(circular).map_or(Ok(()), |it| Err(Refusal::Circular(it.dimension)))
}

/// Whether following wholes of `start` leads back to its part.
fn is_inside_itself(partitions: &[Partition], start: &Partition) -> bool {
    let meets = |a: &Partition, b: &Partition| {
        a.dimension == b.dimension
            && (a.procedure.is_none() || b.procedure.is_none() || a.procedure == b.procedure)
    };
    let mut reached = vec![start.whole];
    let mut next = 0;
    while let Some(&member) = reached.get(next) {
        if member == start.part {
            return true;
        }
        for up in partitions.iter().filter(|it| meets(it, start) && it.part == member) {
            if !reached.contains(&up.whole) {
                reached.push(up.whole);
            }
        }
        next += 1;
    }
    false
}

fn merge_manifest(
    known: &mut Dictionary,
    batch: &Dictionary,
    to: &Translation,
) -> Result<(), Refusal> {
    let grade = |it: Option<MemberId>| it.map(|it| to.member(Dimension::Grade, it)).transpose();
    for it in &batch.not_held {
        let procedure = to.member(Dimension::Procedure, it.procedure)?;
        let it = NotHeld { procedure, grade: grade(it.grade)?, ..*it };
        if !known.not_held.contains(&it) {
            known.not_held.push(it);
        }
    }
    for it in &batch.breaks {
        let procedure = to.member(Dimension::Procedure, it.procedure)?;
        let it = Break { procedure, grade: grade(it.grade)?, ..it.clone() };
        let key = |it: &Break| (it.procedure, it.grade, it.since);
        match known.breaks.iter_mut().find(|known| key(known) == key(&it)) {
            Some(same) => *same = it,
            None => known.breaks.push(it),
        }
    }
    Ok(())
}
