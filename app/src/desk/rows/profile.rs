//! The pupils of a school by level of difficulty (I8): by code, for the operator only.

use analysis::{
    View,
    inside::{LevelOf, Profile, Profiles},
};
use leptos::prelude::*;

use crate::{
    desk::text,
    state::{INSIDE, href},
    text::{Locale, inside::phrase::share, number, phrase::upper_first},
};

/// What is not told.
const NOTHING: &str = "–";

/// What each pupil earned of the tasks of each level, and all of them together.
pub(super) fn profiles(told: Profiles, view: &View, locale: Locale) -> AnyView {
    let (words, own) = (text::rows::of(locale), text::profile::of(locale));
    let levels = told.levels.clone();
    let head = |it: &LevelOf| {
        let tasks = it.tasks.join(", ");
        let most = it.max.map(|it| format!(" · {} {it}", own.max)).unwrap_or_default();
        view! {
            <th scope="col" class="is-number">
                {upper_first(locale.level(it.level))}
                <br />
                <span class="is-quiet">{format!("{} {tasks}{most}", own.tasks)}</span>
            </th>
        }
    };
    let line = |it: Profile| {
        let cell = |(level, earned): (&LevelOf, &Option<u64>)| {
            let value = earned.map_or_else(|| NOTHING.to_owned(), |it| of_level(level, it, locale));
            view! { <td class="is-number">{value}</td> }
        };
        let cells = levels.iter().zip(&it.earned).map(cell).collect_view();
        view! {
            <tr>
                <th scope="row">
                    <code>{it.code}</code>
                </th>
                <td>{it.class}</td>
                <td class="is-number">{it.mark.map_or_else(|| NOTHING.to_owned(), |it| it.to_string())}</td>
                {cells}
            </tr>
        }
    };
    let heads = told.levels.iter().map(head).collect_view();
    let foot = told.levels.iter().map(|it| together(it, locale)).collect_view();
    let rows = told.pupils.into_iter().map(line).collect_view();
    view! {
        <section id="profiles">
            <h2>{own.title}</h2>
            <p class="is-quiet">{own.text}</p>
            <p>
                <a href=format!("{}#levels", href(INSIDE, view))>{own.to_sums}</a>
            </p>
            <div class="table__scroll" tabindex="0" role="region" aria-label=own.title>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{words.code}</th>
                            <th scope="col">{words.class}</th>
                            <th scope="col" class="is-number">
                                {own.group}
                            </th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row" colspan="3">
                                {own.together}
                            </th>
                            {foot}
                        </tr>
                    </tfoot>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What all of them earned at a level, of how much, and how many they are.
fn together(of: &LevelOf, locale: Locale) -> AnyView {
    let whole = |it: u64| number::whole(locale, it);
    let (points, n) = of.together;
    let told = of.share_together().map(|(value, possible)| {
        let of = locale.texts().of;
        format!("{} ({} {of} {})", share(locale, value, n), whole(points), whole(possible))
    });
    let pupils = locale.counted(n, &text::profile::of(locale).pupils);
    view! {
        <td class="is-number">
            {told.unwrap_or_else(|| NOTHING.to_owned())} <br />
            <span class="is-quiet">{pupils}</span>
        </td>
    }
    .into_any()
}

/// «80 % (4 из 5)», or the points alone where it is not known how many there are.
fn of_level(level: &LevelOf, earned: u64, locale: Locale) -> String {
    let points = number::whole(locale, earned);
    match level.share(earned).zip(level.max) {
        Some((value, max)) => {
            let of = locale.texts().of;
            format!("{} ({points} {of} {})", share(locale, value, max), number::whole(locale, max))
        }
        None => points,
    }
}
