//! Schools of a file, and the page on which it is decided which codes mean one school.

use leptos::prelude::*;

use super::{DATA, text};
use crate::{
    state::use_locale,
    text::{Locale, number},
};

/// The address of the page.
pub const SCHOOLS: &str = "/data/schools";
/// Stands before the code in the name of a choice.
pub const CHOICE: &str = "school.";
/// The choice of a school of its own; a known school is chosen by its code behind `=`.
pub const OWN: &str = "own";

/// The schools of a file.
#[derive(Clone, Debug, Default)]
pub struct Schools {
    /// How many are known by code, decided before, doubtful, new.
    pub counts: [usize; 4],
    /// The doubtful ones, each with what it may be and why.
    pub doubts: Vec<(School, Vec<(School, String)>)>,
}

/// A school as people know it.
#[derive(Clone, Debug, Default)]
pub struct School {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it lies in.
    pub place: String,
}

/// What was decided, and what a decision would mean.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// The code and the school of a decision that is thought about.
    pub asked: [String; 2],
    /// What it would mean, or why it cannot be.
    pub joining: Option<Result<Joining, String>>,
    /// All decisions, the latest first.
    pub all: Vec<Decision>,
}

/// What a decision would mean.
#[derive(Clone, Debug, Default)]
pub struct Joining {
    /// Names of both; nothing where the code is not imported yet.
    pub names: [Option<String>; 2],
    /// Years of both.
    pub years: [Vec<String>; 2],
    /// Results that move, of them of works both have, of these changed.
    pub counts: [u64; 3],
}

/// A decision.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// Its number.
    pub id: i32,
    /// The code decided about.
    pub code: String,
    /// The school it is; nothing if one of its own.
    pub same_as: Option<String>,
    /// When, in UTC.
    pub at: String,
    /// Who.
    pub by: String,
    /// When it was taken back.
    pub undone: Option<String>,
}

fn called(School { code, name, place }: &School) -> String {
    let name = if name == code { String::new() } else { format!("{name}, ") };
    let place = if place.is_empty() { String::new() } else { format!(", {place}") };
    format!("{name}{code}{place}")
}

/// How many schools wait for a decision.
pub(super) fn doubtful(schools: &Schools, locale: Locale) -> Option<impl IntoView + use<>> {
    let words = text::schools::of(locale);
    let [_, _, n, _] = schools.counts;
    let told = format!("{}: {} — {n}", words.schools, words.standings[2]);
    (n > 0).then(|| view! { <span>{told}</span> })
}

/// The schools of a file, with the form for the doubtful ones.
#[component]
pub fn FileSchools(
    /// The schools.
    schools: Schools,
    /// Names the file in addresses.
    id: String,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::schools::of(locale);
    let counted = schools.counts.into_iter().zip(words.standings).filter(|it| it.0 > 0);
    let counted: Vec<String> = counted
        .map(|(n, standing)| format!("{standing}: {}", number::whole(locale, n as u64)))
        .collect();
    let doubts = (!schools.doubts.is_empty()).then(|| {
        let choices = schools.doubts.iter().map(|it| choice(it, locale)).collect_view();
        view! {
            <form method="post" action=format!("{DATA}/files/{id}/schools")>
                <p>{words.intro}</p>
                {choices}
                <button class="desk__button">{words.remember}</button>
            </form>
        }
    });
    (!counted.is_empty()).then(|| {
        view! {
            <section>
                <h2>{words.schools}</h2>
                <p>{counted.join(" · ")}</p>
                {doubts}
                <p>
                    <a href=SCHOOLS>{words.to_page}</a>
                </p>
            </section>
        }
    })
}

fn choice(
    (school, suggestions): &(School, Vec<(School, String)>),
    locale: Locale,
) -> impl IntoView {
    let words = text::schools::of(locale);
    let name = format!("{CHOICE}{}", school.code);
    let option = |value: String, text: String, is_chosen: bool| {
        view! {
            <label class="desk__choice">
                <input type="radio" name=name.clone() value=value checked=is_chosen />
                " "
                {text}
            </label>
        }
    };
    let known = suggestions.iter().map(|(other, reason)| {
        let text = format!("{} {} — {}", words.is, called(other), words.reason(reason));
        option(format!("={}", other.code), text, false)
    });
    let known = known.collect_view();
    view! {
        <fieldset class="desk__choices">
            <legend>{called(school)}</legend>
            {known}
            {option(OWN.to_owned(), words.own.to_owned(), false)}
            {option(String::new(), words.later.to_owned(), true)}
        </fieldset>
    }
}

