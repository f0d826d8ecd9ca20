//! Saving and deleting sets of schools: the same for the page and the API.

use analysis::view::Against;
use store::{DataVersion, StoreError};

use crate::{
    desk::{OPERATOR, Trouble},
    state::Server,
};

/// The longest name.
pub(crate) const NAME_MAX: usize = 100;

/// Saves the set an address says under a name.
pub(crate) async fn save(server: &Server, name: &str, address: &str) -> Result<(), Trouble> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Err(Trouble::Invalid(format!("a name of at most {NAME_MAX} signs is needed")));
    }
    let against = Against::from_query(address);
    let against = against.ok_or_else(|| Trouble::Invalid("`address` is no set".to_owned()))?;
    done(server, server.live.store().save_set(name, &against, OPERATOR).await).await
}

/// Deletes a set; it stays in the history.
pub(crate) async fn delete(server: &Server, id: i32) -> Result<(), Trouble> {
    done(server, server.live.store().delete_set(id, OPERATOR).await).await
}

async fn done(server: &Server, changed: Result<DataVersion, StoreError>) -> Result<(), Trouble> {
    match changed {
        Ok(_version) => {
            server.live.refresh().await?;
            Ok(())
        }
        Err(StoreError::Undecidable(reason)) => Err(reason.into()),
        Err(error) => Err(anyhow::Error::from(error).into()),
    }
}
