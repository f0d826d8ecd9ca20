//! The formats the product reads: what each is called, how it is recognised, who reads it.

mod about;

use crate::{
    Harvest, Unreadable, bg, boundaries, clusters, context, ege_schools, gia, journal_marks,
    knowledge::Knowledge, long, mcas, moscow_ege, noko, plans, table::Table, vpr, vsosh,
};

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
    /// Protocol of the ЕГЭ, sparse or dense.
    GiaEge,
    /// Results of the ОГЭ after appeals.
    GiaAppeals,
    /// Protocol of the ОГЭ, sparse or dense.
    GiaOge,
    /// Results of the ОГЭ in the normalised CSV of a regional centre.
    GiaNormalised,
    /// The flat export of the РИС ГИА.
    GiaRis,
    /// Marks of a quarter, trimester, half year or year out of an electronic journal.
    JournalMarks,
    /// The same out of a report of pupil after pupil.
    JournalPupils,
    /// Protocol of a stage of the olympiad, `ВсОШ`.
    Vsosh,
    /// Register of participations in the olympiad.
    VsoshRegister,
    /// ВПР, raw protocols of a region as of 2020.
    VprRows2020,
    /// ВПР, raw protocols of a region as of 2021.
    VprRows2021,
    /// ВПР, raw protocols of a region as of 2022.
    VprRows2022,
    /// ВПР, collection form of a school.
    VprForm,
    /// ЕГЭ of Moscow by school, set 9722 of its open data.
    MoscowEge,
    /// НОКО: totals of check-list and questionnaire, or the criteria as published.
    Noko,
    /// School context, in a long format of its own.
    Context,
    /// Clusters made by hand, in a list of their own.
    Clusters,
    /// Plans of works: what their tasks check, in a list of their own.
    WorkPlan,
    /// Boundaries of marks by work, in a list of their own.
    Boundaries,
    /// Results that another installation passed on.
    Package,
    /// The product's own format.
    Long,
    /// Any other table, its columns explained by a mapping; never recognised without one.
    Mapped,
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The stable name: of the fixture folder, of the batch in the store.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// How many sheets of a workbook are read: of data sets made for machines the first with
    /// anything in it, of exports made for people all.
    pub(crate) fn sheets(self) -> usize {
        match self {
            Self::Mcas
            | Self::Bg
            | Self::MoscowEge
            | Self::Context
            | Self::Clusters
            | Self::WorkPlan
            | Self::Boundaries
            | Self::Package
            | Self::Long => 1,
            Self::VprMarks
            | Self::VprWideMarks
            | Self::VprWideScores
            | Self::VprJournal
            | Self::EgeSchools
            | Self::VprIndividual
            | Self::GiaEge
            | Self::GiaAppeals
            | Self::GiaOge
            | Self::GiaNormalised
            | Self::GiaRis
            | Self::JournalMarks
            | Self::JournalPupils
            | Self::Vsosh
            | Self::VsoshRegister
            | Self::VprRows2020
            | Self::VprRows2021
            | Self::VprRows2022
            | Self::VprForm
            | Self::Noko
            | Self::Mapped => usize::MAX,
        }
    }

    /// Whether a sheet of no layout belongs to workbooks of this format: lists, instructions.
    pub(crate) fn knows(self, table: &Table<'_>) -> bool {
        match self {
            Self::Vsosh => vsosh::knows(&table.name),
            Self::VprForm => vpr::form::knows(&table.name),
            Self::VprRows2022 => vpr::rows_2022::knows(&table.name),
            _ => false,
        }
    }

    /// Whether its files name pupils: then nothing of a sheet that is not understood is repeated.
    pub(crate) fn names_pupils(self) -> bool {
        matches!(
            self,
            Self::GiaEge
                | Self::GiaOge
                | Self::GiaAppeals
                | Self::GiaNormalised
                | Self::JournalMarks
                | Self::JournalPupils
                | Self::Vsosh
                | Self::VsoshRegister
        )
    }

    pub(crate) fn claims(self, table: &Table<'_>) -> bool {
        let header = table.header();
        match self {
            Self::VprMarks => vpr::marks::claims(header),
            Self::VprWideMarks => vpr::wide_marks::claims(header),
            Self::VprWideScores => vpr::wide_scores::claims(header),
            Self::VprJournal => vpr::journal::claims(table),
            Self::EgeSchools => ege_schools::claims(header),
            Self::VprIndividual => vpr::individual::claims(header),
            Self::GiaEge => gia::ege::claims(header),
            Self::GiaAppeals => gia::appeals::claims(header),
            Self::GiaOge => gia::oge::claims(header),
            Self::GiaNormalised => gia::normalised::claims(header),
            Self::GiaRis => gia::ris::claims(header),
            Self::JournalMarks => journal_marks::claims(table),
            Self::JournalPupils => journal_marks::by_pupil::claims(table),
            Self::Vsosh => vsosh::claims(header),
            Self::VsoshRegister => vsosh::register::claims(header),
            Self::VprRows2020 => vpr::rows_2020::claims(header),
            Self::VprRows2021 => vpr::rows_2021::claims(header),
            Self::VprRows2022 => vpr::rows_2022::claims(header),
            Self::VprForm => vpr::form::claims(header),
            Self::MoscowEge => moscow_ege::claims(header),
            Self::Mcas => mcas::claims(header),
            Self::Bg => bg::claims(header),
            Self::Noko => noko::claims(header),
            Self::Context => context::claims(header),
            Self::Clusters => clusters::claims(header),
            Self::WorkPlan => plans::claims(header),
            Self::Boundaries => boundaries::claims(header),
            Self::Long => long::claims(header),
            Self::Package | Self::Mapped => false,
        }
    }

    pub(crate) fn read(
        self,
        tables: Vec<Table<'_>>,
        known: &Knowledge,
    ) -> Result<Harvest, Unreadable> {
        let first = |tables: Vec<_>| tables.into_iter().next().ok_or(Unreadable::Empty);
        match self {
            Self::VprMarks => vpr::marks::read(tables, known),
            Self::VprWideMarks => vpr::wide_marks::read(tables, known),
            Self::VprWideScores => vpr::wide_scores::read(tables, known),
            Self::VprJournal => vpr::journal::read(tables, known),
            Self::EgeSchools => ege_schools::read(tables, known),
            Self::VprIndividual => vpr::individual::read(tables, known),
            Self::GiaEge => gia::ege::read(tables, known),
            Self::GiaAppeals => gia::appeals::read(tables, known),
            Self::GiaOge => gia::oge::read(tables, known),
            Self::GiaNormalised => gia::normalised::read(tables, known),
            Self::GiaRis => gia::ris::read(tables, known),
            Self::JournalMarks => journal_marks::read(tables, known),
            Self::JournalPupils => journal_marks::by_pupil::read(tables, known),
            Self::Vsosh => vsosh::read(tables, known),
            Self::VsoshRegister => vsosh::register::read(tables, known),
            Self::VprRows2020 => vpr::rows_2020::read(tables, known),
            Self::VprRows2021 => vpr::rows_2021::read(tables, known),
            Self::VprRows2022 => vpr::rows_2022::read(tables, known),
            Self::VprForm => vpr::form::read(tables, known),
            Self::MoscowEge => moscow_ege::read(first(tables)?),
            Self::Mcas => mcas::read(first(tables)?),
            Self::Bg => bg::read(first(tables)?),
            Self::Noko => noko::read(tables),
            Self::Context => context::read(first(tables)?),
            Self::Clusters => clusters::read(first(tables)?),
            Self::WorkPlan => plans::read(first(tables)?, known),
            Self::Boundaries => boundaries::read(first(tables)?, known),
            Self::Long => long::read(first(tables)?, known),
            // Read where the mapping is known, and where text is no table: never from here.
            Self::Package | Self::Mapped => Err(Unreadable::Empty),
        }
    }
}
