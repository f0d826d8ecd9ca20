//! What every request of this server needs.

use std::sync::Arc;

use axum::extract::FromRef;
use leptos::config::LeptosOptions;

use crate::{hash, live::LiveData};

/// The server, as the router sees it.
#[derive(Clone, Debug)]
pub struct Server {
    /// The data.
    pub live: LiveData,
    /// Who is let in.
    pub entry: Entry,
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
        // Built here, so that a finished binary needs no LEPTOS_* variable.
        let options =
            LeptosOptions::builder().output_name("razrez").site_root("target/site").build();
        Self { live, entry, options, build: build().into() }
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
