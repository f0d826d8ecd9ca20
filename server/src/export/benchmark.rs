//! The tables of the page of benchmarking.

use analysis::{
    answer::Change,
    benchmark::{Among, Benchmark, NoVerdict, Own, Placed, Standing},
    setting::Named,
    stats::{funnel::Level, many::RankInterval},
};

use super::sheet::{Field, MEMBER, Sheet, VALUE, value, verdict};

const PLACES: [&str; 3] = ["place", "place_best", "place_worst"];

/// The indicators, the set, the lessons, all schools, and who is among the first.
pub(super) fn sheets(shown: &Benchmark) -> Vec<Sheet> {
    let own = shown.own.as_ref();
    let of_own =
        own.into_iter().flat_map(|it| [standings(it), members(it), expected(it), lessons(it)]);
    let of_nobody = shown.own.is_none().then(|| residuals(shown));
    of_own.chain([schools(shown), top(shown)]).chain(of_nobody).collect()
}

fn named(it: &Named) -> [Field; 2] {
    [it.code.as_str().into(), it.name.as_str().into()]
}

fn places(rank: Option<RankInterval>) -> [Field; 3] {
    let place = |of: fn(RankInterval) -> u32| Field::from(rank.map(|it| f64::from(of(it))));
    [place(|it| it.rank), place(|it| it.best), place(|it| it.worst)]
}

fn standings(own: &Own) -> Sheet {
    let columns = [
        "others",
        "others_min",
        "others_q1",
        "others_median",
        "others_q3",
        "others_max",
        "centre",
        "difference",
        "difference_low",
        "difference_high",
        "quarter",
        "quarter_low",
        "quarter_high",
        "tenth",
        "verdict",
        "no_verdict",
        "place_of",
    ];
    let row = |it: &Standing| {
        let spread = it.spread;
        let change: Option<Change> = it.difference.ok();
        let interval = change.and_then(|it| it.interval);
        let numbers = [
            spread.map(|it| it.min),
            spread.map(|it| it.q1),
            spread.map(|it| it.median),
            spread.map(|it| it.q3),
            spread.map(|it| it.max),
            it.centre.map(|it| it.value),
            change.map(|it| it.delta),
            interval.map(|it| it.low),
            interval.map(|it| it.high),
            it.band.map(|it| f64::from(it.quarter)),
            it.band.map(|it| f64::from(it.quarters.0)),
            it.band.map(|it| f64::from(it.quarters.1)),
            it.band.and_then(|it| it.tenth).map(f64::from),
        ];
        let said = [
            it.verdict.ok().map(|it| verdict(it).to_owned()),
            it.verdict.err().map(|it| no_verdict(it).to_owned()),
        ];
        let others = u32::try_from(it.others.len()).unwrap_or(u32::MAX);
        [it.indicator.code().into()]
            .into_iter()
            .chain(value(Some(&it.own)))
            .chain([Field::Number(f64::from(others))])
            .chain(numbers.map(Field::from))
            .chain(said.map(Field::from))
            .chain([it.rank.map(|it| f64::from(it.1)).into()])
            .chain(places(it.rank.map(|it| it.0)))
            .collect()
    };
    Sheet {
        name: "standings",
        columns: ["indicator"]
            .iter()
            .chain(&VALUE)
            .chain(&columns)
            .chain(&PLACES)
            .copied()
            .collect(),
        rows: own.standings.iter().map(row).collect(),
    }
}

fn no_verdict(of: NoVerdict) -> &'static str {
    match of {
        NoVerdict::NoValue(_) => "no_value",
        NoVerdict::FewPupils => "few_pupils",
        NoVerdict::TooFew => "too_few",
        NoVerdict::NoInterval => "no_interval",
    }
}

/// The school first, then its set; conditions by their codes, in the words of the code book.
fn members(own: &Own) -> Sheet {
    let conditions = own.set.side_by_side.iter().map(|it| it.characteristic.code());
    let columns =
        MEMBER.iter().copied().chain(["distance"]).chain(VALUE).chain(conditions).collect();
    let of_own = own
        .set
        .side_by_side
        .iter()
        .map(|it| it.own.map(|(_, value)| it.characteristic.spelled(value)).into());
    let row = own.chosen().map(|it| it.own);
    let first = named(&own.school).into_iter().chain([Field::Empty]).chain(value(row.as_ref()));
    let first: Vec<Field> = first.chain(of_own).collect();
    let rest = own.set.members.iter().enumerate().map(|(at, member)| {
        let conditions = own.set.side_by_side.iter().map(|it| {
            let known = it.members.get(at).copied().flatten();
            known.map(|(_, value)| it.characteristic.spelled(value)).into()
        });
        let row = named(&member.school).into_iter().chain([member.distance.into()]);
        row.chain(value(member.row.as_ref())).chain(conditions).collect()
    });
    Sheet { name: "members", columns, rows: std::iter::once(first).chain(rest).collect() }
}

