//! The rules: what each is called and how serious it is.

use super::Verdict::{self, Fail, Warn};

/// A rule about a file. Its code is stable: it stands in reports and in the API.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "`Rule::spec` says what each is about")]
pub enum Rule {
    // Rows that a reader leaves out or reads in part.
    RowYear,
    RowTerm,
    RowGrade,
    RowClass,
    RowSubject,
    RowWord,
    RowSchool,
    RowPlace,
    RowName,
    RowNumber,
    RowPupils,
    RowPercent,
    RowPercentsSum,
    RowLevelsSum,
    RowAttendance,
    RowScore,
    RowTasksSum,
    RowMark,
    RowRepeated,
    RowSuperfluous,
    RowShape,
    RowOfOthers,
    RowOther,
    // The file as a whole.
    FileNothingLoaded,
    FileManyRejected,
    FileOtherSheet,
    FileAlreadyThere,
    FileOverlaps,
    FileNewProcedure,
    FileNewSubject,
    YearInTheFuture,
    GradeOutsideProcedure,
    BoundariesUnknown,
    // One result.
    Nobody,
    LevelsAboveParticipants,
    LevelsBelowParticipants,
    ScoresAboveParticipants,
    MeanAboveMaximum,
    MeanBelowZero,
    MarkOutsideScale,
    SquaresTooSmall,
    PresentAboveRegistered,
    ValidAbovePresent,
    ParticipantsNotValid,
    LowParticipation,
    JournalAboveMarks,
    JournalAllSame,
    JournalHalfLower,
    AllTheSameLevel,
    AllReachQuality,
    NobodyPasses,
    ParallelTooLarge,
    // Places.
    ClassesUnlikeSchool,
    SchoolsUnlikeMunicipality,
    GroupsAboveEverybody,
    SchoolWithoutPlace,
    SchoolNew,
    SchoolSimilar,
    SchoolRenamed,
    SchoolTwice,
    RowsUnlikeAggregate,
    // Against what is known.
    ValueChanges,
    ParticipantsJump,
    QualityJumps,
    MeanJumps,
}

/// What a rule is, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What it means if something is found.
    pub severity: Verdict,
    /// What is found, in Russian.
    pub ru: &'static str,
    /// What is found, in English.
    pub en: &'static str,
}

impl Rule {
    /// Every rule, in the order of reports.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The stable name.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What the rule is, for people.
    pub fn spec(self) -> Spec {
        let (severity, ru, en) = spec(self);
        Spec { severity, ru, en }
    }
}

