//! What a row is a result of: year, procedure, subject, grade, group, and where.

use std::collections::BTreeSet;

use analysis::{
    AcademicYear, Dimension, Term, UnitKind,
    code::Code,
    cube::Place,
    dictionary::{Detail, EVERYBODY, Member, MemberId, Partition},
};

use super::{column::Column, fields::Fields};
use crate::{
    atlas::{Sighting, Spot},
    class::ClassName,
    gathering::Gathering,
    persons::WITHHELD,
    problem::Problem,
    roster::Roster,
    spelling::{academic_year, code_of, of_town, squeezed},
    vpr::autumn_grade,
};

/// The cube keeps the make-up of a sum in 64 bits.
const GRADES_MAX: usize = 64;
/// Each group has a family of its own, numbered by a byte.
const GROUPS_MAX: usize = 250;
/// Beyond, the column holds something else.
const MEMBERS_MAX: usize = 2_000;

/// What the row is a result of; the scale is left to the caller.
pub(super) fn place(fields: &Fields<'_>, gathering: &mut Gathering) -> Result<Place, Problem> {
    let year = academic_year(bare_year(fields)).ok_or_else(|| {
        fields.problem(Column::Year, "a school year such as 2023/24, or 2024 for the same")
    })?;
    let plain = |it: &str| Member::new(code_of(it).as_str(), squeezed(it));
    let Gathering { procedures, subjects, grades, groups, .. } = gathering;
    let group = match fields.text(Column::Group) {
        "" => EVERYBODY,
        _ => member(fields, Column::Group, groups, GROUPS_MAX, group)?,
    };
    Ok(Place {
        procedure: member(fields, Column::Procedure, procedures, MEMBERS_MAX, plain)?,
        year,
        term: term(fields)?,
        subject: member(fields, Column::Subject, subjects, MEMBERS_MAX, plain)?,
        group,
        grade: match grade_of_class(fields) {
            Some(number) => grades.find_or_add(number, GRADES_MAX, grade).unwrap_or_default(),
            None => member(fields, Column::Grade, grades, GRADES_MAX, grade)?,
        },
        scale: 0,
    })
}

/// The year without «уч. год» behind it, which people write into tables of their own.
fn bare_year<'f>(fields: &'f Fields<'_>) -> &'f str {
    let text = fields.text(Column::Year);
    let is_word = |it: char| it.is_alphabetic() || it.is_whitespace() || it == '.';
    if fields.columns.is_mapped { text.trim_end_matches(is_word) } else { text }
}

/// The grade of «5А», where nothing else tells it.
fn grade_of_class<'f>(fields: &'f Fields<'_>) -> Option<&'f str> {
    if fields.columns.has(Column::Grade) {
        return None;
    }
    let class = fields.text(Column::Class);
    let end = class.find(|it: char| !it.is_ascii_digit()).unwrap_or(class.len());
    let number = &class[..end];
    number.parse().is_ok_and(|it: u8| (1..=12).contains(&it)).then_some(number)
}

fn member(
    fields: &Fields<'_>,
    column: Column,
    roster: &mut Roster,
    limit: usize,
    make: impl FnOnce(&str) -> Member,
) -> Result<MemberId, Problem> {
    let spelling = fields.filled(column, &format!("a {}", column.name()))?;
    roster.find_or_add(spelling, limit, make).ok_or_else(|| {
        fields.problem(column, format!("no more than {limit} different values in one file"))
    })
}

fn term(fields: &Fields<'_>) -> Result<Term, Problem> {
    match fields.text(Column::Term).to_lowercase().as_str() {
        "" | "spring" | "весна" => Ok(Term::Spring),
        "autumn" | "осень" => Ok(Term::Autumn),
        _ => Err(fields.problem(Column::Term, "spring (весна) or autumn (осень)")),
    }
}

/// `5`, `5 класс`, `5-9`: the grades whose programme is tested; `6-autumn`, `6 (осень)`: pupils of
/// grade 6 who sit the work of grade 5; anything else has none.
pub(crate) fn grade(spelling: &str) -> Member {
    let bare = spelling.to_lowercase().replace('–', "-");
    let seated = ["-autumn", "-осень", "(осень)"].iter().find_map(|it| bare.strip_suffix(it));
    if let Some(seated) = seated.and_then(|it| it.trim().parse().ok())
        && (2..=11).contains(&seated)
    {
        return autumn_grade(seated, Some(seated - 1));
    }
    let bare = bare.trim_end_matches("класс").trim();
    let number = |it: &str| it.trim().parse().ok().filter(|it: &u8| (1..=12).contains(it));
    let range = match bare.split_once('-') {
        Some((first, last)) => number(first).zip(number(last)).filter(|(a, b)| a < b),
        None => number(bare).map(|it| (it, it)),
    };
    let (code, name) = match range {
        Some((first, last)) if first == last => (first.to_string(), first.to_string()),
        Some((first, last)) => (format!("{first}-{last}"), format!("{first}-{last}")),
        None => (code_of(spelling).to_string(), squeezed(spelling)),
    };
    Member::new(&code, name).with(Detail::Grade { programme: range, seated: None })
}

const FEMALE: &str = "female";
const MALE: &str = "male";

/// The sexes are known, because together they are everybody; other groups are taken as spelled.
pub(crate) fn group(spelling: &str) -> Member {
    match spelling.to_lowercase().as_str() {
        "female" | "девочки" | "девушки" | "ж" => {
            Member::new(FEMALE, "female").also(&["девочки", "девушки", "ж"])
        }
        "male" | "мальчики" | "юноши" | "м" => {
            Member::new(MALE, "male").also(&["мальчики", "юноши", "м"])
        }
        _ => Member::new(code_of(spelling).as_str(), squeezed(spelling)),
    }
}

