//! Two years chosen in a picture of years: by dragging from one to the other, by pointing at one and then
//! at the other, or by the space bar.
//!
//! What comes of it is the address that the two menus lead to. The years that are compared are shaded, and
//! what is being chosen is shaded in the same way. [`Picking`] is the choice under way; it knows
//! no browser, so that it can be tested without one.

use analysis::{AcademicYear, View, setting::Setting};
use serde_json::{Value, json};

use super::Palette;
use crate::state::{DYNAMICS, href};

/// The series that shows what is chosen, by which ECharts finds it again.
const SERIES: &str = "periods";

/// What can be chosen on the axis of years.
#[derive(Clone, Debug, PartialEq)]
pub struct Periods {
    /// For each place on the axis the year, if it has a value to compare.
    years: Vec<Option<AcademicYear>>,
    /// What is compared.
    view: View,
    /// The places that are compared now.
    pub chosen: [usize; 2],
}

impl Periods {
    /// The years of an axis with a value; `None` where the two compared ones are not on it.
    pub fn of(
        setting: &Setting,
        (from, to): (AcademicYear, AcademicYear),
        axis: &[String],
    ) -> Option<Self> {
        let year = |code: &String| {
            let of = |(year, _): &(AcademicYear, _)| year.to_string() == *code;
            let (year, row) = setting.years.by_year().find(of)?;
            row.value.is_ok().then_some(year)
        };
        let years: Vec<_> = axis.iter().map(year).collect();
        let place = |of: AcademicYear| axis.iter().position(|it| *it == of.to_string());
        let chosen = [place(from)?, place(to)?];
        Some(Self { years, view: setting.view.clone(), chosen })
    }

    /// The place with a value nearest to a point of the axis; of two the earlier one.
    pub fn nearest(&self, at: f64) -> Option<usize> {
        let known = (0..self.years.len()).filter(|it| self.years[*it].is_some());
        #[expect(clippy::cast_precision_loss, reason = "a few dozen years")]
        known.min_by(|one, two| (*one as f64 - at).abs().total_cmp(&(*two as f64 - at).abs()))
    }

    /// The year at a place.
    pub fn year(&self, place: usize) -> Option<AcademicYear> {
        self.years.get(place).copied().flatten()
    }

    /// Where two places lead, whichever is named first.
    pub fn href(&self, [one, two]: [usize; 2]) -> Option<String> {
        let (since, until) = (self.year(one.min(two))?, self.year(one.max(two))?);
        let view = View { since: Some(since), until: Some(until), ..self.view.clone() };
        (since != until).then(|| href(DYNAMICS, &view))
    }

    /// The series that shades what is chosen.
    pub(super) fn series(&self, palette: &Palette) -> Value {
        let mut series = shading(self.chosen);
        series["type"] = json!("line");
        series["data"] = json!([]);
        series["silent"] = json!(true);
        series["z"] = json!(0);
        series["markArea"]["silent"] = json!(true);
        series["markArea"]["itemStyle"] = json!({ "color": palette.ink, "opacity": 0.05 });
        series["markLine"]["silent"] = json!(true);
        series["markLine"]["symbol"] = json!("none");
        series["markLine"]["label"] = json!({ "show": false });
        series["markLine"]["lineStyle"] =
            json!({ "color": palette.ink_muted, "type": "solid", "width": 1 });
        series
    }
}

/// What shows two places as chosen: the rest of the series stays as it is.
pub fn shading([one, two]: [usize; 2]) -> Value {
    json!({
        "id": SERIES,
        "markArea": { "data": [[{ "xAxis": one }, { "xAxis": two }]] },
        "markLine": { "data": [{ "xAxis": one }, { "xAxis": two }] },
    })
}

/// Two years being chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Picking {
    /// Where the pointer went down and is held.
    held: Option<usize>,
    /// The end that was pointed at first.
    first: Option<usize>,
    /// What is shaded.
    shown: Option<[usize; 2]>,
}

/// What follows from a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Nothing.
    Nothing,
    /// These are about to be chosen.
    Shows([usize; 2]),
    /// These are chosen.
    Chosen([usize; 2]),
    /// Nothing is chosen any longer.
    Dropped,
}

impl Picking {
    /// Whether something is shaded that is not yet chosen.
    pub fn is_under_way(&self) -> bool {
        self.shown.is_some()
    }

    /// The pointer goes down.
    pub fn press(&mut self, place: usize) {
        self.held = Some(place);
    }

    /// The pointer is over a year.
    pub fn pass(&mut self, place: usize) -> Picked {
        let Some(start) = self.held.or(self.first) else { return Picked::Nothing };
        let is_still = self.held.is_some() && self.shown.is_none() && start == place;
        if is_still || self.shown == Some([start, place]) {
            return Picked::Nothing;
        }
        self.shown = Some([start, place]);
        Picked::Shows([start, place])
    }

    /// The pointer goes up: after a way over several years that is the choice.
    pub fn release(&mut self, place: usize) -> Picked {
        match self.held.take() {
            Some(start) if start != place => self.choose([start, place]),
            // Led back to where it began.
            Some(_) if self.first.is_none() && self.is_under_way() => self.escape(),
            _ => Picked::Nothing,
        }
    }

    /// A year is pointed at: the first of two, or the second.
    pub fn point(&mut self, place: usize) -> Picked {
        match self.first {
            None => {
                self.first = Some(place);
                self.shown = Some([place, place]);
                Picked::Shows([place, place])
            }
            Some(first) if first == place => self.escape(),
            Some(first) => self.choose([first, place]),
        }
    }

    /// Nothing is to be chosen after all.
    pub fn escape(&mut self) -> Picked {
        let was_under_way = self.is_under_way();
        *self = Self::default();
        if was_under_way { Picked::Dropped } else { Picked::Nothing }
    }

    fn choose(&mut self, ends: [usize; 2]) -> Picked {
        *self = Self::default();
        Picked::Chosen(ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_over_several_years_chooses_its_ends() {
        let mut picking = Picking::default();
        picking.press(3);
        assert_eq!(picking.pass(3), Picked::Nothing);
        assert_eq!(picking.pass(2), Picked::Shows([3, 2]));
        assert_eq!(picking.pass(1), Picked::Shows([3, 1]));
        assert_eq!(picking.release(1), Picked::Chosen([3, 1]));
        assert!(!picking.is_under_way());
        // Led back to where it began it chooses nothing.
        picking.press(3);
        picking.pass(2);
        picking.pass(3);
        assert_eq!(picking.release(3), Picked::Dropped);
    }

    #[test]
    fn two_years_pointed_at_in_turn_are_chosen_and_escape_drops_the_first() {
        let mut picking = Picking::default();
        picking.press(0);
        assert_eq!(picking.release(0), Picked::Nothing);
        assert_eq!(picking.point(0), Picked::Shows([0, 0]));
        assert_eq!(picking.pass(2), Picked::Shows([0, 2]));
        picking.press(2);
        assert_eq!(picking.release(2), Picked::Nothing);
        assert_eq!(picking.point(2), Picked::Chosen([0, 2]));
        assert_eq!(picking.escape(), Picked::Nothing);
        picking.point(1);
        assert_eq!(picking.escape(), Picked::Dropped);
        // The same year twice is no choice.
        picking.point(1);
        assert_eq!(picking.point(1), Picked::Dropped);
    }
}
