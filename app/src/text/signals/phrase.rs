//! Sentences of signals.

use analysis::{
    AcademicYear,
    signals::{
        Cell, Column, Cut, Detail, Fact, Lasting, Layer, Line, Problem, Quantity, Rule, Signals,
        WorkName,
    },
    stats::interval::Interval,
};

use crate::text::{Locale, event, number, phrase};

/// The sentence at the top: how many schools, how many checks, how much chance alone would raise.
pub fn signals(locale: Locale, shown: &Signals) -> String {
    let words = locale.signals();
    if shown.is_withheld {
        return words.withheld.to_owned();
    }
    let place = phrase::place(locale, &shown.setting);
    let year = shown.years.first().map_or_else(String::new, ToString::to_string);
    let schools = locale.counted(shown.schools.into(), &locale.texts().schools);
    let tests = || shown.checks.iter().filter_map(|it| Some((it, it.by_chance?)));
    let checks: u64 = tests().map(|it| u64::from(it.0.schools)).sum();
    let raised: u64 = tests().map(|it| u64::from(it.0.raised)).sum();
    let sure: u64 = tests().filter_map(|it| it.0.sure).map(u64::from).sum();
    let by_chance: f64 = tests().map(|it| it.1).sum();
    let whole = |it| number::whole(locale, it);
    let by_chance = number::decimal(locale, by_chance, 0);
    let head = format!("{place}, {year}: {schools}.");
    if checks == 0 {
        return head;
    }
    let checks_word = locale.counted(checks, &words.checks);
    let rest = match locale {
        Locale::Ru => format!(
            "Из {checks_word} случайно отметилось бы ≈\u{a0}{by_chance}; отмечено {}, из них уверенно {}.",
            whole(raised),
            whole(sure)
        ),
        Locale::En => format!(
            "Of {checks_word} chance alone would raise ≈\u{a0}{by_chance}; raised were {}, of these surely {}.",
            whole(raised),
            whole(sure)
        ),
    };
    format!("{head} {rest}")
}

/// By which thresholds ours were judged: «пороги заданы решением № 2, 2026-11-22, …».
pub fn thresholds(locale: Locale, shown: &Signals) -> String {
    let [usual, changed] = locale.signals().thresholds_by;
    let decided = shown.decided.as_ref();
    decided.map_or_else(
        || usual.to_owned(),
        |it| format!("{changed}: № {}, {}, {}", it.version, it.on, it.reason),
    )
}

/// What stands above a column: «9: по документу 5, по нашим правилам 7»; missing is never zero.
pub fn counts(locale: Locale, of: &Column) -> String {
    let words = locale.signals();
    if of.known == 0 {
        return locale.either(("нет данных", "no data")).to_owned();
    }
    let ours: u32 = of.ours.iter().sum();
    format!("{}: {} {}, {} {}", of.all, words.by_document, of.official, words.by_us, ours)
}

/// A cell in words, for those who do not see its sign.
pub fn cell(locale: Locale, problem: Problem, of: &Cell) -> String {
    let mut parts = vec![locale.problem(problem).to_owned()];
    if of.is_official() {
        parts.push(locale.signals().by_document.to_owned());
    }
    match of.ours {
        Ok(Some(certainty)) => parts.push(locale.certainty(certainty).1.to_owned()),
        Ok(None) if !of.is_official() => {
            parts.push(locale.either(("признака нет", "nothing raised")).to_owned());
        }
        Err(why) if !of.is_official() => parts.push(locale.why(why).to_owned()),
        _ => {}
    }
    parts.extend(families(locale, of));
    if of.n > 0 {
        parts.push(format!("n\u{a0}=\u{a0}{}", number::whole(locale, of.n)));
    }
    parts.join(", ")
}

/// «Документ 2025 года применён к 2023/24»: where a document is asked of another year than its own.
pub fn other_year(locale: Locale, rule: Rule, year: AcademicYear) -> Option<String> {
    let document = rule.document_year().filter(|it| *it != year.first_september() + 1)?;
    Some(match locale {
        Locale::Ru => format!("Документ {document} года применён к {year} учебному году."),
        Locale::En => format!("A document of {document}, applied to {year}."),
    })
}

/// «семейства а, г»: the families of signs of bias that are sure.
pub fn families(locale: Locale, of: &Cell) -> Option<String> {
    let letter = |it: char| match (locale, it) {
        (Locale::Ru, 'a') => 'а',
        (Locale::Ru, 'b') => 'б',
        (Locale::Ru, 'c') => 'в',
        (Locale::Ru, 'd') => 'г',
        (Locale::Ru, 'e') => 'д',
        (Locale::Ru, _) => 'е',
        (Locale::En, it) => it,
    };
    let letters: Vec<String> = of.family_letters().map(|it| letter(it).to_string()).collect();
    let word = locale.either(("семейства", "families"));
    (!letters.is_empty()).then(|| format!("{word} {}", letters.join(", ")))
}

/// How a cell lies beside the years before, layer by layer: as it stands in the cell, and in words.
/// Whose years they are is said wherever a document has a rule for the problem as well.
pub fn lasting(locale: Locale, line: &Line, problem: Problem) -> Vec<(String, String)> {
    let ours = locale.either(("наши", "ours"));
    let layers = [(Layer::Official, locale.document_mark()), (Layer::Ours, ours)];
    let has_both = Rule::of(problem).any(|it| it.spec().layer == Layer::Official);
    let told = layers.into_iter().filter_map(|(layer, mark)| {
        let (sign, words) = lasts(locale, line.lasting(problem, layer)?);
        Some(match has_both {
            true => (format!("{mark} {sign}"), format!("{}: {words}", locale.layer(layer))),
            false => (sign, words),
        })
    });
    told.collect()
}

