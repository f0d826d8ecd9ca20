//! ВПР, raw protocols of a region as of 2020: headings in Latin, always fifty columns.
//!
//! The municipality stands only inside the string `groups`; the column «Учебник» stands behind the
//! last task and before blank ones. Year, grade and subject are those of the folders and the name
//! the file has. The works of 2020 were sat in autumn, a grade above their programme.

use analysis::Term;

use super::{
    named::Named,
    prepared,
    protocol::{Area, Layout, School},
    pupil::Columns,
};
use crate::{
    Format, Harvest, Unreadable,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    likeness::likened,
    spelling::AsSpelled,
    table::{Passed, Table, each},
};

const NAMES: [&str; 7] = ["groups", "user", "code", "otc", "gender", "klass", "sum"];

/// Whether this is the heading of such a protocol.
pub(crate) fn claims(header: &Header) -> bool {
    NAMES.iter().all(|it| header.like(it).is_some()) && !tasks(header).is_empty()
}

/// Reads such protocols.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = prepared(known);
    let passed = each(tables, |table| sheet(table, &mut gathering))?;
    Ok(gathering.finish(Format::VprRows2020, passed, &AsSpelled))
}

/// `a-1-grade` … before and behind the textbook.
fn tasks(header: &Header) -> Vec<(usize, Option<u64>)> {
    let is_task = |it: &str| {
        let it = likened(it);
        it.starts_with("a-") && it.ends_with("-grade")
    };
    let named = header.names.iter().enumerate();
    named.filter(|(_, it)| is_task(it)).map(|(at, _)| (at, None)).collect()
}

fn sheet(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let format = Format::VprRows2020;
    let header = table.header();
    let [groups, user, code, journal, sex, class, total] = header.require(format, NAMES)?;
    let variants = ["var-1", "var-2"].iter().filter_map(|it| header.like(it)).collect();
    let (journal, sex) = (Some(journal), Some(sex));
    let columns = Columns { variants, total, journal, sex, tasks: tasks(header) };
    let named = Named::of(&table.file);
    let term = (named.year == Some(2020)).then_some(Term::Autumn);
    let work = named.work(format, None, term)?;
    let (school, area) = (School::Column(user), Area::Groups(groups));
    Layout { columns, school, area, code, class }.read(table, &work, gathering)
}
