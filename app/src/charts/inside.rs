//! Charts of what is inside a work.

mod journal;
mod scores;
mod tasks;
#[cfg(test)]
mod tests;

use charming::{
    component::Axis,
    element::{AxisLabel, AxisLine, AxisTick, AxisType, LineStyle, SplitLine},
};

use super::Palette;

pub use journal::{agreement, lines_of_agreement};
pub use scores::{LINES_OF_SCORES, distribution};
pub use tasks::{requirement_gaps, task_gaps};

/// Names from top to bottom.
fn names(names: Vec<String>, palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .inverse(true)
        .data(names)
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().show(false))
        .axis_label(AxisLabel::new().color(palette.ink.as_str()))
}

/// An axis of percent.
fn percent(palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .min(0)
        .axis_label(AxisLabel::new().color(palette.ink_muted.as_str()))
        .split_line(SplitLine::new().line_style(LineStyle::new().color(palette.line.as_str())))
}
