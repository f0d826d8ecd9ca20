//! What the readers of plans of works, of boundaries of marks and of packages expected, in Russian.

use super::{Phrase, p};

pub(super) const PHRASES: &[Phrase] = &[
    p("{}, as line {} has for this task", "{} — так у этого задания в строке {}"),
    p("{}, as line {} has for this code", "{} — так у этого кода в строке {}"),
    p(
        "another requirement of the task; line {} has the same task",
        "другое требование задания; это же задание есть в строке {}",
    ),
    p("the heading of a task, as the protocol has it", "номер задания, как в столбцах протокола"),
    p("a requirement, a level or points of the task", "требование, уровень или баллы задания"),
    p(
        "базовый (Б, basic), повышенный (П, advanced) or высокий (В, high)",
        "базовый (Б), повышенный (П) или высокий (В)",
    ),
    p("the lowest score with this mark, 1 to {}", "наименьший балл с этой отметкой, от 1 до {}"),
    p("a higher score for each higher mark", "чем выше отметка, тем больше наименьший балл"),
    p("one row for each work; line {} has it", "одна строка на работу; эта уже есть в строке {}"),
    p("a result as a package has it", "результат в том виде, в каком его пишет «Разрез»"),
    p("a result of something the package tells of", "результат того, что в файле названо"),
    p("each result once", "каждый результат один раз"),
    p("at most {} signs", "не больше {} знаков"),
    p("a procedure", "процедура"),
];
