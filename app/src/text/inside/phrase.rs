//! Sentences and numbers of what is inside a work.

use analysis::{
    Indicator,
    answer::{Change, Verdict},
    finding::{Evidence, FINDINGS_MAX, PUPILS_MIN},
    inside::{Agreement, Inside, Journal, Likeness, Scores, Tasks},
    stats::{ALPHA, agreement::Estimate, interval::Interval},
};

use super::planned;
use crate::text::{Locale, number, phrase};

/// Any share is printed as this one is.
const SHARE: Indicator = Indicator::Quality;

/// «33,4 %».
pub fn share(locale: Locale, value: f64, n: u64) -> String {
    number::plain(locale, SHARE, value, n)
}

/// «33,4 % (120)»: a part of `n` with its count.
pub fn part(locale: Locale, count: u64, n: u64) -> String {
    format!("{} ({})", share(locale, count as f64 / n as f64, n), number::whole(locale, count))
}

/// «33,4 % (30,1–36,9 %; 120 из 360)».
pub fn counted(locale: Locale, count: u64, n: u64, of: (f64, Option<Interval>)) -> String {
    let interval = of.1.map(|it| format!("{}; ", number::interval(locale, SHARE, it, n)));
    let [count, all] = [count, n].map(|it| number::whole(locale, it));
    let word = locale.texts().of;
    format!(
        "{} ({}{count}\u{a0}{word}\u{a0}{all})",
        share(locale, of.0, n),
        interval.unwrap_or_default()
    )
}

/// «+3,1 п. п. (−0,4…+6,6)».
pub fn difference(locale: Locale, of: &Change, n: u64) -> String {
    let delta = number::delta(locale, SHARE, of.delta, n);
    let decimals = usize::from(n >= 100);
    let end = |it: f64| number::signed_decimal(locale, 100.0 * it, decimals);
    let interval = of.interval.map(|it| format!(" ({}…{})", end(it.low), end(it.high)));
    format!("{delta}{}", interval.unwrap_or_default())
}

/// «0,72 (0,70–0,74)».
pub fn estimate(locale: Locale, of: Option<Estimate>) -> String {
    let Some(of) = of else { return "–".to_owned() };
    let two = |it: f64| number::decimal(locale, it, 2);
    let interval = of.interval.map(|it| format!(" ({}…{})", two(it.low), two(it.high)));
    format!("{}{}", two(of.value), interval.unwrap_or_default())
}

/// The sentence at the top.
pub fn inside(locale: Locale, shown: &Inside) -> String {
    if let Some(missing) = shown.missing {
        return locale.missing_inside(missing).to_owned();
    }
    let place = phrase::place(locale, &shown.setting);
    let context = phrase::context(locale, &shown.setting).join(", ");
    let texts = locale.texts();
    let pupils = locale.counted(shown.own.pupils, &texts.pupils);
    let schools = locale.counted(shown.own.schools, &texts.schools);
    let head = format!("{place}: {context} — {pupils}, {schools}");
    match shown.rest.schools {
        0 => format!("{head}."),
        _ => format!(
            "{head}; {}: {}, {}.",
            phrase::lower_first(locale.inside().rest),
            locale.counted(shown.rest.pupils, &texts.pupils),
            locale.counted(shown.rest.schools, &texts.schools)
        ),
    }
}

/// The parts of the page that sentences lead to: pictures by the names of their files, sections by their own.
pub const JOURNAL: &str = "inside-journal";
/// The picture of primary scores.
pub const SCORES: &str = "inside-scores";
/// The picture of tasks.
pub const TASKS: &str = "inside-tasks";
/// The picture of requirements.
pub const REQUIREMENTS: &str = "inside-requirements";
/// The section of pupils below the minimum.
const LOW: &str = "#low";
/// The section of the groups by mark.
const GROUPS: &str = "#groups";

