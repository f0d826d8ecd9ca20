//! Zip archives: workbooks are such, and several files come in one.
//!
//! What an archive says of itself is not believed: everything is unpacked once, into nothing or
//! into memory, and counted on the way. Names of entries are read as UTF-8 or, as archives of
//! Russian Windows have them, in its old code page 866.

use std::io::{self, Cursor, Read};

use encoding_rs::IBM866;
use zip::{ZipArchive, read::ZipFile};

use crate::{Unreadable, bytes::UNPACKED_MAX, unreadable::Surplus};

/// How many entries an archive may have. A region's archive has a few hundred, a workbook one or
/// two for each sheet.
const ENTRIES_MAX: usize = 2_000;
/// How often larger than the archive its contents may be, beyond [`RATIO_FREE`]. Sheets of
/// numbers pack to a tenth, of blanks to a hundredth.
const RATIO_MAX: u64 = 300;
/// Up to here nobody asks.
const RATIO_FREE: u64 = 32 << 20;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// What an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contents {
    Xlsx,
    Ods,
    /// XLSB, which is not read.
    BinaryWorkbook,
    Files,
}

/// One file of an archive.
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) bytes: Result<Vec<u8>, Unreadable>,
}

/// Tells a workbook from an archive of files, by the parts a workbook must have.
pub(crate) fn contents(bytes: &[u8]) -> Result<Contents, Unreadable> {
    let archive = opened(bytes)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    Ok(match () {
        () if has("xl/workbook.bin") => Contents::BinaryWorkbook,
        () if has("[Content_Types].xml") => Contents::Xlsx,
        () if has("content.xml") && has("mimetype") => Contents::Ods,
        () => Contents::Files,
    })
}

/// Refuses an archive that unpacks to too much.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = opened(bytes)?;
    let mut budget = Budget::of(bytes);
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(Unreadable::workbook)?;
        budget.spend(&mut entry, &mut io::sink())?;
    }
    Ok(())
}

/// One entry by its name.
pub(crate) fn entry(bytes: &[u8], name: &str) -> Result<Vec<u8>, Unreadable> {
    let mut archive = opened(bytes)?;
    let mut entry = archive.by_name(name).map_err(Unreadable::workbook)?;
    let mut unpacked = Vec::new();
    Budget::of(bytes).spend(&mut entry, &mut unpacked)?;
    Ok(unpacked)
}

/// Goes through the files of an archive, one in memory at a time. Folders and what systems leave
/// behind (`__MACOSX`, lock files) are no files.
pub(crate) fn each(bytes: &[u8], mut take: impl FnMut(Entry)) -> Result<(), Unreadable> {
    let mut archive = opened(bytes)?;
    let mut budget = Budget::of(bytes);
    for at in 0..archive.len() {
        let mut entry = match archive.by_index(at) {
            Ok(entry) => entry,
            Err(reason) => {
                let name = format!("entry {}", at + 1);
                take(Entry { name, bytes: Err(Unreadable::packing(reason)) });
                continue;
            }
        };
        let name = name(&entry);
        if entry.is_dir() || is_left_behind(&name) {
            continue;
        }
        let mut unpacked = Vec::new();
        let spent = budget.spend(&mut entry, &mut unpacked);
        let is_over =
            matches!(spent, Err(Unreadable::TooLarge { .. } | Unreadable::TooMuch { .. }));
        take(Entry { name, bytes: spent.map(|()| unpacked) });
        if is_over {
            break;
        }
    }
    Ok(())
}

fn opened(bytes: &[u8]) -> Result<Archive<'_>, Unreadable> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::workbook)?;
    if archive.len() > ENTRIES_MAX {
        return Err(Surplus::Entries.beyond(ENTRIES_MAX as u64));
    }
    Ok(archive)
}

fn name(entry: &ZipFile<'_, Cursor<&[u8]>>) -> String {
    let raw = entry.name_raw();
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => IBM866.decode_without_bom_handling(raw).0.into_owned(),
    }
}

fn is_left_behind(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("__MACOSX/") || file.starts_with('.') || file.starts_with("~$")
}

/// How much an archive may still unpack to.
struct Budget {
    packed: u64,
    unpacked: u64,
}

impl Budget {
    fn of(archive: &[u8]) -> Self {
        Self { packed: archive.len() as u64, unpacked: 0 }
    }

    fn spend(
        &mut self,
        entry: &mut ZipFile<'_, Cursor<&[u8]>>,
        to: &mut impl io::Write,
    ) -> Result<(), Unreadable> {
        let ratio = self.packed.saturating_mul(RATIO_MAX).max(RATIO_FREE);
        let left = UNPACKED_MAX.min(ratio) - self.unpacked;
        let copied = io::copy(&mut entry.take(left + 1), to).map_err(Unreadable::packing)?;
        self.unpacked += copied.min(left);
        match copied {
            it if it <= left => Ok(()),
            _ if ratio < UNPACKED_MAX => Err(Surplus::Ratio.beyond(RATIO_MAX)),
            _ => Err(Unreadable::TooLarge { limit: UNPACKED_MAX }),
        }
    }
}
