//! What each rule is called, what its signal may mean, and what to check.

use analysis::signals::Rule;

use crate::text::Locale;

/// The words of a rule.
#[derive(Clone, Copy, Debug)]
pub struct RuleText {
    /// What it is called.
    pub name: &'static str,
    /// What its signal may mean; there may be other reasons.
    pub hypothesis: &'static str,
    /// What to look at before anything is concluded.
    pub check: &'static str,
}

type Both = [(&'static str, &'static str); 3];

const LOW: Both = [
    ("", ""),
    (
        "Значительной части учеников не хватает опорных умений; возможны и трудные условия, и состав класса этого года.",
        "Many pupils may lack basic skills; conditions and this year's pupils may play a part.",
    ),
    (
        "Какие требования не выполнены и кем; те же ученики годом раньше; условия школы; кто учил.",
        "Which requirements were missed and by whom; the same pupils a year before; conditions; who taught.",
    ),
];
const HIGH: Both = [
    ("", ""),
    (
        "Результаты действительно высоки — или работы оценены мягче, чем у других.",
        "Results are high indeed, or works were marked more leniently than elsewhere.",
    ),
    (
        "Подтверждают ли результат ОГЭ и ЕГЭ; перепроверить несколько работ; был ли наблюдатель.",
        "Whether examinations confirm it; mark some works again; whether there was an observer.",
    ),
];

impl Locale {
    /// The words of a rule.
    pub fn rule(self, of: Rule) -> RuleText {
        let [name, hypothesis, check] = words(of);
        let [_, shared_hypothesis, shared_check] = match of {
            Rule::FiokoMean | Rule::High => HIGH,
            _ => LOW,
        };
        let or =
            |own: (&'static str, &'static str), shared| if own.0.is_empty() { shared } else { own };
        RuleText {
            name: self.either(name),
            hypothesis: self.either(or(hypothesis, shared_hypothesis)),
            check: self.either(or(check, shared_check)),
        }
    }
}

const SHARED: (&str, &str) = ("", "");

fn words(of: Rule) -> Both {
    match of {
        Rule::FiokoMark2 | Rule::Falling => [
            name(of),
            (
                "Результат этого года ниже прошлогоднего больше, чем обычно: другой состав, события года или перемены в обучении.",
                "This year lies below the last more than usual: other pupils, events of the year or changes in teaching.",
            ),
            (
                "Один предмет или все; одна параллель или школа; что изменилось за год; один ли это год.",
                "One subject or all; one grade or the school; what changed; whether it is one year only.",
            ),
        ],
        Rule::Sinking => [
            name(of),
            (
                "Место школы среди всех участников несколько лет понемногу снижается: меняется состав, условия или обучение.",
                "The place among all pupils sinks little by little over several years: pupils, conditions or teaching change.",
            ),
            (
                "С какого года и по каким предметам; что менялось в эти годы: набор, учителя, программы.",
                "Since which year and in which subjects; what changed in these years: intake, teachers, programmes.",
            ),
        ],
        Rule::Unsteady => [
            name(of),
            (
                "Результат зависит от состава, учителя или условий проведения больше, чем у других школ.",
                "Results depend on pupils, teachers or conditions more than elsewhere.",
            ),
            (
                "В какие годы и по каким предметам скачки; кто учил и кто проверял.",
                "In which years and subjects it jumps; who taught and who marked.",
            ),
        ],
        Rule::Unsatisfactory => [
            name(of),
            (
                "Ниже минимума больше учеников, чем обычно при такой численности; возможны условия и состав.",
                "More pupils lie below the minimum than is usual for the size; conditions may play a part.",
            ),
            (
                "Кто и в каких предметах; ожидаемый результат при таких условиях; помощь отстающим.",
                "Who and in which subjects; what conditions let expect; help for those behind.",
            ),
        ],
        Rule::Contests => [
            name(of),
            (
                "Школьный этап мог не проводиться по части предметов или участие не записано.",
                "The school stage may not have been held in some subjects, or not been recorded.",
            ),
            (
                "Полны ли протоколы; по каким предметам этап был; кто готовит участников.",
                "Whether protocols are complete; which subjects were held; who prepares participants.",
            ),
        ],
        Rule::Conditions => [
            name(of),
            (
                "Школа работает в условиях труднее, чем большинство; это не оценка её работы.",
                "The school works in harder conditions than most; this is no judgement of its work.",
            ),
            (
                "Верны ли сведения анкеты; чего не хватает; какая поддержка возможна.",
                "Whether the questionnaire is right; what is short; which support is possible.",
            ),
        ],
        _ => of_bias(of).unwrap_or([name(of), SHARED, SHARED]),
    }
}

/// What may make the order of pupils in the journal that of the work turned round, and what to check.
const REVERSED: [(&str, &str); 2] = [
    (
        "Порядок учеников по журналу обратный порядку по работе: строки или отметки могли быть перепутаны, условия у учеников — различаться.",
        "Pupils stand the other way round in the journal and in the work: rows or marks may have been mixed up, or conditions of pupils differed.",
    ),
    (
        "Те ли строки у тех ли учеников; сравнить отметки, разошедшиеся на две; кто и как писал работу.",
        "Whether rows belong to their pupils; marks that differ by two; who sat the work and how.",
    ),
];

