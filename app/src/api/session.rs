//! Who is asking, and of which data.

use std::sync::Arc;

use analysis::{
    Cube, View,
    disclosure::Published,
    signals::{Asked, Judged, Raised, Signals, raised_by, signals_by},
};
use leptos::prelude::use_context;
use store::Store;

use super::{ApiError, DataInfo, memo::Memo};

/// What the current request may read. The server puts it into the context of every request.
#[derive(Clone, Debug)]
pub struct Session {
    /// The data, prepared for those who may see them.
    pub cube: Arc<Published<Cube>>,
    /// Which data these are.
    pub data: DataInfo,
    /// Where pupil rows are added up; nothing where the installation shows nothing of them.
    pub rows: Option<Store>,
    /// What was found of regions that somebody asked for before.
    pub judged: Arc<Memo<Asked, Judged>>,
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

    /// The signals of the schools of `view`; what the rules find is computed once for a version of
    /// the data.
    pub fn signals(&self, view: &View) -> Signals {
        signals_by(&self.cube, view, |asked| self.judged(asked))
    }

    /// Every signal of the chosen year, rule by rule.
    pub fn raised(&self, view: &View) -> Vec<Raised> {
        raised_by(&self.cube, view, |asked| self.judged(asked))
    }

    fn judged(&self, asked: &Asked) -> Arc<Judged> {
        self.judged.get(asked, || Judged::of(&self.cube, asked))
    }
}
