//! Primary scores: the numbers of the picture, and what lies at the boundaries of marks.

use analysis::inside::{Bin, Inside, Jump, Likeness};
use leptos::prelude::*;

use super::{NOTHING, heads, row, section, table};
use crate::text::{Locale, inside::phrase as said, number};

/// A score, or several.
pub fn named(bin: &Bin) -> String {
    if bin.from == bin.to { bin.from.to_string() } else { format!("{}–{}", bin.from, bin.to) }
}

/// What the picture shows.
pub fn scores_text(shown: &Inside, locale: Locale) -> &'static str {
    let [beside, alone] = locale.inside().scores_text;
    if shown.rest.schools > 0 { beside } else { alone }
}

/// The numbers of the distribution.
pub fn scores_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(scores) = &shown.scores else { return ().into_any() };
    let words = locale.inside();
    let [own, rest] = scores.n;
    let share = |count: u64, n: u64| said::part(locale, count, n);
    let line = |it: &Bin| {
        let others = (rest > 0).then(|| share(it.rest, rest));
        let begins = scores.boundaries.iter().find(|(_, at)| *at == it.from);
        let mark = begins.map(|(mark, _)| format!(" («{mark}»)"));
        let name = format!("{}{}", named(it), mark.unwrap_or_default());
        row(name.into_any(), std::iter::once(share(it.own, own)).chain(others).collect())
    };
    let mut columns = heads([words.score, words.own, words.rest]);
    columns.truncate(if rest > 0 { 3 } else { 2 });
    let quantiles = [scores.quantiles(true), scores.quantiles(false).filter(|_| rest > 0)];
    let middle = words.quantiles.iter().enumerate().map(|(at, name)| {
        let told = |of: Option<[f64; 5]>| {
            of.map_or_else(|| NOTHING.to_owned(), |it| number::decimal(locale, it[at], 1))
        };
        let cells = quantiles.iter().take(if rest > 0 { 2 } else { 1 }).map(|it| told(*it));
        row((*name).into_any(), cells.collect())
    });
    let middle: Vec<_> = middle.filter(|_| quantiles[0].is_some()).collect();
    let rows = scores.bins.iter().map(line).chain(middle).collect_view().into_any();
    table(columns, rows)
}

/// What lies at the boundaries of marks.
pub fn jumps_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(scores) = &shown.scores else { return ().into_any() };
    let words = locale.inside();
    let note = |text: &'static str| view! { <p class="is-quiet">{text}</p> }.into_any();
    if scores.is_gathered {
        return note(words.gathered);
    }
    if scores.jumps.is_empty() {
        return note(words.no_boundaries);
    }
    let share = |[above, all]: [u64; 2]| {
        if all == 0 {
            return NOTHING.to_owned();
        }
        let [part, of] = [above, all].map(|it| number::whole(locale, it));
        let share = said::share(locale, above as f64 / all as f64, all);
        format!("{share} ({part}\u{a0}{}\u{a0}{of})", locale.texts().of)
    };
    let line = |it: &Jump| {
        let smooth =
            it.smooth.map_or_else(|| NOTHING.to_owned(), |it| said::share(locale, it, 100));
        let cells = vec![
            it.boundary.to_string(),
            share(it.own),
            share(it.rest),
            smooth,
            locale.likeness(it.likeness).to_owned(),
        ];
        row(format!("«{}»", it.mark).into_any(), cells)
    };
    let together = (scores.together != Likeness::Unknown).then(|| {
        let sum = |of: fn(&Jump) -> [u64; 2]| {
            scores.jumps.iter().map(of).fold([0, 0], |sum, it| [sum[0] + it[0], sum[1] + it[1]])
        };
        let cells = vec![
            NOTHING.to_owned(),
            share(sum(|it| it.own)),
            share(sum(|it| it.rest)),
            NOTHING.to_owned(),
            locale.likeness(scores.together).to_owned(),
        ];
        row(words.together.into_any(), cells)
    });
    let rows = scores.jumps.iter().map(line).chain(together).collect_view().into_any();
    let at = format!("{}: {}", words.at_boundary, words.own.to_lowercase());
    let others = words.rest.to_owned();
    let columns = heads([
        locale.inside().mark_of_work,
        words.boundary,
        &at,
        &others,
        words.smooth,
        words.verdict,
    ]);
    let text = words.jumps_text.to_owned();
    section("boundaries", (words.jumps_title, text), table(columns, rows), shown, locale)
}
