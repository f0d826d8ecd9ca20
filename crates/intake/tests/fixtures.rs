//! Every format on its invented files: what a clean one yields, what is said about a broken
//! one. A line of a harvest changes only with its snapshot.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

use std::{fmt::Write, path::PathBuf};

use analysis::{Dictionary, dictionary::Member, plan::Plan};
use intake::{Format, Harvest, Knowledge, Unreadable, mapping::Mapping};

fn folder(format: Format) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(format.code())
}

fn harvest(format: Format, file: &str) -> Harvest {
    let bytes = std::fs::read(folder(format).join(file)).unwrap();
    let harvest = read(format, file, &bytes).unwrap();
    assert_eq!(harvest.format, format, "{file}");
    harvest.batch.clone().into_cube().unwrap();
    harvest
}

fn read(format: Format, file: &str, bytes: &[u8]) -> Result<Harvest, Unreadable> {
    let told = std::fs::read(folder(format).join("mapping.json"));
    let told = Knowledge::mapped(
        told.ok()
            .map(|it| serde_json::from_slice::<Mapping>(&it).unwrap())
            .into_iter()
            .collect::<Vec<_>>(),
    );
    intake::read_with(&called(format, file), bytes, &told)
}

/// Under which name a fixture is read: some layouts do not tell the work or the school.
fn called(format: Format, file: &str) -> String {
    match format {
        Format::JournalMarks | Format::JournalPupils => format!("edu990001 {file}"),
        Format::GiaNormalised => format!("{file}/12_2026.06.03 обществознание.csv"),
        Format::VprForm => format!("edu990001 ВПР 2026 Физика 8 класс/{file}"),
        Format::VprRows2020 => format!("2020/4/Математика/{file}"),
        Format::VprRows2021 => format!("Проведение работы по математике, 4 класс. ВПР 2021/{file}"),
        Format::VprRows2022 => format!("2022/5/Биология/{file}"),
        _ => file.to_owned(),
    }
}

/// A harvest as text: summary, problems, members, units, cells.
fn told(harvest: &Harvest) -> String {
    let mut told = format!("{harvest}\n");
    for problem in &harvest.problems {
        writeln!(told, "  {problem}").unwrap();
    }
    let dictionary = &harvest.batch.dictionary;
    write!(told, "{}", told_dictionary(dictionary)).unwrap();
    told.push_str("units\n");
    for (unit, parent) in &harvest.batch.units {
        let parent = parent.map(|it| harvest.batch.units[it].0.code.as_str());
        let (kind, code, name) = (unit.kind, &unit.code, &unit.name);
        let (aliases, place) = (&unit.aliases, &unit.place);
        writeln!(told, "  {kind} {code} «{name}» {aliases:?} at {place:?} in {parent:?}").unwrap();
    }
    for fact in dictionary.context.facts() {
        let unit = &harvest.batch.units[fact.unit as usize].0.code;
        let (of, year, value) = (fact.characteristic, fact.year, fact.value);
        writeln!(told, "context {of} {year} {unit}: {value}").unwrap();
    }
    for cluster in &dictionary.clusters {
        let code = |it: &u32| harvest.batch.units[*it as usize].0.code.to_string();
        let members: Vec<String> = cluster.members.iter().map(code).collect();
        let until = cluster.until.map_or_else(|| "…".to_owned(), |it| it.to_string());
        let (named, since) = (&cluster.code, cluster.since);
        let (rule, reason) = (&cluster.rule, &cluster.reason);
        write!(told, "cluster {named} {since}–{until} {rule:?} {reason:?}: {members:?}").unwrap();
        let manager = cluster.manager.as_ref().map(|it| format!(" by {it}"));
        writeln!(told, "{}", manager.unwrap_or_default()).unwrap();
    }
    for plan in &harvest.batch.plans {
        let Plan { procedure, subject, grade, year, tasks } = plan;
        writeln!(told, "plan {procedure} {subject} {grade} {year}").unwrap();
        for it in tasks {
            let of: Vec<_> = it.requirements.iter().map(|it| (&it.code, &it.text)).collect();
            writeln!(told, "  {} {:?} {:?}: {of:?}", it.task, it.level, it.max).unwrap();
        }
    }
    for it in &harvest.batch.boundaries {
        let (lowest, year) = (it.lowest.lowest(), it.year);
        let (procedure, subject, grade) = (&it.procedure, &it.subject, &it.grade);
        writeln!(told, "boundaries {procedure} {subject} {grade} {year}: {lowest:?}").unwrap();
    }
    told.push_str("cells\n");
    for cell in &harvest.batch.cells {
        let place = cell.place;
        let code = |list: &[Member], id: u16| list[usize::from(id)].code.to_string();
        let unit = &harvest.batch.units[cell.unit as usize].0.code;
        let tally = cell.tally;
        writeln!(
            told,
            "  {unit} {} {} {} {} {} {} on {}: n {}, {:?}, {:?}, scores {:?}, squares {:?}, \
             max {:?}, {:?}",
            place.year,
            place.term,
            code(&dictionary.procedures, place.procedure),
            code(&dictionary.subjects, place.subject),
            code(&dictionary.grades, place.grade),
            code(&dictionary.groups, place.group),
            dictionary.scales[usize::from(place.scale)].code,
            tally.participants,
            tally.attendance,
            tally.levels.map(|it| (it.counts, it.not_graded)),
            tally.scores.map(|it| (it.n, it.sum)),
            tally.squares.map(|it| (it.n, it.sum)),
            tally.points_max.map(|it| (it.n, it.sum)),
            tally.journal,
        )
        .unwrap();
    }
    told
}

