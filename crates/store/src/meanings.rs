//! What words of files mean: procedures, subjects, grades and groups that go by other names here.
//!
//! A meaning changes no result that is there, so no data version comes of it; files are read by it.

use analysis::{Dimension, code::Code, dictionary::Member};
use chrono::Utc;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

use crate::{
    Signature, Store, StoreError, Undecidable, dictionary,
    entities::meanings::{ActiveModel, Column, Entity, Model},
    error::{Corruption, Doing, InTable},
};

const DOING: &str = "keeping what words mean";
const TABLE: &str = "meanings";

/// What a word is told to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMeaning {
    /// Of which list.
    pub dimension: Dimension,
    /// The code that the word would have.
    pub word: Code,
    /// The word as a file spelled it.
    pub spelled: String,
    /// The code of what it means.
    pub code: Code,
}

/// What a word means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// Of which list.
    pub dimension: Dimension,
    /// The code that the word would have.
    pub word: Code,
    /// The word as a file spelled it.
    pub spelled: String,
    /// What it means.
    pub member: Member,
}

/// What a word means, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptMeaning {
    /// Its number.
    pub id: i32,
    /// What was told.
    pub meant: Meant,
    /// When and by whom.
    pub at: Signature,
}

impl Store {
    /// What words mean, the latest told first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database fails, [`StoreError::Corrupt`] if it holds what
    /// nobody could have written.
    pub async fn meanings(&self) -> Result<Vec<KeptMeaning>, StoreError> {
        let all = Entity::find().order_by_desc(Column::ToldAt).order_by_desc(Column::Id);
        let rows = all.all(&self.db).await.doing(DOING)?;
        rows.into_iter().map(kept).collect::<Result<_, _>>().in_table(TABLE)
    }

    /// Keeps what a word means, in place of what it meant before; answers with its number.
    ///
    /// # Errors
    ///
    /// [`StoreError::Undecidable`] if it would mean itself, something that is not stored, or a word
    /// that means something else; [`StoreError::Database`] if the database fails. Then nothing is
    /// changed.
    pub async fn mean(&self, new: NewMeaning, operator: &str) -> Result<i32, StoreError> {
        const UNWRITABLE: &str = "codes, names and numbers can always be written as JSON";
        let tx = self.begin_alone().await?;
        let meant = checked(&tx, new).await?;
        let dimension = meant.dimension.to_string();
        let same = Entity::delete_many()
            .filter(Column::Dimension.eq(dimension.as_str()))
            .filter(Column::Word.eq(meant.word.as_str()));
        same.exec(&tx).await.doing(DOING)?;
        let row = ActiveModel {
            id: NotSet,
            dimension: Set(dimension),
            word: Set(meant.word.to_string()),
            spelled: Set(meant.spelled.clone()),
            member: Set(serde_json::to_string(&meant.member).expect(UNWRITABLE)),
            told_at: Set(Utc::now()),
            told_by: Set(operator.to_owned()),
        };
        let id = Entity::insert(row).exec(&tx).await.doing(DOING)?.last_insert_id;
        tx.commit().await.doing(DOING)?;
        Ok(id)
    }

    /// Forgets what a word means; answers whether there was one of this number.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] if the database fails.
    pub async fn mean_nothing(&self, id: i32) -> Result<bool, StoreError> {
        let tx = self.begin_alone().await?;
        let done = Entity::delete_by_id(id).exec(&tx).await.doing(DOING)?;
        tx.commit().await.doing(DOING)?;
        Ok(done.rows_affected > 0)
    }
}

/// What a word would mean. Meanings do not follow each other: what is meant is known itself.
async fn checked(tx: &impl ConnectionTrait, new: NewMeaning) -> Result<Meant, StoreError> {
    let NewMeaning { dimension, word, spelled, code } = new;
    if word == code {
        return Err(Undecidable::Itself(code).into());
    }
    let told = Entity::find().filter(Column::Dimension.eq(dimension.to_string()));
    for row in told.all(tx).await.doing(DOING)? {
        let KeptMeaning { meant, .. } = kept(row).in_table(TABLE)?;
        if meant.word == code || meant.member.code == word {
            return Err(Undecidable::Chain(meant.word, meant.member.code).into());
        }
    }
    let (known, _) = dictionary::read(tx).await?;
    let member = known.members(dimension).iter().find(|it| it.code == code);
    let member = member.cloned().ok_or(Undecidable::NoMember(dimension, code))?;
    Ok(Meant { dimension, word, spelled, member: Member { aliases: Vec::new(), ..member } })
}

fn kept(row: Model) -> Result<KeptMeaning, Corruption> {
    Ok(KeptMeaning {
        id: row.id,
        meant: Meant {
            dimension: row.dimension.parse().map_err(|_| Corruption::Word)?,
            word: row.word.parse()?,
            spelled: row.spelled,
            member: serde_json::from_str(&row.member)?,
        },
        at: Signature { at: row.told_at, by: row.told_by },
    })
}
