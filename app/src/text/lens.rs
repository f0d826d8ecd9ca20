//! The words about lenses: the school, a group of subjects, one's own classes.

use analysis::lens::Lens;

use super::Locale;

impl Locale {
    /// What the chips are about.
    pub(crate) fn lens_title(self) -> &'static str {
        self.either(("Взгляд", "Lens"))
    }

    /// A lens in words.
    pub(crate) fn lens(self, of: Lens) -> &'static str {
        self.either(match of {
            Lens::School => ("школа", "school"),
            Lens::Subjects => ("методобъединение", "group of subjects"),
            Lens::Classes => ("педагог", "teacher"),
        })
    }

    /// What is to be chosen for a lens.
    pub(crate) fn lens_choice(self, of: Lens) -> &'static str {
        self.either(match of {
            Lens::School => ("", ""),
            Lens::Subjects => ("Предметы методобъединения", "Subjects of the group"),
            Lens::Classes => ("Свои классы", "Own classes"),
        })
    }

    /// What the lens of a teacher shows, as long as nothing is chosen.
    pub(crate) fn lens_none(self) -> &'static str {
        self.either((
            "Отметьте свои классы: до этого отдельные классы не показаны. Имён система не хранит, выбор хранится в адресе.",
            "Choose your own classes: until then no single class is shown. No names are kept; the address holds the choice.",
        ))
    }

    /// Why classes are not in the order of their values.
    pub(crate) fn no_order(self) -> &'static str {
        self.either((
            "Классы показаны по названию, а не по значению: в одном из них меньше 10 учеников, и порядок говорил бы о случайности.",
            "Classes are listed by name and not by value: one of them has fewer than 10 pupils, and an order would speak of chance.",
        ))
    }
}
