//! The desk and the journal: what waits, what was done, what can be undone.

use leptos::prelude::*;

use super::{
    Done, Journal, Rule, Trouble, Verdict, imports::Imports, source, text, text::Words,
    versions::VERSIONS, waiting::Waiting, ways::ways,
};
use crate::{
    state::use_locale,
    text::{Locale, number},
};

/// The page.
#[component]
pub fn JournalPage(
    /// What it shows.
    journal: Journal,
) -> impl IntoView {
    let words = text::of(use_locale());
    let Journal { is_operator, done, files, together, kinds, asked, batches, size_max } = journal;
    let desk = if is_operator {
        view! {
            <Adding size_max />
            {ways(use_locale())}
        }
        .into_any()
    } else {
        view! {
            <section class="desk__locked">
                <h2>{words.locked}</h2>
                <p>{words.locked_how}</p>
            </section>
        }
        .into_any()
    };
    view! {
        <h1 class="page__title">{words.title}</h1>
        <p class="sentence">{words.intro}</p>
        {done.map(|done| said(done, words))}
        {desk}
        {(!files.is_empty()).then(|| view! { <Waiting files together /> })}
        <section>
            <h2>{words.journal}</h2>
            <p>
                <a href=VERSIONS>{text::versions::of(use_locale()).title}</a>
            </p>
            {source::chips(kinds, asked)}
            {if batches.is_empty() {
                view! { <p>{words.empty}</p> }.into_any()
            } else {
                view! { <Imports batches is_operator /> }.into_any()
            }}
        </section>
    }
}

/// What was just done.
fn said(done: Done, words: &'static Words) -> impl IntoView {
    let (text, is_good, leads_on) = match done {
        Done::TakenOver(batch) => (format!("{}{batch}.", words.done_taken), true, true),
        Done::Undone(batch) => (format!("{}{batch}.", words.done_undone), true, true),
        Done::Cancelled => (words.done_cancelled.to_owned(), true, false),
        Done::Decided => (text::schools::of(use_locale()).decided.to_owned(), true, true),
        Done::Not(reason) => {
            let reason = text::trouble::told(use_locale(), &reason);
            (format!("{}: {reason}", words.done_not), false, false)
        }
    };
    view! {
        <p class="desk__said" class:is-wrong=!is_good role="status">
            {text}
            " "
            {leads_on
                .then(|| {
                    view! {
                        <a href="/explore" rel="external">
                            {words.to_results}
                        </a>
                    }
                })}
        </p>
    }
}

/// The form for new files; with scripts also a place to drop them.
#[component]
fn Adding(
    /// How large a file may be.
    size_max: usize,
) -> impl IntoView {
    let words = text::of(use_locale());
    let limit = format!("≤ {}\u{a0}MB", size_max >> 20);
    view! {
        <section>
            <h2>{words.add}</h2>
            <form
                class="desk__drop"
                method="post"
                action="/data/files"
                enctype="multipart/form-data"
                data-sending=words.sending
                data-stop=words.stop
                data-stopped=words.stopped
                data-too-large=words.too_large
                data-limit=size_max.to_string()
            >
                <label for="files">{words.choose}</label>
                <input type="file" id="files" name="files" multiple required />
                <span class="desk__hint is-scripted">{words.drop}</span>
                <button class="desk__button desk__button--main">{words.send}</button>
                <p class="is-quiet">{words.formats} ", " {limit}</p>
                <ul class="desk__progress" aria-live="polite"></ul>
            </form>
        </section>
    }
}

/// What a file would change, in a few words.
pub(super) fn changes(
    content: &super::Content,
    locale: Locale,
    words: &'static Words,
) -> impl IntoView + use<> {
    let already = content.already_there.map(|it| format!("{}{it}", words.already_there));
    let differs = content.added + content.changed;
    if let (Some(already), 0) = (&already, differs) {
        return already.clone();
    }
    let count =
        |n: u64, word: &str| (n > 0).then(|| format!("{word}\u{a0}{}", number::whole(locale, n)));
    let all = [
        count(content.added, words.added),
        count(content.changed, words.changed),
        count(content.removed, text::instead::of(locale).removed),
        count(content.same, words.same),
    ];
    let changes = all.into_iter().flatten().collect::<Vec<String>>().join(", ");
    match already {
        // The same contents, of which more is known by now: boundaries of marks, what words mean.
        Some(already) => format!("{already}. {}: {changes}", text::instead::of(locale).anew),
        None => changes,
    }
}

/// Why nothing of a file can be taken over.
pub(super) fn unusable(trouble: Option<Trouble>, words: &'static Words) -> String {
    let reason = match trouble {
        Some(Trouble::Unrecognised(heading)) => format!("{}: {heading}", words.unrecognised),
        Some(Trouble::NoRow) => words.no_row.to_owned(),
        // It goes on with a small letter.
        Some(Trouble::Other(reason)) => {
            return format!("{}: {}", words.unusable, text::trouble::told(use_locale(), &reason));
        }
        None => String::new(),
    };
    format!("{}. {reason}", words.unusable)
}

/// How many rules say what: sign, word and number, never colour alone.
pub(super) fn verdicts(rules: &[Rule], words: &'static Words) -> impl IntoView + use<> {
    let count = |verdict: Verdict| rules.iter().filter(|it| it.verdict == verdict).count();
    let shown = [Verdict::Fail, Verdict::Warn, Verdict::Pass].map(|verdict| {
        let n = count(verdict);
        let (sign, word) = told(verdict, words);
        (n > 0).then(|| {
            view! {
                <span class="verdict" data-verdict=sign.1>
                    {sign.0}
                    " "
                    {word}
                    " "
                    {n}
                </span>
                " "
            }
        })
    });
    shown.collect_view()
}

/// Sign and name for style, and the word.
pub(super) fn told(
    verdict: Verdict,
    words: &'static Words,
) -> ((&'static str, &'static str), &'static str) {
    let [pass, warn, fail] = words.verdicts;
    match verdict {
        Verdict::Pass => (("✓", "pass"), pass),
        Verdict::Warn => (("!", "warn"), warn),
        Verdict::Fail => (("✕", "fail"), fail),
    }
}
