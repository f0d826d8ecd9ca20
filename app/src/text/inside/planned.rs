//! Sentences about requirements and the two ends of a work.

use analysis::{
    answer::Verdict,
    finding::{Evidence, PUPILS_MIN},
    inside::{End, Groups, Requirements},
    plan::Requirement,
};

use super::phrase::{counted, difference};
use crate::text::{Locale, number};

/// How many requirements a sentence names.
const NAMES_MAX: usize = 3;

/// Its text with the code before it, or the one there is.
pub fn named(of: &Requirement) -> String {
    match of.text.as_str() {
        "" => of.code.clone(),
        text if text == of.code => text.to_owned(),
        text => format!("{}. {text}", of.code),
    }
}

/// Requirements beside all others.
pub fn gaps(locale: Locale, told: &Requirements) -> Option<(String, Evidence)> {
    let sure = |of: Verdict| {
        let is = |it: &&analysis::inside::RequirementLine| {
            it.done.difference.is_some_and(|it| it.verdict == of)
        };
        told.lines.iter().filter(is).count()
    };
    let (worse, better) = (sure(Verdict::Worse), sure(Verdict::Better));
    let first = told.lines.first().filter(|it| it.done.own.n >= PUPILS_MIN)?;
    let gap = first.done.difference.as_ref()?;
    let amount = difference(locale, gap, first.done.own.n);
    let name = named(&first.requirement);
    let head = match locale {
        Locale::Ru => format!(
            "Из требований ({}) хуже остальных школ выполнены {worse}, лучше {better}",
            told.compared
        ),
        Locale::En => format!(
            "Of {} requirements {worse} were done worse than elsewhere, {better} better",
            told.compared
        ),
    };
    let furthest = match locale {
        _ if gap.delta >= 0.0 => String::new(),
        Locale::Ru => format!("; наибольшее отставание — «{name}»: {amount}"),
        Locale::En => format!("; furthest behind is “{name}”: {amount}"),
    };
    Some((format!("{head}{furthest}."), Evidence::of(first.done.own.n)?))
}

/// Requirements that the official rule calls deficits; nothing where there is none.
pub fn deficits(locale: Locale, told: &Requirements) -> Option<(String, Evidence)> {
    let all: Vec<_> = told.lines.iter().filter(|it| it.deficit.is_systemic()).collect();
    let n = all.iter().map(|it| it.done.own.n).min()?;
    let names: Vec<String> = all.iter().take(NAMES_MAX).map(|it| named(&it.requirement)).collect();
    let names = format!("«{}»", names.join("», «"));
    let more = if all.len() > NAMES_MAX { "…" } else { "" };
    let count = number::whole(locale, all.len() as u64);
    let head = locale.either((
        "По порогам ФИОКО системный дефицит",
        "By the thresholds of ФИОКО there is a system deficit",
    ));
    Some((format!("{head} ({count}): {names}{more}."), Evidence::of(n)?))
}

/// How many are below the minimum.
pub fn low(locale: Locale, end: &End) -> Option<(String, Evidence)> {
    let told = |it: analysis::inside::Portion| {
        let (share, interval) = it.share()?;
        Some(counted(locale, it.count, it.n, (share, Some(interval))))
    };
    let head = locale.either(("Ниже минимума", "Below the minimum:"));
    let rest = end.rest.and_then(told).map(|it| {
        let others = locale.either(("у остальных школ", "at other schools"));
        format!("; {others} {it}")
    });
    let text = format!("{head} {}{}.", told(end.here)?, rest.unwrap_or_default());
    Some((text, Evidence::of(end.here.n)?))
}

/// Where a lower mark did better than a higher one: a hypothesis about the task or its marking.
pub fn crossing(locale: Locale, groups: &Groups) -> Option<(String, Evidence)> {
    let tasks = groups.tasks.iter().filter_map(|it| Some((it, it.crossing?)));
    let (line, of) = tasks.max_by(|one, other| one.1.lead.total_cmp(&other.1.lead))?;
    let lead = number::signed_decimal(locale, 100.0 * of.lead, 0);
    let (name, lower, higher) = (&line.name, of.lower, of.higher);
    let text = match locale {
        Locale::Ru => format!(
            "Задание {name} группа с отметкой «{lower}» выполнила лучше группы с «{higher}»: {lead} п. п.; стоит посмотреть само задание и его проверку."
        ),
        Locale::En => format!(
            "Pupils with mark {lower} did task {name} better than those with {higher}: {lead} pp; the task and its marking are worth a look."
        ),
    };
    Some((text, Evidence::Hypothesis))
}
