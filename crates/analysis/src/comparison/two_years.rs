//! The objects of the tray in two years: who changed most.

use super::Compared;
use crate::{
    answer::{Absence, change, correct},
    dimension::Dimension,
    dynamics::{Comparison as InTwoYears, chosen},
    setting::{Setting, is_broken},
    view::View,
    year::AcademicYear,
};

/// Sets every object beside itself in two years, those of the address or the ends of the series of the
/// place; `None` where there are no two, or years are what is compared.
pub(super) fn set_two_years(
    setting: &Setting,
    view: &View,
    objects: &mut [Compared],
) -> Option<(AcademicYear, AcademicYear)> {
    let (from, to) = chosen(setting, view.since, view.until)?;
    let has_years = |it: &Compared| it.object.dimension != Dimension::Year;
    for object in objects.iter_mut().filter(|it| has_years(it)) {
        let row = |year: AcademicYear| object.years.row_of(&year.to_string()).copied();
        let (before, after) = (row(from), row(to));
        let change = if is_broken(&object.breaks, from, to) {
            Err(Absence::NotComparable)
        } else {
            change(setting.view.indicator, before.as_ref(), after.as_ref())
        };
        object.two_years = Some(InTwoYears { before, after, change });
    }
    correct(objects.iter_mut().filter_map(|it| it.two_years.as_mut()?.change.as_mut().ok()));
    objects.iter().any(|it| it.two_years.is_some()).then_some((from, to))
}
