//! What groups of pupils are called.
//!
//! Sources and formats name them by codes; a group whose code is known here is called so in the
//! language of the page, everywhere, and any other as its data call it. Pages and downloads let their
//! answers go through [`Localised`] once, before anything is made of them.
//!
//! **To add a group:** its code with its name in each language.

use analysis::{
    Answer, Dimension, attempt::FIRST_ATTEMPTS, benchmark::Benchmark, comparison::Comparison,
    dynamics::Dynamics, explore::Exploration, inside::Inside, setting::Setting, signals::Signals,
};

use super::Locale;
use crate::api::signals::ScoresOfCell;

/// Code, по-русски, in English.
const GROUPS: [(&str, [&str; 2]); 9] = [
    ("all", ["все обучающиеся", "all pupils"]),
    ("female", ["девочки", "girls"]),
    ("male", ["мальчики", "boys"]),
    ("el", ["изучают английский язык", "English learners"]),
    ("ever_el", ["изучают или изучали английский язык", "ever English learners"]),
    ("high_needs", ["нуждаются в поддержке", "high needs"]),
    (FIRST_ATTEMPTS, ["первые попытки", "first attempts"]),
    ("low_income", ["из семей с низким доходом", "low income"]),
    ("students_with_disabilities", ["с ОВЗ", "pupils with disabilities"]),
];

impl Locale {
    /// The name of the group with that code, where it is known.
    pub fn group(self, code: &str) -> Option<&'static str> {
        let names = GROUPS.iter().find(|it| it.0 == code)?.1;
        Some(if self == Self::Ru { names[0] } else { names[1] })
    }

    /// Calls a group by its name in this language.
    fn rename(self, code: &str, name: &mut String) {
        if let Some(known) = self.group(code) {
            known.clone_into(name);
        }
    }

    fn rename_headers(self, answer: &mut Answer) {
        for (by, headers) in answer.by.iter().zip(&mut answer.headers) {
            if *by == Dimension::Group {
                headers.iter_mut().for_each(|it| self.rename(&it.code, &mut it.name));
            }
        }
    }
}

/// An answer whose groups can be called by their names in a language.
pub trait Localised {
    /// Calls groups by their names in `locale`.
    fn localise(&mut self, locale: Locale);
}

impl Localised for Setting {
    fn localise(&mut self, locale: Locale) {
        for facet in self.facets.iter_mut().filter(|it| it.dimension == Dimension::Group) {
            let named = facet.options.iter_mut().chain(&mut facet.chosen);
            named.for_each(|it| locale.rename(&it.code, &mut it.name));
        }
    }
}

impl Localised for Exploration {
    fn localise(&mut self, locale: Locale) {
        self.setting.localise(locale);
        locale.rename_headers(&mut self.main);
        self.matrix.iter_mut().for_each(|it| locale.rename_headers(it));
        if self.main.by.first() == Some(&Dimension::Group) {
            self.marked.iter_mut().for_each(|(it, _)| locale.rename(&it.code, &mut it.name));
        }
    }
}

impl Localised for Dynamics {
    fn localise(&mut self, locale: Locale) {
        self.setting.localise(locale);
        let effects = self.between.iter_mut().filter_map(|it| it.effects.as_mut().ok());
        let of_groups = effects.filter(|it| it.by == Dimension::Group);
        let parts = of_groups.flat_map(|it| &mut it.parts).filter_map(|it| it.member.as_mut());
        parts.for_each(|it| locale.rename(&it.code, &mut it.name));
    }
}

impl Localised for Comparison {
    fn localise(&mut self, locale: Locale) {
        self.setting.localise(locale);
        let objects = self.objects.iter_mut();
        let groups = objects.filter(|it| it.object.dimension == Dimension::Group);
        let groups = groups.map(|it| &mut it.member);
        let gap = self.gap.iter_mut().flat_map(|it| it.groups.iter_mut().chain(&mut it.pair));
        groups.chain(gap).for_each(|it| locale.rename(&it.code, &mut it.name));
    }
}

impl Localised for Benchmark {
    fn localise(&mut self, locale: Locale) {
        self.setting.localise(locale);
    }
}

impl Localised for Inside {
    fn localise(&mut self, locale: Locale) {
        self.setting.localise(locale);
    }
}

impl Localised for ScoresOfCell {
    fn localise(&mut self, locale: Locale) {
        self.0.iter_mut().for_each(|it| it.localise(locale));
    }
}

impl Localised for Signals {
    fn localise(&mut self, locale: Locale) {
        self.setting.localise(locale);
    }
}
