//! Findings in words. The figures and what may be said of them are `analysis::finding`'s.

use analysis::{
    answer::{Change, Verdict},
    finding::{Evidence, Finding, PUPILS_MIN, PUPILS_OF_A_FACT, PUPILS_OF_A_VERDICT, Part, Says},
    overview::Figure,
    setting::Setting,
};

use super::{Locale, grade::grade, number, phrase::lower_first, verdict};

/// Words of findings. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct FindingTexts {
    pub label: &'static str,
    pub evidence: [(&'static str, &'static str); 3],
    pub from: &'static str,
    pub to: &'static str,
    pub range: &'static str,
    pub apart: &'static str,
    pub above: &'static str,
    pub below: &'static str,
    pub none_apart: &'static str,
    pub moved: &'static str,
    pub moved_of: &'static str,
    pub partial: &'static str,
    pub rule: &'static str,
}

/// Русские слова.
static RU: FindingTexts = FindingTexts {
    label: "Что здесь видно",
    evidence: [
        ("факт", "посчитано, участников достаточно"),
        ("малая выборка", "посчитано, но участников мало: следующий год может выглядеть иначе"),
        ("гипотеза", "истолкование: другие данные могут его опровергнуть"),
    ],
    from: "от",
    to: "до",
    range: "частей, где не меньше 10 участников",
    apart: "Надёжно отличаются от целого",
    above: "выше",
    below: "ниже",
    none_apart: "никто",
    moved: "Сильнее всех изменилось",
    moved_of: "надёжно изменились",
    partial: "Показатель охватывает не всех, кто был в списках: охват",
    rule: "Утверждения делаются о частях от 10 участников; до 50 — «малая выборка». Лучше или хуже говорится от 20 участников с каждой стороны, до 50 — со словом «скорее»; меньше 20 — только интервал, меньше 10 — «мало данных». Отличие от целого и изменение названы, если их 95-процентный интервал исключает ноль с поправкой Бенджамини — Хохберга на число сравнений.",
};

/// English words.
static EN: FindingTexts = FindingTexts {
    label: "What there is to see",
    evidence: [
        ("fact", "counted, of enough participants"),
        ("small sample", "counted, but of few participants: the next year may look different"),
        ("hypothesis", "an interpretation that other data may contradict"),
    ],
    from: "from",
    to: "to",
    range: "parts of 10 participants and more",
    apart: "Surely apart from the whole",
    above: "above",
    below: "below",
    none_apart: "none",
    moved: "Changed most",
    moved_of: "surely changed",
    partial: "This value does not cover everybody on the lists: coverage",
    rule: "Statements are made of parts of 10 participants and more; below 50 they are \"small samples\". Better or worse is said from 20 participants on either side, with \"rather\" below 50; below 20 there is only the interval, below 10 \"too few to tell\". A difference from the whole and a change are named where their 95 % interval excludes zero, corrected by Benjamini and Hochberg for the number of comparisons.",
};

impl Locale {
    /// The words of findings in this language.
    pub fn findings(self) -> &'static FindingTexts {
        self.either((&RU, &EN))
    }
}

impl FindingTexts {
    /// An evidence status in a word, and what it means.
    pub const fn evidence(&self, of: Evidence) -> (&'static str, &'static str) {
        let [fact, limited, hypothesis] = self.evidence;
        match of {
            Evidence::Fact => fact,
            Evidence::LimitedSample => limited,
            Evidence::Hypothesis => hypothesis,
        }
    }
}

