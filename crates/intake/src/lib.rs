#![doc = include_str!("../README.md")]

mod archive;
mod atlas;
mod bg;
mod boundaries;
mod bytes;
mod caption;
pub mod check;
mod class;
mod clusters;
mod context;
mod ege_schools;
mod excerpt;
mod format;
mod gathering;
mod gia;
mod giving_up;
mod grid;
mod harvest;
mod header;
mod journal_marks;
mod knowledge;
mod likeness;
mod long;
pub mod mapping;
mod mcas;
mod moscow_ege;
mod noko;
mod package;
mod percent;
mod persons;
mod plans;
mod problem;
mod pupils;
pub mod recognise;
mod roster;
mod scales;
mod spelling;
mod table;
mod titles;
mod unreadable;
mod vpr;
mod vsosh;
mod workbook;

use bytes::Kind;
use table::Table;

pub use bytes::UNPACKED_MAX;
pub use caption::{Asked, Caption, InvalidCaption, is_login, is_subject};
pub use clusters::CLUSTERS_HEADING;
pub use excerpt::{Excerpt, excerpts};
pub use format::Format;
pub use gia::{attempt_adds, has_attempts};
pub use giving_up::read_unless;
pub use harvest::Harvest;
pub use knowledge::{Knowledge, Meaning, word};
pub use package::{Sender, packed};
pub use persons::masked;
pub use problem::{PROBLEMS_KEPT, Problem, Severity};
pub use unreadable::{Damage, Surplus, Unreadable};

/// Reads one file: CSV, HTML, XLSX, XLS or ODS, packed with gzip or as the only one of a zip
/// archive or not at all.
///
/// What the file is, its content tells. `file_name` names the file in the harvest; besides, some
/// layouts do not say what work or which school they are of, and there the name is asked
/// («edu990001 ВПР 2026 Физика 8 класс.xlsx»).
///
/// ```
/// let text = "year,procedure,subject,grade,school_code,participants,scores_mean\n\
///             2024,диагностика,математика,5,0101,24,11.5\n\
///             2024,диагностика,математика,5,0102,many,12\n";
/// let harvest = intake::read("results.csv", text.as_bytes())?;
/// assert_eq!(harvest.batch.cells.len(), 1);
/// assert_eq!(harvest.problems[0].line, 3);
/// # Ok::<(), intake::Unreadable>(())
/// ```
///
/// # Errors
///
/// [`Unreadable`] if nothing of the file can be understood; a bad row is no error but one of
/// [`Harvest::problems`].
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Harvest, Unreadable> {
    read_with(file_name, bytes, &Knowledge::default())
}

/// The same with what was told before: a table that is no format's is read by the first of the mappings
/// that was told for its heading, words mean what they were told to, and protocols without marks have
/// those of the boundaries told for their works. A caption says what the name of the file should.
///
/// # Errors
///
/// [`Unreadable`] if nothing of the file can be understood.
pub fn read_with(file_name: &str, bytes: &[u8], known: &Knowledge) -> Result<Harvest, Unreadable> {
    let unpacked = bytes::unpacked(bytes)?;
    let name = known.caption.name(file_name);
    let mut harvest = match read_known(&name, &unpacked, known) {
        Err(reason) if reason.is_mappable() => {
            mapping::read(file_name, &unpacked, known).unwrap_or(Err(reason))?
        }
        read => read?,
    };
    if harvest.file == name {
        file_name.clone_into(&mut harvest.file);
    }
    Ok(harvest)
}

fn read_known(file_name: &str, unpacked: &[u8], known: &Knowledge) -> Result<Harvest, Unreadable> {
    let text;
    let mut tables = match bytes::kind(unpacked)? {
        Kind::Workbook(kind) => Table::from_sheets(workbook::sheets(kind, unpacked)?)?,
        Kind::Html(page) => Table::from_sheets(workbook::html_sheet(&page)?)?,
        Kind::Archive => return read_only(file_name, unpacked, known),
        Kind::Text(it) if package::claims(&it) => {
            let mut harvest = package::read(&it)?;
            file_name.clone_into(&mut harvest.file);
            return Ok(harvest);
        }
        Kind::Text(it) => {
            text = it;
            vec![Table::from_text(&text)?]
        }
    };
    let sheets = numbered(&mut tables, file_name);
    let claims = |it: &&Format| tables.iter().take(it.sheets()).any(|table| it.claims(table));
    let Some(format) = Format::ALL.iter().copied().find(|it| claims(&it)) else {
        let header = tables.first().map(|it| it.header().shown()).unwrap_or_default();
        return Err(Unreadable::UnknownFormat { header });
    };
    tables.truncate(format.sheets());
    let (tables, others): (Vec<_>, Vec<_>) = tables.into_iter().partition(|it| format.claims(it));
    let mut harvest = format.read(tables, known)?;
    harvest.file = file_name.to_owned();
    harvest.sheets = sheets;
    for other in others.iter().filter(|it| !format.knows(it)) {
        let mut problem = other.problem("a sheet of the same layout as the others").ignored();
        if format.names_pupils() {
            problem.found.clear();
        }
        harvest.problems_total += 1;
        harvest.problems.push(problem);
    }
    Ok(harvest)
}

