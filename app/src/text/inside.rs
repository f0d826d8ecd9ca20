//! The words of what is inside a work, in both languages side by side. Neutral throughout: a difference
//! says where to look, and no word says who did what.

use analysis::{
    answer::Verdict,
    inside::{Likeness, Missing},
};

use super::Locale;

pub mod phrase;
pub mod plan;
pub mod planned;

/// Everything the page says in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct InsideTexts {
    pub own: &'static str,
    pub rest: &'static str,
    pub difference: &'static str,
    pub verdict: &'static str,
    pub not_a_judgement: &'static str,
    pub public_note: &'static str,
    pub journal_title: &'static str,
    pub journal_text: &'static str,
    pub steps: [&'static str; 3],
    pub far: &'static str,
    pub shift: &'static str,
    pub rho: &'static str,
    pub kappa: &'static str,
    pub marks_title: &'static str,
    pub marks_text: &'static str,
    pub mark_of_journal: &'static str,
    pub mark_of_work: &'static str,
    pub all: &'static str,
    pub schools_title: &'static str,
    pub schools_text: &'static str,
    pub both_marks: &'static str,
    pub scores_title: &'static str,
    pub scores_text: [&'static str; 2],
    pub score: &'static str,
    pub quantiles: [&'static str; 5],
    pub share: &'static str,
    pub pupils: &'static str,
    pub gathered: &'static str,
    pub jumps_title: &'static str,
    pub jumps_text: &'static str,
    pub boundary: &'static str,
    pub at_boundary: &'static str,
    pub smooth: &'static str,
    pub no_boundaries: &'static str,
    pub together: &'static str,
    pub tasks_title: &'static str,
    pub tasks_text: [&'static str; 2],
    pub task: &'static str,
    pub max: &'static str,
    pub zero: &'static str,
    pub discrimination: &'static str,
    pub alpha: &'static str,
    pub no_tasks: &'static str,
    pub no_journal: &'static str,
    pub no_scores: &'static str,
    pub method: [&'static str; 3],
}

static RU: InsideTexts = InsideTexts {
    own: "Здесь",
    rest: "Остальные школы",
    difference: "Разница",
    verdict: "Что можно сказать",
    not_a_judgement: "Отличие показывает, куда посмотреть, и ничего не говорит о причинах. По ВПР школы, учителей и руководителей не оценивают.",
    public_note: "В открытом показе видна только вся работа целиком: без отдельных школ и без таблицы отметок, баллы собраны так, чтобы за столбиком стояло не меньше пяти учеников.",
    journal_title: "Отметки за работу и отметки в журнале",
    journal_text: "Доли учеников, которым работа понизила, подтвердила и повысила отметку журнала",
    steps: ["понизили", "подтвердили", "повысили"],
    far: "расхождение на 2 отметки и больше",
    shift: "средний сдвиг, отметок",
    rho: "ранговая корреляция журнала и первичного балла",
    kappa: "согласие сверх случайного (взвешенная каппа)",
    marks_title: "Какие отметки чему соответствуют",
    marks_text: "По строкам отметка в журнале, по столбцам отметка за работу; в клетке ученики и доля строки.",
    mark_of_journal: "Журнал",
    mark_of_work: "Работа",
    all: "Всего",
    schools_title: "По школам",
    schools_text: "Доля пониженных сравнена с остальными школами той же работы, с поправкой на число школ; школ с числом учеников меньше 10 сравнение не касается.",
    both_marks: "Учеников с обеими отметками",
    scores_title: "Первичные баллы",
    scores_text: [
        "Доля учеников с каждым баллом, %; столбики — здесь, линия — остальные школы",
        "Доля учеников с каждым баллом, %",
    ],
    score: "Балл",
    quantiles: [
        "10-й процентиль (P10)",
        "Нижний квартиль (Q1)",
        "Медиана",
        "Верхний квартиль (Q3)",
        "90-й процентиль (P90)",
    ],
    share: "Доля",
    pupils: "Учеников",
    gathered: "Баллы собраны: за каждым столбиком не меньше пяти учеников, границ отметок столбики не пересекают.",
    jumps_title: "У границ отметок",
    jumps_text: "Окно — два балла ниже границы и два от неё вверх. Сравнивается доля окна, лежащая от границы вверх, с той же долей у остальных школ. «Плавно» — какой она была бы на гладкой кривой через всю работу. Меньше 20 учеников в окне — вывода нет.",
    boundary: "Граница",
    at_boundary: "Доля от границы вверх",
    smooth: "Плавно",
    no_boundaries: "Границы отметок по строкам не определяются, поэтому скачки не оцениваются.",
    together: "все границы вместе",
    tasks_title: "Задания",
    tasks_text: [
        "Доля максимума за задание с интервалом; кружок — здесь, ромб — остальные школы. Вывод — с поправкой на число заданий. Сначала наибольшее отставание",
        "Доля максимума за задание с интервалом. Сначала самые трудные",
    ],
    task: "Задание",
    max: "Максимум",
    zero: "Без балла",
    discrimination: "Различение, r",
    alpha: "Согласованность заданий (альфа Кронбаха)",
    no_tasks: "Баллов за задания в строках нет.",
    no_journal: "Пар «журнал — работа» в строках нет.",
    no_scores: "Первичных баллов в строках нет.",
    method: [
        "Считаются ученики с обеими отметками. Интервалы долей — Уилсон, разности долей — Ньюком, ранговая корреляция учитывает совпадающие ранги (интервал Бонетта — Райта), каппа взвешена квадратами. Понижений и повышений поровну или нет, решает точный критерий знаков.",
        "Граница отметки — наименьший балл, с которого она стоит в строках; где отметки перекрываются по баллам, границы нет. Отличие скачка от остальных школ — точный биномиальный хвост с поправкой Бенджамини — Хохберга.",
        "Максимум задания — по плану работы, без плана — из файла; где его нет и там (знак ≥), — наибольший балл, который кто-нибудь получил, и настоящая доля не больше показанной. Разница с остальными — интервал Уэлча, вывод с поправкой Бенджамини — Хохберга на число заданий. Различающая способность — корреляция задания с остальной работой по всем ученикам; от 10 учеников.",
    ],
};

static EN: InsideTexts = InsideTexts {
    own: "Here",
    rest: "Other schools",
    difference: "Difference",
    verdict: "What may be said",
    not_a_judgement: "A difference says where to look and nothing about causes. ВПР are no means to judge schools, teachers or heads.",
    public_note: "In public only the whole work is shown: no schools by themselves and no table of marks; scores are gathered so that no bar stands for fewer than five pupils.",
    journal_title: "Marks of the work and marks of the journal",
    journal_text: "Shares of pupils whose mark of the journal was lowered, confirmed and raised by the work",
    steps: ["lowered", "confirmed", "raised"],
    far: "apart by 2 marks or more",
    shift: "mean shift, marks",
    rho: "rank correlation of journal and primary score",
    kappa: "agreement beyond chance (weighted kappa)",
    marks_title: "Which marks meet which",
    marks_text: "Rows: the mark of the journal, columns: the mark of the work; in a cell pupils and their share of the row.",
    mark_of_journal: "Journal",
    mark_of_work: "Work",
    all: "All",
    schools_title: "By school",
    schools_text: "The share of lowered marks is set against all other schools of the same work, corrected for the number of schools; schools of fewer than 10 pupils are not compared.",
    both_marks: "Pupils with both marks",
    scores_title: "Primary scores",
    scores_text: [
        "Share of pupils with each score, %; bars: here, line: other schools",
        "Share of pupils with each score, %",
    ],
    score: "Score",
    quantiles: [
        "10th percentile (P10)",
        "Lower quartile (Q1)",
        "Median",
        "Upper quartile (Q3)",
        "90th percentile (P90)",
    ],
    share: "Share",
    pupils: "Pupils",
    gathered: "Scores are gathered: no bar stands for fewer than five pupils, and none crosses a boundary of marks.",
    jumps_title: "At the boundaries of marks",
    jumps_text: "The window is two scores below the boundary and two from it on. The share of the window from the boundary on is set against that of other schools. “Smooth” is what it would be on a smooth curve through the whole work. Of fewer than 20 pupils in the window nothing is said.",
    boundary: "Boundary",
    at_boundary: "Share from the boundary on",
    smooth: "Smooth",
    no_boundaries: "The rows do not tell the boundaries of marks, so jumps are not judged.",
    together: "all boundaries together",
    tasks_title: "Tasks",
    tasks_text: [
        "Share of the maximum of a task with its interval; circle: here, diamond: other schools. What may be said is corrected for the number of tasks. The largest gap first",
        "Share of the maximum of a task with its interval. The hardest first",
    ],
    task: "Task",
    max: "Maximum",
    zero: "No point",
    discrimination: "Discrimination, r",
    alpha: "Consistency of tasks (Cronbach's alpha)",
    no_tasks: "The rows have no points of tasks.",
    no_journal: "The rows have no pairs of journal and work.",
    no_scores: "The rows have no primary scores.",
    method: [
        "Pupils with both marks are counted. Intervals of shares by Wilson, of their differences by Newcombe; the rank correlation heeds ties (interval by Bonett and Wright), kappa weighs by squares. Whether lowered and raised are equally many is decided by the exact sign test.",
        "The boundary of a mark is the lowest score with it in the rows; where marks overlap there is none. A jump differs from other schools by the exact binomial tail, corrected by Benjamini and Hochberg.",
        "The maximum of a task is that of the plan, without one that of the file; where neither says anything (≥) it is the most anybody reached, and the true share is at most the one shown. Differences by Welch's interval, statements corrected by Benjamini and Hochberg for the number of tasks. Discrimination is the correlation of the task with the rest of the work, of all pupils; from 10 pupils on.",
    ],
};

impl Locale {
    /// The words of what is inside a work in this language.
    pub fn inside(self) -> &'static InsideTexts {
        self.either((&RU, &EN))
    }

    /// The section in the head of every page.
    pub fn inside_nav(self) -> &'static str {
        self.either(("Изнутри", "Inside"))
    }

    /// The name of the page.
    pub fn inside_title(self) -> &'static str {
        self.either(("Работа изнутри", "Inside a work"))
    }

    /// Why nothing is told.
    pub fn missing_inside(self, of: Missing) -> &'static str {
        self.either(match of {
            Missing::NotKept => (
                "Строки учеников здесь не хранятся, поэтому о работе изнутри ничего не известно.",
                "Pupil rows are not kept here, so nothing is known of the inside of a work.",
            ),
            Missing::NoRows => (
                "Для этой работы и этого места строк учеников нет: в данных только итоги. Строки приносят протоколы и индивидуальные результаты; выберите другую работу или год.",
                "There are no pupil rows of this work and place, only sums. Protocols and individual results bring rows; choose another work or year.",
            ),
            Missing::SeveralWorks => (
                "Выберите одну работу: процедуру, предмет, класс и год. Баллы и задания разных работ не складываются.",
                "Choose one work: procedure, subject, grade and year. Scores and tasks of different works are not added.",
            ),
            Missing::Withheld => (
                "В открытом показе работа видна только целиком, и только если строки есть у всех её участников.",
                "In public a work is shown as a whole only, and only where there are rows of everybody in it.",
            ),
        })
    }

    /// How a jump lies beside that of all others.
    pub fn likeness(self, of: Likeness) -> &'static str {
        self.either(match of {
            Likeness::Alike => ("как у остальных", "as elsewhere"),
            Likeness::Stronger => ("сильнее, чем у остальных", "stronger than elsewhere"),
            Likeness::Weaker => ("слабее, чем у остальных", "weaker than elsewhere"),
            Likeness::Unknown => {
                ("мало учеников или не с кем сравнить", "too few pupils, or nobody to compare with")
            }
        })
    }

    /// What may be said of a share of lowered marks: more often or less often than elsewhere.
    pub fn more_or_less_often(self, of: Verdict, delta: f64) -> &'static str {
        self.either(match of {
            Verdict::Unknown => ("мало учеников", "too few pupils"),
            Verdict::NotDifferent => ("в пределах случайного разброса", "within chance variation"),
            _ if delta > 0.0 => ("чаще, чем у остальных", "more often than elsewhere"),
            _ => ("реже, чем у остальных", "less often than elsewhere"),
        })
    }
}
