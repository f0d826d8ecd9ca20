//! From bytes to text: what kind of file it is and gzip by their magic bytes, the encoding by
//! what the bytes can be.
//!
//! Russian offices save CSV in Windows-1251, Excel's "Unicode text" is UTF-16, everything else
//! is UTF-8; the file does not say which. UTF-8 is unlikely to be valid by accident, so it is
//! tried first; Windows-1251 accepts nearly everything, so it must also look like Cyrillic.

use std::{borrow::Cow, io::Read};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1251};
use flate2::read::MultiGzDecoder;

use crate::{
    Unreadable,
    archive::{self, Contents},
    workbook,
};

/// How large a file may be, unpacked. The largest bundled set has 20 MB; a region's ten years
/// stay below 200.
pub const UNPACKED_MAX: u64 = 256 << 20;

const GZIP: &[u8] = &[0x1F, 0x8B];
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
const OLD_OFFICE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// What a file is, gzip taken off.
#[derive(Debug)]
pub(crate) enum Kind<'b> {
    Workbook(workbook::Kind),
    /// An archive of files.
    Archive,
    /// A page with tables.
    Html(Cow<'b, str>),
    Text(Cow<'b, str>),
}

/// What kind of file these bytes are.
pub(crate) fn kind(bytes: &[u8]) -> Result<Kind<'_>, Unreadable> {
    if bytes.starts_with(OLD_OFFICE) {
        return Ok(Kind::Workbook(workbook::Kind::Xls));
    }
    if ZIP.iter().any(|it| bytes.starts_with(it)) {
        return Ok(match archive::contents(bytes)? {
            Contents::Xlsx => Kind::Workbook(workbook::Kind::Xlsx),
            Contents::Ods => Kind::Workbook(workbook::Kind::Ods),
            Contents::BinaryWorkbook => return Err(Unreadable::BinaryWorkbook),
            Contents::Files => Kind::Archive,
        });
    }
    if let Some(page) = workbook::html_of(bytes) {
        return Ok(Kind::Html(page.into()));
    }
    let text = decoded(bytes)?;
    Ok(if workbook::is_html(&text) { Kind::Html(text) } else { Kind::Text(text) })
}

/// The bytes without gzip around them.
pub(crate) fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Unreadable> {
    let unpacked = if bytes.starts_with(GZIP) {
        let mut unpacked = Vec::new();
        MultiGzDecoder::new(bytes)
            .take(UNPACKED_MAX + 1)
            .read_to_end(&mut unpacked)
            .map_err(Unreadable::packing)?;
        Cow::Owned(unpacked)
    } else {
        Cow::Borrowed(bytes)
    };
    let is_too_large = unpacked.len() as u64 > UNPACKED_MAX;
    if is_too_large { Err(Unreadable::TooLarge { limit: UNPACKED_MAX }) } else { Ok(unpacked) }
}

/// The text of these bytes, in whichever of the known encodings it is.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let decoded = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
        return not_blank(decoded.ok_or_else(|| wrong(bytes))?);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        let decoded = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        return not_blank(decoded.ok_or_else(|| wrong(bytes))?);
    }
    if bytes.contains(&0) {
        return Err(wrong(bytes));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => not_blank(Cow::Borrowed(text)),
        Err(_) if is_cyrillic_1251(bytes) => {
            let decoded = WINDOWS_1251.decode_without_bom_handling_and_without_replacement(bytes);
            decoded.ok_or_else(|| wrong(bytes))
        }
        Err(_) => Err(wrong(bytes)),
    }
}

fn not_blank(text: Cow<'_, str>) -> Result<Cow<'_, str>, Unreadable> {
    if text.trim().is_empty() { Err(Unreadable::Empty) } else { Ok(text) }
}

/// UTF-16 without its mark: the ASCII of a heading has a zero in every other byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let heading = &bytes[..bytes.len().min(64)];
    let zeros = |from: usize| heading.iter().skip(from).step_by(2).filter(|it| **it == 0).count();
    let (even, odd, enough) = (zeros(0), zeros(1), heading.len() / 4);
    match () {
        () if heading.len() < 8 => None,
        () if odd > enough && even == 0 => Some(UTF_16LE),
        () if even > enough && odd == 0 => Some(UTF_16BE),
        () => None,
    }
}

/// Whether the bytes beyond ASCII are mostly letters А–я, or quotation marks, dashes, № and spaces that
/// do not break, as names of schools are full of. In broken UTF-8 about half are not.
fn is_cyrillic_1251(bytes: &[u8]) -> bool {
    const SIGNS: [u8; 11] = [0xA8, 0xB8, 0xAB, 0xBB, 0xB9, 0x93, 0x94, 0x84, 0x96, 0x97, 0xA0];
    let is_letter = |it: u8| it >= 0xC0 || SIGNS.contains(&it);
    let beyond = bytes.iter().filter(|it| **it >= 0x80).count();
    let letters = bytes.iter().filter(|it| is_letter(**it)).count();
    letters * 10 >= beyond * 8
}

fn wrong(bytes: &[u8]) -> Unreadable {
    let zero = bytes.iter().position(|it| *it == 0);
    let position = std::str::from_utf8(bytes).err().map(|it| it.valid_up_to()).or(zero);
    let position = position.unwrap_or_default();
    Unreadable::Encoding { byte: bytes.get(position).copied().unwrap_or_default(), position }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, with_mark: bool) -> Vec<u8> {
        let mark = with_mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let text = "year;procedure;school\n2024;ВПР;Школа № 5 «Ёлочка»\n";
        let (cp1251, _, _) = WINDOWS_1251.encode(text);
        let cases: [(&str, Vec<u8>); 5] = [
            ("UTF-8", text.into()),
            ("UTF-8 with BOM", format!("\u{FEFF}{text}").into()),
            ("UTF-16 with BOM", utf16(text, true)),
            ("UTF-16 without BOM", utf16(text, false)),
            ("Windows-1251", cp1251.into_owned()),
        ];
        for (name, bytes) in cases {
            assert_eq!(decoded(&bytes).unwrap(), text, "case: {name}");
        }
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        let broken = [&"год;процедура;предмет".as_bytes()[..12], b"\n1;2;3"].concat();
        let cases: [(&str, &[u8], Unreadable); 4] = [
            ("empty", b"", Unreadable::Empty),
            ("blank", b" \r\n\n", Unreadable::Empty),
            ("an image", b"\x89PNG\r\n\0\0\0", Unreadable::Encoding { byte: 0x89, position: 0 }),
            ("broken UTF-8", &broken, Unreadable::Encoding { byte: 0xD0, position: 11 }),
        ];
        for (name, bytes, expected) in cases {
            assert_eq!(decoded(bytes).unwrap_err(), expected, "case: {name}");
        }
    }

    #[test]
    fn quotation_marks_and_numero_signs_are_as_good_as_letters() {
        let text = format!("Школа;Код ОО;2;3\n{}", "МБОУ «СОШ №\u{a0}1» – 5;101;4;5\n".repeat(60));
        let (bytes, _, lost) = WINDOWS_1251.encode(&text);
        assert!(!lost);
        assert_eq!(decoded(&bytes).unwrap(), text);
    }
}