fn expected(own: &Own) -> Sheet {
    let rows = own.expected.iter().map(|it| {
        let numbers = [it.value, it.interval.low, it.interval.high, it.residual, it.r_squared];
        let by: Vec<&str> = it.by.iter().map(|it| it.code()).collect();
        named(&own.school)
            .into_iter()
            .chain(numbers.map(Field::Number))
            .chain([verdict(it.verdict).into(), Field::Number(f64::from(it.schools))])
            .chain([by.join(" ").as_str().into()])
            .collect()
    });
    let columns = ["expected", "low", "high", "residual", "r_squared", "verdict", "schools", "by"];
    Sheet {
        name: "expected",
        columns: MEMBER.iter().chain(&columns).copied().collect(),
        rows: rows.collect(),
    }
}

fn lessons(own: &Own) -> Sheet {
    let rows = own.lessons.iter().flat_map(|lesson| {
        lesson.better.iter().map(|it| {
            let numbers = [it.own.value, it.other.value, it.delta];
            let subject = [it.subject.code.as_str().into(), it.subject.name.as_str().into()];
            named(&lesson.school)
                .into_iter()
                .chain(subject)
                .chain(numbers.map(Field::Number))
                .collect()
        })
    });
    let columns = ["subject", "subject_name", "own", "other", "difference"];
    Sheet {
        name: "lessons",
        columns: MEMBER.iter().chain(&columns).copied().collect(),
        rows: rows.collect(),
    }
}

fn schools(shown: &Benchmark) -> Sheet {
    let columns =
        ["shrunken", "place_before", "place_in_cluster", "cluster_schools", "z", "outside"];
    let row = |it: &Placed| {
        let outside = it.position.and_then(|it| it.outside).map(|it| match it {
            Level::Warning => "95",
            Level::Alarm => "99.8",
        });
        let numbers = [
            it.shrunken,
            it.rank_before.map(|it| f64::from(it.rank)),
            it.rank_in_cluster.map(|it| f64::from(it.0.rank)),
            it.rank_in_cluster.map(|it| f64::from(it.1)),
            it.position.map(|it| it.z),
        ];
        named(&it.school)
            .into_iter()
            .chain(value(Some(&it.row)))
            .chain(places(it.rank))
            .chain(numbers.map(Field::from))
            .chain([outside.map(str::to_owned).into()])
            .collect()
    };
    Sheet {
        name: "schools",
        columns: MEMBER.iter().chain(&VALUE).chain(&PLACES).chain(&columns).copied().collect(),
        rows: shown.place.schools.iter().map(row).collect(),
    }
}

/// The schools of the place beside what is expected of them.
fn residuals(shown: &Benchmark) -> Sheet {
    let columns = [
        "expected",
        "expected_low",
        "expected_high",
        "residual",
        "residual_low",
        "residual_high",
        "verdict",
        "by",
        "among",
        "r_squared",
    ];
    let rows = shown.residuals.iter().flat_map(|of| {
        let by: Vec<&str> = of.by.iter().map(|it| it.code()).collect();
        let by = by.join(" ");
        of.schools.iter().map(move |it| {
            let (beyond, of_beyond) = (it.beyond.delta, it.beyond.interval);
            let numbers = [it.expected, it.interval.low, it.interval.high, beyond];
            let ends = [of_beyond.map(|it| it.low), of_beyond.map(|it| it.high)];
            named(&it.school)
                .into_iter()
                .chain(value(Some(&it.row)))
                .chain(numbers.map(Field::Number))
                .chain(ends.map(Field::from))
                .chain([verdict(it.beyond.verdict).into(), by.as_str().into()])
                .chain([Field::Number(f64::from(of.among)), Field::Number(of.r_squared)])
                .collect()
        })
    });
    Sheet {
        name: "residuals",
        columns: MEMBER.iter().chain(&VALUE).chain(&columns).copied().collect(),
        rows: rows.collect(),
    }
}

fn top(shown: &Benchmark) -> Sheet {
    let rows = shown.place.top.iter().flat_map(|top| {
        let size = Field::Number(f64::from(top.size));
        let row = move |it: &Among| {
            let how = if it.is_sure { "surely" } else { "maybe" };
            named(&it.school)
                .into_iter()
                .chain([size.clone(), how.into()])
                .chain(value(Some(&it.row)))
                .chain(places(Some(it.rank)))
                .collect()
        };
        top.schools.iter().map(row)
    });
    let columns = ["among_first", "certainty"];
    Sheet {
        name: "top",
        columns: MEMBER.iter().chain(&columns).chain(&VALUE).chain(&PLACES).copied().collect(),
        rows: rows.collect(),
    }
}
