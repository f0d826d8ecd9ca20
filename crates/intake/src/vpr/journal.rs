//! ФИС ОКО, «Сравнение отметок с отметками по журналу»: how many pupils were given a lower, the
//! same or a higher mark than in the journal.
//!
//! Two variants. Now a row is a region, municipality or school and has a column for each of the
//! three; before, the three were rows («Понизили», «Подтвердили», «Повысили», «Всего») below the
//! one that names whose they are. Counts are published; the shares beside them must agree with
//! them, or a column is not what its heading says.

use analysis::{Tally, cube::Place, tally::Journal};

use super::{
    group::{self, GROUPS, Groups},
    marks::participants,
    prepared,
    title::Work,
};
use crate::{
    Format, Harvest, Unreadable,
    atlas::Spot,
    gathering::Gathering,
    header::Header,
    knowledge::Knowledge,
    likeness::{digits, likened},
    problem::{Problem, Rejected},
    spelling::AsSpelled,
    table::{Passed, Row, Table, each},
};

/// The three, as headings and rows begin with them.
const THREE: [&str; 3] = ["Понизили", "Подтвердили", "Повысили"];
const ALL: &str = "Всего";
/// How far a share may be from what the counts give: shares of one decimal, and some slack.
const SHARE_SLACK: f64 = 0.06;

/// Whether this is the heading of such a table, of either variant. In the older one the heading
/// has only counts and percent, as others might; the lines above it then name the report.
pub(crate) fn claims(table: &Table<'_>) -> bool {
    let header = table.header();
    if header.like(GROUPS).is_none() {
        return false;
    }
    let is_named = |it: &String| likened(it).starts_with(&likened("Сравнение отметок"));
    let is_older = older(header).is_some() && table.titles.iter().flatten().any(is_named);
    is_older || THREE.iter().all(|it| begins(header, it).next().is_some())
}

/// Reads such tables.
pub(crate) fn read(tables: Vec<Table<'_>>, known: &Knowledge) -> Result<Harvest, Unreadable> {
    let mut gathering = prepared(known);
    let passed = each(tables, |table| match older(table.header()) {
        Some(columns) => blocks(table, columns, &mut gathering),
        None => rows(table, &mut gathering),
    })?;
    Ok(gathering.finish(Format::VprJournal, passed, &AsSpelled))
}

/// The columns that begin with a word.
fn begins<'h>(header: &'h Header, word: &str) -> impl Iterator<Item = usize> + use<'h> {
    let word = likened(word);
    let is = move |it: &usize| likened(&header.names[*it]).starts_with(&word);
    (0..header.names.len()).filter(is)
}

/// Columns of the older variant: groups, count, percent.
fn older(header: &Header) -> Option<[usize; 3]> {
    Some([header.like(GROUPS)?, header.like("Кол-во участников")?, header.like("%")?])
}

/// The newer variant: a row for each place.
fn rows(table: Table<'_>, gathering: &mut Gathering) -> Result<Passed, Unreadable> {
    let format = Format::VprJournal;
    let header = table.header();
    let [groups] = header.require(format, [GROUPS])?;
    let n = begins(header, "Кол-во участников").next();
    let is_count = |it: &usize| likened(&header.names[*it]).ends_with(&likened("участников"));
    let counts = THREE.map(|it| begins(header, it).find(is_count));
    let shares = THREE.map(|it| begins(header, it).find(|it| header.names[*it].ends_with('%')));
    let (Some(n), [Some(lower), Some(same), Some(higher)]) = (n, counts) else {
        let columns = ["Кол-во участников", "Понизили … Кол-во участников and so on"];
        let columns = columns.map(str::to_owned).to_vec();
        return Err(Unreadable::MissingColumns { format, columns });
    };
    let work = Work::of(&table.titles, format)?;
    let place = work.place(gathering);
    let mut known = Groups::default();
    let take = |row: &Row<'_>| {
        let spot = known.spot(row, groups, place.year, gathering)?;
        let participants = participants(row, n, gathering.atlas.is_school(spot))?;
        let counted = [row.whole(lower)?, row.whole(same)?, row.whole(higher)?];
        let sum: u64 = counted.iter().sum();
        if sum > participants {
            let expected = format!("at least {sum}, those compared with the journal");
            return Err(row.problem(n, expected).into());
        }
        for (count, share) in counted.into_iter().zip(shares) {
            agrees(row, count, sum, share)?;
        }
        gathering.add(row.lines(), place, spot, tally(participants, counted))?;
        Ok(Vec::new())
    };
    Ok(table.pass_those(|row| !group::is_country(row, groups), take))
}

