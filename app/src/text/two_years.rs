//! What objects in two years are called, and how they are read out.

use analysis::{
    Measured,
    answer::Change,
    comparison::{Compared, Comparison},
};

use super::{Locale, Plural, number, phrase, verdict};

/// Texts of two years. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct TwoYearsTexts {
    pub title: &'static str,
    pub how: &'static str,
}

static RU: TwoYearsTexts = TwoYearsTexts {
    title: "Кто изменился больше всего",
    how: "До четырёх объектов — линии: сплошная там, где изменение больше случайного, иначе штриховая. Больше — две точки: пустая раньше, полная позже; сверху тот, кто вырос больше всего. Через разрыв ряда разность не считается. Вывод об изменении — по интервалу разности (Ньюкомб, для средних Уэлч), а не по длине линии.",
};

static EN: TwoYearsTexts = TwoYearsTexts {
    title: "Who changed most",
    how: "Up to four objects are lines, whole where the change is beyond chance and dashed where it is not. More are two dots, the hollow one earlier; the largest rise stands on top. No difference is computed across a break. What is said of a change follows from the interval of the difference (Newcombe, for means Welch), not from the length of the line.",
};

impl Locale {
    /// The texts of two years.
    pub fn two_years(self) -> &'static TwoYearsTexts {
        match self {
            Self::Ru => &RU,
            Self::En => &EN,
        }
    }
}

/// The values of an object in both years.
pub fn values(of: &Compared) -> Option<[Measured; 2]> {
    let two = of.two_years.as_ref()?;
    Some([two.before?.value.ok()?, two.after?.value.ok()?])
}

/// «СОШ № 5: 2020/21 41 %, 2021/22 44 %, +3 п. п., в пределах случайного».
pub fn spoken(locale: Locale, compared: &Comparison, of: &Compared) -> String {
    let indicator = compared.setting.view.indicator;
    let name = &of.member.name;
    let Some(([before, after], (from, to))) = values(of).zip(compared.between) else {
        return name.clone();
    };
    let value = |it: &Measured| number::value(locale, indicator, it);
    let change = of.two_years.and_then(|it| it.change.ok()).map(|it| {
        let word = verdict::said(locale, indicator, &it).1;
        format!(", {}, {word}", number::change(locale, indicator, &it, after.n))
    });
    let change = change.unwrap_or_default();
    format!("{name}: {from} {}, {to} {}{change}", value(&before), value(&after))
}

/// «2020/21 → 2021/22: больше, чем объясняет случай, изменился 1 из 8 (n = 25…300), больше всего —
/// Школа А (+12 п. п., n = 51)»: how many changed beyond chance and who most.
pub fn sentence(locale: Locale, compared: &Comparison) -> Option<String> {
    let (from, to) = compared.between?;
    let indicator = compared.setting.view.indicator;
    let known: Vec<(&Compared, [Measured; 2])> =
        compared.objects.iter().filter_map(|it| Some((it, values(it)?))).collect();
    let sizes = || known.iter().flat_map(|(_, both)| both.iter().map(|it| it.n));
    let n = number::n_range(locale, sizes().min()?, sizes().max()?);
    let surely: Vec<(&Compared, Change)> = known
        .iter()
        .filter_map(|(it, _)| Some((*it, it.two_years.as_ref()?.change.ok()?)))
        .filter(|(_, change)| change.verdict.is_beyond_chance())
        .collect();
    let (of, count) = (known.len() as u64, surely.len() as u64);
    let most = surely
        .into_iter()
        .max_by(|one, other| one.1.delta.abs().total_cmp(&other.1.delta.abs()))
        .map(|(it, change)| {
            let amount = number::change(locale, indicator, &change, change.fewest);
            let told =
                format!("{} ({amount}, {})", it.member.name, number::n(locale, change.fewest));
            locale.either((format!(", больше всего — {told}"), format!(", most of all {told}")))
        })
        .unwrap_or_default();
    let (shown, all) = (number::whole(locale, count), number::whole(locale, of));
    let changed = locale.plural(count, &CHANGED);
    Some(phrase::sentence_of(match (locale, count) {
        (Locale::Ru, 0) => {
            format!(
                "{from} → {to}: ни один из {all} не изменился больше, чем объясняет случай ({n})"
            )
        }
        (Locale::Ru, _) => format!(
            "{from} → {to}: больше, чем объясняет случай, {changed} {shown} из {all} ({n}){most}"
        ),
        (Locale::En, _) => {
            format!("{from} → {to}: {shown} of {all} changed beyond chance ({n}){most}")
        }
    }))
}

/// What one, some or many objects did.
const CHANGED: Plural = Plural(["изменился", "изменились", "изменились"]);
