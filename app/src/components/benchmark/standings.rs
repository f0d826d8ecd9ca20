//! The tables of one school: its indicators beside others, what its conditions let expect, and
//! from whom to learn.

use analysis::{
    answer::Verdict,
    benchmark::{Benchmark, Own, Said, Standing},
    setting::Setting,
};
use leptos::prelude::*;

use super::{files, school_href};
use crate::{
    components::result_table::cells,
    text::{
        Locale,
        benchmark::{characteristic, phrase},
        number,
    },
};

/// Every indicator: own value, the others, place, quarter and verdict.
pub fn standings_table(shown: &Benchmark, locale: Locale) -> AnyView {
    let (texts, words) = (locale.texts(), locale.benchmark());
    let Some(own) = &shown.own else { return ().into_any() };
    let rows = own.standings.iter().map(|it| row(it, &shown.setting, locale)).collect_view();
    let heads = [
        texts.column_value,
        texts.column_interval,
        texts.column_out_of,
        words.median,
        words.column_spread,
        words.column_centre,
        words.column_band,
        texts.column_place,
    ];
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{texts.indicator}</th>
                    {heads
                        .map(|it| view! { <th scope="col" class="is-number">{it}</th> })
                        .into_iter()
                        .collect_view()}
                    <th scope="col">{words.column_verdict}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {own.set.is_unlike().then(|| view! { <p class="is-quiet">{words.unlike}</p> })}
        {files("standings", shown, locale)}
    }
    .into_any()
}

fn row(it: &Standing, setting: &Setting, locale: Locale) -> AnyView {
    let indicator = it.indicator;
    let n = it.others.iter().map(|it| it.1.n).max().unwrap_or(0);
    let plain = |value: f64| number::plain(locale, indicator, value, n);
    let place = it.rank.map(|(rank, all)| phrase::place(locale, rank, all));
    view! {
        <tr>
            <th scope="row">{locale.texts().named(indicator, setting).name}</th>
            {cells(&it.own, indicator, locale)}
            <td class="is-number">{it.spread.map(|it| plain(it.median))}</td>
            <td class="is-number is-quiet">
                {it.spread.map(|it| phrase::quartiles(locale, indicator, &it, n))}
            </td>
            <td class="is-number">{it.centre.map(|it| plain(it.value))}</td>
            <td class="is-number">{it.band.map(|it| phrase::band(locale, it))}</td>
            <td class="is-number">{place}</td>
            <td>{said(it.verdict, locale)}</td>
        </tr>
    }
    .into_any()
}

/// A verdict with its sign, or why there is none.
fn said(said: Said, locale: Locale) -> AnyView {
    match said {
        Ok(verdict) => {
            let (symbol, word) = locale.standing(verdict);
            let tone = match verdict {
                Verdict::Better => "is-better",
                Verdict::Worse => "is-worse",
                _ => "",
            };
            view! {
                <span class=format!("change {tone}")>
                    <span aria-hidden="true">{symbol}</span>
                    " "
                    {word}
                </span>
            }
            .into_any()
        }
        Err(why) => view! { <span class="is-quiet">{locale.no_verdict(why)}</span> }.into_any(),
    }
}

/// What the conditions let expect, always beside the value itself.
pub fn expected(shown: &Benchmark, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let Some((own, standing)) = shown.own.as_ref().and_then(|it| Some((it, it.chosen()?))) else {
        return ().into_any();
    };
    let said = match &own.expected {
        Ok(it) => {
            let by: Vec<&str> = it.by.iter().map(|it| characteristic::name(locale, *it)).collect();
            let schools = locale.counted(it.schools.into(), &locale.texts().schools);
            let by = format!("{}: {} ({schools}).", words.expected_by, by.join("; "));
            let rare = characteristic::left_out(locale, words.rare, &it.left_out);
            let rare = rare.map(|it| format!(" {}.", crate::text::phrase::upper_first(&it)));
            view! {
                <p>{phrase::expected(locale, standing, it)}</p>
                <p class="is-quiet">{by} {rare}</p>
                <p class="is-quiet">{words.expected_text}</p>
            }
            .into_any()
        }
        Err(why) => view! { <p class="is-quiet">{locale.no_expected(*why)}</p> }.into_any(),
    };
    view! {
        <section class="results" id="expected">
            <h2>{words.expected_title}</h2>
            {said}
        </section>
    }
    .into_any()
}

/// Schools that do clearly better, and in what.
pub fn lessons(shown: &Benchmark, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let Some(own) = &shown.own else { return ().into_any() };
    if own.lessons.is_empty() {
        return view! {
            <section class="results" id="lessons">
                <h2>{words.lessons_title}</h2>
                <p class="is-quiet">{locale.no_lessons(own.lessons_among)}</p>
            </section>
        }
        .into_any();
    }
    view! {
        <section class="results" id="lessons">
            <h2>{words.lessons_title}</h2>
            <div class="table__scroll" tabindex="0" role="region" aria-label=words.lessons_title>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">
                                {locale.texts().dimension(analysis::Dimension::School)}
                            </th>
                            <th scope="col">{words.column_in_what}</th>
                        </tr>
                    </thead>
                    <tbody>{lesson_rows(shown, own, locale)}</tbody>
                </table>
            </div>
            <p class="is-quiet">{locale.lessons_of(own.lessons_among)}</p>
            {files("lessons", shown, locale)}
        </section>
    }
    .into_any()
}

fn lesson_rows(shown: &Benchmark, own: &Own, locale: Locale) -> AnyView {
    let indicator = shown.setting.view.indicator;
    own.lessons
        .iter()
        .map(|lesson| {
            let subjects: Vec<String> = lesson
                .better
                .iter()
                .map(|it| {
                    let (other, own) = (
                        number::value(locale, indicator, &it.other),
                        number::value(locale, indicator, &it.own),
                    );
                    let delta = number::delta(locale, indicator, it.delta, it.own.n);
                    format!("{}: {other} ({own}, {delta})", it.subject.name)
                })
                .collect();
            view! {
                <tr>
                    <th scope="row">
                        <a href=school_href(
                            &shown.setting.view,
                            &lesson.school,
                        )>{lesson.school.name.clone()}</a>
                    </th>
                    <td>{subjects.join("; ")}</td>
                </tr>
            }
        })
        .collect_view()
        .into_any()
}
