//! ВПР, collection form of a school: the sheet «Протокол», its lists beside it.
//!
//! The form tells no school, subject or year: the name of the file must, «edu990001 ВПР 2026 Физика
//! 8 класс.xlsx». The grade also stands in the codes of participants, whose first digits it is; the
//! total is a formula, and rows are prepared for more pupils than there are.

use super::{
    named::Named,
    prepared,
    protocol::{Area, Layout, School, begins},
    pupil::Columns,
};
use crate::{
    Format, Harvest, Unreadable,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    likeness::{digits, likened},
    pupils::points,
    spelling::AsSpelled,
    table::{Passed, Table, each},
    titles,
};

const TOTAL: &str = "Итого баллов";
const CODE: [&str; 2] = ["Код участника", "Код"];
/// How the heading of the class begins.
const CLASS: [&str; 2] = ["Порядковый номер класса", "Класс №"];
/// Lists beside the protocol.
const SERVICE: [&str; 3] = ["Служебный", "Порядковый номер класса", "Классы"];

/// Whether this is the heading of such a form.
pub(crate) fn claims(header: &Header) -> bool {
    columns(header).is_some() && header.like("Пользователь").is_none()
}

/// Whether a sheet belongs to such a workbook without being a protocol.
pub(crate) fn knows(sheet: &str) -> bool {
    SERVICE.iter().any(|it| likened(it) == likened(sheet))
}

/// Reads such forms.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = prepared(known);
    let passed = each(tables, |table| sheet(table, &mut gathering))?;
    Ok(gathering.finish(Format::VprForm, passed, &AsSpelled))
}

/// Code, class, total, and where absence is told.
fn columns(header: &Header) -> Option<(usize, usize, usize, Vec<usize>)> {
    let code = CODE.iter().find_map(|it| header.like(it))?;
    let class = CLASS.iter().find_map(|it| begins(header, it).first().copied())?;
    let variants = begins(header, "Вариант");
    (!variants.is_empty()).then_some((code, class, header.like(TOTAL)?, variants))
}

fn sheet(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let format = Format::VprForm;
    let header = table.header();
    let Some((code, class, total, variants)) = columns(header) else {
        let columns = [CODE[0], CLASS[0], TOTAL].map(str::to_owned).to_vec();
        return Err(Unreadable::MissingColumns { format, columns });
    };
    let named = header.names.iter().enumerate();
    let tasks = named.filter_map(|(at, name)| Some((at, Some(points(name)?)))).collect();
    let journal = begins(header, "Отметка за предыдущ").first().copied();
    let columns = Columns { variants, total, journal, sex: header.like("Пол"), tasks };
    let login = titles::login(&table.file).ok_or(Unreadable::Untitled {
        format,
        missing: vec!["the school (its login in the name of the file: edu990001 …)"],
    })?;
    let grade = table.first(code).as_deref().and_then(grade);
    let work = Named::of(&table.file).work(format, grade, None)?;
    let school = School::Login(login);
    let layout = Layout { columns, school, area: Area::Unknown, code, class };
    layout.read(table, &work, gathering)
}

/// The grade a code begins with: of 80001 it is 8, of 110001 it is 11.
fn grade(code: &str) -> Option<u8> {
    let code = digits(code);
    let grade = code.get(..code.len().checked_sub(4)?)?;
    grade.parse().ok().filter(|it| (1..=11).contains(it))
}