/// Reads a file or all files of a zip archive, each by itself, in the order of the archive and
/// under its name in it (`results.zip/5/Математика.xlsx`). One file in memory at a time; an
/// archive in an archive is not opened.
///
/// ```
/// let text = "year,procedure,subject,grade,school_code,participants\n2024,a,b,5,0101,24\n";
/// let files = intake::read_all("results.csv", text.as_bytes());
/// assert_eq!(files.len(), 1);
/// assert_eq!(files[0].1.as_ref().unwrap().rows_loaded(), 1);
/// ```
pub fn read_all(file_name: &str, bytes: &[u8]) -> Vec<(String, Result<Harvest, Unreadable>)> {
    let files = read_all_with(file_name, bytes, &Knowledge::default(), |_bytes| ());
    files.into_iter().map(|it| (it.name, it.harvest)).collect()
}

/// A file of those that were read together.
#[derive(Clone, Debug)]
pub struct Packed<K> {
    /// Its name, in an archive behind that of the archive.
    pub name: String,
    /// What its contents are known by; nothing where they could not be unpacked.
    pub key: Option<K>,
    /// What it yielded.
    pub harvest: Result<Harvest, Unreadable>,
}

/// The same, each file as [`read_with`] reads it, with what `key` makes of its contents.
pub fn read_all_with<K>(
    file_name: &str,
    bytes: &[u8],
    known: &Knowledge,
    key: impl Fn(&[u8]) -> K,
) -> Vec<Packed<K>> {
    let alone =
        |harvest| vec![Packed { name: file_name.to_owned(), key: Some(key(bytes)), harvest }];
    let unpacked = match bytes::unpacked(bytes) {
        Ok(unpacked) => unpacked,
        Err(reason) => return alone(Err(reason)),
    };
    if !matches!(bytes::kind(&unpacked), Ok(Kind::Archive)) {
        return alone(read_with(file_name, &unpacked, known));
    }
    let mut files = Vec::new();
    let gone_through = archive::each(&unpacked, |entry| {
        let name = format!("{file_name}/{}", entry.name);
        let own = entry.bytes.as_ref().ok().map(|it| key(it));
        let harvest = entry.bytes.and_then(|it| read_packed(&name, &it, known));
        files.push(Packed { name, key: own, harvest });
    });
    match gone_through {
        Err(reason) => alone(Err(reason)),
        Ok(()) if files.is_empty() => alone(Err(Unreadable::Empty)),
        Ok(()) => files,
    }
}

/// One file of those [`read_all`] reads, by the name it has there: of an archive the packed one,
/// otherwise the file itself.
///
/// ```
/// assert_eq!(intake::file_in("a.csv", b"x;y"), Some(b"x;y".to_vec()));
/// ```
pub fn file_in(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let unpacked = bytes::unpacked(bytes).ok()?;
    if !matches!(bytes::kind(&unpacked), Ok(Kind::Archive)) {
        return Some(unpacked.into_owned());
    }
    in_archive(name, &unpacked)
}

/// The packed file of this name. `a/t.csv` is meant by `x.zip/a/t.csv`, although `t.csv` fits its end.
fn in_archive(name: &str, archive: &[u8]) -> Option<Vec<u8>> {
    let mut found: Option<(usize, Vec<u8>)> = None;
    archive::each(archive, |entry| {
        let is_nearer = found.as_ref().is_none_or(|it| it.0 < entry.name.len());
        if let (true, true, Ok(bytes)) =
            (is_nearer, name.ends_with(&format!("/{}", entry.name)), entry.bytes)
        {
            found = Some((entry.name.len(), bytes));
        }
    })
    .ok()?;
    found.map(|it| it.1)
}

/// Tells each table its file and the number of its sheet; returns the names of the sheets where
/// there are several.
fn numbered(tables: &mut [Table<'_>], file_name: &str) -> Vec<String> {
    let mut sheets: Vec<String> = Vec::new();
    for table in tables {
        file_name.clone_into(&mut table.file);
        // Several tables of one sheet stand behind each other.
        if sheets.last() != Some(&table.name) {
            sheets.push(table.name.clone());
        }
        table.sheet = u16::try_from(sheets.len() - 1).unwrap_or(u16::MAX);
    }
    if sheets.len() > 1 { sheets } else { Vec::new() }
}

/// The only file of an archive.
fn read_only(file_name: &str, archive: &[u8], known: &Knowledge) -> Result<Harvest, Unreadable> {
    let (mut files, mut only) = (0, None);
    archive::each(archive, |entry| {
        files += 1;
        only = (files == 1).then_some(entry);
    })?;
    let Some(entry) = only else {
        return Err(if files == 0 { Unreadable::Empty } else { Unreadable::Archive { files } });
    };
    read_packed(&format!("{file_name}/{}", entry.name), &entry.bytes?, known)
}

/// A file out of an archive, which must be none itself: archives in archives have no bottom.
fn read_packed(name: &str, bytes: &[u8], known: &Knowledge) -> Result<Harvest, Unreadable> {
    let unpacked = bytes::unpacked(bytes)?;
    match bytes::kind(&unpacked)? {
        Kind::Archive => Err(Unreadable::NestedArchive),
        _ => read_with(name, &unpacked, known),
    }
}
