//! The tables of the page of signals.

use analysis::signals::{
    Checked, Detail, Fact, IndexLine, Layer, Line, Problem, Raised, Rule, Signals, Why,
};

use super::sheet::{Field, MEMBER, Sheet};

/// The matrix, every signal, the rules, the facts of the chosen cell, and the index.
pub(super) fn sheets(signals: &[Raised], shown: &Signals) -> Vec<Sheet> {
    let listed: Vec<&str> = shown.lines.iter().map(|it| it.school.code.as_str()).collect();
    let of_problem = |it: &&Raised| {
        let problem = shown.setting.view.watch.problem;
        listed.contains(&it.school.code.as_str())
            && problem.is_none_or(|of| it.rule.spec().problem == of)
    };
    let signals: Vec<&Raised> = signals.iter().filter(of_problem).collect();
    vec![
        schools(shown),
        list(&signals, shown),
        rules(shown),
        facts(shown.detail.as_ref()),
        index(shown),
    ]
}

fn why(of: Why) -> Field {
    <&str>::from(of).into()
}

/// For each problem what a document and what our rules say, and on how many pupils.
fn schools(shown: &Signals) -> Sheet {
    let row = |line: &Line| {
        let years = shown.years.iter().zip(&line.years);
        years
            .flat_map(|(year, cells)| {
                Problem::ALL.iter().zip(cells).map(move |(problem, cell)| {
                    let official = match cell.official {
                        Ok(true) => "raised".into(),
                        Ok(false) => "nothing".into(),
                        Err(reason) => why(reason),
                    };
                    let ours = match cell.ours {
                        Ok(Some(certainty)) => <&str>::from(certainty).into(),
                        Ok(None) => "nothing".into(),
                        Err(reason) => why(reason),
                    };
                    let named = [line.school.code.as_str(), line.school.name.as_str()];
                    let named = named.map(Field::from).into_iter();
                    let rest = [
                        year.to_string().as_str().into(),
                        problem.code().into(),
                        official,
                        ours,
                        number(cell.n),
                        cell.family_letters().collect::<String>().as_str().into(),
                    ];
                    named.chain(rest).collect::<Vec<Field>>()
                })
            })
            .collect::<Vec<_>>()
    };
    let columns = ["year", "problem", "official", "ours", "n", "families"];
    Sheet {
        name: "schools",
        columns: MEMBER.iter().chain(&columns).copied().collect(),
        rows: shown.lines.iter().flat_map(row).collect(),
    }
}

fn layer(of: Layer) -> Field {
    <&str>::from(of).into()
}

/// How a rule was read whose document leaves that open.
fn reading(rule: Rule, shown: &Signals) -> Field {
    rule.has_parts().then(|| shown.thresholds.combination.to_string()).into()
}

fn list(signals: &[&Raised], shown: &Signals) -> Sheet {
    let row = |it: &&Raised| {
        let spec = it.rule.spec();
        vec![
            it.school.code.as_str().into(),
            it.school.name.as_str().into(),
            it.year.to_string().as_str().into(),
            spec.problem.code().into(),
            it.rule.code().into(),
            layer(spec.layer),
            it.certainty.map(|it| it.to_string()).into(),
            number(it.n),
            spec.source.into(),
            it.note.clone().into(),
            reading(it.rule, shown),
        ]
    };
    let columns =
        ["year", "problem", "rule", "layer", "certainty", "n", "source", "note", "reading"];
    Sheet {
        name: "signals",
        columns: MEMBER.iter().chain(&columns).copied().collect(),
        rows: signals.iter().map(row).collect(),
    }
}

fn rules(shown: &Signals) -> Sheet {
    let row = |it: &Checked| {
        let spec = it.rule.spec();
        vec![
            it.rule.code().into(),
            layer(spec.layer),
            spec.problem.code().into(),
            Field::Number(f64::from(it.schools)),
            Field::Number(f64::from(it.raised)),
            it.sure.map(f64::from).into(),
            it.by_chance.into(),
            it.why.map_or(Field::Empty, why),
            spec.source.into(),
            reading(it.rule, shown),
        ]
    };
    Sheet {
        name: "rules",
        columns: vec![
            "rule",
            "layer",
            "problem",
            "schools",
            "raised",
            "sure",
            "by_chance",
            "absence",
            "source",
            "reading",
        ],
        rows: shown.checks.iter().map(row).collect(),
    }
}

fn facts(of: Option<&Detail>) -> Sheet {
    let row = |detail: &Detail, it: &Fact| {
        let work = it.work.and_then(|at| detail.works.get(usize::from(at)));
        let name = |of: fn(&analysis::signals::WorkName) -> &str| {
            Field::from(work.map(|it| of(it).to_owned()))
        };
        vec![
            detail.school.code.as_str().into(),
            detail.school.name.as_str().into(),
            detail.problem.code().into(),
            it.rule.code().into(),
            it.year.to_string().as_str().into(),
            name(|it| &it.procedure.name),
            name(|it| &it.subject.name),
            name(|it| &it.grade.name),
            <&str>::from(it.quantity).into(),
            Field::Number(it.value),
            it.interval.map(|it| it.low).into(),
            it.interval.map(|it| it.high).into(),
            number(it.n),
            it.reference.into(),
            it.limit.into(),
        ]
    };
    let columns = [
        "problem",
        "rule",
        "year",
        "procedure",
        "subject",
        "grade",
        "quantity",
        "value",
        "low",
        "high",
        "n",
        "all_schools",
        "limit",
    ];
    let rows = of.into_iter().flat_map(|detail| {
        let facts = detail.rules.iter().flat_map(|it| &it.facts);
        facts.map(|it| row(detail, it)).collect::<Vec<_>>()
    });
    Sheet {
        name: "facts",
        columns: MEMBER.iter().chain(&columns).copied().collect(),
        rows: rows.collect(),
    }
}

fn index(shown: &Signals) -> Sheet {
    let row = |line: &IndexLine| {
        let name = line.of.as_ref().map(|it| [&it.procedure, &it.subject, &it.grade]);
        let named = |at: usize| Field::from(name.map(|it| it[at].name.clone()));
        let years = shown.index_years.iter().enumerate();
        let of_year = |(at, year): (usize, &analysis::AcademicYear)| {
            let (marked, schools) = (*line.years.get(at)?)?;
            let numbers = [
                line.index(at).into(),
                Field::Number(f64::from(marked)),
                Field::Number(f64::from(schools)),
            ];
            let named = [named(0), named(1), named(2), year.to_string().as_str().into()];
            Some(named.into_iter().chain(numbers).collect::<Vec<Field>>())
        };
        years.filter_map(of_year).collect::<Vec<_>>()
    };
    Sheet {
        name: "index",
        columns: vec!["procedure", "subject", "grade", "year", "index", "marked", "schools"],
        rows: shown.index.iter().flat_map(row).collect(),
    }
}

fn number(count: u64) -> Field {
    #[expect(clippy::cast_precision_loss, reason = "pupils of a country fit in 52 bits")]
    Field::Number(count as f64)
}
