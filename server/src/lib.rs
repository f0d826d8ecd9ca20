//! The server of Razrez and its command line: wiring only, no education in here.
//!
//! | I look for… | module |
//! |---|---|
//! | what can be typed after `razrez` | [`cli`] |
//! | every address, security headers, limits | [`http`] |
//! | the data being served, and their replacement | [`live`] |
//! | the REST API | `rest` |
//! | downloads | `export` |
//! | words that become a view | [`question`] |

// The type of the document is as deep as the document.
#![recursion_limit = "256"]

mod bundled;
pub mod cli;
mod clusters;
mod desk;
mod encoding;
mod export;
mod files;
mod hash;
pub mod http;
mod knowledge;
pub mod live;
mod mappings;
mod names;
mod package;
mod preview;
pub mod question;
mod resit;
mod rest;
mod review;
mod rows;
mod schools;
mod sets;
mod site;
pub mod state;
mod trace;
mod typed;

pub use files::PupilRows;
pub use http::router;
pub use names::Names;
pub use state::{Entry, Server};
