//! The lists of single pupils that the page of pupil rows shows of a school and a year, for the operator
//! alone: those with «2» and those with «5» in several works, and high results, each by code.

use analysis::pupil::Repeated;
use app::desk::rows::{Able, Rows, Talent};

use super::sheet::{Field, Sheet};

/// Every list there is.
pub(super) fn sheets(rows: &Rows) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    if let Some([low, high]) = &rows.repeated {
        sheets.extend([repeated("low", low), repeated("high", high)]);
    }
    if let Some(talent) = &rows.talent {
        sheets.extend([subjects(talent), pupils(talent), diplomas(talent)]);
    }
    sheets
}

/// A row for each work of each pupil.
fn repeated(name: &'static str, pupils: &[Repeated]) -> Sheet {
    let rows = pupils.iter().flat_map(|it| {
        let of = |(procedure, subject): &(String, String)| -> Vec<Field> {
            let code = Field::Text(it.code.clone());
            let work = [procedure.as_str().into(), subject.as_str().into()];
            [code, it.class.clone().into()].into_iter().chain(work).collect()
        };
        it.works.iter().map(of).collect::<Vec<_>>()
    });
    Sheet { name, columns: vec!["code", "class", "procedure", "subject"], rows: rows.collect() }
}

#[expect(clippy::cast_precision_loss, reason = "results of one school")]
fn subjects(talent: &Talent) -> Sheet {
    let rows = talent.subjects.iter().map(|(procedure, subject, numbers, files)| {
        let named = [procedure.as_str().into(), subject.as_str().into()];
        let numbers = numbers.map(|it| Field::Number(it as f64));
        named.into_iter().chain(numbers).chain([files.as_str().into()]).collect()
    });
    Sheet {
        name: "high_results",
        columns: vec!["procedure", "subject", "n", "from_81", "of_100", "files"],
        rows: rows.collect(),
    }
}

/// A row for each result of each pupil.
#[expect(clippy::cast_precision_loss, reason = "scores to 100")]
fn pupils(talent: &Talent) -> Sheet {
    let rows = talent.pupils.iter().flat_map(|it: &Able| {
        let of = |(subject, score): &(String, i64)| -> Vec<Field> {
            let named = [it.code.clone().into(), it.class.clone().into(), subject.as_str().into()];
            named.into_iter().chain([Field::Number(*score as f64)]).collect()
        };
        it.results.iter().map(of).collect::<Vec<_>>()
    });
    Sheet {
        name: "high_pupils",
        columns: vec!["code", "class", "subject", "score"],
        rows: rows.collect(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "participations of one school")]
fn diplomas(talent: &Talent) -> Sheet {
    let rows = talent.diplomas.iter().map(|(it, files)| {
        let named = [it.stage.as_str().into(), it.subject.as_str().into()];
        let numbers = [it.won, it.n.get()].map(|it| Field::Number(it as f64));
        named.into_iter().chain(numbers).chain([files.as_str().into()]).collect()
    });
    Sheet {
        name: "diplomas",
        columns: vec!["stage", "subject", "won", "n", "files"],
        rows: rows.collect(),
    }
}
