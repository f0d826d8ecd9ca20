//! What the formats are for people.

use analysis::source_kind::SourceKind;

use super::Format;

impl Format {
    /// What the format is, for a person whose file was not recognised.
    pub fn about(self) -> &'static str {
        match self {
            Self::VprMarks => "ФИС ОКО «Статистика по отметкам» (Группы участников, 2, 3, 4, 5)",
            Self::VprWideMarks => "ВПР, wide marks (Год, Класс, Предмет, Логин, 2, 3, 4, 5)",
            Self::VprWideScores => "ВПР, wide scores (Год, Класс, Предмет, Логин, 0, 1, 2 …)",
            Self::VprJournal => {
                "ФИС ОКО «Сравнение отметок с отметками по журналу» (Группы участников, Понизили …)"
            }
            Self::EgeSchools => {
                "ЕГЭ by school (Муниципальное образование, Образовательная организация, subjects)"
            }
            Self::VprIndividual => {
                "ФИС ОКО «Индивидуальные результаты» (ОО, Код участника, Первичный балл, Отметка)"
            }
            Self::GiaEge => "ЕГЭ, protocol (Код ОО, Класс, Первичный балл, Тестовый балл)",
            Self::GiaAppeals => {
                "ОГЭ after appeals (Код ОО, Экзамен, Состояние апелляции, Первичный балл, Оценка)"
            }
            Self::GiaOge => "ОГЭ, protocol (Код ОО, Класс, Первичный балл, Оценка)",
            Self::GiaNormalised => "ОГЭ, normalised (SchoolCode, ClassCode, PrimaryMark, Mark5)",
            Self::GiaRis => "РИС ГИА (Код предмета, Дата экзамена, Код ОУ, Балл, Зачет)",
            Self::JournalMarks => {
                "journal, marks of a class (Учебный год, Класс, Период; ФИО and subjects)"
            }
            Self::JournalPupils => {
                "journal, report of pupils (Учебный год, Класс, Период, Ученик; Предмет … Итоговая)"
            }
            Self::Vsosh => "ВсОШ, protocol (Предмет, Класс, за который выступает, Статус)",
            Self::VsoshRegister => {
                "ВсОШ, register (Муниципалитет, Полное наименование ОУ, Предмет, Этап, Статус, Год)"
            }
            Self::VprRows2020 => {
                "ВПР, raw protocols of 2020 (groups, user, klass, sum, a-1-grade …)"
            }
            Self::VprRows2021 => {
                "ВПР, raw protocols of 2021 (логин школы, код обучающегося, всего баллов …)"
            }
            Self::VprRows2022 => {
                "ВПР, raw protocols of 2022 (Школа, Код, Наименование класса, Итого баллов …)"
            }
            Self::VprForm => {
                "ВПР, collection form (Код участника, Вариант, Порядковый номер класса …)"
            }
            Self::MoscowEge => "ЕГЭ of Moscow (EDU_NAME, PASSED_NUMBER_FULL, PASSES_OVER_220 …)",
            Self::Mcas => "MCAS (level1 … level4, district_code, mean_scaled)",
            Self::Bg => "НВО/ДЗИ (exam, settlement, school_code, n, mean)",
            Self::Context => "School context (year, school_code, indicator, value)",
            Self::Clusters => "Clusters of schools (cluster, school_code, since, until, reason)",
            Self::WorkPlan => "Plans of works (year, procedure, subject, grade, task, requirement)",
            Self::Boundaries => {
                "Boundaries of marks (year, procedure, subject, grade, mark_3, mark_4, mark_5)"
            }
            Self::Noko => "НОКО (Год, Код ОО, Ч_общ; И_стенд, У_стенд … or К1 … К5)",
            Self::Package => "a package of another Razrez (lines of JSON)",
            Self::Mapped => "a table whose columns were explained",
            Self::Long => "Razrez long format (year, procedure, subject, grade, participants …)",
        }
    }

    /// What kind of source such a file usually is.
    pub fn source_kind(self) -> SourceKind {
        match self {
            Self::VprMarks
            | Self::VprWideMarks
            | Self::VprWideScores
            | Self::VprJournal
            | Self::VprIndividual
            | Self::VprRows2020
            | Self::VprRows2021
            | Self::VprRows2022
            | Self::VprForm
            | Self::EgeSchools
            | Self::GiaEge
            | Self::GiaAppeals
            | Self::GiaOge
            | Self::GiaNormalised
            | Self::GiaRis
            | Self::Vsosh
            | Self::VsoshRegister => SourceKind::Procedure,
            Self::JournalMarks | Self::JournalPupils => SourceKind::Journal,
            Self::Noko => SourceKind::Survey,
            Self::Mcas | Self::Bg | Self::MoscowEge => SourceKind::OpenData,
            Self::Context | Self::Clusters | Self::WorkPlan | Self::Boundaries => {
                SourceKind::Reference
            }
            Self::Package | Self::Long | Self::Mapped => SourceKind::OwnTable,
        }
    }
}
