//! Clusters of a year, and the form that moves schools between them.
//!
//! What is typed becomes a list like any that comes as a file, so that the operator sees what would
//! change before it does, and can undo it.

use analysis::{context::Characteristic, view::Range};
use leptos::prelude::*;

use super::{DATA, field::field, text};
use crate::{
    components::benchmark::own_sets,
    state::use_locale,
    text::{Locale, number},
};

/// The address of the page.
pub const CLUSTERS: &str = "/data/clusters";
/// The same as a list, to be changed and given back.
pub const LIST: &str = "/data/clusters.csv";

/// The field of a form that asks for the clusters of the default rules.
pub const BY_DEFAULT: &str = "default";

/// The field of a form that asks for the schools within bounds of characteristics.
pub const BY_RULE: &str = "rule";

/// The clusters of a year.
#[derive(Clone, Debug, Default)]
pub struct Clusters {
    /// The years that can be asked for, the latest first.
    pub years: Vec<String>,
    /// The year asked for.
    pub year: String,
    /// Its clusters.
    pub all: Vec<Cluster>,
    /// Lists that were told before of the same clusters and first years.
    pub earlier: Vec<Cluster>,
    /// What is known of schools up to this year, which a rule can speak of.
    pub characteristics: Vec<Characteristic>,
    /// The schools a link proposes to move.
    pub schools: String,
}

/// A cluster.
#[derive(Clone, Debug, Default)]
pub struct Cluster {
    /// Its name.
    pub name: String,
    /// The first year and the last one, nothing while it holds.
    pub years: [String; 2],
    /// The rule it was made by.
    pub rule: String,
    /// Why it differs from the rule.
    pub reason: String,
    /// Who answers for it.
    pub manager: String,
    /// Its schools: code and name.
    pub schools: Vec<(String, String)>,
}

/// What a list of clusters would change: the name, schools now and then.
pub type Changed = (String, [usize; 2]);

/// The page.
#[component]
pub fn ClustersPage(
    /// What it shows.
    clusters: Clusters,
) -> impl IntoView {
    let locale = use_locale();
    let words = text::clusters::of(locale);
    let Clusters { years, year, all, earlier, characteristics, schools } = clusters;
    let link = |it: &String| {
        let current = (*it == year).then_some("true");
        view! {
            <a href=format!("{CLUSTERS}?year={it}") aria-current=current>
                {it.clone()}
            </a>
            " "
        }
    };
    let links = years.iter().map(link).collect_view();
    let list = if all.is_empty() {
        view! {
            <p>{words.none}</p>
            {(!year.is_empty()).then(|| by_default(&year, locale))}
        }
        .into_any()
    } else {
        view! {
            {all.iter().map(|it| cluster(it, locale)).collect_view()}
            <p class="results__downloads">
                <a href=format!("{LIST}?year={year}") download>
                    {words.download}
                </a>
            </p>
        }
        .into_any()
    };
    view! {
        <p>
            <a href=DATA>{text::of(locale).back}</a>
        </p>
        <h1 class="page__title">{words.title}</h1>
        <p class="sentence">{words.intro}</p>
        <nav class="desk__pager" aria-label=words.year>
            {links}
        </nav>
        <section>
            <h2>{format!("{} {year}", words.of_year)}</h2>
            {list}
        </section>
        {(!earlier.is_empty())
            .then(|| {
                view! {
                    <section id="earlier">
                        <h2>{words.earlier}</h2>
                        <p class="is-quiet">{words.earlier_text}</p>
                        {earlier.iter().map(|it| cluster(it, locale)).collect_view()}
                    </section>
                }
            })}
        {moving(&all, &years, &year, schools, locale)}
        {(!characteristics.is_empty())
            .then(|| by_rule(&characteristics, &years, &year, locale))}
    }
}

