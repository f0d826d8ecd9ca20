//! What somebody typed into a form, and moments as people and programs read them.

use chrono::{DateTime, Utc};

use crate::desk::Trouble;

/// A text without the blanks around it, if it is not too long.
pub(crate) fn short(text: &str, name: &str, max: usize) -> Result<String, Trouble> {
    let text = text.trim();
    if text.chars().count() > max {
        return Err(Trouble::Invalid(format!("`{name}` is longer than {max} signs")));
    }
    Ok(text.to_owned())
}

/// The same of a text that must be there.
pub(crate) fn needed(text: &str, name: &str, max: usize) -> Result<String, Trouble> {
    let text = short(text, name, max)?;
    if text.is_empty() {
        return Err(Trouble::Invalid(format!("a {name} is needed")));
    }
    Ok(text)
}

/// A moment, as pages and the command line show it.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// A moment, as programs read it.
pub(crate) fn exact_moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
