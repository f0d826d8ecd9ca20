//! Who is below the minimum and at the top, and in which tasks they differ.

use analysis::{
    answer::{Change, Verdict},
    inside::{End, Gap, Inside, Place, Portion},
};
use leptos::prelude::*;

use super::{NOTHING, heads, requirements::value, row, school_href, section, table};
use crate::text::{Locale, inside::phrase as said};

/// Classes or schools and tasks that are shown; the file has all.
const ROWS: usize = 100;

/// Both ends.
pub fn ends_tables(shown: &Inside, locale: Locale) -> AnyView {
    let Some(ends) = &shown.ends else { return ().into_any() };
    let [low, high] = [(0, "low", &ends.low), (1, "high", &ends.high)]
        .map(|(at, name, end)| one(at, name, end, shown, locale));
    view! {
        {low}
        {high}
        <p class="is-quiet">{locale.plan().ends_note}</p>
    }
    .into_any()
}

fn one(at: usize, name: &'static str, end: &End, shown: &Inside, locale: Locale) -> AnyView {
    let (words, inside) = (locale.plan(), locale.inside());
    let share = |it: Portion| {
        it.share().map_or_else(
            || NOTHING.to_owned(),
            |(share, interval)| said::counted(locale, it.count, it.n, (share, Some(interval))),
        )
    };
    let line = |name: AnyView, portion: Portion, of: Option<&Change>| {
        let amount =
            of.map_or_else(|| NOTHING.to_owned(), |of| said::difference(locale, of, portion.n));
        let word = of.map_or(NOTHING, |of| different(of, locale));
        row(name, vec![share(portion), amount, word.to_owned()])
    };
    let mut rows = vec![line(words.here.into_any(), end.here, None)];
    if let Some(rest) = end.rest {
        rows.push(line(inside.rest.into_any(), rest, None));
    }
    let sex = |it: &analysis::inside::Who<_>| {
        line(locale.pupils_of(it.of).into_any(), it.portion, it.difference.as_ref())
    };
    rows.extend(end.sexes.iter().map(sex));
    let part = |it: &analysis::inside::Who<Place>| {
        let name = match &it.of {
            Place::Class(name) => name.clone().into_any(),
            Place::School(school) => {
                let href = school_href(&shown.setting.view, school);
                view! { <a href=href>{school.name.clone()}</a> }.into_any()
            }
        };
        line(name, it.portion, it.difference.as_ref())
    };
    rows.extend(end.parts.iter().take(ROWS).map(part));
    rows.extend(end.pooled.map(|it| line(words.pooled.into_any(), it, None)));
    let mut columns = heads([words.whom, inside.share, words.others_here, inside.verdict]);
    columns[2].0 = format!("{}: {}", inside.difference, words.others_here.to_lowercase());
    columns[3].1 = true;
    let text = format!("{}.", words.ends_text[at]);
    let title = words.ends_title[at];
    let who = section(name, (title, text), table(columns, rows.into_any()), shown, locale);
    view! {
        {who}
        {gaps(at, end, shown, locale)}
    }
    .into_any()
}

fn different(of: &Change, locale: Locale) -> &'static str {
    locale.either(match of.verdict {
        Verdict::Unknown => ("мало учеников", "too few pupils"),
        Verdict::NotDifferent => ("в пределах случайного разброса", "within chance variation"),
        _ if of.delta > 0.0 => ("чаще остальных", "more often than others"),
        _ => ("реже остальных", "less often than others"),
    })
}

fn gaps(at: usize, end: &End, shown: &Inside, locale: Locale) -> AnyView {
    let (words, inside) = (locale.plan(), locale.inside());
    if end.tasks.is_empty() {
        return match end.here.count {
            0 => ().into_any(),
            _ => view! { <p class="is-quiet">{words.ends_few}</p> }.into_any(),
        };
    }
    let told = |name: String, it: &Gap| {
        let amount = said::difference(locale, &it.difference, it.end.n);
        row(name.into_any(), vec![value(&it.end, locale), value(&it.others, locale), amount])
    };
    let requirements = end.requirements.iter().map(|it| {
        let name = if it.text.is_empty() || it.text == it.name {
            it.name.clone()
        } else {
            format!("{}. {}", it.name, it.text)
        };
        told(name, it)
    });
    let tasks = end.tasks.iter().map(|it| told(format!("{} {}", inside.task, it.name), it));
    let columns = heads([words.task_or, words.end, words.others_here, inside.difference]);
    let rows = requirements.chain(tasks).collect_view().into_any();
    let name = ["low-tasks", "high-tasks"][at];
    section(name, (words.ends_gaps[at], String::new()), table(columns, rows), shown, locale)
}
