//! Plans of works on the desk: the template, and what a file tells.

use leptos::prelude::*;

use crate::text::{Locale, number};

/// The template of a plan, a table to fill in.
pub const PLAN_TEMPLATE: &str = "/data/plan-template.csv";

/// What a file tells of one work.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The work: procedure, subject, grade and year.
    pub work: String,
    /// How many tasks.
    pub tasks: u64,
    /// How many requirements.
    pub requirements: u64,
}

/// The link to the template.
pub fn template(locale: Locale) -> AnyView {
    let name = locale.either(("Шаблон плана работы (CSV)", "Template of a plan of a work (CSV)"));
    view! {
        <a href=PLAN_TEMPLATE download>
            {name}
        </a>
    }
    .into_any()
}

/// What a file would tell of works.
pub fn told(plans: Vec<Planned>, locale: Locale) -> Option<AnyView> {
    if plans.is_empty() {
        return None;
    }
    let head = locale.either(("Планы работ:", "Plans of works:"));
    let tasks = locale.either(("заданий", "tasks"));
    let requirements = locale.either(("требований", "requirements"));
    let line = |it: Planned| {
        let [n, m] = [it.tasks, it.requirements].map(|it| number::whole(locale, it));
        view! { <li>{format!("{} — {tasks}: {n}, {requirements}: {m}", it.work)}</li> }
    };
    let note = locale.either((
        "План встаёт на место прежнего плана той же работы.",
        "A plan takes the place of an earlier one of the same work.",
    ));
    Some(
        view! {
            <p>{head}</p>
            <ul>{plans.into_iter().map(line).collect_view()}</ul>
            <p class="is-quiet">{note}</p>
        }
        .into_any(),
    )
}
