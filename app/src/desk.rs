//! The page «Данные»: files on the desk and the journal of imports.
//!
//! Rendered on the server only, as forms: it is opened by one person now and then, and every
//! byte of the browser's program is paid for by everybody. A small script (`public/desk.js`)
//! adds the drop zone and the progress of uploads where scripts run.
//!
//! What is shown comes as plain data from the server, which alone knows who asks.

pub mod batch;
pub mod breaks;
pub mod caption;
pub mod clusters;
pub mod columns;
mod content;
pub mod cycles;
pub mod decision;
pub mod events;
pub mod expert;
mod field;
pub mod file;
pub mod imports;
pub mod instead;
pub mod journal;
pub mod meanings;
pub mod origin;
pub mod own;
pub mod package;
pub mod plans;
pub mod resit;
pub mod rows;
pub mod schools;
pub mod sets;
pub mod signals;
pub mod source;
mod text;
mod undoable;
pub mod versions;
pub mod waiting;
mod ways;

use analysis::{event::Stage, source_kind::SourceKind};
pub use content::{Content, Finding, Rule, Sample, Verdict};
use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::Router;

use crate::{
    components::frame::Frame,
    desk::{
        batch::BatchPage,
        breaks::BreaksPage,
        clusters::ClustersPage,
        columns::{ColumnsPage, MappingsPage},
        cycles::CyclesPage,
        events::EventsPage,
        expert::ExpertPage,
        file::FilePage,
        journal::JournalPage,
        meanings::MeaningsPage,
        origin::OriginPage,
        own::OwnPage,
        package::PackagePage,
        rows::RowsPage,
        schools::SchoolsPage,
        sets::SetsPage,
        signals::DecidingPage,
        versions::VersionsPage,
    },
    state::{Data, Preferences},
};

/// The address of the page.
pub const DATA: &str = "/data";

/// What kind of source a file is, in the form and in the address of the journal.
pub const SOURCE: &str = "source";
/// The checkbox that says that errors were seen.
pub const ACCEPT_ERRORS: &str = "accept_errors";
/// Takes over every file of which nothing is to be decided.
pub const TAKE_ALL: &str = "/data/files/take-over";

/// What the page shows.
#[derive(Clone, Debug)]
pub enum Page {
    /// The desk and the journal.
    Journal(Journal),
    /// One file of the desk.
    File(Box<File>),
    /// One import.
    Batch(Box<Batch>),
    /// Where a number came from.
    Origin(Box<origin::Origin>),
    /// Pupil rows behind a number.
    Rows(Box<rows::Rows>),
    /// Which codes mean one school.
    Schools(Box<schools::Decisions>),
    /// What the columns of a table mean.
    Columns(Box<columns::Columns>),
    /// What was said about columns so far.
    Mappings(Vec<columns::Kept>),
    /// What words of files mean.
    Meanings(Vec<meanings::Kept>),
    /// Which schools are compared with each other.
    Clusters(Box<clusters::Clusters>),
    /// Thresholds of signals and what schools say.
    Signals(Box<signals::Deciding>),
    /// Dated events.
    Events(Box<events::Events>),
    /// Where series begin anew.
    Breaks(Box<breaks::Breaks>),
    /// Stages and frequencies of procedures.
    Cycles(Vec<cycles::Procedure>),
    /// Expert values.
    Expert(Box<expert::Experts>),
    /// Own indicators.
    Own(Box<own::OwnIndicators>),
    /// Sets of schools under a name.
    Sets(Box<sets::Sets>),
    /// What a school or municipality passes on.
    Package(Box<package::Sending>),
    /// Versions of the data.
    Versions(Vec<versions::Version>),
    /// What was asked for is not there (any more).
    Gone,
}

/// The desk and the journal.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    /// Whether the one who asks may change anything.
    pub is_operator: bool,
    /// What was just done.
    pub done: Option<Done>,
    /// Files that wait for a decision.
    pub files: Vec<File>,
    /// While they are taken over one after the other: how many are done, of how many.
    pub together: Option<(usize, usize)>,
    /// The kinds of sources that imports have.
    pub kinds: Vec<SourceKind>,
    /// The only kind that is listed.
    pub asked: Option<SourceKind>,
    /// Imports, the latest first.
    pub batches: Vec<Batch>,
    /// How large a file may be, in bytes.
    pub size_max: usize,
}

/// What was just done.
#[derive(Clone, Debug)]
pub enum Done {
    /// An import was made.
    TakenOver(i32),
    /// An import was undone.
    Undone(i32),
    /// A file was taken from the desk.
    Cancelled,
    /// It was decided which school is which.
    Decided,
    /// Something was not done, for this reason.
    Not(String),
}

