//! Suggestions: what columns may mean, by the words of their headings and by what stands in them.
//!
//! A suggestion only fills in a form; whoever sends it has decided.

use std::collections::{BTreeMap, BTreeSet};

use super::Column;
use crate::{header::fold, spelling::academic_year, vpr::subject_in};

/// Why a column may mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its heading says so.
    Heading,
    /// Its values look so.
    Values,
}

/// Words of headings, the particular before the general; a word counts where the heading has it.
const WORDS: &[(&[&str], Column)] = &[
    (&["код_оо", "код_оу", "код_школ", "код_образ", "логин", "school_id"], Column::SchoolCode),
    (&["макс", "балл"], Column::PointsMax),
    (&["сумма", "квадрат"], Column::SquaresSum),
    (&["сумма", "балл"], Column::ScoresSum),
    (&["средн", "балл"], Column::ScoresMean),
    (&["mean"], Column::ScoresMean),
    (&["average"], Column::ScoresMean),
    (&["понизил"], Column::JournalLower),
    (&["подтвердил"], Column::JournalSame),
    (&["повысил"], Column::JournalHigher),
    (&["по_списку"], Column::Registered),
    (&["зарегистр"], Column::Registered),
    (&["присутств"], Column::Present),
    (&["не_аттест"], Column::NotGraded),
    (&["н/а"], Column::NotGraded),
    (&["участник"], Column::Participants),
    (&["участвов"], Column::Participants),
    (&["писал"], Column::Participants),
    (&["выполнял"], Column::Participants),
    (&["кол", "учащ"], Column::Participants),
    (&["кол", "обуч"], Column::Participants),
    (&["числ", "уч"], Column::Participants),
    (&["чел"], Column::Participants),
    (&["муниципал"], Column::Municipality),
    (&["район"], Column::Municipality),
    (&["округ"], Column::Municipality),
    (&["регион"], Column::Region),
    (&["субъект"], Column::Region),
    (&["наименование_оо"], Column::School),
    (&["название_оо"], Column::School),
    (&["школ"], Column::School),
    (&["оу"], Column::School),
    (&["образоват", "организац"], Column::School),
    (&["образоват", "учрежд"], Column::School),
    (&["предмет"], Column::Subject),
    (&["дисциплин"], Column::Subject),
    (&["литер"], Column::Class),
    (&["класс"], Column::Grade),
    (&["параллел"], Column::Grade),
    (&["процедур"], Column::Procedure),
    (&["вид", "работ"], Column::Procedure),
    (&["период"], Column::Term),
    (&["год"], Column::Year),
    (&["пол"], Column::Group),
    (&["групп"], Column::Group),
    (&["шкал"], Column::Scale),
];

/// Words of names of schools.
const SCHOOLS: [&str; 9] =
    ["сош", "оош", "школа", "гимназия", "лицей", "мбоу", "мкоу", "маоу", "интернат"];
/// Words of names of municipalities.
const PLACES: [&str; 6] = ["район", "округ", "город ", "г. ", "г.", "муниципал"];

/// What each column may mean; no meaning twice.
pub(super) fn columns(names: &[String], values: &[Vec<&str>]) -> Vec<Option<(Column, Reason)>> {
    let mut taken = BTreeSet::new();
    let mut found: Vec<Option<(Column, Reason)>> = vec![None; names.len()];
    type Ask = fn(&str, &[&str]) -> Option<Column>;
    let asks: [(Ask, Reason); 4] = [
        (exact, Reason::Heading),
        (mark, Reason::Heading),
        (worded, Reason::Heading),
        (|_, values| looks(values), Reason::Values),
    ];
    for (ask, reason) in asks {
        for (at, name) in names.iter().enumerate() {
            if found[at].is_none()
                && let Some(column) = ask(name, &values[at]).filter(|it| taken.insert(*it))
            {
                found[at] = Some((column, reason));
            }
        }
    }
    shares(&mut found, values);
    found
}

/// The last part of a merged heading.
fn last(name: &str) -> &str {
    name.rsplit(" / ").next().unwrap_or(name)
}

fn exact(name: &str, values: &[&str]) -> Option<Column> {
    let folded = fold(name);
    let is_level = |it: &Column| LEVELS.iter().any(|(level, _)| level == it);
    let called = Column::ALL.iter().copied().filter(|it| !is_level(it));
    let found = called.into_iter().find(|it| it.names().contains(&folded.as_str()));
    found.map(|it| not_a_class(it, values))
}

/// «5А» is a class and not a grade, whatever stands above.
fn not_a_class(column: Column, values: &[&str]) -> Column {
    match column {
        Column::Grade if looks(values) == Some(Column::Class) => Column::Class,
        it => it,
    }
}

const LEVELS: [(Column, Column); 4] = [
    (Column::Level1, Column::Percent1),
    (Column::Level2, Column::Percent2),
    (Column::Level3, Column::Percent3),
    (Column::Level4, Column::Percent4),
];

/// «2», «на "3"», «отметка 4», «доля 5, %»: one digit of a mark and no other.
fn mark(name: &str, _: &[&str]) -> Option<Column> {
    let text = last(name).to_lowercase();
    let digits: Vec<u32> = text.chars().filter_map(|it| it.to_digit(10)).collect();
    let level = match digits[..] {
        [mark @ 2..=5] => mark as usize - 2,
        _ => return None,
    };
    const AROUND: [&str; 14] = [
        "на",
        "отметка",
        "отметки",
        "отметку",
        "оценка",
        "оценки",
        "доля",
        "кол",
        "во",
        "количество",
        "получили",
        "чел",
        "mark",
        "grade",
    ];
    let mut words = text.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty());
    if !words.all(|it| AROUND.contains(&it)) {
        return None;
    }
    let (count, share) = LEVELS[level];
    let is_share = name.contains('%') || name.to_lowercase().contains("доля");
    Some(if is_share { share } else { count })
}

