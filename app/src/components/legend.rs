//! The legend of typed absences and of low participation: what each symbol says.

use analysis::answer::Absence;
use leptos::prelude::*;
use strum::VariantArray;

use super::coverage::{LOW, low};
use crate::{
    state::{use_locale, use_texts},
    text::Locale,
};

/// Lists the symbols that stand for a missing value.
#[component]
pub fn AbsenceLegend() -> impl IntoView {
    let texts = use_texts();
    let entry = |absence: &Absence| {
        view! {
            <div class="legend__entry">
                <dt>{texts.absence_symbol(*absence)}</dt>
                <dd>{texts.absence(*absence)}</dd>
            </div>
        }
    };
    view! {
        <dl class="legend" aria-label=texts.legend_absence>
            {Absence::VARIANTS.iter().map(entry).collect_view()}
            <div class="legend__entry">
                <dt>{LOW}</dt>
                <dd>{low(use_locale())}</dd>
            </div>
        </dl>
    }
}

/// What «лучше» and «хуже» are not (domain E13): beside every table that says them.
pub fn not_a_judgement(locale: Locale) -> AnyView {
    view! { <p class="is-quiet">{locale.texts().not_a_judgement}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e13_better_and_worse_are_said_to_be_no_judgement() {
        let said = |locale| not_a_judgement(locale).to_html();
        assert!(said(Locale::Ru).contains("Это не оценка школы или учителя"));
        assert!(said(Locale::En).contains("no judgement of a school or a teacher"));
    }
}
