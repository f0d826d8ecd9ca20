//! What objects in two years are called, and how they are read out.

use analysis::{
    Measured,
    comparison::{Compared, Comparison},
};

use super::{Locale, number, phrase};

/// Texts of two years. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct TwoYearsTexts {
    pub title: &'static str,
    pub how: &'static str,
}

static RU: TwoYearsTexts = TwoYearsTexts {
    title: "Кто изменился больше всего",
    how: "Два года рядом: пустая точка — раньше, полная — позже; сверху тот, кто вырос больше всего. Через разрыв ряда разность не считается. Вывод об изменении — по интервалу разности (Ньюкомб, для средних Уэлч), а не по длине линии.",
};

static EN: TwoYearsTexts = TwoYearsTexts {
    title: "Who changed most",
    how: "Two years side by side: the hollow dot is the earlier one, the full dot the later one; the largest rise stands on top. No difference is computed across a break. What is said of a change follows from the interval of the difference (Newcombe, for means Welch), not from the length of the line.",
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
        let word = locale.texts().verdict(it.verdict).1;
        format!(", {}, {word}", number::change(locale, indicator, &it, after.n))
    });
    let change = change.unwrap_or_default();
    format!("{name}: {from} {}, {to} {}{change}", value(&before), value(&after))
}

/// «Школа А: +12 п. п. — больше всех»: the object that changed most beyond chance, if one did.
pub fn sentence(locale: Locale, compared: &Comparison) -> Option<String> {
    let (from, to) = compared.between?;
    let indicator = compared.setting.view.indicator;
    let surely = compared.objects.iter().filter_map(|it| {
        let change = it.two_years?.change.ok()?;
        change.interval.filter(|it| it.low > 0.0 || it.high < 0.0)?;
        Some((it, change))
    });
    let surely: Vec<_> = surely.collect();
    let of = compared.objects.iter().filter(|it| values(it).is_some()).count();
    let (of, surely_n) = (of as u64, surely.len() as u64);
    let most = surely
        .into_iter()
        .max_by(|one, other| one.1.delta.abs().total_cmp(&other.1.delta.abs()))
        .map(|(it, change)| {
            let n = values(it).map_or(0, |[_, after]| after.n);
            let amount = number::change(locale, indicator, &change, n);
            match locale {
                Locale::Ru => format!(", больше всего — {} ({amount})", it.member.name),
                Locale::En => format!(", most of all {} ({amount})", it.member.name),
            }
        })
        .unwrap_or_default();
    let (surely_n, of) = (number::whole(locale, surely_n), number::whole(locale, of));
    Some(phrase::sentence_of(match locale {
        Locale::Ru => {
            format!(
                "{from} → {to}: больше, чем объясняет случай, изменились {surely_n} из {of}{most}"
            )
        }
        Locale::En => {
            format!("{from} → {to}: {surely_n} of {of} changed beyond chance{most}")
        }
    }))
}
