//! Every school of the place beside what its conditions let expect: where nobody is chosen yet.

use analysis::{
    answer::Verdict,
    benchmark::{Benchmark, Residual},
    setting::Named,
};
use leptos::prelude::*;

use super::{files, school_href};
use crate::text::{
    Locale,
    benchmark::{characteristic, residuals::words},
    number, phrase,
};

/// The list, those below what was expected first.
pub fn residuals(shown: &Benchmark, locale: Locale) -> AnyView {
    let Some(of) = &shown.residuals else { return ().into_any() };
    let words = words(locale);
    let by: Vec<&str> = of.by.iter().map(|it| characteristic::name(locale, *it)).collect();
    let among = locale.counted(of.among.into(), &locale.texts().schools);
    let benchmark = locale.benchmark();
    let by = format!("{}: {} ({among}).", benchmark.expected_by, by.join("; "));
    let rare = characteristic::left_out(locale, benchmark.rare, &of.left_out);
    let rare = rare.map(|it| format!(" {}.", phrase::upper_first(&it)));
    let without = (of.without > 0).then(|| {
        let schools = locale.counted(of.without.into(), &locale.texts().schools);
        format!(" {}: {schools}.", words.without)
    });
    let is_beyond = |it: &&Residual| matches!(it.beyond.verdict, Verdict::Worse | Verdict::Better);
    let (beyond, rest): (Vec<_>, Vec<_>) = of.schools.iter().partition(is_beyond);
    let count = locale.counted(rest.len() as u64, &locale.texts().schools);
    let nobody = beyond.is_empty().then(|| view! { <p>{words.nobody}</p> });
    let beyond = (!beyond.is_empty()).then(|| table(shown, &beyond, locale));
    view! {
        <section class="results" id="residuals">
            <h2>{words.title}</h2>
            <p class="is-quiet">{words.text}</p>
            {nobody}
            {beyond}
            <details class="method">
                <summary>{format!("{}: {count}", words.rest)}</summary>
                {table(shown, &rest, locale)}
            </details>
            <p class="is-quiet">{by} {rare} {without}</p>
            {files("residuals", shown, locale)}
        </section>
    }
    .into_any()
}

fn table(shown: &Benchmark, schools: &[&Residual], locale: Locale) -> AnyView {
    let words = words(locale);
    let heads = [words.value, words.expected, words.beyond];
    let rows = schools.iter().map(|it| row(shown, it, locale));
    view! {
        <div class="table__scroll" tabindex="0" role="region" aria-label=words.title>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">
                            {locale.texts().dimension(analysis::Dimension::School)}
                        </th>
                        {heads
                            .map(|it| view! { <th scope="col" class="is-number">{it}</th> })
                            .into_iter()
                            .collect_view()}
                        <th scope="col">{words.verdict}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(shown: &Benchmark, it: &Residual, locale: Locale) -> AnyView {
    let indicator = shown.setting.view.indicator;
    let n = it.row.participants;
    let found = it.row.value.ok().map(|it| number::value(locale, indicator, &it));
    let expected = format!(
        "{} ({})",
        number::plain(locale, indicator, it.expected, n),
        number::interval(locale, indicator, it.interval, n)
    );
    let range = it.beyond.interval.map(|of| number::range(locale, indicator, of, n));
    let beyond = number::change(locale, indicator, &it.beyond, n);
    let beyond = range.map_or(beyond.clone(), |it| format!("{beyond} ({it})"));
    let verdict = match it.beyond.verdict {
        Verdict::Unknown => words(locale).few,
        verdict => locale.beside_expected(verdict, it.beyond.delta > 0.0),
    };
    let school: &Named = &it.school;
    view! {
        <tr>
            <th scope="row">
                <a href=school_href(&shown.setting.view, school)>{school.name.clone()}</a>
            </th>
            <td class="is-number">{found}</td>
            <td class="is-number">{expected}</td>
            <td class="is-number">{beyond}</td>
            <td>{verdict}</td>
        </tr>
    }
    .into_any()
}
