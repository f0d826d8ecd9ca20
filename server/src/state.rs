//! What every request of this server needs.

use std::{sync::Arc, time::Duration};

use app::api::Session;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;

use crate::{
    desk::{Desk, READING_MAX},
    files::PupilRows,
    hash,
    live::LiveData,
};

/// Where Leptos finds no site: ours may lie in the binary.
const NO_FOLDER: &str = "served-by-the-server";

/// The server, as the router sees it.
#[derive(Clone, Debug)]
pub struct Server {
    /// The data.
    pub live: LiveData,
    /// Who is let in.
    pub entry: Entry,
    /// What the operator brings; without one nobody changes anything over the network.
    pub(crate) operator: Option<Arc<str>>,
    /// Files that wait for a decision.
    pub(crate) desk: Desk,
    /// Whether pupil rows are kept and shown.
    pub(crate) pupil_rows: PupilRows,
    options: LeptosOptions,
    build: Arc<str>,
}

/// Who is let in.
#[derive(Clone, Debug)]
pub enum Entry {
    /// Everybody who can reach the address.
    Open,
    /// Whoever brings this token.
    Token(Arc<str>),
}

impl Server {
    /// A server of these data.
    pub fn new(live: LiveData, entry: Entry) -> Self {
        // Built here, so that a finished binary needs no LEPTOS_* variable. Site files come by
        // `crate::site`: a folder of them that happens to lie below the working one is another site.
        let options = LeptosOptions::builder().output_name("razrez").site_root(NO_FOLDER).build();
        // One token is enough: who may read everything is, until there are accounts, who may write.
        let operator = match &entry {
            Entry::Token(token) => Some(Arc::clone(token)),
            Entry::Open => None,
        };
        let (desk, build) = (Desk::new(READING_MAX), build().into());
        let pupil_rows = PupilRows::default();
        Self { live, entry, operator, desk, pupil_rows, options, build }
    }

    /// The same, and whoever brings this token may change the data.
    #[must_use]
    pub fn with_operator(self, token: &str) -> Self {
        Self { operator: Some(token.into()), ..self }
    }

    /// The same, keeping and showing pupil rows or not.
    #[must_use]
    pub fn with_pupil_rows(self, pupil_rows: PupilRows) -> Self {
        Self { pupil_rows, ..self }
    }

    /// The same, giving up reading a file after this long.
    #[must_use]
    pub fn with_reading_max(self, reading_max: Duration) -> Self {
        Self { desk: Desk::new(reading_max), ..self }
    }

    /// What a request may read of the data of this moment.
    pub(crate) fn session(&self) -> Session {
        // Rows know schools by their own codes.
        let is_kept = self.pupil_rows == PupilRows::Keep && self.live.calls_all_by_name();
        let rows = is_kept.then(|| self.live.store().clone());
        Session { rows, ..self.live.now().session() }
    }

    /// What the document is made with.
    pub(crate) fn options(&self) -> &LeptosOptions {
        &self.options
    }

    /// Names the program: a new build must not confirm an old build's pages.
    pub(crate) fn build(&self) -> &str {
        &self.build
    }
}

fn build() -> String {
    let changed = std::env::current_exe()
        .and_then(|path| path.metadata())
        .and_then(|about| Ok((about.len(), about.modified()?)));
    hash::short(format!("{} {changed:?}", env!("CARGO_PKG_VERSION")).as_bytes())
}

impl FromRef<Server> for LeptosOptions {
    fn from_ref(server: &Server) -> Self {
        server.options.clone()
    }
}
