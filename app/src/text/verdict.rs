//! What may be said of a change, in words: with caution where few stand behind it, and how many of
//! those looked at together chance alone would show.

use analysis::{
    Indicator,
    answer::{Change, Verdict},
    stats::ALPHA,
    tier::Tier,
};

use super::{Locale, number};

/// What the interval of a change allows to say, as a symbol and in words; where too few stand behind
/// it for a word, the interval itself.
pub fn said(locale: Locale, indicator: Indicator, of: &Change) -> (&'static str, String) {
    let (symbol, word) = locale.texts().verdict(of.verdict);
    let range = of.interval.filter(|_| of.verdict == Verdict::IntervalOnly);
    let text = match range {
        Some(range) => {
            format!("{word} ({})", number::range(locale, indicator, range, of.fewest))
        }
        None if of.verdict.is_beyond_chance() && of.tier() == Tier::Cautious => {
            format!("{} {word}", locale.either(("скорее", "rather")))
        }
        None => word.to_owned(),
    };
    (symbol, text)
}

/// «: лучше», as a sentence goes on after a change; nothing where nothing is known.
pub fn after(locale: Locale, indicator: Indicator, of: &Change) -> String {
    match of.verdict {
        Verdict::Unknown => String::new(),
        _ => format!(": {}", said(locale, indicator, of).1),
    }
}

/// «без поправки на число сравнений случайно отметились бы ≈ 3».
pub fn by_chance(locale: Locale, of: u32) -> String {
    let expected = number::decimal(locale, f64::from(of) * ALPHA, usize::from(of < 50));
    let words = locale.either((
        "без поправки на число сравнений случайно отметились бы",
        "uncorrected, chance alone would show",
    ));
    format!("{words} ≈ {expected}")
}

/// How many were judged together and how many of them chance would show; nothing of one alone.
pub fn judged(locale: Locale, of: u32) -> Option<String> {
    let n = number::whole(locale, of.into());
    let chance = by_chance(locale, of);
    (of > 1).then(|| match locale {
        Locale::Ru => format!("Сравнений — {n}, выводы с поправкой на их число; {chance}."),
        Locale::En => format!("Comparisons: {n}, verdicts corrected for their number; {chance}."),
    })
}

#[cfg(test)]
mod tests {
    use analysis::stats::interval::Interval;

    use super::*;

    #[test]
    fn words_grow_with_the_number_of_pupils() {
        let said = |verdict, fewest, locale| {
            let interval = Some(Interval { low: 0.02, high: 0.41 });
            let change = Change { delta: 0.2, interval, verdict, fewest };
            after(locale, Indicator::Quality, &change).replace('\u{a0}', " ")
        };
        let cases = [
            (Verdict::TooFew, 9, ": мало данных", ": too few to tell"),
            (
                Verdict::IntervalOnly,
                10,
                ": меньше 20 участников, только интервал (+2 п. п. … +41 п. п.)",
                ": fewer than 20 participants, interval only (+2 pp … +41 pp)",
            ),
            (Verdict::Better, 20, ": скорее лучше", ": rather better"),
            (
                Verdict::NotDifferent,
                20,
                ": в пределах случайного разброса",
                ": within chance variation",
            ),
            (Verdict::Worse, 49, ": скорее хуже", ": rather worse"),
            (Verdict::Worse, 50, ": хуже", ": worse"),
            (Verdict::Unknown, 50, "", ""),
        ];
        for (verdict, fewest, ru, en) in cases {
            let told = [Locale::Ru, Locale::En].map(|it| said(verdict, fewest, it));
            assert_eq!(told, [ru, en], "case: {verdict:?} of {fewest}");
        }
    }

    #[test]
    fn what_chance_would_show_is_one_in_twenty() {
        assert_eq!(judged(Locale::Ru, 1), None);
        assert_eq!(
            judged(Locale::Ru, 7).unwrap(),
            "Сравнений — 7, выводы с поправкой на их число; без поправки на число сравнений случайно отметились бы ≈ 0,4."
        );
        assert_eq!(
            judged(Locale::En, 60).unwrap(),
            "Comparisons: 60, verdicts corrected for their number; uncorrected, chance alone would show ≈ 3."
        );
    }
}
