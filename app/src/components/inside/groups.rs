//! Tasks and requirements by the mark of the pupils.

use analysis::inside::{GroupLine, Inside, groups::MARKS};
use leptos::prelude::*;

use super::{heads, row, section, table};
use crate::text::{Locale, inside::phrase as said, number};

/// Every task and requirement, with the groups that are large enough.
pub fn groups_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(groups) = &shown.groups else { return ().into_any() };
    let (words, inside) = (locale.plan(), locale.inside());
    let hidden = || locale.texts().absence_symbol(analysis::Absence::Hidden).to_owned();
    let told = |places: &[usize], it: &GroupLine| {
        let share = |at: &usize| {
            it.marks[*at].map_or_else(hidden, |it| said::share(locale, it.share, it.n))
        };
        let mut cells: Vec<String> = places.iter().map(share).collect();
        cells.push(it.crossing.map_or_else(String::new, |of| {
            let lead = number::signed_decimal(locale, 100.0 * of.lead, 0);
            format!("«{}» > «{}»: {lead}", of.lower, of.higher)
        }));
        cells
    };
    // Marks that nobody has are no columns.
    let places: Vec<usize> = (0..MARKS.len()).filter(|at| groups.pupils[*at] > 0).collect();
    let tasks = groups
        .tasks
        .iter()
        .map(|it| row(format!("{} {}", inside.task, it.name).into_any(), told(&places, it)));
    let requirements = groups.requirements.iter().map(|it| {
        let name = if it.text.is_empty() || it.text == it.name {
            it.name.clone()
        } else {
            format!("{}. {}", it.name, it.text)
        };
        row(name.into_any(), told(&places, it))
    });
    let mut columns = heads([words.task_or]);
    columns.extend(places.iter().map(|at| {
        let n = locale.counted(groups.pupils[*at], &locale.texts().pupils);
        (format!("«{}», {n}", MARKS[*at]), true)
    }));
    columns.push((words.crossing.to_owned(), true));
    let rows = tasks.chain(requirements).collect_view().into_any();
    let text = words.groups_text.to_owned();
    section("groups", (words.groups_title, text), table(columns, rows), shown, locale)
}