/// The sentence of a finding.
pub fn sentence(locale: Locale, finding: &Finding, on: Option<&Setting>) -> String {
    let (texts, words) = (locale.texts(), locale.findings());
    let indicator = finding.indicator;
    match &finding.says {
        Says::Changed { figure, change } => changed(locale, figure, change),
        Says::Range { by, lowest, highest, of } => {
            let end = |it: &Part| {
                let value = number::value(locale, indicator, &it.value);
                let of = number::of(locale, indicator, &it.value);
                format!("{value} ({}, {of})", it.member.name)
            };
            format!(
                "{} {}: {} {} {} {}; {}: {}.",
                on.map_or_else(|| texts.indicator(indicator), |on| texts.named(indicator, on)).name,
                texts.by(*by),
                words.from,
                end(lowest),
                words.to,
                end(highest),
                words.range,
                number::whole(locale, (*of).into()),
            )
        }
        Says::Apart { by, above, below, of } => {
            let who = match (above, below) {
                (0, 0) => words.none_apart.to_owned(),
                _ => format!("{} {above}, {} {below},", words.above, words.below),
            };
            format!(
                "{} ({}): {who} {} {of}; {}.",
                words.apart,
                texts.by(*by),
                texts.of,
                verdict::by_chance(locale, *of),
            )
        }
        Says::Moved { part, change, sure, of } => format!(
            "{}: {} — {}, {} {}{}; {}: {sure} {} {of}.",
            words.moved,
            part.member.name,
            number::value_of(locale, indicator, &part.value),
            texts.year_before,
            number::change(locale, indicator, change, part.value.n),
            match change.verdict {
                Verdict::Unknown => String::new(),
                _ => format!(", {}", verdict::said(locale, indicator, change).1),
            },
            words.moved_of,
            texts.of,
        ),
        Says::Partial { coverage, participants } => format!(
            "{} {}\u{a0}% ({}).",
            words.partial,
            number::decimal(locale, coverage * 100.0, 1),
            locale.counted(*participants, &texts.results),
        ),
    }
}

fn changed(locale: Locale, figure: &Figure, change: &Change) -> String {
    let texts = locale.texts();
    let Ok(now) = figure.value else { return String::new() };
    let of_grade = figure.grade.as_ref().map(|it| format!(", {}", grade(locale, &it.name)));
    format!(
        "{}, {}{}, {}: {} {}; {} {}: {}.",
        figure.procedure.name,
        figure.subject.name,
        of_grade.unwrap_or_default(),
        figure.year,
        lower_first(texts.indicator(figure.indicator).name),
        number::value_of(locale, figure.indicator, &now),
        texts.year_before,
        number::change(locale, figure.indicator, change, now.n),
        verdict::said(locale, figure.indicator, change).1,
    )
}

/// Thresholds are the engine's; the rule in words names the same.
const _: () = assert!(
    PUPILS_MIN == 10 && PUPILS_OF_A_VERDICT == 20 && PUPILS_OF_A_FACT == 50,
    "the rules in words say 10, 20 and 50"
);

#[cfg(test)]
mod tests {
    use analysis::{
        Dimension, Indicator, Measured, View, answer::Change, setting::Named,
        stats::interval::Interval,
    };

    use super::*;

    fn part(name: &str, count: f64, of: f64) -> Part {
        let value = Measured {
            value: count / of,
            interval: None,
            sd: None,
            numerator: Some(count),
            denominator: of,
            n: 100,
        };
        Part { member: Named::new("code", name), value }
    }

    fn said(says: Says) -> String {
        let (indicator, evidence) = (Indicator::Quality, Evidence::Fact);
        let found = Finding { says, indicator, evidence, view: View::default() };
        sentence(Locale::Ru, &found, None).replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn g7_no_sentence_is_without_its_numbers() {
        let (lowest, highest) = (part("Лицей", 10.0, 100.0), part("Гимназия", 60.0, 100.0));
        assert_eq!(
            said(Says::Range { by: Dimension::School, lowest: lowest.clone(), highest, of: 7 }),
            "Качество знаний по школам: от 10,0 % (Лицей, 10 из 100) до 60,0 % (Гимназия, 60 из 100); \
             частей, где не меньше 10 участников: 7."
        );
        assert_eq!(
            said(Says::Apart { by: Dimension::School, above: 5, below: 7, of: 60 }),
            "Надёжно отличаются от целого (по школам): выше 5, ниже 7, из 60; без поправки на число \
             сравнений случайно отметились бы ≈ 3."
        );
        let interval = Some(Interval { low: -0.3, high: -0.1 });
        let change = Change { delta: -0.2, interval, verdict: Verdict::Worse, fewest: 100 };
        assert_eq!(
            said(Says::Moved { part: lowest, change, sure: 2, of: 9 }),
            "Сильнее всех изменилось: Лицей — 10,0 % (10 из 100), к прошлому году −20,0 п. п., хуже; \
             надёжно изменились: 2 из 9."
        );
    }
}