/// The page of decisions.
#[component]
pub fn SchoolsPage(
    /// What was decided, and what is thought about.
    decisions: Decisions,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::schools::of(locale);
    let Decisions { asked: [code, same_as], joining, all } = decisions;
    let thought = joining.map(|it| match it {
        Ok(joining) => {
            let asked = [code.clone(), same_as.clone()];
            view! { <Would joining asked /> }.into_any()
        }
        Err(reason) => view! {
            <p class="desk__said is-wrong" role="status">
                {text::trouble::told(locale, &reason)}
            </p>
        }
        .into_any(),
    });
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.schools}</h1>
        <p class="sentence">{words.page_intro}</p>
        <section>
            <h2>{words.join}</h2>
            <form method="get" action=SCHOOLS class="desk__join">
                <label for="code">{words.code}</label>
                <input id="code" name="code" value=code required autocomplete="off" />
                <label for="same_as">{words.same_as}</label>
                <input id="same_as" name="same_as" value=same_as required autocomplete="off" />
                <button class="desk__button">{words.look}</button>
            </form>
            {thought}
        </section>
        <section>
            <h2>{words.decisions}</h2>
            {if all.is_empty() {
                view! { <p>{words.none}</p> }.into_any()
            } else {
                table(all, locale).into_any()
            }}
        </section>
    }
}

#[component]
fn Would(
    /// What the decision would mean.
    joining: Joining,
    /// The code and the school.
    asked: [String; 2],
) -> impl IntoView {
    let locale = use_locale();
    let words = text::schools::of(locale);
    let Joining { names, years, counts: [cells, shared, changed] } = joining;
    let told = names.into_iter().zip(years).zip(asked.clone()).map(|((name, years), code)| {
        let name = name.unwrap_or_else(|| words.not_there.to_owned());
        let years = if years.is_empty() { words.no_years.to_owned() } else { years.join(", ") };
        view! { <li>{format!("{name}, {code}: {years}")}</li> }
    });
    let told = told.collect_view();
    let whole = |n: u64| number::whole(locale, n);
    let [code, same_as] = asked;
    view! {
        <h3>{words.would}</h3>
        <ul class="desk__list">{told}</ul>
        <p>
            {locale.counted(cells, &words.results)} "; " {words.shared} ": " {whole(shared)} "; "
            {words.changed} ": " {whole(changed)}
        </p>
        <form method="post" action=SCHOOLS>
            <input type="hidden" name="code" value=code />
            <input type="hidden" name="same_as" value=same_as />
            <button class="desk__button desk__button--main">{words.sure}</button>
        </form>
    }
}

fn table(all: Vec<Decision>, locale: Locale) -> impl IntoView {
    let words = text::schools::of(locale);
    let line = |it: Decision| {
        let what = match &it.same_as {
            Some(school) => format!("{} {} {school}", it.code, words.is),
            None => format!("{}: {}", it.code, words.own),
        };
        let label = format!("{}: {what}", words.take_back);
        let status = match it.undone {
            Some(at) => {
                view! { <span class="is-quiet">{words.taken_back} " " {at}</span> }.into_any()
            }
            None => view! {
                <form method="post" action=format!("{SCHOOLS}/{}/undo", it.id)>
                    <button class="desk__button" aria-label=label>
                        {words.take_back}
                    </button>
                </form>
            }
            .into_any(),
        };
        view! {
            <tr>
                <th scope="row">{what}</th>
                <td>{it.at}</td>
                <td>{it.by}</td>
                <td>{status}</td>
            </tr>
        }
    };
    view! {
        <div class="table__scroll" tabindex="0" role="region" aria-label=words.decisions>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{words.decision}</th>
                        <th scope="col">{words.when}</th>
                        <th scope="col">{words.who}</th>
                        <th scope="col">
                            <span class="is-spoken">{words.take_back}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{all.into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
}
