//! Heat maps over the years: subjects or procedures × years, the number in each cell. Colour says how
//! far a cell lies from the same work in a place that contains this one.

use analysis::{Dimension, Row, dynamics::Dynamics};

use super::{
    Palette, Picture,
    matrix::{Cell, heat},
};
use crate::{
    components::dynamics_tables::grid::{cell_href, grid_of},
    text::{Locale, phrase},
};

/// Draws the heat map of subjects or of procedures, where there is one.
pub fn grid(
    followed: &Dynamics,
    by: Dimension,
    palette: &Palette,
    locale: Locale,
) -> Option<Picture> {
    let grid = grid_of(followed, by)?;
    let indicator = followed.setting.view.indicator;
    let mut away = grid.away().0.into_iter();
    let mut cells = Vec::new();
    for (down, line) in (0..).zip(&grid.lines) {
        for (across, (year, (Row { value, .. }, _))) in
            (0..).zip(grid.years.iter().zip(&line.cells))
        {
            let name = format!("{}, {year}", line.member.name);
            let spoken = phrase::spoken(locale, indicator, &name, value);
            let href = Some(cell_href(followed, grid, &line.member, *year));
            let away = away.next().flatten();
            cells.push(Cell { at: [across, down], value: *value, away, spoken, href });
        }
    }
    let columns = grid.years.iter().map(ToString::to_string).collect();
    let rows = grid.lines.iter().map(|it| it.member.name.clone()).collect();
    Some(heat([columns, rows], cells, indicator, palette, locale))
}
