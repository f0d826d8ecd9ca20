//! The tables of the page of what is inside a work.

mod plan;

use analysis::{
    answer::Change,
    inside::{Agreement, Bin, Inside, Jump, SchoolLine, TaskLine, TaskValue},
    stats::{agreement::Estimate, interval::Interval},
};

use super::sheet::{Field, MEMBER, Sheet, verdict};

/// Agreement with the journal, the table of marks, schools, scores, boundaries, tasks, and what a plan
/// makes of them.
pub(super) fn sheets(shown: &Inside) -> Vec<Sheet> {
    vec![
        journal(shown),
        marks(shown),
        schools(shown),
        scores(shown),
        boundaries(shown),
        tasks(shown),
        plan::requirements(shown),
        plan::levels(shown),
        plan::map(shown),
        plan::history(shown),
        plan::who(shown, "low"),
        plan::gaps(shown, "low-tasks"),
        plan::who(shown, "high"),
        plan::gaps(shown, "high-tasks"),
        plan::groups(shown),
    ]
}

fn number(count: u64) -> Field {
    #[expect(clippy::cast_precision_loss, reason = "pupils of a country fit in 52 bits")]
    Field::Number(count as f64)
}

fn optional(count: Option<u64>) -> Field {
    count.map_or(Field::Empty, number)
}

fn ends(of: Option<Interval>) -> [Field; 2] {
    [of.map(|it| it.low).into(), of.map(|it| it.high).into()]
}

fn journal(shown: &Inside) -> Sheet {
    let of = |who: &str, it: &Agreement| {
        let line = |what: &str, value: Field, interval: Option<Interval>, count: Field| {
            let [low, high] = ends(interval);
            vec![who.into(), what.into(), value, low, high, count, number(it.n)]
        };
        let share = |what: &str, count: u64| {
            let (share, interval) = it.share(count);
            line(what, Field::Number(share), interval, number(count))
        };
        let estimate = |what: &str, of: Option<Estimate>| {
            let interval = of.and_then(|it| it.interval);
            line(what, of.map(|it| it.value).into(), interval, Field::Empty)
        };
        let plain = |what: &str, value: Option<f64>| line(what, value.into(), None, Field::Empty);
        let mut rows = vec![
            share("lowered", it.lowered),
            share("confirmed", it.confirmed),
            share("raised", it.raised),
        ];
        rows.extend(it.far.map(|it| share("apart_by_2", it)));
        rows.extend([
            plain("mean_shift", Some(it.shift)),
            plain("sign_test_p", it.sign),
            estimate("spearman", it.rho),
            plain("spearman_without_ties", it.rho_printed),
            estimate("kappa_quadratic", it.kappa),
        ]);
        rows
    };
    let told = shown.journal.iter().flat_map(|it| {
        let rest = it.rest.iter().flat_map(|it| of("others", it));
        of("own", &it.own).into_iter().chain(rest).collect::<Vec<_>>()
    });
    let columns = ["of", "measure", "value", "low", "high", "count", "n"];
    Sheet { name: "journal", columns: columns.to_vec(), rows: told.collect() }
}

fn marks(shown: &Inside) -> Sheet {
    let table = shown.journal.as_ref().and_then(|it| it.own.table);
    let rows = (2_u32..).zip(table.into_iter().flatten()).flat_map(|(journal, cells)| {
        let cell = move |(mark, count): (u32, u64)| {
            vec![Field::Number(journal.into()), Field::Number(mark.into()), number(count)]
        };
        (2_u32..).zip(cells).map(cell).collect::<Vec<_>>()
    });
    Sheet { name: "marks", columns: vec!["journal", "mark", "pupils"], rows: rows.collect() }
}

/// A difference of the object from all others.
const DIFFERENCE: [&str; 4] =
    ["difference", "difference_low", "difference_high", "difference_verdict"];

