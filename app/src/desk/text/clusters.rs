//! The words about clusters and moving schools between them.

use crate::text::{Locale, Plural};

pub(in crate::desk) struct ClusterWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) intro: &'static str,
    pub(in crate::desk) year: &'static str,
    pub(in crate::desk) of_year: &'static str,
    pub(in crate::desk) none: &'static str,
    pub(in crate::desk) by_default: &'static str,
    pub(in crate::desk) default_text: &'static str,
    pub(in crate::desk) schools: Plural,
    pub(in crate::desk) still: &'static str,
    pub(in crate::desk) rule: &'static str,
    pub(in crate::desk) reason: &'static str,
    pub(in crate::desk) download: &'static str,
    pub(in crate::desk) move_title: &'static str,
    pub(in crate::desk) move_text: &'static str,
    pub(in crate::desk) codes: &'static str,
    pub(in crate::desk) to: &'static str,
    pub(in crate::desk) since: &'static str,
    pub(in crate::desk) why: &'static str,
    pub(in crate::desk) look: &'static str,
    pub(in crate::desk) changes: &'static str,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static ClusterWords {
    locale.either((&RU, &EN))
}

static RU: ClusterWords = ClusterWords {
    title: "Кластеры школ",
    intro: "Кластер — школы, которые справедливо сравнивать между собой: их условия похожи. Изменение действует с выбранного года, прежние годы остаются такими, какими были.",
    year: "Учебный год",
    of_year: "Действуют в",
    none: "В этом году кластеров нет. Их можно задать ниже или загрузить списком.",
    by_default: "Составить кластеры по правилам",
    default_text: "По контексту школ на этот год: вид, населённый пункт, численность, условия; не меньше 8 школ в кластере. Школа, о которой известно не всё, не войдёт ни в один. Сначала вы увидите список; загрузка попадёт в журнал и её можно отменить.",
    schools: Plural(["школа", "школы", "школ"]),
    still: "действует",
    rule: "Правило",
    reason: "Причина изменений",
    download: "Скачать список (CSV): его можно изменить и загрузить снова",
    move_title: "Перевести школы в другой кластер",
    move_text: "Нового имени ещё нет — появится новый кластер. Сначала вы увидите, что изменится; загрузка попадёт в журнал и её можно отменить.",
    codes: "Коды школ, по одному в строке или через запятую",
    to: "В кластер",
    since: "С учебного года",
    why: "Причина (решение, дата)",
    look: "Посмотреть, что изменится",
    changes: "Кластеры (школ было → станет):",
};

static EN: ClusterWords = ClusterWords {
    title: "Clusters of schools",
    intro: "A cluster is schools that can fairly be compared: their conditions are alike. A change holds from the chosen year on; earlier years stay as they were.",
    year: "School year",
    of_year: "Valid in",
    none: "There are no clusters in this year. Make them below, or upload a list.",
    by_default: "Make clusters by the default rules",
    default_text: "Of the school context of this year: kind, settlement, size, conditions; 8 schools or more in a cluster. A school of which something is unknown is in none. You see the list first; the import is kept in the journal and can be undone.",
    schools: Plural(["school", "schools", "schools"]),
    still: "still valid",
    rule: "Rule",
    reason: "Why it was changed",
    download: "Download the list (CSV): change it and upload it again",
    move_title: "Move schools to another cluster",
    move_text: "A name that is not there yet makes a new cluster. You see first what would change; the import is kept in the journal and can be undone.",
    codes: "Codes of schools, one in a line or with commas",
    to: "To the cluster",
    since: "From the school year",
    why: "Why (decision, date)",
    look: "See what would change",
    changes: "Clusters (schools now → then):",
};
