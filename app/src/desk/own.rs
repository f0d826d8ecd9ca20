//! «Мои показатели»: indicators that the operator defines, and the form to define more.

use analysis::indicator::{Better, Unit, own::Term};
use leptos::prelude::*;

use super::{
    DATA,
    field::{field, field_with_hint, select},
    text,
    undoable::{list, way_back},
};
use crate::{
    state::{EXPLORE, use_locale},
    text::Locale,
};

/// The address of the page.
pub const OWN: &str = "/data/indicators";

/// Every own indicator, and what one can begin with.
#[derive(Clone, Debug, Default)]
pub struct OwnIndicators {
    /// Today, as `2026-03-12`.
    pub today: String,
    /// The latest first.
    pub kept: Vec<Kept>,
}

/// One that was defined.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its number.
    pub id: i32,
    /// What was defined.
    pub of: analysis::indicator::OwnIndicator,
    /// Who wrote it down and when.
    pub who: String,
    /// It was not taken back.
    pub holds: bool,
}

/// The page of own indicators.
#[component]
pub fn OwnPage(
    /// What there is.
    own: OwnIndicators,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::own::of(locale);
    let OwnIndicators { today, kept } = own;
    let units = [Unit::Share, Unit::Score, Unit::Mark, Unit::Index, Unit::People];
    let units = units.map(|it| (it.to_string(), words.unit(it).to_owned())).to_vec();
    let better = [Better::Higher, Better::Lower, Better::Neither];
    let better = better.map(|it| (it.to_string(), words.better(it).to_owned())).to_vec();
    let input = |name: &'static str, max: u32| {
        view! { <input name=name required maxlength=max autocomplete="off" /> }
    };
    let sum = |name: &'static str, needed: bool, example: &'static str| {
        view! {
            <input
                name=name
                required=needed
                placeholder=example
                maxlength="200"
                autocomplete="off"
                spellcheck="false"
            />
        }
    };
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.title}</h1>
        <p class="sentence">{words.intro}</p>
        <form method="post" action=OWN>
            {field(words.name, input("name", 80))}
            {field_with_hint(words.numerator, sum("numerator", true, "n4 + n5"), words.numerator_how)}
            {field_with_hint(words.denominator, sum("denominator", false, "n"), words.denominator_how)}
            {field(words.unit, select("unit", None, units))}
            {field(words.better, select("better", None, better))}
            {field(words.source, input("source", 300))} {field(words.author, input("author", 100))}
            {field(
                words.day,
                view! { <input name="day" type="date" required value=today autocomplete="off" /> },
            )} <button class="desk__button desk__button--main">{words.write}</button>
        </form>
        {terms(locale)}
        {lines(kept, locale)}
    }
}

/// What can be counted.
fn terms(locale: Locale) -> impl IntoView {
    let words = text::own::of(locale);
    let line = |it: &Term| {
        view! {
            <tr>
                <td>
                    <code>{it.to_string()}</code>
                </td>
                <td>{locale.term(*it)}</td>
            </tr>
        }
    };
    view! {
        <details>
            <summary>{words.terms}</summary>
            <table class="table">
                <thead>
                    <tr>{words.term_heads.map(|it| view! { <th scope="col">{it}</th> })}</tr>
                </thead>
                <tbody>{Term::ALL.iter().map(line).collect_view()}</tbody>
            </table>
        </details>
    }
}

fn lines(kept: Vec<Kept>, locale: Locale) -> Option<AnyView> {
    let words = text::own::of(locale);
    let line = |it: Kept| {
        let action = format!("{OWN}/{}/undo", it.id);
        let way = way_back(action, (words.take_back, words.taken_back), &it.of.name, it.holds);
        let spec = analysis::Indicator::Own(it.of.formula).spec();
        let look = format!("{EXPLORE}?indicator={}", it.of.formula);
        let name = if it.holds {
            view! { <a href=look>{it.of.name}</a> }.into_any()
        } else {
            it.of.name.into_any()
        };
        let cells = [
            crate::text::own::written(&it.of.formula),
            format!("{}, {}", words.unit(spec.unit), words.better(spec.better)),
            it.of.source,
            format!("{}, {}", it.of.author, it.of.day),
            it.who,
        ];
        let cells = cells.map(|it| view! { <td>{it}</td> });
        view! { <tr><td>{name}</td> {cells.into_iter().collect_view()} {way}</tr> }.into_any()
    };
    let lines = kept.into_iter().map(line).collect();
    list(words.written, words.heads, words.take_back, lines)
}
