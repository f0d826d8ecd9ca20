//! What an indicator is called and how it is defined, in both languages side by side.

use std::borrow::Cow;

use analysis::{Indicator, indicator::Formula, scale::LevelNames};

use super::{Locale, own};

/// The texts of one indicator.
#[derive(Clone, Debug)]
pub struct IndicatorText {
    /// The name in menus and titles.
    pub name: Cow<'static, str>,
    /// The name in a column or on an axis.
    pub short: Cow<'static, str>,
    /// What is divided by what.
    pub definition: Cow<'static, str>,
}

/// Name, short name and definition, in Russian and in English.
type Pair = ([&'static str; 3], [&'static str; 3]);

macro_rules! pair {
    ($ru:expr, $en:expr) => {
        ([$ru.0, $ru.1, $ru.2], [$en.0, $en.1, $en.2])
    };
}

macro_rules! level {
    ($number:literal, $which:literal) => {
        pair!(
            (
                concat!("Доля уровня ", $number),
                concat!("уровень ", $number),
                concat!("Доля учеников ", $which, " уровня шкалы среди получивших отметку.")
            ),
            (
                concat!("Share of level ", $number),
                concat!("level ", $number),
                concat!("Share of pupils at level ", $number, " of the scale of all graded.")
            )
        )
    };
}

/// The texts of an indicator; an own one is called by its formula.
pub(super) fn text(locale: Locale, of: Indicator) -> IndicatorText {
    match catalogue(of) {
        Ok(pair) => {
            let [name, short, definition] = locale.either(pair).map(Cow::Borrowed);
            IndicatorText { name, short, definition }
        }
        Err(formula) => own::unnamed(locale, &formula),
    }
}

/// Bands of test scores of the ЕГЭ, the lowest first.
const EGE_BANDS: [[&str; 2]; 5] = [
    ["ниже минимума", "below the minimum"],
    ["минимум–60", "minimum to 60"],
    ["61–80", "61–80"],
    ["81–99", "81–99"],
    ["100", "100"],
];

/// The texts of the share of a level that has a name on this scale: a mark (domain M1) or a band of test
/// scores (E2, E3).
pub(super) fn of_level(locale: Locale, of: Indicator, names: LevelNames) -> Option<IndicatorText> {
    let level = of.level()?;
    let ([ru, en], called) = match names {
        LevelNames::Numbers => return None,
        LevelNames::Marks(lowest) => {
            let mark = (usize::from(lowest) + level - 1).to_string();
            (["отметки", "mark"], mark)
        }
        LevelNames::EgeBands => {
            let [ru, en] = *EGE_BANDS.get(level - 1)?;
            (["баллов", "scores"], locale.either((ru, en)).to_owned())
        }
    };
    let [name, short, definition] = locale.either((
        [
            format!("Доля {ru} «{called}»"),
            format!("«{called}»"),
            format!("Ученики, у которых «{called}», среди получивших отметку или балл."),
        ],
        [
            format!("Share of {en} “{called}”"),
            format!("“{called}”"),
            format!("Pupils who have “{called}” of all graded."),
        ],
    ));
    Some(IndicatorText { name: name.into(), short: short.into(), definition: definition.into() })
}