fn worded(name: &str, values: &[&str]) -> Option<Column> {
    let folded = fold(last(name));
    let begins = |word: &str| {
        let words: Vec<&str> = folded.split(['_', '-', '(', '/', '.', ',']).collect();
        folded.starts_with(word)
            || words.iter().any(|it| it.starts_with(word))
            || folded.contains(&format!("_{word}"))
    };
    let found = WORDS.iter().find(|(words, _)| words.iter().all(|it| begins(it)));
    found.map(|(_, column)| not_a_class(*column, values))
}

/// What most values look like.
fn looks(values: &[&str]) -> Option<Column> {
    let most = |is: &dyn Fn(&str) -> bool| {
        let count = values.iter().filter(|it| is(it)).count();
        !values.is_empty() && count * 4 >= values.len() * 3
    };
    let has = |words: &'static [&'static str]| {
        move |it: &str| words.iter().any(|word| it.to_lowercase().contains(word))
    };
    let is_code = |it: &str| {
        let digits = ["sch", "edu"].iter().find_map(|prefix| it.strip_prefix(prefix));
        digits.is_some_and(|it| it.len() >= 4 && it.bytes().all(|it| it.is_ascii_digit()))
    };
    let is_class = |it: &str| {
        let digits = it.len() - it.trim_start_matches(|it: char| it.is_ascii_digit()).len();
        let rest: Vec<char> = it[digits..].chars().filter(|it| it.is_alphabetic()).collect();
        let is_grade = it[..digits].parse().is_ok_and(|it: u8| (1..=11).contains(&it));
        is_grade && rest.len() == 1 && it.chars().count() <= digits + 4
    };
    let is_year = |it: &str| it.len() > 4 && academic_year(it).is_some();
    type Is<'a> = &'a dyn Fn(&str) -> bool;
    let cases: [(Is<'_>, Column); 6] = [
        (&is_code, Column::SchoolCode),
        (&is_class, Column::Class),
        (&is_year, Column::Year),
        (&has(&SCHOOLS), Column::School),
        (&|it| subject_in(it).is_some(), Column::Subject),
        (&has(&PLACES), Column::Municipality),
    ];
    cases.into_iter().find(|(is, _)| most(is)).map(|(_, column)| column)
}

/// Marks are shares where a row of them makes 100, or 1.
fn shares(found: &mut [Option<(Column, Reason)>], values: &[Vec<&str>]) {
    let place = |column: Column| found.iter().position(|it| it.is_some_and(|(it, _)| it == column));
    let Some(places) = LEVELS.iter().map(|(it, _)| place(*it)).collect::<Option<Vec<_>>>() else {
        return;
    };
    let rows = places.iter().map(|it| values[*it].len()).min().unwrap_or_default();
    let number =
        |it: &str| it.trim_end_matches('%').trim().replacen(',', ".", 1).parse::<f64>().ok();
    let sum =
        |row: usize| -> Option<f64> { places.iter().map(|it| number(values[*it][row])).sum() };
    let is_whole = |it: f64| (it - 100.0).abs() < 2.0 || (it - 1.0).abs() < 0.02;
    let are_shares = rows > 0 && (0..rows).all(|row| sum(row).is_some_and(is_whole));
    let has_parts =
        places.iter().flat_map(|it| &values[*it]).any(|it| it.contains(['.', ',', '%']));
    if are_shares && (has_parts || rows > 2) {
        for (place, (_, share)) in places.iter().zip(LEVELS) {
            found[*place] = Some((share, Reason::Values));
        }
    }
}

/// What the lines above the table, the name of the sheet and that of the file tell.
pub(super) fn constants(file: &str, sheet: &str, above: &[&str]) -> BTreeMap<Column, String> {
    const PROCEDURES: [&str; 6] = ["ВПР", "ОГЭ", "ЕГЭ", "НИКО", "ГВЭ", "РДР"];
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let told: Vec<String> =
        above.iter().copied().chain([sheet, file]).map(str::to_lowercase).collect();
    let mut constants = BTreeMap::new();
    let words = |it: &str| -> Vec<String> {
        let split = it.split(|it: char| !it.is_alphanumeric() && it != '/');
        split.filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    let words: Vec<Vec<String>> = told.iter().map(|it| words(it)).collect();
    let is_year =
        |it: &&String| it.starts_with("20") && it.len() >= 4 && academic_year(it).is_some();
    if let Some(year) = words.iter().flatten().find(is_year) {
        constants.insert(Column::Year, year.clone());
    }
    let procedure = |it: &&str| words.iter().flatten().any(|word| *word == it.to_lowercase());
    if let Some(procedure) = PROCEDURES.iter().find(|it| procedure(it)) {
        constants.insert(Column::Procedure, (*procedure).to_owned());
    }
    if let Some(subject) = told.iter().find_map(|it| subject_in(it)) {
        constants.insert(Column::Subject, subject.to_owned());
    }
    let grade = words.iter().flat_map(|it| it.windows(2)).find_map(|pair| {
        let number: u8 = pair[0].parse().ok().filter(|it| (1..=11).contains(it))?;
        pair[1].starts_with("класс").then_some(number)
    });
    if let Some(grade) = grade {
        constants.insert(Column::Grade, grade.to_string());
    }
    constants
}
