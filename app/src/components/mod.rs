//! Building blocks: props in, links out.

pub mod asked;
pub mod benchmark;
pub mod breadcrumb;
pub mod chart_panel;
pub mod comparison_tables;
pub mod downloads;
pub mod drill;
pub mod dynamics_tables;
pub mod failures;
pub mod figure;
pub mod filters;
pub mod finder;
pub mod findings;
pub mod frame;
pub mod gap;
pub mod inside;
pub mod legend;
pub mod mix;
pub mod notes;
pub mod page_head;
pub mod result_table;
pub mod scatter;
pub mod signals;
pub mod smoothed;
pub mod tray;
pub mod two_years;
