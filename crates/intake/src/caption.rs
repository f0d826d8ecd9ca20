//! Captions: what a file does not say itself, told by a person.
//!
//! Raw protocols, collection forms, reports of journals and lists of marks do not all say of which school
//! or work they are; their readers ask the name of the file («edu990001 ВПР 2026 Физика 8 класс.xlsx»). Who
//! has a file that is called otherwise says it in a caption, which is read as if it were that name.

use std::fmt;

use crate::{Format, Unreadable, vpr};

/// What readers ask the name of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The login of the school.
    School,
    /// The calendar year in which the work was held.
    Year,
    /// The subject.
    Subject,
    /// The grade.
    Grade,
    /// Whether it was held in autumn.
    Autumn,
    /// The day of the examination.
    Day,
}

impl Asked {
    /// What the readers of a format ask; nothing where its files say everything themselves.
    pub fn of(format: Format) -> &'static [Self] {
        match format {
            Format::VprRows2020 | Format::VprRows2021 | Format::VprRows2022 => {
                &[Self::Year, Self::Subject, Self::Grade, Self::Autumn]
            }
            Format::VprForm => {
                &[Self::School, Self::Year, Self::Subject, Self::Grade, Self::Autumn]
            }
            Format::JournalMarks | Format::JournalPupils => &[Self::School],
            Format::GiaNormalised => &[Self::Subject, Self::Day],
            _ => &[],
        }
    }

    /// Its word in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Year => "year",
            Self::Subject => "subject",
            Self::Grade => "grade",
            Self::Autumn => "autumn",
            Self::Day => "day",
        }
    }
}

/// Whether this is a login of a school, such as `edu990001`.
pub fn is_login(text: &str) -> bool {
    vpr::login(text).is_some()
}

/// Whether readers know a subject by this name.
pub fn is_subject(text: &str) -> bool {
    vpr::subject_in(text).is_some()
}

impl Unreadable {
    /// What a caption can say, where the file lacks only that.
    pub fn asked(&self) -> &'static [Asked] {
        match self {
            Self::Untitled { format, .. } => Asked::of(*format),
            _ => &[],
        }
    }
}

/// What a person says of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption(String);

/// Why something is no caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCaption {
    /// No login.
    #[error("the login of a school is letters and at least six digits, such as edu990001")]
    School,
    /// No year.
    #[error("the year is a calendar year from 2015 on, such as 2026")]
    Year,
    /// No subject that readers know.
    #[error("this is no subject of ВПР or ОГЭ, such as Математика")]
    Subject,
    /// No grade.
    #[error("the grade is a number from 1 to 11")]
    Grade,
    /// No day.
    #[error("the day is such as 2026-06-01")]
    Day,
}

