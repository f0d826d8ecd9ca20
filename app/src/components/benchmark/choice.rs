//! What a school is set against, as menus of links, and how near that is.

use analysis::{
    View,
    benchmark::{Benchmark, Own},
    view::{Against, Distance, K_USUAL, Line, ReferenceKind},
};
use leptos::prelude::*;
use strum::VariantArray;

use crate::{
    components::filters::{centres, menu},
    state::{here_href, use_locale},
    text::{Locale, benchmark::characteristic, number},
};

/// The numbers of peers a menu offers.
const COUNTS: [u32; 5] = [5, 10, 15, 20, 30];

/// The menus; nothing where no school is chosen.
#[component]
pub fn Choice(
    /// What the page shows.
    shown: Benchmark,
) -> impl IntoView {
    let locale = use_locale();
    let Some(own) = shown.own.clone() else { return ().into_any() };
    let words = locale.benchmark();
    let view = shown.setting.view.clone();
    view! {
        <div class="filters" role="group" aria-label=words.against>
            {kinds(&own, &view, locale)}
            {centres(locale.benchmark().centre, &view)}
            {(own.set.kind != ReferenceKind::Target).then(|| lines(&view, locale))}
            {(own.set.kind == ReferenceKind::Peers).then(|| peers(&view, locale))}
            {(own.set.versions.len() > 1).then(|| versions(&own, &view, locale))}
        </div>
        {quality(&own, locale)}
    }
    .into_any()
}

/// The view set against something else.
pub(super) fn against(view: &View, change: impl FnOnce(&mut Against)) -> View {
    let mut view = view.clone();
    change(&mut view.against);
    view
}

/// The kinds of sets there are, each with its number of schools.
fn kinds(own: &Own, view: &View, locale: Locale) -> AnyView {
    let counted = |kind: ReferenceKind, schools: Option<u32>| {
        let name = locale.reference_kind(kind);
        let count = schools.filter(|_| kind != ReferenceKind::Target);
        let count = count.map(|it| locale.counted(it.into(), &locale.texts().schools));
        count.map_or_else(|| name.to_owned(), |it| format!("{name}: {it}"))
    };
    let offered = own.set.offers.iter().filter(|it| {
        it.kind == own.set.kind
            || (it.schools.is_some()
                && (it.kind != ReferenceKind::Target || view.against.target.is_some()))
    });
    let entries = offered
        .map(|it| {
            let href = here_href(&against(view, |against| against.kind = Some(it.kind)));
            (counted(it.kind, it.schools), href, it.kind == own.set.kind)
        })
        .collect();
    let chosen = own.set.offers.iter().find(|it| it.kind == own.set.kind);
    let chosen = counted(own.set.kind, chosen.and_then(|it| it.schools));
    menu(locale.benchmark().against, chosen, entries).into_any()
}

/// The lists of a cluster of one first year: by an earlier one what was said can be said again (D10).
fn versions(own: &Own, view: &View, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let shown = own.set.cluster.as_ref().map(|it| it.code.as_str());
    let last = own.set.versions.last();
    let entry = |code: &analysis::code::Code| {
        // A number stays with its list, also when another import is undone.
        let number = code.number();
        let is_last = last == Some(code);
        let name =
            if is_last { format!("{number} ({})", words.latest) } else { number.to_string() };
        let list = (!is_last).then(|| code.to_string());
        let href = here_href(&against(view, |it| it.list = list));
        (name, href, shown == Some(code.as_str()))
    };
    let entries: Vec<_> = own.set.versions.iter().map(entry).collect();
    let chosen = entries.iter().find(|it| it.2).map_or(String::new(), |it| it.0.clone());
    menu(words.list_version, chosen, entries).into_any()
}

/// Which line of the set pictures draw.
fn lines(view: &View, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let name = |it: Line| match it {
        Line::Mean => words.line_mean,
        Line::Median => words.median,
    };
    let entry = |it: &Line| {
        let href = here_href(&against(view, |against| against.line = *it));
        (name(*it).to_owned(), href, *it == view.against.line)
    };
    let entries = Line::VARIANTS.iter().map(entry).collect();
    menu(words.line_of_charts, name(view.against.line).to_owned(), entries).into_any()
}

/// How many peers, and how they are found.
fn peers(view: &View, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let k = view.against.k.unwrap_or(K_USUAL);
    let counts = COUNTS.iter().map(|count| {
        let asked = (*count != K_USUAL).then_some(*count);
        let href = here_href(&against(view, |it| it.k = asked));
        (number::whole(locale, (*count).into()), href, *count == k)
    });
    let distance = |distance: &Distance| {
        let href = here_href(&against(view, |it| it.distance = *distance));
        (locale.distance(*distance).to_owned(), href, *distance == view.against.distance)
    };
    let chosen = locale.distance(view.against.distance).to_owned();
    view! {
        {menu(words.peers_wanted, number::whole(locale, k.into()), counts.collect())}
        {menu(words.distance, chosen, Distance::VARIANTS.iter().map(distance).collect())}
    }
    .into_any()
}

/// How near the set is, and what could not be looked at (D6).
fn quality(own: &Own, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let near = own.set.closeness().map(|it| {
        let share = own.set.closeness.unwrap_or_default();
        let share = number::decimal(locale, share, 2);
        format!("{}: {} ({share})", words.near, locale.closeness(it))
    });
    let cluster = own.set.cluster.as_ref().map(|it| {
        let year = format!("{} {}", words.cluster_year, it.since);
        let rule = it.rule.as_ref().map(|it| format!("{}: {it}", words.cluster_rule));
        let reason = it.reason.as_ref().map(|it| format!("{}: {it}", words.cluster_reason));
        let manager = it.manager.as_ref().map(|it| format!("{}: {it}", words.cluster_manager));
        let parts = [Some(it.name.clone()), Some(year), rule, reason, manager];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let without =
        |why, of| characteristic::left_out(locale, why, of).filter(|_| !own.set.by.is_empty());
    let left_out = without(words.left_out, &own.set.left_out);
    let rare = without(words.rare, &own.set.rare);
    let unknown = (own.set.unknown > 0)
        .then(|| locale.counted(own.set.unknown.into(), &words.unknown_schools));
    let is_unknown = own.set.by.is_empty();
    let lines =
        [near, cluster, is_unknown.then(|| words.no_context.to_owned()), left_out, rare, unknown];
    let line = lines.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! { <p class="is-quiet">{line}</p> }.into_any()
}