/// The older variant: three rows and a total below the place they are of.
fn blocks(
    table: Table<'_>,
    [groups, count, share]: [usize; 3],
    gathering: &mut Gathering,
) -> Result<Passed, Unreadable> {
    let work = Work::of(&table.titles, Format::VprJournal)?;
    let place = work.place(gathering);
    let mut known = Groups::default();
    let mut block: Option<Block> = None;
    let sheet = table.header().sheet.clone();
    let take = |row: &Row<'_>| {
        let is_named = THREE.iter().chain([&ALL]).any(|it| is_row_of(row, groups, it));
        if !is_named {
            let left: Vec<_> = block.take().iter().map(Block::unfinished).collect();
            let spot = known.spot(row, groups, place.year, gathering)?;
            let name = row.text(groups).to_owned();
            block = Some(Block { line: row.line, name, spot, counted: [const { None }; 3] });
            return Ok(left);
        }
        let whole = row.whole(count)?;
        let open = block.as_mut().ok_or_else(|| {
            row.problem(groups, "above it the region, municipality or school it is of")
        })?;
        if let Some(at) = THREE.iter().position(|it| is_row_of(row, groups, it)) {
            open.counted[at] = Some((row.line, whole, digits(row.text(share))));
            return Ok(Vec::new());
        }
        let closed = block.take();
        closed.map_or(Ok(()), |it| it.close(row, whole, place, gathering))?;
        Ok(Vec::new())
    };
    let mut passed = table.pass_those(|row| !group::is_country(row, groups), take);
    if let Some(open) = block {
        passed.problems.push(Problem { sheet, ..open.unfinished() });
    }
    Ok(passed)
}

fn is_row_of(row: &Row<'_>, groups: usize, word: &str) -> bool {
    likened(row.text(groups)).starts_with(&likened(word))
}

/// The rows of one place in the older variant: line, count and share of each.
struct Block {
    line: u64,
    name: String,
    spot: Spot,
    counted: [Option<(u64, u64, String)>; 3],
}

impl Block {
    fn unfinished(&self) -> Problem {
        let expected = "below it «Понизили», «Подтвердили», «Повысили» and «Всего»";
        Problem::error(self.line, Some(GROUPS), &self.name, expected)
    }

    fn close(
        self,
        row: &Row<'_>,
        participants: u64,
        place: Place,
        gathering: &mut Gathering,
    ) -> Result<(), Rejected> {
        let [Some(lower), Some(same), Some(higher)] = self.counted else {
            let expected = "above it «Понизили», «Подтвердили» and «Повысили»";
            return Err(Problem::error(row.line, Some(GROUPS), ALL, expected).into());
        };
        let counted = [lower.1, same.1, higher.1];
        let sum: u64 = counted.iter().sum();
        if sum > participants || participants == 0 {
            let expected = format!("at least {}, those compared with the journal", sum.max(1));
            let found = participants.to_string();
            return Err(Problem::error(row.line, Some(ALL), &found, expected).into());
        }
        for (line, count, share) in [lower, same, higher] {
            if let Some(expected) = disagreement(&share, count, sum) {
                return Err(Problem::error(line, Some("%"), &share, expected).into());
            }
        }
        Ok(gathering.add(row.lines(), place, self.spot, tally(participants, counted))?)
    }
}

fn tally(participants: u64, [lower, same, higher]: [u64; 3]) -> Tally {
    let journal = Journal { lower, same, higher };
    let journal = (lower + same + higher > 0).then_some(journal);
    Tally { participants, journal, ..Tally::default() }
}

/// Checks a count against the share beside it.
fn agrees(row: &Row<'_>, count: u64, of: u64, share: Option<usize>) -> Result<(), Problem> {
    let Some(share) = share else { return Ok(()) };
    match disagreement(&digits(row.text(share)), count, of) {
        Some(expected) => Err(row.problem(share, expected)),
        None => Ok(()),
    }
}

/// What a share should be, if it is not.
#[expect(clippy::cast_precision_loss, reason = "pupils of a country fit in 52 bits")]
fn disagreement(share: &str, count: u64, of: u64) -> Option<String> {
    if share.is_empty() || of == 0 {
        return None;
    }
    let expected = 100.0 * count as f64 / of as f64;
    let is_near = |it: f64| (it - expected).abs() <= SHARE_SLACK;
    let agrees = share.parse().is_ok_and(is_near);
    (!agrees).then(|| format!("{expected:.2}, the share of {count} of {of}"))
}