impl Caption {
    /// Puts one together from what was typed; what is blank is not told.
    ///
    /// ```
    /// use intake::{Asked, Caption};
    /// let typed = |asked| match asked {
    ///     Asked::School => "edu990001",
    ///     Asked::Year => "2026",
    ///     Asked::Subject => "Физика",
    ///     Asked::Grade => "8",
    ///     _ => "",
    /// };
    /// assert_eq!(Caption::typed(typed)?.to_string(), "edu990001 ВПР 2026 Физика 8 класс");
    /// # Ok::<(), intake::InvalidCaption>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidCaption`] if something is not what is asked for.
    pub fn typed<'t>(text: impl Fn(Asked) -> &'t str) -> Result<Self, InvalidCaption> {
        let told = |asked| Some(text(asked).trim()).filter(|it: &&str| !it.is_empty());
        let in_range = |asked, range: std::ops::RangeInclusive<u16>, wrong| match told(asked) {
            Some(it) if it.parse().is_ok_and(|it| range.contains(&it)) => Ok(Some(it)),
            Some(_) => Err(wrong),
            None => Ok(None),
        };
        let school = told(Asked::School);
        if school.is_some_and(|it| vpr::login(it).is_none()) {
            return Err(InvalidCaption::School);
        }
        let year = in_range(Asked::Year, 2015..=2099, InvalidCaption::Year)?;
        let grade = in_range(Asked::Grade, 1..=11, InvalidCaption::Grade)?;
        let subject = match told(Asked::Subject) {
            Some(it) => Some(vpr::subject_in(it).ok_or(InvalidCaption::Subject)?),
            None => None,
        };
        let parts = match told(Asked::Day) {
            // As names of such files begin: the number of the examination, which the subject overrules.
            Some(day) => {
                let day = pointed(day).ok_or(InvalidCaption::Day)?;
                vec![Some(format!("99_{day}")), subject.map(str::to_owned)]
            }
            None => vec![
                school.map(str::to_owned),
                year.map(|it| format!("ВПР {it}")),
                subject.map(str::to_owned),
                grade.map(|it| format!("{it} класс")),
                told(Asked::Autumn).map(|_| "осень".to_owned()),
            ],
        };
        Ok(Self(parts.into_iter().flatten().collect::<Vec<_>>().join(" ")))
    }

    /// Just these words, as a name of a file would have them.
    pub fn words(text: &str) -> Self {
        Self(text.split(['/', '\\']).collect::<Vec<_>>().join(" ").trim().to_owned())
    }

    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name to read a file by: what is told here counts before what its own name tells.
    pub fn name(&self, file: &str) -> String {
        if self.is_empty() { file.to_owned() } else { format!("{file}/{}", self.0) }
    }
}

impl fmt::Display for Caption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `2026-06-01` as `2026.06.01`.
fn pointed(day: &str) -> Option<String> {
    let parts: Vec<&str> = day.split('-').collect();
    let is_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    match parts[..] {
        [year, month, day]
            if (year.len(), month.len(), day.len()) == (4, 2, 2)
                && [year, month, day].into_iter().all(is_digits) =>
        {
            Some(format!("{year}.{month}.{day}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(told: &[(Asked, &'static str)]) -> Result<String, InvalidCaption> {
        let text = |asked| told.iter().find(|(it, _)| *it == asked).map_or("", |(_, text)| *text);
        Caption::typed(text).map(|it| it.to_string())
    }

    #[test]
    fn a_caption_reads_as_the_name_of_a_file() {
        use Asked::{Autumn, Day, Grade, School, Subject, Year};
        for (told, expected) in [
            (
                vec![(Year, "2021"), (Subject, "математика"), (Grade, "5")],
                "ВПР 2021 Математика 5 класс",
            ),
            (vec![(Year, "2022"), (Grade, "5"), (Autumn, "on")], "ВПР 2022 5 класс осень"),
            (vec![(School, " edu990001 ")], "edu990001"),
            (vec![(Subject, "Химия"), (Day, "2026-06-01")], "99_2026.06.01 Химия"),
            (vec![], ""),
        ] {
            assert_eq!(typed(&told).as_deref(), Ok(expected), "case: {told:?}");
        }
        for (told, expected) in [
            ((School, "Школа № 1"), InvalidCaption::School),
            ((Year, "21"), InvalidCaption::Year),
            ((Subject, "Ботаника"), InvalidCaption::Subject),
            ((Grade, "12"), InvalidCaption::Grade),
            ((Day, "1.6.2026"), InvalidCaption::Day),
        ] {
            assert_eq!(typed(&[told]), Err(expected), "case: {told:?}");
        }
    }

    #[test]
    fn what_is_told_counts_before_the_name_of_the_file() {
        let told = Caption::words("ВПР 2021 Математика 5 класс");
        assert_eq!(told.name("2020 физика.xlsx"), "2020 физика.xlsx/ВПР 2021 Математика 5 класс");
        assert_eq!(Caption::words("a/b").to_string(), "a b", "a caption is one name");
        assert_eq!(Caption::default().name("x.xlsx"), "x.xlsx");
    }
}
