//! Site files inside the binary.

use std::borrow::Cow;

use axum::body::Bytes;

use super::File;

#[derive(rust_embed::RustEmbed)]
#[folder = "$RAZREZ_SITE_DIR"]
struct Site;

pub(super) fn get(name: &str) -> Option<File> {
    let file = Site::get(name)?;
    let tag = file.metadata.sha256_hash()[..8].iter().map(|it| format!("{it:02x}")).collect();
    let bytes = match file.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    Some(File { bytes, tag })
}