/// What else there is to see, each with how far it can be relied on and the part of the page it rests
/// on; at most five.
pub fn findings(locale: Locale, shown: &Inside) -> Vec<(String, Evidence, &'static str)> {
    let mut said = Vec::new();
    let mut say = |part: &'static str, told: Option<(String, Evidence)>| {
        said.extend(told.map(|(text, evidence)| (text, evidence, part)));
    };
    let journal = shown.journal.as_ref().and_then(|it| Some((it, Evidence::of(it.own.n)?)));
    if let Some((journal, evidence)) = journal {
        say(JOURNAL, Some((shares(locale, &journal.own), evidence)));
        say(JOURNAL, beside(locale, journal).map(|it| (it, evidence)));
    }
    if let Some(told) = &shown.requirements {
        say(REQUIREMENTS, planned::gaps(locale, told));
        say(REQUIREMENTS, planned::deficits(locale, told));
    }
    if let Some(tasks) = shown.tasks.as_ref().filter(|_| shown.requirements.is_none()) {
        let n = tasks.lines.iter().map(|it| it.own.n).min().unwrap_or_default();
        say(TASKS, gaps(locale, tasks).zip(Evidence::of(n)));
    }
    say(LOW, shown.ends.as_ref().and_then(|it| planned::low(locale, &it.low)));
    if let Some(scores) = &shown.scores {
        say(SCORES, jump(locale, scores).zip(Evidence::of(scores.n[0])));
    }
    say(GROUPS, shown.groups.as_ref().and_then(|it| planned::crossing(locale, it)));
    if let Some((journal, evidence)) = journal {
        say(JOURNAL, sign(locale, &journal.own).map(|it| (it, evidence)));
    }
    // The most telling stand first.
    said.truncate(FINDINGS_MAX);
    said
}

fn shares(locale: Locale, of: &Agreement) -> String {
    let [lowered, confirmed, raised] = locale.inside().steps;
    let told = |name: &str, count: u64| {
        let word = locale.texts().of;
        let [all, part] = [of.n, count].map(|it| number::whole(locale, it));
        format!("{name} {} ({part}\u{a0}{word}\u{a0}{all})", share(locale, of.share(count).0, of.n))
    };
    let journal = locale.either(("Отметку журнала работа", "The mark of the journal was"));
    format!(
        "{journal}: {}, {}, {}.",
        told(lowered, of.lowered),
        told(confirmed, of.confirmed),
        told(raised, of.raised)
    )
}

fn sign(locale: Locale, of: &Agreement) -> Option<String> {
    let is_sure = of.sign? <= ALPHA;
    let text = match (is_sure, of.lowered > of.raised) {
        (false, _) => (
            "Понижений и повышений не различить: перевес в пределах случайного",
            "Lowered and raised marks cannot be told apart: the excess is within chance",
        ),
        (true, true) => (
            "Понижений больше, чем повышений, и это не случайный перевес",
            "More marks were lowered than raised, and that is not chance",
        ),
        (true, false) => (
            "Повышений больше, чем понижений, и это не случайный перевес",
            "More marks were raised than lowered, and that is not chance",
        ),
    };
    let [lowered, raised] = [of.lowered, of.raised].map(|it| number::whole(locale, it));
    Some(format!("{}: {lowered} / {raised}.", locale.either(text)))
}

fn beside(locale: Locale, journal: &Journal) -> Option<String> {
    let it = journal.lowered.filter(|it| it.verdict != Verdict::Unknown)?;
    let head = locale.either(("Понижали", "Marks were lowered"));
    Some(format!(
        "{head} {}: {}.",
        locale.more_or_less_often(it.verdict, it.delta),
        difference(locale, &it, journal.own.n)
    ))
}

fn jump(locale: Locale, scores: &Scores) -> Option<String> {
    if scores.together == Likeness::Unknown {
        return None;
    }
    let head = locale.either(("Скачок у границ отметок", "The jump at boundaries of marks is"));
    let all: u64 = scores.jumps.iter().map(|it| it.own[1]).sum();
    let n = locale.counted(all, &locale.texts().pupils);
    Some(format!("{head} {} ({n}).", locale.likeness(scores.together)))
}

fn gaps(locale: Locale, tasks: &Tasks) -> Option<String> {
    let sure = |of: Verdict| {
        tasks.lines.iter().filter(|it| it.difference.is_some_and(|it| it.verdict == of)).count()
    };
    let (worse, better) = (sure(Verdict::Worse), sure(Verdict::Better));
    let first = tasks.lines.first()?;
    let gap = first.difference.as_ref()?;
    if first.own.n < PUPILS_MIN {
        return None;
    }
    let gap = difference(locale, gap, first.own.n);
    Some(match locale {
        Locale::Ru => format!(
            "Из заданий ({}) хуже остальных школ выполнены {worse}, лучше {better}; дальше всего задание {}: {gap}.",
            tasks.compared, first.name
        ),
        Locale::En => format!(
            "Of {} tasks {worse} were done worse than elsewhere, {better} better; furthest is task {}: {gap}.",
            tasks.compared, first.name
        ),
    })
}
