//! What every rule looked at and raised, and the index of objectivity.

use analysis::signals::{Checked, IndexLine, Signals};
use leptos::prelude::*;

use super::{files, watching};
use crate::text::{Locale, number, signals::phrase::thresholds};

/// Rule by rule: schools looked at, raised, surely, and by chance alone.
pub fn rules(shown: &Signals, locale: Locale) -> AnyView {
    if shown.checks.is_empty() {
        return ().into_any();
    }
    let words = locale.signals();
    let row = |it: &Checked| {
        let spec = it.rule.spec();
        let whole = |count: u32| number::whole(locale, count.into());
        let schools = it.why.map_or_else(|| whole(it.schools), |why| locale.why(why).to_owned());
        let known = it.why.is_none();
        view! {
            <tr>
                <th scope="row">{locale.rule(it.rule).name}</th>
                <td>{locale.layer(spec.layer)}</td>
                <td>{locale.problem(spec.problem)}</td>
                <td class="is-number">{schools}</td>
                <td class="is-number">{known.then(|| whole(it.raised))}</td>
                <td class="is-number">{it.sure.filter(|_| known).map(whole)}</td>
                <td class="is-number">
                    {it.by_chance.map(|it| format!("≈\u{a0}{}", number::decimal(locale, it, 1)))}
                </td>
                <td class="is-quiet">{locale.source_of(it.rule, &shown.thresholds)}</td>
            </tr>
        }
    };
    let heads =
        [words.column_schools, words.column_raised, words.column_sure, words.column_by_chance];
    view! {
        <section class="results" id="rules">
            <h2>{words.rules_title}</h2>
            <p class="is-quiet">{words.rules_text}</p>
            <div class="table__scroll" tabindex="0" role="region" aria-label=words.rules_title>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{words.column_rule}</th>
                            <th scope="col">{words.column_layer}</th>
                            <th scope="col">{words.column_problem}</th>
                            {heads
                                .map(|it| view! { <th scope="col" class="is-number">{it}</th> })
                                .into_iter()
                                .collect_view()}
                            <th scope="col">{words.column_source}</th>
                        </tr>
                    </thead>
                    <tbody>{shown.checks.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            {files("rules", shown, locale)}
        </section>
    }
    .into_any()
}

/// The index of objectivity, work by work and year by year (row 11).
pub fn index(shown: &Signals, locale: Locale) -> AnyView {
    if shown.index.is_empty() {
        return ().into_any();
    }
    let words = locale.signals();
    let row = |line: &IndexLine| {
        let name = line.of.as_ref().map_or_else(
            || words.index_all.to_owned(),
            |it| format!("{}, {}, {}", it.procedure.name, it.subject.name, it.grade.name),
        );
        let cells = line.years.iter().enumerate().map(|(at, counts)| {
            let text = line.index(at).zip(*counts).map(|(index, (marked, schools))| {
                let percent = number::decimal(locale, 100.0 * index, 0);
                format!("{percent}\u{a0}% ({marked} {} {schools})", locale.texts().of)
            });
            view! { <td class="is-number">{text.unwrap_or_else(|| "–".to_owned())}</td> }
        });
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let years = shown.index_years.iter();
    let heads = years.map(|it| view! { <th scope="col" class="is-number">{it.to_string()}</th> });
    view! {
        <section class="results" id="index">
            <h2>{words.index_title}</h2>
            <p class="is-quiet">{words.index_text}</p>
            <div class="table__scroll" tabindex="0" role="region" aria-label=words.index_title>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{words.column_work}</th>
                            {heads.collect_view()}
                        </tr>
                    </thead>
                    <tbody>{shown.index.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            {files("index", shown, locale)}
        </section>
    }
    .into_any()
}

/// The decisions about thresholds, each a way to ask this page again as it was judged then.
pub fn decisions(shown: &Signals, locale: Locale) -> AnyView {
    if shown.decisions.is_empty() {
        return ().into_any();
    }
    let held = shown.decisions.last().map(|it| it.version);
    let used = shown.decided.as_ref().map(|it| it.version);
    let usual = locale.signals().thresholds_by[0];
    let entry = |version: Option<u32>, text: String| {
        let asked = (version != held).then(|| version.unwrap_or(0));
        let href = watching(&shown.setting.view, |it| it.thresholds = asked);
        let is_used = version == used;
        view! {
            <li>
                <a href=href aria-current=is_used.then_some("true") data-noscroll>
                    {text}
                </a>
            </li>
        }
    };
    let usual = entry(None, usual.to_owned());
    let decided = shown
        .decisions
        .iter()
        .map(|it| entry(Some(it.version), format!("№ {}, {}, {}", it.version, it.on, it.reason)));
    view! {
        <p>{locale.signals().judged_again}</p>
        <ul>{usual} {decided.collect_view()}</ul>
    }
    .into_any()
}

/// Where the page is judged by others than the thresholds that hold.
pub fn earlier(shown: &Signals, locale: Locale) -> AnyView {
    let held = shown.decisions.last().map(|it| it.version);
    if shown.decided.as_ref().map(|it| it.version) == held {
        return ().into_any();
    }
    let now = watching(&shown.setting.view, |it| it.thresholds = None);
    view! {
        <p>
            <b>{locale.signals().judged_earlier}</b>
            " "
            {thresholds(locale, shown)}
            " "
            <a href=now data-noscroll>
                {locale.signals().judged_now}
            </a>
        </p>
    }
    .into_any()
}