fn lasts(locale: Locale, of: Lasting) -> (String, String) {
    let both = |ru: (&str, &str), en: (&str, &str)| {
        let (sign, words) = locale.either((ru, en));
        (sign.to_owned(), words.to_owned())
    };
    match of {
        Lasting::New => {
            both(("новый", "год назад признака не было"), ("new", "not raised a year before"))
        }
        Lasting::Gone => both(("был", "год назад признак был"), ("was", "raised a year before")),
        Lasting::Repeated(years) => match locale {
            Locale::Ru => (format!("{years}-й год"), format!("признак {years}-й год подряд")),
            Locale::En => (format!("{years} years"), format!("raised {years} years in a row")),
        },
    }
}

/// What a rule says, in a word or two.
pub fn said(locale: Locale, of: &analysis::signals::Said) -> String {
    match of.beside {
        Some(beside) => format!("{}; {}", raised(locale, of), locale.likeness(beside)),
        None => raised(locale, of),
    }
}

fn raised(locale: Locale, of: &analysis::signals::Said) -> String {
    match of.finding.raised {
        Err(why) => locale.why(why).to_owned(),
        Ok(None) => locale.either(("признака нет", "nothing raised")).to_owned(),
        Ok(Some(_)) if of.rule.spec().layer == Layer::Official => {
            locale.either(("признак есть", "raised")).to_owned()
        }
        Ok(Some(certainty)) => locale.certainty(certainty).1.to_owned(),
    }
}

/// What the whole cell calls for.
pub fn calls_for(locale: Locale, of: &Detail) -> Option<&'static str> {
    let cell = &of.years.first()?.1;
    if of.problem != Problem::Bias {
        return None;
    }
    let words = match cell.certainty()? {
        analysis::signals::Certainty::Sure => (
            "Есть признаки двух и более независимых семейств, требуется проверка.",
            "Two and more independent families of signs: a check is called for.",
        ),
        _ => (
            "Признак одного семейства: обратите внимание.",
            "A sign of one family: it deserves attention.",
        ),
    };
    Some(locale.either(words))
}

/// Which work in which year.
pub fn work(locale: Locale, detail: &Detail, of: &Fact) -> String {
    let known = of.work.and_then(|it| detail.works.get(usize::from(it)));
    let Some(work) = known else {
        return match of.quantity {
            Quantity::Below | Quantity::Place | Quantity::Boundary | Quantity::TaskSlope => {
                format!("{}, {}", locale.signals().all_works, of.year)
            }
            _ => of.year.to_string(),
        };
    };
    format!("{}, {}", called(locale, work), of.year)
}

fn called(locale: Locale, work: &WorkName) -> String {
    let grade = locale.either(("класс", "grade"));
    let (procedure, subject) = (&work.procedure.name, &work.subject.name);
    format!("{procedure}, {subject}, {} {grade}", work.grade.name)
}

/// «ВПР, Русский язык, 5 класс: с годом раньше не сравнивается, разрыв ряда: новый формат (2020/21)».
pub fn not_compared(locale: Locale, of: &Cut) -> String {
    let words = locale.either(("с прошлым годом не сравнивается", "not compared with last year"));
    let broken = event::broken(locale, &of.at);
    format!("{}: {words}; {broken} ({})", called(locale, &of.work), of.at.since)
}

/// A number of a fact in its unit.
pub fn amount(locale: Locale, of: Quantity, value: f64) -> String {
    let percent = |value: f64, decimals| {
        format!("{}\u{a0}%", number::decimal(locale, 100.0 * value, decimals))
    };
    match of {
        Quantity::Below
        | Quantity::Boundary
        | Quantity::EasyTasks
        | Quantity::HardTasks
        | Quantity::Absent
        | Quantity::ContextPlace
        | Quantity::TeachersCategory
        | Quantity::ComputersObsolete => percent(value, 0),
        Quantity::JournalShift | Quantity::BelowChange => {
            let unit = locale.either(("п.\u{a0}п.", "p.p."));
            format!("{}\u{a0}{unit}", number::decimal(locale, 100.0 * value, 0))
        }
        Quantity::TaskSlope => {
            let unit = locale.either(("п.\u{a0}п.", "p.p."));
            format!("{}\u{a0}{unit}", number::decimal(locale, 10.0 * value, 1))
        }
        Quantity::Participations => number::decimal(locale, 100.0 * value, 0),
        Quantity::Mean => number::decimal(locale, value, 1),
        Quantity::CityReach => number::decimal(locale, value, 0),
        Quantity::Place
        | Quantity::PlaceSlope
        | Quantity::CohortRatio
        | Quantity::Ranks
        | Quantity::RanksAsPrinted => number::decimal(locale, value, 2),
    }
}

/// The value with its interval and number of pupils.
pub fn value(locale: Locale, of: &Fact) -> String {
    let interval = of.interval.map(|Interval { low, high }| {
        let (low, high) = (amount(locale, of.quantity, low), amount(locale, of.quantity, high));
        format!(" ({low} … {high})")
    });
    let n = if of.n > 0 {
        format!(", n\u{a0}=\u{a0}{}", number::whole(locale, of.n))
    } else {
        String::new()
    };
    let value = amount(locale, of.quantity, of.value);
    format!("{value}{}{n}", interval.unwrap_or_default())
}
