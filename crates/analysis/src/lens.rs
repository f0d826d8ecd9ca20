//! Взгляд (domain row 20): the school as a whole, a group of subjects (методобъединение) or one's own
//! classes (педагог), on the pages of one school.
//!
//! Nobody's name is kept: whose classes they are is known to whoever chose them, and the address holds
//! the choice. A lens shows only what was chosen. Between classes stands a teacher, so classes are put
//! into no order by their values, and no class is called the lowest or the highest, where one of them
//! has fewer than [`PUPILS_MIN`] pupils.

use serde::{Deserialize, Serialize};

use crate::{
    answer::Answer, cube::Cube, dimension::Dimension, finding::PUPILS_MIN, setting::Named,
    view::View,
};

/// How one looks at a school.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Lens {
    /// Школа: everything.
    #[default]
    School,
    /// Методобъединение: the chosen subjects.
    Subjects,
    /// Педагог: the chosen classes.
    Classes,
}

impl View {
    /// This view with one more value of a filter, or one less.
    #[must_use]
    pub fn choosing(&self, dimension: Dimension, code: &str, is_chosen: bool) -> Self {
        let mut view = self.clone();
        let mut codes = view.filters.remove(&dimension).unwrap_or_default();
        codes.retain(|it| it != code);
        if is_chosen {
            let at = codes.partition_point(|it| it.as_str() < code);
            codes.insert(at, code.to_owned());
        }
        if !codes.is_empty() {
            view.filters.insert(dimension, codes);
        }
        view
    }
}

impl Lens {
    /// What is chosen for it.
    pub const fn dimension(self) -> Option<Dimension> {
        match self {
            Self::School => None,
            Self::Subjects => Some(Dimension::Subject),
            Self::Classes => Some(Dimension::Class),
        }
    }

    /// The view without what it is not to show; a lens is for one school.
    pub(crate) fn completed(view: &View) -> Self {
        view.only(Dimension::School).map_or(Self::School, |_| view.aside.lens)
    }

    /// Whether a dimension may be broken down by: own classes must be chosen first.
    pub(crate) fn lets(view: &View, by: Dimension) -> bool {
        let is_own = view.filters.contains_key(&Dimension::Class);
        view.aside.lens != Self::Classes || by != Dimension::Class || is_own
    }

    /// Whether a filter stays although it is what the view is broken down by.
    pub(crate) fn keeps(view: &View, by: Dimension) -> bool {
        view.aside.lens.dimension() == Some(by)
    }
}

/// What can be chosen for a lens, and what is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// There is one school to look at.
    pub is_there: bool,
    /// Classes or subjects, and whether each is chosen.
    pub all: Vec<(Named, bool)>,
}

/// What the lens of a view leaves to choose.
pub(crate) fn choice(cube: &Cube, view: &View, subjects: &[Named]) -> Choice {
    let school = view.only(Dimension::School);
    let Some(unit) = school.and_then(|it| cube.territory().find(crate::UnitKind::School, it))
    else {
        return Choice::default();
    };
    let lens = view.aside.lens;
    let chosen = lens.dimension().and_then(|it| view.filters.get(&it));
    let is_chosen = |it: &Named| chosen.is_some_and(|codes| codes.contains(&it.code));
    let all: Vec<Named> = match lens {
        Lens::School => Vec::new(),
        Lens::Subjects => subjects.to_vec(),
        Lens::Classes => {
            let inside = cube.territory().inside(unit).map(|it| cube.territory().unit(it));
            let classes = inside.filter(|it| it.kind == crate::UnitKind::Class);
            classes.map(|it| Named::new(it.code.as_str(), &it.name)).collect()
        }
    };
    let all = all.into_iter().map(|it| (it.clone(), is_chosen(&it))).collect();
    Choice { is_there: true, all }
}