/// Russian and English texts of an indicator of the catalogue.
#[expect(clippy::too_many_lines, reason = "a table: one entry for each indicator")]
fn catalogue(of: Indicator) -> Result<Pair, Formula> {
    Ok(match of {
        Indicator::Own(formula) => return Err(formula),
        Indicator::Quality => pair!(
            (
                "Качество знаний",
                "качество",
                "Доля учеников на уровне качества и выше (отметки «4» и «5»; уровни 3–4 MCAS) среди получивших отметку."
            ),
            (
                "Quality share",
                "quality",
                "Share of pupils at or above the quality level (marks 4 and 5; MCAS levels 3–4) of all graded."
            )
        ),
        Indicator::Pass => pair!(
            (
                "Успеваемость",
                "успеваемость",
                "Доля учеников, достигших проходного уровня, среди получивших отметку."
            ),
            ("Pass share", "pass", "Share of pupils at or above the passing level of all graded.")
        ),
        Indicator::Below => pair!(
            (
                "Не достигли минимума",
                "ниже минимума",
                "Доля учеников ниже порога (отметка «2»; уровень 1 MCAS) среди получивших отметку."
            ),
            (
                "Below the threshold",
                "below",
                "Share of pupils below the threshold (mark 2; MCAS level 1) of all graded."
            )
        ),
        Indicator::High => pair!(
            (
                "Высший уровень",
                "высший уровень",
                "Доля учеников на высшем уровне шкалы среди получивших отметку."
            ),
            (
                "Top level",
                "top level",
                "Share of pupils at the top level of the scale of all graded."
            )
        ),
        Indicator::MeanScore => pair!(
            (
                "Средний балл",
                "средний балл",
                "Сумма баллов, делённая на число участников с баллом. Сводится по участникам, а не по школам."
            ),
            (
                "Mean score",
                "mean score",
                "Sum of scores divided by the number of participants with a score. Pooled over participants, not schools."
            )
        ),
        Indicator::MeanPercent => pair!(
            (
                "Средний процент выполнения",
                "% выполнения",
                "Сумма набранных баллов, делённая на сумму возможных."
            ),
            (
                "Mean percent of maximum",
                "% of maximum",
                "Points earned divided by points possible."
            )
        ),
        Indicator::MeanMark => pair!(
            (
                "Средняя отметка",
                "средняя отметка",
                "Сумма отметок, делённая на число учеников с отметкой."
            ),
            ("Mean mark", "mean mark", "Sum of marks divided by the number of pupils with a mark.")
        ),
        Indicator::Sou => pair!(
            (
                "СОУ (степень обученности)",
                "СОУ",
                "Индекс В. П. Симонова: 100, 64, 36 и 16 за отметки «5», «4», «3» и «2», в среднем на ученика. Условная мера: на ней ничего не проверяется."
            ),
            (
                "Simonov index",
                "Simonov index",
                "100, 64, 36 and 16 for marks 5, 4, 3 and 2, per pupil (V. P. Simonov). A convention; nothing is tested on it."
            )
        ),
        Indicator::SdScore => pair!(
            (
                "Стандартное отклонение балла",
                "ст. отклонение",
                "Выборочное стандартное отклонение баллов (знаменатель n − 1)."
            ),
            (
                "Standard deviation of scores",
                "SD",
                "Sample standard deviation of scores (divided by n − 1)."
            )
        ),
        Indicator::Participants => pair!(
            ("Численность участников", "участники", "Ученики с действительным результатом."),
            ("Participants", "participants", "Pupils with a valid result.")
        ),
        Indicator::ParticipationShare => pair!(
            (
                "Доля участников",
                "доля участников",
                "Ученики с действительным результатом среди заявленных."
            ),
            ("Participation", "participation", "Pupils with a valid result of all registered.")
        ),
        Indicator::AbsentShare => pair!(
            ("Доля отсутствовавших", "отсутствовали", "Не явившиеся среди заявленных."),
            ("Absent", "absent", "Pupils who did not come of all registered.")
        ),
        Indicator::Share1 => level!("1", "первого (низшего)"),
        Indicator::Share2 => level!("2", "второго снизу"),
        Indicator::Share3 => level!("3", "третьего снизу"),
        Indicator::Share4 => level!("4", "четвёртого снизу"),
        Indicator::Share5 => level!("5", "пятого снизу"),
        Indicator::Share6 => level!("6", "шестого снизу"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m1_levels_are_called_by_the_marks_and_bands_they_are() {
        let name = |locale, of, names| of_level(locale, of, names).map(|it| it.name.into_owned());
        let cases = [
            (Indicator::Share1, LevelNames::Marks(2), Some("Доля отметки «2»")),
            (Indicator::Share4, LevelNames::Marks(2), Some("Доля отметки «5»")),
            (Indicator::Share1, LevelNames::EgeBands, Some("Доля баллов «ниже минимума»")),
            (Indicator::Share4, LevelNames::EgeBands, Some("Доля баллов «81–99»")),
            (Indicator::Share6, LevelNames::EgeBands, None),
            (Indicator::Share1, LevelNames::Numbers, None),
            (Indicator::Quality, LevelNames::Marks(2), None),
        ];
        for (of, names, expected) in cases {
            assert_eq!(name(Locale::Ru, of, names).as_deref(), expected, "{of} {names:?}");
        }
        let en = name(Locale::En, Indicator::Share5, LevelNames::EgeBands);
        assert_eq!(en.as_deref(), Some("Share of scores “100”"));
    }
}
