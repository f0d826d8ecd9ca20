//! The same mix of subjects: the switch in the address, and the table.

use analysis::{
    Row,
    comparison::{Compared, Comparison},
};
use leptos::prelude::*;

use super::comparison_tables::{files, from_first};
use crate::{
    state::here_href,
    text::{Locale, mix as words, number},
};

/// The switch, and below it the table where it is asked for.
pub fn mix(compared: &Comparison, locale: Locale) -> AnyView {
    if !compared.is_mixed {
        return ().into_any();
    }
    let texts = locale.mix();
    let is_asked = compared.setting.view.aside.same_mix;
    let mut other = compared.setting.view.clone();
    other.aside.same_mix = !is_asked;
    let table = is_asked.then(|| match &compared.mix {
        None => view! { <p class="empty">{texts.nothing}</p> }.into_any(),
        Some(mix) => {
            let said = words::said(locale, mix);
            view! {
                <p>{said}</p>
                {table(compared, locale)}
                {files("mix", compared, locale)}
                <details class="method">
                    <summary>{locale.texts().how_computed}</summary>
                    <p>{texts.how}</p>
                </details>
            }
            .into_any()
        }
    });
    view! {
        <section class="results">
            {is_asked.then(|| view! { <h2>{texts.title}</h2> })}
            {table}
            <p class="is-quiet">
                <a href=here_href(&other) data-noscroll>
                    {if is_asked { texts.hide } else { texts.show }}
                </a>
            </p>
        </section>
    }
    .into_any()
}

fn table(compared: &Comparison, locale: Locale) -> AnyView {
    let (texts, words) = (locale.texts(), locale.mix());
    let indicator = compared.setting.view.indicator;
    let row = |(place, it): (usize, &Compared)| {
        let alike = it.alike?;
        let value = number::value(locale, indicator, &alike.crude);
        let standard = number::plain(locale, indicator, alike.value.value, alike.value.n);
        let interval =
            alike.value.interval.map(|it| number::interval(locale, indicator, it, alike.value.n));
        let own = Row { value: Ok(alike.value), ..Row::ABSENT };
        Some(view! {
            <tr>
                <th scope="row">{it.member.name.clone()}</th>
                <td class="is-number">{value}</td>
                <td class="is-number table__value">{standard}</td>
                <td class="is-number is-quiet">{interval}</td>
                <td class="is-number">{from_first(place, alike.from_first, indicator, &own, locale)}</td>
                <td class="is-number is-quiet">{number::whole(locale, alike.value.n)}</td>
            </tr>
        })
    };
    let heads = [
        words.crude,
        words.alike,
        texts.column_interval,
        texts.column_from_first,
        words.column_results,
    ]
    .map(|it| view! { <th scope="col" class="is-number">{it}</th> });
    view! {
        <div class="table__scroll" tabindex="0" role="region" aria-label=words.title>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{texts.column_object}</th>
                        {heads.into_iter().collect_view()}
                    </tr>
                </thead>
                <tbody>{compared.objects.iter().enumerate().filter_map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
