#![doc = include_str!("../README.md")]

mod atlas;
mod bg;
mod bytes;
mod context;
mod ege_schools;
mod gathering;
mod grid;
mod harvest;
mod header;
mod likeness;
mod long;
mod mcas;
mod percent;
mod problem;
mod roster;
mod scales;
mod spelling;
mod table;
mod unreadable;
mod vpr;

use table::Table;

pub use bytes::UNPACKED_MAX;
pub use harvest::Harvest;
pub use problem::{PROBLEMS_KEPT, Problem, Severity};
pub use unreadable::Unreadable;

/// The formats the product reads, in the order in which they are asked.
///
/// [`Format::Long`] comes last: its few obligatory columns also occur in the others.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Format {
    /// Massachusetts MCAS, as published by `EdLight`.
    Mcas,
    /// Bulgarian НВО and ДЗИ, as published by Ivan Davidov.
    Bg,
    /// ФИС ОКО, «Статистика по отметкам» (Ф3).
    VprMarks,
    /// Shares of marks in a wide table, put together by a region.
    VprWideMarks,
    /// Shares of scores in a wide table, put together by a region.
    VprWideScores,
    /// ФИС ОКО, «Сравнение отметок с отметками по журналу».
    VprJournal,
    /// ЕГЭ by school, subjects side by side below a merged heading.
    EgeSchools,
    /// ФИС ОКО, «Индивидуальные результаты» (Ф1).
    VprIndividual,
    /// School context, in a long format of its own.
    Context,
    /// The product's own format.
    Long,
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The stable name: of the fixture folder, of the batch in the store.
    pub fn code(self) -> &'static str {
        self.into()
    }

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
            Self::Mcas => "MCAS (level1 … level4, district_code, mean_scaled)",
            Self::Bg => "НВО/ДЗИ (exam, settlement, school_code, n, mean)",
            Self::Context => "School context (year, school_code, indicator, value)",
            Self::Long => "Razrez long format (year, procedure, subject, grade, participants …)",
        }
    }

    /// How many sheets of a workbook are read: of data sets made for machines the first with
    /// anything in it, of exports made for people all.
    fn sheets(self) -> usize {
        match self {
            Self::Mcas | Self::Bg | Self::Context | Self::Long => 1,
            Self::VprMarks
            | Self::VprWideMarks
            | Self::VprWideScores
            | Self::VprJournal
            | Self::EgeSchools
            | Self::VprIndividual => usize::MAX,
        }
    }

    fn claims(self, table: &Table<'_>) -> bool {
        let header = table.header();
        match self {
            Self::VprMarks => vpr::marks::claims(header),
            Self::VprWideMarks => vpr::wide_marks::claims(header),
            Self::VprWideScores => vpr::wide_scores::claims(header),
            Self::VprJournal => vpr::journal::claims(table),
            Self::EgeSchools => ege_schools::claims(header),
            Self::VprIndividual => vpr::individual::claims(header),
            Self::Mcas => mcas::claims(header),
            Self::Bg => bg::claims(header),
            Self::Context => context::claims(header),
            Self::Long => long::claims(header),
        }
    }

    fn read(self, tables: Vec<Table<'_>>) -> Result<Harvest, Unreadable> {
        let first = |tables: Vec<_>| tables.into_iter().next().ok_or(Unreadable::Empty);
        match self {
            Self::VprMarks => vpr::marks::read(tables),
            Self::VprWideMarks => vpr::wide_marks::read(tables),
            Self::VprWideScores => vpr::wide_scores::read(tables),
            Self::VprJournal => vpr::journal::read(tables),
            Self::EgeSchools => ege_schools::read(tables),
            Self::VprIndividual => vpr::individual::read(tables),
            Self::Mcas => mcas::read(first(tables)?),
            Self::Bg => bg::read(first(tables)?),
            Self::Context => context::read(first(tables)?),
            Self::Long => long::read(first(tables)?),
        }
    }
}

/// Reads one file: CSV or XLSX, packed with gzip or not.
///
/// `file_name` only names the file in the harvest; what the file is, its content tells.
///
/// ```
/// let text = "year,procedure,subject,grade,school_code,participants,scores_mean\n\
///             2024,диагностика,математика,5,0101,24,11.5\n\
///             2024,диагностика,математика,5,0102,many,12\n";
/// let harvest = intake::read("results.csv", text.as_bytes())?;
/// assert_eq!(harvest.batch.cells.len(), 1);
/// assert_eq!(harvest.problems[0].line, 3);
/// # Ok::<(), intake::Unreadable>(())
/// ```
///
/// # Errors
///
/// [`Unreadable`] if nothing of the file can be understood; a bad row is no error but one of
/// [`Harvest::problems`].
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Harvest, Unreadable> {
    let unpacked = bytes::unpacked(bytes)?;
    let text;
    let mut tables = if bytes::is_workbook(&unpacked) {
        Table::from_workbook(&unpacked)?
    } else {
        text = bytes::decoded(&unpacked)?;
        vec![Table::from_text(&text)?]
    };
    let claims = |it: &&Format| tables.iter().take(it.sheets()).any(|table| it.claims(table));
    let Some(format) = Format::ALL.iter().copied().find(|it| claims(&it)) else {
        let header = tables.first().map(|it| it.header().shown()).unwrap_or_default();
        return Err(Unreadable::UnknownFormat { header });
    };
    tables.truncate(format.sheets());
    let (tables, others): (Vec<_>, Vec<_>) = tables.into_iter().partition(|it| format.claims(it));
    let mut harvest = format.read(tables)?;
    harvest.file = file_name.to_owned();
    for other in others {
        harvest.problems_total += 1;
        harvest.problems.push(other.problem("a sheet of the same layout as the others").ignored());
    }
    Ok(harvest)
}
