//! What is expected of classes and grades, in Russian.

use super::{Phrase, p};

pub(super) const PHRASES: &[Phrase] = &[
    p("grade 12", "12 класс"),
    p("a class, such as {} or {}", "класс, например {} или {}"),
    p(
        "a class as a number and at most two letters, such as {}; other words may name a person and are not kept",
        "класс — число и не больше двух букв, например {}; другие слова могут быть фамилией и не сохраняются",
    ),
    p(
        "the number of a class in its grade, such as 1",
        "порядковый номер класса в параллели, например 1",
    ),
    p("a grade from 1 to 11", "класс от 1 до 11"),
    p("a grade", "класс"),
    p(
        "one row for each place, year, procedure, subject, grade and group; line {} has it",
        "одна строка на территорию, год, процедуру, предмет, класс и группу; такая уже есть в строке {}",
    ),
];
