//! The words about requirements, levels, marks, the two ends of a work and the map of gaps.

use analysis::{inside::Status, plan::Level, pupil::Sex};

use crate::text::Locale;

/// What is said of a planned work in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct PlanTexts {
    pub title: &'static str,
    pub text: [&'static str; 2],
    pub none: &'static str,
    pub unplanned: &'static str,
    pub requirement: &'static str,
    pub tasks: &'static str,
    pub level: &'static str,
    pub status: &'static str,
    pub below: &'static str,
    pub deficit: &'static str,
    pub levels_title: &'static str,
    pub levels_text: &'static str,
    pub official: &'static str,
    pub from_plan: &'static str,
    pub groups_title: &'static str,
    pub groups_text: &'static str,
    pub mark: &'static str,
    pub crossing: &'static str,
    pub ends_title: [&'static str; 2],
    pub ends_text: [&'static str; 2],
    pub ends_gaps: [&'static str; 2],
    pub ends_note: &'static str,
    pub ends_few: &'static str,
    pub whom: &'static str,
    pub here: &'static str,
    pub pooled: &'static str,
    pub end: &'static str,
    pub others_here: &'static str,
    pub task_or: &'static str,
    pub map_title: &'static str,
    pub history_title: &'static str,
    pub history_text: &'static str,
    pub map_text: &'static str,
    pub map_whole: &'static str,
    pub few: &'static str,
    pub method: [&'static str; 3],
}

static RU: PlanTexts = PlanTexts {
    title: "Проверяемые требования",
    text: [
        "Доля набранных баллов от возможных по всем заданиям требования, с интервалом; кружок — здесь, ромб — остальные школы. Вывод — с поправкой на число требований. Сначала наибольшее отставание",
        "Доля набранных баллов от возможных по всем заданиям требования, с интервалом. Сначала самые трудные",
    ],
    none: "Плана этой работы нет, поэтому требования и уровни сложности заданий неизвестны. План загружают таблицей на странице «Данные».",
    unplanned: "Заданий нет в плане:",
    requirement: "Требование",
    tasks: "Задания",
    level: "Уровень сложности",
    status: "Статус уровня",
    below: "Ниже порога заданий",
    deficit: "системный дефицит",
    levels_title: "Уровни сложности",
    levels_text: "Доля набранных баллов от возможных по заданиям базового, повышенного и высокого уровня.",
    official: "Статус уровня — официальные пороги, не наши: ФИОКО, рекомендации по анализу ВПР 2026 года, с. 6 и 17. Базовый уровень: от 60 % — достаточный, ниже 57 % — недостаточный; повышенный и высокий: от 30 % и ниже 28,5 %; между ними — зона неопределённости. Системный дефицит (с. 19): недостаточны больше половины заданий требования, и их не меньше двух. Документ известен в пересказе; с оригиналом пороги не сверены.",
    from_plan: "Максимум заданий взят из плана работы.",
    groups_title: "Задания и требования по отметкам",
    groups_text: "Доля максимума у учеников с каждой отметкой за работу; групп меньше 10 учеников здесь нет. «Пересечение» — группа с меньшей отметкой выполнила задание лучше группы с большей, больше чем на 5 п. п.",
    mark: "Отметка",
    crossing: "Пересечение",
    ends_title: ["Группа ниже минимума", "Группа высоких результатов"],
    ends_text: [
        "Ученики с отметкой «2» за эту работу: сколько их и в каких классах и группах",
        "Ученики с отметкой «5» за эту работу: сколько их и в каких классах и группах",
    ],
    ends_gaps: [
        "Где группа ниже минимума отстаёт больше всего",
        "Где группа высоких результатов впереди больше всего",
    ],
    ends_note: "Группа выделена по отметке за эту же работу, поэтому отличается почти во всех заданиях. Смотреть стоит на порядок: где отличие больше всего, а где его почти нет.",
    ends_few: "В группе меньше 10 учеников, поэтому по заданиям она не показана.",
    whom: "Кто",
    here: "Все здесь",
    pooled: "Остальные, где меньше 10 учеников",
    end: "Группа",
    others_here: "Остальные ученики здесь",
    task_or: "Задание или требование",
    map_title: "Карта пробелов",
    history_title: "Требования по годам",
    history_text: "Доля набранных баллов по тем же требованиям в прежних работах этого предмета и класса. «≠» — в плане того года такого требования нет или между годами разрыв ряда: не сравнивают. Дети разных лет — разные, поэтому разность не вычисляется.",
    map_text: "Доля набранных баллов по требованию; цвет и знак — статус уровня. «Мало» — меньше 10 учеников. Столбцы школ названы кодами требований из таблицы выше.",
    map_whole: "Все здесь",
    few: "мало",
    method: [
        "Требование: сумма набранных баллов, делённая на сумму возможных, по всем его заданиям (не среднее процентов); считаются ученики, у которых известны все эти задания. Интервалы и разница — как у заданий. Максимум задания — по плану; если кто-то набрал больше, верно то, что в строках.",
        "Группы по отметкам: доли по ученикам с этой отметкой; от 10 учеников.",
        "Доли групп — Уилсон, разности долей — Ньюком; классы и школы сравниваются с остальными учениками этого места, с поправкой Бенджамини — Хохберга.",
    ],
};

static EN: PlanTexts = PlanTexts {
    title: "Requirements",
    text: [
        "Points earned of those possible over all tasks of a requirement, with the interval; circle: here, diamond: other schools. What may be said is corrected for the number of requirements. The largest gap first",
        "Points earned of those possible over all tasks of a requirement, with the interval. The hardest first",
    ],
    none: "There is no plan of this work, so requirements and levels of its tasks are not known. A plan is a table that is loaded on the page “Data”.",
    unplanned: "Tasks that are not in the plan:",
    requirement: "Requirement",
    tasks: "Tasks",
    level: "Level of difficulty",
    status: "Level status",
    below: "Tasks below threshold",
    deficit: "system deficit",
    levels_title: "Levels of difficulty",
    levels_text: "Points earned of those possible over the tasks of the basic, advanced and high level.",
    official: "The level status has official thresholds, not ours: ФИОКО, recommendations on the analysis of ВПР, 2026, p. 6 and 17. Basic level: sufficient from 60 %, insufficient below 57 %; advanced and high: from 30 % and below 28.5 %; uncertain between. System deficit (p. 19): more than half of at least two tasks of a requirement are insufficient. The document is known as others quote it; the thresholds were not compared with the original.",
    from_plan: "The maximum of tasks is that of the plan.",
    groups_title: "Tasks and requirements by mark",
    groups_text: "Share of the maximum of pupils with each mark of the work; groups of fewer than 10 pupils are left out. “Crossing”: a lower mark did better than a higher one, by more than 5 pp.",
    mark: "Mark",
    crossing: "Crossing",
    ends_title: ["Below the minimum", "At the top"],
    ends_text: [
        "Pupils with the mark 2 of this work: how many, in which classes and groups",
        "Pupils with the mark 5 of this work: how many, in which classes and groups",
    ],
    ends_gaps: [
        "Where those below the minimum are furthest behind",
        "Where those at the top are furthest ahead",
    ],
    ends_note: "The group is made by the mark of this very work, so it differs in nearly all tasks. What says something is the order: where it differs most, and where hardly.",
    ends_few: "There are fewer than 10 pupils in the group, so it is not shown by task.",
    whom: "Who",
    here: "All here",
    pooled: "Others, of fewer than 10 pupils",
    end: "Group",
    others_here: "Other pupils here",
    task_or: "Task or requirement",
    map_title: "Map of gaps",
    history_title: "Requirements by year",
    history_text: "Points earned of those possible by the same requirements in earlier works of this subject and grade. “≠”: the plan of that year has no such requirement, or a break of the series lies between; years are not compared. Children of different years are different children, so no difference is computed.",
    map_text: "Points earned of those possible; colour and sign are the level status. “Few”: fewer than 10 pupils. Of schools the columns are codes of the requirements above.",
    map_whole: "All here",
    few: "few",
    method: [
        "A requirement: points earned over points possible, of all its tasks (no mean of percentages); pupils count of whom all these tasks are known. Intervals and differences as for tasks. The maximum of a task is that of the plan; where somebody has more, the rows are right.",
        "By mark: shares of the pupils with that mark; from 10 pupils on.",
        "Shares of groups by Wilson, their differences by Newcombe; classes and schools are set against the other pupils of the place, corrected by Benjamini and Hochberg.",
    ],
};

impl Locale {
    /// The words about a planned work in this language.
    pub fn plan(self) -> &'static PlanTexts {
        match self {
            Self::Ru => &RU,
            Self::En => &EN,
        }
    }

    /// A level of difficulty.
    pub fn level(self, of: Level) -> &'static str {
        self.either(match of {
            Level::Basic => ("базовый", "basic"),
            Level::Advanced => ("повышенный", "advanced"),
            Level::High => ("высокий", "high"),
        })
    }

    /// A status as a sign and a word.
    pub fn level_status(self, of: Status) -> (&'static str, &'static str) {
        match of {
            Status::Sufficient => ("✓", self.either(("достаточный", "sufficient"))),
            Status::Uncertain => ("≈", self.either(("зона неопределённости", "uncertain"))),
            Status::Insufficient => ("▼", self.either(("недостаточный", "insufficient"))),
        }
    }

    /// The pupils of one sex.
    pub fn pupils_of(self, sex: Sex) -> &'static str {
        self.either(match sex {
            Sex::Female => ("Девочки", "Girls"),
            Sex::Male => ("Мальчики", "Boys"),
        })
    }
}
