//! The words of the list of pupils by level of difficulty.

use crate::text::{Locale, Plural};

/// What the list says.
pub(in crate::desk) struct ProfileWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) text: &'static str,
    pub(in crate::desk) to_sums: &'static str,
    pub(in crate::desk) group: &'static str,
    pub(in crate::desk) tasks: &'static str,
    pub(in crate::desk) max: &'static str,
    pub(in crate::desk) together: &'static str,
    pub(in crate::desk) pupils: Plural,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static ProfileWords {
    locale.either((&RU, &EN))
}

const RU: ProfileWords = ProfileWords {
    title: "Ученики по уровням сложности",
    text: "Доля баллов, набранных на заданиях каждого уровня, по коду участника: описание этой работы, а не оценка способностей; на одном уровне мало заданий, поэтому порогов и интервалов для одного ученика нет. Группа — по отметке за работу. Прочерк — балл хотя бы за одно задание уровня неизвестен или в плане нет максимума.",
    to_sums: "То же в сумме, рядом с остальными школами",
    group: "Отметка",
    tasks: "задания",
    max: "макс. баллов",
    together: "Школа вместе",
    pupils: Plural(["ученик", "ученика", "учеников"]),
};

const EN: ProfileWords = ProfileWords {
    title: "Pupils by level of difficulty",
    text: "The share of points earned in the tasks of each level, by code: what was done in this work, no estimate of what somebody can do; a level has few tasks, so there are no thresholds and no intervals for one pupil. Groups are by the mark of the work. A dash: the points of a task of the level are not known, or the plan has no maximum.",
    to_sums: "The same added up, beside all other schools",
    group: "Mark",
    tasks: "tasks",
    max: "max. points",
    together: "The school together",
    pupils: Plural(["pupil", "pupils", "pupils"]),
};