fn difference(of: Option<&Change>) -> [Field; 4] {
    let [low, high] = ends(of.and_then(|it| it.interval));
    [of.map(|it| it.delta).into(), low, high, of.map(|it| verdict(it.verdict).to_owned()).into()]
}

fn schools(shown: &Inside) -> Sheet {
    let row = |it: &SchoolLine| {
        let named = [it.school.code.as_str().into(), it.school.name.as_str().into(), number(it.n)];
        let counts = it.counts.map(number);
        let rest = difference(it.lowered.as_ref());
        named.into_iter().chain(counts).chain([Field::Number(it.shift)]).chain(rest).collect()
    };
    let columns = ["n", "lowered", "confirmed", "raised", "mean_shift"];
    let rows = shown.journal.iter().flat_map(|it| &it.schools).map(row);
    Sheet {
        name: "schools",
        columns: MEMBER.iter().chain(&columns).chain(&DIFFERENCE).copied().collect(),
        rows: rows.collect(),
    }
}

fn scores(shown: &Inside) -> Sheet {
    let rows = shown.scores.iter().flat_map(|scores| {
        let row = |it: &Bin| {
            let bounds = [it.from, it.to].map(|it| Field::Number(it.into()));
            let counts = [it.own, scores.n[0], it.rest, scores.n[1]].map(number);
            bounds.into_iter().chain(counts).collect::<Vec<_>>()
        };
        scores.bins.iter().map(row).collect::<Vec<_>>()
    });
    let columns = ["from", "to", "pupils", "n", "others", "others_n"];
    Sheet { name: "scores", columns: columns.to_vec(), rows: rows.collect() }
}

fn boundaries(shown: &Inside) -> Sheet {
    let row = |it: &Jump| {
        let at = [Field::Number(it.mark.into()), Field::Number(it.boundary.into())];
        let counts = it.own.into_iter().chain(it.rest).map(number);
        let rest = [it.smooth.into(), <&str>::from(it.likeness).into()];
        at.into_iter().chain(counts).chain(rest).collect()
    };
    let columns = [
        "mark",
        "boundary",
        "above",
        "window",
        "others_above",
        "others_window",
        "smooth",
        "likeness",
    ];
    let jumps = shown.scores.iter().flat_map(|it| &it.jumps);
    Sheet { name: "boundaries", columns: columns.to_vec(), rows: jumps.map(row).collect() }
}

fn value(it: Option<&TaskValue>) -> [Field; 5] {
    let [low, high] = ends(it.and_then(|it| it.interval));
    let share = it.map(|it| it.share).into();
    [share, low, high, optional(it.map(|it| it.points)), optional(it.map(|it| it.n))]
}

fn tasks(shown: &Inside) -> Sheet {
    let row = |it: &TaskLine| {
        let max_is = if it.is_given { "given" } else { "reached" }.into();
        let named = [it.name.as_str().into(), Field::Number(it.place.into()), number(it.max)];
        let (own, rest) = (value(Some(&it.own)), value(it.rest.as_ref()));
        let zero = [optional(it.own.zero)];
        let level = it.level.map(|it| it.to_string()).into();
        let status = it.status.map(|it| <&str>::from(it).to_owned()).into();
        let whole = [Field::Number(it.easiness), it.discrimination.into(), max_is, level, status];
        let apart = difference(it.difference.as_ref());
        named.into_iter().chain(own).chain(zero).chain(rest).chain(apart).chain(whole).collect()
    };
    let own = ["task", "place", "max", "share", "low", "high", "points", "n", "zero"];
    let rest = ["others_share", "others_low", "others_high", "others_points", "others_n"];
    let whole = ["share_of_all", "discrimination", "max_is", "level", "level_status"];
    let lines = shown.tasks.iter().flat_map(|it| &it.lines);
    Sheet {
        name: "tasks",
        columns: own.iter().chain(&rest).chain(&DIFFERENCE).chain(&whole).copied().collect(),
        rows: lines.map(row).collect(),
    }
}
