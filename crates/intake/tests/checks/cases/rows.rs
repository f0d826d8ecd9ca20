//! Rules about rows: files in which one cell is wrong, and the same files where that cell is right.
//! A reader finds what is wrong, in its own words; nothing here says how it puts it.

use intake::{Harvest, check::Rule};
use rust_xlsxwriter::Workbook;

/// A file, and what in it breaks a rule.
pub(crate) struct RowCase {
    pub(crate) rule: Rule,
    file: &'static str,
    /// What is right, where it first occurs.
    right: &'static str,
    /// What breaks the rule in its place.
    wrong: &'static str,
}

const LONG: &str = "\
year,term,procedure,subject,grade,region,municipality,school_code,school,scale,participants,\
registered,present,level_1,level_2,level_3,level_4,level_5,scores_mean,points_max
2024,весна,ВПР,Математика,5,Приречье,Северный,0101,Школа № 1,marks_2_5,40,44,42,4,16,14,6,,11.5,20
2024,весна,ВПР,Математика,5,Приречье,Северный,0102,Школа № 2,marks_2_5,30,31,30,3,12,11,4,,12.5,20
";

const BG: &str = "\
year,exam,grade,region,municipality,settlement,school_code,school,subject,n,mean
2018,ДЗИ,12,ПРИМЕР,ПРИМЕРОВО,ГР.ПРИМЕРОВО,990001,\"ПГ ПО ТУРИЗЪМ\",БЕЛ,38,4.048
2018,ДЗИ,12,ПРИМЕР,ПРИМЕРОВО,ГР.ПРИМЕРОВО,990002,\"ПГ ПО МЕХАНИКА\",БЕЛ,60,4.2
";

const RIS: &str = "\
Код предмета;Дата экзамена;Статус обработки;Код ОУ;Наименование ОУ;Код участника;Категория;Класс;\
Муниципальный район;Первичный балл;Балл;Зачет
1;2026.06.01;6;101;Школа № 1;0001;Выпускник текущего года;11;Примерский МР;20;50;1
1;2026.06.01;6;101;Школа № 1;0002;Выпускник текущего года;11;Примерский МР;30;71;1
";

const REGISTER: &str = "\
Фамилия;Имя;Отчество;Пол;Дата рождения;Муниципалитет;Полное наименование ОУ;Предмет;Класс;Этап;\
Статус;Год
Орлова;Анна;Ивановна;ж;01.02.2010;Примерский район;МБОУ «СОШ № 1»;Физика;9;ШЭ;участник;2024
";

const WIDE: &str = "\
Год;Класс;Предмет;Муниципалитет;Логин;ОО;Кол-во участников;2;3;4;5
2023;4;Русский язык;город Примерск;edu990001;СОШ № 1;20;10;20;30;40
2023;4;Русский язык;город Примерск;edu990002;СОШ № 2;20;0;50;50;0
";

const PUPILS: &str = "\
# РУ 4
ВПР 2026 Русский язык 4 класс
Предмет:;Русский язык
Максимальный первичный балл:;3
Дата:;20.04.2026
ОО;Муниципалитет;Название ОО;Код участника;Класс;Вариант;1 (2б);2 (1б);Первичный балл;Отметка
edu990001;Примерский район;СОШ № 1(edu990001);40001;1;7;2;1;3;5
edu990001;Примерский район;СОШ № 1(edu990001);40002;1;8;2;0;2;4
";

const RAW: &str = "\
логин школы;регион;номер обучающегося;код обучающегося;отметка за предыдущую четверть/триместр;пол;\
класс;вариант;всего баллов;балл за 1;балл за 2;Учебник
sch990001;99;1;40001;3;ж;А;1;3;2;1;Моро М.И.
sch990001;99;2;40002;4;м;Б;2;4;2;2;Моро М.И.
";

const MARKS: &str = "\
# РУ 4
Статистика по отметкам
ВПР 2026 Русский язык 4 класс
Дата:;20.04.2026
Группы участников;Кол-во ОО;Кол-во участников;2;3;4;5
Примерский район(reg99_m012);1;20;10;20;30;40
СОШ № 1(edu990001);;20;10;20;30;40
# МА 4
Статистика по отметкам
ВПР 2026 Математика 4 класс
Дата:;22.04.2026
Группы участников;Кол-во ОО;Кол-во участников;2;3;4;5
Примерский район(reg99_m012);1;20;10;20;30;40
СОШ № 1(edu990001);;20;10;20;30;40
";

const fn case(rule: Rule, file: &'static str, right: &'static str, wrong: &'static str) -> RowCase {
    RowCase { rule, file, right, wrong }
}

