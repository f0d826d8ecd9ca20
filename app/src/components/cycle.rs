//! Chips: procedures of one stage or frequency only. Each is a link that chooses or takes back, and
//! only what some procedure is stands there.

use analysis::{
    Dimension, View,
    cycle::{Cycle, Frequency, Phase},
    setting::Setting,
};
use leptos::prelude::*;
use strum::VariantArray;

use crate::{state::here_href, text::Locale};

/// The chips; nothing where nothing was said of any procedure.
pub fn cycle_chips(setting: &Setting, locale: Locale) -> Option<AnyView> {
    let asked = setting.view.cycle;
    let phase = |it: &Phase| {
        let chosen = asked.phase == Some(*it);
        let next = Cycle { phase: (!chosen).then_some(*it), ..asked };
        let is_some = setting.cycles.iter().any(|(_, of)| of.phase == Some(*it));
        (is_some || chosen)
            .then(|| chip(locale.phase(*it).to_owned(), chosen, &choosing(setting, next)))
    };
    let frequency = |it: &Frequency| {
        let chosen = asked.frequency == Some(*it);
        let next = Cycle { frequency: (!chosen).then_some(*it), ..asked };
        let is_some = setting.cycles.iter().any(|(_, of)| of.frequency == Some(*it));
        (is_some || chosen)
            .then(|| chip(locale.frequency(*it).to_owned(), chosen, &choosing(setting, next)))
    };
    let [phases, frequencies] = locale.cycle_titles();
    let rows = [
        (phases, Phase::VARIANTS.iter().filter_map(phase).collect::<Vec<_>>()),
        (frequencies, Frequency::VARIANTS.iter().filter_map(frequency).collect()),
    ];
    let is_told = !setting.cycles.is_empty() || !asked.is_any();
    is_told.then(|| rows.map(|(title, all)| chips(title, all)).collect_view().into_any())
}

/// Chips under what they are about; nothing without chips.
pub(super) fn chips(title: &'static str, all: Vec<AnyView>) -> Option<AnyView> {
    (!all.is_empty()).then(|| {
        view! {
            <ul class="chips" aria-label=title>
                <li class="is-quiet" aria-hidden="true">
                    {title}
                    ":"
                </li>
                {all}
            </ul>
        }
        .into_any()
    })
}

/// One chip: where it leads, and whether it is chosen.
pub(super) fn chip(name: String, chosen: bool, next: &View) -> AnyView {
    view! {
        <li>
            <a
                class="chips__chip"
                href=here_href(next)
                aria-current=chosen.then_some("true")
                data-noscroll
            >
                {name}
            </a>
        </li>
    }
    .into_any()
}

/// The view with other procedures asked for. A procedure that is none of them goes, and with it what
/// belongs to it.
fn choosing(setting: &Setting, cycle: Cycle) -> View {
    let shown = setting.view.only(Dimension::Procedure);
    let of = setting.cycles.iter().find(|(code, _)| Some(code.as_str()) == shown);
    let of = of.map_or_else(Cycle::default, |(_, it)| *it);
    if of.is_of(cycle) {
        View { cycle, ..setting.view.clone() }
    } else {
        View { cycle, ..View::default() }
    }
}
