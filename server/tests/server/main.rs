//! The server as a whole, without sockets: every address, and the command line.
//!
//! One binary for all of it, because linking costs more than running.
#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod access;
mod attempts;
mod cli;
mod cli_deciding;
mod clusters;
mod columns;
mod common;
mod corrected;
mod cycles;
mod data;
mod desk;
mod domain;
mod events;
mod expert;
mod export;
mod export_pictures;
mod guarded;
mod inside;
mod killed;
mod knowledge;
mod layouts;
mod layouts_named;
mod names;
mod noko;
mod own;
mod package;
mod pages;
mod plans;
mod reading;
mod resits;
mod rest;
mod schools;
mod sets;
mod signals;
mod sources;
mod synth;
mod trace;