#[expect(clippy::too_many_lines, reason = "a table: one entry for each rule")]
fn spec(rule: Rule) -> (Verdict, &'static str, &'static str) {
    use Rule as R;
    match rule {
        R::RowYear => (Fail, "Год не читается", "The year cannot be read"),
        R::RowTerm => (Fail, "Неизвестно, осень или весна", "Neither autumn nor spring"),
        R::RowGrade => (Fail, "Класс не читается", "The grade cannot be read"),
        R::RowClass => (
            Warn,
            "Литера или номер класса не читается",
            "The class within its grade cannot be read",
        ),
        R::RowSubject => (Fail, "Предмет не распознан", "The subject is not recognised"),
        R::RowWord => (Fail, "Слово не из списка допустимых", "A word that is not on its list"),
        R::RowSchool => (Fail, "Нет кода или логина школы", "No code or login of a school"),
        R::RowPlace => (
            Fail,
            "Неизвестно, к какой территории относится строка",
            "It is not known where the row belongs",
        ),
        R::RowName => (Fail, "Название занимает несколько строк", "A name runs over several lines"),
        R::RowNumber => (Fail, "Не число", "Not a number"),
        R::RowPupils => (Fail, "Невозможное число учеников", "An impossible number of pupils"),
        R::RowPercent => (Fail, "Не доля от 0 до 100 %", "Not a share from 0 to 100 %"),
        R::RowPercentsSum => (Fail, "Доли не складываются в 100 %", "Shares do not make 100 %"),
        R::RowLevelsSum => (
            Fail,
            "Сумма отметок не равна числу участников",
            "Marks do not sum to the participants",
        ),
        R::RowAttendance => (Fail, "Явка противоречива", "Attendance contradicts itself"),
        R::RowScore => (Fail, "Балл вне допустимых границ", "A score out of its range"),
        R::RowTasksSum => (
            Warn,
            "Сумма баллов за задания не равна общему баллу",
            "Scores of tasks do not sum to the whole",
        ),
        R::RowMark => (Fail, "Отметка вне шкалы", "A mark that is not on the scale"),
        R::RowRepeated => (Fail, "Строка повторяется", "A row is repeated"),
        R::RowSuperfluous => {
            (Warn, "Значение там, где его не может быть", "A value where there can be none")
        }
        R::RowShape => (Warn, "Столбцы не те, что в заголовке", "Columns unlike the heading"),
        R::RowOfOthers => {
            (Warn, "Не результат школы за этот год", "No result of a school in this year")
        }
        R::RowOther => (Warn, "Строка прочитана не полностью", "A row is not read in full"),
        R::FileNothingLoaded => (Fail, "Ни одна строка не загружена", "No row was loaded"),
        R::FileManyRejected => {
            (Fail, "Не загружена заметная часть строк", "A large part of the rows was not loaded")
        }
        R::FileOtherSheet => {
            (Warn, "Лист другого вида не прочитан", "A sheet of another layout was not read")
        }
        R::FileAlreadyThere => {
            (Warn, "Этот файл уже импортирован", "This file was imported before")
        }
        R::FileOverlaps => {
            (Warn, "Те же ячейки есть в других импортах", "Other imports have the same cells")
        }
        R::FileNewProcedure => (Warn, "Новая оценочная процедура", "A procedure never heard of"),
        R::FileNewSubject => (Warn, "Новый предмет", "A subject never heard of"),
        R::YearInTheFuture => (Fail, "Учебный год ещё не начался", "The school year has not begun"),
        R::GradeOutsideProcedure => (
            Warn,
            "Процедура в этом классе не проводится",
            "The procedure is not held in this grade",
        ),
        R::BoundariesUnknown => (
            Warn,
            "Границы отметок неизвестны: отметки не выведены",
            "The boundaries of marks are unknown: no marks were derived",
        ),
        R::Nobody => (Warn, "Результат без участников", "A result of nobody"),
        R::LevelsAboveParticipants => {
            (Fail, "Отметок больше, чем участников", "More marks than participants")
        }
        R::LevelsBelowParticipants => {
            (Warn, "Отметок меньше, чем участников", "Fewer marks than participants")
        }
        R::ScoresAboveParticipants => {
            (Fail, "Баллов больше, чем участников", "More scores than participants")
        }
        R::MeanAboveMaximum => {
            (Fail, "Средний балл выше максимального", "The mean score is above the maximum")
        }
        R::MeanBelowZero => (Fail, "Средний балл меньше нуля", "The mean score is below zero"),
        R::MarkOutsideScale => {
            (Fail, "Средняя отметка вне шкалы", "The mean mark is not on the scale")
        }
        R::SquaresTooSmall => {
            (Fail, "Разброс баллов невозможен", "The spread of scores is impossible")
        }
        R::PresentAboveRegistered => {
            (Fail, "Присутствовало больше, чем в списке", "More present than registered")
        }
        R::ValidAbovePresent => {
            (Fail, "Результатов больше, чем присутствовавших", "More results than present")
        }
        R::ParticipantsNotValid => (
            Warn,
            "Участников не столько, сколько результатов",
            "Participants differ from valid results",
        ),
        R::LowParticipation => {
            (Warn, "Участвовало меньше трёх четвертей", "Fewer than three quarters took part")
        }
        R::JournalAboveMarks => (
            Fail,
            "Сравнений с журналом больше, чем отметок",
            "More comparisons with the journal than marks",
        ),
        R::JournalAllSame => {
            (Warn, "Все подтвердили отметку журнала", "Everybody confirmed the mark in the journal")
        }
        R::JournalHalfLower => (
            Warn,
            "Больше половины понизили отметку",
            "More than half fell below the mark in the journal",
        ),
        R::AllTheSameLevel => (Warn, "У всех одна и та же отметка", "Everybody has the same mark"),
        R::AllReachQuality => (Warn, "Качество 100 % при n > 20", "Quality of 100 % with n > 20"),
        R::NobodyPasses => (Warn, "Никто не справился при n > 20", "Nobody passed with n > 20"),
        R::ParallelTooLarge => (
            Warn,
            "Слишком большая параллель для одной школы",
            "Too many pupils for one grade of a school",
        ),
        R::ClassesUnlikeSchool => {
            (Warn, "Сумма по классам больше, чем по школе", "Classes sum to more than their school")
        }
        R::SchoolsUnlikeMunicipality => (
            Warn,
            "Сумма по школам больше, чем по муниципалитету",
            "Schools sum to more than their municipality",
        ),
        R::GroupsAboveEverybody => {
            (Fail, "Группа больше, чем все ученики", "A group is larger than everybody")
        }
        R::SchoolWithoutPlace => {
            (Warn, "Неизвестно, где находится школа", "It is not known where a school lies")
        }
        R::SchoolNew => (Warn, "Новая школа", "A new school"),
        R::SchoolSimilar => {
            (Warn, "Новая школа похожа на известную", "A new school resembles a known one")
        }
        R::SchoolRenamed => (Warn, "Школа называется иначе", "A school has another name"),
        R::SchoolTwice => {
            (Warn, "Одно название у двух школ файла", "Two schools of the file share a name")
        }
        R::RowsUnlikeAggregate => (
            Warn,
            "Итог не равен сумме по строкам учеников",
            "An aggregate differs from the pupil rows",
        ),
        R::ValueChanges => (Warn, "Другое значение, чем было", "Another value than there was"),
        R::ParticipantsJump => (
            Warn,
            "Участников вдвое больше или меньше, чем год назад",
            "Twice or half the participants of the year before",
        ),
        R::QualityJumps => (
            Warn,
            "Качество изменилось за год больше чем на 30 п. п.",
            "Quality moved by more than 30 points in a year",
        ),
        R::MeanJumps => (
            Warn,
            "Средний балл за год изменился больше чем на четверть шкалы",
            "The mean moved by more than a quarter of the scale",
        ),
    }
}
