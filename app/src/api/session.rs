//! Who is asking, and of which data.

use std::sync::Arc;

use analysis::{Cube, disclosure::Published};
use leptos::prelude::use_context;
use store::Store;

use super::{ApiError, DataInfo};

/// What the current request may read. The server puts it into the context of every request.
#[derive(Clone, Debug)]
pub struct Session {
    /// The data, prepared for those who may see them.
    pub cube: Arc<Published<Cube>>,
    /// Which data these are.
    pub data: DataInfo,
    /// Where pupil rows are added up; nothing where the installation shows nothing of them.
    pub rows: Option<Store>,
}

impl Session {
    /// The current session.
    ///
    /// # Errors
    ///
    /// [`ApiError::Unavailable`] while no data are loaded yet.
    pub fn require() -> Result<Self, ApiError> {
        use_context().ok_or(ApiError::Unavailable)
    }
}
