//! Why something was not done: the sentences of the server in English, and what a person reads in Russian.
//!
//! **To add one:** a line here, the particular before the general. Tests of the
//! forms look whether what they are answered with has its Russian.

/// In English and in Russian.
pub(super) const SENTENCES: &[[&str; 2]] = &[
    [
        "there is no such file on the desk (it was taken over, cancelled, or lay too long)",
        "такого файла здесь нет: он принят, убран или лежал слишком долго",
    ],
    [
        "too many files wait for a decision: take over or cancel some first",
        "слишком много файлов ждут решения: сначала примите или уберите часть из них",
    ],
    [
        "nothing of the file can be taken over: no row could be loaded",
        "из файла нечего принять: ни одна строка не прочиталась",
    ],
    ["nothing of the file can be taken over: {}", "из файла нечего принять: {}"],
    [
        "the login of a school is letters and at least six digits, such as edu990001",
        "логин школы — буквы и не меньше шести цифр, например edu990001",
    ],
    [
        "the year is a calendar year from 2015 on, such as 2026",
        "год — календарный, не раньше 2015, например 2026",
    ],
    [
        "this is no subject of ВПР or ОГЭ, such as Математика",
        "такого предмета ВПР и ОГЭ нет; напишите, например, «Математика»",
    ],
    ["the grade is a number from 1 to 11", "класс — число от 1 до 11"],
    ["the day is such as 2026-06-01", "день — дата, например 2026-06-01"],
    [
        "the file contradicts itself or what is known: {}",
        "файл противоречит себе или тому, что уже известно: {}",
    ],
    [
        "{} rules found errors: look at them and accept them, or do not take the file over",
        "проверки с ошибками: {}; посмотрите их и отметьте, что принимаете, или не принимайте файл",
    ],
    [
        "further attempts cannot be joined here: give one file with all attempts",
        "прибавить попытки здесь нельзя: дайте один файл со всеми попытками",
    ],
    [
        "further attempts can no longer be joined, as other data came since the file was compared: \
         compare it again, then decide",
        "прибавить попытки больше нельзя: с тех пор, как файл сравнили, данные изменились; сравните \
         его ещё раз и решите заново",
    ],
    [
        "import {} is not there any more, or another stands in its place already",
        "импорта {} больше нет, или вместо него уже принят другой: сравните файл ещё раз",
    ],
    [
        "nothing can stand in the place of import {} as long as import {} holds its pupils, whose further \
         attempts it brought: undo import {} first",
        "принять файл вместо импорта {} нельзя, пока в импорт {} входят его участники с повторной сдачей; \
         сначала отмените импорт {}",
    ],
    [
        "further attempts are joined with those of a file, or stand in its place: not both",
        "попытки либо прибавляются к прежнему файлу, либо файл принимается вместо него: выберите одно",
    ],
    [
        "import {} is joined into import {}; undo that one first",
        "попытки импорта {} вошли в импорт {}; сначала отмените его",
    ],
    [
        "reading the file took longer than {} seconds and was given up: divide it, or save it anew",
        "файл читался дольше {} с, и чтение прекращено: разделите его или сохраните заново",
    ],
    ["`{}` is no code of a school", "«{}» — не код школы"],
    ["it cannot be decided so: {}", "так решить нельзя: {}"],
    ["the import cannot be undone: {}", "импорт отменить нельзя: {}"],
    [
        "the file was too large to be kept on the desk: give it again",
        "файл слишком велик, чтобы хранить его здесь: загрузите его ещё раз",
    ],
    ["there is no mapping {}", "разметки {} нет"],
    // What was typed.
    [
        "«{}» would be left without schools: keep one in it",
        "кластер «{}» остался бы без школ: оставьте в нём хотя бы одну",
    ],
    [
        "clusters hold in {} already: undo their import first",
        "в {} кластеры уже есть: сначала отмените их загрузку",
    ],
    [
        "no eight schools of one kind have kind, settlement, pupils, parents, families and teachers told: import school context first",
        "нет восьми школ одного вида, о которых известны вид, населённый пункт, численность, родители, семьи и учителя: сначала загрузите контекст школ",
    ],
    ["a name of the cluster is needed", "нужно название кластера"],
    ["a reason is needed", "нужна причина"],
    ["a text and a source are needed", "нужны текст и источник"],
    ["codes of schools are needed", "нужны коды школ"],
    ["a bound of some characteristic is needed", "нужна граница хотя бы одной характеристики"],
    ["a bound of {} cannot be read", "граница «{}» не читается"],
    ["no school is within these bounds up to {}", "на {} в этих границах нет ни одной школы"],
    ["`manager` is longer than {} signs", "ответственный: длиннее {} знаков"],
    ["there is no school with the code `{}`", "школы с кодом «{}» нет"],
    ["`name of the cluster` is longer than {} signs", "название кластера длиннее {} знаков"],
    ["`reason` is longer than {} signs", "причина длиннее {} знаков"],
    ["`text` is longer than {} signs", "текст длиннее {} знаков"],
    ["`source` is longer than {} signs", "источник длиннее {} знаков"],
    ["`{}` is longer than {} signs", "поле «{}» длиннее {} знаков"],
    ["`{}` is no number", "в поле «{}» не число"],
    ["`{}` must lie between {} and {}", "«{}» — от {} до {}"],
    ["a school year such as 2025/26 is needed", "нужен учебный год, например 2025/26"],
    [
        "`when` is a school year such as 2024/25 or a day",
        "нужен учебный год, например 2024/25, или день, например 2025-02-28",
    ],
    ["a name is needed", "нужно название"],
    ["a source is needed", "нужен источник"],
    ["a name of the author is needed", "нужно указать, кто определил"],
    ["`day` is a day such as 2026-03-12", "нужен день, например 2026-03-12"],
    ["an expert value is a whole number from 0 to 3", "экспертная оценка — целое число от 0 до 3"],
    ["an expert value needs its author", "нужно указать, кто оценил"],
    ["an expert value needs its date", "нужна дата экспертной оценки"],
    ["an expert value needs a criterion", "нужен критерий"],
    ["an expert value needs a comment", "нужен комментарий: на чём основана оценка"],
    [
        "there is an expert value of «{}» for this school and year; take it back first",
        "у этой школы за этот год оценка «{}» уже есть: сначала снимите её",
    ],
    ["there is no expert value {} that holds", "действующей экспертной оценки {} нет"],
    ["no such stage or frequency", "такого этапа или такой частоты нет"],
    ["no such unit", "такой единицы нет"],
    ["no such direction", "такого направления нет"],
    ["this is defined already: «{}»", "такой показатель уже определён: «{}»"],
    ["there is no own indicator {} that holds", "действующего своего показателя {} нет"],
    [
        "`{}` is nothing that is counted",
        "«{}» — такого в данных не считают; список ниже формы «Мои показатели»",
    ],
    ["the weight `{}` is no whole number up to 1000", "вес «{}» — не целое число до 1000"],
    [
        "numerator and denominator are needed; a number of people has no denominator",
        "нужны числитель и знаменатель; у числа людей знаменателя нет",
    ],
    [
        "numerator and denominator must count the same: marks and levels, points or attendance",
        "числитель и знаменатель считаются по одному и тому же: по отметкам и уровням, по баллам или по явке",
    ],
    [
        "a share counts pupils of its denominator, each once: `n4 + n5` of `n`, or `points` of `possible`",
        "доля считает учеников из знаменателя, каждого один раз: n4 + n5 из n, или баллы points из possible",
    ],
    [
        "an index gives each pupil of its denominator from 0 to 100",
        "индекс даёт каждому ученику из знаменателя от 0 до 100",
    ],
    [
        "a mean gives each pupil of its denominator a weight, or divides `points` by `scored`",
        "среднее даёт вес каждому ученику из знаменателя или делит points на scored",
    ],
    [
        "a number of people counts each once and has no denominator",
        "число людей считает каждого один раз и не имеет знаменателя",
    ],
    [
        "an own indicator is a share, a mean, an index or a number of people",
        "свой показатель — доля, среднее, индекс или число людей",
    ],
    ["no such combination", "такого сочетания правил нет"],
    ["no such problem", "такой проблемы нет"],
    ["no such stage", "такой стадии нет"],
    ["no such kind of break", "такого вида разрыва нет"],
    ["`term` is autumn or spring", "полугодие — осень или весна"],
    ["`since` is a school year such as 2024/25", "нужен учебный год, например 2024/25"],
    ["a text is needed", "нужно пояснение"],
    // What the store does not want.
    [
        "another import needs what only this one describes; undo that one first",
        "другому импорту нужно то, что описывает только этот; сначала отмените тот",
    ],
    ["two results for the same place: {}", "два результата на одно и то же место: {}"],
    [
        "a count or sum is too large to be true: {}",
        "число или сумма слишком велики, чтобы быть правдой: {}",
    ],
    [
        "scale `{}` is known with other levels or scores; a changed scale needs a new code",
        "шкала «{}» известна с другими уровнями или баллами; изменённой шкале нужен новый код",
    ],
    ["more than 64 grades", "больше 64 классов обучения"],
    [
        "this is no set of schools: choose schools or conditions first",
        "это не набор школ: сначала выберите школы или условия",
    ],
    ["there is no procedure with the code `{}`", "процедуры с кодом «{}» нет"],
    ["there is no import {} that stands", "действующего импорта {} нет"],
    ["there is no event {} that holds", "действующего события {} нет"],
    ["there is no subject with the code `{}`", "предмета с кодом «{}» нет"],
    ["there is no grade with the code `{}`", "класса с кодом «{}» нет"],
    [
        "errors that checks found were accepted with import {}, so it cannot be final: correct the \
         file and take it over in its place",
        "импорт {} принят с ошибками проверок, поэтому окончательным он быть не может: исправьте файл и примите вместо него",
    ],
    ["there is no break {} that holds", "действующего разрыва {} нет"],
    ["`{}` is itself anyway", "«{}» — это и есть она сама"],
    [
        "`{}` was told to mean `{}` already: forget that first",
        "уже сказано, что «{}» значит «{}»: сначала забудьте это",
    ],
    ["`{}` is no code of anything known", "«{}» — это не код того, что известно"],
    ["there is no meaning {}", "значения {} нет"],
    ["`word` is empty: say which word is meant", "не сказано, о каком слове речь"],
    [
        "words are of the list `procedure`, `subject`, `grade` or `group`",
        "слова бывают из списков: процедура, предмет, параллель, группа",
    ],
    ["`{}` was decided to be `{}` already", "уже решено, что «{}» — это «{}»"],
    ["there is no saved set {} that holds", "сохранённого набора {} нет"],
    ["there is no decision {}", "решения {} нет"],
    ["decision {} was taken back before", "решение {} уже отменено"],
    ["there is no import {}", "импорта {} нет"],
    ["import {} was undone before", "импорт {} уже отменён"],
    [
        "import {} was made by an earlier program, which kept nothing that could be restored; import \
         the files again into a new database",
        "импорт {} сделан прежней версией, которая не хранила того, что можно вернуть; загрузите файлы \
         ещё раз в новую базу",
    ],
    [
        "the stored lists are not what the imports make of them",
        "списки в базе не такие, какими их сделали импорты",
    ],
];
