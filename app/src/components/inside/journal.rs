//! Marks beside those of the journal: shares, which meets which, and schools.

use analysis::{
    Dimension, View,
    inside::{Agreement, Inside, SchoolLine},
};
use leptos::prelude::*;

use super::{NOTHING, heads, row, school_href, section, table};
use crate::{
    state::here_href,
    text::{Locale, inside::phrase as said, number},
};

/// Rows that are shown before one asks for more, and how many more then.
const ROWS: u32 = 100;

/// Lowered, confirmed, raised, and what is said of their agreement in one number.
pub fn shares_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(journal) = &shown.journal else { return ().into_any() };
    let words = locale.inside();
    let (own, rest) = (&journal.own, journal.rest.as_ref());
    let count = |name: &str, of: fn(&Agreement) -> Option<u64>| {
        let told = |it: &Agreement| {
            of(it).map_or_else(
                || locale.texts().absence_symbol(analysis::Absence::Hidden).to_owned(),
                |count| said::counted(locale, count, it.n, it.share(count)),
            )
        };
        row(
            name.to_owned().into_any(),
            [Some(told(own)), rest.map(told)].into_iter().flatten().collect(),
        )
    };
    let single = |name: &'static str, told: &dyn Fn(&Agreement) -> String| {
        row(name.into_any(), [Some(told(own)), rest.map(told)].into_iter().flatten().collect())
    };
    let [lowered, confirmed, raised] = words.steps;
    let rows = [
        single(words.both_marks, &|it| {
            let [n, all] = [it.n, it.pupils].map(|it| number::whole(locale, it));
            format!("{n}\u{a0}{}\u{a0}{all}", locale.texts().of)
        }),
        count(lowered, |it| Some(it.lowered)),
        count(confirmed, |it| Some(it.confirmed)),
        count(raised, |it| Some(it.raised)),
        count(words.far, |it| it.far),
        single(words.shift, &|it| number::signed_decimal(locale, it.shift, 2)),
        single(words.rho, &|it| said::estimate(locale, it.rho)),
        single(words.kappa, &|it| said::estimate(locale, it.kappa)),
    ];
    let mut columns = heads(["", words.own, words.rest]);
    columns[0].0 = locale.texts().indicator.to_owned();
    columns.truncate(if rest.is_some() { 3 } else { 2 });
    let text = words.journal_text.to_owned();
    section(
        "journal",
        (words.journal_title, text),
        table(columns, rows.collect_view().into_any()),
        shown,
        locale,
    )
}

/// Rows of the journal, columns of the work.
pub fn marks_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(cells) = shown.journal.as_ref().and_then(|it| it.own.table) else {
        return ().into_any();
    };
    let words = locale.inside();
    let line = |at: usize| {
        let of_row: u64 = cells[at].iter().sum();
        let cell = |count: &u64| match (count, of_row) {
            (_, 0) => NOTHING.to_owned(),
            (count, all) => {
                let share = said::share(locale, *count as f64 / all as f64, all);
                format!("{} ({share})", number::whole(locale, *count))
            }
        };
        let mut told: Vec<String> = cells[at].iter().map(cell).collect();
        told.push(number::whole(locale, of_row));
        row(format!("{} «{}»", words.mark_of_journal, at + 2).into_any(), told)
    };
    let names = (2..=5).map(|mark| (format!("{} «{mark}»", words.mark_of_work), true));
    let columns = std::iter::once((words.mark_of_journal.to_owned(), false))
        .chain(names)
        .chain([(words.all.to_owned(), true)]);
    let rows = (0..cells.len()).map(line).collect_view().into_any();
    let text = words.marks_text.to_owned();
    section("marks", (words.marks_title, text), table(columns.collect(), rows), shown, locale)
}

/// The schools of the place, by name.
pub fn schools_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(journal) = shown.journal.as_ref().filter(|it| !it.schools.is_empty()) else {
        return ().into_any();
    };
    let words = locale.inside();
    let view = &shown.setting.view;
    let limit = view.rows.unwrap_or(ROWS);
    let line = |it: &SchoolLine| {
        let href = school_href(view, &it.school);
        let name = view! { <a href=href>{it.school.name.clone()}</a> }.into_any();
        let share = |count: u64| said::part(locale, count, it.n);
        let mut cells = vec![number::whole(locale, it.n)];
        cells.extend(it.counts.map(share));
        cells.push(number::signed_decimal(locale, it.shift, 2));
        let lowered = it.lowered.as_ref();
        cells.push(
            lowered.map_or_else(|| NOTHING.to_owned(), |of| said::difference(locale, of, it.n)),
        );
        cells.push(
            lowered
                .map_or(NOTHING, |of| locale.more_or_less_often(of.verdict, of.delta))
                .to_owned(),
        );
        row(name, cells)
    };
    let [lowered, confirmed, raised] = words.steps;
    let columns = heads([
        locale.texts().dimension(Dimension::School),
        words.both_marks,
        lowered,
        confirmed,
        raised,
        words.shift,
        words.difference,
        words.verdict,
    ]);
    let rows = journal.schools.iter().take(limit as usize).map(line).collect_view().into_any();
    let more = (journal.schools.len() > limit as usize).then(|| {
        let wider = View { rows: Some(limit + ROWS), ..view.clone() };
        view! {
            <p>
                <a href=here_href(&wider) data-noscroll>
                    {locale.texts().show_more}
                </a>
            </p>
        }
    });
    let text = words.schools_text.to_owned();
    let section =
        section("schools", (words.schools_title, text), table(columns, rows), shown, locale);
    view! {
        {section}
        {more}
    }
    .into_any()
}
