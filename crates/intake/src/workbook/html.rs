//! HTML tables saved as `.xls`, as electronic journals give them.
//!
//! Read from the tokens of a real HTML tokeniser and not from a document tree: a tree of hostile
//! markup takes quadratic time, and a table needs none. Tables and text beside them stand below
//! each other on one sheet, as a spreadsheet opens such a file, so the lines of problems are its
//! lines. A cell that spans others is written once; the others are blank.

use std::{cell::RefCell, collections::BTreeMap};

use calamine::Data;
use encoding_rs::Encoding;
use html5ever::{
    Attribute,
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, CharacterTokens, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
        TokenizerOpts,
        states::{Rawtext, Rcdata, ScriptData},
    },
};

use super::{Filling, Sheet, Space};
use crate::Unreadable;

/// How large such a page is taken.
const SIZE_MAX: usize = 32 << 20;
/// How many blanks, quotes and slashes a tag may have: attributes are compared with each other.
const ATTRIBUTES_MAX: usize = 500;
/// How far a cell may span.
const SPAN_MAX: u32 = 1_000;

/// Whether a text is an HTML page with a table.
pub(crate) fn is_html(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let begins: String = text.chars().take(4_000).collect();
    text.starts_with('<') && begins.to_ascii_lowercase().contains("<table")
        || begins.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("<html"))
        || begins.get(..9).is_some_and(|it| it.eq_ignore_ascii_case("<!doctype"))
}

/// The text of a page in the encoding it names itself.
pub(crate) fn decoded(bytes: &[u8]) -> Option<String> {
    let begins = String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]).to_ascii_lowercase();
    let (_, named) = begins.split_once("charset=")?;
    let named = named.trim_start_matches(['"', '\'']);
    let end = named.find(|it: char| !it.is_ascii_alphanumeric() && !"-_".contains(it))?;
    let encoding = Encoding::for_label(&named.as_bytes()[..end])?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    is_html(&text).then(|| text.into_owned())
}

/// The sheet a page makes.
pub(super) fn sheet(text: &str) -> Result<Sheet, Unreadable> {
    if text.len() > SIZE_MAX {
        return Err(Unreadable::TooLarge { limit: SIZE_MAX as u64 });
    }
    if has_endless_tag(text) {
        return Err(Unreadable::excessive(format!(
            "a tag of the page has more than {ATTRIBUTES_MAX} attributes"
        )));
    }
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    let tokenizer = Tokenizer::new(Page::default(), TokenizerOpts::default());
    while let html5ever::TokenizerResult::Script(()) = tokenizer.feed(&queue) {}
    tokenizer.end();
    let page = tokenizer.sink.0.into_inner();
    if let Some(reason) = page.refused {
        return Err(reason);
    }
    let mut space = page.space;
    Ok(Sheet { name: String::new(), range: page.filling.finish(&mut space)? })
}

fn has_endless_tag(text: &str) -> bool {
    let mut within: Option<usize> = None;
    for (byte, next) in text.bytes().zip(text.bytes().skip(1)) {
        within = match (within, byte) {
            (_, b'>') => None,
            (None, b'<') if next.is_ascii_alphabetic() => Some(0),
            (Some(ATTRIBUTES_MAX), _) => return true,
            (Some(it), b'/' | b'"' | b'\'') => Some(it + 1),
            (Some(it), _) if byte.is_ascii_whitespace() => Some(it + 1),
            (it, _) => it,
        };
    }
    false
}

/// The page while its tokens arrive; the tokeniser only lends itself.
#[derive(Default)]
struct Page(RefCell<Laying>);

/// Where on the sheet the page has got to.
#[derive(Default)]
struct Laying {
    filling: Filling,
    space: Space,
    refused: Option<Unreadable>,
    row: u32,
    /// The next column, where a row is open.
    column: Option<u32>,
    /// The cell at hand: how many columns and rows it spans.
    cell: Option<(u32, u32)>,
    text: String,
    /// Columns that cells of earlier rows still take, and for how many rows.
    spanned: BTreeMap<u32, u32>,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            CharacterTokens(text) if page.refused.is_none() => page.text.push_str(&text),
            Token::TagToken(tag) => {
                let name = tag.name.as_ref();
                if tag.kind == TagKind::StartTag {
                    match name {
                        "script" => return TokenSinkResult::RawData(ScriptData),
                        "style" => return TokenSinkResult::RawData(Rawtext),
                        "title" | "textarea" => return TokenSinkResult::RawData(Rcdata),
                        _ => {}
                    }
                }
                if page.refused.is_none() {
                    let result = page.tag(&tag);
                    page.refused = result.err();
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn end(&self) {
        let mut page = self.0.borrow_mut();
        if page.refused.is_none() {
            let result = page.end_row();
            page.refused = result.err();
        }
    }
}

impl Laying {
    fn tag(&mut self, tag: &Tag) -> Result<(), Unreadable> {
        match (tag.kind, tag.name.as_ref()) {
            (_, "script" | "style" | "title" | "textarea") => self.text.clear(),
            (_, "table") => {
                self.end_row()?;
                self.spanned.clear();
            }
            (TagKind::StartTag, "tr") => {
                self.end_row()?;
                self.column = Some(0);
            }
            (TagKind::EndTag, "tr") => self.end_row()?,
            (TagKind::StartTag, "td" | "th") => {
                self.end_cell()?;
                self.column.get_or_insert_default();
                self.text.clear();
                let span = |name| span(&tag.attrs, name);
                self.cell = Some((span("colspan"), span("rowspan")));
            }
            (TagKind::EndTag, "td" | "th") => self.end_cell()?,
            (TagKind::StartTag, "br") => self.text.push(' '),
            (_, "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4") if self.column.is_none() => {
                self.end_row()?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Writes the cell at hand and goes on behind it.
    fn end_cell(&mut self) -> Result<(), Unreadable> {
        let Some((columns, rows)) = self.cell.take() else { return Ok(()) };
        let mut at = self.column.unwrap_or_default();
        while self.spanned.contains_key(&at) {
            at += 1;
        }
        self.write(at)?;
        super::within(at.saturating_add(columns - 1))?;
        if rows > 1 {
            self.spanned.extend((at..at + columns).map(|it| (it, rows)));
        }
        self.column = Some(at + columns);
        Ok(())
    }

    /// Ends the row at hand, or the line of text outside all tables.
    fn end_row(&mut self) -> Result<(), Unreadable> {
        self.end_cell()?;
        if self.column.take().is_some() {
            self.spanned.retain(|_, rows| {
                *rows -= 1;
                *rows > 0
            });
            self.text.clear();
            self.row += 1;
        } else if self.text.trim().is_empty() {
            self.text.clear();
        } else {
            self.write(0)?;
            self.row += 1;
        }
        Ok(())
    }

    fn write(&mut self, column: u32) -> Result<(), Unreadable> {
        let text = crate::spelling::squeezed(&self.text);
        self.text.clear();
        if text.is_empty() {
            return Ok(());
        }
        self.filling.put(&mut self.space, (self.row, column), Data::String(text))
    }
}

fn span(attributes: &[Attribute], name: &str) -> u32 {
    let found = attributes.iter().find(|it| &*it.name.local == name);
    found.and_then(|it| it.value.trim().parse().ok()).unwrap_or(1).clamp(1, SPAN_MAX)
}
