//! The tables of the page of comparison.

use analysis::comparison::{Compared, Comparison};

use super::sheet::{CHANGE, Field, Sheet, VALUE, change, value};

/// What every table names an object by.
const OBJECT: [&str; 3] = ["dimension", "code", "name"];

/// The objects, their years, and their measures.
pub(super) fn sheets(compared: &Comparison) -> Vec<Sheet> {
    vec![objects(compared), years(compared), profile(compared)]
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
