//! Headings: the names of the columns, as a file spells them and as they are compared.

use crate::{Format, Unreadable, likeness::likened};

/// The heading.
pub(crate) struct Header {
    /// As the file spells them.
    pub(crate) names: Vec<String>,
    /// As they are compared.
    folded: Vec<String>,
    /// The sheet they stand on, where the workbook has several.
    pub(crate) sheet: Option<String>,
}

impl Header {
    pub(crate) fn new<'h>(names: impl Iterator<Item = &'h str>) -> Self {
        let names: Vec<_> = names.map(|it| it.trim().to_owned()).collect();
        let folded = names.iter().map(|it| fold(it)).collect();
        Self { names, folded, sheet: None }
    }

    /// The same on a sheet of this name.
    pub(crate) fn on(self, sheet: Option<String>) -> Self {
        Self { sheet, ..self }
    }

    /// The column that a person would say has this heading; see [`likened`].
    pub(crate) fn like(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|it| likened(it) == likened(name))
    }

    /// The column with this heading, in any case; spaces and underscores are the same.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.folded.iter().position(|it| it == name)
    }

    /// Whether all these columns are there.
    pub(crate) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|it| self.find(it).is_some())
    }

    /// Whether a column goes by one of these names.
    pub(crate) fn is_called(&self, column: usize, names: &[&str]) -> bool {
        self.folded.get(column).is_some_and(|it| names.contains(&it.as_str()))
    }

    /// The places of columns a format cannot do without.
    pub(crate) fn require<const N: usize>(
        &self,
        format: Format,
        names: [&str; N],
    ) -> Result<[usize; N], Unreadable> {
        let find = |it: &str| self.find(it).or_else(|| self.like(it));
        let missing = names.iter().filter(|it| find(it).is_none());
        let columns: Vec<_> = missing.map(|it| (*it).to_owned()).collect();
        if columns.is_empty() {
            Ok(names.map(|it| find(it).unwrap_or_default()))
        } else {
            Err(Unreadable::MissingColumns { format, columns })
        }
    }

    /// The heading for a message.
    pub(crate) fn shown(&self) -> String {
        let shown = self.names.join(", ");
        match shown.char_indices().nth(300) {
            Some((end, _)) => format!("{}…", &shown[..end]),
            None => shown,
        }
    }
}

/// A heading as it is compared: `«Код  ОО»` is `код_оо`.
pub(crate) fn fold(name: &str) -> String {
    folded(name).collect()
}

/// The letters of a heading as they are compared. One by one and without a text for each word:
/// cells are compared so, too, and a region has fifty million of them.
pub(crate) fn folded(name: &str) -> impl Iterator<Item = char> {
    let is_gap = |it: char| it.is_whitespace() || it == '_';
    let bare = name.trim_matches(|it: char| it.is_whitespace() || "«»\"'\u{FEFF}".contains(it));
    let words = bare.split(is_gap).filter(|it| !it.is_empty());
    let parted = words.enumerate().flat_map(|(at, word)| {
        let gap = (at > 0).then_some('_');
        gap.into_iter().chain(word.chars())
    });
    parted.flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_without_case_spaces_and_quotes() {
        for name in ["Код ОО", " код_оо ", "«КОД  ОО»", "\u{FEFF}\"код оо\""]
        {
            assert_eq!(fold(name), "код_оо", "case: {name}");
        }
    }
}
