//! ВПР, raw protocols of a region as of 2022: the sheet «Протокол» beside a list of classes.
//!
//! Region, municipality and school stand behind their codes, `edu990164 | МБОУ …`; headings of tasks
//! tell their points. Works put off to autumn are known by the date they were uploaded.

use analysis::Term;

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
    likeness::likened,
    pupils::points,
    spelling::AsSpelled,
    table::{Passed, Table, each},
};

const NAMES: [&str; 8] = [
    "Регион",
    "Муниципалитет",
    "Школа",
    "Дата загрузки",
    "Код",
    "Вариант",
    "Наименование класса",
    "Итого баллов",
];

/// Whether this is the heading of such a protocol.
pub(crate) fn claims(header: &Header) -> bool {
    NAMES.iter().all(|it| header.like(it).is_some())
}

/// Whether a sheet belongs to such a workbook without being a protocol.
pub(crate) fn knows(sheet: &str) -> bool {
    likened(sheet) == likened("Классы")
}

/// Reads such protocols.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = prepared(known);
    let passed = each(tables, |table| sheet(table, &mut gathering))?;
    Ok(gathering.finish(Format::VprRows2022, passed, &AsSpelled))
}

fn sheet(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let format = Format::VprRows2022;
    let header = table.header();
    let [region, town, school, date, code, variant, class, total] =
        header.require(format, NAMES)?;
    let named = header.names.iter().enumerate();
    let columns = Columns {
        variants: vec![variant],
        total,
        journal: begins(header, "Отметка за предыдущ").first().copied(),
        sex: header.like("Пол"),
        tasks: named.filter_map(|(at, name)| Some((at, Some(points(name)?)))).collect(),
    };
    let month = table.first(date).as_deref().and_then(month);
    let term = month.map(|it| if it >= 8 { Term::Autumn } else { Term::Spring });
    let work = Named::of(&table.file).work(format, None, term)?;
    let (school, area) = (School::Column(school), Area::Named(region, town));
    Layout { columns, school, area, code, class }.read(table, &work, gathering)
}

/// The month of `20.04.2022 10:15` or `2022-04-20`.
fn month(date: &str) -> Option<u8> {
    let second = date.split(|it: char| !it.is_ascii_digit()).nth(1)?;
    second.parse().ok().filter(|it| (1..=12).contains(it))
}
