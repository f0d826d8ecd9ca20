//! Plans of works and boundaries of marks on the desk: the templates, and what a file tells.

use leptos::prelude::*;

use crate::text::{Locale, number};

/// The template of a plan, a table to fill in.
pub const PLAN_TEMPLATE: &str = "/data/plan-template.csv";

/// The template of boundaries of marks.
pub const BOUNDARIES_TEMPLATE: &str = "/data/boundaries-template.csv";

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
    link(PLAN_TEMPLATE, name)
}

/// The link to the template of boundaries.
pub fn boundaries_template(locale: Locale) -> AnyView {
    let name =
        locale.either(("Шаблон границ отметок (CSV)", "Template of boundaries of marks (CSV)"));
    link(BOUNDARIES_TEMPLATE, name)
}

fn link(address: &'static str, name: &'static str) -> AnyView {
    view! {
        <a href=address download>
            {name}
        </a>
    }
    .into_any()
}

/// What a file would tell of boundaries.
pub fn boundaries(works: Vec<(String, Vec<u32>)>, locale: Locale) -> Option<AnyView> {
    if works.is_empty() {
        return None;
    }
    let head = locale.either((
        "Границы отметок (наименьшие баллы с «3», «4» и «5»):",
        "Boundaries of marks (the lowest scores with 3, 4 and 5):",
    ));
    let line = |(work, lowest): (String, Vec<u32>)| {
        let told: Vec<String> = lowest.iter().map(ToString::to_string).collect();
        view! { <li>{format!("{work} — {}", told.join(", "))}</li> }
    };
    let note = locale.either((
        "С ними протоколы этих работ читаются с отметками. Протокол, принятый раньше, дайте ещё раз и примите вместо прежнего.",
        "Protocols of these works are read with marks by them. Give a protocol that was taken over before once more, and take it over in the place of the earlier one.",
    ));
    Some(
        view! {
            <p>{head}</p>
            <ul>{works.into_iter().map(line).collect_view()}</ul>
            <p class="is-quiet">{note}</p>
        }
        .into_any(),
    )
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
