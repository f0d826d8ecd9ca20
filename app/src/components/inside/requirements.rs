//! Requirements and levels beside all other schools.

use analysis::{
    answer::Change,
    inside::{Done, Inside, LevelLine, RequirementLine, Status, TaskValue},
};
use leptos::prelude::*;

use super::{NOTHING, heads, section, table};
use crate::{
    components::result_table::tone,
    text::{
        Locale,
        inside::{phrase as said, planned::named},
        number, phrase,
    },
};

/// What the picture shows and in which order.
pub fn requirements_text(shown: &Inside, locale: Locale) -> &'static str {
    let [beside, alone] = locale.plan().text;
    if shown.rest.schools > 0 { beside } else { alone }
}

/// «60,0 % (50,2–69,1 %)».
pub(super) fn value(it: &TaskValue, locale: Locale) -> String {
    let interval = it.interval.map(|of| {
        format!(" ({})", number::interval(locale, analysis::Indicator::Quality, of, it.n))
    });
    format!("{}{}", said::share(locale, it.share, it.n), interval.unwrap_or_default())
}

/// What may be said of a difference: a sign and a word.
pub(super) fn judgement(of: &Change, locale: Locale) -> AnyView {
    let (symbol, word) = locale.texts().verdict(of.verdict);
    view! {
        <span class=format!("change {}", tone(of.verdict))>
            <span aria-hidden="true">{symbol}</span>
            " "
            {word}
        </span>
    }
    .into_any()
}

/// The level status: a sign and a word.
pub(super) fn status(of: Option<Status>, locale: Locale) -> String {
    of.map_or_else(
        || NOTHING.to_owned(),
        |of| {
            let (symbol, word) = locale.level_status(of);
            format!("{symbol}\u{a0}{word}")
        },
    )
}

/// Own, others', difference and what may be said.
fn beside(done: &Done, has_rest: bool, locale: Locale) -> AnyView {
    let nothing = || NOTHING.to_owned();
    let n = number::whole(locale, done.own.n);
    let others = has_rest.then(|| {
        let amount = done.difference.as_ref();
        let amount = amount.map_or_else(nothing, |of| said::difference(locale, of, done.own.n));
        let rest = done.rest.as_ref().map_or_else(nothing, |it| value(it, locale));
        view! {
            <td class="is-number">{rest}</td>
            <td class="is-number">{amount}</td>
            <td>{done.difference.as_ref().map(|of| judgement(of, locale))}</td>
        }
    });
    view! {
        <td class="is-number">{value(&done.own, locale)}</td>
        <td class="is-number">{n}</td>
        {others}
    }
    .into_any()
}

fn columns(name: &str, has_rest: bool, locale: Locale) -> Vec<(String, bool)> {
    let words = locale.inside();
    let mut columns = heads([name, words.own, words.pupils]);
    if has_rest {
        let beside = [(words.rest, true), (words.difference, true), (words.verdict, false)];
        columns.extend(beside.map(|(name, is_number)| (name.to_owned(), is_number)));
    }
    columns.push((locale.plan().status.to_owned(), false));
    columns
}

/// What it is, and quietly of which tasks and how many points.
fn of_tasks(name: String, tasks: &str, max: u64, locale: Locale) -> AnyView {
    let (of, most) = (locale.plan().tasks.to_lowercase(), locale.inside().max.to_lowercase());
    view! {
        <th scope="row">
            {name}
            <br />
            <span class="is-quiet">{format!("{of} {tasks} · {most} {max}")}</span>
        </th>
    }
    .into_any()
}

/// Every requirement.
pub fn requirements_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(told) = shown.requirements.as_ref().filter(|it| !it.lines.is_empty()) else {
        return ().into_any();
    };
    let words = locale.plan();
    let has_rest = shown.rest.schools > 0;
    let line = |it: &RequirementLine| {
        let below = match it.deficit.tasks {
            0 => String::new(),
            all => format!(
                "{}: {}\u{a0}{}\u{a0}{all}{}",
                words.below.to_lowercase(),
                it.deficit.insufficient,
                locale.texts().of,
                if it.deficit.is_systemic() {
                    format!(" · {}", words.deficit)
                } else {
                    String::new()
                }
            ),
        };
        view! {
            <tr>
                {of_tasks(named(&it.requirement), &it.tasks.join(", "), it.done.max, locale)}
                {beside(&it.done, has_rest, locale)}
                <td>
                    {status(it.status, locale)} <br /> <span class="is-quiet">{below}</span>
                </td>
            </tr>
        }
    };
    let columns = columns(words.requirement, has_rest, locale);
    let unplanned = (!told.unplanned.is_empty())
        .then(|| format!(" {} {}.", words.unplanned, told.unplanned.join(", ")));
    let text = format!("{}.{}", requirements_text(shown, locale), unplanned.unwrap_or_default());
    let rows = told.lines.iter().map(line).collect_view().into_any();
    let section = section("requirements", (words.title, text), table(columns, rows), shown, locale);
    view! {
        {section}
        <p class="is-quiet">{words.official}</p>
    }
    .into_any()
}

/// Tasks of each level together.
pub fn levels_table(shown: &Inside, locale: Locale) -> AnyView {
    let Some(told) = shown.requirements.as_ref().filter(|it| !it.levels.is_empty()) else {
        return ().into_any();
    };
    let words = locale.plan();
    let has_rest = shown.rest.schools > 0;
    let line = |it: &LevelLine| {
        view! {
            <tr>
                {of_tasks(phrase::upper_first(locale.level(it.level)), &it.tasks.to_string(), it.done.max, locale)}
                {beside(&it.done, has_rest, locale)}
                <td>{status(it.status, locale)}</td>
            </tr>
        }
    };
    let columns = columns(words.level, has_rest, locale);
    let rows = told.levels.iter().map(line).collect_view().into_any();
    let text = words.levels_text.to_owned();
    section("levels", (words.levels_title, text), table(columns, rows), shown, locale)
}
