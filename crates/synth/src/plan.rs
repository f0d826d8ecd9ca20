//! Plans of works: what the tasks of the last spring's ВПР check.
//!
//! The texts are invented, of a kind such tables have; none is copied from a codifier. The first six of ten
//! tasks are basic, the next are advanced, the last high, as later tasks are harder. The first three
//! requirements are of basic tasks, the others of harder ones; the last task checks two.

use std::io::{self, Write};

use crate::{
    LAST_YEAR, Region,
    calendar::{Term, is_held, seated},
    long::spelled,
    tasks,
    work::{Marking, Procedure, Subject, WORKS},
};

/// Requirements of basic tasks and all of a subject.
const OF_BASIC: usize = 3;
const REQUIREMENTS: usize = 5;

/// What tasks of a subject check; in ВПР there are no others.
fn texts(subject: Subject) -> Option<[&'static str; REQUIREMENTS]> {
    Some(match subject {
        Subject::Mathematics => [
            "Выполнять действия с числами и проверять ответ прикидкой",
            "Находить часть от целого и целое по его части",
            "Читать таблицы и столбчатые диаграммы",
            "Решать задачи в несколько действий и объяснять ход решения",
            "Рассуждать о фигурах на плоскости и в пространстве",
        ],
        Subject::Russian => [
            "Писать слова с изученными правилами и исправлять ошибки",
            "Определять части речи и их признаки",
            "Находить главную мысль и сведения в тексте",
            "Разбирать предложение и объяснять знаки препинания",
            "Подбирать слова по значению и объяснять свой выбор",
        ],
        Subject::World => [
            "Узнавать природные явления и объекты по описанию",
            "Читать условные знаки и простые схемы",
            "Называть правила безопасного поведения",
            "Делать вывод из описания опыта",
            "Рассказывать о своём крае по плану",
        ],
        Subject::History => [
            "Соотносить события с их временем",
            "Показывать места событий на карте",
            "Узнавать людей и памятники по описанию",
            "Извлекать сведения из исторического текста",
            "Объяснять связь событий и приводить примеры",
        ],
        Subject::Biology => [
            "Узнавать части организмов на рисунке",
            "Отличать признаки живого",
            "Группировать организмы по признаку",
            "Читать график и делать по нему вывод",
            "Объяснять строение через работу органа",
        ],
        Subject::Geography => [
            "Находить место по координатам",
            "Пользоваться масштабом и сторонами света",
            "Узнавать оболочки Земли по описанию",
            "Читать план местности и строить профиль",
            "Объяснять погоду по данным наблюдений",
        ],
        Subject::Physics => [
            "Снимать показания прибора с учётом цены деления",
            "Называть явление по описанию опыта",
            "Вычислять величину по известной формуле",
            "Решать задачу с переводом единиц",
            "Оценивать опыт и его погрешность",
        ],
        Subject::Chemistry => [
            "Отличать вещество от смеси",
            "Называть вещество по формуле",
            "Определять признаки реакции",
            "Составлять уравнение реакции",
            "Вычислять долю вещества в растворе",
        ],
        Subject::Society | Subject::Computing => return None,
    })
}

impl Region {
    /// Writes the plans of the last spring's ВПР: a row for each task and requirement.
    ///
    /// # Errors
    ///
    /// If they cannot be written.
    pub fn plans(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(
            out,
            "year,procedure,subject,grade,task,requirement_code,requirement,level,points_max"
        )?;
        for work in WORKS.iter().filter(|it| it.procedure == Procedure::Vpr) {
            let (Marking::Points { max, .. }, Some(texts)) = (work.marking, texts(work.subject))
            else {
                continue;
            };
            if !is_held(work, LAST_YEAR, Term::Spring) {
                continue;
            }
            let (year, grade) = (spelled(LAST_YEAR), seated(work, Term::Spring));
            let before =
                format!("{year},{},{},{grade}", work.procedure.name(), work.subject.name());
            for (task, most, level, requirements) in told(&tasks::most(max)) {
                for at in requirements {
                    let (code, text) = (at + 1, texts[at]);
                    writeln!(out, "{before},{task},{code},{text},{level},{most}")?;
                }
            }
        }
        out.flush()
    }
}

/// For each task its number, points, level and requirements.
fn told(most: &[u16]) -> Vec<(usize, u16, &'static str, Vec<usize>)> {
    let n = most.len();
    let (basic, advanced) = (n * 6 / 10, n * 85 / 100);
    let task = |(at, most): (usize, &u16)| {
        let level = match at {
            it if it < basic => "базовый",
            it if it < advanced => "повышенный",
            _ => "высокий",
        };
        let harder = REQUIREMENTS - OF_BASIC;
        let first = if at < basic { at % OF_BASIC } else { OF_BASIC + (at - basic) % harder };
        let both = OF_BASIC..REQUIREMENTS;
        let requirements = if at + 1 == n { both.collect() } else { vec![first] };
        (at + 1, *most, level, requirements)
    };
    most.iter().enumerate().map(task).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c12_every_requirement_has_two_tasks_of_one_threshold() {
        for work in WORKS.iter().filter(|it| it.procedure == Procedure::Vpr) {
            let Marking::Points { max, .. } = work.marking else { continue };
            let told = told(&tasks::most(max));
            for requirement in 0..REQUIREMENTS {
                let of = told.iter().filter(|it| it.3.contains(&requirement));
                let is_basic: Vec<bool> = of.map(|it| it.2 == "базовый").collect();
                assert!(is_basic.len() >= 2, "{requirement} of {work:?}");
                assert!(is_basic.iter().all(|it| *it == (requirement < OF_BASIC)));
            }
        }
    }

    #[test]
    fn c12_no_text_breaks_a_row_apart() {
        let subjects = WORKS.iter().filter_map(|it| texts(it.subject));
        assert!(subjects.flatten().all(|it| !it.contains([',', '"', '\n'])));
    }
}
