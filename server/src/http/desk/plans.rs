//! Plans of works on the desk: the template, and what a file tells.

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

/// The template of a plan.
pub(super) async fn template() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"plan-template.csv\""),
    ];
    (headers, TEMPLATE).into_response()
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
    fn c12_the_template_is_a_plan_that_loads() {
        let harvest = intake::read("plan-template.csv", TEMPLATE.as_bytes()).unwrap();
        assert_eq!((harvest.problems.as_slice(), harvest.rows_loaded()), (&[][..], 4));
        let told = told(&harvest);
        assert_eq!((told[0].tasks, told[0].requirements), (3, 3));
        assert_eq!(told[0].work, "vpr · matematika · 5 · 2025/26");
    }
}
