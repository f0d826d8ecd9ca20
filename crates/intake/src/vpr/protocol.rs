//! What raw protocols of a work have in common: school, class and participant of each row, added
//! up to classes. What is about one pupil goes into the pupil rows and nowhere else.

use analysis::{UnitKind, code::Code, dictionary::Detail};

use super::{
    boundaries, class, login, municipality,
    pupil::{Classes, Columns, Marking, Sat, pushed},
    region_digits, school,
    title::Work,
};
use crate::{
    Unreadable,
    atlas::Spot,
    gathering::Gathering,
    header::Header,
    likeness::{digits, likened},
    problem::Problem,
    pupils,
    spelling::code_of,
    table::{Passed, Row, Table},
};

/// Where what is in a protocol.
pub(super) struct Layout {
    pub(super) columns: Columns,
    /// The school.
    pub(super) school: School,
    pub(super) area: Area,
    /// The code of the participant.
    pub(super) code: usize,
    pub(super) class: usize,
}

/// How the school is told.
pub(super) enum School {
    /// A column with the login, alone or before the name: `edu990001 | МБОУ …`.
    Column(usize),
    /// For the whole file.
    Login(String),
}

/// How it is told where the school lies.
pub(super) enum Area {
    Unknown,
    /// A column with the name of the region.
    Region(usize),
    /// A column of codes with that of the municipality among them.
    Groups(usize),
    /// Columns with region and municipality, each alone or behind its code and a stroke.
    Named(usize, usize),
}

impl Layout {
    /// Reads the rows of one work.
    pub(super) fn read(
        &self,
        table: Table<'_>,
        work: &Work,
        gathering: &mut Gathering,
    ) -> Result<Passed, Unreadable> {
        let place = work.place(gathering);
        let told: Option<u64> = self.columns.tasks.iter().map(|(_, points)| *points).sum();
        let points_max = work.points_max.or(told.filter(|it| *it > 0));
        let marking =
            Marking { points_max, boundaries: boundaries::of(work, &gathering.boundaries) };
        let mut classes = Classes::default();
        let tasks = self.columns.tasks.iter();
        let tasks = tasks.map(|(at, _)| table.header().names[*at].as_str());
        let number = gathering.work(place, &pupils::headed(tasks));
        let mut passed = table.pass_those(
            |row| !row.is_alone(),
            |row| {
                // A row without a participant was prepared for one who is not there.
                if row.text(self.code).is_empty() && self.columns.is_blank(row) {
                    return Ok(Vec::new());
                }
                let sat = self.columns.read(row, &marking)?;
                let shift = match &sat {
                    Sat::There(_, shift) => *shift,
                    Sat::Away => 0,
                    Sat::Nobody => return Ok(Vec::new()),
                };
                let found = self.spot(row, shift, work, gathering);
                let (login, class) = match (found, &sat) {
                    (Ok(found), _) => found,
                    // Who was away is not asked for more than the file tells.
                    (Err(_), Sat::Away) => return Ok(Vec::new()),
                    (Err(problem), _) => return Err(problem.into()),
                };
                let code = row.text(self.code);
                if let Sat::There(tally, _) = &sat {
                    classes.meet(row, place, &login, code)?;
                    classes.add(row, place, class, **tally);
                }
                let met = pupils::met(row, number, class, code);
                gathering.pupils.rows.push(self.columns.told(row, met, &sat));
                Ok(pushed(row, shift))
            },
        );
        classes.finish(gathering, &mut passed);
        Ok(passed)
    }

    /// The login of the school, and the class.
    fn spot(
        &self,
        row: &Row<'_>,
        shift: usize,
        work: &Work,
        gathering: &mut Gathering,
    ) -> Result<(String, Spot), Problem> {
        let login = self.login(row, shift)?;
        let school = self.school(row, &login, shift, work, gathering)?;
        let class = self.class(row, shift, work, school, gathering)?;
        Ok((login, class))
    }

    fn login(&self, row: &Row<'_>, shift: usize) -> Result<String, Problem> {
        let column = match &self.school {
            School::Login(login) => return Ok(login.clone()),
            School::Column(column) => *column,
        };
        let of = |it: usize| login(row.text(it).split('|').next().unwrap_or_default());
        of(column)
            .or_else(|| of(column + shift))
            .ok_or_else(|| row.problem(column, "the login of a school, such as sch990001"))
    }