/// A file on the desk.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Names it in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What was found in it; otherwise why nothing can be taken over.
    pub content: Option<Content>,
    /// Why nothing can be taken over.
    pub trouble: Option<Trouble>,
    /// Whether it was not compared yet: its own page does.
    pub is_unseen: bool,
    /// Whether somebody can say what its columns mean, or has said it.
    pub is_mappable: bool,
    /// The mapping it was read by.
    pub mapping: Option<columns::Kept>,
    /// What it does not say itself.
    pub asking: caption::Asking,
}

/// Why nothing of a file can be taken over.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// No known format has this heading.
    Unrecognised(String),
    /// Not one row could be used.
    NoRow,
    /// Something else, in the words of whoever found it.
    Other(String),
}

/// An import.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Its number.
    pub id: i32,
    /// The file.
    pub file: String,
    /// The hash of its contents.
    pub sha256: String,
    /// When, in UTC.
    pub at: String,
    /// What kind of source it is.
    pub kind: Option<SourceKind>,
    /// How many checks found errors that were accepted.
    pub errors: u64,
    /// The version of the program that read it.
    pub program: Option<String>,
    /// Who.
    pub operator: String,
    /// Rows of the file.
    pub rows: u64,
    /// Results taken over.
    pub cells: u64,
    /// Of them where an earlier import has one too.
    pub replaced: u64,
    /// How many problems it had.
    pub problems: u64,
    /// When and by whom it was undone.
    pub undone: Option<(String, String)>,
    /// The imports in whose place it stands.
    pub instead_of: Vec<i32>,
    /// The import that stands in its place, so that it does not count.
    pub replaced_by: Option<i32>,
    /// How final it is said to be.
    pub stage: Option<Stage>,
    /// Whether the one who asks may undo it.
    pub is_operator: bool,
    /// The problems: where, what was found, what was expected.
    pub list: Vec<Finding>,
}

/// The document around the page: the frame of all pages, without the browser's program.
pub fn document(page: Page) -> impl IntoView {
    let preferences @ Preferences { locale, theme, mode } = Preferences::current();
    provide_meta_context();
    provide_context(preferences);
    Data::provide();
    let texts = text::of(locale);
    let content = match page {
        Page::Journal(journal) => view! { <JournalPage journal /> }.into_any(),
        Page::File(file) => view! { <FilePage file=*file /> }.into_any(),
        Page::Batch(batch) => view! { <BatchPage batch=*batch /> }.into_any(),
        Page::Origin(origin) => view! { <OriginPage origin=*origin /> }.into_any(),
        Page::Rows(rows) => view! { <RowsPage rows=*rows /> }.into_any(),
        Page::Schools(decisions) => view! { <SchoolsPage decisions=*decisions /> }.into_any(),
        Page::Columns(columns) => view! { <ColumnsPage columns=*columns /> }.into_any(),
        Page::Mappings(all) => view! { <MappingsPage all /> }.into_any(),
        Page::Meanings(all) => view! { <MeaningsPage all /> }.into_any(),
        Page::Clusters(clusters) => view! { <ClustersPage clusters=*clusters /> }.into_any(),
        Page::Signals(deciding) => view! { <DecidingPage deciding=*deciding /> }.into_any(),
        Page::Events(events) => view! { <EventsPage events=*events /> }.into_any(),
        Page::Breaks(breaks) => view! { <BreaksPage breaks=*breaks /> }.into_any(),
        Page::Cycles(procedures) => view! { <CyclesPage procedures /> }.into_any(),
        Page::Expert(it) => view! { <ExpertPage experts=*it /> }.into_any(),
        Page::Own(own) => view! { <OwnPage own=*own /> }.into_any(),
        Page::Sets(sets) => view! { <SetsPage sets=*sets /> }.into_any(),
        Page::Package(sending) => view! { <PackagePage sending=*sending /> }.into_any(),
        Page::Versions(all) => view! { <VersionsPage all /> }.into_any(),
        Page::Gone => view! {
            <h1 class="page__title">{texts.gone}</h1>
            <p>
                <a href=DATA>{texts.back}</a>
            </p>
        }
        .into_any(),
    };
    view! {
        <!DOCTYPE html>
        <html lang=locale.to_string() data-theme=theme.to_string() data-mode=mode.to_string()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href=crate::icon() type="image/svg+xml" />
                <link rel="stylesheet" href="/pkg/razrez.css" />
                <script src="/desk.js" defer></script>
                <MetaTags />
            </head>
            <body>
                <Router>
                    <Title text=format!("{} — {}", texts.title, locale.texts().product) />
                    <Frame>{content}</Frame>
                </Router>
            </body>
        </html>
    }
}