/// Signs of biased results; `None` for rules whose words are shared.
fn of_bias(of: Rule) -> Option<Both> {
    Some(match of {
        Rule::FiokoJournal => [name(of), REVERSED[0], REVERSED[1]],
        Rule::Journal => [
            name(of),
            (
                "Журнал строже работы, работа оценена мягче обычного или писали её в других условиях.",
                "The journal is stricter than the work, the work was marked more leniently, or conditions differed.",
            ),
            (
                "Сравнить отметки учеников, разошедшиеся на две; нормы оценивания в журнале; перепроверить работы.",
                "Compare pupils whose marks differ by two; norms of the journal; mark works again.",
            ),
        ],
        Rule::FiokoCohort => [
            name(of),
            (
                "Состав параллели сменился, работы проводились или оценивались по-разному, либо обучение заметно изменилось.",
                "The cohort changed, works were held or marked differently, or teaching changed a lot.",
            ),
            (
                "Сколько учеников писали обе работы; кто проверял; что изменилось между годами.",
                "How many sat both works; who marked them; what changed between the years.",
            ),
        ],
        Rule::Items => [
            name(of),
            (
                "Порядок трудности заданий здесь не такой, как у других: возможны подсказки или особое обучение.",
                "The order of difficulty differs from elsewhere: there may have been hints, or special teaching.",
            ),
            ("Посмотреть работы по заданиям.", "Look at the works task by task."),
        ],
        Rule::Spikes => [
            name(of),
            (
                "Работы у границы отметки могли получать недостающий балл чаще, чем у других.",
                "Works near a boundary may have been given the missing point more often than elsewhere.",
            ),
            (
                "Перепроверить работы с баллом на границе; сравнить с гистограммой региона.",
                "Mark works at the boundary again; compare with the region's histogram.",
            ),
        ],
        Rule::Unconfirmed => [
            name(of),
            (
                "ВПР могла быть оценена мягче — или параллель за год потеряла учеников или умения.",
                "The ВПР may have been marked more leniently, or the cohort lost pupils or skills within the year.",
            ),
            (
                "Те же ли ученики сдавали экзамен; перепроверить ВПР; как шла подготовка.",
                "Whether the same pupils sat both; mark the ВПР again; how the examination was prepared.",
            ),
        ],
        Rule::Absent => [
            name(of),
            (
                "Среди отсутствовавших могло быть больше слабых учеников; могла быть и болезнь.",
                "There may have been more weak pupils among the absent; it may have been an illness.",
            ),
            (
                "Причины неявки; отметки отсутствовавших; писали ли они работу позже.",
                "Why pupils were absent; their marks; whether they sat the work later.",
            ),
        ],
        _ => return None,
    })
}

fn name(of: Rule) -> (&'static str, &'static str) {
    match of {
        Rule::ShnorRule30 => (
            "ШНОР: не менее 30 % ниже минимума",
            "List of low results: at least 30 % below the minimum",
        ),
        Rule::FiokoMean => ("Завышенный средний балл (ФИОКО)", "Overstated mean (ФИОКО)"),
        Rule::FiokoJournal => (
            "Несоответствие школьным отметкам (ФИОКО)",
            "Mismatch with marks of the journal (ФИОКО)",
        ),
        Rule::FiokoCohort => (
            "Резкий рост или падение параллели 4→5 (ФИОКО)",
            "Sharp rise or fall of a cohort 4→5 (ФИОКО)",
        ),
        Rule::FiokoMark2 => {
            ("Отрицательная динамика доли «2» (ФИОКО)", "Negative dynamics of «2» (ФИОКО)")
        }
        Rule::LowShare => {
            ("ШНОР с учётом численности", "List of low results, with regard to numbers")
        }
        Rule::EarlyWarning => ("Раннее предупреждение: от 20 %", "Early warning: from 20 %"),
        Rule::High => ("а · результаты много выше обычного", "a · results far above the usual"),
        Rule::Items => {
            ("б · лёгкие задания хуже, трудные лучше", "b · easy tasks worse, hard ones better")
        }
        Rule::Spikes => ("в · пики на границах отметок", "c · spikes at boundaries of marks"),
        Rule::Journal => ("г · отметки выше журнала", "d · marks above the journal"),
        Rule::Unconfirmed => {
            ("д · не подтверждено экзаменом", "e · not confirmed by the examination")
        }
        Rule::Absent => {
            ("е · много отсутствовавших при высоком результате", "f · many absent, high results")
        }
        Rule::Unsteady => ("Нестабильные результаты", "Unsteady results"),
        Rule::Falling => ("Результат ниже прошлогоднего", "Results below those of last year"),
        Rule::Sinking => ("Результат снижается из года в год", "Results sink year by year"),
        Rule::Unsatisfactory => {
            ("Доля ниже минимума больше обычной", "Share below the minimum above the usual")
        }
        Rule::Contests => {
            ("Участий в олимпиадах меньше обычного", "Olympiads: less part than usual")
        }
        Rule::Conditions => ("Условия труднее, чем у большинства", "Harder conditions than most"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_name_a_hypothesis_and_a_check_in_both_languages() {
        for rule in Rule::ALL {
            for locale in [Locale::Ru, Locale::En] {
                let RuleText { name, hypothesis, check } = locale.rule(*rule);
                assert!(!name.is_empty() && !hypothesis.is_empty() && !check.is_empty(), "{rule}");
            }
        }
    }

    /// Domain §5.14: no causal words, no guilt.
    #[test]
    fn no_word_of_guilt_or_cause_is_said() {
        let words = ["нарушен", "вин", "завыси", "потому что", "из-за", "фальси", "списыва"];
        for rule in Rule::ALL {
            let RuleText { hypothesis, check, .. } = Locale::Ru.rule(*rule);
            let text = format!("{hypothesis} {check}").to_lowercase();
            for word in words {
                assert!(!text.contains(word), "{rule}: «{word}» in «{text}»");
            }
        }
    }
}