    fn school(
        &self,
        row: &Row<'_>,
        login: &str,
        shift: usize,
        work: &Work,
        gathering: &mut Gathering,
    ) -> Result<Spot, Problem> {
        let number = region_digits(login).unwrap_or_default();
        let is_name = |it: &str| it.chars().any(char::is_alphabetic);
        let parent = match self.area {
            Area::Unknown => None,
            Area::Region(column) => {
                let name = behind(row.text(column));
                is_name(name).then(|| gathering.region(name))
            }
            Area::Groups(column) => {
                let found = [column, column + shift].map(|it| municipality_code(row.text(it)));
                let code = found.into_iter().flatten().next();
                code.map(|code| {
                    let atlas = &mut gathering.atlas;
                    atlas.area(None, UnitKind::Municipality, &code, |_, it| {
                        (code_of(it), it.to_owned())
                    })
                })
            }
            Area::Named(region, town) => {
                let (region, town) = (behind(row.text(region)), behind(row.text(town)));
                let region = is_name(region).then(|| gathering.region(region));
                let atlas = &mut gathering.atlas;
                is_name(town).then(|| municipality(atlas, region, number, town)).or(region)
            }
        };
        let name = match self.school {
            School::Column(column) => row.text(column).split_once('|').map_or("", |(_, it)| it),
            School::Login(_) => "",
        };
        Ok(school(&mut gathering.atlas, login, name.trim(), parent, work.year))
    }

    /// `5А`, `А`, `1`: a class is known by grade and letter, or by its number in the grade. «нет»
    /// is a school with one class in the grade, which is the school itself.
    fn class(
        &self,
        row: &Row<'_>,
        shift: usize,
        work: &Work,
        school: Spot,
        gathering: &mut Gathering,
    ) -> Result<Spot, Problem> {
        let column = self.class + shift;
        let kept = gathering.class(row, column).to_uppercase();
        let text: String = kept.chars().filter(|it| !it.is_whitespace()).collect();
        let is_class = text.chars().all(|it| it.is_alphanumeric() || "-./".contains(it));
        let is_number = text.chars().all(|it| it.is_ascii_digit());
        let is_called_after = row.text(column).chars().any(char::is_alphabetic) && is_number;
        if row.text(column).is_empty() || !is_class {
            return Err(row.problem(column, "a class, such as 5А or 1"));
        }
        // A class that is only called after somebody is none of its own.
        if is_called_after {
            return Ok(school);
        }
        let atlas = &mut gathering.atlas;
        let begins_with_number = text.starts_with(|it: char| it.is_ascii_digit());
        let has_letter = text.chars().any(char::is_alphabetic);
        if text == "НЕТ" {
            return Ok(school);
        }
        if !has_letter {
            return Ok(class(atlas, school, &work.grade.code, &digits(&text)));
        }
        let grade = if begins_with_number { String::new() } else { seated(work) };
        let named = format!("{grade}{text}");
        Ok(atlas.area(Some(school), UnitKind::Class, &named, |outer, it| {
            let outer = outer.map_or("", Code::as_str);
            (code_of(&format!("{outer}.{it}")), it.to_owned())
        }))
    }
}

/// The grade the pupils sit in.
fn seated(work: &Work) -> String {
    match work.grade.detail {
        Detail::Grade { seated: Some(it), .. }
        | Detail::Grade { programme: Some((it, _)), seated: None } => it.to_string(),
        _ => String::new(),
    }
}

/// What stands behind a code and a stroke, `reg99_m060 | город Примерск`.
fn behind(text: &str) -> &str {
    text.rsplit('|').next().unwrap_or_default().trim()
}

/// The code of the municipality in a string of codes, `…,reg99_vpr_m012,…`: `reg99_m012`.
fn municipality_code(text: &str) -> Option<String> {
    let text = likened(text);
    let is_of_word = |it: char| it.is_ascii_alphanumeric() || it == '_';
    text.split(|it: char| !is_of_word(it)).find_map(|word| {
        let (region, rest) = (word.get(..5)?, word.get(5..)?);
        let at = rest.rfind("_m")?;
        let number = &rest[at + 2..];
        let is_code = region.starts_with("reg")
            && number.len() == 3
            && region[3..].bytes().chain(number.bytes()).all(|it| it.is_ascii_digit());
        is_code.then(|| format!("{region}_m{number}"))
    })
}

/// The columns whose heading begins with a word.
pub(super) fn begins(header: &Header, word: &str) -> Vec<usize> {
    let word = likened(word);
    let names = header.names.iter().enumerate();
    names.filter(|(_, it)| likened(it).starts_with(&word)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_that_promises_endless_points_is_no_task() {
        let cases = [
            ("9.1 (1б)", Some(1)),
            ("4К1 (3б)", Some(3)),
            ("1 (18446744073709551615б)", None),
            ("Класс (буква)", None),
        ];
        for (heading, expected) in cases {
            assert_eq!(pupils::points(heading), expected, "case: {heading}");
        }
    }

    #[test]
    fn a_municipality_is_found_among_codes() {
        let cases = [
            ("vpr,reg99,reg99_vpr_m012,sch", Some("reg99_m012")),
            ("reg99_m060", Some("reg99_m060")),
            ("rеg99_vpr_m012", Some("reg99_m012")),
            ("reg99,sch990001", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(municipality_code(text).as_deref(), expected, "case: {text}");
        }
        assert_eq!(behind("reg99_m060 | город Примерск"), "город Примерск");
    }
}
