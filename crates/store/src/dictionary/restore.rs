//! The dictionary without one of its batches: merged anew from what the others say.
//!
//! The stored lists are what all standing batches make of them, in their order; so merging
//! those again tells for each batch which row it meant, and merging them without the one tells
//! which row it means then. Nearly always that is the same row. Where it is not (two batches
//! met the same new members in another order), members move to rows at the end of the list,
//! and the cells of each batch move with what it means.

use std::collections::BTreeMap;

use analysis::{Dictionary, dictionary::MemberId};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait,
    IntoActiveModel,
    sea_query::{CaseStatement, Expr, Query},
};

use super::{
    Keys, merge,
    merge::Translation,
    read,
    table::{List, write_list},
};
use crate::{
    StoreError,
    contents::Contents,
    entities::{
        breaks, grades, not_held, partitions, procedures, pupil_groups, pupil_works, scales,
        sources, subjects, tallies,
    },
    error::{Doing, Irreversible, Refusal},
};

const DOING: &str = "restoring the dictionary";

/// Makes the stored dictionary what all batches but `without` say, whose cells are gone.
pub(crate) async fn restore(
    tx: &DatabaseTransaction,
    batches: &[Contents],
    without: i32,
) -> Result<(), StoreError> {
    let (was, old) = read(tx).await?;
    let (all, before) = said(batches.iter())?;
    if all != was {
        return Err(Irreversible::Drifted.into());
    }
    let others = batches.iter().filter(|it| it.batch_id != without);
    let (now, after) = said(others).map_err(Irreversible::Needed)?;
    let renumbered = |lists: fn(&Translation) -> &[MemberId], old: &[i32], length: usize| {
        Renumbered::of(old, length, &meant(&before, &after, lists))
    };
    let procedures = renumbered(|it| &it.procedures, &old.procedures, now.procedures.len());
    let subjects = renumbered(|it| &it.subjects, &old.subjects, now.subjects.len());
    let grades = renumbered(|it| &it.grades, &old.grades, now.grades.len());
    let groups = renumbered(|it| &it.groups, &old.groups, now.groups.len());
    let scales = renumbered(|it| &it.scales, &old.scales, now.scales.len());
    let mut keys = Keys {
        procedures: procedures.ids,
        subjects: subjects.ids,
        grades: grades.ids,
        groups: groups.ids,
        scales: scales.ids,
        ..Keys::default()
    };
    keys.extend_to(&now);
    vacate(tx).await?;
    write_list::<sources::Entity>(tx, &[], &now.sources, &keys).await?;
    insert::<procedures::Entity>(tx, &old, &now.procedures, &keys).await?;
    insert::<subjects::Entity>(tx, &old, &now.subjects, &keys).await?;
    insert::<grades::Entity>(tx, &old, &now.grades, &keys).await?;
    insert::<pupil_groups::Entity>(tx, &old, &now.groups, &keys).await?;
    insert::<scales::Entity>(tx, &old, &now.scales, &keys).await?;
    for (column, moves) in [
        ("procedure_id", &procedures.moves),
        ("subject_id", &subjects.moves),
        ("grade_id", &grades.moves),
        ("group_id", &groups.moves),
        ("scale_id", &scales.moves),
    ] {
        follow(tx, tallies::Entity, column, moves).await?;
        follow(tx, pupil_works::Entity, column, moves).await?;
    }
    settle::<procedures::Entity>(tx, &old, &now.procedures, &keys).await?;
    settle::<subjects::Entity>(tx, &old, &now.subjects, &keys).await?;
    settle::<grades::Entity>(tx, &old, &now.grades, &keys).await?;
    settle::<pupil_groups::Entity>(tx, &old, &now.groups, &keys).await?;
    settle::<scales::Entity>(tx, &old, &now.scales, &keys).await?;
    write_list::<partitions::Entity>(tx, &[], &now.partitions, &keys).await?;
    write_list::<not_held::Entity>(tx, &[], &now.not_held, &keys).await?;
    write_list::<breaks::Entity>(tx, &[], &now.breaks, &keys).await
}

/// What batches make of the dictionary together, and where the members of each stand in it.
fn said<'a>(
    batches: impl Iterator<Item = &'a Contents>,
) -> Result<(Dictionary, BTreeMap<i32, Translation>), Refusal> {
    let mut all = Dictionary::default();
    let mut translations = BTreeMap::new();
    for batch in batches {
        translations.insert(batch.batch_id, merge::merge(&mut all, &batch.dictionary)?);
    }
    Ok((all, translations))
}

/// A batch, and where something it speaks of stood before and stands after.
type Meant = (i32, MemberId, MemberId);

fn meant(
    before: &BTreeMap<i32, Translation>,
    after: &BTreeMap<i32, Translation>,
    list: fn(&Translation) -> &[MemberId],
) -> Vec<Meant> {
    let both = after.iter().filter_map(|(batch, after)| Some((*batch, before.get(batch)?, after)));
    both.flat_map(|(batch, before, after)| {
        let pairs = list(before).iter().zip(list(after));
        pairs.map(move |(before, after)| (batch, *before, *after))
    })
    .collect()
}