fn told_dictionary(dictionary: &Dictionary) -> String {
    let mut told = String::new();
    for source in &dictionary.sources {
        writeln!(told, "source {} ({}, {})", source.code, source.territory, source.licence)
            .unwrap();
    }
    let lists = [
        ("procedures", &dictionary.procedures),
        ("subjects", &dictionary.subjects),
        ("grades", &dictionary.grades),
        ("groups", &dictionary.groups),
    ];
    for (name, members) in lists {
        writeln!(told, "{name}").unwrap();
        for it in members {
            writeln!(told, "  {} «{}» {:?} {:?}", it.code, it.name, it.aliases, it.detail).unwrap();
        }
    }
    for it in &dictionary.partitions {
        let members = dictionary.members(it.dimension);
        let code = |id: u16| &members[usize::from(id)].code;
        let (whole, part) = (code(it.whole), code(it.part));
        let (family, all) = (it.family, it.is_exhaustive);
        writeln!(told, "part {part} of {whole}, family {family}, exhaustive {all}").unwrap();
    }
    for it in &dictionary.not_held {
        writeln!(told, "not held: {:?} {:?} {}", it.procedure, it.grade, it.year).unwrap();
    }
    for it in &dictionary.breaks {
        writeln!(told, "break: {:?} {:?} since {}", it.procedure, it.grade, it.since).unwrap();
    }
    told
}

fn assert_told(format: Format, file: &str, snapshot: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder(format));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(snapshot, told(&harvest(format, file))));
}

#[test]
fn every_format_has_its_fixtures() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let entries = std::fs::read_dir(root).unwrap();
    let mut folders: Vec<_> =
        entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    folders.sort();
    let mut codes: Vec<_> = Format::ALL.iter().map(|it| it.code().to_owned()).collect();
    codes.sort();
    assert_eq!(folders, codes);
    for format in Format::ALL {
        let file = |stem: &str| {
            let names = ["csv", "xlsx", "xls", "jsonl"].map(|it| format!("{stem}.{it}"));
            names.into_iter().find(|it| folder(*format).join(it).exists()).unwrap()
        };
        let (clean, broken) = (file("clean"), file("broken"));
        assert_told(*format, &clean, "harvest");
        assert_told(*format, &broken, "broken");
        assert_eq!(harvest(*format, &clean).problems_total, 0, "{format}");
        assert!(harvest(*format, &broken).rows_loaded() > 0, "{format}: good rows load");
    }
}

#[test]
fn a_stray_quote_that_swallows_the_next_line_is_reported() {
    assert_told(Format::Bg, "torn_row.csv", "torn_row");
}

#[test]
fn a_mean_off_its_scale_is_not_loaded() {
    assert_told(Format::Bg, "mean_off_scale.csv", "mean_off_scale");
}

#[test]
fn one_spelling_for_two_municipalities_is_told_apart_by_school() {
    assert_told(Format::Bg, "dobrich.csv", "dobrich");
}

#[test]
fn russian_headings_in_windows_1251_are_understood() {
    assert_told(Format::Long, "russian_cp1251.csv", "russian_cp1251");
}

#[test]
fn the_older_comparison_with_the_journal_has_its_figures_in_rows() {
    assert_told(Format::VprJournal, "older.xlsx", "older");
}

#[test]
fn of_a_school_with_one_impossible_subject_the_others_load() {
    assert_told(Format::EgeSchools, "implausible.xlsx", "implausible");
}

/// What readers expected is in Russian on the Russian page.
#[test]
fn whatever_a_broken_file_is_told_has_its_russian() {
    // Bare figures read the same in both languages.
    let is_bare = |text: &str| !text.chars().any(char::is_alphabetic);
    let mut told = 0;
    for format in Format::ALL {
        for entry in std::fs::read_dir(folder(*format)).unwrap() {
            let path = entry.unwrap().path();
            let file = path.file_name().unwrap().to_str().unwrap();
            let bytes = std::fs::read(&path).unwrap();
            let Ok(harvest) = read(*format, file, &bytes) else { continue };
            for problem in harvest.problems.iter().filter(|it| !is_bare(&it.expected)) {
                let worded = intake::check::in_russian(&problem.expected);
                assert!(worded.is_some(), "{file}: {}", problem.expected);
                told += 1;
            }
        }
    }
    assert!(told > 100, "the fixtures are told a lot");
}
