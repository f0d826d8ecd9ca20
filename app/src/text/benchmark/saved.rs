//! The words about sets that were given a name, and a set in words.

use analysis::{
    context::{Characteristic, Measure},
    view::{Against, Centre, Range, ReferenceKind},
};

use super::characteristic;
use crate::text::Locale;

/// What the page says of saved sets.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct SavedTexts {
    pub title: &'static str,
    pub intro: &'static str,
    pub none: &'static str,
    pub version: &'static str,
    pub earlier: &'static str,
    pub save: &'static str,
}

static RU: SavedTexts = SavedTexts {
    title: "Сохранённые наборы",
    intro: "Набор открывается для этой же школы и этих же результатов. Ссылка несёт сам набор, поэтому прежняя версия показывает то же, что и раньше.",
    none: "Пока ни один набор не сохранён.",
    version: "версия",
    earlier: "прежние версии",
    save: "Сохранить этот набор под названием (для оператора)",
};

static EN: SavedTexts = SavedTexts {
    title: "Saved sets",
    intro: "A set opens for the same school and the same results. A link carries the set itself, so an earlier version shows what it showed.",
    none: "No set has been saved yet.",
    version: "version",
    earlier: "earlier versions",
    save: "Save this set under a name (operator)",
};

impl Locale {
    /// The words about saved sets in this language.
    pub fn saved(self) -> &'static SavedTexts {
        match self {
            Self::Ru => &RU,
            Self::En => &EN,
        }
    }

    /// A set of one's own in words: how many schools, or which conditions, and what stands for it.
    pub fn own_set(self, of: &Against) -> String {
        let what = match of.kind {
            Some(ReferenceKind::Ranges) => {
                let each = of.ranges.iter().map(|(of, range)| bounds(self, *of, *range));
                each.collect::<Vec<_>>().join("; ")
            }
            _ => self.counted(of.set.len() as u64, &self.texts().schools),
        };
        match of.centre {
            Centre::Pupils => what,
            Centre::Schools => format!("{what}; {}", self.centre(of.centre)),
        }
    }
}

fn bounds(locale: Locale, of: Characteristic, range: Range) -> String {
    let name = characteristic::name(locale, of);
    let value = |it: u32| characteristic::value(locale, of, it);
    let words = locale.benchmark();
    let is_word = matches!(of.spec().measure, Measure::Word(_));
    let said = match (range.from, range.to) {
        (Some(from), _) if is_word => value(from),
        (Some(from), Some(to)) => format!("{}–{}", value(from), value(to)),
        (Some(from), None) => format!("{} {}", words.ranges_from, value(from)),
        (None, Some(to)) => format!("{} {}", words.ranges_to, value(to)),
        (None, None) => words.ranges_any.to_owned(),
    };
    format!("{name}: {said}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d5_a_saved_set_is_told_in_words() {
        let cases = [
            ("?against=set&set=0101,0203", "2\u{a0}школы"),
            ("?against=set&set=0101&centre=schools", "1\u{a0}школа; среднее школ"),
            ("?against=ranges&pupils_from=100&pupils_to=400", "обучающихся: 100–400"),
            ("?against=ranges&pupils_to=400", "обучающихся: до 400"),
            ("?against=ranges&settlement=village", "тип населённого пункта: село"),
        ];
        for (query, expected) in cases {
            let said = Locale::Ru.own_set(&Against::from_query(query).unwrap());
            assert_eq!(said, expected, "{query}");
        }
    }
}
