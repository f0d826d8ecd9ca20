//! Explaining what the columns of a waiting file mean: a look at what would be read, and reading it.

use intake::{
    Harvest, Knowledge, Unreadable,
    mapping::{At, Draft, Mapping, draft},
};

use super::{Desk, OPERATOR, Staged, Trouble};
use crate::{knowledge, live::LiveData, mappings};

/// What a mapping would make of a file.
#[derive(Debug)]
pub(crate) struct Look {
    /// The table as it stands there.
    pub(crate) draft: Draft,
    /// What would be read, if anything.
    pub(crate) read: Option<Result<Harvest, Unreadable>>,
}

impl Staged {
    /// Whether it waits for somebody who says what its columns mean, or was read so.
    pub(crate) fn is_mappable(&self) -> bool {
        match &self.harvest {
            Ok(harvest) => harvest.shape.is_some(),
            Err(reason) => reason.is_mappable(),
        }
    }
}

impl Desk {
    /// Looks at the table of a waiting file, its heading at a place or where it is likely, and at
    /// what a mapping would make of it.
    pub(crate) async fn look(
        &self,
        live: &LiveData,
        id: &str,
        at: Option<At>,
        mapping: Option<Mapping>,
    ) -> Result<Look, Trouble> {
        let staged = self.get(id)?;
        let known = knowledge::known(live.store()).await?;
        let looked = self.in_turn(move || {
            let bytes = staged.bytes()?;
            let draft = draft(&staged.file, &bytes, at).map_err(Trouble::Unusable)?;
            let mapping = mapping.filter(|it| it.faults().is_empty());
            let told = |it| Knowledge { mappings: vec![it], ..known };
            let read = mapping.map(|it| intake::read_with(&staged.file, &bytes, &told(it)));
            Ok(Look { draft, read })
        });
        looked.await?
    }

    /// Remembers what the columns of a waiting file mean and reads it so, and with it all that wait
    /// with the same heading.
    pub(crate) async fn explain(
        &self,
        live: &LiveData,
        id: &str,
        mapping: &Mapping,
    ) -> Result<(), Trouble> {
        let staged = self.get(id)?;
        let faults = mapping.faults();
        if !faults.is_empty() {
            return Err(Trouble::Unusable(Unreadable::Mapping { faults }));
        }
        staged.bytes()?;
        mappings::remember(live.store(), mapping, &staged.file, OPERATOR).await?;
        self.read_anew(live, Staged::is_mappable).await
    }
}
