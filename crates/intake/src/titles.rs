//! The lines above a table: what is written beside or behind a label.

use crate::{likeness::likened, spelling::squeezed};

/// What stands beside a label, or behind it in the same cell: `Класс: 8А`, `Предмет:|Химия`.
pub(crate) fn label(titles: &[Vec<String>], label: &str) -> Option<String> {
    let found = titles.iter().find_map(|row| {
        let at = row.iter().position(|it| likened(it).starts_with(&likened(label)))?;
        let behind = row[at].split_once(':').map_or("", |(_, it)| it.trim());
        let beside = || row.iter().skip(at + 1).map(|it| it.trim()).find(|it| !it.is_empty());
        if behind.is_empty() { beside() } else { Some(behind) }
    });
    found.map(squeezed)
}

/// The login of a school in the name of a file: `edu990001 ВПР 2026.xlsx`.
pub(crate) fn login(file: &str) -> Option<String> {
    let words = file.split(|it: char| !it.is_alphanumeric());
    words.filter_map(crate::vpr::login).next_back()
}