/// The rows of a list after some of its members are gone.
#[derive(Debug, PartialEq, Eq)]
struct Renumbered {
    /// The number of each member; they rise, because a list is read by rising numbers.
    ids: Vec<i32>,
    /// For each batch the numbers its cells have and get, where these differ.
    moves: BTreeMap<i32, BTreeMap<i32, i32>>,
}

impl Renumbered {
    fn of(old: &[i32], length: usize, meant: &[Meant]) -> Self {
        let had = |position: MemberId| old.get(usize::from(position)).copied().unwrap_or_default();
        let mut fresh = old.last().copied().unwrap_or_default();
        let mut ids = Vec::with_capacity(length);
        for position in 0..length {
            let same = meant.iter().find(|(.., after)| usize::from(*after) == position);
            let kept = same.map(|(_, before, _)| had(*before));
            let last = ids.last().copied().unwrap_or_default();
            ids.push(kept.filter(|it| *it > last).unwrap_or_else(|| {
                fresh += 1;
                fresh
            }));
        }
        let mut moves: BTreeMap<i32, BTreeMap<i32, i32>> = BTreeMap::new();
        for (batch, before, after) in meant {
            let (from, to) = (had(*before), ids[usize::from(*after)]);
            if from != to {
                moves.entry(*batch).or_default().insert(from, to);
            }
        }
        Self { ids, moves }
    }
}

/// Takes away what refers to members, and their codes, which other rows may need now.
async fn vacate(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM partitions",
        "DELETE FROM not_held",
        "DELETE FROM breaks",
        "UPDATE procedures SET source_code = NULL, code = concat('~', id)",
        "DELETE FROM sources",
        "UPDATE subjects SET code = concat('~', id)",
        "UPDATE grades SET code = concat('~', id)",
        "UPDATE pupil_groups SET code = concat('~', id)",
        "UPDATE scales SET code = concat('~', id)",
    ] {
        tx.execute_unprepared(statement).await.doing(DOING)?;
    }
    Ok(())
}

/// Writes the members that have a new number.
async fn insert<L: List>(
    tx: &DatabaseTransaction,
    old: &Keys,
    now: &[L::Item],
    keys: &Keys,
) -> Result<(), StoreError> {
    for (item, id) in now.iter().zip(L::keys(keys)) {
        if !L::keys(old).contains(id) {
            let row = L::write(*id, item, keys)?.into_active_model().reset_all();
            L::insert(row).exec_without_returning(tx).await.doing(DOING)?;
        }
    }
    Ok(())
}

/// Gives the cells or works of each batch the numbers of what they are results of now.
async fn follow(
    tx: &DatabaseTransaction,
    table: impl EntityTrait,
    column: &'static str,
    moves: &BTreeMap<i32, BTreeMap<i32, i32>>,
) -> Result<(), StoreError> {
    for (batch, moves) in moves {
        // All at once: one may take the number that another leaves.
        let mut moved = CaseStatement::new();
        for (from, to) in moves {
            moved = moved.case(Expr::col(column).eq(*from), *to);
        }
        let update = Query::update()
            .table(table)
            .value(column, moved)
            .and_where(Expr::col("batch_id").eq(*batch))
            .and_where(Expr::col(column).is_in(moves.keys().copied()))
            .take();
        tx.execute(&update).await.doing(DOING)?;
    }
    Ok(())
}

/// Removes members that nobody speaks of any more and writes the others as they are now.
async fn settle<L: List>(
    tx: &DatabaseTransaction,
    old: &Keys,
    now: &[L::Item],
    keys: &Keys,
) -> Result<(), StoreError> {
    let numbers = L::keys(keys);
    let gone = L::keys(old).iter().copied().filter(|it| !numbers.contains(it));
    let delete = Query::delete()
        .from_table(L::default())
        .and_where(Expr::col("id").is_in(gone.collect::<Vec<i32>>()))
        .take();
    tx.execute(&delete).await.doing(DOING)?;
    for (item, id) in now.iter().zip(numbers) {
        if L::keys(old).contains(id) {
            let row = L::write(*id, item, keys)?.into_active_model().reset_all();
            L::update(row).exec(tx).await.doing(DOING)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_numbers_unless_their_order_changes() {
        // One member is gone; nobody moves.
        let kept = Renumbered::of(&[1, 2, 5], 2, &[(7, 0, 0), (7, 2, 1)]);
        assert_eq!(kept, Renumbered { ids: vec![1, 5], moves: BTreeMap::new() });
        // Batch 7 met the second and third the other way round: the later one gets a new row.
        let turned = Renumbered::of(&[1, 2, 5], 3, &[(7, 0, 0), (7, 2, 1), (7, 1, 2)]);
        let moves = BTreeMap::from([(7, BTreeMap::from([(2, 6)]))]);
        assert_eq!(turned, Renumbered { ids: vec![1, 5, 6], moves });
    }
}
