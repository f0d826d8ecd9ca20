//! The lenses of a school, as chips: each is a link, and so is each class or subject that is chosen.

use analysis::{
    View,
    lens::Lens,
    setting::{Named, Setting},
};
use leptos::prelude::*;
use strum::VariantArray;

use crate::{
    components::cycle::{chip, chips},
    text::Locale,
};

/// The chips; nothing where there is no one school.
pub fn lens_chips(setting: &Setting, locale: Locale) -> Option<AnyView> {
    let shown = setting.view.aside.lens;
    let lens =
        |it: &Lens| chip(locale.lens(*it).to_owned(), *it == shown, &looking(&setting.view, *it));
    let of = |(it, chosen): &(Named, bool)| {
        chip(it.name.clone(), *chosen, &choosing(&setting.view, &it.code, *chosen))
    };
    let lenses = chips(locale.lens_title(), Lens::VARIANTS.iter().map(lens).collect());
    let all = chips(locale.lens_choice(shown), setting.lens.all.iter().map(of).collect());
    let is_open = shown == Lens::Classes && setting.lens.all.iter().all(|(_, chosen)| !chosen);
    let none = is_open.then(|| view! { <p role="status">{locale.lens_none()}</p> });
    setting.lens.is_there.then(|| {
        view! {
            {lenses}
            {all}
            {none}
        }
        .into_any()
    })
}

/// The view through another lens. What was chosen for the old one goes with it, and so does what the
/// page was broken down by.
fn looking(view: &View, lens: Lens) -> View {
    let mut next = view.clone();
    if let Some(dimension) = view.aside.lens.dimension().filter(|_| lens != view.aside.lens) {
        next = next.without(dimension);
    }
    next.aside.lens = lens;
    next.by = Vec::new();
    next
}

/// The view with one more class or subject, or one less.
fn choosing(view: &View, code: &str, is_chosen: bool) -> View {
    let Some(dimension) = view.aside.lens.dimension() else { return view.clone() };
    View { by: Vec::new(), ..view.choosing(dimension, code, !is_chosen) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(query: &str) -> View {
        let pairs = query.split('&').filter_map(|it| it.split_once('='));
        View::from_pairs(pairs).0
    }

    #[test]
    fn domain_row_20_a_chip_adds_and_takes_back_and_a_lens_drops_the_choice_of_the_other() {
        let own = view("school=s&lens=classes&class=a&by=class");
        assert_eq!(choosing(&own, "b", false).to_query(), "?class=a,b&school=s&lens=classes");
        assert_eq!(choosing(&own, "a", true).to_query(), "?school=s&lens=classes");
        assert_eq!(looking(&own, Lens::Subjects).to_query(), "?school=s&lens=subjects");
        let subjects = view("school=s&lens=subjects&subject=x,y");
        assert_eq!(looking(&subjects, Lens::School).to_query(), "?school=s");
    }
}
