//! What readers expected, in Russian: readers say it once, in English, and here is what a person
//! reads on the Russian page. `{}` stands for what differs (a number, a list, a line).
//!
//! **To add one:** a line in [`PHRASES`], the particular before the general. A test looks whether
//! everything the broken fixtures are told has its Russian.

mod classes;
mod plans;

/// What is expected, in English and in Russian.
struct Phrase {
    en: &'static str,
    ru: &'static str,
}

const fn p(en: &'static str, ru: &'static str) -> Phrase {
    Phrase { en, ru }
}

const PHRASES: &[Phrase] = &[
    p("{} (ignored)", "{} (значение пропущено)"),
    p("{} to {} points, or X", "от {} до {} баллов или X"),
    p("points from {} to {}", "баллы от {} до {}"),
    p("{} to {} points", "от {} до {} баллов"),
    p("{} to {} pupils of one school", "от {} до {} учеников одной школы"),
    p("{} to {} pupils", "от {} до {} учеников"),
    p(
        "{} to {}: the column counts 160 points and more, whatever its name",
        "от {} до {}: в столбце набравшие 160 баллов и больше, как бы он ни назывался",
    ),
    p("at most {} pupils of one school", "не больше {} учеников одной школы"),
    p("1, passed, or 2, not passed", "1 — зачёт или 2 — незачёт"),
    p(
        "6, processed; other results are not final",
        "6 — обработано; другие результаты не окончательны",
    ),
    p("{}, the sum of the tasks", "{} — сумма баллов за задания"),
    p("{}, the share of {} of {}", "{} — доля {} из {}"),
    p("{}, the rows of this school", "{} — столько строк у этой школы"),
    p("{}, the sum of all levels and not_graded", "{} — сумма всех уровней и не аттестованных"),
    p("{}, as was told for all rows", "{} — так указано для всех строк"),
    p("{}, as the heading has", "{} — столько столбцов в заголовке"),
    p("the sum of level1 to level4, {}", "сумма level1–level4, то есть {}"),
    p("the sum of level_1 to level_6, {}", "сумма level_1–level_6, то есть {}"),
    p(
        "the sum of squared scores, which cannot be below the squared sum / n",
        "сумма квадратов баллов; она не меньше квадрата суммы, делённого на n",
    ),
    p("4, 7 or 10", "4, 7 или 10"),
    p("a calendar year such as {}", "календарный год, например {}"),
    p(
        "a school year such as 2023/24, or 2024 for the same",
        "учебный год, например 2023/24 (или 2024 для него же)",
    ),
    p("a school year, such as 2023/24 or 2024", "учебный год, например 2023/24 или 2024"),
    p("a school year, such as {}", "учебный год, например {}"),
    p("a column of the long format", "столбец длинной таблицы"),
    p("a count beside present", "число рядом со столбцом present"),
    p("a count, 0 if nobody has this level", "число учеников; 0, если такой отметки ни у кого нет"),
    p("a date, such as {}", "дата, например {}"),
    p("a district code", "код района"),
    p(
        "a graduate of this year; others are no results of a school",
        "выпускник этого года; остальные — не результаты школы",
    ),
    p("a mark from {} to 5, or no mark", "отметка от {} до 5 или её отсутствие"),
    p("a mark from 2 to 5, or none", "отметка от 2 до 5 или её отсутствие"),
    p("a mark from 2 to 5, н/а, осв or nothing", "отметка от 2 до 5, н/а, осв или пусто"),
    p("a mean from {} to {}", "среднее от {} до {}"),
    p(
        "a municipality with its code (reg99_m012) or a school with its login (edu990001)",
        "муниципалитет с кодом (reg99_m012) или школа с логином (edu990001)",
    ),
    p("a municipality, here or in a row above", "муниципалитет: здесь или в строке выше"),
    p("a municipality", "муниципалитет"),
    p(
        "a name in one line (a stray quotation mark swallows the next line)",
        "название в одну строку (лишняя кавычка проглатывает следующую строку)",
    ),
    p("at most {}, those asked", "не больше {} — числа опрошенных"),
    p("the number of those asked", "число опрошенных"),
    p("{}, as its parts give", "{} — столько дают составляющие"),
    p(
        "somebody; without them К3 is of its other two parts",
        "хотя бы кто-то; без них К3 считается по двум другим составляющим",
    ),
    p("a criterion, or all its parts", "критерий или все его составляющие"),
    p(
        "the points of a criterion: before 2018 there are four",
        "баллы критерия: до 2018 года их четыре",
    ),
    p("a name", "название"),
    p("no name of a person; those are not taken over", "не имя человека: имена не загружаются"),
    p(
        "a row of one school; totals follow from the rows",
        "строка одной школы; итоги получаются из строк",
    ),
    p("a number from 0, such as 412.5", "число от 0, например 412,5"),
    p("a number from {} to {}", "число от {} до {}"),
    p("a percentage from 0 to 100", "доля от 0 до 100 %"),
    p("degrees from {} to {}, such as 55.7512", "градусы от {} до {}, например 55,7512"),
    p(
        "latitude and longitude of a school in the same year, or neither",
        "широта и долгота школы за один и тот же год или ни одной из них",
    ),
    p("percentages that make 100", "доли, которые складываются в 100 %"),
    p("a region", "регион"),
    p("a school code", "код школы"),
    p("a school subject", "учебный предмет"),
    p("a school_code, municipality or region", "school_code, municipality или region"),
    p("a sheet of the same layout as the others", "лист того же вида, что остальные"),
    p("a stage: ШЭ, МЭ, РЭ or ЗЭ", "этап: ШЭ, МЭ, РЭ или ЗЭ"),
    p("a subject of the ЕГЭ", "предмет ЕГЭ"),
    p("a subject", "предмет"),
    p("a test score from 0 to 100", "тестовый балл от 0 до 100"),
    p(
        "a value; leave the row out if it is not known",
        "значение; если оно неизвестно, строку надо убрать",
    ),
    p("a whole number from {} to {}", "целое число от {} до {}"),
    p(
        "above it the region, municipality or school it is of",
        "выше — регион, муниципалитет или школа, к которым это относится",
    ),
    p(
        "above it «Понизили», «Подтвердили» and «Повысили»",
        "выше — «Понизили», «Подтвердили» и «Повысили»",
    ),
    p(
        "below it «Понизили», «Подтвердили», «Повысили» and «Всего»",
        "ниже — «Понизили», «Подтвердили», «Повысили» и «Всего»",
    ),
    p("all three or none", "все три или ни одного"),
    p("an examination, such as {}", "экзамен, например {}"),
    p("at least one pupil", "хотя бы один ученик"),
    p(
        "at least {}, the pupils in the columns beside it",
        "не меньше {} — столько учеников в соседних столбцах",
    ),
    p("at least {}, the participants", "не меньше {} — числа участников"),
    p("at least {}, those present", "не меньше {} — числа присутствовавших"),
    p("at least {}, those compared with the journal", "не меньше {} — числа сравнённых с журналом"),
    p("together at most {}, the participants", "вместе не больше {} — числа участников"),
    p("at most {}, the participants", "не больше {} — числа участников"),
    p("at most {}, {}", "не больше {}: {}"),
    p(
        "each participant once a day; line {} has the same",
        "каждый участник раз в день; тот же — в строке {}",
    ),
    p(
        "every participant of a school once; line {} has the same",
        "каждый участник школы один раз; тот же — в строке {}",
    ),
    p(
        "every participant of a subject once; line {} has the same",
        "каждый участник по предмету один раз; тот же — в строке {}",
    ),
    p(
        "every value below its heading; it was read where its total agrees",
        "каждое значение под своим заголовком; строка прочитана там, где сходится её сумма",
    ),
    p(
        "a school in one cluster only; line {} has it in «{}»",
        "школа — только в одном кластере; в строке {} она в кластере «{}»",
    ),
    p("{} or a later year", "{} или более поздний год"),
    p("nothing, as in the rows of this cluster before", "пусто, как в строках этого кластера выше"),
    p("{}, as in the rows of this cluster before", "{}, как в строках этого кластера выше"),
    p("the name of the cluster", "название кластера"),
    p(
        "one row for each school, indicator and year; line {} has it",
        "одна строка на школу, показатель и год; такая уже есть в строке {}",
    ),
    p("no more than {} different values in one file", "не больше {} разных значений в одном файле"),
    p("no more than 500 subjects", "не больше 500 предметов"),
    p("nothing beside scores_mean", "пусто рядом со столбцом scores_mean"),
    p("nothing where no level is given", "пусто там, где уровни не указаны"),
    p("nothing where nobody took part", "пусто там, где никто не участвовал"),
    p("nothing without scores", "пусто, если нет баллов"),
    p("nothing: the scale {} has no scores", "пусто: у шкалы {} нет баллов"),
    p("nothing: the scale {} has {} levels", "пусто: у шкалы {} уровней {}"),
    p(
        "one of: {} (without it, exactly four levels are marks 2–5)",
        "одно из: {} (без него ровно четыре уровня — это отметки 2–5)",
    ),
    p("one of: {}", "одно из: {}"),
    p("spring (весна) or autumn (осень)", "весна или осень"),
    p("the code of a municipality, such as {}", "код муниципалитета, например {}"),
    p("the code of a participant", "код участника"),
    p("the code of a school, such as {}", "код школы, например {}"),
    p("the code of a school", "код школы"),
    p("the code of the school: by it the years are joined", "код школы: по нему соединяются годы"),
    p("the login of a school, such as {}", "логин школы, например {}"),
    p("the number of participants", "число участников"),
    p("the points of the whole work, above 0", "баллы за всю работу, больше 0"),
    p(
        "the size of a town: the school says it lies in one",
        "численность города: школа указана как городская",
    ),
    p(
        "the size of a village, below 50 thousand: the school says it lies in one",
        "численность села, меньше 50 тысяч: школа указана как сельская",
    ),
    p("the ОГРН of a school", "ОГРН школы"),
    p("НВО or ДЗИ", "НВО или ДЗИ"),
    p("победитель, призёр или участник", "победитель, призёр или участник"),
    p("победитель, призёр or участник", "победитель, призёр или участник"),
    p("{} file without the columns: {}", "{}: нет столбцов {}"),
    p("{} file whose title does not tell: {}", "{}: в заголовке не сказано {}"),
];

