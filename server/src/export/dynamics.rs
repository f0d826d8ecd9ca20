//! The tables of the page of dynamics.

use analysis::{
    Answer, Dimension,
    dynamics::{Cohort, Dynamics, Grid, Step},
};
use app::text::{Locale, phrase};

use super::sheet::{CHANGE, Field, MEMBER, Sheet, VALUE, change, value};

/// All years of the place and of what contains it, the two chosen years, and the change taken
/// apart.
pub(super) fn sheets(followed: &Dynamics, locale: Locale) -> Vec<Sheet> {
    let place = phrase::place(locale, &followed.setting);
    let beside =
        followed.beside.iter().map(|it| (phrase::reference(locale, followed, it), &it.years));
    let objects: Vec<(String, &Answer)> =
        std::iter::once((place, &followed.setting.years)).chain(beside).collect();
    let mut sheets = vec![years(&objects)];
    sheets.extend(between(followed, &objects));
    sheets.extend(effects(followed));
    sheets.extend(ahead(followed));
    sheets.extend(subjects(followed));
    sheets.extend(followed.grids.grids.iter().map(grid));
    sheets.extend(cohort(followed));
    sheets.extend(cohorts(followed));
    sheets.extend(breaks(followed));
    sheets.extend(events(followed));
    sheets
}

fn years(objects: &[(String, &Answer)]) -> Sheet {
    let rows = objects.iter().flat_map(|(name, answer)| {
        answer.by_year().map(|(year, row)| {
            let named = [name.as_str().into(), Field::Text(year.to_string())];
            named.into_iter().chain(value(Some(row))).collect()
        })
    });
    Sheet {
        name: "years",
        columns: ["name", "year"].iter().chain(&VALUE).copied().collect(),
        rows: rows.collect(),
    }
}

fn between(followed: &Dynamics, objects: &[(String, &Answer)]) -> Option<Sheet> {
    let between = followed.between.as_ref()?;
    let rows = objects.iter().zip(&between.rows).flat_map(|((name, _), compared)| {
        let line = |year: String, row, changed: Vec<Field>| {
            let named = [name.as_str().into(), Field::Text(year)];
            named.into_iter().chain(value(row)).chain(changed).collect::<Vec<_>>()
        };
        [
            line(
                between.from.to_string(),
                compared.before.as_ref(),
                vec![Field::Empty; CHANGE.len()],
            ),
            line(
                between.to.to_string(),
                compared.after.as_ref(),
                change(compared.change).into_iter().collect(),
            ),
        ]
    });
    Some(Sheet {
        name: "between",
        columns: ["name", "year"].iter().chain(&VALUE).chain(&CHANGE).copied().collect(),
        rows: rows.collect(),
    })
}

fn effects(followed: &Dynamics) -> Option<Sheet> {
    let effects = followed.between.as_ref()?.effects.as_ref().ok()?;
    let rows = effects.parts.iter().map(|part| {
        let name = |of: fn(&analysis::setting::Named) -> &String| {
            Field::from(part.member.as_ref().map(|it| of(it).clone()))
        };
        let numbers = [
            Some(part.weights[0]),
            Some(part.weights[1]),
            part.values[0],
            part.values[1],
            Some(part.rate),
            Some(part.composition),
            Some(part.sizes[0] as f64),
            Some(part.sizes[1] as f64),
        ];
        [name(|it| &it.code), name(|it| &it.name)]
            .into_iter()
            .chain(numbers.map(Field::from))
            .collect()
    });
    Some(Sheet {
        name: "effects",
        columns: vec![
            "code",
            "name",
            "weight_before",
            "weight_after",
            "value_before",
            "value_after",
            "rate_effect",
            "composition_effect",
            "denominator_before",
            "denominator_after",
        ],
        rows: rows.collect(),
    })
}

fn ahead(followed: &Dynamics) -> Option<Sheet> {
    let ahead = followed.ahead?;
    let numbers = [ahead.value, ahead.interval.low, ahead.interval.high].map(Field::Number);
    Some(Sheet {
        name: "ahead",
        columns: vec!["year", "value", "low", "high"],
        rows: vec![std::iter::once(Field::Text(ahead.year.to_string())).chain(numbers).collect()],
    })
}

