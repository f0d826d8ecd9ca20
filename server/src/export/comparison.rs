//! The tables of the page of comparison.

use analysis::{
    Absence,
    comparison::{Compared, Comparison, Gap},
};

use super::sheet::{CHANGE, Field, MEMBER, Sheet, VALUE, change, value};

/// What every table names an object by.
const OBJECT: [&str; 3] = ["dimension", "code", "name"];

/// The objects, their years, and their measures.
pub(super) fn sheets(compared: &Comparison) -> Vec<Sheet> {
    let mut sheets = vec![objects(compared), years(compared), profile(compared)];
    if let Some(of) = &compared.gap {
        sheets.extend([gap(of), gap_trend(of)]);
    }
    sheets
}

/// Both groups in each year, and the first less the second.
fn gap(gap: &Gap) -> Sheet {
    let rows = gap.years.iter().flat_map(|it| {
        let of = |place: usize| {
            let group = &gap.pair[place];
            let changed = if place == 0 { it.gap } else { Err(Absence::NotApplicable) };
            [
                group.code.as_str().into(),
                group.name.as_str().into(),
                Field::Text(it.year.to_string()),
            ]
            .into_iter()
            .chain(value(Some(&it.rows[place])))
            .chain(change(changed))
            .collect()
        };
        [of(0), of(1)]
    });
    Sheet {
        name: "gap",
        columns: MEMBER.iter().chain(&["year"]).chain(&VALUE).chain(&CHANGE).copied().collect(),
        rows: rows.collect(),
    }
}

/// What the differences say together.
fn gap_trend(gap: &Gap) -> Sheet {
    let rows = gap.tendency.iter().map(|it| {
        let codes = gap.pair.iter().map(|it| Field::from(it.code.as_str()));
        let numbers = [it.slope.into(), Field::Number(f64::from(it.years))];
        codes.chain([Field::Text(it.trend.to_string())]).chain(numbers).collect()
    });
    Sheet {
        name: "gap_trend",
        columns: vec!["first", "second", "trend", "slope", "years"],
        rows: rows.collect(),
    }
}

fn object(it: &Compared) -> [Field; 3] {
    [
        it.object.dimension.code().into(),
        it.object.code.as_str().into(),
        it.member.name.as_str().into(),
    ]
}

fn objects(compared: &Comparison) -> Sheet {
    let places = ["place", "place_best", "place_worst"];
    let rows = compared.objects.iter().map(|it| {
        let places = [
            it.rank.map(|rank| f64::from(rank.rank)),
            it.rank.map(|rank| f64::from(rank.best)),
            it.rank.map(|rank| f64::from(rank.worst)),
        ];
        let measured = value(it.now.as_ref()).into_iter().chain(change(it.from_first));
        object(it).into_iter().chain(measured).chain(places.map(Field::from)).collect()
    });
    Sheet {
        name: "objects",
        columns: OBJECT.iter().chain(&VALUE).chain(&CHANGE).chain(&places).copied().collect(),
        rows: rows.collect(),
    }
}

fn years(compared: &Comparison) -> Sheet {
    let rows = compared.objects.iter().flat_map(|it| {
        it.years.by_year().map(|(year, row)| {
            let year = [Field::Text(year.to_string())];
            object(it).into_iter().chain(year).chain(value(Some(row))).collect()
        })
    });
    Sheet {
        name: "years",
        columns: OBJECT.iter().chain(&["year"]).chain(&VALUE).copied().collect(),
        rows: rows.collect(),
    }
}

fn profile(compared: &Comparison) -> Sheet {
    let rows = compared.objects.iter().flat_map(|it| {
        compared.measures.iter().zip(&it.profile).map(|(measure, row)| {
            let measure = [Field::from(measure.code())];
            object(it).into_iter().chain(measure).chain(value(row.as_ref())).collect()
        })
    });
    Sheet {
        name: "profile",
        columns: OBJECT.iter().chain(&["indicator"]).chain(&VALUE).copied().collect(),
        rows: rows.collect(),
    }
}