fn all() -> impl Iterator<Item = &'static Phrase> {
    [classes::PHRASES, plans::PHRASES, PHRASES].into_iter().flatten()
}

/// What a reader expected, in Russian; `None` where nobody has worded it yet, or it reads the same
/// in both languages.
pub fn in_russian(expected: &str) -> Option<String> {
    all().find_map(|Phrase { en, ru }| {
        let parts = held(en, expected)?;
        // What is expected of a value that was ignored is worded itself.
        let parts = parts.into_iter().map(|it| match *en {
            "{} (ignored)" => in_russian(it).unwrap_or_else(|| it.to_owned()),
            _ => it.to_owned(),
        });
        let mut filled = String::with_capacity(ru.len());
        let mut parts = parts.collect::<Vec<_>>().into_iter();
        for (at, text) in ru.split("{}").enumerate() {
            if at > 0 {
                filled.push_str(&parts.next().unwrap_or_default());
            }
            filled.push_str(text);
        }
        Some(filled)
    })
}

/// What stands at the places of `{}`, if the text is of this form.
fn held<'t>(form: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut fixed = form.split("{}");
    let mut rest = text.strip_prefix(fixed.next()?)?;
    let mut parts = Vec::new();
    let fixed: Vec<&str> = fixed.collect();
    for (at, next) in fixed.iter().enumerate() {
        let is_last = at + 1 == fixed.len();
        // The last fixed text stands at the end, any other where it comes first.
        let end = match (next.is_empty(), is_last) {
            (true, true) => rest.len(),
            (_, true) => {
                rest.len().checked_sub(next.len()).filter(|it| rest.get(*it..) == Some(*next))?
            }
            _ => rest.find(next)?,
        };
        parts.push(&rest[..end]);
        rest = &rest[end + next.len()..];
    }
    (rest.is_empty() && parts.iter().all(|it| !it.is_empty())).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lists_stand_where_they_stood() {
        let cases = [
            ("0 to 2 points, or X", "от 0 до 2 баллов или X"),
            ("10.00, the share of 2 of 20", "10.00 — доля 2 из 20"),
            ("one of: a, b", "одно из: a, b"),
            ("a name (ignored)", "название (значение пропущено)"),
            (
                "every participant of a school once; line 10 has the same",
                "каждый участник школы один раз; тот же — в строке 10",
            ),
        ];
        for (en, ru) in cases {
            assert_eq!(in_russian(en).as_deref(), Some(ru), "case: {en}");
        }
        assert_eq!(in_russian("something nobody says"), None);
        assert_eq!(in_russian(""), None);
    }

    #[test]
    fn every_phrase_is_worded_alike_in_both_languages() {
        for Phrase { en, ru } in all() {
            let places = |it: &str| it.matches("{}").count();
            assert_eq!(places(en), places(ru), "case: {en}");
        }
    }
}
