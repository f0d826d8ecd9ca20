//! The words of signals, in both languages side by side. Neutral throughout: a signal is a reason to
//! look, and no word says who did what.

use analysis::signals::{Certainty, Layer, Problem, Why};

use super::{Locale, Plural};

pub mod effect;
pub mod partner;
pub mod phrase;
mod quantity;
mod reading;
mod rule;

pub use rule::RuleText;

/// Everything the page of signals says in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct SignalTexts {
    pub withheld: &'static str,
    pub not_a_judgement: &'static str,
    pub legend: &'static str,
    pub matrix_title: &'static str,
    pub list_title: &'static str,
    pub all_schools: &'static str,
    pub orders: [&'static str; 2],
    pub nothing_raised: &'static str,
    pub by_document: &'static str,
    pub by_us: &'static str,
    pub fact: &'static str,
    pub hypothesis: &'static str,
    pub to_check: &'static str,
    pub note: &'static str,
    pub no_note: &'static str,
    pub write_note: &'static str,
    pub thresholds_by: [&'static str; 2],
    pub change_thresholds: &'static str,
    pub judged_again: &'static str,
    pub judged_earlier: &'static str,
    pub judged_now: &'static str,
    pub close: &'static str,
    pub source: &'static str,
    pub years_before: &'static str,
    pub this_work: &'static str,
    pub column_what: &'static str,
    pub column_work: &'static str,
    pub column_value: &'static str,
    pub column_all: &'static str,
    pub column_limit: &'static str,
    /// What the file of single signals holds.
    pub signals_listed: &'static str,
    pub rules_title: &'static str,
    pub rules_text: &'static str,
    pub column_rule: &'static str,
    pub column_layer: &'static str,
    pub column_problem: &'static str,
    pub column_schools: &'static str,
    pub column_raised: &'static str,
    pub column_sure: &'static str,
    pub column_by_chance: &'static str,
    pub column_source: &'static str,
    pub index_title: &'static str,
    pub index_text: &'static str,
    pub index_all: &'static str,
    pub all_works: &'static str,
    pub method_text: &'static str,
    pub thresholds_title: &'static str,
    pub checks: Plural,
}

static RU: SignalTexts = SignalTexts {
    withheld: "Признаки по школам показываются только тем, кто за школы отвечает. В открытом показе их нет.",
    not_a_judgement: "Признак — повод посмотреть, а не вывод: за ним следует гипотеза, проверка и слово школы. По ВПР школы, учителей и руководителей не оценивают.",
    legend: "● уверенно · ◐ вероятно · ○ на границе · «док.» — признак по документу, как в нём написано, без учёта случайности · «·» признака нет · «–» нет данных. Под знаком — число учеников (результатов), на котором он стоит; ниже — был ли признак в предыдущие годы, по документам («док.») и по нашим правилам («наши») отдельно: «новый», «2-й год», «3-й год» подряд, «был» год назад.",
    matrix_title: "Школы и шесть вопросов",
    list_title: "Показаны школы с признаком",
    all_schools: "показать все школы",
    orders: ["по названию", "сначала где признаков больше"],
    nothing_raised: "Таких школ нет.",
    by_document: "по документу",
    by_us: "по нашим правилам",
    fact: "Факт",
    hypothesis: "Гипотеза",
    to_check: "Что проверить",
    note: "Слово школы",
    no_note: "Школа пока ничего не сказала.",
    write_note: "записать (оператор)",
    thresholds_by: ["Пороги наших правил обычные.", "Пороги наших правил изменены"],
    change_thresholds: "Пороги и их история (оператор)",
    judged_again: "Показать выводы по порогам, которые действовали:",
    judged_earlier: "Показано не по действующим порогам.",
    judged_now: "показать по действующим",
    close: "закрыть",
    source: "Источник",
    years_before: "По годам",
    this_work: "У границ отметок этой работы",
    column_what: "Что измерено",
    column_work: "Работа, год",
    column_value: "Значение",
    column_all: "У всех школ",
    column_limit: "Граница",
    signals_listed: "Признаки по одному, с правилом и источником",
    rules_title: "Правила: что проверено и что отмечено",
    rules_text: "«Случайно» — сколько школ отметилось бы, если бы все различались только случайностью: 2,5 % с одной стороны. «Уверенно» — после поправки на число проверок (Бенджамини — Хохберг, 5 %). Правила документов случайности не учитывают.",
    column_rule: "Правило",
    column_layer: "Чьё",
    column_problem: "Вопрос",
    column_schools: "Проверено школ",
    column_raised: "Отмечено",
    column_sure: "Из них уверенно",
    column_by_chance: "Случайно",
    column_source: "Где написано",
    index_title: "Индекс объективности по работам и годам",
    index_text: "Доля школ без единого признака по методике ФИОКО, в скобках — отмечено из скольких. Из 14 признаков учтены завышенный средний балл и резкий рост или падение параллели 4→5; четыре признака о школьных отметках — там, где есть результаты каждого ученика. Завышенный средний балл отмечает и просто сильные школы.",
    index_all: "все работы",
    all_works: "все работы вместе",
    method_text: "Место — среднее отклонение от среднего всех учеников той же работы, в их стандартных отклонениях; годы и работы разной трудности сравнимы. Наши правила сравнивают школу с тем, насколько школы такой численности обычно различаются (поправка на сверхдисперсию), и поправлены на число проверок. Признаки необъективности считаются по независимым семействам: одно — «обратите внимание», два и больше — «требуется проверка».",
    thresholds_title: "Как считается",
    checks: Plural(["проверки", "проверок", "проверок"]),
};

static EN: SignalTexts = SignalTexts {
    withheld: "Signals of schools are shown only to those who answer for the schools, and never in public.",
    not_a_judgement: "A signal is a reason to look and no conclusion: a hypothesis follows, a check, and the school's own word. ВПР are no means to judge schools, teachers or heads.",
    legend: "● sure · ◐ likely · ○ on the border · “doc.” raised by a document exactly as it says, chance not asked · “·” nothing raised · “–” no data. Below the sign the number of pupils (results) it rests on; below that the years before, documents (“doc.”) and our rules (“ours”) apart: “new”, “2 years”, “3 years” in a row, “was” raised a year before.",
    matrix_title: "Schools and six questions",
    list_title: "Schools with a signal",
    all_schools: "show all schools",
    orders: ["by name", "most signals first"],
    nothing_raised: "There are no such schools.",
    by_document: "by a document",
    by_us: "by our rules",
    fact: "Fact",
    hypothesis: "Hypothesis",
    to_check: "What to check",
    note: "Word of the school",
    no_note: "The school has said nothing yet.",
    write_note: "write it down (operator)",
    thresholds_by: [
        "Thresholds of our rules are the usual ones.",
        "Thresholds of our rules were changed",
    ],
    change_thresholds: "Thresholds and their history (operator)",
    judged_again: "Show what was said by the thresholds that held:",
    judged_earlier: "Shown by other thresholds than those that hold.",
    judged_now: "show by those that hold",
    close: "close",
    source: "Source",
    years_before: "By year",
    this_work: "At the boundaries of marks of this work",
    column_what: "What was measured",
    column_work: "Work, year",
    column_value: "Value",
    column_all: "All schools",
    column_limit: "Limit",
    signals_listed: "Single signals with rule and source",
    rules_title: "Rules: what was looked at and what was raised",
    rules_text: "“By chance” is how many schools would be raised if chance alone made them differ: 2.5 % on one side. “Sure” is after correction for the number of checks (Benjamini–Hochberg, 5 %). Rules of documents do not ask chance.",
    column_rule: "Rule",
    column_layer: "Whose",
    column_problem: "Question",
    column_schools: "Schools looked at",
    column_raised: "Raised",
    column_sure: "Of these surely",
    column_by_chance: "By chance",
    column_source: "Where it is written",
    index_title: "Index of objectivity by work and year",
    index_text: "The share of schools without a single sign of the method of ФИОКО; in brackets the schools with one, and of how many. Of its 14 signs an overstated mean and a sharp rise or fall of a cohort 4→5 are looked at; the four signs about marks of the journal only where there are results pupil by pupil. An overstated mean marks simply strong schools, too.",
    index_all: "all works",
    all_works: "all works together",
    method_text: "The place is the mean distance from the mean of all pupils of the same work, in their standard deviations; so years and works of different difficulty can be compared. Our rules set a school against how much schools of its size usually differ (over-dispersion), and are corrected for the number of checks. Signs of biased results are counted by independent families: one calls for attention, two and more for a check.",
    thresholds_title: "How it is computed",
    checks: Plural(["check", "checks", "checks"]),
};

impl Locale {
    /// The words of signals in this language.
    pub fn signals(self) -> &'static SignalTexts {
        self.either((&RU, &EN))
    }

    /// The name of the page, which every page shows.
    pub fn signals_nav(self) -> &'static str {
        self.either(("Сигналы", "Signals"))
    }

    /// A problem, as its column is called.
    pub fn problem(self, of: Problem) -> &'static str {
        self.either(match of {
            Problem::LowResults => ("Низкие результаты", "Low results"),
            Problem::Bias => ("Признаки необъективности", "Signs of biased results"),
            Problem::Unstable => ("Нестабильность или снижение", "Unstable or falling results"),
            Problem::Unsatisfactory => {
                ("Много результатов ниже минимума", "Many results below the minimum")
            }
            Problem::Contests => ("Мало участия в конкурсах", "Little part in competitions"),
            Problem::Conditions => ("Неблагоприятные условия", "Unfavourable conditions"),
        })
    }

    /// Who made a rule.
    pub fn layer(self, of: Layer) -> &'static str {
        match of {
            Layer::Official => self.signals().by_document,
            Layer::Ours => self.signals().by_us,
        }
    }

    /// The sign of a certainty, and its word.
    pub fn certainty(self, of: Certainty) -> (&'static str, &'static str) {
        match of {
            Certainty::Sure => ("●", self.either(("уверенно", "sure"))),
            Certainty::Likely => ("◐", self.either(("вероятно", "likely"))),
            Certainty::Borderline => ("○", self.either(("на границе", "on the border"))),
        }
    }

    /// The mark of a cell that a document raised.
    pub fn document_mark(self) -> &'static str {
        self.either(("док.", "doc."))
    }

    /// Why a rule says nothing.
    pub fn why(self, of: Why) -> &'static str {
        self.either(match of {
            Why::NoRule => ("правила нет ни в одном документе", "no document has a rule"),
            Why::NoWorks => ("нет результатов нужных работ", "no results of these works"),
            Why::NoEarlier => ("нет предыдущих лет", "no earlier years"),
            Why::Broken => ("разрыв ряда, годы не сравниваются", "a break, years are not compared"),
            Why::FewPupils => {
                ("мало участников, решение вручную", "too few pupils, to be decided by hand")
            }
            Why::FewSchools => {
                ("мало школ, обычный разброс неизвестен", "too few schools to know what is usual")
            }
            Why::NoPupilRows => {
                ("нужны результаты каждого ученика", "this takes results pupil by pupil")
            }
            Why::FewTasks => ("мало заданий", "too few tasks"),
            Why::NoAttendance => ("нет сведений о явке", "attendance is not told"),
            Why::NoJournal => ("нет отметок журнала", "marks of the journal are not told"),
            Why::NoContests => ("нет результатов олимпиад", "no results of olympiads"),
            Why::NoContext => ("условия школы неизвестны", "conditions are unknown"),
        })
    }
}
