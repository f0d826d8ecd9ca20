//! What facts behind a signal measure, in words.

use analysis::signals::Quantity;

use crate::text::Locale;

impl Locale {
    /// What a fact measures.
    pub fn quantity(self, of: Quantity) -> &'static str {
        self.either(match of {
            Quantity::Below => ("доля ниже минимума", "share below the minimum"),
            Quantity::Mean => ("средний балл", "mean score"),
            Quantity::Place => {
                ("место среди всех учеников, в ст. откл.", "place among all pupils, in SD")
            }
            Quantity::PlaceSlope => {
                ("изменение места за год, в ст. откл.", "change of the place in a year, in SD")
            }
            Quantity::JournalShift => {
                ("отметок выше журнала минус ниже", "marks above the journal less below")
            }
            Quantity::Boundary => (
                "на границе отметки или баллом выше, из ±2 баллов",
                "at a boundary or one above, of ±2 scores",
            ),
            Quantity::TaskSlope => (
                "как меняется разница с другими, когда задание на 10 п. п. легче",
                "change of the difference from others where a task is 10 p.p. easier",
            ),
            Quantity::EasyTasks => (
                "средняя доля выполнения, треть самых лёгких заданий",
                "mean share per task, easiest third of tasks",
            ),
            Quantity::HardTasks => (
                "средняя доля выполнения, треть самых трудных заданий",
                "mean share per task, hardest third of tasks",
            ),
            Quantity::RanksAsPrinted => {
                ("ρ журнала и балла, формула документа", "ρ of journal and score, as printed")
            }
            Quantity::Ranks => {
                ("ρ журнала и балла, равные значения учтены", "ρ of journal and score, with ties")
            }
            Quantity::Absent => ("доля отсутствовавших", "share of absent pupils"),
            Quantity::CohortRatio => ("K параллели 4→5", "K of the cohort 4→5"),
            Quantity::BelowChange => {
                ("изменение доли ниже минимума", "change of the share below the minimum")
            }
            Quantity::Participations => {
                ("участий на 100 учеников", "participations for 100 pupils")
            }
            Quantity::ContextPlace => {
                ("доля школ с худшими условиями", "share of schools with worse conditions")
            }
            Quantity::TeachersCategory => ("учителя с категорией", "teachers with a category"),
            Quantity::ComputersObsolete => ("устаревшие компьютеры", "obsolete computers"),
            Quantity::CityReach => {
                ("доступность города (класс 1–4)", "distance of a large town (class 1–4)")
            }
        })
    }
}