/// Whether these are classes of which one is too small to put them into an order.
pub(crate) fn forbids_order(by: Dimension, answer: &Answer) -> bool {
    let is_small = |n: u64| n > 0 && n < PUPILS_MIN;
    by == Dimension::Class && answer.rows.iter().any(|it| is_small(it.participants))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        UnitKind,
        code::Code,
        comparison::compare,
        explore::{Exploration, explore},
        fixture::{COUNTING, Fixture, SCHOOL_1, SCHOOL_2, at, fixture, view},
        setting::Note,
        territory::Unit,
    };

    const CLASS_A: u32 = 6;
    const CLASS_B: u32 = 7;
    const CLASS_C: u32 = 8;

    /// School 1 with classes a (12 pupils, 9 good), b (20, 5) and c (so many as told, all good).
    fn data(of_c: u64) -> Fixture {
        let mut data = fixture();
        for name in ["a", "b", "c"] {
            let unit = Unit::new(UnitKind::Class, Code::spelled(name), name);
            data.batch.units.push((unit, Some(SCHOOL_1 as usize)));
        }
        data.with(at(CLASS_A), 3, 9)
            .with(at(CLASS_B), 15, 5)
            .with(at(CLASS_C), 0, of_c)
            .with(at(CLASS_A).subject(COUNTING), 6, 6)
            .with(at(SCHOOL_2), 10, 10)
    }

    fn rows(explored: &Exploration) -> Vec<String> {
        let main = &explored.main;
        main.rows.iter().filter_map(|it| Some(main.headers_of(it).next()?.code.clone())).collect()
    }

    fn ask(of_c: u64, query: &str) -> Exploration {
        explore(&data(of_c).cube(), &view(query))
    }

    #[test]
    fn domain_row_20_the_lens_of_a_teacher_shows_only_own_classes() {
        let whole = "school=school_1&subject=reading&year=2020/21";
        let own = ask(12, &format!("{whole}&lens=classes&class=a,b"));
        assert_eq!(own.setting.view.by, [Dimension::Class]);
        assert_eq!(rows(&own), ["a", "b"], "not the third");
        // 9 + 5 of 12 + 20.
        let here = own.setting.here.unwrap().value.unwrap();
        assert_eq!((here.numerator, here.denominator), (Some(14.0), 32.0));
        let chosen: Vec<_> =
            own.setting.lens.all.iter().map(|(it, is)| (it.code.as_str(), *is)).collect();
        assert_eq!(chosen, [("a", true), ("b", true), ("c", false)]);
        // Until some are chosen no class is shown, and none can be broken down by.
        let none = ask(12, &format!("{whole}&lens=classes"));
        assert!(!none.setting.breakdowns.contains(&Dimension::Class));
        assert!(!rows(&none).iter().any(|it| ["a", "b", "c"].contains(&it.as_str())));
        let all = ask(12, &format!("{whole}&by=class"));
        assert_eq!(rows(&all), ["a", "b", "c"], "the lens of the school shows all");
        // A lens is for one school.
        assert_eq!(ask(12, "lens=classes").setting.view.aside.lens, Lens::School);
    }

    #[test]
    fn domain_row_20_the_lens_of_a_group_of_subjects_shows_only_its_subjects() {
        let own = ask(12, "school=school_1&year=2020/21&lens=subjects&subject=counting");
        assert_eq!(own.setting.view.by, [Dimension::Class], "one subject, by class");
        let subjects = &own.setting.facets.iter().find(|it| it.dimension == Dimension::Subject);
        let offered: Vec<_> = subjects.unwrap().options.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(offered, ["counting"]);
        let all: Vec<_> = own.setting.lens.all.iter().map(|(_, chosen)| *chosen).collect();
        assert_eq!(all, [false, true], "reading can be added");
        let both = ask(12, "school=school_1&year=2020/21&lens=subjects&subject=counting,reading");
        assert_eq!(both.setting.view.by, [Dimension::Subject]);
        assert_eq!(rows(&both), ["reading", "counting"]);
    }

    #[test]
    fn domain_row_20_classes_of_fewer_than_ten_put_no_teacher_above_another() {
        let sorted = "school=school_1&subject=reading&year=2020/21&by=class&order=falling";
        // 12 of 12, 9 of 12 and 5 of 20: an order, for each has ten.
        let large = ask(12, sorted);
        assert_eq!(rows(&large), ["c", "a", "b"]);
        assert!(!large.setting.notes.contains(&Note::NoOrder));
        let small = ask(9, sorted);
        assert_eq!(rows(&small), ["a", "b", "c"], "by name");
        assert!(small.setting.notes.contains(&Note::NoOrder));
        assert!(small.findings.is_empty(), "no class is called the highest");
        let places = |of_c: u64| {
            let query = "year=2020/21&subject=reading&with=class:a,class:b,class:c";
            let compared = compare(&data(of_c).cube(), &view(query));
            compared.objects.iter().filter(|it| it.rank.is_some()).count()
        };
        assert_eq!((places(12), places(9)), (3, 0), "nor has one a place among the others");
    }
}
