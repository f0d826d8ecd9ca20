//! What a plan makes of a work, and its two ends, as tables.

use analysis::inside::{
    Done, End, Gap, GroupLine, Inside, LevelLine, Place, Portion, RequirementLine, Status,
    groups::MARKS,
};

use super::{DIFFERENCE, difference, ends, number, value};
use crate::export::sheet::{Field, Sheet};

/// A share of the possible points.
const SHARE: [&str; 5] = ["share", "low", "high", "points", "n"];
const OTHERS: [&str; 5] =
    ["others_share", "others_low", "others_high", "others_points", "others_n"];

fn done(of: &Done) -> Vec<Field> {
    let rest = difference(of.difference.as_ref());
    let values = value(Some(&of.own)).into_iter().chain(value(of.rest.as_ref()));
    [number(of.max)].into_iter().chain(values).chain(rest).collect()
}

fn status(of: Option<Status>) -> Field {
    of.map(|it| <&str>::from(it).to_owned()).into()
}

fn columns(first: &[&'static str], parts: &[&[&'static str]]) -> Vec<&'static str> {
    first.iter().chain(parts.iter().copied().flatten()).copied().collect()
}

pub(super) fn requirements(shown: &Inside) -> Sheet {
    let row = |it: &RequirementLine| {
        let (code, text) = (it.requirement.code.as_str(), it.requirement.text.as_str());
        let named = [code.into(), text.into(), it.tasks.join(" ").as_str().into()];
        let below = [status(it.status), number(it.deficit.insufficient), number(it.deficit.tasks)];
        named.into_iter().chain(done(&it.done)).chain(below).collect()
    };
    let told = shown.requirements.iter().flat_map(|it| &it.lines);
    let first = ["requirement_code", "requirement", "tasks", "max"];
    let last = ["level_status", "tasks_insufficient", "tasks_with_status"];
    Sheet {
        name: "requirements",
        columns: columns(&first, &[&SHARE, &OTHERS, &DIFFERENCE, &last]),
        rows: told.map(row).collect(),
    }
}

pub(super) fn levels(shown: &Inside) -> Sheet {
    let row = |it: &LevelLine| {
        let named = [it.level.to_string().as_str().into(), number(it.tasks)];
        named.into_iter().chain(done(&it.done)).chain([status(it.status)]).collect()
    };
    let told = shown.requirements.iter().flat_map(|it| &it.levels);
    let first = ["level", "tasks", "max"];
    Sheet {
        name: "levels",
        columns: columns(&first, &[&SHARE, &OTHERS, &DIFFERENCE, &["level_status"]]),
        rows: told.map(row).collect(),
    }
}

/// What a place is, its code and its name.
fn place(of: &Place) -> [Field; 3] {
    match of {
        Place::Class(name) => ["class".into(), Field::Empty, name.as_str().into()],
        Place::School(it) => ["school".into(), it.code.as_str().into(), it.name.as_str().into()],
    }
}

pub(super) fn map(shown: &Inside) -> Sheet {
    let rows = shown.map.iter().flat_map(|map| {
        let whole = (["all".into(), Field::Empty, Field::Empty], &map.whole);
        let lines = map.lines.iter().map(|it| (place(&it.of), &it.cells));
        std::iter::once(whole).chain(lines).flat_map(|(place, cells)| {
            map.requirements.iter().zip(cells).filter_map(move |(of, cell)| {
                let cell = (*cell)?;
                let figures = [Field::Number(cell.share()), number(cell.points)];
                let rest = [number(cell.possible), number(cell.n), status(cell.status)];
                let named = [of.code.as_str().into(), of.text.as_str().into()];
                Some(place.clone().into_iter().chain(named).chain(figures).chain(rest).collect())
            })
        })
    });
    let columns = vec![
        "of",
        "code",
        "name",
        "requirement_code",
        "requirement",
        "share",
        "points",
        "possible",
        "n",
        "level_status",
    ];
    Sheet { name: "map", columns, rows: rows.collect() }
}

