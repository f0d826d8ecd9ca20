//! The tables of the page of comparison.

use analysis::{
    Absence, AcademicYear, Dimension, Indicator, Measured, Row,
    comparison::{Compared, Comparison, Factor, Gap, Map, Scatter},
};

use super::sheet::{CHANGE, Field, MEMBER, SMOOTHED, Sheet, VALUE, change, smoothed, value};

/// How much of a value a point has: all but coverage and absence.
const VALUE_OF_POINT: usize = 6;

/// What every table names an object by.
const OBJECT: [&str; 3] = ["dimension", "code", "name"];

/// The objects, their years, and their measures.
pub(super) fn sheets(compared: &Comparison) -> Vec<Sheet> {
    let mut sheets = vec![objects(compared), years(compared), profile(compared)];
    if let Some(between) = compared.between {
        sheets.push(two_years(compared, between));
    }
    if compared.mix.is_some() {
        sheets.push(mix(compared));
    }
    if let Some(of) = &compared.gap {
        sheets.extend([gap(of), gap_trend(of)]);
    }
    if let Some(of) = &compared.scatter {
        sheets.extend([scatter(compared, of), correlation(of)]);
    }
    sheets.extend(compared.factor.as_ref().map(|it| factor(compared, it)));
    sheets.extend(compared.map.as_ref().map(map));
    sheets.extend(super::expert::of_objects(compared));
    sheets
}

/// Every school with both values; which they are stands in each row, for a file outlives its address.
fn scatter(compared: &Comparison, scatter: &Scatter) -> Sheet {
    let view = &compared.setting.view;
    let own = view.only(Dimension::Subject).unwrap_or_default();
    let across = scatter.x_subject.as_ref().map_or(own, |it| it.code.as_str());
    let work = scatter.x_work.as_ref();
    let work: [Field; 3] = [
        work.map(|it| it.procedure.code.clone()).into(),
        work.map(|it| it.grade.code.clone()).into(),
        work.map(|it| it.year.to_string()).into(),
    ];
    let rows = scatter.points.iter().map(|it| {
        let of = |indicator: Indicator, subject: &str, it: &Measured| {
            let row = Row { value: Ok(*it), ..Row::ABSENT };
            [Field::from(indicator.code()), subject.into()]
                .into_iter()
                .chain(value(Some(&row)).into_iter().take(VALUE_OF_POINT))
        };
        [it.unit.code.as_str().into(), it.unit.name.as_str().into()]
            .into_iter()
            .chain(of(scatter.x, across, &it.x))
            .chain(of(view.indicator, own, &it.y))
            .chain(work.clone())
            .chain(change(it.beyond.ok_or(Absence::NotApplicable)))
            .collect()
    });
    let columns = [
        "x",
        "x_subject",
        "x_value",
        "x_low",
        "x_high",
        "x_numerator",
        "x_denominator",
        "x_n",
        "y",
        "y_subject",
        "y_value",
        "y_low",
        "y_high",
        "y_numerator",
        "y_denominator",
        "y_n",
        "x_procedure",
        "x_grade",
        "x_year",
        "beyond",
        "beyond_low",
        "beyond_high",
        "beyond_verdict",
        "beyond_absence",
    ];
    Sheet {
        name: "scatter",
        columns: MEMBER.iter().chain(&columns).copied().collect(),
        rows: rows.collect(),
    }
}

/// Every school on the map; colours are told from the whole place.
fn map(map: &Map) -> Sheet {
    let rows = map.points.iter().map(|it| {
        let row = Row { value: Ok(it.value), ..Row::ABSENT };
        [it.unit.code.as_str().into(), it.unit.name.as_str().into()]
            .into_iter()
            .chain([it.latitude, it.longitude].map(Field::Number))
            .chain(value(Some(&row)))
            .chain([it.away, Some(map.whole.value)].map(Field::from))
            .collect()
    });
    let place = ["latitude", "longitude"];
    let away = ["away", "whole"];
    Sheet {
        name: "map",
        columns: MEMBER.iter().chain(&place).chain(&VALUE).chain(&away).copied().collect(),
        rows: rows.collect(),
    }
}

