//! What is said of a change beside what was to be expected of it.

use analysis::{
    AcademicYear,
    answer::Verdict,
    signals::{Below, Effect},
    stats::interval::Interval,
};

use crate::text::{Locale, number};

/// The words around it.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct EffectTexts {
    pub title: &'static str,
    pub note: &'static str,
    /// What the picture shows.
    pub picture: &'static str,
    /// Above the second column of its table.
    pub range: &'static str,
    was: &'static str,
    expected: &'static str,
    is: &'static str,
    no_expected: &'static str,
    beyond: &'static str,
    no_beyond: &'static str,
    verdicts: [&'static str; 3],
}

static RU: EffectTexts = EffectTexts {
    title: "Было → ожидалось без мер → стало",
    note: "Доля ниже минимума по работам, которые школа писала в оба года. Школы далеко от середины приближаются к ней и без мер — это и есть «ожидалось»; где известны и более ранние годы, учтены и они. «Больше ожидаемого» — вне того, где оказываются 19 из 20 школ с таким же началом. О причинах числа не говорят.",
    picture: "Доля результатов ниже минимума. У измеренного — 95 % интервал, у ожидаемого — где оказываются 19 из 20 школ с таким же началом.",
    range: "Интервал; у ожидаемого — 19 из 20 школ",
    was: "было",
    expected: "ожидалось без мер",
    is: "стало",
    no_expected: "ожидание неизвестно: мало школ",
    beyond: "Изменение сверх школ с таким же началом",
    no_beyond: "С другими школами не сравнивается: меньше 20 результатов в одном из лет или меньше пяти школ с таким же началом.",
    verdicts: ["улучшение больше ожидаемого", "в пределах ожидаемого", "хуже ожидаемого"],
};

static EN: EffectTexts = EffectTexts {
    title: "Before → expected without measures → after",
    note: "The share below the minimum over works the school sat in both years. Schools far from the middle come nearer to it without any measure; that is what was expected, by earlier years as well where they are known. «Better than expected» lies outside of where 19 of 20 schools end that began so. Numbers say nothing of causes.",
    picture: "The share of results below the minimum. What was measured has its 95 % interval, what was expected the range in which 19 of 20 schools end that began so.",
    range: "Interval; of what was expected 19 of 20 schools",
    was: "before",
    expected: "expected without measures",
    is: "after",
    no_expected: "expectation unknown: too few schools",
    beyond: "Change beyond that of schools that began alike",
    no_beyond: "Not compared with other schools: fewer than 20 results in one of the years or fewer than five schools that began alike.",
    verdicts: ["better than expected", "within what was expected", "worse than expected"],
};

impl Locale {
    /// The words of the effect of measures in this language.
    pub fn effect(self) -> &'static EffectTexts {
        self.either((&RU, &EN))
    }
}

fn percent(locale: Locale, share: f64) -> String {
    format!("{}\u{a0}%", number::decimal(locale, 100.0 * share, 0))
}

fn counted(locale: Locale, of: Below) -> String {
    let whole = |it| number::whole(locale, it);
    let share = percent(locale, of.share());
    format!("{share} ({} {} {})", whole(of.count), locale.texts().of, whole(of.n))
}

/// One of the three numbers: было, ожидалось без мер, стало.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// «было, 2024/25».
    pub name: String,
    /// The share below the minimum, as a fraction of one.
    pub share: f64,
    /// Its interval; of what was expected where nineteen of twenty schools end that began so.
    pub range: Option<Interval>,
    /// Results below the minimum and all; nothing of what was expected.
    pub of: Option<Below>,
    /// Whether nobody measured it.
    pub is_expected: bool,
}

impl Step {
    /// «34 %».
    pub fn value(&self, locale: Locale) -> String {
        percent(locale, self.share)
    }

    /// «22–39 %».
    pub fn ends(&self, locale: Locale) -> Option<String> {
        let end = |it: f64| number::decimal(locale, 100.0 * it, 0);
        self.range.map(|it| format!("{}–{}\u{a0}%", end(it.low), end(it.high)))
    }

    /// «было, 2024/25: 34 % (22–39 %)».
    pub fn spoken(&self, locale: Locale) -> String {
        let ends = self.ends(locale).map_or_else(String::new, |it| format!(" ({it})"));
        format!("{}: {}{ends}", self.name, self.value(locale))
    }
}

/// The numbers of the picture; what was expected is left out where it is unknown.
pub fn steps(locale: Locale, of: &Effect) -> Vec<Step> {
    let words = locale.effect();
    let measured = |word: &str, year: AcademicYear, below: Below| Step {
        name: format!("{word}, {year}"),
        share: below.share(),
        range: below.interval(),
        of: Some(below),
        is_expected: false,
    };
    let expected = of.expected.map(|it| Step {
        name: words.expected.to_owned(),
        share: it.after.clamp(0.0, 1.0),
        range: of.range,
        of: None,
        is_expected: true,
    });
    let first = measured(words.was, of.from, of.before);
    let last = measured(words.is, of.to, of.after);
    [Some(first), expected, Some(last)].into_iter().flatten().collect()
}

/// «было 34 % (41 из 120) в 2024/25 → ожидалось без мер 30 % → стало 25 % …».
pub fn sentence(locale: Locale, of: &Effect) -> String {
    let words = locale.effect();
    let expected = of.expected.map_or_else(
        || words.no_expected.to_owned(),
        |it| format!("{} {}", words.expected, percent(locale, it.after.clamp(0.0, 1.0))),
    );
    let (before, after) = (counted(locale, of.before), counted(locale, of.after));
    let [better, within, worse] = words.verdicts;
    let verdict = of.verdict.map_or_else(String::new, |it| {
        let word = match it {
            Verdict::Better => better,
            Verdict::Worse => worse,
            _ => within,
        };
        format!(" — {word}")
    });
    let (was, is) = (words.was, words.is);
    format!("{}: {was} {before} → {expected} → {}: {is} {after}{verdict}.", of.from, of.to)
}

/// The change beyond that of schools that began alike.
pub fn beyond(locale: Locale, of: &Effect) -> String {
    let words = locale.effect();
    let Some(beside) = &of.beside else { return words.no_beyond.to_owned() };
    let points = |it: f64| number::decimal(locale, 100.0 * it, 0);
    let unit = locale.either(("п.\u{a0}п.", "p.p."));
    let schools = locale.counted(beside.schools.into(), &locale.texts().schools);
    let extra = beside.extra;
    format!(
        "{} ({schools}): {} ({} … {})\u{a0}{unit}.",
        words.beyond,
        points(extra.value),
        points(extra.interval.low),
        points(extra.interval.high)
    )
}