/// Requirements through the years, with why there is no figure.
pub(super) fn history(shown: &Inside) -> Sheet {
    let rows = shown.history.iter().flat_map(|history| {
        history.lines.iter().flat_map(|line| {
            let of = &line.requirement;
            history.years.iter().zip(&line.cells).map(|(year, cell)| {
                let named = [of.code.as_str().into(), of.text.as_str().into()];
                let year = [Field::Text(year.to_string())];
                let known = cell.ok();
                let figures = [
                    known.map(|it| it.share).into(),
                    known.map_or(Field::Empty, |it| number(it.points)),
                    known.map_or(Field::Empty, |it| number(it.n)),
                    status(known.and_then(|it| it.status)),
                    cell.err().map(|it| it.to_string()).into(),
                ];
                named.into_iter().chain(year).chain(figures).collect()
            })
        })
    });
    let columns = ["requirement_code", "requirement", "year", "share", "points", "n"];
    let columns = columns.into_iter().chain(["level_status", "absence"]).collect();
    Sheet { name: "history", columns, rows: rows.collect() }
}

fn end<'s>(shown: &'s Inside, name: &str) -> Option<&'s End> {
    let ends = shown.ends.as_ref()?;
    Some(if name.starts_with("low") { &ends.low } else { &ends.high })
}

/// How many are at an end: all, others, by sex, class or school.
pub(super) fn who(shown: &Inside, name: &'static str) -> Sheet {
    let line = |place: [Field; 3], of: Portion, change: Option<_>| {
        let share = of.share();
        let [low, high] = ends(share.map(|it| it.1));
        let figures = [share.map(|it| it.0).into(), low, high, number(of.count), number(of.n)];
        place.into_iter().chain(figures).chain(difference(change)).collect::<Vec<_>>()
    };
    let named = |of: &'static str| [of.into(), Field::Empty, Field::Empty];
    let mut rows = Vec::new();
    if let Some(of) = end(shown, name) {
        rows.push(line(named("all"), of.here, of.difference.as_ref()));
        rows.extend(of.rest.map(|it| line(named("others"), it, None)));
        rows.extend(of.sexes.iter().map(|it| {
            let sex = it.of.to_string();
            let place = ["sex".into(), sex.as_str().into(), Field::Empty];
            line(place, it.portion, it.difference.as_ref())
        }));
        let parts = of.parts.iter();
        rows.extend(parts.map(|it| line(place(&it.of), it.portion, it.difference.as_ref())));
        rows.extend(of.pooled.map(|it| line(named("pooled"), it, None)));
    }
    let first = ["of", "code", "name", "share", "low", "high", "count", "n"];
    Sheet { name, columns: columns(&first, &[&DIFFERENCE]), rows }
}

/// Where an end differs from all others of the place.
pub(super) fn gaps(shown: &Inside, name: &'static str) -> Sheet {
    let row = |(kind, it): (&'static str, &Gap)| {
        let named = [kind.into(), it.name.as_str().into(), it.text.as_str().into()];
        let values = value(Some(&it.end)).into_iter().chain(value(Some(&it.others)));
        named.into_iter().chain(values).chain(difference(Some(&it.difference))).collect()
    };
    let told = end(shown, name).into_iter().flat_map(|it| {
        let requirements = it.requirements.iter().map(|it| ("requirement", it));
        requirements.chain(it.tasks.iter().map(|it| ("task", it)))
    });
    let first = ["of", "code", "text"];
    Sheet {
        name,
        columns: columns(&first, &[&SHARE, &OTHERS, &DIFFERENCE]),
        rows: told.map(row).collect(),
    }
}

/// Tasks and requirements by mark.
pub(super) fn groups(shown: &Inside) -> Sheet {
    let rows = shown.groups.iter().flat_map(|groups| {
        let tasks = groups.tasks.iter().map(|it| ("task", it));
        let all = tasks.chain(groups.requirements.iter().map(|it| ("requirement", it)));
        all.flat_map(|(kind, it): (&'static str, &GroupLine)| {
            MARKS.iter().zip(&it.marks).filter_map(move |(mark, of)| {
                let of = of.as_ref()?;
                let named = [kind.into(), it.name.as_str().into(), it.text.as_str().into()];
                let mark = [Field::Number((*mark).into())];
                Some(named.into_iter().chain(mark).chain(value(Some(of))).collect::<Vec<_>>())
            })
        })
    });
    let first = ["of", "code", "text", "mark"];
    Sheet { name: "groups", columns: columns(&first, &[&SHARE]), rows: rows.collect() }
}
