//! Plans of works and boundaries of marks on the desk: the templates, and what a file tells.

use analysis::scale::WorkBoundaries;
use app::desk::plans::Planned;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use intake::Harvest;

/// A table to fill in: the headings and an invented work, as spreadsheets open it.
const TEMPLATE: &str = "\u{feff}Год;Процедура;Предмет;Класс;Задание;Код требования;Требование;Уровень;Максимальный балл
2025/26;ВПР;Математика;5;1;1.1;Складывать дроби с одним знаменателем;базовый;1
2025/26;ВПР;Математика;5;2;1.2;Находить часть от целого;базовый;1
2025/26;ВПР;Математика;5;3;2.1;Решать задачу в несколько действий;повышенный;2
2025/26;ВПР;Математика;5;3;1.2;Находить часть от целого;повышенный;2
";

/// Boundaries to fill in: the headings and an invented work.
const BOUNDARIES: &str = "\u{feff}Год;Процедура;Предмет;Класс;Отметка 3;Отметка 4;Отметка 5
2025/26;ВПР;Математика;5;7;11;15
";

/// The template of a plan.
pub(super) async fn template() -> Response {
    attached("attachment; filename=\"plan-template.csv\"", TEMPLATE)
}

/// The template of boundaries.
pub(super) async fn boundaries_template() -> Response {
    attached("attachment; filename=\"boundaries-template.csv\"", BOUNDARIES)
}

fn attached(name: &'static str, text: &'static str) -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, name)];
    (headers, text).into_response()
}

/// The boundaries a file tells of each work, in codes.
pub(super) fn boundaries(harvest: &Harvest) -> Vec<(String, Vec<u32>)> {
    let told = |it: &WorkBoundaries| {
        let work = format!("{} · {} · {} · {}", it.procedure, it.subject, it.grade, it.year);
        (work, it.lowest.lowest().to_vec())
    };
    harvest.batch.boundaries.iter().map(told).collect()
}

/// What a file tells of each work, in codes: a plan may come before the results.
pub(super) fn told(harvest: &Harvest) -> Vec<Planned> {
    let told = |it: &analysis::plan::Plan| Planned {
        work: format!("{} · {} · {} · {}", it.procedure, it.subject, it.grade, it.year),
        tasks: it.tasks.len() as u64,
        requirements: it.requirements().len() as u64,
    };
    harvest.batch.plans.iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_of_boundaries_loads() {
        let harvest = intake::read("boundaries-template.csv", BOUNDARIES.as_bytes()).unwrap();
        assert_eq!((harvest.problems.as_slice(), harvest.rows_loaded()), (&[][..], 1));
        let told = ("vpr · matematika · 5 · 2025/26".to_owned(), vec![7, 11, 15]);
        assert_eq!(boundaries(&harvest), [told]);
    }

    #[test]
    fn c12_the_template_is_a_plan_that_loads() {
        let harvest = intake::read("plan-template.csv", TEMPLATE.as_bytes()).unwrap();
        assert_eq!((harvest.problems.as_slice(), harvest.rows_loaded()), (&[][..], 4));
        let told = told(&harvest);
        assert_eq!((told[0].tasks, told[0].requirements), (3, 3));
        assert_eq!(told[0].work, "vpr · matematika · 5 · 2025/26");
    }
}