fn cluster(of: &Cluster, locale: Locale) -> impl IntoView + use<> {
    let words = text::clusters::of(locale);
    let [since, until] = &of.years;
    let until = if until.is_empty() { words.still } else { until };
    let years = if since == until { since.clone() } else { format!("{since} – {until}") };
    let told = [(words.manager, &of.manager), (words.rule, &of.rule), (words.reason, &of.reason)];
    let told = told.into_iter().filter(|it| !it.1.is_empty());
    let told = told.map(|(word, text)| view! { <p>{format!("{word}: {text}")}</p> }).collect_view();
    let school = |(code, name): &(String, String)| {
        let name = if name == code { String::new() } else { format!(" {name}") };
        view! {
            <li>
                <code>{code.clone()}</code>
                {name}
            </li>
        }
    };
    let count = locale.counted(of.schools.len() as u64, &words.schools);
    view! {
        <details class="desk__rule">
            <summary>
                <b>{of.name.clone()}</b>
                {format!(" · {count} · {years}")}
            </summary>
            {told}
            <ul class="desk__passed">{of.schools.iter().map(school).collect_view()}</ul>
        </details>
    }
}

/// Of a year without clusters: makes them by the default rules.
fn by_default(year: &str, locale: Locale) -> impl IntoView + use<> {
    let words = text::clusters::of(locale);
    view! {
        <form method="post" action=CLUSTERS>
            <input type="hidden" name=BY_DEFAULT value="1" />
            <input type="hidden" name="since" value=year.to_owned() />
            <p class="is-quiet">{words.default_text}</p>
            <button class="desk__button">{words.by_default}</button>
        </form>
    }
}

fn moving(
    all: &[Cluster],
    years: &[String],
    year: &str,
    schools: String,
    locale: Locale,
) -> impl IntoView + use<> {
    let words = text::clusters::of(locale);
    let names = all.iter().map(|it| view! { <option value=it.name.clone()></option> });
    view! {
        <section id="move">
            <h2>{words.move_title}</h2>
            <p class="is-quiet">{words.move_text}</p>
            <form method="post" action=CLUSTERS>
                {field(
                    words.codes,
                    view! { <textarea name="schools" rows="3" required>{schools}</textarea> },
                )}
                {decision(years, year, locale)}
                <datalist id="clusters">{names.collect_view()}</datalist>
                <button class="desk__button desk__button--main">{words.look}</button>
            </form>
        </section>
    }
}

/// A cluster of the schools whose characteristics lie within bounds.
fn by_rule(
    characteristics: &[Characteristic],
    years: &[String],
    year: &str,
    locale: Locale,
) -> impl IntoView + use<> {
    let words = text::clusters::of(locale);
    let bound = |of: &Characteristic| own_sets::field(*of, Range::default(), locale);
    view! {
        <section id="by-rule">
            <h2>{words.rule_title}</h2>
            <p class="is-quiet">{words.rule_text}</p>
            <form method="post" action=CLUSTERS>
                <input type="hidden" name=BY_RULE value="1" />
                <div class="fields">{characteristics.iter().map(bound).collect_view()}</div>
                {decision(years, year, locale)}
                <button class="desk__button desk__button--main">{words.look}</button>
            </form>
        </section>
    }
}

/// What every change says: to which cluster, since when, why, and who answers for it.
fn decision(years: &[String], year: &str, locale: Locale) -> impl IntoView + use<> {
    let words = text::clusters::of(locale);
    let option = |it: &String| {
        view! {
            <option value=it.clone() selected=*it == year>
                {it.clone()}
            </option>
        }
    };
    view! {
        {field(
            words.to,
            view! { <input name="to" list="clusters" required maxlength="100" autocomplete="off" /> },
        )}
        {field(
            words.since,
            view! { <select name="since">{years.iter().map(option).collect_view()}</select> },
        )}
        {field(
            words.why,
            view! { <input name="reason" required maxlength="500" autocomplete="off" /> },
        )}
        {field(
            words.manager_asked,
            view! { <input name="manager" maxlength="200" autocomplete="off" /> },
        )}
    }
}

/// What a file would change of clusters.
pub(super) fn changes(of: Vec<Changed>, locale: Locale) -> Option<impl IntoView + use<>> {
    let words = text::clusters::of(locale);
    let line = |(name, [now, then]): Changed| {
        let [now, then] = [now, then].map(|it| number::whole(locale, it as u64));
        view! { <li>{format!("{name}: {now} → {then}")}</li> }
    };
    (!of.is_empty()).then(|| {
        view! {
            <p>{words.changes}</p>
            <ul>{of.into_iter().map(line).collect_view()}</ul>
        }
    })
}
