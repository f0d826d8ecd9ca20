//! The legend of typed absences and of low participation: what each symbol says.

use analysis::answer::Absence;
use leptos::prelude::*;
use strum::VariantArray;

use super::coverage::{LOW, low};
use crate::state::{use_locale, use_texts};

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
