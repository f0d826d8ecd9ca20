//! What the page of dynamics says beyond two years: one year ahead, how steady, the official
//! rule, every subject, and the children of one cohort.

use analysis::{
    Term,
    dynamics::{Ahead, Cohort, Dynamics, Step},
    event::Event,
    stats::interval::Z_975,
};
use leptos::prelude::*;

use super::files;
use crate::{
    components::{coverage::coverage_cell, figure::FigureCard, result_table::tone},
    text::{Locale, event, number, phrase},
};

/// The row below the years.
pub(super) fn ahead_row(
    followed: &Dynamics,
    ahead: &Ahead,
    has_coverage: bool,
    locale: Locale,
) -> AnyView {
    let indicator = followed.setting.view.indicator;
    let n = phrase::last_before(&followed.setting, ahead).map_or(u64::MAX, |(_, it)| it.n);
    let empty = followed.beside.iter().map(|_| view! { <td></td> }).collect_view();
    view! {
        <tr class="is-quiet">
            <th scope="row">
                {ahead.year.to_string()} " " <span>{locale.dynamics().if_it_continues}</span>
            </th>
            <td class="is-number">{number::bare(locale, indicator, ahead.value, n)}</td>
            <td class="is-number">{number::interval(locale, indicator, ahead.interval, n)}</td>
            <td></td>
            {coverage_cell(has_coverage, None, locale)}
            {empty}
            <td></td>
        </tr>
    }
    .into_any()
}

/// What happened in these years; the numbers stand below the years of the picture.
pub fn events(followed: &Dynamics, locale: Locale) -> AnyView {
    let line = |(at, it): (usize, &Event)| {
        view! { <li>{event::told(locale, followed, at + 1, it)}</li> }
    };
    let lines: Vec<_> = followed.events.iter().enumerate().map(line).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! {
        <section>
            <h2>{locale.events()}</h2>
            <ul class="remarks">{lines}</ul>
            {files("events", followed, locale)}
        </section>
    }
    .into_any()
}

/// How steady the values are, what comes if the tendency continues, and what the official rule
/// says.
pub fn further(followed: &Dynamics, locale: Locale) -> AnyView {
    let texts = locale.dynamics();
    let steadiness = phrase::steadiness(locale, followed);
    let ahead = followed.ahead.map(|it| {
        format!("{}. {}", phrase::ahead(locale, &followed.setting, &it), texts.ahead_note)
    });
    let official = followed.between.as_ref().and_then(|it| phrase::official(locale, it));
    let line = |it: String| view! { <li>{it}</li> };
    let lines: Vec<_> = [steadiness, ahead, official].into_iter().flatten().map(line).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! { <ul class="remarks">{lines}</ul> }.into_any()
}

/// The same place in every subject, each with its years.
pub fn subjects(followed: &Dynamics, locale: Locale) -> AnyView {
    if followed.subjects.is_empty() {
        return ().into_any();
    }
    let texts = locale.dynamics();
    let setting = &followed.setting;
    let name = locale.texts().shown(setting).name;
    let what = format!("{}: {}", phrase::place(locale, setting), phrase::lower_first(name));
    let cards = followed
        .subjects
        .iter()
        .cloned()
        .map(|figure| view! { <FigureCard figure /> })
        .collect_view();
    view! {
        <section class="results">
            <h2>{texts.by_subject}</h2>
            <h3 class="figures__title">{what}</h3>
            <div class="figures__row">{cards}</div>
            {files("subjects", followed, locale)}
        </section>
    }
    .into_any()
}

/// Every work of the cohort with its place among all.
pub fn cohort_table(followed: &Dynamics, locale: Locale) -> AnyView {
    let Some(cohort) = &followed.cohort else { return ().into_any() };
    let texts = locale.dynamics();
    let year = locale.texts().dimension(analysis::Dimension::Year);
    let numbers = [
        texts.column_pupils,
        texts.column_mean,
        texts.column_all,
        texts.column_z,
        texts.column_moved,
    ]
    .map(|it| view! { <th scope="col" class="is-number">{it}</th> });
    let rows = cohort.steps.iter().map(|it| step_row(it, locale)).collect_view();
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{year}</th>
                    <th scope="col">{texts.column_grade}</th>
                    <th scope="col">{texts.column_procedure}</th>
                    {numbers.into_iter().collect_view()}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {files("cohort", followed, locale)}
    }
    .into_any()
}

/// Every work of every cohort of the place.
pub fn cohorts_table(followed: &Dynamics, locale: Locale) -> AnyView {
    if followed.cohorts.is_empty() {
        return ().into_any();
    }
    let texts = locale.dynamics();
    let year = locale.texts().dimension(analysis::Dimension::Year);
    let names = [texts.column_entered, year, texts.column_grade, texts.column_procedure];
    let numbers = [texts.column_pupils, texts.column_z, locale.texts().column_interval];
    let names = names.map(|it| view! { <th scope="col">{it}</th> });
    let numbers = numbers.map(|it| view! { <th scope="col" class="is-number">{it}</th> });
    let z = |value: f64| number::signed_decimal(locale, value, 2);
    let row = |(cohort, step): (&Cohort, &Step)| {
        let reach = Z_975 * step.place.se;
        let ends = [step.place.z - reach, step.place.z + reach].map(z).join(" … ");
        view! {
            <tr>
                <th scope="row">{cohort.entered.to_string()}</th>
                <td>{step.year.to_string()}</td>
                <td>{step.seated}</td>
                <td>{sat(step, locale)}</td>
                <td class="is-number">{number::whole(locale, step.own.n)}</td>
                <td class="is-number table__value">{z(step.place.z)}</td>
                <td class="is-number is-quiet">{ends}</td>
            </tr>
        }
    };
    let all = followed.cohorts.iter().flat_map(|it| it.steps.iter().map(move |step| (it, step)));
    view! {
        <table class="table">
            <thead>
                <tr>
                    {names.into_iter().collect_view()} {numbers.into_iter().collect_view()}
                </tr>
            </thead>
            <tbody>{all.map(row).collect_view()}</tbody>
        </table>
        {files("cohorts", followed, locale)}
    }
    .into_any()
}

/// The procedure, and the half of the year where it was not the usual one: two works of one year have
/// one name.
fn sat(step: &Step, locale: Locale) -> String {
    match step.term {
        Term::Autumn => format!("{}, {}", step.procedure.name, locale.dynamics().autumn),
        Term::Spring => step.procedure.name.clone(),
    }
}

fn step_row(step: &Step, locale: Locale) -> impl IntoView + use<> {
    let mean = |value: f64| number::bare(locale, step.indicator, value, step.own.n);
    let moved = step.moved.map(|(change, verdict)| {
        let (symbol, word) = locale.texts().verdict(verdict);
        let tone = tone(verdict);
        view! {
            <span class=format!(
                "change {tone}",
            )>
                {number::signed_decimal(locale, change.delta, 2)} " "
                <span aria-hidden="true">{symbol}</span>
                <span class="is-spoken">{word}</span>
            </span>
        }
    });
    view! {
        <tr>
            <th scope="row">{step.year.to_string()}</th>
            <td>{step.seated}</td>
            <td>{sat(step, locale)}</td>
            <td class="is-number">{number::whole(locale, step.own.n)}</td>
            <td class="is-number">{mean(step.own.value)}</td>
            <td class="is-number is-quiet">{mean(step.all.value)}</td>
            <td class="is-number table__value">
                {number::signed_decimal(locale, step.place.z, 2)}
            </td>
            <td class="is-number">{moved}</td>
        </tr>
    }
}