fn subjects(followed: &Dynamics) -> Option<Sheet> {
    let rows: Vec<Vec<Field>> = followed
        .subjects
        .iter()
        .flat_map(|it| {
            it.series.iter().map(move |(year, value)| {
                let measured = value.ok();
                let numbers = [
                    measured.map(|it| it.value),
                    measured.and_then(|it| it.interval).map(|it| it.low),
                    measured.and_then(|it| it.interval).map(|it| it.high),
                ];
                [it.subject.name.as_str().into(), Field::Text(year.to_string())]
                    .into_iter()
                    .chain(numbers.map(Field::from))
                    .chain([Field::from(value.err().map(|it| it.to_string()))])
                    .collect()
            })
        })
        .collect();
    (!rows.is_empty()).then(|| Sheet {
        name: "subjects",
        columns: vec!["subject", "year", "value", "low", "high", "absence"],
        rows,
    })
}

/// Subjects or procedures against years, each cell with what it is set against.
fn grid(grid: &Grid) -> Sheet {
    let cells = grid.lines.iter().flat_map(|line| {
        let member = [line.member.code.as_str().into(), line.member.name.as_str().into()];
        grid.years.iter().zip(&line.cells).map(move |(year, (row, whole))| {
            let named = member.iter().cloned().chain([Field::Text(year.to_string())]);
            let whole = Field::from(whole.map(|it| it.value));
            named.chain(value(Some(row))).chain([whole]).collect()
        })
    });
    Sheet {
        name: if grid.by == Dimension::Subject { "subject-grid" } else { "procedure-grid" },
        columns: MEMBER
            .iter()
            .chain(&["year"])
            .chain(&VALUE)
            .chain(&["reference"])
            .copied()
            .collect(),
        rows: cells.collect(),
    }
}

/// The columns of a work that a cohort sat.
const STEP: [&str; 13] = [
    "year",
    "term",
    "procedure",
    "seated_grade",
    "indicator",
    "n",
    "mean",
    "mean_all",
    "sd_all",
    "z",
    "z_error",
    "move",
    "move_error",
];

fn step(step: &Step) -> [Field; 13] {
    let moved = step.moved.map(|it| it.0);
    [
        Field::Text(step.year.to_string()),
        Field::Text(step.term.to_string()),
        step.procedure.code.as_str().into(),
        Field::Number(f64::from(step.seated)),
        step.indicator.code().into(),
        Field::Number(step.own.denominator),
        Field::Number(step.own.value),
        Field::Number(step.all.value),
        step.all.sd.into(),
        Field::Number(step.place.z),
        Field::Number(step.place.se),
        moved.map(|it| it.delta).into(),
        moved.map(|it| it.se).into(),
    ]
}

fn cohort(followed: &Dynamics) -> Option<Sheet> {
    let rows = followed.cohort.as_ref()?.steps.iter().map(|it| step(it).into());
    Some(Sheet { name: "cohort", columns: STEP.to_vec(), rows: rows.collect() })
}

/// All cohorts of the place, each with the year in which it was in the first grade.
fn cohorts(followed: &Dynamics) -> Option<Sheet> {
    let of = |it: &Cohort| {
        let entered = it.entered.to_string();
        let row = move |it: &Step| {
            [Field::Text(entered.clone())].into_iter().chain(step(it)).collect::<Vec<_>>()
        };
        it.steps.iter().map(row).collect::<Vec<_>>()
    };
    let columns = ["entered"].into_iter().chain(STEP).collect();
    let rows = followed.cohorts.iter().flat_map(of).collect();
    (!followed.cohorts.is_empty()).then_some(Sheet { name: "cohorts", columns, rows })
}

/// The years in which the series of the place begins anew.
fn breaks(followed: &Dynamics) -> Option<Sheet> {
    let breaks = &followed.setting.breaks;
    let rows = breaks.iter().map(|it| {
        let kind = it.kind.map(|it| it.to_string());
        vec![Field::Text(it.since.to_string()), kind.into(), it.reason.as_str().into()]
    });
    (!breaks.is_empty()).then(|| Sheet {
        name: "breaks",
        columns: vec!["year", "kind", "reason"],
        rows: rows.collect(),
    })
}

fn events(followed: &Dynamics) -> Option<Sheet> {
    let procedure = followed.setting.view.only(Dimension::Procedure);
    let rows = followed.events.iter().map(|it| {
        let of = it.procedure.and(procedure).map(str::to_owned);
        let year = Field::Text(it.year.to_string());
        let told = [it.text.as_str().into(), it.source.as_str().into()];
        [year, it.day.clone().into(), of.into()].into_iter().chain(told).collect()
    });
    (!followed.events.is_empty()).then(|| Sheet {
        name: "events",
        columns: vec!["year", "day", "procedure", "text", "source"],
        rows: rows.collect(),
    })
}
