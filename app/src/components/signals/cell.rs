//! One cell: fact, hypothesis, what to check; rule by rule, documents and ours apart.

use analysis::{
    Dimension, View,
    signals::{Detail, Fact, Layer, Said, Signals},
    view::{ReferenceKind, Watch},
};
use leptos::prelude::*;

use super::{effect::effect, files, watching};
use crate::{
    state::{BENCHMARK, INSIDE, href},
    text::{
        Locale,
        signals::{
            partner::partner,
            phrase::{amount, calls_for, cell, not_compared, other_year, said, value, work},
        },
    },
};

/// Everything there is to a cell.
pub fn detail(shown: &Signals, of: &Detail, locale: Locale) -> AnyView {
    let words = locale.signals();
    let closed = watching(&shown.setting.view, |it| it.cell = None);
    let years = of.years.iter().map(|(year, it)| {
        view! { <li>{format!("{year}: {}", cell(locale, of.problem, it))}</li> }
    });
    let years = years.collect_view();
    let of_layer = |layer: Layer| {
        let rules = of.rules.iter().filter(|it| it.rule.spec().layer == layer);
        let rules: Vec<AnyView> = rules.map(|it| rule(shown, of, it, locale)).collect();
        (!rules.is_empty()).then(|| {
            view! {
                <section class="signals__layer">
                    <h4>{upper_first(locale.layer(layer))}</h4>
                    {rules}
                </section>
            }
        })
    };
    view! {
        <div class="signals__detail">
            <h3>{format!("{}: {}", of.school.name, locale.problem(of.problem))}</h3>
            <p>{calls_for(locale, of)}</p>
            {cuts(of, locale)}
            {of_layer(Layer::Official)}
            {of_layer(Layer::Ours)}
            {effect(shown, locale)}
            {partners(shown, of, locale)}
            {note(of, locale)}
            <p class="is-quiet">{words.years_before}</p>
            <ul class="is-quiet">{years}</ul>
            <p>
                <a href=closed data-noscroll>
                    {words.close}
                </a>
            </p>
            {files("facts", shown, locale)}
        </div>
    }
    .into_any()
}

/// Works that are not set beside those of the year before, and why.
fn cuts(of: &Detail, locale: Locale) -> AnyView {
    if of.cuts.is_empty() {
        return ().into_any();
    }
    let told = of.cuts.iter().map(|it| view! { <li>{not_compared(locale, it)}</li> });
    view! { <ul class="is-quiet">{told.collect_view()}</ul> }.into_any()
}

/// Schools of the same cluster that do clearly better, and the way to all that is known of both.
fn partners(shown: &Signals, of: &Detail, locale: Locale) -> AnyView {
    if of.partners.is_empty() {
        return ().into_any();
    }
    let [title, note, more] = locale.partners();
    let each = of.partners.iter().map(|it| view! { <li>{partner(locale, it)}</li> });
    let view = shown.setting.view.everywhere().with_filter(Dimension::School, &of.school.code);
    let mut beside = View { watch: Watch::default(), rows: None, ..view };
    beside.against.kind = Some(ReferenceKind::Cluster);
    view! {
        <section class="signals__layer">
            <h4>{title}</h4>
            <ul>{each.collect_view()}</ul>
            <p class="is-quiet">
                {note} " "
                <a href=href(BENCHMARK, &beside)>{more}</a>
            </p>
        </section>
    }
    .into_any()
}

/// What the school says to it, and where that is written down.
fn note(of: &Detail, locale: Locale) -> AnyView {
    let words = locale.signals();
    let said = match &of.note {
        Some((text, on)) => format!("{text} ({on})"),
        None => words.no_note.to_owned(),
    };
    let form = format!("/data/signals?school={}&problem={}#note", of.school.code, of.problem);
    view! {
        <section class="signals__layer">
            <h4>{words.note}</h4>
            <p>
                {said} " "
                <a href=form rel="external nofollow">
                    {words.write_note}
                </a>
            </p>
        </section>
    }
    .into_any()
}

fn upper_first(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |it| it.to_uppercase().chain(signs).collect())
}

fn rule(shown: &Signals, of: &Detail, it: &Said, locale: Locale) -> AnyView {
    let words = locale.signals();
    let text = locale.rule(it.rule);
    // Where nothing is raised the words say so.
    let sign = match it.finding.raised {
        Ok(Some(_)) if it.rule.spec().layer == Layer::Official => locale.document_mark(),
        Ok(Some(certainty)) => locale.certainty(certainty).0,
        Ok(None) | Err(_) => "",
    };
    let heading = format!("{sign} {}: {}", text.name, said(locale, it));
    let heading = heading.trim_start().to_owned();
    let next = it.finding.is_raised().then(|| {
        view! {
            <p>
                <b>{words.hypothesis}". "</b>
                {text.hypothesis}
            </p>
            <p>
                <b>{words.to_check}". "</b>
                {text.check}
            </p>
        }
    });
    let source = locale.source_of(it.rule, &shown.thresholds);
    let year = of.years.first().map(|it| it.0);
    let applied = year.and_then(|year| other_year(locale, it.rule, year));
    view! {
        <details class="signals__rule" open=it.finding.is_raised()>
            <summary>{heading}</summary>
            {facts(of, &it.facts, locale)}
            {next}
            <p class="is-quiet">{format!("{}: {source}", words.source)} " " {applied}</p>
        </details>
    }
    .into_any()
}

fn facts(of: &Detail, facts: &[Fact], locale: Locale) -> AnyView {
    let words = locale.signals();
    let Some(first) = facts.first() else { return ().into_any() };
    // Several tables stand in one cell: each is called after its rule.
    let label = format!("{}: {}", words.fact, locale.rule(first.rule).name);
    let row = |it: &Fact| {
        let number = |value: Option<f64>| value.map(|value| amount(locale, it.quantity, value));
        view! {
            <tr>
                <th scope="row">
                    {named(of, it, locale)}
                    <span class="signals__what">{locale.quantity(it.quantity)}</span>
                </th>
                <td>{value(locale, it)}</td>
                <td class="is-number">{number(it.reference)}</td>
                <td class="is-number">{number(it.limit)}</td>
            </tr>
        }
    };
    view! {
        <div class="table__scroll" tabindex="0" role="region" aria-label=label>
            <table class="table">
                <caption>{words.fact}</caption>
                <thead>
                    <tr>
                        <th scope="col">
                            {words.column_work} <span class="signals__what">{words.column_what}</span>
                        </th>
                        <th scope="col">{words.column_value}</th>
                        <th scope="col" class="is-number">{words.column_all}</th>
                        <th scope="col" class="is-number">{words.column_limit}</th>
                    </tr>
                </thead>
                <tbody>{facts.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The work of a fact; of one that rests on pupil rows the way to the page that shows them.
fn named(of: &Detail, it: &Fact, locale: Locale) -> AnyView {
    let text = work(locale, of, it);
    match of.inside(it) {
        Some(view) => view! { <a href=href(INSIDE, &view)>{text}</a> }.into_any(),
        None => text.into_any(),
    }
}