/// The innermost place the row names.
pub(super) fn spot(
    fields: &Fields<'_>,
    gathering: &mut Gathering,
    year: AcademicYear,
) -> Result<Spot, Problem> {
    let region = fields.name(Column::Region)?;
    let municipality = fields.name(Column::Municipality)?;
    let (code, name) = (fields.name(Column::SchoolCode)?, fields.name(Column::School)?);
    let class = fields.name(Column::Class)?;
    // Two classes that are called after somebody would become one here.
    if class.is_some_and(|it| ClassName::of(it).is_cut) {
        let problem = fields.problem(Column::Class, ClassName::EXPECTED);
        return Err(Problem { found: WITHHELD.to_owned(), ..problem });
    }
    let is_mapped = fields.columns.is_mapped;
    if code.is_none() && (name.is_some() && !is_mapped || name.is_none() && class.is_some()) {
        let expected = "the code of the school: by it the years are joined";
        return Err(fields.problem(Column::SchoolCode, expected));
    }
    let region = region.map(|it| gathering.region(it));
    let atlas = &mut gathering.atlas;
    let within = |outer: Option<&Code>, it: &str| match outer {
        Some(outer) => (code_of(&format!("{outer}.{it}")), squeezed(it)),
        // One code with and without «г.» before it, as in other tables made for people.
        None if is_mapped => (code_of(&of_town(it)), squeezed(it)),
        None => (code_of(it), squeezed(it)),
    };
    let municipality =
        municipality.map(|it| atlas.area(region, UnitKind::Municipality, it, within));
    let parent = municipality.or(region);
    // Without a code a school is known by its name in its municipality.
    let name = name.map(squeezed);
    let named = name.as_ref().map(|it| match parent {
        Some(parent) => format!("{}.{it}", atlas.code(parent)),
        None => it.clone(),
    });
    let Some(code) = code.map(str::to_owned).or(named) else {
        let expected = "a school_code, municipality or region";
        return parent.ok_or_else(|| Problem::error(fields.row.line, None, "", expected));
    };
    let school = atlas.school(&code);
    let name = name.unwrap_or_default();
    let year = year.ends_in();
    atlas.see(school, &Sighting { year, parent, is_vague: false, name: &name, place: "" });
    Ok(match class {
        Some(class) => {
            let grade = fields.text(Column::Grade);
            // «8 А», «8-А» and «8 «А»» are one class.
            let is_part = |it: &char| it.is_alphanumeric() || *it == '.';
            let bare: String = class.chars().filter(is_part).collect();
            let whole = match is_mapped {
                true if class.starts_with(|it: char| it.is_ascii_digit()) => bare,
                true => format!("{grade}{bare}"),
                false => class.to_owned(),
            };
            atlas.area(Some(school), UnitKind::Class, &whole, within)
        }
        None => school,
    })
}

/// Says which grades and groups of the file lie in which: grades in their ranges, groups in
/// everybody. The sexes make up everybody; of other groups only the safe half is known.
pub(super) fn add_partitions(gathering: &mut Gathering) {
    let grades: BTreeSet<_> = gathering.places().map(|it| (it.procedure, it.grade)).collect();
    let groups: BTreeSet<_> = gathering.places().map(|it| (it.procedure, it.group)).collect();
    let sexes = [FEMALE, MALE].map(|it| gathering.groups.of_code(&code_of(it)));
    let mut partitions = Vec::new();
    for &(procedure, part) in groups.iter().filter(|(_, group)| *group != EVERYBODY) {
        let is_sex = sexes.contains(&Some(part));
        let both = sexes.iter().all(|it| it.is_some_and(|it| groups.contains(&(procedure, it))));
        partitions.push(Partition {
            dimension: Dimension::Group,
            procedure: Some(procedure),
            whole: EVERYBODY,
            part,
            family: if is_sex { 0 } else { u8::try_from(part).unwrap_or(u8::MAX) },
            is_exhaustive: is_sex && both,
        });
    }
    let programme = |grade: MemberId| match gathering.grades.members()[usize::from(grade)].detail {
        Detail::Grade { programme, .. } => programme,
        _ => None,
    };
    for &(procedure, whole) in &grades {
        let Some((first, last)) = programme(whole).filter(|(first, last)| first < last) else {
            continue;
        };
        let is_inside =
            |it: MemberId| programme(it).is_some_and(|(a, b)| a == b && first <= a && b <= last);
        let parts: Vec<_> =
            grades.iter().filter(|it| it.0 == procedure && is_inside(it.1)).collect();
        let is_exhaustive = parts.len() == usize::from(last - first) + 1;
        partitions.extend(parts.into_iter().map(|&(_, part)| Partition {
            dimension: Dimension::Grade,
            procedure: Some(procedure),
            whole,
            part,
            family: 0,
            is_exhaustive,
        }));
    }
    gathering.partitions = partitions;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_knows_its_programme() {
        let cases = [
            ("5", "5", Some((5, 5))),
            ("5 класс", "5", Some((5, 5))),
            ("5–9", "5-9", Some((5, 9))),
            ("выпускники", "vypuskniki", None),
            ("9-5", "9-5", None),
            ("1-autumn", "1-autumn", None),
        ];
        for (spelling, code, programme) in cases {
            let member = grade(spelling);
            assert_eq!(member.code.as_str(), code);
            assert_eq!(member.detail, Detail::Grade { programme, seated: None });
        }
        for spelling in ["6-autumn", "6 (осень)", "6-осень"] {
            let member = grade(spelling);
            assert_eq!((member.code.as_str(), member.name.as_str()), ("6-autumn", "6 (осень)"));
            assert_eq!(member.detail, Detail::Grade { programme: Some((5, 5)), seated: Some(6) });
        }
    }
}
