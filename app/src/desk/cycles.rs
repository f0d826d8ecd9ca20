//! Stages and frequencies of procedures: what was said of each, and the form to say it.

use analysis::cycle::{Cycle, Frequency, Phase};
use leptos::prelude::*;
use strum::VariantArray;

use super::{DATA, text};
use crate::{state::use_locale, text::Locale};

/// The address of the page.
pub const CYCLES: &str = "/data/procedures";

/// A procedure and what was said of it.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What holds.
    pub cycle: Cycle,
    /// Who said so and when; nothing where nobody did.
    pub who: String,
}

/// The page of procedures.
#[component]
pub fn CyclesPage(
    /// All of them.
    procedures: Vec<Procedure>,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::cycles::of(locale);
    let lines = procedures.into_iter().map(|it| line(it, locale)).collect_view();
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.title}</h1>
        <p class="sentence">{words.intro}</p>
        <div class="table__scroll" tabindex="0" role="region" aria-label=words.title>
            <table class="table">
                <thead>
                    <tr>
                        {words.heads.map(|it| view! { <th scope="col">{it}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

fn line(it: Procedure, locale: Locale) -> impl IntoView {
    let words = text::cycles::of(locale);
    let phases = Phase::VARIANTS
        .iter()
        .map(|of| (of.to_string(), locale.phase(*of), it.cycle.phase == Some(*of)));
    let frequencies = Frequency::VARIANTS
        .iter()
        .map(|of| (of.to_string(), locale.frequency(*of), it.cycle.frequency == Some(*of)));
    let [stage, often] = locale.cycle_titles();
    let form = format!("cycle-{}", it.code);
    let label = format!("{}: {}", words.save, it.name);
    view! {
        <tr>
            <th scope="row">{it.name.clone()}</th>
            <td>{choice("phase", &form, format!("{stage}: {}", it.name), phases.collect(), words.none)}</td>
            <td>
                {choice("frequency", &form, format!("{often}: {}", it.name), frequencies.collect(), words.none)}
            </td>
            <td>{it.who}</td>
            <td>
                <form method="post" action=CYCLES id=form>
                    <input type="hidden" name="procedure" value=it.code />
                    <button class="desk__button" aria-label=label>
                        {words.save}
                    </button>
                </form>
            </td>
        </tr>
    }
}

fn choice(
    name: &'static str,
    form: &str,
    label: String,
    entries: Vec<(String, &'static str, bool)>,
    none: &'static str,
) -> impl IntoView {
    let option = |(code, word, chosen): (String, &'static str, bool)| {
        view! {
            <option value=code selected=chosen>
                {word}
            </option>
        }
    };
    view! {
        <select name=name form=form.to_owned() aria-label=label>
            <option value="">{none}</option>
            {entries.into_iter().map(option).collect_view()}
        </select>
    }
}
