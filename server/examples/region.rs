//! Measures the import of a region's raw protocols: 92 workbooks with 1.3 million pupil rows of 40 columns.
//!
//! `cargo build --release -p server && cargo run --release -p server --example region [BOOKS] [SCHOOLS]`
//! writes the workbooks into a temporary folder, lets `razrez import` read them into a new SQLite file,
//! and says how long that took and how much memory it had at most (where the system tells).

use std::{
    error::Error,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use rust_xlsxwriter::Workbook;

/// Subjects as folders of protocols name them, twelve of them.
const SUBJECTS: [&str; 12] = [
    "Математика",
    "Русский язык",
    "Окружающий мир",
    "Биология",
    "География",
    "История",
    "Обществознание",
    "Физика",
    "Химия",
    "Английский язык",
    "Информатика",
    "Литература",
];
const TASKS: u32 = 28;
/// The median cohort of a school.
const PUPILS: u32 = 22;
const BEFORE: [&str; 9] = [
    "логин школы",
    "регион",
    "номер обучающегося",
    "код обучающегося",
    "отметка за предыдущую четверть/триместр",
    "пол",
    "класс",
    "вариант",
    "всего баллов",
];
const BEHIND: [&str; 3] = ["Учебник", "Др.уч. автор", "Др.уч. название"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let books = arguments.next().map_or(Ok(92), |it| it.parse::<usize>())?;
    let schools = arguments.next().map_or(Ok(643), |it| it.parse::<u32>())?;
    let folder = std::env::temp_dir().join(format!("razrez_region_{}", std::process::id()));
    let begun = Instant::now();
    let mut files = Vec::with_capacity(books);
    for book in 0..books {
        files.push(write(&folder, book, schools)?);
    }
    let rows = books as u64 * u64::from(schools * PUPILS);
    println!("{books} workbooks with {rows} rows written in {:.1?}", begun.elapsed());
    let measured = import(&folder, &files, rows);
    std::fs::remove_dir_all(&folder)?;
    measured
}

/// A workbook of one work; grades 4 to 11, as many subjects as are needed.
fn write(folder: &Path, book: usize, schools: u32) -> Result<PathBuf, Box<dyn Error>> {
    let (subject, grade) = (SUBJECTS[book % SUBJECTS.len()], 4 + book / SUBJECTS.len());
    let path = folder.join("2021").join(grade.to_string());
    std::fs::create_dir_all(&path)?;
    let path = path.join(format!("{subject}.xlsx"));
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let tasks = (1..=TASKS).map(|it| format!("балл за {it}"));
    let heading = BEFORE.into_iter().map(str::to_owned).chain(tasks);
    for (column, name) in (0..).zip(heading.chain(BEHIND.map(str::to_owned))) {
        sheet.write(0, column, name)?;
    }
    let mut row = 1;
    let seed = u32::try_from(book)?;
    for school in 0..schools {
        for pupil in 0..PUPILS {
            // No chance in it: the same rows every time, and others in each workbook, for the same
            // bytes are taken over once.
            let points =
                |task: u32| (school * 7 + pupil * 5 + task * 3 + (1 << (task % 7) & seed)) % 3 % 2;
            let total: u32 = (0..TASKS).map(points).sum();
            let code = format!("{grade}{:04}", school * PUPILS % 9_000 + pupil);
            let texts = [
                format!("sch99{school:04}"),
                "99".to_owned(),
                (pupil + 1).to_string(),
                code,
                (2 + pupil % 4).to_string(),
                if pupil % 2 == 0 { "ж" } else { "м" }.to_owned(),
                "А".to_owned(),
                (1 + pupil % 2).to_string(),
                total.to_string(),
            ];
            let points = (0..TASKS).map(|it| points(it).to_string());
            for (column, text) in (0..).zip(texts.into_iter().chain(points)) {
                sheet.write(row, column, text)?;
            }
            row += 1;
        }
    }
    workbook.save(&path)?;
    Ok(path)
}

fn import(folder: &Path, files: &[PathBuf], rows: u64) -> Result<(), Box<dyn Error>> {
    let database = format!("sqlite://{}?mode=rwc", folder.join("region.db").display());
    // Beside the folder of the examples.
    let program = std::env::current_exe()?;
    let program = program.parent().and_then(Path::parent).ok_or("no folder of programs")?;
    let begun = Instant::now();
    let mut import = Command::new(program.join("razrez"))
        .args(["--database", &database, "import", "--accept-errors"])
        .args(files)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let peak = watched(&mut import)?;
    let seconds = begun.elapsed().as_secs_f64();
    let status = import.wait()?;
    #[expect(clippy::cast_precision_loss, reason = "a figure to be printed")]
    let rate = rows as f64 / seconds;
    println!("imported in {seconds:.1} s, {rate:.0} rows/s, peak memory {peak} MB, {status}");
    Ok(())
}

/// The largest memory the program had, in megabytes.
fn watched(import: &mut Child) -> Result<u64, Box<dyn Error>> {
    let mut peak = 0;
    while import.try_wait()?.is_none() {
        let status = std::fs::read_to_string(format!("/proc/{}/status", import.id()));
        let status = status.unwrap_or_default();
        let told = status.lines().find_map(|it| it.strip_prefix("VmHWM:")).unwrap_or_default();
        let kilobytes = told.trim().trim_end_matches("kB").trim().parse().unwrap_or(0_u64);
        peak = peak.max(kilobytes >> 10);
        thread::sleep(Duration::from_millis(100));
    }
    Ok(peak)
}