/// Every rule about rows at least once, and once for each way a reader has of finding it.
pub(crate) const ROWS: &[RowCase] = &[
    case(Rule::RowYear, LONG, "2024", "прошлый"),
    case(Rule::RowYear, REGISTER, ";2024", ";давно"),
    case(Rule::RowTerm, LONG, "весна", "лето"),
    case(Rule::RowGrade, LONG, ",5,", ",,"),
    case(Rule::RowGrade, REGISTER, ";9;", ";12;"),
    case(Rule::RowGrade, BG, ",12,", ",11,"),
    case(Rule::RowClass, PUPILS, ";1;7;", ";1-й класс;7;"),
    case(Rule::RowClass, RAW, ";А;", ";;"),
    case(Rule::RowSubject, RIS, "\n1;", "\n99;"),
    case(Rule::RowWord, LONG, "marks_2_5", "marks_9"),
    case(Rule::RowWord, BG, "ДЗИ", "ТЕСТ"),
    case(Rule::RowWord, REGISTER, "участник", "диплом"),
    case(Rule::RowWord, RIS, ";50;1\n", ";50;0\n"),
    case(Rule::RowSchool, LONG, "0101", ""),
    case(Rule::RowSchool, PUPILS, "\nedu990001", "\n9900-01"),
    case(Rule::RowSchool, RIS, ";101;", ";;"),
    case(Rule::RowPlace, BG, "ПРИМЕР,", ","),
    case(Rule::RowName, BG, "ПО ТУРИЗЪМ", "ПО\nТУРИЗЪМ"),
    case(Rule::RowName, WIDE, "город Примерск", ""),
    case(Rule::RowNumber, LONG, ",16,", ",шестнадцать,"),
    case(Rule::RowNumber, RAW, ";3;2;1;", ";3;два;1;"),
    case(Rule::RowPupils, BG, ",38,", ",0,"),
    case(Rule::RowPupils, LONG, "40,44,42,4,16,14,6", ",44,42,,,,"),
    case(Rule::RowPercent, WIDE, ";10;", ";много;"),
    case(Rule::RowPercentsSum, WIDE, ";10;", ";15;"),
    case(Rule::RowLevelsSum, LONG, ",40,", ",41,"),
    case(Rule::RowAttendance, LONG, ",44,", ",41,"),
    case(Rule::RowAttendance, LONG, ",42,", ",39,"),
    case(Rule::RowScore, LONG, "11.5", "21"),
    case(Rule::RowScore, RIS, ";50;", ";120;"),
    case(Rule::RowScore, PUPILS, ";2;1;3;", ";3;0;3;"),
    case(Rule::RowScore, BG, "4.048", "6.5"),
    case(Rule::RowTasksSum, PUPILS, ";2;1;3;", ";1;1;3;"),
    case(Rule::RowTasksSum, RAW, ";3;2;1;", ";8;2;1;"),
    case(Rule::RowMark, PUPILS, ";3;5\n", ";3;6\n"),
    case(Rule::RowRepeated, LONG, "0102,Школа № 2", "0101,Школа № 1"),
    case(Rule::RowRepeated, PUPILS, "40002", "40001"),
    case(Rule::RowRepeated, RIS, ";0002;", ";0001;"),
    case(Rule::RowSuperfluous, LONG, "6,,11.5", "6,1,11.5"),
    case(Rule::RowShape, LONG, ",11.5,20\n", "\n"),
    case(Rule::RowOfOthers, RIS, ";6;", ";3;"),
    case(Rule::RowOfOthers, RIS, "текущего года", "прошлых лет"),
    case(Rule::RowOther, RIS, "2026.06.01", "июнь"),
    case(Rule::FileOtherSheet, MARKS, "Группы участников;Кол-во ОО", "Группа;Кол-во ОО"),
];

impl RowCase {
    /// The file with everything right.
    pub(crate) fn right(&self) -> Harvest {
        assert!(self.file.contains(self.right), "{}", self.right);
        read(self.file)
    }

    /// The file with one thing wrong.
    pub(crate) fn wrong(&self) -> Harvest {
        read(&self.file.replacen(self.right, self.wrong, 1))
    }
}

fn read(text: &str) -> Harvest {
    let bytes = if text.starts_with('#') { workbook(text) } else { text.as_bytes().to_vec() };
    intake::read("Математика, 4 класс. ВПР 2021", &bytes).unwrap()
}

/// A sheet for each line that begins with `#`, with the lines below it.
fn workbook(text: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for sheet in text.split("# ").skip(1) {
        let (name, lines) = sheet.split_once('\n').unwrap();
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, line) in (0..).zip(lines.lines()) {
            for (column, cell) in (0..).zip(line.split(';')).filter(|it| !it.1.is_empty()) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}