/// Every school with the condition, in the words and units of the code book, and the value.
fn factor(compared: &Comparison, factor: &Factor) -> Sheet {
    let indicator = compared.setting.view.indicator.code();
    let rows = factor.points.iter().map(|it| {
        let row = Row { value: Ok(it.y), ..Row::ABSENT };
        let condition: &str = factor.across.into();
        [it.unit.code.as_str(), it.unit.name.as_str(), condition]
            .map(Field::from)
            .into_iter()
            .chain([Field::Text(factor.across.spelled(it.x)), Field::Text(it.told.to_string())])
            .chain([Field::from(&*indicator)])
            .chain(value(Some(&row)))
            .collect()
    });
    let own = ["condition", "told", "told_year", "indicator"];
    Sheet {
        name: "factor",
        columns: MEMBER.iter().chain(&own).chain(&VALUE).copied().collect(),
        rows: rows.collect(),
    }
}

/// How closely the two go together.
fn correlation(scatter: &Scatter) -> Sheet {
    let both = [("spearman", scatter.spearman), ("pearson", scatter.pearson)];
    let rows = both.into_iter().filter_map(|(method, it)| {
        let it = it?;
        #[expect(clippy::cast_precision_loss, reason = "a few hundred schools")]
        let numbers = [it.value, it.interval.low, it.interval.high, it.n as f64];
        Some(std::iter::once(method.into()).chain(numbers.map(Field::Number)).collect())
    });
    Sheet {
        name: "correlation",
        columns: vec!["method", "value", "low", "high", "schools"],
        rows: rows.collect(),
    }
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
            .chain([it.effect().filter(|_| place == 0).map(|it| it.g).into()])
            .collect()
        };
        [of(0), of(1)]
    });
    Sheet {
        name: "gap",
        columns: (MEMBER.iter().chain(&["year"]).chain(&VALUE).chain(&CHANGE))
            .chain(&["hedges_g"])
            .copied()
            .collect(),
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
    let is_smoothed = compared.setting.view.aside.smoothed;
    let smoothed_columns = SMOOTHED.iter().filter(|_| is_smoothed);
    let rows = compared.objects.iter().map(|it| {
        let places = [
            it.rank.map(|rank| f64::from(rank.rank)),
            it.rank.map(|rank| f64::from(rank.best)),
            it.rank.map(|rank| f64::from(rank.worst)),
        ];
        let measured = value(it.now.as_ref()).into_iter().chain(change(it.from_first));
        let smoothed = is_smoothed.then(|| smoothed(it.smoothed)).into_iter().flatten();
        let places = places.map(Field::from);
        object(it).into_iter().chain(measured).chain(places).chain(smoothed).collect()
    });
    Sheet {
        name: "objects",
        columns: OBJECT
            .iter()
            .chain(&VALUE)
            .chain(&CHANGE)
            .chain(&places)
            .chain(smoothed_columns)
            .copied()
            .collect(),
        rows: rows.collect(),
    }
}

/// Each object in two years; the change stands in the row of the later one.
fn two_years(compared: &Comparison, (from, to): (AcademicYear, AcademicYear)) -> Sheet {
    let rows = compared.objects.iter().flat_map(|it| {
        it.two_years.into_iter().flat_map(move |two| {
            let before = (from, two.before, Err(Absence::NotApplicable));
            [before, (to, two.after, two.change)].map(|(year, row, changed)| {
                let year = [Field::Text(year.to_string())];
                let measured = value(row.as_ref()).into_iter().chain(change(changed));
                object(it).into_iter().chain(year).chain(measured).collect()
            })
        })
    });
    Sheet {
        name: "two_years",
        columns: OBJECT.iter().chain(&["year"]).chain(&VALUE).chain(&CHANGE).copied().collect(),
        rows: rows.collect(),
    }
}

/// Each object over all subjects, as it is and with the common mix.
fn mix(compared: &Comparison) -> Sheet {
    let rows = compared.objects.iter().filter_map(|it| {
        let alike = it.alike?;
        let row = Row { value: Ok(alike.value), ..Row::ABSENT };
        let crude = [Field::Number(alike.crude.value)];
        let measured = value(Some(&row)).into_iter().chain(change(alike.from_first));
        Some(object(it).into_iter().chain(crude).chain(measured).collect())
    });
    Sheet {
        name: "mix",
        columns: OBJECT.iter().chain(&["crude"]).chain(&VALUE).chain(&CHANGE).copied().collect(),
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
