//! ВПР, raw protocols of a region as of 2021: headings in Russian, everything is text.
//!
//! A textbook's name with a separator in it pushes what follows to the right, into columns
//! without a heading. Year, grade and subject are those of the name: «Проведение работы по
//! математике, 5 класс. ВПР 2021».

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
    spelling::AsSpelled,
    table::{Passed, Table, each},
};

const NAMES: [&str; 6] =
    ["логин школы", "регион", "код обучающегося", "класс", "вариант", "всего баллов"];

/// Whether this is the heading of such a protocol.
pub(crate) fn claims(header: &Header) -> bool {
    NAMES.iter().all(|it| header.like(it).is_some()) && !begins(header, "балл за ").is_empty()
}

/// Reads such protocols.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = prepared(known);
    let passed = each(tables, |table| sheet(table, &mut gathering))?;
    Ok(gathering.finish(Format::VprRows2021, passed, &AsSpelled))
}

fn sheet(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let format = Format::VprRows2021;
    let header = table.header();
    let [login, region, code, class, variant, total] = header.require(format, NAMES)?;
    let columns = Columns {
        variants: vec![variant],
        total,
        journal: begins(header, "отметка за предыдущ").first().copied(),
        sex: header.like("пол"),
        tasks: begins(header, "балл за ").into_iter().map(|it| (it, None)).collect(),
    };
    let work = Named::of(&table.file).work(format, None, None)?;
    let (school, area) = (School::Column(login), Area::Region(region));
    Layout { columns, school, area, code, class }.read(table, &work, gathering)
}
