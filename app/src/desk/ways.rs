//! The ways from the desk to its further pages, in groups: a row of thirteen links nobody reads.

use leptos::prelude::*;

use super::{
    breaks::BREAKS,
    clusters::CLUSTERS,
    columns::COLUMNS,
    cycles::CYCLES,
    events::EVENTS,
    expert::EXPERT,
    meanings::MEANINGS,
    own::OWN,
    package::PACKAGE,
    plans::{boundaries_template, template},
    signals::DECIDING,
    text,
};
use crate::{state::SETS, text::Locale};

/// All of them.
pub(super) fn ways(locale: Locale) -> AnyView {
    let way = |(address, name): (&'static str, &'static str)| {
        view! { <a href=address>{name}</a> }.into_any()
    };
    let [files, schools, years, indicators] = locale.either((
        ["Чтение файлов", "Школы", "Годы и процедуры", "Показатели и сигналы"],
        ["Reading files", "Schools", "Years and procedures", "Indicators and signals"],
    ));
    let of_files = vec![
        way((COLUMNS, text::columns::of(locale).list)),
        way((MEANINGS, text::meanings::of(locale).title)),
        template(locale),
        boundaries_template(locale),
        way((PACKAGE, text::package::of(locale).title)),
    ];
    let of_schools = [
        (CLUSTERS, text::clusters::of(locale).title),
        (SETS, text::sets::of(locale).title),
        (EXPERT, text::expert::of(locale).title),
    ];
    let of_years = [
        (CYCLES, text::cycles::of(locale).title),
        (EVENTS, text::events::of(locale).title),
        (BREAKS, text::breaks::of(locale).title),
    ];
    let of_indicators =
        [(OWN, text::own::of(locale).title), (DECIDING, text::signals::of(locale).title)];
    let groups = [
        (files, of_files),
        (schools, of_schools.map(way).into()),
        (years, of_years.map(way).into()),
        (indicators, of_indicators.map(way).into()),
    ];
    let group = |(title, links): (&'static str, Vec<AnyView>)| {
        view! {
            <div>
                <h3>{title}</h3>
                <ul>{links.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
            </div>
        }
    };
    view! { <section class="desk__ways">{groups.map(group).into_iter().collect_view()}</section> }
        .into_any()
}
